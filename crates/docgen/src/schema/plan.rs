//! JSON Schema (draft 2020-12) of plans, for people who write them in an editor and for other languages.
//!
//! It is stricter than `build`: an unknown field, null, and another spelling of a word, which `build` takes with a warning, are errors.
//! The relations between fields, such as the number of goals and of periods, are left to `build`.

use target_groups::json::quote;
use target_groups::model::{
    Docs, EnumValue, Enumeration, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, ValueDocs,
};
use target_groups::plan::{self, Every, Plan, RegularSchedule};

use super::text::{ObjectMembers, array, object};
use super::{DRAFT_2020_12, NUMBER, word};

/// Names the schema, wherever the file lies.
const ID: &str = "urn:target-groups:plan";

/// The records whose numbers count from 1.
const COUNTED: [&str; 2] = [Every::SCHEMA.name, RegularSchedule::SCHEMA.name];

/// Returns the schema as JSON text in one line.
pub(super) fn compact() -> String {
    let docs = plan::DOCS.record(Plan::SCHEMA.name).map(RecordDocs::paragraph);
    let mut members = vec![
        ("$schema", quote(DRAFT_2020_12)),
        ("$id", quote(ID)),
        ("title", quote("Plan of a target group")),
        ("description", quote(&docs.unwrap_or_default())),
    ];
    let mut own = record(Plan::SCHEMA);
    if let Some((_, properties)) = own.iter_mut().find(|(name, _)| *name == "properties") {
        // Editors add it, to find the schema of a file.
        *properties = properties.replacen('{', r#"{"$schema":{"type":"string"},"#, 1);
    }
    members.extend(own);
    object(&members)
}

fn record(schema: &RecordSchema) -> ObjectMembers {
    let required: Vec<_> =
        schema.fields.iter().filter(|field| field.request == Presence::Required).map(|field| quote(field.name)).collect();
    let properties: Vec<_> = schema.fields.iter().map(|field| (field.name, property(schema, field))).collect();
    let mut members = vec![("type", quote("object"))];
    if !required.is_empty() {
        members.push(("required", array(&required)));
    }
    members.push(("properties", object(&properties)));
    members.push(("additionalProperties", "false".to_owned()));
    if schema.name == Every::SCHEMA.name {
        members.extend([("minProperties", "1".to_owned()), ("maxProperties", "1".to_owned())]);
    }
    members
}

fn property(schema: &RecordSchema, field: &Field) -> String {
    let docs = plan::DOCS.field(schema.name, field.name).map(FieldDocs::paragraph);
    let mut members = vec![("description", quote(&docs.unwrap_or_default()))];
    members.extend(value(&field.kind));
    match (field.request, field.kind) {
        (Presence::Required, FieldKind::List(_)) => members.push(("minItems", "1".to_owned())),
        (Presence::Required, FieldKind::Text { .. }) => members.push(("pattern", quote(&word::not_blank()))),
        (_, FieldKind::Integer) if COUNTED.contains(&schema.name) => members.push(("minimum", "1".to_owned())),
        _ => {}
    }
    // That a description is too long is only a warning.
    if let Some(limit) = field.max_length.filter(|_| field.name != "description") {
        members.push(("maxLength", limit.to_string()));
    }
    object(&members)
}

fn value(kind: &FieldKind) -> ObjectMembers {
    match kind {
        FieldKind::Text { .. } | FieldKind::Date | FieldKind::JsonText => of_type("string"),
        FieldKind::Boolean => of_type("boolean"),
        FieldKind::Number => of_type("number"),
        FieldKind::Integer | FieldKind::Identifier => of_type("integer"),
        FieldKind::Amount => {
            let text = [of_type("string"), vec![("pattern", quote(NUMBER))]].concat();
            any_of(&[of_type("number"), text])
        }
        FieldKind::Enumeration(enumeration) => [of_type("string"), vec![("oneOf", words(enumeration))]].concat(),
        FieldKind::Record(schema) => record(schema),
        FieldKind::List(element) => [of_type("array"), vec![("items", object(&value(element)))]].concat(),
        FieldKind::Object => of_type("object"),
        FieldKind::OneOf(kinds) => any_of(&kinds.iter().map(value).collect::<Vec<_>>()),
        FieldKind::Anything => Vec::new(),
    }
}

fn words(enumeration: &Enumeration) -> String {
    let meaning = |docs: Docs, wire| docs.value(enumeration.name, wire).map(ValueDocs::paragraph);
    let choice = |EnumValue { wire }: &EnumValue| {
        let docs = meaning(plan::DOCS, wire).or_else(|| meaning(Docs::MODEL, wire)).unwrap_or_default();
        object(&[("const", quote(wire)), ("description", quote(&docs))])
    };
    array(&enumeration.values.iter().map(choice).collect::<Vec<_>>())
}

fn of_type(name: &str) -> ObjectMembers {
    vec![("type", quote(name))]
}

fn any_of(types: &[ObjectMembers]) -> ObjectMembers {
    vec![("anyOf", array(&types.iter().map(|members| object(members)).collect::<Vec<_>>()))]
}
