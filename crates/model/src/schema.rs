//! Schemas of records: their fields, the types of the fields, and where they occur.

use target_groups_json as json;
use target_groups_json::rows::{Class, Holds, Key, RowLayout};

use super::Enumeration;

/// The schema of a record.
#[derive(Debug, Clone, Copy)]
pub struct RecordSchema {
    /// The name of the record in TypeScript and JSON Schema.
    pub name: &'static str,
    /// The fields, in the order of the API's responses.
    pub fields: &'static [Field],
    /// The layout that the reader uses.
    pub layout: &'static RowLayout,
    /// The layout for elements of an array.
    pub held: &'static Holds,
}

impl RecordSchema {
    /// Returns the maximum length of a field in UTF-16 code units. Use it at compile time.
    ///
    /// # Panics
    /// Panics if the field has no maximum length.
    #[must_use]
    #[allow(clippy::indexing_slicing, clippy::panic, reason = "evaluated at compile time")]
    pub const fn max_length_of(&self, name: &str) -> usize {
        let mut at = 0;
        while at < self.fields.len() {
            if same(self.fields[at].name, name)
                && let Some(limit) = self.fields[at].max_length
            {
                return limit as usize;
            }
            at += 1;
        }
        panic!("the field has no longest text")
    }

    /// Returns the field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name in JSON.
    pub name: &'static str,
    /// The type of its values.
    pub kind: FieldKind,
    /// Its presence in requests.
    pub request: Presence,
    /// Its presence in responses.
    pub answer: Presence,
    /// The maximum length of the value, in UTF-16 code units.
    pub max_length: Option<u32>,
}

/// The presence of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The field is required.
    Required,
    /// The field is optional.
    Optional,
    /// The field does not occur.
    Never,
}

/// The types of field values.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// A string. The API may accept one other type for it.
    Text {
        /// The other type that is accepted. The server returns it as a string.
        also: Option<json::Kind>,
    },
    /// A string that contains JSON.
    JsonText,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number that should be an integer, although the API accepts decimals.
    Number,
    /// An integer within the safe range of JavaScript, up to 2^53 − 1.
    Identifier,
    /// A number, or a string that contains a number.
    Amount,
    /// A string with a date, or with a date and time.
    Date,
    /// One of the values of an enumeration.
    Enumeration(&'static Enumeration),
    /// An object.
    Record(&'static RecordSchema),
    /// An array.
    List(&'static FieldKind),
    /// One of several types, which have different JSON types or are all records.
    OneOf(&'static [FieldKind]),
    /// An object with any keys.
    Object,
    /// Any value: set by the server, or undocumented.
    Anything,
}

impl FieldKind {
    /// Returns the JSON type that the documentation specifies.
    #[must_use]
    pub fn json_kind(&self) -> Option<json::Kind> {
        Some(match self {
            Self::Text { .. } | Self::JsonText | Self::Date | Self::Enumeration(_) => json::Kind::String,
            Self::Boolean => json::Kind::Boolean,
            Self::Integer | Self::Number | Self::Identifier | Self::Amount => json::Kind::Number,
            Self::Record(_) | Self::Object => json::Kind::Object,
            Self::List(_) => json::Kind::Array,
            Self::Anything | Self::OneOf(_) => return None,
        })
    }
}

/// Creates the key of a field for the reader. Use it at compile time.
#[doc(hidden)]
#[must_use]
pub const fn key(member: &'static str, kind: &'static FieldKind, request: Presence) -> Key {
    let holds = if matches!(request, Presence::Never) { Holds::Nothing } else { kind.holds() };
    Key::new(member, holds, matches!(request, Presence::Required))
}

impl FieldKind {
    /// Returns how the reader reads a value of this kind.
    ///
    /// # Panics
    /// If the reader does not support this choice of kinds.
    #[must_use]
    #[allow(clippy::indexing_slicing, clippy::panic, reason = "evaluated at compile time")]
    pub const fn holds(&'static self) -> Holds {
        match self {
            Self::Enumeration(enumeration) => Holds::Word(enumeration.words),
            Self::Record(schema) => Holds::Object(schema.layout),
            Self::List(element) => Holds::List(element.held()),
            Self::OneOf([Self::Enumeration(enumeration), Self::Record(schema)]) => Holds::WordOr(enumeration.words, schema.layout),
            Self::OneOf([Self::Record(first), Self::Record(second)]) => Holds::OneOf(first.layout, second.layout),
            Self::OneOf([other, Self::List(element)]) => Holds::ListOr(element.held(), other.classes()),
            Self::OneOf(_) => panic!("the reader knows no such choice"),
            _ => Holds::Value(self.classes()),
        }
    }

    /// Returns how the reader reads an element of this kind.
    #[allow(clippy::panic, reason = "evaluated at compile time")]
    const fn held(&'static self) -> &'static Holds {
        match self {
            Self::Record(schema) => schema.held,
            Self::Amount => const { &Holds::Value(Self::Amount.classes()) },
            Self::Identifier => const { &Holds::Value(Self::Identifier.classes()) },
            Self::Text { also: None } => const { &Holds::Value(Class::String.bit()) },
            Self::Anything => const { &Holds::Value(0) },
            _ => panic!("the reader knows no such element"),
        }
    }

    /// Returns the classes that need no closer look.
    const fn classes(&self) -> u8 {
        match self {
            Self::Text { .. } | Self::JsonText | Self::Date => Class::String.bit(),
            Self::Boolean => Class::Boolean.bit(),
            Self::Integer | Self::Number | Self::Identifier => Class::Natural.bit(),
            Self::Amount => Class::Natural.bit() | Class::Number.bit(),
            _ => 0,
        }
    }
}

/// Returns the cell of a field. For a field that does not occur in requests, returns a cell that no row has.
#[doc(hidden)]
#[must_use]
pub const fn cell_of(layout: &RowLayout, name: &str) -> u8 {
    layout.cell_of(name)
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
const fn same(left: &str, right: &str) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() && left.as_bytes()[at] == right.as_bytes()[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}
