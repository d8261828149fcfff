//! JSON Schema of the request for form libraries.
//!
//! It describes the values that a form offers: the words of the API with a title each, without null and without other spellings. A value
//! that the published requests have is valid. Nothing in it makes a library add a value to a form that its user has not touched: it has no
//! defaults, and no smallest length of a list, up to which some libraries add elements. Fields whose values are not documented are left
//! out.

use target_groups::json::quote;
use target_groups::model::{
    Docs, EnumValue, Enumeration, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, TargetGroup, ValueDocs,
};

use super::text::{ObjectMembers, array, object};
use super::title::title;
use super::{DRAFT_7, NUMBER, word};

/// Names the schema, wherever the file lies.
const ID: &str = "urn:target-groups:form";

/// Returns the schema as JSON text in one line.
pub(super) fn compact() -> String {
    let mut members = vec![
        ("$schema", quote(DRAFT_7)),
        ("$id", quote(ID)),
        ("title", quote("Target group request")),
        ("description", quote("The body of POST /v3/targetGroups, as a form edits it.")),
    ];
    members.extend(record(TargetGroup::SCHEMA));
    object(&members)
}

/// Returns the fields that a form shows.
pub(super) fn fields(schema: &RecordSchema) -> impl Iterator<Item = &'static Field> + use<> {
    schema.fields.iter().filter(|field| field.request != Presence::Never && !matches!(field.kind, FieldKind::List(FieldKind::Anything)))
}

fn record(schema: &RecordSchema) -> ObjectMembers {
    let required: Vec<_> = fields(schema).filter(|field| field.request == Presence::Required).map(|field| quote(field.name)).collect();
    let properties: Vec<_> = fields(schema).map(|field| (field.name, property(schema, field))).collect();
    let mut members = vec![("type", quote("object"))];
    if !required.is_empty() {
        members.push(("required", array(&required)));
    }
    members.push(("properties", object(&properties)));
    members
}

fn property(schema: &RecordSchema, field: &Field) -> String {
    let docs = Docs::MODEL.field(schema.name, field.name).map(FieldDocs::paragraph);
    let mut members = vec![("title", quote(&title(field.name))), ("description", quote(&docs.unwrap_or_default()))];
    members.extend(value(&field.kind));
    if let (Presence::Required, FieldKind::Text { .. }, Some(limit)) = (field.request, field.kind, field.max_length) {
        members.extend([("pattern", quote(&word::not_blank())), ("maxLength", limit.to_string())]);
    }
    object(&members)
}

fn value(kind: &FieldKind) -> ObjectMembers {
    match kind {
        // The first type is the one that a form edits.
        FieldKind::Text { also: Some(also) } => of_types(&["string", also.name()]),
        FieldKind::Text { also: None } | FieldKind::Date | FieldKind::JsonText => of_types(&["string"]),
        FieldKind::Boolean => of_types(&["boolean"]),
        FieldKind::Number => of_types(&["number"]),
        FieldKind::Integer | FieldKind::Identifier => of_types(&["integer"]),
        FieldKind::Amount => [of_types(&["number", "string"]), vec![("pattern", quote(NUMBER))]].concat(),
        FieldKind::Enumeration(enumeration) => [of_types(&["string"]), vec![("oneOf", one_of(enumeration))]].concat(),
        FieldKind::Record(schema) => record(schema),
        FieldKind::List(element) => [of_types(&["array"]), vec![("items", element_of_list(element))]].concat(),
        FieldKind::Object => of_types(&["object"]),
        FieldKind::OneOf(_) | FieldKind::Anything => Vec::new(),
    }
}

fn element_of_list(kind: &FieldKind) -> String {
    let mut members = match kind {
        FieldKind::Record(RecordSchema { name, .. }) => {
            let docs = Docs::MODEL.record(name).map(RecordDocs::paragraph);
            vec![("title", quote(&title(name))), ("description", quote(&docs.unwrap_or_default()))]
        }
        _ => Vec::new(),
    };
    members.extend(value(kind));
    object(&members)
}

fn one_of(enumeration: &Enumeration) -> String {
    let choice = |EnumValue { wire }: &EnumValue| {
        let docs = Docs::MODEL.value(enumeration.name, wire).map(ValueDocs::paragraph);
        object(&[("const", quote(wire)), ("title", quote(&title(wire))), ("description", quote(&docs.unwrap_or_default()))])
    };
    array(&enumeration.values.iter().map(choice).collect::<Vec<_>>())
}

fn of_types(names: &[&str]) -> ObjectMembers {
    let types = match names {
        [name] => quote(name),
        _ => array(&names.iter().map(|name| quote(name)).collect::<Vec<_>>()),
    };
    vec![("type", types)]
}
