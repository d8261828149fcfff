//! Checks that a document has the structure that the model describes: its keys, and the types of its values.
//!
//! This module finds the rows of a document that differ from the model, and determines the rule that applies to each field. The
//! rules are grouped by subject in [`keys`], [`types`], [`enumerations`] and [`identifiers`]. They apply to requests and plans,
//! with the few differences given by [`DocumentKind`]. Relations between fields are checked by the other subjects.

mod document_kind;
pub(crate) mod enumerations;
pub(crate) mod identifiers;
pub(crate) mod keys;
mod separators;
pub(crate) mod types;

use target_groups_json as json;
use target_groups_json::rows::{Class, Node, RowRef, Rows};
use target_groups_model::{Field, FieldKind, Presence, RecordSchema};

use crate::findings::Findings;

pub use document_kind::DocumentKind;
pub(crate) use keys::check_required;
pub use separators::without_separators;

/// Checks the keys and the types of values in a text. Objects that match the model exactly are skipped.
#[inline(never)]
pub fn check(rows: Rows<'_>, kind: &'static FieldKind, document: DocumentKind, max_depth: usize, findings: &mut Findings<'_>) {
    if rows.root().row().is_none() {
        return types::wrong_root(rows.root(), kind, findings);
    }
    let mut structure = Structure { document, max_depth, findings };
    for row in rows.odd_rows() {
        if let Some(schema) = row.layout().and_then(|layout| find_schema(kind, layout.name)) {
            structure.record(row, schema);
        }
    }
}

/// Searches for a schema below a type. There are few schemas, and only rows that do not match the model need this.
fn find_schema(kind: &'static FieldKind, name: &str) -> Option<&'static RecordSchema> {
    match kind {
        FieldKind::Record(schema) if schema.name == name => Some(schema),
        FieldKind::Record(schema) => {
            let mut sent = schema.fields.iter().filter(|field| field.request != Presence::Never);
            sent.find_map(|field| find_schema(&field.kind, name))
        }
        FieldKind::List(element) => find_schema(element, name),
        FieldKind::OneOf(kinds) => kinds.iter().find_map(|kind| find_schema(kind, name)),
        _ => None,
    }
}

/// The state of checking the structure of a document.
struct Structure<'f, 'o> {
    document: DocumentKind,
    max_depth: usize,
    findings: &'f mut Findings<'o>,
}

impl Structure<'_, '_> {
    fn record(&mut self, row: RowRef<'_>, schema: &'static RecordSchema) {
        for field in schema.fields.iter().filter(|field| field.request != Presence::Never) {
            keys::required(row, field, self.findings);
            let cell = row.layout().and_then(|layout| layout.find_cell(field.name));
            if let Some(value) = cell.and_then(|cell| row.cell(cell)) {
                self.field(value, field);
            }
        }
        for other in row.others().filter(|other| !other.is_replaced()) {
            keys::other(row, other, self.document, self.max_depth, self.findings);
        }
    }

    fn field(&mut self, value: Node<'_>, field: &'static Field) {
        if value.is_plain() && !matches!(field.kind, FieldKind::Object | FieldKind::Anything | FieldKind::OneOf(_) | FieldKind::List(_)) {
            return;
        }
        if value.class() == Class::Null {
            return keys::null(value, field, self.findings);
        }
        keys::empty_list(value, field, self.findings);
        self.kind(value, &field.kind);
    }

    /// Checks that a value has a type.
    fn kind(&mut self, value: Node<'_>, kind: &'static FieldKind) {
        let found = value.kind();
        match kind {
            FieldKind::OneOf(kinds) => self.one_of(value, kind, kinds),
            FieldKind::Object if found == json::Kind::Object => keys::repeated_keys(value, self.max_depth, self.findings),
            FieldKind::Anything => keys::repeated_keys(value, self.max_depth, self.findings),
            FieldKind::Text { also: Some(also) } if *also == found => types::accepted_as_text(value, self.findings),
            // The plan itself handles such a number.
            FieldKind::Amount if self.document == DocumentKind::Plan && has_separators(value) => {}
            FieldKind::Amount if found == json::Kind::String => types::amount_text(value, self.findings),
            _ if kind.json_kind() != Some(found) => types::wrong_type(value, kind, self.findings),
            FieldKind::Integer => types::whole_number(value, self.findings),
            FieldKind::Number => types::too_large_number(value, self.findings),
            FieldKind::Identifier => identifiers::check(value, self.findings),
            FieldKind::Enumeration(enumeration) => enumerations::check(value, enumeration, self.findings),
            FieldKind::List(element_kind) => value.elements().for_each(|element| self.kind(element, element_kind)),
            // The fields of a record are checked with its own row.
            FieldKind::Record(_)
            | FieldKind::Object
            | FieldKind::Text { .. }
            | FieldKind::JsonText
            | FieldKind::Boolean
            | FieldKind::Amount
            | FieldKind::Date => {}
        }
    }

    /// Checks a value that can have one of several types. A string may be used in place of a number.
    fn one_of(&mut self, value: Node<'_>, kind: &'static FieldKind, kinds: &'static [FieldKind]) {
        let found = value.kind();
        let fits = |kind: &&FieldKind| kind.json_kind() == Some(found);
        let as_text = |kind: &&FieldKind| found == json::Kind::String && matches!(kind, FieldKind::Amount);
        match kinds.iter().find(fits).or_else(|| kinds.iter().find(as_text)) {
            Some(kind) => self.kind(value, kind),
            None => types::wrong_type(value, kind, self.findings),
        }
    }
}

fn has_separators(value: Node<'_>) -> bool {
    value.as_str().is_some_and(|text| without_separators(&text).is_some())
}

#[cfg(test)]
mod tests {
    use crate::{Options, validate};

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let report = validate(text, &Options::default());
        report.diagnostics.into_iter().map(|found| (found.code, found.pointer)).collect()
    }

    #[test]
    fn a_misspelled_key_does_not_stand_for_a_required_field() {
        let text = r#"{"nmae": "Steps", "frequencyType": "CUSTOM", "periods": [], "targets": []}"#;
        let found = found(text);
        assert!(found.contains(&("required", "/name".to_owned())) && found.contains(&("unknown-field", "/nmae".to_owned())), "{found:?}");
    }

    #[test]
    fn messages_name_the_key_as_it_is_written() {
        for (text, start) in [
            (r#"{"name": "n", "trackingType1": "x", "targets": []}"#, "\"x\" is not a valid value for \"trackingType1\""),
            (r#"{"name": "n", "trackingType/": "x", "targets": []}"#, "\"x\" is not a valid value for \"trackingType/\""),
            (r#"{"name": "n", "targets": [1]}"#, "Invalid type for \"targets\""),
            (r#"{"name": "n", "targets": [{"name": 1.5e400, "targetType": {}}]}"#, "Invalid type for \"targetType\""),
        ] {
            let report = validate(text, &Options::default());
            assert!(report.diagnostics.iter().any(|found| found.message.starts_with(start)), "{text} {report:?}");
        }
    }

    #[test]
    fn a_fix_renames_a_key_only_where_one_is_meant() {
        let text = r#"{"name": "Steps", "day": 1, "frequencyType": "CUSTOM", "periods": [], "targets": []}"#;
        let report = validate(text, &Options::default());
        let unknown = report.diagnostics.iter().find(|found| found.code == "unknown-field").unwrap();
        assert!(unknown.fix.is_none() && unknown.params.get("nearest").is_none(), "{}", unknown.message);
    }
}
