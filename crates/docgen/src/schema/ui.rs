//! The ui schemas of the form: how react-jsonschema-form and JSON Forms lay it out.

use target_groups::json::quote;
use target_groups::model::{Field, FieldKind, Record, RecordSchema, TargetGroup};

use super::forms::fields;
use super::text::{ObjectMembers, array, object};

/// Texts that take several lines, besides those that hold JSON.
const LONG: [&str; 2] = ["description", "expression"];

fn is_long(field: &Field) -> bool {
    matches!(field.kind, FieldKind::JsonText) || (LONG.contains(&field.name) && matches!(field.kind, FieldKind::Text { .. }))
}

/// Returns the ui schema of react-jsonschema-form: the widgets that differ from the usual ones.
pub(super) fn rjsf() -> String {
    object(&rjsf_record(TargetGroup::SCHEMA))
}

fn rjsf_record(schema: &RecordSchema) -> ObjectMembers {
    let own = fields(schema).filter_map(|field| {
        let members = match field.kind {
            _ if is_long(field) => vec![("ui:widget", quote("textarea"))],
            FieldKind::Record(schema) => rjsf_record(schema),
            FieldKind::List(FieldKind::Record(schema)) => {
                let items = rjsf_record(schema);
                if items.is_empty() { items } else { vec![("items", object(&items))] }
            }
            _ => Vec::new(),
        };
        (!members.is_empty()).then(|| (field.name, object(&members)))
    });
    own.collect()
}

/// Returns the ui schema of JSON Forms: a control for each field, and the layout of the elements of lists.
pub(super) fn json_forms() -> String {
    layout(TargetGroup::SCHEMA, "#/properties/")
}

fn layout(schema: &RecordSchema, scope: &str) -> String {
    let elements: Vec<_> = fields(schema).map(|field| element(field, scope)).collect();
    object(&[("type", quote("VerticalLayout")), ("elements", array(&elements))])
}

fn element(field: &Field, scope: &str) -> String {
    let scope = format!("{scope}{}", field.name);
    let options = match field.kind {
        _ if is_long(field) => vec![("multi", "true".to_owned())],
        FieldKind::List(FieldKind::Record(schema)) => vec![("detail", layout(schema, "#/properties/"))],
        FieldKind::Record(schema) => return group(field, schema, &scope),
        _ => Vec::new(),
    };
    let mut members = vec![("type", quote("Control")), ("scope", quote(&scope))];
    if !options.is_empty() {
        members.push(("options", object(&options)));
    }
    object(&members)
}

/// The fields of an object, under its title.
fn group(field: &Field, schema: &RecordSchema, scope: &str) -> String {
    let elements: Vec<_> = fields(schema).map(|field| element(field, &format!("{scope}/properties/"))).collect();
    let label = quote(&super::title::title(field.name));
    object(&[("type", quote("Group")), ("label", label), ("elements", array(&elements))])
}
