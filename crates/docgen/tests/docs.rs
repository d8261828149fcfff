//! Doc texts are looked up by name, so every record, field and word must have one under its name.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use target_groups::model::{Docs, Enumeration, FieldDocs, FieldKind, Record, RecordSchema, TargetGroup, ValueDocs};
use target_groups::plan::{self, Plan};

/// The records and enumerations that a record is made of.
#[derive(Default)]
struct Reached {
    names: BTreeSet<&'static str>,
    records: Vec<&'static RecordSchema>,
    enumerations: Vec<&'static Enumeration>,
}

impl Reached {
    fn from(root: &'static RecordSchema) -> Self {
        let mut reached = Self::default();
        reached.add(&FieldKind::Record(root));
        reached
    }

    fn add(&mut self, kind: &FieldKind) {
        match kind {
            FieldKind::Record(schema) if self.names.insert(schema.name) => {
                self.records.push(schema);
                schema.fields.iter().for_each(|field| self.add(&field.kind));
            }
            FieldKind::Enumeration(enumeration) if self.names.insert(enumeration.name) => self.enumerations.push(enumeration),
            FieldKind::List(element) => self.add(element),
            FieldKind::OneOf(kinds) => kinds.iter().for_each(|kind| self.add(kind)),
            _ => {}
        }
    }
}

#[test]
fn every_name_of_the_model_has_a_doc_text_and_no_other_has() {
    for (root, docs) in [(TargetGroup::SCHEMA, Docs::MODEL), (Plan::SCHEMA, plan::DOCS)] {
        let reached = Reached::from(root);
        for schema in &reached.records {
            let documented: Vec<_> = docs.record(schema.name).unwrap().fields.iter().map(|field| field.name).collect();
            assert_eq!(documented, schema.fields.iter().map(|field| field.name).collect::<Vec<_>>(), "{}", schema.name);
        }
        for enumeration in &reached.enumerations {
            let documented: Vec<_> = docs.enumeration(enumeration.name).unwrap().values.iter().map(|value| value.wire).collect();
            assert_eq!(documented, enumeration.values.iter().map(|value| value.wire).collect::<Vec<_>>(), "{}", enumeration.name);
        }
        assert_eq!((docs.records.len(), docs.enumerations.len()), (reached.records.len(), reached.enumerations.len()), "{}", root.name);
    }
}

#[test]
fn every_doc_text_is_a_sentence() {
    for Docs { records, enumerations } in [Docs::MODEL, plan::DOCS] {
        let of_records = records.iter().flat_map(|record| record.fields.iter().map(FieldDocs::paragraph).chain([record.paragraph()]));
        let of_words = enumerations.iter().flat_map(|words| words.values.iter().map(ValueDocs::paragraph).chain([words.paragraph()]));
        for text in of_records.chain(of_words) {
            assert!(text.ends_with('.') && !text.starts_with(' ') && !text.contains("  "), "{text:?}");
        }
    }
}
