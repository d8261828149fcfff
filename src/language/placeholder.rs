//! Placeholders for values that the user fills in.

use std::ops::Range;

use crate::json::quote;
use crate::model::{Field, FieldKind, Presence, RecordSchema};

/// JSON text with a part that the user fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placeholder {
    pub(super) json: String,
    /// The part to select, so that typing replaces it, in UTF-8 offsets.
    pub(super) select: Range<usize>,
}

impl Placeholder {
    /// Creates a placeholder for a value that needs no changes.
    pub(super) fn full(json: String) -> Self {
        let end = json.len();
        Self { json, select: end..end }
    }

    /// Creates a placeholder with a sample value that is selected.
    fn sample(json: &str) -> Self {
        Self { json: json.to_owned(), select: 0..json.len() }
    }

    /// Creates a placeholder of empty quotes or brackets.
    fn empty(json: &str) -> Self {
        Self { json: json.to_owned(), select: 1..1 }
    }

    /// Adds text before and after the placeholder.
    pub(super) fn within(self, before: &str, after: &str) -> Self {
        let Range { start, end } = self.select;
        Self { json: format!("{before}{}{after}", self.json), select: before.len() + start..before.len() + end }
    }
}

/// Returns the placeholder for a kind of value. `known` returns a known value for a field, which takes precedence.
pub(super) fn of_kind(kind: &FieldKind, known: &dyn Fn(&RecordSchema, &Field) -> Option<String>) -> Placeholder {
    match kind {
        FieldKind::Enumeration(enumeration) if enumeration.values.len() == 1 => {
            Placeholder::full(enumeration.values.first().map_or_else(String::new, |only| quote(only.wire)))
        }
        FieldKind::Text { .. } | FieldKind::JsonText | FieldKind::Date | FieldKind::Enumeration(_) => Placeholder::empty(r#""""#),
        FieldKind::Boolean => Placeholder::sample("true"),
        FieldKind::Integer | FieldKind::Number | FieldKind::Amount => Placeholder::sample("1"),
        FieldKind::Identifier => Placeholder::sample("0"),
        FieldKind::Record(schema) => of_schema(schema, known),
        FieldKind::List(_) => Placeholder::empty("[]"),
        FieldKind::OneOf(kinds) => kinds.first().map_or_else(|| Placeholder::sample("null"), |kind| of_kind(kind, known)),
        FieldKind::Object => Placeholder::empty("{}"),
        FieldKind::Anything => Placeholder::sample("null"),
    }
}

/// Returns the placeholder for a field.
pub(super) fn of_field(schema: &RecordSchema, field: &Field, known: &dyn Fn(&RecordSchema, &Field) -> Option<String>) -> Placeholder {
    known(schema, field).map_or_else(|| of_kind(&field.kind, known), Placeholder::full)
}

/// Returns an object with the required fields, of which the first one is selected.
fn of_schema(schema: &RecordSchema, known: &dyn Fn(&RecordSchema, &Field) -> Option<String>) -> Placeholder {
    let required = schema.fields.iter().filter(|field| field.request == Presence::Required);
    let members: Vec<Placeholder> =
        required.map(|field| of_field(schema, field, known).within(&format!("{}: ", quote(field.name)), "")).collect();
    let json: Vec<&str> = members.iter().map(|member| member.json.as_str()).collect();
    let select = members.first().map_or(0..0, |first| first.select.clone());
    Placeholder { json: json.join(", "), select }.within("{", "}")
}
