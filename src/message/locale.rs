//! The language in which sentences are said.

use super::{Params, Text};

/// The language in which sentences are said.
#[derive(Debug, Clone, Default)]
pub struct Locale {}

impl Locale {
    /// Says a sentence.
    #[must_use]
    pub fn say(&self, text: &Text, params: &Params) -> String {
        params.fill(text.english)
    }
}
