//! What a check answers.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::json::Change;

use super::Severity;

/// The result of a check.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// No diagnostic is an error.
    pub valid: bool,
    /// By position in the document; at most 200, then one `too-many`.
    pub diagnostics: Vec<Diagnostic>,
}

/// Something that a person should know about a place of the request.
#[derive(Debug, Clone, Serialize)]
pub struct Diagnostic {
    /// The code of the rule.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// JSON Pointer to the value, or to where a missing value should stand.
    pub pointer: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The values that fill the message.
    pub params: Params,
    /// The place in the text; for a missing value, the bracket that opens the object it belongs into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Edits that remove the diagnostic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Start, in UTF-16 code units.
    pub from: usize,
    /// End, in UTF-16 code units.
    pub to: usize,
    /// Line of the start, from 1.
    pub line: usize,
    /// Column of the start in UTF-16 code units, from 1.
    pub column: usize,
}

/// Edits that remove a diagnostic and add none.
#[derive(Debug, Clone, Serialize)]
pub struct Fix {
    /// What the edits do.
    pub title: String,
    /// The edits.
    pub changes: Vec<Change>,
}

/// The values that fill a message.
#[derive(Debug, Clone, Default)]
pub struct Params(pub(super) Vec<(&'static str, Param)>);

/// A value that fills a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// A text.
    Text(String),
    /// A number.
    Number(usize),
}

impl Params {
    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Puts the values into a template.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            match self.get(name) {
                Some(Param::Text(text)) => filled.push_str(text),
                Some(Param::Number(number)) => filled.push_str(&number.to_string()),
                None => {}
            }
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
