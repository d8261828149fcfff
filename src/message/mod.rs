//! Sentences for people: templates, the values that fill them, and the languages in which they are said.
//!
//! No sentence is made elsewhere: each is a [`Text`] with a key, by which a catalogue of another language replaces it, and a
//! value in it is either the same in every language or a [`Param::Term`].

mod counting;
mod locale;
mod param;
mod pseudo;
pub mod template;
mod text;

pub use counting::{Category, Counting};
pub use locale::Locale;
pub use param::{Joining, Param, Params};
pub use text::Text;

const LIST_COMMA: Text = Text::new("list", "comma", "{before}, {next}");
const LIST_OR: Text = Text::new("list", "or", "{before} or {next}");

/// The sentences of this module.
pub const TEXTS: &[Text] = &[LIST_COMMA, LIST_OR];
