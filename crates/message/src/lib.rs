//! Messages for people: templates, their parameters, and the language in which they are formatted.
//!
//! Every message is a [`Text`]: a key, and a template in English. A [`Locale`] turns it into a string. English is built in; the
//! [`CustomCatalogue`] of another language replaces templates by their keys. A [`Param`] is either the same in every language, or a
//! [`Param::Term`], which is translated too.
//!
//! ```
//! use std::collections::BTreeMap;
//! use target_groups_message::{CustomCatalogue, Locale, NumberRules, PluralRules, Text};
//!
//! let text = Text::new("example", "name", "The name \"{name}\" is taken.");
//! let params = [("name", "Steps".into())].into();
//! assert_eq!(Locale::default().format(&text, &params), "The name \"Steps\" is taken.");
//!
//! let templates = BTreeMap::from([("example.name".to_owned(), "Der Name „{name}“ ist vergeben.".to_owned())]);
//! let german = CustomCatalogue::new("de".to_owned(), templates, NumberRules::Functions(PluralRules::ENGLISH));
//! assert_eq!(Locale::from(german).format(&text, &params), "Der Name „Steps“ ist vergeben.");
//! ```
//!
//! The crate contains no translations and no rules of other languages. If only the host knows these rules, as with `Intl` in
//! JavaScript, a [`NumberTable`] caches its answers.

#![forbid(unsafe_code)]

mod custom_catalogue;
mod dictionary;
mod formatter;
mod locale;
mod number_table;
mod param;
mod plural_rules;
pub mod template;
mod text;

pub use custom_catalogue::{CustomCatalogue, NumberRules};
pub use locale::Locale;
pub use number_table::{NumberForm, NumberTable};
pub use param::{Joining, Param, Params};
pub use plural_rules::{Category, PluralRules};
pub use text::Text;

/// The separator of the values of a list.
const LIST_COMMA: Text = Text::new("list", "comma", ", ");
/// The separator before the last of several alternatives.
const LIST_OR: Text = Text::new("list", "or", " or ");

/// The texts of this crate.
pub const TEXTS: &[Text] = &[LIST_COMMA, LIST_OR];
