//! The owned Rust types of requests and plans, which follow from the model like those of TypeScript.

use std::collections::BTreeSet;
use std::fmt::Write;

use target_groups::model::{
    Docs, Enumeration, EnumerationDocs, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, TargetGroup, ValueDocs,
};
use target_groups::plan::{self, Plan};

use crate::typescript::one_line;

const HEADER: &str = "\
// Generated from the model by `cargo xtask docs`. Do not edit.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{StringOrBoolean, StringOrNumber};
";

/// Returns the module with the types of requests and plans.
#[must_use]
pub(crate) fn types() -> String {
    let mut module = Module { text: HEADER.to_owned(), written: BTreeSet::new() };
    TypeFamily { docs: Docs::MODEL, is_plan: false }.record(TargetGroup::SCHEMA, &mut module);
    TypeFamily { docs: plan::DOCS, is_plan: true }.record(Plan::SCHEMA, &mut module);
    module.text
}

struct Module {
    text: String,
    /// The names of the types that the text has.
    written: BTreeSet<String>,
}

impl Module {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{text}");
    }

    fn docs(&mut self, indent: &str, docs: &str) {
        self.line(&format!("{indent}/// {}", one_line(docs)));
    }

    /// Begins a type: an empty line, its documentation and what it derives.
    fn begin(&mut self, docs: &str, derives: &str) {
        self.line("");
        self.docs("", docs);
        self.line(&format!("#[derive(Debug, Clone, PartialEq, Serialize, Deserialize{derives})]"));
    }
}

/// The kind of record that is written.
#[derive(Clone, Copy)]
struct TypeFamily {
    docs: Docs,
    is_plan: bool,
}

impl TypeFamily {
    fn name(self, schema: &RecordSchema) -> String {
        match self.is_plan {
            false => format!("{}Request", schema.name),
            true if schema.name.starts_with(Plan::SCHEMA.name) => schema.name.to_owned(),
            true => format!("Plan{}", schema.name),
        }
    }

    /// Writes a record and, behind it, the types that it needs.
    fn record(self, schema: &RecordSchema, module: &mut Module) {
        let name = self.name(schema);
        if !module.written.insert(name.clone()) {
            return;
        }
        let fields: Vec<&Field> = schema.fields.iter().filter(|field| field.request != Presence::Never).collect();
        let (required, optional): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| field.request == Presence::Required);
        let default = if required.is_empty() { ", Default" } else { "" };
        module.begin(&self.docs.record(schema.name).map(RecordDocs::paragraph).unwrap_or_default(), default);
        module.line("#[serde(rename_all = \"camelCase\")]");
        module.line(&format!("pub struct {name} {{"));
        for field in &fields {
            self.field(schema, field, module);
        }
        module.line("}");
        if !required.is_empty() {
            self.constructor(schema, &required, &optional, module);
        }
        for field in fields {
            self.types_of(schema, field, &field.kind, module);
        }
    }

    fn field(self, schema: &RecordSchema, field: &Field, module: &mut Module) {
        module.docs("    ", &self.docs.field(schema.name, field.name).map(FieldDocs::paragraph).unwrap_or_default());
        let name = snake_case(field.name);
        let rename = if camel_case(&name) == field.name { String::new() } else { format!("rename = \"{}\"", field.name) };
        let option = if field.request == Presence::Optional { "default, skip_serializing_if = \"Option::is_none\"" } else { "" };
        let attributes: Vec<&str> = [rename.as_str(), option].into_iter().filter(|part| !part.is_empty()).collect();
        if !attributes.is_empty() {
            module.line(&format!("    #[serde({})]", attributes.join(", ")));
        }
        let of = self.type_of(schema, field, &field.kind);
        let of = if field.request == Presence::Optional { format!("Option<{of}>") } else { of };
        module.line(&format!("    pub {name}: {of},"));
    }

    /// Writes `new`, which takes the required fields.
    fn constructor(self, schema: &RecordSchema, required: &[&Field], optional: &[&Field], module: &mut Module) {
        let parameter = |field: &&Field| {
            let of = self.type_of(schema, field, &field.kind);
            let of = if matches!(of.as_str(), "String" | "StringOrNumber") { format!("impl Into<{of}>") } else { of };
            format!("{}: {of}", snake_case(field.name))
        };
        let given = |field: &&Field| {
            let name = snake_case(field.name);
            match self.type_of(schema, field, &field.kind).as_str() {
                "String" | "StringOrNumber" => format!("{name}: {name}.into()"),
                _ => name,
            }
        };
        let mut values: Vec<String> = required.iter().map(given).collect();
        values.extend(optional.iter().map(|field| format!("{}: None", snake_case(field.name))));
        module.line("");
        module.line(&format!("impl {} {{", self.name(schema)));
        module.docs("    ", "Creates the record with its required fields. The optional ones are missing.");
        module.line("    #[must_use]");
        module.line(&format!("    pub fn new({}) -> Self {{", required.iter().map(parameter).collect::<Vec<_>>().join(", ")));
        module.line(&format!("        Self {{ {} }}", values.join(", ")));
        module.line("    }");
        module.line("}");
    }

    fn types_of(self, schema: &RecordSchema, field: &Field, kind: &FieldKind, module: &mut Module) {
        match kind {
            FieldKind::Record(schema) => self.record(schema, module),
            FieldKind::List(element) => self.types_of(schema, field, element, module),
            FieldKind::OneOf(kinds) => self.choice(schema, field, kinds, module),
            FieldKind::Enumeration(enumeration) => self.enumeration(enumeration, module),
            _ => {}
        }
    }

    /// Writes the type of a field that takes values of several kinds.
    fn choice(self, schema: &RecordSchema, field: &Field, kinds: &[FieldKind], module: &mut Module) {
        let docs = self.docs.field(schema.name, field.name).map(FieldDocs::paragraph).unwrap_or_default();
        module.begin(&docs, "");
        module.line("#[serde(untagged)]");
        module.line(&format!("pub enum {} {{", self.choice_name(schema, field)));
        for kind in kinds {
            let of = self.type_of(schema, field, kind);
            let (variant, docs) = match kind {
                FieldKind::Record(schema) => (schema.name.to_owned(), self.docs.record(schema.name).map(RecordDocs::paragraph)),
                FieldKind::Enumeration(enumeration) => {
                    let name = enumeration.name.strip_prefix("Plan").unwrap_or(enumeration.name);
                    (name.to_owned(), self.docs.enumeration(enumeration.name).map(EnumerationDocs::paragraph))
                }
                FieldKind::List(_) => ("Each".to_owned(), Some("One value for each.".to_owned())),
                _ => ("All".to_owned(), Some("The same value for all.".to_owned())),
            };
            module.docs("    ", &docs.unwrap_or_default());
            module.line(&format!("    {variant}({of}),"));
        }
        module.line("}");
        for kind in kinds {
            self.types_of(schema, field, kind, module);
        }
    }

    fn choice_name(self, schema: &RecordSchema, field: &Field) -> String {
        format!("{}{}Choice", self.name(schema), pascal_case(field.name))
    }

    fn enumeration(self, enumeration: &Enumeration, module: &mut Module) {
        if !module.written.insert(enumeration.name.to_owned()) {
            return;
        }
        module.begin(&self.docs.enumeration(enumeration.name).map(EnumerationDocs::paragraph).unwrap_or_default(), ", Copy, Eq");
        module.line("#[non_exhaustive]");
        module.line(&format!("pub enum {} {{", enumeration.name));
        for value in enumeration.values {
            module.docs("    ", &self.docs.value(enumeration.name, value.wire).map(ValueDocs::paragraph).unwrap_or_default());
            module.line(&format!("    #[serde(rename = \"{}\")]", value.wire));
            module.line(&format!("    {},", pascal_case(value.wire)));
        }
        module.line("}");
    }

    fn type_of(self, schema: &RecordSchema, field: &Field, kind: &FieldKind) -> String {
        match kind {
            FieldKind::Text { also: Some(target_groups::json::Kind::Boolean) } => "StringOrBoolean".to_owned(),
            FieldKind::Text { also: Some(_) } | FieldKind::Amount => "StringOrNumber".to_owned(),
            FieldKind::Text { also: None } | FieldKind::JsonText | FieldKind::Date => "String".to_owned(),
            FieldKind::Boolean => "bool".to_owned(),
            FieldKind::Integer | FieldKind::Identifier => "i64".to_owned(),
            FieldKind::Number => "serde_json::Number".to_owned(),
            FieldKind::Enumeration(enumeration) => enumeration.name.to_owned(),
            FieldKind::Record(schema) => self.name(schema),
            FieldKind::List(element) => format!("Vec<{}>", self.type_of(schema, field, element)),
            FieldKind::OneOf(_) => self.choice_name(schema, field),
            FieldKind::Object => "Map<String, Value>".to_owned(),
            FieldKind::Anything => "Value".to_owned(),
        }
    }
}

/// Converts the name of a field: `targetCycleStartDateISO` becomes `target_cycle_start_date_iso`.
fn snake_case(name: &str) -> String {
    let mut text = String::new();
    let mut after_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && after_lower {
            text.push('_');
        }
        after_lower = !character.is_ascii_uppercase();
        text.push(character.to_ascii_lowercase());
    }
    text
}

/// Converts words with underlines between them to one word, as serde does.
fn camel_case(name: &str) -> String {
    let pascal = pascal_case(name);
    let mut characters = pascal.chars();
    characters.next().map(|first| first.to_ascii_lowercase().to_string() + characters.as_str()).unwrap_or_default()
}

/// Converts the name of a field or a word of the wire to the name of a type.
fn pascal_case(name: &str) -> String {
    let is_constant = !name.chars().any(|character| character.is_ascii_lowercase());
    let words = name.split('_').map(|word| {
        let mut characters = word.chars();
        let first = characters.next().map(|first| first.to_ascii_uppercase());
        let rest = if is_constant { characters.as_str().to_ascii_lowercase() } else { characters.as_str().to_owned() };
        first.into_iter().collect::<String>() + &rest
    });
    words.collect()
}
