//! The TypeScript types that follow from the model and the rule table.

#[cfg(feature = "docgen")]
mod answers;

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::import::NoteCode;
use crate::json;
use crate::message::template::in_general;
use crate::model::{Enumeration, Field, Kind, Presence, Record, Shape, TargetGroup};
use crate::plan::Plan;
use crate::rule_book;

#[cfg(feature = "docgen")]
pub use answers::{answers, internal};

/// The types of the request, of the answer and of the rule codes, as the text of a TypeScript module.
#[must_use]
pub fn model() -> String {
    let mut module = Module { text: HEADER.to_owned(), written: BTreeSet::new() };
    module.shape(TargetGroup::SHAPE, Side::Request);
    module.shape(TargetGroup::SHAPE, Side::Answer);
    module.shape(Plan::SHAPE, Side::Plan);
    module.rule_codes();
    module.note_codes();
    module.text
}

const HEADER: &str = "// Generated from the Rust model by `cargo xtask docs`. Do not edit.\n";

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
            Self::Request | Self::Plan => field.request,
            Self::Answer => field.answer,
        }
    }

    fn name(self, shape: &Shape) -> String {
        match self {
            Self::Request => format!("{}Request", shape.name),
            Self::Answer => shape.name.to_owned(),
            Self::Plan if shape.name == Plan::SHAPE.name => shape.name.to_owned(),
            Self::Plan => format!("Plan{}", shape.name),
        }
    }
}

struct Module {
    text: String,
    /// The names of the types that the text has.
    written: BTreeSet<String>,
}

impl Module {
    /// Writes a record and, behind it, the types it needs.
    fn shape(&mut self, shape: &'static Shape, side: Side) {
        let name = side.name(shape);
        if !self.written.insert(name.clone()) {
            return;
        }
        let fields: Vec<&Field> = shape.fields.iter().filter(|field| side.presence(field) != Presence::Never).collect();
        self.docs(shape.docs, "");
        self.line(&format!("export interface {name} {{"));
        for field in &fields {
            self.docs(field.docs, "  ");
            let optional = if side.presence(field) == Presence::Optional { "?" } else { "" };
            self.line(&format!("  {}{optional}: {};", field.name, type_of(&field.kind, side)));
        }
        self.line("}");
        for field in fields {
            self.types_of(&field.kind, side);
        }
    }

    fn types_of(&mut self, kind: &Kind, side: Side) {
        match kind {
            Kind::Record(shape) => self.shape(shape, side),
            Kind::List(element) => self.types_of(element, side),
            Kind::OneOf(kinds) => kinds.iter().for_each(|kind| self.types_of(kind, side)),
            Kind::Enumeration(enumeration) => self.enumeration(enumeration),
            _ => {}
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration) {
        if !self.written.insert(enumeration.name.to_owned()) {
            return;
        }
        let words: Vec<_> = enumeration.values.iter().map(|value| (json::quote(value.wire), value.docs)).collect();
        self.union(enumeration.name, enumeration.docs, &words);
    }

    fn rule_codes(&mut self) {
        let codes = rule_book::all().map(|rule| (json::quote(rule.code), rule.about));
        self.union("RuleCode", "The codes of all rules. A code never changes its meaning.", &codes.collect::<Vec<_>>());
    }

    fn note_codes(&mut self) {
        let codes = NoteCode::ALL.map(|code| (serde_json::to_string(&code).unwrap_or_default(), in_general(code.text().english)));
        let codes: Vec<_> = codes.iter().map(|(code, docs)| (code.clone(), docs.as_str())).collect();
        self.union("NoteCode", "The codes of all notes that an import makes. A code never changes its meaning.", &codes);
    }

    /// A type that is one of some words, each with its meaning.
    fn union(&mut self, name: &str, docs: &str, words: &[(String, &str)]) {
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

/// Writes a doc comment; outside of a type with an empty line before it.
fn docs(module: &mut String, docs: &str, indent: &str) {
    let text: Vec<&str> = docs.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if indent.is_empty() {
        line(module, "");
    }
    line(module, &format!("{indent}/** {} */", text.join(" ")));
}

fn line(module: &mut String, line: &str) {
    let _ = writeln!(module, "{line}");
}

fn type_of(kind: &Kind, side: Side) -> String {
    match kind {
        Kind::Text { also: Some(also) } if side == Side::Request => format!("string | {}", also.name()),
        Kind::Amount if side != Side::Answer => "number | string".to_owned(),
        Kind::Text { .. } | Kind::JsonText | Kind::Date => "string".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer | Kind::Identifier | Kind::Amount => "number".to_owned(),
        Kind::Enumeration(enumeration) => enumeration.name.to_owned(),
        Kind::Record(shape) => side.name(shape),
        Kind::List(element) => match type_of(element, side) {
            union if union.contains('|') => format!("({union})[]"),
            simple => format!("{simple}[]"),
        },
        Kind::OneOf(kinds) => kinds.iter().map(|kind| type_of(kind, side)).collect::<Vec<_>>().join(" | "),
        Kind::Object => "Record<string, unknown>".to_owned(),
        Kind::Anything => "unknown".to_owned(),
    }
}
