//! How a record of the wire is described: its fields, their kinds, and where they occur.

use target_groups_json::{self as json, Value};

use super::Enumeration;
use super::near::nearest;

/// A record of the wire.
#[derive(Debug, Clone, Copy)]
pub struct RecordSchema {
    /// The name of the record in TypeScript and JSON Schema.
    pub name: &'static str,
    /// The fields, in the order in which the API answers them.
    pub fields: &'static [Field],
}

impl RecordSchema {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field that an unknown key of an object was probably meant to be: one that is near in spelling, and missing.
    #[must_use]
    pub fn meant_field(&self, key: &str, object: Value<'_>) -> Option<&'static Field> {
        let names = self.fields.iter().filter(|field| field.request != Presence::Never).map(|field| field.name);
        let name = nearest(key, names)?;
        if object.get(name).is_some() { None } else { self.field(name) }
    }
}

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// What kind of value it takes.
    pub kind: Kind,
    /// Whether a request carries it.
    pub request: Presence,
    /// Whether an answer carries it.
    pub answer: Presence,
    /// The longest text that is accepted, in UTF-16 code units.
    pub max_length: Option<u32>,
}

/// Whether a field occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// It may be there.
    Optional,
    /// It does not occur.
    Never,
}

/// The kinds of value a field takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A string. Another kind of value that the API is known to accept for it may stand beside.
    Text {
        /// The other kind that is accepted and returned as a string.
        also: Option<json::Kind>,
    },
    /// A string that holds JSON.
    JsonText,
    /// A boolean.
    Boolean,
    /// A whole number.
    Integer,
    /// A whole number that JavaScript can count exactly, up to 2^53 − 1.
    Identifier,
    /// A number, or a string that holds one.
    Amount,
    /// A date or a date-time as a string.
    Date,
    /// One of a set of words.
    Enumeration(&'static Enumeration),
    /// An object.
    Record(&'static RecordSchema),
    /// An array.
    List(&'static Kind),
    /// One of several kinds, which are of different JSON kinds or are all records.
    OneOf(&'static [Kind]),
    /// An object with any keys.
    Object,
    /// Any value: the server's own, or not documented.
    Anything,
}

impl Kind {
    /// The JSON kind that the documentation gives.
    #[must_use]
    pub fn json_kind(&self) -> Option<json::Kind> {
        Some(match self {
            Self::Text { .. } | Self::JsonText | Self::Date | Self::Enumeration(_) => json::Kind::String,
            Self::Boolean => json::Kind::Boolean,
            Self::Integer | Self::Identifier | Self::Amount => json::Kind::Number,
            Self::Record(_) | Self::Object => json::Kind::Object,
            Self::List(_) => json::Kind::Array,
            Self::Anything | Self::OneOf(_) => return None,
        })
    }
}
