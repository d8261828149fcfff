//! Sentences for people: templates, and the values that fill them.

mod locale;
mod text;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

pub use locale::Locale;
pub use text::Text;

/// The values that fill a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

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
    /// Adds a value.
    pub fn add(&mut self, name: &'static str, value: impl Into<Param>) {
        self.0.push((name, value.into()));
    }

    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Puts the values into the `{names}` of a template. Another brace stays one.
    #[must_use]
    pub fn fill(&self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let name_length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
            match (after.split_at_checked(name_length), after.as_bytes().get(name_length)) {
                (Some((name, behind)), Some(b'}')) if name_length > 0 => {
                    self.write(name, &mut filled);
                    rest = behind.strip_prefix('}').unwrap_or(behind);
                }
                // A brace that is meant as one.
                _ => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

impl Params {
    fn write(&self, name: &str, filled: &mut String) {
        match self.get(name) {
            Some(Param::Text(text)) => filled.push_str(text),
            Some(Param::Number(number)) => filled.push_str(&number.to_string()),
            None => {}
        }
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

impl<const N: usize> From<[(&'static str, Param); N]> for Params {
    fn from(values: [(&'static str, Param); N]) -> Self {
        Self(values.into())
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
