//! JSON Schema (draft 2020-12) of the request; its variant for forms, and the schema of plans.
//!
//! It covers each value by itself: its type, its values, and the required fields. The meaning of dates, and the relations between
//! fields, are left to [`target_groups::rules`]. Like the API it accepts unknown fields, and null for a field that may
//! be missing.
//!
//! Three things differ from what [`target_groups::rules`] say of the same values:
//!
//! - `maxLength` counts characters, as JSON Schema has it. The server counts UTF-16 code units, of which an emoji has two.
//! - A misspelled field is an unknown one here. The rules check its value like that of the field it was meant to be.
//! - Numbers are as exact as the validator that reads them. The rules read every digit.
//!
//! Dates carry no `format`: a validator that asserts it would refuse dates that the API takes, such as one without an offset.

mod forms;
mod plan;
mod text;
mod title;
mod ui;
mod word;

use target_groups::json::quote;
use target_groups::model::{Docs, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, TargetGroup};

pub(crate) use text::{ObjectMembers, fitted, object};

use text::array;

/// Names the schema, wherever the file lies.
const ID: &str = "urn:target-groups:request";

const DRAFT_2020_12: &str = "https://json-schema.org/draft/2020-12/schema";

const DRAFT_7: &str = "http://json-schema.org/draft-07/schema#";

/// A number as JSON writes it.
const NUMBER: &str = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

/// The codes of the rules whose errors are errors of the schema too.
pub const CODES: [&str; 7] = ["wrong-type", "required", "enum-unknown", "sum-target-type", "till-id", "name-blank", "name-too-long"];

/// Returns the schema of the request as JSON text, laid out for people.
#[must_use]
pub fn request() -> String {
    fitted(&compact())
}

/// Returns the schema of the request as JSON text in one line.
#[must_use]
pub fn compact() -> String {
    let mut members = vec![
        ("$schema", quote(DRAFT_2020_12)),
        ("$id", quote(ID)),
        ("title", quote("Target group request")),
        ("description", quote("The body of POST /v3/targetGroups. Unknown fields are taken, and null for a field that may be missing.")),
    ];
    members.extend(record(TargetGroup::SCHEMA, Null::Refused));
    object(&members)
}

/// Returns the schema of the request for form libraries as JSON text, laid out for people.
#[must_use]
pub fn form() -> String {
    fitted(&form_compact())
}

/// Returns the schema of the request for form libraries as JSON text in one line.
#[must_use]
pub fn form_compact() -> String {
    forms::compact()
}

/// Returns the ui schema of the form for react-jsonschema-form as JSON text in one line.
#[must_use]
pub fn rjsf_ui() -> String {
    ui::rjsf()
}

/// Returns the ui schema of the form for JSON Forms as JSON text in one line.
#[must_use]
pub fn json_forms_ui() -> String {
    ui::json_forms()
}

/// Returns the schema of plans as JSON text, laid out for people.
#[must_use]
pub fn plan() -> String {
    fitted(&plan_compact())
}

/// Returns the schema of plans as JSON text in one line.
#[must_use]
pub fn plan_compact() -> String {
    plan::compact()
}

/// `true` if null may stand for a value that is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Null {
    Taken,
    Refused,
}

/// Writes the properties of an object. Fields that only responses have are treated as unknown.
fn record(schema: &RecordSchema, null: Null) -> ObjectMembers {
    let fields: Vec<&Field> = schema.fields.iter().filter(|field| field.request != Presence::Never).collect();
    let required = fields.iter().filter(|field| field.request == Presence::Required);
    let required: Vec<_> = required.map(|field| quote(field.name)).collect();
    let properties: Vec<_> = fields.iter().map(|field| (field.name, property(schema, field))).collect();
    let mut members = vec![of_type("object", null)];
    if !required.is_empty() {
        members.push(("required", array(&required)));
    }
    members.push(("properties", object(&properties)));
    members
}

fn property(schema: &RecordSchema, field: &Field) -> String {
    let null = if field.request == Presence::Required { Null::Refused } else { Null::Taken };
    let title = match field.kind {
        FieldKind::Record(schema) => Some(("title", quote(schema.name))),
        FieldKind::Enumeration(enumeration) => Some(("title", quote(enumeration.name))),
        _ => None,
    };
    let mut members: ObjectMembers = title.into_iter().collect();
    let docs = Docs::MODEL.field(schema.name, field.name).map(FieldDocs::paragraph);
    members.push(("description", quote(&docs.unwrap_or_default())));
    members.extend(value(&field.kind, null));
    members.extend(limits(field));
    object(&members)
}

/// Writes the constraints of a field besides its type.
pub(crate) fn limits(field: &Field) -> ObjectMembers {
    match (field.request, field.kind, field.max_length) {
        (Presence::Required, FieldKind::List(_), _) => vec![("minItems", "1".to_owned())],
        // The required texts with a limit are the names. That another text is too long is only a warning.
        (Presence::Required, FieldKind::Text { .. }, Some(limit)) => {
            vec![("pattern", quote(&word::not_blank())), ("maxLength", limit.to_string())]
        }
        _ => Vec::new(),
    }
}

fn value(kind: &FieldKind, null: Null) -> ObjectMembers {
    match kind {
        FieldKind::Enumeration(enumeration) => vec![of_type("string", null), ("anyOf", word::any_of(enumeration))],
        FieldKind::Record(schema) => record(schema, null),
        FieldKind::List(element) => vec![of_type("array", null), ("items", element_of_list(element))],
        FieldKind::OneOf(kinds) => one_of_types(&kinds.iter().map(|kind| value(kind, Null::Refused)).collect::<Vec<_>>(), null),
        plain => plain_value(plain, null),
    }
}

/// Writes the constraints of a value that refers to no other schema.
pub(crate) fn plain_value(kind: &FieldKind, null: Null) -> ObjectMembers {
    match kind {
        FieldKind::Text { also: Some(also) } => one_of_types(&[only("string"), only(also.name())], null),
        FieldKind::Text { also: None } | FieldKind::Date => vec![of_type("string", null)],
        FieldKind::JsonText => vec![of_type("string", null), ("contentMediaType", quote("application/json"))],
        FieldKind::Boolean => vec![of_type("boolean", null)],
        // That it should be whole is only a warning.
        FieldKind::Number => vec![of_type("number", null)],
        // That a number is negative or too large is only a warning.
        FieldKind::Integer | FieldKind::Identifier => vec![of_type("integer", null)],
        FieldKind::Amount => {
            let text = [only("string"), vec![("pattern", quote(NUMBER))]].concat();
            one_of_types(&[only("number"), text], null)
        }
        FieldKind::Object => vec![of_type("object", null)],
        FieldKind::Enumeration(_) | FieldKind::Record(_) | FieldKind::List(_) | FieldKind::OneOf(_) | FieldKind::Anything => Vec::new(),
    }
}

fn element_of_list(kind: &FieldKind) -> String {
    let mut members = match kind {
        FieldKind::Record(RecordSchema { name, .. }) => {
            let docs = Docs::MODEL.record(name).map(RecordDocs::paragraph);
            vec![("title", quote(name)), ("description", quote(&docs.unwrap_or_default()))]
        }
        _ => Vec::new(),
    };
    members.extend(value(kind, Null::Refused));
    object(&members)
}

fn of_type(name: &str, null: Null) -> (&'static str, String) {
    let name = quote(name);
    ("type", if null == Null::Taken { array(&[name, quote("null")]) } else { name })
}

fn only(name: &str) -> ObjectMembers {
    vec![of_type(name, Null::Refused)]
}

/// A value of one of several types. Each has a schema of its own: strict validators take several types in one for a slip.
fn one_of_types(types: &[ObjectMembers], null: Null) -> ObjectMembers {
    let null = (null == Null::Taken).then(|| only("null"));
    let types: Vec<_> = types.iter().chain(&null).map(|members| object(members)).collect();
    vec![("anyOf", array(&types))]
}
