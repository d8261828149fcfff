//! Converts a response of the API to the request for the same group. Only the fields of requests are kept.

use crate::json::{Kind, Value, Writer, write_json};
use crate::model::{FieldKind, Presence, Record, RecordSchema, TargetGroup};

use super::is_group::is_group_value;
use super::note::{NoteCode, NoteNames, PendingNote};

/// Returns the group in a response, or `None` if the JSON is not a response.
pub(super) fn read(root: Value<'_>) -> Option<(String, PendingNote)> {
    let schema = <TargetGroup<'_> as Record<'_>>::SCHEMA;
    let data = root.get("data").filter(|_| root.members().all(|member| is_envelope(&member.key())));
    let group = match data {
        Some(data) if data.kind() == Kind::Array => data.element(0)?,
        Some(data) => data,
        // The inner part of a response: a group with an ID.
        None => Some(root).filter(|root| root.get("id").is_some() && root.get("name").is_some())?,
    };
    if !is_group_value(group) {
        return None;
    }
    let mut dropped = NoteNames::default();
    if data.is_some_and(|data| data.element(1).is_some()) {
        dropped.add("data[1]");
    }
    let text = write_json(|json| record(json, group, schema, &mut dropped));
    Some((text, PendingNote::with_names(NoteCode::ResponseFieldsDropped, &dropped)))
}

fn is_envelope(key: &str) -> bool {
    matches!(key, "data" | "errors" | "warnings" | "status" | "success" | "message" | "metadata" | "meta" | "requestId")
}

fn record(json: &mut Writer<'_>, value: Value<'_>, schema: &'static RecordSchema, dropped: &mut NoteNames) {
    json.object(|json| {
        for member in value.members() {
            let key = member.key();
            match schema.field(&key) {
                Some(field) if field.request == Presence::Never => dropped.add(field.name),
                Some(field) => {
                    json.key(&key);
                    content(json, member.value, &field.kind, dropped);
                }
                None => json.key(&key).json(member.value.raw()),
            }
        }
    });
}

fn content(json: &mut Writer<'_>, value: Value<'_>, kind: &'static FieldKind, dropped: &mut NoteNames) {
    match (kind, value.kind()) {
        (FieldKind::Record(schema), Kind::Object) => record(json, value, schema, dropped),
        (FieldKind::List(kind), Kind::Array) => json.array(|json| {
            for element in value.elements() {
                content(json, element, kind, dropped);
            }
        }),
        _ => json.json(value.raw()),
    }
}
