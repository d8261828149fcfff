//! Writes records as the server does: with its order of fields and its types.

use crate::json::Writer;
use crate::json::rows::{Class, Node, RowRef};
use crate::model::{Amount, Field, FieldKind, Integer, Number, Presence, Read, RecordSchema, StringValue, TextOrNumber};

/// `true` if the server has its own value for a field, in which case it has been written.
pub(super) type IsMade = bool;

/// Writes a record. Each field has the server's own value or, if there is none, the value that was sent.
pub(super) fn record<'d>(
    writer: &mut Writer<'_>,
    schema: &'static RecordSchema,
    sent: Option<RowRef<'d>>,
    make: &mut dyn FnMut(&'static str, Option<Node<'d>>, &mut Writer<'_>) -> IsMade,
) {
    writer.object(|object| {
        // The keys of the layout match the fields of the schema one by one.
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
pub(crate) fn echo(value: Node<'_>, kind: &FieldKind, writer: &mut Writer<'_>) {
    match kind {
        FieldKind::Record(schema) => record(writer, schema, value.row(), &mut |_, _, _| false),
        FieldKind::List(element) => writer.array(|array| value.elements().for_each(|value| echo(value, element, array))),
        FieldKind::Enumeration(enumeration) => {
            let text = value.as_str().unwrap_or_default();
            let word = value.word().and_then(|place| enumeration.words.get(place).copied());
            writer.string(word.or_else(|| enumeration.wire_of(&text)).unwrap_or(&text));
        }
        FieldKind::Text { .. } => match TextOrNumber::read(value) {
            Some(text) => writer.string(&text),
            None => writer.json(value.raw()),
        },
        FieldKind::JsonText | FieldKind::Date => match StringValue::read(value) {
            Some(text) => writer.string(&text),
            None => writer.json(value.raw()),
        },
        FieldKind::Amount => writer.json(Amount::read(value).map_or(value.raw(), |amount| amount.decimal().as_written())),
        FieldKind::Number => writer.json(Number::read(value).map_or(value.raw(), |number| number.decimal().as_written())),
        FieldKind::Integer => writer.json(Integer::read(value).map_or(value.raw(), |number| number.as_written())),
        FieldKind::Boolean | FieldKind::Identifier | FieldKind::OneOf(_) | FieldKind::Object | FieldKind::Anything => {
            writer.json(value.raw());
        }
    }
}
