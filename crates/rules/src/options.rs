//! The options of a check.

use serde::Deserialize;

use target_groups_message::Locale;
use target_groups_model::Catalogue;

use super::{Rule, Severity};

/// Options of a check.
#[derive(Debug, Clone)]
pub struct Options {
    /// Severities that replace those of rules, by the code of the rule.
    pub rules: Overrides,
    /// Limits for the text and the report.
    pub limits: Limits,
    /// The current time in milliseconds since 1970. Rules that need it are skipped without it.
    pub now: Option<i64>,
    /// The organisation's events, which enable the rules about events and attributes.
    pub catalogue: Option<Catalogue>,
    /// `true` if diagnostics include their range in the text.
    pub ranges: bool,
    /// The language of messages and titles.
    pub locale: Locale,
}

impl Default for Options {
    fn default() -> Self {
        Self { rules: Overrides::default(), limits: Limits::default(), now: None, catalogue: None, ranges: true, locale: Locale::default() }
    }
}

/// Limits for the text and the report.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The maximum size of a text in UTF-8 bytes.
    pub bytes: usize,
    /// The maximum nesting depth.
    pub depth: usize,
    /// The maximum number of diagnostics in a report. The most severe ones are kept, and one `too-many` counts the others.
    pub diagnostics: usize,
}

impl Limits {
    /// 1 MiB, 64 levels, 200 diagnostics.
    pub const DEFAULT: Self = Self { bytes: 1 << 20, depth: 64, diagnostics: 200 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A caller's setting for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Override {
    /// Report it as an error.
    Error,
    /// Report it as a warning.
    Warning,
    /// Report it as information.
    Info,
    /// Do not report it.
    Off,
}

/// Severities that replace those of rules, by the code of the rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides(Vec<(String, Override)>);

impl Overrides {
    /// Sets the severity of a rule, or turns it off.
    pub fn set(&mut self, code: impl Into<String>, severity: Override) {
        let code = code.into();
        match self.0.iter_mut().find(|(known, _)| *known == code) {
            Some((_, known)) => *known = severity,
            None => self.0.push((code, severity)),
        }
    }

    /// Returns the setting for a rule, if there is one.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<Override> {
        self.0.iter().find(|(known, _)| known == code).map(|(_, severity)| *severity)
    }

    /// Iterates over the codes of the rules that have a setting.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(code, _)| code.as_str())
    }
}

impl<S: Into<String>> FromIterator<(S, Override)> for Overrides {
    fn from_iter<I: IntoIterator<Item = (S, Override)>>(overrides: I) -> Self {
        let mut all = Self::default();
        overrides.into_iter().for_each(|(code, severity)| all.set(code, severity));
        all
    }
}

impl<S: Into<String>, const N: usize> From<[(S, Override); N]> for Overrides {
    fn from(overrides: [(S, Override); N]) -> Self {
        overrides.into_iter().collect()
    }
}

impl Options {
    /// Returns the severity of a rule's finding, or `None` if the rule is off.
    pub(crate) fn severity(&self, rule: &Rule, usual: Severity) -> Option<Severity> {
        if self.rules.0.is_empty() {
            return Some(usual);
        }
        match self.rules.get(rule.code) {
            None => Some(usual),
            Some(Override::Error) => Some(Severity::Error),
            Some(Override::Warning) => Some(Severity::Warning),
            Some(Override::Info) => Some(Severity::Info),
            Some(Override::Off) => None,
        }
    }
}
