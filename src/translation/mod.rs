//! The catalogue of all messages: the starting point for translations, and the reference for checking them.
//!
//! [`texts`] returns every message with its key. Languages other than English are data: the package contains them as
//! `pkg/locales/<tag>.json`, and callers can provide their own. A catalogue with an unknown key, an invalid template or an unknown
//! parameter is rejected, with the position of the error.
//!
//! ```
//! use target_groups::translation::texts;
//! assert!(texts().keys().any(|key| key == "name-blank"));
//! ```

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::message::template::names;
use crate::message::{CustomCatalogue, Locale, NumberRules, Text};
use crate::model::nearest;
use crate::{diff, exchange, import, message, plan, preview, promotion, rules};

/// The messages of one language, in the subset of ICU `MessageFormat` that [`message::template`] supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The BCP 47 tag of the language.
    pub locale: String,
    /// The templates by key.
    pub messages: BTreeMap<String, String>,
}

/// The reason why a catalogue is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageCatalogueError {
    /// The key is unknown.
    Key {
        /// The key.
        key: String,
        /// The most similar known key.
        nearest: Option<String>,
    },
    /// A template is invalid.
    Template {
        /// The key of the template.
        key: String,
        /// The part of the template that cannot be parsed.
        rest: String,
    },
    /// A template uses an unknown parameter.
    Value {
        /// The key of the template.
        key: String,
        /// The name of the parameter.
        name: String,
        /// The parameters of the message.
        known: Vec<String>,
    },
}

impl fmt::Display for MessageCatalogueError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { key, nearest: None } => write!(out, "unknown message \"{key}\""),
            Self::Key { key, nearest: Some(nearest) } => write!(out, "unknown message \"{key}\"; did you mean \"{nearest}\"?"),
            Self::Template { key, rest } => write!(out, "invalid template for the message \"{key}\" from here on: {rest}"),
            Self::Value { key, name, known } if known.is_empty() => {
                write!(out, "unknown parameter {{{name}}} in the message \"{key}\", which has no parameters")
            }
            Self::Value { key, name, known } => {
                write!(out, "unknown parameter {{{name}}} in the message \"{key}\"; its parameters are {{{}}}", known.join("}, {"))
            }
        }
    }
}

impl std::error::Error for MessageCatalogueError {}

/// Returns all texts by key.
#[must_use]
pub fn texts() -> BTreeMap<String, Text> {
    let all = rules::texts().chain(plan::texts()).chain(import::texts()).chain(exchange::texts()).chain(preview::texts());
    let mut texts = BTreeMap::new();
    texts.extend(all.chain(promotion::texts()).chain(diff::texts()).chain(message::TEXTS.iter().copied()).map(|text| (text.key(), text)));
    texts
}

/// Returns all messages in a language.
#[must_use]
pub fn messages(locale: &Locale) -> Messages {
    let mut messages = BTreeMap::new();
    messages.extend(texts().into_iter().map(|(key, text)| (key, locale.template(&text).to_owned())));
    Messages { locale: locale.tag().to_owned(), messages }
}

/// Creates a locale from a catalogue, which may be incomplete.
///
/// # Errors
/// Returns an error if a key is unknown, or if a template is invalid or uses an unknown parameter.
pub fn custom_locale(catalogue: Messages, rules: NumberRules) -> Result<Locale, MessageCatalogueError> {
    let texts = texts();
    for (key, template) in &catalogue.messages {
        check(key, template, &texts)?;
    }
    Ok(CustomCatalogue::new(catalogue.locale, catalogue.messages, rules).into())
}

fn check(key: &str, template: &str, texts: &BTreeMap<String, Text>) -> Result<(), MessageCatalogueError> {
    let Some(text) = texts.get(key) else {
        let nearest = nearest(key, texts.keys().map(String::as_str)).map(str::to_owned);
        return Err(MessageCatalogueError::Key { key: key.to_owned(), nearest });
    };
    let found = names(template).map_err(|rest| MessageCatalogueError::Template { key: key.to_owned(), rest })?;
    let known = names(text.english).unwrap_or_default();
    match found.difference(&known).next() {
        None => Ok(()),
        Some(name) => {
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            Err(MessageCatalogueError::Value { key: key.to_owned(), name: (*name).to_owned(), known })
        }
    }
}
