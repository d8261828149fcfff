//! The JSON Schema of the request, and that its errors are the rules' structural errors, each at the same place.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;
use target_groups::json::Pointer;
use target_groups::model::{FieldKind, Presence, Read, TargetGroup};
use target_groups::rules::{Diagnostic, Options, Severity, validate};
use target_groups_docgen::rule_files::read_all;
use target_groups_docgen::schema;

#[path = "../../../tests/schema/broken_bodies.rs"]
mod broken_bodies;

use broken_bodies::BrokenBodies;

const EVERY_FIELD: &str = include_str!("../../../tests/data/schema/every-field.json");

const COUNT: &str = include_str!("../../../tests/data/published/count.request.json");
const SUM: &str = include_str!("../../../tests/data/published/sum.request.json");

/// Each of the seeds gives its share of the 100,000 bodies, on a thread of its own.
const SEEDS: [u64; 4] = [1, 2, 3, 4];
const BODIES_OF_A_SEED: usize = 25_000;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&parse(&schema::request())).unwrap()
}

/// The places of the schema's errors: JSON Pointers to values, or to where missing ones should stand.
fn of_the_schema(validator: &Validator, body: &Value) -> BTreeSet<String> {
    let place = |error: jsonschema::ValidationError| match error.kind() {
        ValidationErrorKind::Required { property } => format!("{}/{}", error.instance_path(), property.as_str().unwrap()),
        _ => error.instance_path().to_string(),
    };
    validator.iter_errors(body).map(place).collect()
}

/// The places of the rules' structural errors.
fn of_the_rules(body: &Value) -> BTreeSet<String> {
    let report = validate(&body.to_string(), &Options::default());
    let structural = |found: &Diagnostic| found.severity == Severity::Error && schema::CODES.contains(&found.code);
    let differs = |found: &Diagnostic| is_misspelled(&found.pointer) || is_short_for_the_schema(found, body);
    report.diagnostics.into_iter().filter(structural).filter(|found| !differs(found)).map(|found| found.pointer).collect()
}

/// Returns `true` if a key on the way to the place is not a field of the request. The rules check the value of the field that it probably means.
fn is_misspelled(pointer: &str) -> bool {
    let mut kind = &TargetGroup::KIND;
    for token in Pointer::parse(pointer).unwrap().tokens() {
        kind = match kind {
            FieldKind::Record(schema) => match schema.field(token) {
                Some(field) if field.request != Presence::Never => &field.kind,
                _ => return true,
            },
            FieldKind::List(element) => element,
            _ => return false,
        }
    }
    false
}

/// Returns `true` if a name is too long in UTF-16 code units, but not in characters.
fn is_short_for_the_schema(found: &Diagnostic, body: &Value) -> bool {
    found.code == "name-too-long" && body.pointer(&found.pointer).unwrap().as_str().unwrap().chars().count() <= 200
}

#[test]
fn it_is_a_schema_of_the_dialect() {
    let schema = parse(&schema::request());
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
}

#[test]
fn its_errors_are_the_structural_errors_of_the_rules() {
    let broken: usize = std::thread::scope(|scope| {
        let shares = SEEDS.map(|seed| scope.spawn(move || compare(BrokenBodies::new(seed).take(BODIES_OF_A_SEED))));
        shares.into_iter().map(|share| share.join().unwrap()).sum()
    });
    let bodies = SEEDS.len() * BODIES_OF_A_SEED;
    assert!((bodies / 3..bodies).contains(&broken), "{broken} of {bodies} bodies are broken");
}

/// Compares the errors of each body, and counts the bodies that have some.
fn compare(bodies: impl Iterator<Item = Value>) -> usize {
    let validator = validator();
    let has_errors = |body: &Value| {
        let rules = of_the_rules(body);
        assert_eq!(of_the_schema(&validator, body), rules, "{body:#}");
        !rules.is_empty()
    };
    bodies.filter(has_errors).count()
}

#[test]
fn the_cases_of_the_rule_book_have_the_same_structural_errors() {
    let files = read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap();
    let files = files.into_iter().filter(|file| file.code != "too-deep");
    let requests = files.flat_map(|file| file.cases).filter(|case| case.call() == "validate");
    let bodies = requests.filter_map(|case| serde_json::from_str(&case.text()).ok());
    let shows_everything =
        |body: &Value| validate(&body.to_string(), &Options::default()).diagnostics.iter().all(|found| found.code != "too-many");
    assert!(compare(bodies.filter(shows_everything)) >= 20);
}

#[test]
fn the_published_requests_match_it() {
    for text in [COUNT, SUM, EVERY_FIELD] {
        assert_eq!(of_the_schema(&validator(), &parse(text)), BTreeSet::new());
    }
}

/// Otherwise the generated bodies would not break every field.
#[test]
fn the_body_with_every_field_has_every_field() {
    assert_eq!(missing_fields(&parse(EVERY_FIELD), &TargetGroup::KIND), Vec::<&str>::new());
}

fn missing_fields(value: &Value, kind: &'static FieldKind) -> Vec<&'static str> {
    match kind {
        FieldKind::Record(schema) => {
            let fields = schema.fields.iter().filter(|field| field.request != Presence::Never);
            fields.flat_map(|field| value.get(field.name).map_or(vec![field.name], |value| missing_fields(value, &field.kind))).collect()
        }
        FieldKind::List(element) => missing_fields(&value[0], element),
        _ => Vec::new(),
    }
}

#[test]
fn each_kind_takes_what_the_api_takes() {
    for (pointer, taken, refused) in [
        (
            "/name",
            &["\"n\"", "\" n \"", "\"\u{ad}\""][..],
            &["\"\u{feff}\u{200b}\"", "null", "1", "true", "\"\"", "\" \\t\"", "\"\u{3000}\u{85}\""][..],
        ),
        ("/description", &["null", "\"\""], &["1", "true", "{}"]),
        ("/fromDate", &["null", "\"2026-01-01\"", "\"2026-02-30\"", "\"soon\""], &["20260101", "[]"]),
        ("/active", &["null", "false"], &["\"true\"", "0", "1"]),
        ("/preferredTillId", &["null", "-1", "1.0", "9007199254740991", "7998987987686876867"], &["0.5", "\"1\""]),
        ("/totalPeriods", &["null", "0", "-1", "2.0", "1e3"], &["1.5", "\"2\""]),
        ("/targets", &[], &["null", "[]", "{}", "[null]", "[[]]"]),
        ("/periods", &["null", "[]"], &["{}", "[null]", "[1]"]),
        ("/periods/0/refCode", &["\"Cycle_1\"", "\"\"", "17", "1.5"], &["null", "true"]),
        ("/targets/0/expression", &["null", "\"x\"", "true"], &["1", "{}"]),
        ("/targets/0/expressionJson", &["null", "\"no JSON\""], &["{}", "true"]),
        ("/targets/0/defaultValues/0/defaultValue", &["2", "-4.000", "\"1.00\"", "\"-1e-3\""], &["null", "\"two\"", "\" 2\"", "\"01\""]),
        ("/targets/0/filters/0/entityIds", &["[]", "[1, 2]"], &["[null]", "[\"1\"]", "[0.5]"]),
        ("/targets/0/targetMilestoneTriggers", &["null", "[]", "[null, 1, {}]"], &["{}"]),
        ("/targets/0/extendedFieldInfo", &["null", "{}"], &["[]", "\"steps\""]),
        ("/targets/0/targetType", &["\"COUNT\"", "\"count\"", "\"Event attribute\""], &["null", "\"SUM\"", "\" sum\"", "\"COUNTS\""]),
        (
            "/trackingType",
            &["null", "\"Default\"", "\"STREAK\"", "\"Non continuous streak\"", "\" NON-CONTINUOUS_STREAKS\u{2003}\""],
            &["\"\"", "\"DEFAULTS\"", "\"-DEFAULT\"", "\"NON\u{a0}CONTINUOUS_STREAKS\"", "\"ſtreak\"", "1"],
        ),
        ("/id", &["null", "\"x\"", "{}"], &[]),
        ("/mood", &["null", "1", "[{}]"], &[]),
    ] {
        for (value, is_taken) in taken.iter().map(|value| (value, true)).chain(refused.iter().map(|value| (value, false))) {
            let mut body = parse(EVERY_FIELD);
            set(&mut body, pointer, parse(value));
            assert_eq!(validator().is_valid(&body), is_taken, "{pointer} {value}");
            assert_eq!(of_the_rules(&body).is_empty(), is_taken, "{pointer} {value}");
        }
    }
}

fn set(body: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap()[key] = value;
}

/// A name of 101 emojis, which are 202 UTF-16 code units.
#[test]
fn it_counts_characters_where_the_rules_count_utf16_code_units() {
    for (name, rules_take_it, schema_takes_it) in [
        ("é".repeat(200), true, true),
        ("é".repeat(201), false, false),
        ("😀".repeat(100), true, true),
        ("😀".repeat(101), false, true),
        ("😀".repeat(201), false, false),
    ] {
        let mut body = parse(EVERY_FIELD);
        set(&mut body, "/name", name.into());
        let report = validate(&body.to_string(), &Options::default());
        assert_eq!(report.diagnostics.iter().all(|found| found.code != "name-too-long"), rules_take_it, "{body}");
        assert_eq!(validator().is_valid(&body), schema_takes_it, "{body}");
    }
}

#[test]
fn it_does_not_look_into_a_misspelled_field() {
    let body = parse(r#"{"name": "n", "targets": [{"name": "t", "targetType": "COUNT"}], "trackingTyp": "MAYBE"}"#);
    let report = validate(&body.to_string(), &Options::default());
    let errors = report.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    assert_eq!(errors.map(|found| (found.code, found.pointer.as_str())).collect::<Vec<_>>(), [("enum-unknown", "/trackingTyp")]);
    assert!(validator().is_valid(&body));
}

#[test]
fn what_one_field_means_for_another_is_left_to_the_rules() {
    for (pointer, value, code) in [
        ("/toDate", "\"2026-02-30\"", "date-invalid"),
        ("/targets/0/name", "\" t\"", "name-edge-space"),
        ("/targets/0/defaultValues/0/defaultValue", "-2", "value-not-positive"),
        ("/targets/0/expressionJson", "\"no JSON\"", "expression-json-invalid"),
        ("/targets/0/targetType", "\"SALES\"", "entity-type-pair"),
    ] {
        let mut body = parse(EVERY_FIELD);
        set(&mut body, pointer, parse(value));
        let report = validate(&body.to_string(), &Options::default());
        assert!(report.diagnostics.iter().any(|found| found.code == code && found.severity == Severity::Error), "{code}");
        assert!(validator().is_valid(&body), "{code}");
    }
}
