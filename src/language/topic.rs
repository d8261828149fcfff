//! Names of documentation texts. Results contain the name, and the caller looks up the text.

use serde::Serialize;

use crate::model::{Docs, Enumeration, Field, RecordSchema, Source};

/// The part of the model that a documentation text describes.
///
/// The package joins topics and texts in JavaScript. [`Topic::documentation`] and [`Topic::source`] do so natively; a WebAssembly module
/// that does not call them contains no texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Topic {
    /// A record.
    Record {
        /// The name of the record.
        record: &'static str,
    },
    /// A field.
    Field {
        /// The name of its record.
        record: &'static str,
        /// The name of the field.
        field: &'static str,
    },
    /// A value of an enumeration.
    Value {
        /// The name of the enumeration.
        enumeration: &'static str,
        /// The value, as it is sent.
        value: &'static str,
    },
}

impl Topic {
    pub(super) fn record(schema: &RecordSchema) -> Self {
        Self::Record { record: schema.name }
    }

    pub(super) fn field(schema: &RecordSchema, field: &Field) -> Self {
        Self::Field { record: schema.name, field: field.name }
    }

    pub(super) fn value(enumeration: &Enumeration, value: &'static str) -> Self {
        Self::Value { enumeration: enumeration.name, value }
    }

    /// Returns the documentation as one paragraph.
    #[must_use]
    pub fn documentation(self) -> Option<String> {
        match self {
            Self::Record { record } => Some(Docs::MODEL.record(record)?.paragraph()),
            Self::Field { record, field } => Some(Docs::MODEL.field(record, field)?.paragraph()),
            Self::Value { enumeration, value } => Some(Docs::MODEL.value(enumeration, value)?.paragraph()),
        }
    }

    /// Returns the page that documents a field.
    #[must_use]
    pub fn source(self) -> Option<Source> {
        let Self::Field { record, field } = self else { return None };
        Some(Docs::MODEL.field(record, field)?.source)
    }
}
