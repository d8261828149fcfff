//! The TypeScript types that follow from the model and the rule table.

mod answers;

use std::collections::BTreeSet;
use std::fmt::Write;

use target_groups::import::NoteCode;
use target_groups::json;
use target_groups::message::template::in_general;
use target_groups::model::{
    DefaultValue, Docs, EnumValue, Enumeration, EnumerationDocs, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema,
    TargetGroup, ValueDocs,
};
use target_groups::plan::{self, Plan};
use target_groups::rule_book;
use target_groups::rules::{ParamDocs, ParamKind, RuleDocs};

use crate::summary::summary;

pub use answers::{answers, internal};

/// The types of the request, of the answer and of the rule codes, as the text of a TypeScript module.
#[must_use]
pub fn model() -> String {
    let mut module = ModelModule { text: HEADER.to_owned(), written: BTreeSet::new() };
    module.record(TargetGroup::SCHEMA, Side::Request);
    module.record(TargetGroup::SCHEMA, Side::Answer);
    module.record(Plan::SCHEMA, Side::Plan);
    module.rule_codes();
    module.rule_params();
    module.note_codes();
    module.text
}

/// The first line of every generated TypeScript module.
pub(crate) const HEADER: &str = "// Generated from the Rust model by `cargo xtask docs`. Do not edit.\n";

/// Which way a record travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Request,
    Answer,
    /// A plan, which is for people and travels nowhere.
    Plan,
}

impl Side {
    fn presence(self, field: &Field) -> Presence {
        match self {
            // The API documents these fields for requests and ignores them, so code that sets them compiles.
            Self::Request if is_of_three_calls(field) => Presence::Optional,
            Self::Request | Self::Plan => field.request,
            Self::Answer => field.answer,
        }
    }

    /// Returns the alternative to the type of a field. Values of `undefined` are not sent. Responses contain null in place of some fields
    /// that have no value.
    fn missing(self, field: &Field) -> &'static str {
        match (self, self.presence(field), field.kind) {
            (_, Presence::Required | Presence::Never, _) | (_, _, FieldKind::Anything) => "",
            (Self::Answer, ..) => " | null",
            (Self::Request | Self::Plan, ..) => " | undefined",
        }
    }

    fn docs(self) -> Docs {
        match self {
            Self::Request | Self::Answer => Docs::MODEL,
            Self::Plan => plan::DOCS,
        }
    }

    fn name(self, schema: &RecordSchema) -> String {
        match self {
            Self::Request => format!("{}Request", schema.name),
            Self::Answer => schema.name.to_owned(),
            Self::Plan if schema.name.starts_with(Plan::SCHEMA.name) => schema.name.to_owned(),
            Self::Plan => format!("Plan{}", schema.name),
        }
    }
}

/// Returns `true` for a field that belongs to the older way of creating a group in three calls.
fn is_of_three_calls(field: &Field) -> bool {
    DefaultValue::OF_THREE_CALLS.contains(&field.name) && field.request == Presence::Never
}

const DEPRECATED: &str = " @deprecated Creating a group does not need it.";

struct ModelModule {
    text: String,
    /// The names of the types that the text has.
    written: BTreeSet<String>,
}

impl ModelModule {
    /// Writes a record and, behind it, the types it needs.
    fn record(&mut self, schema: &'static RecordSchema, side: Side) {
        let name = side.name(schema);
        if !self.written.insert(name.clone()) {
            return;
        }
        let fields: Vec<&Field> = schema.fields.iter().filter(|field| side.presence(field) != Presence::Never).collect();
        let docs = side.docs();
        self.docs(&docs.record(schema.name).map(RecordDocs::paragraph).unwrap_or_default(), "");
        self.line(&format!("export interface {name} {{"));
        for field in &fields {
            let deprecated = if side == Side::Request && is_of_three_calls(field) { DEPRECATED } else { "" };
            let docs = docs.field(schema.name, field.name).map(FieldDocs::paragraph).unwrap_or_default();
            self.docs(&(docs + deprecated), "  ");
            let optional = if side.presence(field) == Presence::Optional { "?" } else { "" };
            self.line(&format!("  {}{optional}: {}{};", field.name, type_of(&field.kind, side), side.missing(field)));
        }
        self.line("}");
        for field in fields {
            self.types_of(&field.kind, side);
        }
    }

    fn types_of(&mut self, kind: &FieldKind, side: Side) {
        match kind {
            FieldKind::Record(schema) => self.record(schema, side),
            FieldKind::List(element) => self.types_of(element, side),
            FieldKind::OneOf(kinds) => kinds.iter().for_each(|kind| self.types_of(kind, side)),
            FieldKind::Enumeration(enumeration) => self.enumeration(enumeration, side),
            _ => {}
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration, side: Side) {
        if !self.written.insert(enumeration.name.to_owned()) {
            return;
        }
        let docs = side.docs();
        let meaning = |wire| docs.value(enumeration.name, wire).map(ValueDocs::paragraph).unwrap_or_default();
        let words: Vec<_> = enumeration.values.iter().map(|EnumValue { wire }| (json::quote(wire), meaning(wire))).collect();
        self.union(enumeration.name, &docs.enumeration(enumeration.name).map(EnumerationDocs::paragraph).unwrap_or_default(), &words);
    }

    fn rule_codes(&mut self) {
        let codes = rule_book::all().map(|rule| (json::quote(rule.code), summary(rule).to_owned()));
        self.union("RuleCode", "The codes of all rules. A code never changes its meaning.", &codes.collect::<Vec<_>>());
    }

    fn rule_params(&mut self) {
        self.docs("The parameters of each rule's messages, by code. Optional ones are not in every message of the rule.", "");
        self.line("export interface RuleParams {");
        for rule in rule_book::docs() {
            self.docs(rule.summary, "  ");
            self.line(&format!("  {}: {};", json::quote(rule.code), params_type(rule)));
        }
        self.line("}");
    }

    fn note_codes(&mut self) {
        let codes = NoteCode::ALL.map(|code| (serde_json::to_string(&code).unwrap_or_default(), in_general(code.text().english)));
        self.union("NoteCode", "The codes of all notes that an import makes. A code never changes its meaning.", &codes);
    }

    /// A type that is one of some words, each with its meaning.
    fn union(&mut self, name: &str, docs: &str, words: &[(String, String)]) {
        self.docs(docs, "");
        self.line(&format!("export type {name} ="));
        for (index, (word, docs)) in words.iter().enumerate() {
            let end = if index + 1 == words.len() { ";" } else { "" };
            self.docs(docs, "  ");
            self.line(&format!("  | {word}{end}"));
        }
    }

    fn docs(&mut self, text: &str, indent: &str) {
        docs(&mut self.text, text, indent);
    }

    fn line(&mut self, text: &str) {
        line(&mut self.text, text);
    }
}

/// The parameters of a rule's messages as one type. A parameter is optional if a message may lack it.
fn params_type(rule: &RuleDocs) -> String {
    let mut merged: Vec<ParamDocs> = Vec::new();
    for param in rule.params.iter().copied().flatten() {
        match merged.iter_mut().find(|known| known.name == param.name) {
            Some(known) if known.kind != param.kind => known.kind = ParamKind::TextOrNumber,
            Some(_) => {}
            None => merged.push(*param),
        }
    }
    let is_in = |name: &str, params: &[ParamDocs]| params.iter().any(|param| param.name == name && !param.optional);
    let members = merged.iter().map(|ParamDocs { name, kind, .. }| {
        let optional = if rule.params.iter().all(|params| is_in(name, params)) { "" } else { "?" };
        let kind = match kind {
            ParamKind::Text => "string",
            ParamKind::Number => "number",
            ParamKind::TextOrNumber => "string | number",
        };
        format!("{name}{optional}: {kind}")
    });
    let members: Vec<String> = members.collect();
    if members.is_empty() { "Record<string, never>".to_owned() } else { format!("{{ {} }}", members.join("; ")) }
}

/// Returns documentation as one line.
pub(crate) fn one_line(docs: &str) -> String {
    docs.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes a doc comment; outside of a type with an empty line before it.
fn docs(module: &mut String, docs: &str, indent: &str) {
    if indent.is_empty() {
        line(module, "");
    }
    line(module, &format!("{indent}/** {} */", one_line(docs)));
}

fn line(module: &mut String, line: &str) {
    let _ = writeln!(module, "{line}");
}

fn type_of(kind: &FieldKind, side: Side) -> String {
    match kind {
        FieldKind::Text { also: Some(also) } if side == Side::Request => format!("string | {}", also.name()),
        FieldKind::Amount if side != Side::Answer => "number | string".to_owned(),
        FieldKind::Text { .. } | FieldKind::JsonText | FieldKind::Date => "string".to_owned(),
        FieldKind::Boolean => "boolean".to_owned(),
        FieldKind::Integer | FieldKind::Number | FieldKind::Identifier | FieldKind::Amount => "number".to_owned(),
        FieldKind::Enumeration(enumeration) => enumeration.name.to_owned(),
        FieldKind::Record(schema) => side.name(schema),
        FieldKind::List(element) => match type_of(element, side) {
            union if union.contains('|') => format!("({union})[]"),
            simple => format!("{simple}[]"),
        },
        FieldKind::OneOf(kinds) => kinds.iter().map(|kind| type_of(kind, side)).collect::<Vec<_>>().join(" | "),
        FieldKind::Object => "Record<string, unknown>".to_owned(),
        FieldKind::Anything => "unknown".to_owned(),
    }
}
