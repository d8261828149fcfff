//! Catalogues of languages other than the built-in English.

use std::collections::BTreeMap;

use super::Text;
use super::dictionary::Dictionary;
use super::number_table::NumberTable;
use super::plural_rules::{Category, PluralRules};

/// The messages of one language, with its plural and number rules. Missing messages are formatted in English.
#[derive(Debug)]
pub struct CustomCatalogue {
    tag: String,
    templates: Dictionary,
    rules: NumberRules,
}

/// The way a language forms plurals and writes numbers.
#[derive(Debug)]
pub enum NumberRules {
    /// Rules that are implemented in Rust.
    Functions(PluralRules),
    /// A table that the host fills.
    Table(NumberTable),
}

impl CustomCatalogue {
    /// Creates a catalogue from a BCP 47 tag, templates by the [keys](Text::key) of their texts, and number rules.
    ///
    /// The templates are not checked here; `target_groups::translation` does that.
    #[must_use]
    pub fn new(tag: String, templates: BTreeMap<String, String>, rules: NumberRules) -> Self {
        Self { tag, templates: templates.into(), rules }
    }

    /// Returns the BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn template(&self, text: &Text) -> Option<&str> {
        self.templates.get(text)
    }

    pub(super) fn rules(&self) -> &NumberRules {
        &self.rules
    }
}

impl NumberRules {
    pub(super) fn category(&self, number: usize) -> Category {
        match self {
            Self::Functions(rules) => (rules.category)(number),
            Self::Table(table) => table.form(number).category,
        }
    }

    pub(super) fn written(&self, number: usize) -> String {
        match self {
            Self::Functions(rules) => (rules.number)(number),
            Self::Table(table) => table.form(number).written,
        }
    }
}
