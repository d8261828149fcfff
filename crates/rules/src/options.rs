//! What a caller can ask for.

use std::collections::BTreeMap;

use serde::Deserialize;

use target_groups_message::Locale;
use target_groups_model::Catalogue;

use super::{Rule, Severity};

/// How a check is done.
#[derive(Debug, Clone)]
pub struct Options {
    /// Another severity for a rule, by its code.
    pub rules: BTreeMap<String, Override>,
    /// How much is read.
    pub limits: Limits,
    /// The clock in milliseconds since 1970, for what depends on it; without it, nothing is said of that.
    pub now: Option<i64>,
    /// The organisation's events, which turn the rules on events and attributes on.
    pub catalogue: Option<Catalogue>,
    /// Whether diagnostics carry their range in the text.
    pub ranges: bool,
    /// The language of messages and titles.
    pub locale: Locale,
}

impl Default for Options {
    fn default() -> Self {
        Self { rules: BTreeMap::new(), limits: Limits::default(), now: None, catalogue: None, ranges: true, locale: Locale::default() }
    }
}

/// How much text is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest text in UTF-8 bytes.
    pub bytes: usize,
    /// Deepest nesting of brackets.
    pub depth: usize,
}

impl Default for Limits {
    /// 1 MiB, 64 levels.
    fn default() -> Self {
        Self { bytes: 1 << 20, depth: 64 }
    }
}

/// What a caller makes of a rule.
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

impl Options {
    /// The severity of a rule's finding; `None` when the rule is off.
    pub(crate) fn severity(&self, rule: &Rule, usual: Severity) -> Option<Severity> {
        match self.rules.get(rule.code) {
            None => Some(usual),
            Some(Override::Error) => Some(Severity::Error),
            Some(Override::Warning) => Some(Severity::Warning),
            Some(Override::Info) => Some(Severity::Info),
            Some(Override::Off) => None,
        }
    }
}
