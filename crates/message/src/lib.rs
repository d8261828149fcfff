//! Sentences for people: templates, the values that fill them, and the languages in which they are said.
//!
//! No sentence is made elsewhere: each is a [`Text`] with a key, by which a catalogue of another language replaces it, and a
//! value in it is either the same in every language or a [`Param::Term`].

#![forbid(unsafe_code)]

mod counting;
mod dictionary;
mod locale;
mod param;
mod pseudo;
pub mod template;
mod text;

pub use counting::{Category, Counting};
pub use locale::Locale;
pub use param::{Joining, Param, Params};
pub use text::Text;

/// What stands between the values of a list.
const LIST_COMMA: Text = Text::new("list", "comma", ", ");
/// What stands before the last of values of which one is meant.
const LIST_OR: Text = Text::new("list", "or", " or ");

/// The sentences of this module.
pub const TEXTS: &[Text] = &[LIST_COMMA, LIST_OR];
