//! The page of the fields.

use std::fmt::Write;

use target_groups::json;
use target_groups::model::{
    Docs, EnumValue, Enumeration, EnumerationDocs, Field, FieldDocs, FieldKind, Presence, Record, RecordDocs, RecordSchema, Source,
    TargetGroup, ValueDocs,
};

use super::markdown::{GENERATED, table};

const INTRODUCTION: &str = "
# Fields

The fields of `POST /v3/targetGroups`, in requests and responses. A request is a [TargetGroup](#targetgroup).

- *Required* fields must be present. In optional fields, null means the same as a missing field.
- Strings longer than their limit cause an error or a warning. The server counts UTF-16 code units; an emoji has two.
- The server ignores undocumented fields; `validate` warns about them.

The [rules](rules.md) list everything else that is checked. Unless a field has its own source, it is described in the
{source}.

## Records
";

const WORDS: &str = "
## Enumerations

Lower-case letters, and spaces or hyphens instead of underscores, are accepted with [a warning](rules.md#enum-spelling).
";

/// The page of the fields.
#[must_use]
pub fn fields() -> String {
    let known = InUse::from(TargetGroup::SCHEMA);
    let records: String = known.records.iter().map(|(schema, users)| record(schema, users)).collect();
    let words: String = known.words.iter().map(|(enumeration, users)| words(enumeration, users)).collect();
    let introduction = INTRODUCTION.replace("{source}", &source(&Source::PAGE));
    format!("{GENERATED}{introduction}{records}{WORDS}{words}")
}

/// A field, and the record it is part of.
type FieldUse = (&'static RecordSchema, &'static Field);

/// The records and sets of words that are in use, each with the fields that hold it, in the order in which they are met.
struct InUse {
    records: Vec<(&'static RecordSchema, Vec<FieldUse>)>,
    words: Vec<(&'static Enumeration, Vec<FieldUse>)>,
}

impl InUse {
    /// All that a record is made of.
    fn from(root: &'static RecordSchema) -> Self {
        let mut known = Self { records: vec![(root, Vec::new())], words: Vec::new() };
        let mut at = 0;
        while let Some((schema, _)) = known.records.get(at) {
            let schema = *schema;
            schema.fields.iter().for_each(|field| known.add(&field.kind, (schema, field)));
            at += 1;
        }
        known
    }

    fn add(&mut self, kind: &FieldKind, user: FieldUse) {
        match kind {
            FieldKind::List(element) => self.add(element, user),
            FieldKind::Enumeration(enumeration) => add_user(&mut self.words, *enumeration, |known| known.name == enumeration.name, user),
            FieldKind::Record(schema) => add_user(&mut self.records, *schema, |known| known.name == schema.name, user),
            _ => {}
        }
    }
}

fn add_user<T>(known: &mut Vec<(T, Vec<FieldUse>)>, described: T, is_it: impl Fn(&T) -> bool, user: FieldUse) {
    match known.iter_mut().find(|(known, _)| is_it(known)) {
        Some((_, users)) => users.push(user),
        None => known.push((described, vec![user])),
    }
}

fn record(schema: &RecordSchema, users: &[FieldUse]) -> String {
    let row = |field: &Field| {
        let request = match field.request {
            Presence::Required => "**required**",
            Presence::Optional => "optional",
            Presence::Never => "–",
        };
        let answer = match field.answer {
            Presence::Required => "always",
            Presence::Optional => "optional",
            Presence::Never => "–",
        };
        [format!("`{}`", field.name), value(field), request.to_owned(), answer.to_owned(), meaning(schema, field)]
    };
    let table = table(["field", "value", "in a request", "in an answer", "meaning"], schema.fields.iter().map(row));
    let docs = Docs::MODEL.record(schema.name).map(RecordDocs::paragraph);
    format!("{}\n{table}", heading(schema.name, &docs.unwrap_or_default(), users))
}

/// Most of it is taken from one page, which the introduction names.
fn meaning(schema: &RecordSchema, field: &Field) -> String {
    let docs = Docs::MODEL.field(schema.name, field.name);
    let other_source = docs.map(|docs| docs.source).filter(|source| *source != Source::PAGE);
    let source = other_source.map(|other| format!(" *Source: {}.*", source(&other))).unwrap_or_default();
    docs.map(FieldDocs::paragraph).unwrap_or_default() + &source
}

fn source(source: &Source) -> String {
    source.address.map_or_else(|| source.title.to_owned(), |address| format!("[{}]({address})", source.title))
}

fn heading(name: &str, docs: &str, users: &[FieldUse]) -> String {
    let mut heading = format!("\n### {name}\n\n{docs}\n");
    let users: Vec<_> = users.iter().map(|(schema, field)| format!("`{}` of {}", field.name, link(schema.name))).collect();
    if !users.is_empty() {
        let _ = write!(heading, "\nUsed by {}.\n", users.join(", "));
    }
    heading
}

/// A link to the section of a type. GitHub's anchors are in lower case.
fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn value(field: &Field) -> String {
    let limit = field.max_length.map(|limit| format!(", up to {limit} characters")).unwrap_or_default();
    kind(&field.kind) + &limit
}

fn kind(described: &FieldKind) -> String {
    let plain = match described {
        FieldKind::Enumeration(Enumeration { name, .. }) | FieldKind::Record(RecordSchema { name, .. }) => return link(name),
        FieldKind::List(element) => return format!("list of {}", kind(element)),
        FieldKind::OneOf(kinds) => return kinds.iter().map(kind).collect::<Vec<_>>().join(", or "),
        FieldKind::Object => "any object",
        FieldKind::Text { also: None } => "string",
        FieldKind::Text { also: Some(json::Kind::Boolean) } => "string or boolean",
        FieldKind::Text { also: Some(json::Kind::Number) } => "string or number",
        FieldKind::Text { also: Some(also) } => return format!("text, or {}", also.name()),
        FieldKind::JsonText => "JSON in a string",
        FieldKind::Boolean => "boolean",
        FieldKind::Integer | FieldKind::Number => "whole number",
        FieldKind::Identifier => "whole number up to 2^53 − 1",
        FieldKind::Amount => "number or numeric string",
        FieldKind::Date => "date or date-time",
        FieldKind::Anything => "anything",
    };
    plain.to_owned()
}

fn words(enumeration: &Enumeration, users: &[FieldUse]) -> String {
    let meaning = |wire| Docs::MODEL.value(enumeration.name, wire).map(ValueDocs::paragraph).unwrap_or_default();
    let rows = enumeration.values.iter().map(|EnumValue { wire }| [format!("`{wire}`"), meaning(wire)]);
    let table = table(["word", "meaning"], rows);
    let others: Vec<_> = enumeration.spellings.iter().map(|(spelling, wire)| format!("`{spelling}` for `{wire}`")).collect();
    let others = if others.is_empty() { String::new() } else { format!("\nAlso understood, with a diagnostic: {}.\n", others.join(", ")) };
    let docs = Docs::MODEL.enumeration(enumeration.name).map(EnumerationDocs::paragraph);
    format!("{}\n{table}{others}", heading(enumeration.name, &docs.unwrap_or_default(), users))
}
