//! Writes records as the server does: in its order of fields, each value in the kind that it answers with.

use crate::json::{self, Value, quote};
use crate::model::{Amount, Field, Integer, Kind, Presence, Read, RecordSchema, Text, TextOrNumber};

/// An answered record: its fields in the order of its schema.
pub(super) struct Answered {
    schema: &'static RecordSchema,
    values: Vec<Option<String>>,
}

impl Answered {
    /// A record without fields.
    pub(super) fn new(schema: &'static RecordSchema) -> Self {
        Self { schema, values: vec![None; schema.fields.len()] }
    }

    /// A record with everything that was sent and is answered.
    pub(super) fn echo(object: Value<'_>, schema: &'static RecordSchema) -> Self {
        let mut answered = Self::new(schema);
        for (index, field) in schema.fields.iter().enumerate().filter(|(_, field)| is_echoed(field)) {
            let value = object.get(field.name).filter(|value| value.kind() != json::Kind::Null);
            if let Some(slot) = answered.values.get_mut(index) {
                *slot = value.map(|value| echo(value, &field.kind));
            }
        }
        answered
    }

    /// Sets a field to JSON text.
    pub(super) fn set(&mut self, name: &str, json: impl Into<String>) {
        let index = self.schema.fields.iter().position(|field| field.name == name);
        if let Some(slot) = index.and_then(|index| self.values.get_mut(index)) {
            *slot = Some(json.into());
        }
    }

    /// Sets a field that was not sent.
    pub(super) fn default(&mut self, name: &str, json: &str) {
        let index = self.schema.fields.iter().position(|field| field.name == name);
        if let Some(slot) = index.and_then(|index| self.values.get_mut(index)) {
            slot.get_or_insert_with(|| json.to_owned());
        }
    }

    /// The record as JSON text.
    pub(super) fn write(self) -> String {
        let values: usize = self.values.iter().flatten().map(String::len).sum();
        let mut json = String::with_capacity(values + 32 * self.values.len());
        json.push('{');
        for (field, value) in self.schema.fields.iter().zip(&self.values) {
            let Some(value) = value else { continue };
            // The names of fields have nothing that JSON escapes.
            json.extend([if json.len() > 1 { ",\"" } else { "\"" }, field.name, "\":", value]);
        }
        json.push('}');
        json
    }
}

fn is_echoed(field: &Field) -> bool {
    field.request != Presence::Never && field.answer != Presence::Never
}

fn echo(value: Value<'_>, kind: &Kind) -> String {
    match kind {
        Kind::Record(schema) => Answered::echo(value, schema).write(),
        Kind::List(element) => array(value.elements().map(|value| echo(value, element))),
        Kind::Enumeration(enumeration) => {
            let text = value.as_str().unwrap_or_default();
            quote(enumeration.wire_of(&text).unwrap_or(&text))
        }
        Kind::Text { .. } => TextOrNumber::read(value).map_or_else(|| value.raw().to_owned(), |text| quote(&text)),
        Kind::JsonText | Kind::Date => Text::read(value).map_or_else(|| value.raw().to_owned(), |text| quote(&text)),
        Kind::Amount => Amount::read(value).map_or_else(|| value.raw().to_owned(), |amount| amount.decimal().as_written().to_owned()),
        Kind::Integer => Integer::read(value).map_or_else(|| value.raw().to_owned(), |number| number.as_written().to_owned()),
        Kind::Boolean | Kind::Identifier | Kind::OneOf(_) | Kind::Object | Kind::Anything => value.raw().to_owned(),
    }
}

/// A JSON array.
pub(super) fn array(elements: impl Iterator<Item = String>) -> String {
    let mut json = "[".to_owned();
    for element in elements {
        json.extend([if json.len() > 1 { "," } else { "" }, &element]);
    }
    json.push(']');
    json
}
