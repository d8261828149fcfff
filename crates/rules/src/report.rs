//! What a check answers.

use std::fmt;

use serde::{Serialize, Serializer};

use target_groups_json::{Change, Range};
use target_groups_message::Params;

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
    /// Where its rule is described.
    pub docs: DocsLink,
    /// The place in the text; for a missing value, the bracket that opens the object it belongs into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Edits that remove the diagnostic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// Edits that remove a diagnostic and add none.
#[derive(Debug, Clone, Serialize)]
pub struct Fix {
    /// What the edits do.
    pub title: String,
    /// The edits.
    pub changes: Vec<Change>,
}

/// The page of the rules, as a module specifier of the package.
const PAGE: &str = "target-groups/docs/rules.md#";

/// Where a rule is described: its section of the page that ships with the package. Bundlers and Node resolve it.
///
/// ```
/// use target_groups_rules::{Options, validate};
/// let report = validate("{", &Options::default());
/// assert_eq!(report.diagnostics[0].docs.to_string(), "target-groups/docs/rules.md#json-syntax");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocsLink {
    /// The code of the rule.
    pub(super) code: &'static str,
}

impl fmt::Display for DocsLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{PAGE}{}", self.code)
    }
}

impl Serialize for DocsLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // In one piece: formatting would hand it over in two.
        serializer.serialize_str(&[PAGE, self.code].concat())
    }
}
