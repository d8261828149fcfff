//! The language of messages.

use std::sync::Arc;

use super::custom_catalogue::{CustomCatalogue, NumberRules};
use super::formatter::MessageFormatter;
use super::number_table::NumberTable;
use super::plural_rules::PluralRules;
use super::{Params, Text};

static ENGLISH: NumberRules = NumberRules::Functions(PluralRules::ENGLISH);

/// The language of messages: English or that of a [`CustomCatalogue`].
#[derive(Debug, Clone, Default)]
pub struct Locale(Option<Arc<CustomCatalogue>>);

impl Locale {
    /// Returns the BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.0.as_deref().map_or("en", CustomCatalogue::tag)
    }

    /// Formats a message.
    ///
    /// ```
    /// use target_groups_message::{Locale, Param, Text};
    /// let text = Text::new("example", "size", "{bytes, plural, one {# byte} other {# bytes}}");
    /// assert_eq!(Locale::default().format(&text, &[("bytes", Param::Number(2048))].into()), "2,048 bytes");
    /// ```
    #[must_use]
    pub fn format(&self, text: &Text, params: &Params) -> String {
        let mut message = String::with_capacity(text.english.len() + 32);
        self.write(text, params, &mut message);
        message
    }

    /// Formats a message without parameters.
    #[must_use]
    pub fn format_plain(&self, text: &Text) -> String {
        self.format(text, &Params::default())
    }

    /// Returns the template of a message in this language.
    #[must_use]
    pub fn template(&self, text: &Text) -> &str {
        self.template_and_rules(text).0
    }

    /// Returns the number table of the language, if it uses one.
    #[must_use]
    pub fn number_table(&self) -> Option<&NumberTable> {
        match self.0.as_deref()?.rules() {
            NumberRules::Table(table) => Some(table),
            NumberRules::Functions(_) => None,
        }
    }

    /// Appends a message.
    pub(super) fn write(&self, text: &Text, params: &Params, message: &mut String) {
        let (template, rules) = self.template_and_rules(text);
        MessageFormatter { locale: self, rules, params }.write(template, message);
    }

    /// Returns the template of a message and its number rules. Both are English if the catalogue does not have the message.
    fn template_and_rules(&self, text: &Text) -> (&str, &NumberRules) {
        let custom = self.0.as_deref().and_then(|catalogue| Some((catalogue.template(text)?, catalogue.rules())));
        custom.unwrap_or((text.english, &ENGLISH))
    }
}

impl From<CustomCatalogue> for Locale {
    fn from(catalogue: CustomCatalogue) -> Self {
        Self(Some(Arc::new(catalogue)))
    }
}
