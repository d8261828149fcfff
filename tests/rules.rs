//! The rules together: on published requests, on bodies that are broken in several ways, and for all bodies. `tests/rule_files.rs`
//! tests them one by one, with the cases in `tests/rules`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use target_groups::json;
use target_groups::message::template::names;
use target_groups::message::{Locale, Param, Text};
use target_groups::model::{Record, TargetGroup, TimeZones, ZoneClock};
use target_groups::rules::{
    DOCS, Diagnostic, Limits, Options, Override, Overrides, Report, Severity, Variant, all, validate, validate_bytes,
};
use target_groups::text::{Change, edit};
use target_groups::zones::{Database, Zones};

#[path = "../crates/docgen/src/rule_files/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "the module is shared with the generators")]
mod rule_files;

use rule_files::run::options;
use rule_files::{Case, name_of, read_all};

/// The cases that are given to `validate`.
fn all_cases() -> Vec<Case> {
    let files = read_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    files.into_iter().flat_map(|file| file.cases).filter(|case| case.call() == "validate").collect()
}

fn check(text: &str) -> Report {
    validate(text, &options())
}

fn summary(report: &Report) -> Vec<(&str, &str, &str)> {
    summaries(&report.diagnostics)
}

fn summaries(diagnostics: &[Diagnostic]) -> Vec<(&str, &str, &str)> {
    diagnostics.iter().map(|found| (found.code, name_of(found.severity), found.pointer.as_str())).collect()
}

/// For all days of 15 years, the clocks of common zones show what the time zone database says.
#[test]
fn clocks_of_common_zones_agree_with_the_database() {
    let mut zones = 0;
    for name in TimeZones::names() {
        let Some(clock) = ZoneClock::of(name) else { continue };
        zones += 1;
        for day in NaiveDate::from_ymd_opt(2023, 1, 1).unwrap().iter_days().take(15 * 365) {
            let offset = clock.offset_at_midnight(day);
            let moment = day.and_time(NaiveTime::MIN).and_utc().timestamp() - i64::from(offset) * 60;
            assert_eq!(Database.offset_minutes(name, moment), Some(offset), "{name} {day}");
        }
    }
    assert!(zones > 60, "{zones}");
}

/// An offset stands for zones that have it on 15 January or 15 July 2026.
#[test]
fn zones_that_are_offered_for_an_offset_have_it() {
    let mut zones = 0;
    for minutes in (-720..=840).step_by(30) {
        let (sign, size) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
        for zone in TimeZones::candidates(&format!("GMT{sign}{}:{:02}", size / 60, size % 60)) {
            zones += 1;
            let offsets = [1_768_435_200, 1_784_073_600].map(|moment| Database.offset_minutes(zone, moment));
            assert!(offsets.contains(&Some(minutes)), "{zone} {minutes}: {offsets:?}");
        }
    }
    assert!(zones >= 30, "{zones}");
}

/// The fix of a whole response keeps what requests contain, and all digits.
#[test]
fn a_whole_response_becomes_its_request() {
    let response = include_str!("data/published/count.answer.json");
    let report = check(response);
    assert!(!report.valid);
    assert_eq!(report.diagnostics[0].code, "required");
    let found = report.diagnostics.iter().find(|found| found.code == "wrapped-answer").unwrap();
    let request = apply_fix(response, &found.fix.as_ref().unwrap().changes);
    let codes: Vec<_> =
        check(&request).diagnostics.into_iter().filter(|found| found.severity != Severity::Info).map(|found| found.code).collect();
    assert_eq!(codes, ["group-dates", "periods-past", "cycle-dates-both", "cycle-dates-both"]);
    assert!(!request.contains("attribution") && request.contains("\"refCode\""), "{request}");
    let large = response.replacen("\"preferredTillId\": 75155297", "\"preferredTillId\": 7998987987686876867", 1);
    assert_ne!(large, response);
    assert!(check(&large).diagnostics.into_iter().any(|found| found.code == "wrapped-answer" && found.fix.is_none()));
}

#[test]
fn a_brace_in_a_message_is_a_brace() {
    for (text, words) in [
        ("[1,", "Close every { and [."),
        ("{\"a\":,}", "null, { or [."),
        ("{", "Close every { and [."),
        ("{\"a\":1 \"b\":2}", "a closing }."),
    ] {
        let report = check(text);
        let message = &report.diagnostics.iter().find(|found| found.code == "json-syntax").unwrap().message;
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn every_message_is_filled_and_every_rule_is_listed_once() {
    let mut codes = BTreeSet::new();
    for rule in all() {
        assert!(codes.insert(rule.code), "{} twice", rule.code);
        assert!(rule.variants.first().is_some_and(|usual| !usual.message.is_empty()), "{}", rule.code);
    }
    let documented: Vec<&str> = DOCS.into_iter().flatten().filter(|docs| !docs.summary.is_empty()).map(|docs| docs.code).collect();
    assert_eq!(documented, all().map(|rule| rule.code).collect::<Vec<_>>());
    for case in all_cases() {
        for Diagnostic { code, message, params, fix, .. } in check(&case.text()).diagnostics {
            let rule = all().find(|rule| rule.code == code).unwrap();
            let filled = |template: fn(&Variant) -> &'static str, sentence: &str| {
                let said = |english: &'static str| Locale::default().format(&Text::new("", "", english), &params);
                let has_all = |template| names(template).unwrap().into_iter().all(|name| params.get(name).is_some());
                let is_it = |template: &'static str| said(template) == sentence && has_all(template);
                rule.variants.iter().map(template).any(|template| !template.is_empty() && is_it(template))
            };
            assert!(filled(|variant| variant.message, &message), "{code}: {message}");
            assert!(fix.is_none_or(|fix| filled(|variant| variant.fix, &fix.title)), "{code}");
        }
    }
}

fn apply_fix(text: &str, changes: &[Change]) -> String {
    let mut fixed = text.to_owned();
    for edit in edit(text, changes, TargetGroup::ROOT, 64).unwrap().into_iter().rev() {
        fixed.replace_range(edit.from..edit.to, &edit.insert);
    }
    fixed
}

/// The content of a report without its sentences.
fn findings(report: &Report) -> BTreeSet<(&'static str, String)> {
    report.diagnostics.iter().flat_map(places).collect()
}

/// The places that a diagnostic is about, with its code.
fn places(found: &Diagnostic) -> Vec<(&'static str, String)> {
    let related = found.related.iter().map(|other| &other.pointer);
    std::iter::once(&found.pointer).chain(related).map(|pointer| (found.code, pointer.clone())).collect()
}

fn assert_fixes(text: &str) -> usize {
    let before = check(text);
    // A shorter report would bring what was only counted into view.
    if before.diagnostics.iter().any(|found| found.code == "too-many") {
        return 0;
    }
    let mut fixes = 0;
    for diagnostic in &before.diagnostics {
        let Some(fix) = &diagnostic.fix else { continue };
        let mended = apply_fix(text, &fix.changes);
        let after = check(&mended);
        let own = (diagnostic.code, diagnostic.pointer.clone());
        assert!(!findings(&after).contains(&own), "{own:?} stays: {mended}");
        // The diagnostics of a key move with it when it is renamed, and those of a response's group were not looked for.
        let renamed = ["unknown-field", "wrapped-answer"].contains(&diagnostic.code);
        let more = findings(&after).difference(&findings(&before)).filter(|_| !renamed).cloned().collect::<Vec<_>>();
        assert!(more.is_empty(), "{own:?} adds {more:?}: {mended}");
        let count = |report: &Report| report.diagnostics.iter().flat_map(places).count();
        assert!(count(&after) < count(&before), "{own:?} adds something: {mended}");
        assert!(!fix.title.is_empty() && !fix.title.contains(['{', '}']), "{}", fix.title);
        fixes += 1;
    }
    fixes
}

#[test]
fn a_fix_removes_its_diagnostic_and_adds_none() {
    let fixes: usize = all_cases().iter().map(|case| assert_fixes(&case.text())).sum();
    assert!(fixes >= 100, "only {fixes} fixes were tried");
}

#[test]
fn a_fix_reaches_keys_that_are_misspelled_or_stand_twice() {
    let body = |members: &str| format!(r#"{{"name": "n", {members}}}"#);
    let period = r#""startDate": "2025-07-17", "endDate": "2025-07-18", "refCode": "Cycle_1""#;
    for (code, before, after) in [
        // The values are added where they stand, not beside them.
        (
            "values-per-period",
            format!(
                r#""periods": [{{{period}}}, {{{period}}}], "targets": [{{"name": "t", "targetType": "COUNT", "defaltValues": [{{"defaultValue": 2}}]}}]"#
            ),
            Some(format!(
                r#""periods": [{{{period}}}, {{{period}}}], "targets": [{{"name": "t", "targetType": "COUNT", "defaltValues": [{{"defaultValue": 2}}, {{"defaultValue":2}}]}}]"#
            )),
        ),
        // Of two that are misspelled alike, the last counts.
        (
            "period-status",
            format!(r#""periods": [{{{period}, "periodstatus": "RUNNING", "periodstatus": "RUNNING"}}], "targets": []"#),
            Some(format!(r#""periods": [{{{period}, "periodstatus": "RUNNING", "periodstatus": "ENDED"}}], "targets": []"#)),
        ),
        // Two different keys are ambiguous.
        ("unknown-field", r#""ACTIVE": true, "actives": false"#.to_owned(), None),
        // A number that the other rules do not read is not made one.
        (
            "numeric-text",
            r#""targets": [{"name": "t", "targetType": "COUNT", "defaultValues": [{"defaultValue": "2\u002e5"}]}]"#.to_owned(),
            None,
        ),
        (
            "wrong-type",
            r#""targets": [{"name": "t", "targetType": "COUNT", "defaultValues": [{"defaultValue": " 2.50\n"}]}]"#.to_owned(),
            Some(r#""targets": [{"name": "t", "targetType": "COUNT", "defaultValues": [{"defaultValue": 2.50}]}]"#.to_owned()),
        ),
    ] {
        let text = body(&before);
        let report = check(&text);
        let found = report.diagnostics.iter().find(|found| found.code == code);
        let mended = found.and_then(|found| found.fix.as_ref()).map(|fix| apply_fix(&text, &fix.changes));
        assert!(found.is_some(), "{code} is not found in {text}");
        assert_eq!(mended, after.map(|members| body(&members)), "{text}");
    }
}

/// A body with so many periods, whose dates have no time of day, and a type that events do not have.
fn body_of_days(periods: usize) -> String {
    let period = |number| format!(r#"{{"startDate": "2026-01-01", "endDate": "2026-01-31", "refCode": "Cycle_{number}"}}"#);
    let periods: Vec<String> = (0..periods).map(period).collect();
    let target = r#"{"name": "t", "targetEntity": "EVENT", "targetType": "SALES", "eventName": "e"}"#;
    format!(r#"{{"name": "n", "periods": [{}], "targets": [{target}]}}"#, periods.join(", "))
}

#[test]
fn what_holds_for_all_elements_of_a_list_is_reported_once() {
    let report = check(&body_of_days(100));
    let of_code = |code: &str| report.diagnostics.iter().filter(|found| found.code == code).collect::<Vec<_>>();
    assert_eq!((of_code("entity-type-pair").len(), of_code("too-many").len()), (1, 0));
    let days = of_code("date-only");
    assert_eq!((days.len(), days[0].pointer.as_str(), days[0].related.len()), (1, "/periods/0/startDate", 199));
    let pointers: Vec<&str> = days[0].related.iter().map(|other| other.pointer.as_str()).collect();
    assert_eq!((pointers[0], pointers[198]), ("/periods/0/endDate", "/periods/99/endDate"));
    assert_eq!(days[0].related[198].range.unwrap().from, body_of_days(100).rfind("\"2026-01-31\"").unwrap());
}

#[test]
fn a_fix_of_a_diagnostic_for_a_list_is_for_all_its_places() {
    let text = r#"{"name": "n", "periods": [{"refCode": 1}, {"refCode": "2"}, {"refCode": 3}], "targets": []}"#;
    let report = check(text);
    let found = report.diagnostics.iter().find(|found| found.code == "numeric-ref-code").unwrap();
    let mended = apply_fix(text, &found.fix.as_ref().unwrap().changes);
    assert_eq!(mended, text.replace(": 1}", ": \"1\"}").replace(": 3}", ": \"3\"}"));
}

#[test]
fn no_error_is_dropped_while_a_remark_is_kept() {
    for diagnostics in [1, 2, 5, 50] {
        let options = Options { limits: Limits { diagnostics, ..Limits::default() }, ..options() };
        let text = body_of_days(40);
        let (all, report) = (check(&text), validate(&text, &options));
        let errors = |report: &Report| report.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        let expected = errors(&all).min(diagnostics);
        let kept = report.diagnostics.iter().filter(|found| found.code != "too-many" && found.severity == Severity::Error);
        assert_eq!((kept.count(), report.diagnostics.len()), (expected, all.diagnostics.len().min(diagnostics + 1)));
        assert!(!report.valid);
        let starts: Vec<_> = report.diagnostics.iter().filter_map(|found| found.range).map(|range| range.from).collect();
        assert!(starts.is_sorted());
    }
}

#[test]
fn one_body_with_eight_broken_things_shows_all_eight() {
    let text = r#"{
  "name": " ",
  "active": "yes",
  "trackingType": "SOMETIMES",
  "preferredTillId": 0.5,
  "periods": [
    { "startDate": "2026-02-30", "endDate": "2026-02-28", "refCode": "Cycle_1" },
    { "startDate": "2026-03-31", "endDate": "2026-03-01", "refCode": "Cycle_2" }
  ],
  "targets": [
    {
      "name": "t",
      "targetEntity": "EVENT",
      "targetType": "EVENT_ATTRIBUTE",
      "eventName": "profileUpdated",
      "defaultValues": [{ "defaultValue": -2 }]
    }
  ]
}"#;
    let mut expected = [
        ("name-blank", "error", "/name"),
        ("wrong-type", "error", "/active"),
        ("enum-unknown", "error", "/trackingType"),
        ("till-id", "error", "/preferredTillId"),
        ("date-invalid", "error", "/periods/0/startDate"),
        ("period-end-before-start", "error", "/periods/1/endDate"),
        ("attribute-missing", "error", "/targets/0/extendedFieldInfo"),
        ("values-per-period", "error", "/targets/0/defaultValues"),
        ("value-not-positive", "error", "/targets/0/defaultValues/0/defaultValue"),
    ];
    let errors = |report: Report| report.diagnostics.into_iter().filter(|found| found.severity == Severity::Error).collect::<Vec<_>>();
    let found = errors(check(text));
    assert_eq!(summaries(&found), expected);
    let lines: Vec<usize> = found.iter().map(|found| found.range.unwrap().line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7, 8, 11, 16, 16]);
    // The same things are found on one line, where only the places differ.
    let compact = serde_json::from_str::<serde_json::Value>(text).unwrap().to_string();
    let other = errors(check(&compact));
    let mut found = summaries(&other);
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

const COUNT: &str = include_str!("data/published/count.request.json");
const SUM: &str = include_str!("data/published/sum.request.json");

#[test]
fn the_published_requests_have_no_errors() {
    let report = check(COUNT);
    assert!(report.valid);
    assert_eq!(
        summary(&report),
        [
            ("frequency-missing", "info", "/frequencyType"),
            ("group-dates", "warning", "/toDate"),
            ("cycle-dates-both", "warning", "/targetCycleStartDateISO"),
            ("periods-past", "warning", "/periods"),
            ("period-status", "info", "/periods/0/periodStatus"),
            ("period-time-dropped", "info", "/periods/1/endDate"),
            ("period-status", "info", "/periods/1/periodStatus"),
            ("attribute-unused", "info", "/targets/0/extendedFieldInfo"),
        ]
    );
    let range_of = |code: &str| report.diagnostics.iter().find(|found| found.code == code).and_then(|found| found.range).unwrap();
    let ranges = [range_of("cycle-dates-both"), range_of("attribute-unused")];
    let text = |at: usize| &COUNT[ranges[at].from..ranges[at].to];
    assert_eq!(text(0), "\"2026-01-01T10:30:00+05:30\"");
    assert_eq!(text(1), "{\n\"name\": \"price\",\n\"aggregateFunction\": \"SUM\"\n}");
    assert_eq!((ranges[0].line, ranges[0].column), (7, 28));
    assert_eq!((ranges[1].line, ranges[1].column), (38, 22));

    let report = check(SUM);
    assert!(report.valid);
    assert!(report.diagnostics.iter().all(|found| found.code != "attribute-unused"));
}

#[test]
fn what_the_real_api_accepted_is_never_an_error() {
    for (pointer, value) in [
        ("/totalPeriods", "1"),
        ("/fromDate", "\"2026-01-01\""),
        ("/frequency", "0"),
        ("/recurringCycles", "0"),
        ("/recurringCycles", "-1"),
        ("/periods/0/startDate", "\"2024-02-22T23:45:12.063\""),
        ("/periods/0/startDate", "\"2024-08-20\""),
        ("/periods/0/startDate", "\"2025-06-11T00:00:00.000+05:30\""),
        ("/periods/0/refCode", "1720782952"),
        ("/targets/0/defaultValues/0/defaultValue", "4.000"),
        ("/targets/0/defaultValues/0/defaultValue", "\"2\""),
        ("/targets/0/defaultValues/0/defaultValue", "\"1.00\""),
        ("/targets/0/expression", "true"),
        ("/preferredTillId", "0"),
        ("/preferredTillId", "751552970000"),
        ("/userCreated", "true"),
        ("/timeZoneName", "\"Asia/Kolkata\""),
        ("/trackingType", "\"STREAKS\""),
        ("/streaks", r#"[{"name":"a","targetCountOfSequence":2}]"#),
        ("/combinationType", "\"ALL\""),
        ("/unifiedTargetExpression", r#"{"aggregation":"SUM","thresholdValue":5}"#),
        ("/targets/0/filters", r#"[{"entityType":"ZONE","entityIds":[0]}]"#),
        ("/targets/0/extendedFieldInfo/aggregateWindow", r#"{"windowType":"MAX","windowTimeUnit":"DAY","windowValue":"1"}"#),
    ] {
        let text = apply_fix(COUNT, &[Change::set(pointer.into(), value)]);
        assert!(check(&text).valid, "{pointer} {value} {:?}", summary(&check(&text)));
    }
    for pointer in [
        "/targets/0/eventName",
        "/targets/0/enrolmentMethod",
        "/targets/0/filters",
        "/targets/0/extendedFieldInfo",
        "/targets/0/targetMilestoneTriggers",
        "/targetEvaluationType",
        "/periods/0/active",
        "/periods/0/description",
        "/periods/0/periodStatus",
        "/fromDate",
        "/frequency",
    ] {
        let text = apply_fix(COUNT, &[Change::remove(pointer.into())]);
        assert!(check(&text).valid, "{pointer}");
    }
    let reversed = {
        let document = json::parse(COUNT, 64).unwrap();
        let periods: Vec<&str> = document.root().get("periods").unwrap().elements().map(json::Value::raw).collect();
        apply_fix(COUNT, &[Change::set("/periods".into(), &format!("[{},{}]", periods[1], periods[0]))])
    };
    assert!(check(&reversed).valid);
    let currency = r#"{"programId": 783, "alternateCurrencyIdentifier": "DocCoin"}"#;
    for (entity, target_type, info) in [
        ("TRANSACTION", "SALES", "null"),
        ("LINEITEM", "QUANTITY", "null"),
        ("POINTS", "REGULAR_POINTS", "null"),
        ("ALTERNATE_CURRENCIES", "ALL", currency),
    ] {
        let changes = [
            Change::set("/targets/0/extendedFieldInfo".into(), info),
            Change::set("/targets/0/targetEntity".into(), &json::quote(entity)),
            Change::set("/targets/0/targetType".into(), &json::quote(target_type)),
        ];
        assert!(check(&apply_fix(COUNT, &changes)).valid, "{entity} {target_type}");
    }
}

#[test]
fn a_caller_can_change_any_rule() {
    let text = r#"{"name": "n ", "mood": 1, "frequencyType": "CUSTOM", "targets": [{"name": "t", "targetType": "COUNT",
        "enrolmentMethod": "IMPORT", "expression": "true",
        "expressionJson": "{\"arity\":\"literal\",\"value\":\"true\",\"type\":\"boolean:primitive\"}"}]}"#;
    let with = |rules: &[(&str, Override)]| {
        let missing = ["target-entity-missing", "periods-missing", "values-missing"].map(|code| (code, Override::Off));
        let rules: Overrides = missing.iter().chain(rules).map(|(code, change)| (*code, *change)).collect();
        validate(text, &Options { rules, ..options() })
    };
    assert_eq!(summary(&with(&[])), [("name-edge-space", "warning", "/name"), ("unknown-field", "warning", "/mood")]);
    let report = with(&[("name-edge-space", Override::Off), ("unknown-field", Override::Error)]);
    assert_eq!((report.valid, summary(&report)), (false, vec![("unknown-field", "error", "/mood")]));
    assert_eq!(summary(&with(&[("unknown-field", Override::Info), ("name-edge-space", Override::Off)]))[0].1, "info");
}

#[test]
fn without_a_catalogue_nothing_is_said_of_events() {
    let without = Options { catalogue: None, ..options() };
    let codes = ["event-unknown", "event-unusable", "attribute-unknown", "attribute-not-numeric"];
    for case in all_cases() {
        let report = validate(&case.text(), &without);
        assert!(report.diagnostics.iter().all(|found| !codes.contains(&found.code)), "{}", case.text());
    }
}

#[test]
fn the_limits_are_options() {
    let text = format!("{{\"name\": \"{}\"}}", "x".repeat(1 << 20));
    assert_eq!(summary(&check(&text)), [("too-large", "error", "")]);
    let larger = Options { limits: Limits { bytes: 2 << 20, depth: 64, ..Limits::default() }, ..options() };
    assert_eq!(summary(&validate(&text, &larger))[0].0, "required");
    let shallow = Options { limits: Limits { bytes: 1 << 20, depth: 2, ..Limits::default() }, ..options() };
    assert_eq!(summary(&validate(r#"{"targets": [{}]}"#, &shallow)), [("too-deep", "error", "")]);
    assert_eq!(summary(&check(&"[".repeat(100_000))), [("too-deep", "error", "")]);
}

#[test]
fn bytes_that_are_not_utf8_are_a_syntax_error_at_their_place() {
    let report = validate_bytes(b"{\n\"\xc3\xa9\xff\": 1}", &options());
    assert_eq!(summary(&report), [("json-syntax", "error", "")]);
    let range = report.diagnostics[0].range.unwrap();
    assert_eq!((range.line, range.column, range.from), (2, 3, 4));
    assert!(validate_bytes(COUNT.as_bytes(), &options()).valid);
}

#[test]
fn at_most_200_diagnostics_are_shown_and_the_rest_is_counted() {
    let wrong: Vec<String> = (0..100_000).map(|number| format!("\"x{number}\":0")).collect();
    let text = format!("{{{},\"targets\":[{{\"name\":\"t\",\"targetType\":\"COUNT\"}}]}}", wrong.join(","));
    let larger = Options { limits: Limits { bytes: 1 << 24, depth: 64, ..Limits::default() }, ..options() };
    let report = validate(&text, &larger);
    assert_eq!(report.diagnostics.len(), 201);
    assert_eq!(summary(&report)[0], ("required", "error", "/name"));
    // The most severe first in line: the remark on `frequencyType` is only counted.
    assert!(report.diagnostics.iter().all(|found| found.severity != Severity::Info));
    let unknown =
        summary(&report).into_iter().filter(|(code, ..)| *code == "unknown-field").map(|(.., pointer)| pointer).collect::<Vec<_>>();
    assert_eq!((unknown[0], unknown[190]), ("/x0", "/x190"));
    let last = &report.diagnostics[200];
    let [count, errors, warnings, infos] = ["count", "errors", "warnings", "infos"].map(|name| match last.params.get(name) {
        Some(Param::Number(number)) => *number,
        other => panic!("{name} is {other:?}"),
    });
    assert_eq!((last.code, last.severity, errors, infos, count), ("too-many", Severity::Warning, 0, 1, warnings + 1));
    assert!(last.message.ends_with("not shown: 0 errors, 99,807 warnings and 1 info."), "{}", last.message);
    assert!(!report.valid);
}

/// Bodies as people break them: the published one with some values changed, keys added, and characters damaged.
fn any_body() -> impl Strategy<Value = String> {
    let pointer = prop::sample::select(vec![
        "/name",
        "/active",
        "/periods",
        "/periods/0",
        "/periods/1/endDate",
        "/targets",
        "/targets/0",
        "/targets/0/targetType",
        "/targets/0/extendedFieldInfo",
        "/targets/0/defaultValues",
        "/targets/0/defaultValues/1/defaultValue",
        "/targets/0/expressionJson",
        "/trackingType",
        "/nmae",
        "/😀/x",
        "/targetCycleEndDate",
    ]);
    let value = prop::sample::select(vec![
        "null",
        "true",
        "0",
        "-1",
        "2.5",
        "\"\"",
        "\" x \"",
        "\"SUM\"",
        "\"COUTN\"",
        "\"Default\"",
        "\"2026-02-30\"",
        "\"2024-01-01\"",
        "[]",
        "{}",
        "[{}]",
        "[null]",
        "{\"é\":1,\"é\":2}",
        "\"12\"",
        "1e30",
        "\"true\"",
    ]);
    let changes = prop::collection::vec((pointer, value), 0..6);
    (changes, any::<bool>()).prop_map(|(changes, compact)| {
        let mut text = COUNT.to_owned();
        for (pointer, value) in changes {
            if let Ok(edits) = edit(&text, &[Change::set(pointer.into(), value)], TargetGroup::ROOT, 64) {
                for edit in edits.into_iter().rev() {
                    text.replace_range(edit.from..edit.to, &edit.insert);
                }
            }
        }
        if compact { text.replace('\n', "") } else { text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn for_all_bodies_ranges_lie_in_the_text_and_pointers_lead_there(text in any_body()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let document = json::parse(&text, 64).unwrap();
        for diagnostic in check(&text).diagnostics {
            if diagnostic.code == "too-many" {
                continue;
            }
            let range = diagnostic.range.unwrap();
            let spoken_of = String::from_utf16(&units[range.from..range.to]).unwrap();
            let pointer = json::Pointer::parse(&diagnostic.pointer).unwrap();
            match pointer.resolve(document.root()) {
                Some(value) => {
                    let key = pointer.split_last().map(|(_, key)| json::quote(key)).unwrap_or_default();
                    prop_assert!(spoken_of == value.raw() || spoken_of == key, "{} is not {}", spoken_of, diagnostic.pointer);
                }
                None => prop_assert!(spoken_of == "{" || spoken_of == "[", "{}", spoken_of),
            }
        }
    }

    #[test]
    fn for_all_bodies_a_fix_removes_its_diagnostic_and_adds_none(text in any_body()) {
        assert_fixes(&text);
    }

    #[test]
    fn for_all_bodies_white_space_changes_no_diagnostic(text in any_body()) {
        let plain = |report: Report| report.diagnostics.into_iter().map(|found| (found.code, found.pointer, found.message)).collect::<Vec<_>>();
        prop_assert_eq!(plain(check(&text)), plain(check(&json::layout_text(&text))));
    }

    #[test]
    fn for_all_texts_there_is_an_answer(text in "\\PC{0,60}") {
        let report = check(&text);
        prop_assert!(!report.valid);
    }
}
