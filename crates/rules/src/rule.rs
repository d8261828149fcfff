//! What a rule is.

use serde::{Deserialize, Serialize};

use target_groups_message::Text;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The API is documented to refuse the request, or it cannot mean what its author wants.
    Error,
    /// The API takes it, but it is probably a mistake.
    Warning,
    /// The server will rewrite it, or there is something worth knowing.
    Info,
}

/// A rule of the rule book.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The public name, which never changes its meaning.
    pub code: &'static str,
    /// How much it matters, unless the caller says otherwise.
    pub severity: Severity,
    /// When it applies, in one sentence.
    pub about: &'static str,
    /// The sentences for its cases: the name of the case and a template with `{parameters}`. The first is the usual one.
    pub wordings: &'static [(&'static str, &'static str)],
    /// What its fix does, by case like the wordings; empty when it never has one.
    pub fixes: &'static [(&'static str, &'static str)],
}

impl Rule {
    /// The sentence for a case; for the usual one where the case has none.
    #[must_use]
    pub fn wording(&self, case: &str) -> Text {
        let (case, english) = of_case(self.wordings, case);
        Text { key: [self.code, case, ""], english }
    }

    /// What the fix does in a case; in the usual one where the case has none.
    #[must_use]
    pub fn fix(&self, case: &str) -> Text {
        let (case, english) = of_case(self.fixes, case);
        Text { key: [self.code, "fix", case], english }
    }
}

fn of_case(templates: &'static [(&'static str, &'static str)], case: &str) -> (&'static str, &'static str) {
    let of_case = templates.iter().find(|(name, _)| *name == case);
    of_case.or(templates.first()).copied().unwrap_or_default()
}
