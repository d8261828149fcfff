//! Data modules of the npm package: texts that the facade adds to results of the core, which carry only names.

use std::fmt::Write;

use target_groups::json::quote;
use target_groups::model::{Docs, EnumerationDocs, RecordDocs, Source};
use target_groups::rule_book;

use crate::schema;
use crate::summary::summary;
use crate::typescript::HEADER;

/// Returns the module with the doc texts of records, fields and words.
#[must_use]
pub fn docs() -> String {
    let Docs { records, enumerations } = Docs::MODEL;
    let sources = sources(records);
    let mut module = format!("{HEADER}\nimport type {{ Source }} from \"./answers.js\";\n{DOCS_TYPES}");
    let listed: String = sources.iter().map(source_entry).collect();
    let _ = write!(module, "\n/** The documents that describe fields. */\nexport const SOURCES: readonly Source[] = [\n{listed}];\n");
    let listed: String = records.iter().map(|record| record_entry(record, &sources)).collect();
    let _ = write!(module, "\n/** Records by name. */\nexport const RECORDS: Readonly<Record<string, RecordDocs>> = {{\n{listed}}};\n");
    let listed: String = enumerations.iter().map(enumeration_entry).collect();
    let _ = write!(
        module,
        "\n/** The meaning of each word, by the name of its enumeration. */\n\
         export const ENUMERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {{\n{listed}}};\n"
    );
    module
}

const DOCS_TYPES: &str = "
export interface RecordDocs {
  text: string;
  fields: Readonly<Record<string, FieldDocs>>;
}

export interface FieldDocs {
  text: string;
  /** Index in `SOURCES`. */
  source: number;
}
";

/// The sources in the order in which fields name them, each once.
fn sources(records: &[RecordDocs]) -> Vec<Source> {
    let mut sources = Vec::new();
    for field in records.iter().flat_map(|record| record.fields) {
        if !sources.contains(&field.source) {
            sources.push(field.source);
        }
    }
    sources
}

fn source_entry(source: &Source) -> String {
    let address = source.address.map(|address| format!(", address: {}", quote(address))).unwrap_or_default();
    format!("  {{ title: {}{address} }},\n", quote(source.title))
}

fn record_entry(record: &RecordDocs, sources: &[Source]) -> String {
    let mut entry = format!("  {}: {{\n    text: {},\n    fields: {{\n", record.name, quote(&record.paragraph()));
    for field in record.fields {
        let source = sources.iter().position(|source| *source == field.source).unwrap_or_default();
        let _ = writeln!(entry, "      {}: {{ text: {}, source: {source} }},", field.name, quote(&field.paragraph()));
    }
    entry + "    },\n  },\n"
}

fn enumeration_entry(enumeration: &EnumerationDocs) -> String {
    let mut entry = format!("  {}: {{\n", enumeration.name);
    for value in enumeration.values {
        let _ = writeln!(entry, "    {}: {},", value.wire, quote(&value.paragraph()));
    }
    entry + "  },\n"
}

/// Returns the module with the summary and the severity of each rule.
#[must_use]
pub fn rules() -> String {
    let entry = |rule: &target_groups::rules::Rule| {
        let severity = serde_json::to_string(&rule.severity).unwrap_or_default();
        format!("  {}: {{ severity: {severity}, summary: {} }},\n", quote(rule.code), quote(summary(rule)))
    };
    let entries: String = rule_book::all().map(entry).collect();
    format!("{HEADER}{RULES_TYPES}\n/** Rules by code. */\nexport const RULES: Readonly<Record<RuleCode, RuleDocs>> = {{\n{entries}}};\n")
}

const RULES_TYPES: &str = "
import type { Severity } from \"../types.js\";
import type { RuleCode } from \"./model.js\";

export interface RuleDocs {
  /** The severity unless the caller chooses another one. */
  severity: Severity;
  /** When the rule applies, in one sentence. */
  summary: string;
}
";

/// Returns the module with the JSON Schema of the request, as text: parsing it gives each caller an object of their own.
#[must_use]
pub fn schema() -> String {
    format!("{HEADER}{}", text_constant("SCHEMA", "The JSON Schema of the request, as JSON text.", &schema::compact()))
}

/// Returns the module with the JSON Schema of plans, as text.
#[must_use]
pub fn plan_schema() -> String {
    format!("{HEADER}{}", text_constant("PLAN_SCHEMA", "The JSON Schema of plans, as JSON text.", &schema::plan_compact()))
}

/// Returns the module with the schema of the form and its ui schemas, as text.
#[must_use]
pub fn form() -> String {
    [
        HEADER.to_owned(),
        text_constant("FORM_SCHEMA", "The JSON Schema of the request for forms, as JSON text.", &schema::form_compact()),
        text_constant("RJSF_UI", "The ui schema of react-jsonschema-form, as JSON text.", &schema::rjsf_ui()),
        text_constant("JSON_FORMS_UI", "The ui schema of JSON Forms, as JSON text.", &schema::json_forms_ui()),
    ]
    .concat()
}

/// Writes a constant with JSON text.
fn text_constant(name: &str, docs: &str, json: &str) -> String {
    let text = json.replace('\\', "\\\\").replace('\'', "\\'");
    format!("\n/** {docs} */\nexport const {name} = '{text}';\n")
}
