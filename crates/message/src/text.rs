//! A translatable text: its key in catalogues and its English template.

/// A sentence that a catalogue of another language can replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The parts of its key in catalogues; empty parts at the end are left out.
    pub key: [&'static str; 3],
    /// The English [template](super::template).
    pub english: &'static str,
}

impl Text {
    /// A sentence of a group of sentences, such as `outcome.timeout`.
    #[must_use]
    pub const fn new(group: &'static str, name: &'static str, english: &'static str) -> Self {
        Self { key: [group, name, ""], english }
    }

    /// Words that stand as a value in sentences, such as `term.number`.
    #[must_use]
    pub const fn term(name: &'static str, english: &'static str) -> Self {
        Self::new("term", name, english)
    }

    /// The key as one word: its parts, with points between them.
    #[must_use]
    pub fn key(&self) -> String {
        let parts: Vec<&str> = self.key.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(".")
    }

    /// The last part of the key.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.key.into_iter().rfind(|part| !part.is_empty()).unwrap_or_default()
    }
}
