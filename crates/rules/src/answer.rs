//! The rule about texts that are a complete response of the API instead of a request.

use target_groups_json::rows::{Class, OtherRef, Rows};
use target_groups_json::{self as json, Kind, Value, quote};
use target_groups_model::{Field, FieldKind, Identifier, Presence, Record, RecordSchema, TargetGroup};

use super::findings::{Findings, Spot};

crate::rules! {
    /// The text is a whole response of the API. The group is inside of `data`.
    WrappedAnswer = "wrapped-answer", Info, fix Asks {
        Usual "" => "This is a whole response. The group is in \"data\"; the fields around it do not belong in a request.", fix "Keep the group, without the fields that the server sets";
    }
}

/// Reports a response in place of a request. Returns `true` if the text is a response.
#[inline(never)]
pub(super) fn check(rows: Rows<'_>, max_depth: usize, findings: &mut Findings<'_>) -> bool {
    let Some(data) = data_of(rows) else { return false };
    let added = findings.report(Spot::key(data), WrappedAnswer::Usual);
    let json = data.value().json();
    match json::parse(&json, max_depth).ok().and_then(|document| request_of(document.root())) {
        Some(request) => added.fix(|fix| fix.set(rows, rows.root().place(), &request)),
        None => added.done(),
    }
    true
}

/// Returns the group of a response: an object in `data`, if the text has no field of a request.
fn data_of(rows: Rows<'_>) -> Option<OtherRef<'_>> {
    let row = rows.root().row()?;
    // Few requests have members without a cell, so this is checked first.
    let mut others = row.others().filter(|other| !other.is_replaced());
    let data = others.find(|other| other.value().class() == Class::Object && other.key() == "data")?;
    let is_absent =
        |field: &Field| row.layout().and_then(|layout| layout.find_cell(field.name)).is_none_or(|cell| row.cell(cell).is_none());
    TargetGroup::SCHEMA.fields.iter().all(is_absent).then_some(data)
}

/// Returns the request for the group of a response. Returns `None` if JavaScript cannot represent its numbers exactly.
fn request_of(group: Value<'_>) -> Option<String> {
    let mut text = String::new();
    write_record(group, TargetGroup::SCHEMA, &mut text)?;
    Some(text)
}

fn write_record(object: Value<'_>, schema: &RecordSchema, text: &mut String) -> Option<()> {
    text.push('{');
    let empty = text.len();
    for member in object.members() {
        let key = member.key();
        let field = schema.field(&key);
        let is_sent = field.is_none_or(|field| field.request != Presence::Never) && member.value.kind() != Kind::Null;
        if !is_sent {
            continue;
        }
        text.push_str(if text.len() > empty { "," } else { "" });
        text.push_str(&quote(&key));
        text.push(':');
        write_value(member.value, field.map(|field| &field.kind), text)?;
    }
    text.push('}');
    Some(())
}

fn write_value(value: Value<'_>, kind: Option<&FieldKind>, text: &mut String) -> Option<()> {
    match (kind, value.kind()) {
        (Some(FieldKind::Record(schema)), Kind::Object) => return write_record(value, schema, text),
        (Some(FieldKind::List(element)), Kind::Array) => {
            text.push('[');
            for (place, item) in value.elements().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                write_value(item, Some(element), text)?;
            }
            text.push(']');
            return Some(());
        }
        (_, Kind::Number) => {
            let number = value.as_decimal()?;
            let is_safe = number.decimals() > 0 || number.to_i64().is_some_and(|number| number.abs() <= Identifier::MAX);
            if !is_safe {
                return None;
            }
        }
        _ => {}
    }
    text.push_str(value.raw());
    Some(())
}
