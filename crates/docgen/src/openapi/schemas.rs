//! The schemas of groups and their parts, from the model.
//!
//! Each record is a schema of its own, with the name of its TypeScript type. Unlike the JSON Schema of the request, enumerations have
//! the words of the wire only: programs that are generated from the document should not send other spellings.

use serde_json::{Map, Value, json};
use target_groups::model::{
    Docs, EnumValue, Enumeration, EnumerationDocs, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, TargetGroup,
    ValueDocs,
};

use crate::schema::{Null, ObjectMembers, limits, object, plain_value};

/// The schemas of the request and of the responses, with all that they refer to.
pub(super) fn of_groups() -> Map<String, Value> {
    let mut schemas = Schemas(Map::new());
    for side in [Direction::Request, Direction::Created, Direction::Listed] {
        schemas.record(TargetGroup::SCHEMA, side);
    }
    schemas.0
}

/// The body that a record is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Request,
    /// The response to a create call.
    Created,
    /// A list of groups.
    Listed,
}

impl Direction {
    fn presence(self, schema: &RecordSchema, field: &Field) -> Presence {
        match (self, schema.name, field.name) {
            (Self::Request, ..) => field.request,
            (Self::Listed, "TargetGroup", "fromDate" | "toDate") => Presence::Never,
            // Lists have the periods on demand only.
            (Self::Listed, "TargetGroup", "periods") | (Self::Listed, "Target", "targetMilestoneTriggers") => Presence::Optional,
            _ => field.answer,
        }
    }

    fn name(self, schema: &RecordSchema) -> String {
        match (self, schema.name) {
            (Self::Request, name) => format!("{name}Request"),
            (Self::Listed, name @ ("TargetGroup" | "Target")) => format!("Listed{name}"),
            (_, name) => name.to_owned(),
        }
    }
}

struct Schemas(Map<String, Value>);

impl Schemas {
    /// Adds a record and all that it refers to, and returns a reference to it.
    fn record(&mut self, schema: &'static RecordSchema, side: Direction) -> Value {
        let name = side.name(schema);
        if !self.0.contains_key(&name) {
            // The place in the order, before the schemas that it refers to.
            self.0.insert(name.clone(), Value::Null);
            let record = self.properties(schema, side);
            self.0.insert(name.clone(), record);
        }
        reference(&name)
    }

    fn properties(&mut self, schema: &'static RecordSchema, side: Direction) -> Value {
        let fields = || schema.fields.iter().map(|field| (field, side.presence(schema, field)));
        let required: Vec<&str> = fields().filter(|(_, presence)| *presence == Presence::Required).map(|(field, _)| field.name).collect();
        let present = fields().filter(|(_, presence)| *presence != Presence::Never);
        let properties: Map<String, Value> =
            present.map(|(field, presence)| (field.name.to_owned(), self.property(schema, field, presence, side))).collect();
        let description = Docs::MODEL.record(schema.name).map(RecordDocs::paragraph).unwrap_or_default();
        let mut record = json!({ "type": "object", "description": description });
        if let Some(record) = record.as_object_mut().filter(|_| !required.is_empty()) {
            record.insert("required".to_owned(), json!(required));
        }
        if let Some(record) = record.as_object_mut() {
            record.insert("properties".to_owned(), properties.into());
        }
        record
    }

    fn property(&mut self, schema: &RecordSchema, field: &'static Field, presence: Presence, side: Direction) -> Value {
        let docs = Docs::MODEL.field(schema.name, field.name).map(FieldDocs::paragraph).unwrap_or_default();
        let null = if presence == Presence::Required { Null::Refused } else { Null::Taken };
        let mut property = Map::from_iter([("description".to_owned(), json!(docs))]);
        property.extend(self.value(&field.kind, null, side));
        if side == Direction::Request {
            property.extend(map(&limits(field)));
        }
        property.into()
    }

    fn value(&mut self, kind: &'static FieldKind, null: Null, side: Direction) -> Map<String, Value> {
        match kind {
            FieldKind::Record(schema) => or_null(&self.record(schema, side), null),
            FieldKind::Enumeration(enumeration) => or_null(&self.enumeration(enumeration), null),
            FieldKind::List(element) => {
                let items = self.value(element, Null::Refused, side);
                let kind = if null == Null::Taken { json!(["array", "null"]) } else { json!("array") };
                Map::from_iter([("type".to_owned(), kind), ("items".to_owned(), items.into())])
            }
            FieldKind::OneOf(kinds) => {
                let choices: Vec<Value> = kinds.iter().map(|kind| self.value(kind, Null::Refused, side).into()).collect();
                Map::from_iter([("anyOf".to_owned(), json!(choices))])
            }
            // The server has one form for values that requests can write in several.
            FieldKind::Text { .. } if side != Direction::Request => map(&plain_value(&FieldKind::Text { also: None }, null)),
            FieldKind::Amount if side != Direction::Request => map(&plain_value(&FieldKind::Number, null)),
            plain => map(&plain_value(plain, null)),
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration) -> Value {
        let docs = Docs::MODEL.enumeration(enumeration.name).map(EnumerationDocs::paragraph).unwrap_or_default();
        let meaning = |wire| Docs::MODEL.value(enumeration.name, wire).map(ValueDocs::paragraph).unwrap_or_default();
        let words: Vec<&str> = enumeration.values.iter().map(|EnumValue { wire }| *wire).collect();
        let list: Vec<String> = words.iter().map(|wire| format!("- `{wire}`: {}", meaning(wire))).collect();
        let schema = json!({ "type": "string", "description": format!("{docs}\n\n{}", list.join("\n")), "enum": words });
        self.0.insert(enumeration.name.to_owned(), schema);
        reference(enumeration.name)
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn or_null(reference: &Value, null: Null) -> Map<String, Value> {
    let schema = if null == Null::Taken { json!({ "anyOf": [reference, { "type": "null" }] }) } else { reference.clone() };
    schema.as_object().cloned().unwrap_or_default()
}

fn map(members: &ObjectMembers) -> Map<String, Value> {
    serde_json::from_str(&object(members)).unwrap_or_default()
}
