//! A translatable text: its key in catalogues and its English template.

/// A sentence that the catalogue of another language can translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The parts of its key in catalogues. Trailing empty parts are omitted.
    pub key: [&'static str; 3],
    /// The English [template](super::template).
    pub english: &'static str,
}

impl Text {
    /// Creates a sentence in a group, such as `outcome.timeout`.
    #[must_use]
    pub const fn new(group: &'static str, name: &'static str, english: &'static str) -> Self {
        Self { key: [group, name, ""], english }
    }

    /// Creates a term that is used as a value in sentences, such as `term.number`.
    #[must_use]
    pub const fn term(name: &'static str, english: &'static str) -> Self {
        Self::new("term", name, english)
    }

    /// Returns the key, with its parts separated by dots.
    #[must_use]
    pub fn key(&self) -> String {
        let parts: Vec<&str> = self.key.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(".")
    }

    /// Returns the last part of the key.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.key.into_iter().rfind(|part| !part.is_empty()).unwrap_or_default()
    }
}
