//! All sentences of all features in one catalogue: what a translator starts from, and what a caller's own catalogue is held against.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::message::template::names;
use crate::message::{Counting, Locale, Text};
use crate::model::nearest;
use crate::{diff, exchange, import, message, plan, preview, rules};

/// The sentences of a language, in ICU `MessageFormat` as far as [`message::template`] knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The BCP 47 tag of the language.
    pub locale: String,
    /// Templates by their keys.
    pub messages: BTreeMap<String, String>,
}

/// Why a catalogue is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueError {
    /// There is no sentence of this key.
    Key {
        /// The key.
        key: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// A template is no template.
    Template {
        /// Its key.
        key: String,
        /// The text from where on it cannot be read.
        rest: String,
    },
    /// A template speaks of a value that the sentence does not have.
    Value {
        /// Its key.
        key: String,
        /// The value.
        name: String,
        /// The values that the sentence has.
        known: Vec<String>,
    },
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { key, nearest: None } => write!(out, "there is no message \"{key}\""),
            Self::Key { key, nearest: Some(nearest) } => write!(out, "there is no message \"{key}\"; \"{nearest}\" is near"),
            Self::Template { key, rest } => write!(out, "the message \"{key}\" cannot be read from here on: {rest}"),
            Self::Value { key, name, known } if known.is_empty() => {
                write!(out, "the message \"{key}\" has no {{{name}}}, nor any other value")
            }
            Self::Value { key, name, known } => {
                write!(out, "the message \"{key}\" has no {{{name}}}; it has {{{}}}", known.join("}, {"))
            }
        }
    }
}

impl std::error::Error for CatalogueError {}

/// All sentences, by their keys.
#[must_use]
pub fn texts() -> BTreeMap<String, Text> {
    let all = rules::texts().chain(plan::texts()).chain(import::texts()).chain(exchange::texts()).chain(preview::texts());
    let mut texts = BTreeMap::new();
    texts.extend(all.chain(diff::texts()).chain(message::TEXTS.iter().copied()).map(|text| (text.key(), text)));
    texts
}

/// All sentences in a language.
#[must_use]
pub fn messages(locale: &Locale) -> Messages {
    let mut messages = BTreeMap::new();
    messages.extend(texts().into_iter().map(|(key, text)| (key, locale.template(&text).into_owned())));
    Messages { locale: locale.tag().to_owned(), messages }
}

/// The language of a caller's own catalogue, which need not have all sentences.
///
/// # Errors
/// When a key is not known, or a template cannot be filled.
pub fn own_locale(own: Messages, counting: Counting) -> Result<Locale, CatalogueError> {
    let texts = texts();
    for (key, template) in &own.messages {
        check(key, template, &texts)?;
    }
    Ok(Locale::own(own.locale, own.messages, counting))
}

fn check(key: &str, template: &str, texts: &BTreeMap<String, Text>) -> Result<(), CatalogueError> {
    let Some(text) = texts.get(key) else {
        let nearest = nearest(key, texts.keys().map(String::as_str)).map(str::to_owned);
        return Err(CatalogueError::Key { key: key.to_owned(), nearest });
    };
    let found = names(template).map_err(|rest| CatalogueError::Template { key: key.to_owned(), rest })?;
    let known = names(text.english).unwrap_or_default();
    match found.difference(&known).next() {
        None => Ok(()),
        Some(name) => {
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            Err(CatalogueError::Value { key: key.to_owned(), name: (*name).to_owned(), known })
        }
    }
}
