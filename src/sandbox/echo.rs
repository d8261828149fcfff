//! Writes records as the server does: in its order of fields, with its types.

use crate::json::Writer;
use crate::json::rows::{Class, Node, RowRef};
use crate::model::{Amount, Field, Integer, Kind, Number, Presence, Read, RecordSchema, Text, TextOrNumber};

/// `true` if the server has a value of its own for a field, which it has then written.
pub(super) type IsMade = bool;

/// Writes a record: for each field the server's own value, or else what was sent and is answered.
pub(super) fn record<'d>(
    writer: &mut Writer<'_>,
    schema: &'static RecordSchema,
    sent: Option<RowRef<'d>>,
    make: &mut dyn FnMut(&'static str, Option<Node<'d>>, &mut Writer<'_>) -> IsMade,
) {
    writer.object(|object| {
        // The keys of the layout are the fields of the schema, one by one.
        for (field, key) in schema.fields.iter().zip(schema.layout.keys) {
            let value = sent.filter(|_| is_echoed(field)).and_then(|sent| sent.own_cell(key.cell));
            let value = value.filter(|value| value.class() != Class::Null);
            if !make(field.name, value, object)
                && let Some(value) = value
            {
                echo(value, &field.kind, object.key(field.name));
            }
        }
    });
}

fn is_echoed(field: &Field) -> bool {
    field.request != Presence::Never && field.answer != Presence::Never
}

/// Writes a value as the server returns it.
pub(crate) fn echo(value: Node<'_>, kind: &Kind, writer: &mut Writer<'_>) {
    match kind {
        Kind::Record(schema) => record(writer, schema, value.row(), &mut |_, _, _| false),
        Kind::List(element) => writer.array(|array| value.elements().for_each(|value| echo(value, element, array))),
        Kind::Enumeration(enumeration) => {
            let text = value.as_str().unwrap_or_default();
            let word = value.word().and_then(|place| enumeration.words.get(place).copied());
            writer.string(word.or_else(|| enumeration.wire_of(&text)).unwrap_or(&text));
        }
        Kind::Text { .. } => match TextOrNumber::read(value) {
            Some(text) => writer.string(&text),
            None => writer.json(value.raw()),
        },
        Kind::JsonText | Kind::Date => match Text::read(value) {
            Some(text) => writer.string(&text),
            None => writer.json(value.raw()),
        },
        Kind::Amount => writer.json(Amount::read(value).map_or(value.raw(), |amount| amount.decimal().as_written())),
        Kind::Number => writer.json(Number::read(value).map_or(value.raw(), |number| number.decimal().as_written())),
        Kind::Integer => writer.json(Integer::read(value).map_or(value.raw(), |number| number.as_written())),
        Kind::Boolean | Kind::Identifier | Kind::OneOf(_) | Kind::Object | Kind::Anything => writer.json(value.raw()),
    }
}
