//! The TypeScript types of the package's results, from the Rust types that are serialised.
//!
//! `schemars` describes the types as JSON Schema, by the same attributes that serde writes by; this file prints the schemas in the layout of
//! the other generated types. Two keywords of our own fill the gaps: `x-typescript` gives the type of a field whose Rust type says less,
//! and `x-extends` names a type that a record extends. A variant with a title becomes a type of its own.

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

use super::{docs, line};
use target_groups::{batch, diff, editing, exchange, import, language, plan, preview, promotion, rules, sandbox};

const PUBLIC: &str = "// Generated from the Rust types of the answers by `cargo xtask docs`. Do not edit.\n";
const INTERNAL: &str = "// Generated from the Rust types by `cargo xtask docs`. Do not edit.\n// What the exports of the core return to the facade; not for users of the package.\n";

/// The answers that users of the package see, as the text of a TypeScript module.
#[must_use]
pub fn answers() -> String {
    let mut module = AnswersModule::new();
    public(&mut module);
    module.finish(PUBLIC, &[])
}

/// The answers that only the facade sees, as the text of a TypeScript module.
#[must_use]
pub fn internal() -> String {
    let mut shown = AnswersModule::new();
    public(&mut shown);
    let mut module = AnswersModule { written: shown.written.clone(), ..AnswersModule::new() };
    module.add::<batch::BlockAnswer>();
    module.add::<batch::Content>();
    module.add::<batch::PartReport>();
    module.add::<editing::Edited>();
    module.add::<editing::FixedAll>();
    module.add::<exchange::Advance>();
    module.add::<exchange::Delivered>();
    module.add::<exchange::BatchPlan>();
    module.add::<plan::Built>();
    module.add::<plan::PlanOf>();
    module.add::<sandbox::SandboxCall>();
    module.add::<sandbox::CallResult>();
    let names: Vec<&str> = shown.written.iter().map(String::as_str).collect();
    module.finish(INTERNAL, &names)
}

fn public(module: &mut AnswersModule) {
    module.add::<rules::Compilation>();
    module.add::<language::Completion>();
    module.add::<diff::Difference>();
    module.add::<plan::FilledTemplate>();
    module.add::<exchange::Finding>();
    module.add::<language::Hover>();
    module.add::<import::ImportResult>();
    module.add::<exchange::NameAnswer>();
    module.add::<exchange::Outcome>();
    module.add::<preview::Preview>();
    module.add::<promotion::Promotion>();
    module.add::<exchange::Region>();
    module.add::<plan::Template>();
    module.add::<editing::TextEdit>();
    module.add::<exchange::ItemVerdict>();
}

/// The names of types that are written elsewhere, and the files that have them.
const ELSEWHERE: [(&str, &[&str]); 2] =
    [("../types.js", &["BatchPart", "BatchReport", "Diagnostic", "Range", "Report"]), ("./model.js", &["NoteCode", "TargetGroup"])];

struct AnswersModule {
    generator: SchemaGenerator,
    text: String,
    /// The names of the types that the text has.
    written: BTreeSet<String>,
    /// The names of the types that the text refers to.
    named: BTreeSet<String>,
}

impl AnswersModule {
    fn new() -> Self {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        Self { generator, text: String::new(), written: BTreeSet::new(), named: BTreeSet::new() }
    }

    /// Adds a type and those that it needs.
    fn add<T: JsonSchema>(&mut self) {
        self.generator.subschema_for::<T>();
        let name = T::schema_name();
        self.named(&name);
    }

    /// Writes a type and, behind it, the types it needs.
    fn named(&mut self, name: &str) {
        self.named.insert(name.to_owned());
        let Some(schema) = self.generator.definitions().get(name).cloned() else { return };
        if !self.written.insert(name.to_owned()) {
            return;
        }
        let mut needed = Vec::new();
        let text = definition(name, &schema, &mut needed);
        self.text.push_str(&text);
        for (name, schema) in variants(&schema) {
            self.written.insert(name.to_owned());
            self.text.push_str(&definition(name, schema, &mut needed));
        }
        for name in needed {
            self.named(&name);
        }
    }

    /// The module with its imports; `answers` are the types of the public module.
    fn finish(self, header: &str, answers: &[&str]) -> String {
        let mut text = format!("{header}\n");
        let is_named = |name: &&&str| self.named.contains(**name);
        for (file, names) in ELSEWHERE.into_iter().chain([("./answers.js", answers)]) {
            let mut names: Vec<&str> = names.iter().filter(is_named).copied().collect();
            names.sort_unstable();
            if !names.is_empty() {
                line(&mut text, &format!("import type {{ {} }} from \"{file}\";", names.join(", ")));
            }
        }
        text + &self.text
    }
}

/// The variants that are types of their own.
fn variants(schema: &Value) -> Vec<(&str, &Value)> {
    let variants = schema.get("oneOf").and_then(Value::as_array);
    variants.into_iter().flatten().filter_map(|variant| Some((text(variant, "title")?, variant))).collect()
}

/// Writes a type, and adds the names of the types that it refers to.
fn definition(name: &str, schema: &Value, needed: &mut Vec<String>) -> String {
    let mut written = String::new();
    docs(&mut written, text(schema, "description").unwrap_or_default(), "");
    match schema.get("properties").and_then(Value::as_object) {
        Some(properties) if choices(schema).is_none() => {
            let extends = text(schema, "x-extends").map(|base| {
                needed.push(base.to_owned());
                format!(" extends {base}")
            });
            line(&mut written, &format!("export interface {name}{} {{", extends.unwrap_or_default()));
            written.push_str(&members(properties, schema, "  ", needed));
            line(&mut written, "}");
        }
        _ => {
            line(&mut written, &format!("export type {name} ="));
            written.push_str(&union(schema, needed));
        }
    }
    written
}

fn union(schema: &Value, needed: &mut Vec<String>) -> String {
    let mut written = String::new();
    let Some(choices) = choices(schema) else { return format!("  {};\n", type_of(schema, "  ", needed)) };
    for (index, choice) in choices.iter().enumerate() {
        let end = if index + 1 == choices.len() { ";" } else { "" };
        let is_own = text(choice, "title").is_some();
        if let Some(description) = text(choice, "description").filter(|_| !is_own) {
            docs(&mut written, description, "  ");
        }
        line(&mut written, &format!("  | {}{end}", type_of(choice, "  ", needed)));
    }
    written
}

fn members(properties: &Map<String, Value>, schema: &Value, indent: &str, needed: &mut Vec<String>) -> String {
    let required = schema.get("required").and_then(Value::as_array);
    let mut written = String::new();
    for (name, property) in properties {
        let is_required = required.is_some_and(|names| names.iter().any(|required| required.as_str() == Some(name)));
        // Serde's tag of a variant has no doc comment of its own.
        let tag = property.get("const").map(|_| "Tells this result from the others.");
        if let Some(description) = text(property, "description").or(tag) {
            docs(&mut written, description, indent);
        }
        let kind = type_of(property, indent, needed);
        // A value that is left out is not null.
        let kind = if is_required { &kind } else { kind.strip_suffix(" | null").unwrap_or(&kind) };
        line(&mut written, &format!("{indent}{name}{}: {kind};", if is_required { "" } else { "?" }));
    }
    written
}

/// A type in place.
fn type_of(schema: &Value, indent: &str, needed: &mut Vec<String>) -> String {
    if let Some(given) = text(schema, "x-typescript") {
        needed.extend(given.split(|character: char| !character.is_alphanumeric()).map(str::to_owned));
        return given.to_owned();
    }
    if let Some(name) = text(schema, "title").or_else(|| text(schema, "$ref").and_then(|reference| reference.strip_prefix("#/$defs/"))) {
        needed.push(name.to_owned());
        return name.to_owned();
    }
    if let Some(choices) = choices(schema) {
        let choices: Vec<String> = choices.iter().map(|choice| type_of(choice, indent, needed)).collect();
        return choices.join(" | ");
    }
    if let Some(word) = schema.get("const") {
        return word.to_string();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    match schema.get("type") {
        Some(Value::String(kind)) => simple(kind, schema, indent, needed),
        Some(Value::Array(kinds)) => {
            let kinds: Vec<String> = kinds.iter().filter_map(Value::as_str).map(|kind| simple(kind, schema, indent, needed)).collect();
            kinds.join(" | ")
        }
        _ => "unknown".to_owned(),
    }
}

fn simple(kind: &str, schema: &Value, indent: &str, needed: &mut Vec<String>) -> String {
    match kind {
        "integer" => "number".to_owned(),
        "array" => array(schema, indent, needed),
        "object" => match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => {
                let members = members(properties, schema, &format!("{indent}  "), needed);
                format!("{{\n{members}{indent}}}")
            }
            None => {
                format!("Record<string, {}>", schema.get("additionalProperties").map_or_else(String::new, |it| type_of(it, indent, needed)))
            }
        },
        _ => kind.to_owned(),
    }
}

/// A list, or a tuple where the length is fixed.
fn array(schema: &Value, indent: &str, needed: &mut Vec<String>) -> String {
    let element = schema.get("items").map_or_else(|| "unknown".to_owned(), |items| type_of(items, indent, needed));
    let length = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
    match (length("minItems"), length("maxItems")) {
        (Some(least), Some(most)) if least == most => format!("[{}]", vec![element; most].join(", ")),
        _ if element.contains('|') => format!("({element})[]"),
        _ => format!("{element}[]"),
    }
}

fn choices(schema: &Value) -> Option<&Vec<Value>> {
    ["oneOf", "anyOf"].iter().find_map(|name| schema.get(name)?.as_array())
}

fn text<'s>(schema: &'s Value, keyword: &str) -> Option<&'s str> {
    schema.get(keyword)?.as_str()
}
