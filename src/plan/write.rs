//! Writes JSON with members in the order in which they are given.

use crate::json::quote;

/// An object that is being written.
#[derive(Default)]
pub(super) struct ObjectWriter(Vec<String>);

impl ObjectWriter {
    /// A member whose value is JSON text.
    pub(super) fn json(&mut self, key: &str, json: impl AsRef<str>) -> &mut Self {
        self.0.push(format!("{}:{}", quote(key), json.as_ref()));
        self
    }

    /// A member whose value is a text.
    pub(super) fn text(&mut self, key: &str, text: impl AsRef<str>) -> &mut Self {
        self.json(key, quote(text.as_ref()))
    }

    /// A member that may be missing.
    pub(super) fn text_if(&mut self, key: &str, text: Option<impl AsRef<str>>) -> &mut Self {
        if let Some(text) = text {
            self.text(key, text);
        }
        self
    }

    /// A member that may be missing.
    pub(super) fn json_if(&mut self, key: &str, json: Option<impl AsRef<str>>) -> &mut Self {
        if let Some(json) = json {
            self.json(key, json);
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn write(&self) -> String {
        format!("{{{}}}", self.0.join(","))
    }
}

pub(super) fn array(elements: impl Iterator<Item = String>) -> String {
    format!("[{}]", elements.collect::<Vec<_>>().join(","))
}
