//! The changes by the server, with the reason of each.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "schema/broken_bodies.rs"]
#[allow(dead_code, reason = "shared by several tests")]
mod broken_bodies;

use broken_bodies::BrokenBodies;
use serde_json::{Value, json};
use target_groups::diff;
use target_groups::message::Locale;
use target_groups::preview::preview;
use target_groups::rules::{Diagnostic, Limits, Options, validate};
use target_groups::sandbox::{Context, SandboxCall, answer, predict};

const COUNT: &str = include_str!("data/published/count.request.json");
const SUM: &str = include_str!("data/published/sum.request.json");
const EVERY_FIELD: &str = include_str!("data/schema/every-field.json");

fn compare(request: &str, response: &str) -> Value {
    serde_json::to_value(diff::diff(request, response, Limits::default(), &Locale::default())).unwrap()
}

/// Pointer, kind and reason of each row.
fn rows(difference: &Value) -> Vec<(String, String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    difference["rows"].as_array().unwrap().iter().map(|row| (text(row, "pointer"), text(row, "kind"), text(row, "reason"))).collect()
}

/// The rows that are not there for every request.
fn remarkable(difference: &Value) -> Vec<(String, String, String)> {
    let routine = ["server-number", "server-made", "attribution", "values-by-period"];
    rows(difference).into_iter().filter(|(_, _, reason)| !routine.contains(&reason.as_str())).collect()
}

fn expected(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|(pointer, kind, reason)| ((*pointer).to_owned(), (*kind).to_owned(), (*reason).to_owned())).collect()
}

#[test]
fn a_published_answer_is_explained_field_by_field() {
    let difference = compare(SUM, include_str!("data/published/sum.answer.json"));
    assert_eq!(
        rows(&difference),
        expected(&[
            ("/id", "added", "server-number"),
            ("/fromDate", "changed", "day-kept"),
            ("/toDate", "changed", "day-kept"),
            ("/periods/0/id", "added", "server-number"),
            ("/periods/0/attribution", "added", "attribution"),
            ("/periods/0/startDate", "changed", "day-kept"),
            ("/periods/0/endDate", "changed", "last-day-whole"),
            ("/periods/0/periodStatus", "changed", "status-from-clock"),
            ("/periods/0/targetGroupId", "added", "server-number"),
            ("/periods/1/startDate", "changed", "day-kept"),
            ("/periods/1/endDate", "changed", "last-day-whole"),
            ("/periods/1/periodStatus", "changed", "status-from-clock"),
            ("/targetCycleEndDate", "added", "other-form"),
            ("/targetCycleStartDateISO", "changed", "older-date-wins"),
            ("/targets/0/id", "added", "server-number"),
            ("/targets/0/attribution", "added", "attribution"),
            ("/targets/0/emfRuleSetId", "added", "server-number"),
            ("/targets/0/targetGroupId", "added", "server-number"),
            ("/targets/0/active", "added", "default-value"),
            ("/targets/0/defaultValues/0/id", "added", "server-number"),
            ("/targets/0/defaultValues/0/periodId", "added", "server-number"),
            ("/targets/0/targetPeriodDefaultValuesMap", "added", "values-by-period"),
            ("/targets/0/targetMilestoneTriggers", "removed", "triggers-not-answered"),
            ("/leaderboardEnabled", "added", "default-value"),
            ("/userCreated", "added", "default-value"),
            ("/timeZoneName", "added", "default-value"),
        ])
    );
    let row = |pointer: &str| difference["rows"].as_array().unwrap().iter().find(|row| row["pointer"] == pointer).unwrap();
    assert_eq!(
        row("/fromDate"),
        &json!({
            "pointer": "/fromDate", "kind": "changed", "before": "2026-01-01T10:30:00Z", "after": "2026-01-01", "reason": "day-kept",
            "message": "The server keeps only the day and ignores the time.", "places": 1
        })
    );
    assert_eq!(row("/timeZoneName")["message"], "The field is missing, so the server uses the default GMT.");
    assert_eq!(row("/periods/0/id")["places"], 2);
    assert_eq!(row("/targets/0/defaultValues/0/id")["places"], 2);
    assert_eq!(row("/targets/0/targetPeriodDefaultValuesMap").get("after"), None);
}

#[test]
fn the_other_published_answer_has_nothing_unexplained() {
    let difference = compare(COUNT, include_str!("data/published/count.answer.json"));
    assert!(rows(&difference).iter().all(|(_, _, reason)| reason != "unexplained"), "{difference}");
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn each_habit_of_the_server_has_its_reason() {
    let target = |target: Value| json!({ "targets": [target] });
    let period = |period: Value| json!({ "periods": [period] });
    for (sent, answered, row) in [
        (json!({}), json!({}), None),
        (json!({ "name": "n", "frequency": 1 }), json!({ "frequency": 1.0, "name": "n" }), None),
        (json!({ "description": null }), json!({}), None),
        (json!({}), json!({ "description": null }), None),
        (json!({}), json!({ "active": true }), Some(("/active", "added", "default-value"))),
        (json!({}), json!({ "active": false }), Some(("/active", "added", "unexplained"))),
        (json!({ "active": true }), json!({ "active": false }), Some(("/active", "changed", "unexplained"))),
        (json!({ "active": "true" }), json!({ "active": true }), Some(("/active", "changed", "as-other-kind"))),
        (json!({}), json!({ "timeZoneName": "GMT" }), Some(("/timeZoneName", "added", "default-value"))),
        (json!({}), json!({ "timeZoneName": "UTC" }), Some(("/timeZoneName", "added", "unexplained"))),
        (json!({}), json!({ "frequencyType": "CUSTOM" }), Some(("/frequencyType", "added", "default-value"))),
        (json!({ "trackingType": "Streak" }), json!({ "trackingType": "STREAKS" }), Some(("/trackingType", "changed", "word-spelled"))),
        (json!({ "trackingType": "STREAKS" }), json!({ "trackingType": "DEFAULT" }), Some(("/trackingType", "changed", "unexplained"))),
        (json!({ "name": "n" }), json!({ "name": "m" }), Some(("/name", "changed", "unexplained"))),
        (json!({ "description": "d" }), json!({}), Some(("/description", "removed", "unexplained"))),
        (json!({ "mood": "good" }), json!({}), Some(("/mood", "removed", "not-documented"))),
        (json!({ "a/b~": 1 }), json!({}), Some(("/a~1b~0", "removed", "not-documented"))),
        (json!({ "mood": 1 }), json!({ "mood": 1.0 }), None),
        (json!({}), json!({ "mood": 1 }), Some(("/mood", "added", "unexplained"))),
        (json!({}), json!({ "orgId": 1 }), Some(("/orgId", "added", "server-number"))),
        (
            json!({ "totalPeriods": 1, "periods": [] }),
            json!({ "totalPeriods": 0, "periods": [] }),
            Some(("/totalPeriods", "changed", "periods-counted")),
        ),
        (
            json!({ "totalPeriods": 1, "periods": [] }),
            json!({ "totalPeriods": 2, "periods": [] }),
            Some(("/totalPeriods", "changed", "unexplained")),
        ),
        (json!({ "fromDate": "2026-01-01" }), json!({ "fromDate": "2026-01-02" }), Some(("/fromDate", "changed", "unexplained"))),
        (json!({ "fromDate": "2026-01-01T00:00:00Z" }), json!({ "fromDate": "2026-01-01T05:30:00.000+05:30" }), None),
        (
            json!({ "targetCycleStartDate": "2026-01-01T00:00:00.529Z" }),
            json!({ "targetCycleStartDate": "2026-01-01T00:00:00.529Z", "targetCycleStartDateISO": "2026-01-01T00:00:00Z" }),
            Some(("/targetCycleStartDateISO", "added", "other-form")),
        ),
        (
            json!({ "targetCycleEndDate": "2026-01-01T18:29:59.999Z" }),
            json!({ "targetCycleEndDate": "2026-01-01T18:30:00.000Z" }),
            Some(("/targetCycleEndDate", "changed", "seconds-kept")),
        ),
        (json!({}), json!({ "targetCycleEndDate": "2026-01-01T00:00:00Z" }), Some(("/targetCycleEndDate", "added", "unexplained"))),
        (period(json!({ "refCode": 17 })), period(json!({ "refCode": "17" })), Some(("/periods/0/refCode", "changed", "as-text"))),
        (
            period(json!({ "endDate": "2026-01-31T00:00:00Z" })),
            period(json!({ "endDate": "2026-01-31" })),
            Some(("/periods/0/endDate", "changed", "last-day-whole")),
        ),
        (
            period(json!({ "endDate": "2026-01-31T00:00:00Z" })),
            period(json!({ "endDate": "2026-01-30" })),
            Some(("/periods/0/endDate", "changed", "unexplained")),
        ),
        (period(json!({})), period(json!({ "periodStatus": "ENDED" })), Some(("/periods/0/periodStatus", "added", "status-from-clock"))),
        (period(json!({})), period(json!({ "periodStatus": "LOST" })), Some(("/periods/0/periodStatus", "added", "unexplained"))),
        (
            target(json!({ "expression": true })),
            target(json!({ "expression": "true" })),
            Some(("/targets/0/expression", "changed", "as-text")),
        ),
        (
            target(json!({})),
            target(json!({ "enrolmentMethod": "IMPORT" })),
            Some(("/targets/0/enrolmentMethod", "added", "enrolment-import")),
        ),
        (
            target(json!({ "targetEntity": "EVENT" })),
            target(json!({ "targetEntity": "EVENT", "eventName": "TransactionAdd" })),
            Some(("/targets/0/eventName", "added", "event-transaction-add")),
        ),
        (
            target(json!({ "defaultValues": [{ "defaultValue": "2" }] })),
            target(json!({ "defaultValues": [{ "defaultValue": 2.000 }] })),
            Some(("/targets/0/defaultValues/0/defaultValue", "changed", "as-other-kind")),
        ),
        (
            target(json!({ "defaultValues": [{ "defaultValue": 2 }] })),
            target(json!({ "defaultValues": [{ "defaultValue": 2.000 }] })),
            None,
        ),
        (
            target(json!({ "defaultValues": [{ "defaultValue": 2 }] })),
            target(json!({ "defaultValues": [{ "defaultValue": 3 }] })),
            Some(("/targets/0/defaultValues/0/defaultValue", "changed", "unexplained")),
        ),
        (
            target(json!({ "name": "Sales" })),
            json!({ "targets": [{ "name": "Sales_ReturnBill" }, { "name": "Sales" }] }),
            Some(("/targets/0", "added", "return-bill")),
        ),
        (
            target(json!({ "name": "a" })),
            json!({ "targets": [{ "name": "a" }, { "name": "b" }] }),
            Some(("/targets/1", "added", "unexplained")),
        ),
        (
            json!({ "targets": [{ "name": "a" }, { "name": "b" }] }),
            target(json!({ "name": "b" })),
            Some(("/targets/0", "removed", "unexplained")),
        ),
        (json!({ "targets": [] }), json!({}), Some(("/targets", "removed", "unexplained"))),
    ] {
        let difference = compare(&sent.to_string(), &answered.to_string());
        let unordered: Vec<_> = rows(&difference).into_iter().filter(|(_, _, reason)| reason != "order").collect();
        assert_eq!(unordered, expected(row.as_slice()), "{sent} {answered}");
    }
}

#[test]
fn elements_in_another_order_are_matched_by_name() {
    let sent = json!({ "periods": [{ "refCode": "a", "active": true }, { "refCode": 2, "active": false }, { "refCode": "2" }] });
    let answered = json!({ "periods": [{ "refCode": "2", "active": false }, { "refCode": "a", "active": true }, { "refCode": "2" }] });
    let difference = compare(&sent.to_string(), &answered.to_string());
    assert_eq!(
        rows(&difference),
        expected(&[
            ("/periods/0", "reordered", "order"),
            ("/periods/1", "reordered", "order"),
            ("/periods/1/refCode", "changed", "as-text")
        ])
    );
    assert_eq!((&difference["rows"][0]["before"], &difference["rows"][0]["after"]), (&json!(0), &json!(1)));
}

#[test]
fn what_cannot_be_compared_says_why() {
    for (request, response, problem) in [
        ("{", "{}", Some("request-unreadable")),
        ("[]", "{}", Some("request-unreadable")),
        ("{}", "<html>", Some("response-unreadable")),
        ("{}", "17", Some("response-unreadable")),
        ("{}", r#"{"data": null, "errors": null}"#, Some("response-unreadable")),
        ("{}", r#"{"data": null, "errors": [{"code": 300004, "message": "no"}]}"#, Some("response-refused")),
        ("{}", r#"{"errors": [{"code": 300004, "message": "no"}]}"#, Some("response-refused")),
        ("{}", r#"{"data": [{}, {}]}"#, Some("response-unreadable")),
        ("{}", r#"{"data": [{}]}"#, None),
        (r#"{"name": "A"}"#, r#"{"data": [{"name": "b"}, {"name": "A"}]}"#, None),
        ("{}", r#"{"data": {}, "errors": [{"code": 0, "message": ""}], "warnings": []}"#, None),
    ] {
        let difference = compare(request, response);
        assert_eq!(difference["problem"]["code"].as_str(), problem, "{request} {response}");
        assert_eq!(difference["rows"], json!([]), "{request} {response}");
    }
}

#[test]
fn the_preview_tells_the_changes_of_its_own_answer() {
    let options = Options { now: Some(1_768_280_400_000), ..Options::default() };
    let preview = preview(EVERY_FIELD, None, &options).unwrap();
    let changes = serde_json::to_value(&preview.changes).unwrap();
    assert_eq!(changes, compare(EVERY_FIELD, &preview.response));
    assert_eq!(
        remarkable(&changes),
        expected(&[
            ("/periods/0/startDate", "changed", "day-kept"),
            ("/periods/0/endDate", "changed", "last-day-whole"),
            ("/periods/0/periodStatus", "changed", "status-from-clock"),
            ("/periods/1/refCode", "changed", "as-text"),
            ("/periods/1/periodStatus", "added", "status-from-clock"),
            ("/periods/1/active", "added", "default-value"),
            ("/targets/0/expression", "changed", "as-text"),
            ("/targets/0/defaultValues/1/defaultValue", "changed", "as-other-kind"),
            ("/targets/0/targetMilestoneTriggers", "removed", "triggers-not-answered"),
            ("/targets/1/active", "added", "default-value"),
            ("/targets/1/enrolmentMethod", "added", "enrolment-import"),
        ])
    );
}

/// Groups of other kinds than events, in the response to the create call and in later lists.
#[test]
fn what_the_server_does_to_other_kinds_of_groups_is_explained() {
    let body = json!({
        "name": "n", "fromDate": "2026-01-01", "toDate": "2026-01-31", "trackingType": "UNIFIED", "combinationType": "ALL",
        "periods": [{"startDate": "2026-01-01", "endDate": "2026-01-31", "refCode": 17}],
        "targets": [
            {"name": "s", "targetEntity": "TRANSACTION", "targetType": "SALES", "defaultValues": [{"defaultValue": 1.23456}]},
            {"name": "q", "targetEntity": "LINEITEM", "targetType": "QUANTITY", "defaultValues": [{"defaultValue": "2.5"}],
             "targetMilestoneTriggers": []},
        ],
    })
    .to_string();
    let context = Context { now: 1_768_280_400_000, ..Context::default() };
    let created = answer("", &SandboxCall::create(&body), &context).unwrap();
    let list = SandboxCall { method: "GET".into(), url: "/v3/targetGroups?includePeriods=true".into(), ..SandboxCall::create("") };
    let listed = answer(&created.state, &list, &context).unwrap().answer.unwrap();
    let created = created.answer.unwrap();
    for (name, answer) in [("created", &created.body), ("listed", &listed.body)] {
        let rows = rows(&compare(&body, answer));
        let unexplained: Vec<_> = rows.iter().filter(|(_, _, reason)| reason == "unexplained").collect();
        assert!(unexplained.is_empty(), "{name}: {unexplained:?}");
        let has = |pointer: &str, reason: &str| rows.iter().any(|(place, _, why)| place == pointer && why == reason);
        assert!(has("/targets/0/defaultValues/0/defaultValue", "decimals-kept"), "{rows:?}");
        assert!(has("/targets/2", "return-bill") && has("/targets/0/eventName", "event-transaction-add"), "{rows:?}");
        assert!(has("/unifiedTargetExpression", "server-made"), "{rows:?}");
        assert_eq!(has("/toDate", "not-listed"), name == "listed");
    }
}

/// For all bodies that the simulated API takes, every change has a reason; and no body, however broken, stops the comparison.
#[test]
fn nothing_that_the_simulated_api_does_is_unexplained() {
    let mut taken = 0;
    for body in BrokenBodies::new(11).take(4000) {
        let body = body.to_string();
        let difference = compare(&body, &predict(&body, 1_768_280_400_000));
        taken += usize::from(difference.get("problem").is_none());
        let unexplained: Vec<_> = rows(&difference).into_iter().filter(|(_, _, reason)| reason == "unexplained").collect();
        assert!(unexplained.is_empty(), "{unexplained:?}\n{body}");
    }
    assert!(taken > 400, "{taken}");
}

#[test]
fn no_pair_of_broken_bodies_stops_the_comparison() {
    let sent = BrokenBodies::new(3).take(400);
    for (sent, answered) in sent.zip(BrokenBodies::new(4)) {
        let difference = compare(&sent.to_string(), &answered.to_string());
        let same = compare(&sent.to_string(), &sent.to_string());
        assert_eq!(same["rows"], json!([]), "{sent}");
        assert!(difference["rows"].is_array());
    }
}

#[test]
fn fields_and_values_without_periods_are_explained() {
    let body = r#"{"name": "n", "periods": null, "targets": [{"name": "t", "targetEntity": "EVENT", "targetType": "COUNT",
        "eventName": "Visit", "enrolmentMethod": "IMPORT", "defaultValues": [{"defaultValue": 2}]}]}"#;
    let rows = rows(&compare(body, &predict(body, 1_768_280_400_000)));
    let reason = |pointer: &str| rows.iter().find(|(place, ..)| place == pointer).map(|(.., reason)| reason.as_str());
    assert_eq!((reason("/periods"), reason("/targets/0/defaultValues/0")), (Some("default-value"), Some("no-period")));
}

/// For all bodies that the simulated API takes, every change of a value that was sent is reported by a diagnostic. Silent are a
/// midnight that is left out, times in the group's own dates, which are days, the triggers, and the other form of a value.
#[test]
fn nothing_that_was_sent_is_changed_silently() {
    let (mut changes, mut silent) = (0, Vec::new());
    for body in BrokenBodies::new(12).take(4000) {
        let body = body.to_string();
        let difference = compare(&body, &predict(&body, 1_768_280_400_000));
        let report = validate(&body, &Options { now: Some(1_768_280_400_000), ..Options::default() });
        if !report.valid {
            continue;
        }
        for row in difference["rows"].as_array().unwrap() {
            let [pointer, kind, reason] = ["pointer", "kind", "reason"].map(|key| row[key].as_str().unwrap());
            if kind == "added" || is_harmless(row) {
                continue;
            }
            changes += 1;
            let is_near = |place: &str| pointer.starts_with(place) || place.starts_with(pointer);
            let places = |found: &Diagnostic| {
                let related = found.related.iter().map(|other| other.pointer.clone());
                std::iter::once(found.pointer.clone()).chain(related).collect::<Vec<_>>()
            };
            let explains = |found: &Diagnostic| reason == "no-period" && found.code == "periods-missing";
            let is_reported = report.diagnostics.iter().any(|found| explains(found) || places(found).iter().any(|place| is_near(place)));
            if !is_reported {
                silent.push(format!("{row}\n    {body}"));
            }
        }
    }
    assert!(silent.is_empty(), "{} of {changes}: {}", silent.len(), silent[..silent.len().min(20)].join("\n"));
    assert!(changes > 400, "{changes}");
}

/// Returns `true` if a row says what was sent, in another form.
fn is_harmless(row: &Value) -> bool {
    let before = row["before"].as_str().unwrap_or_default();
    match row["reason"].as_str().unwrap() {
        "as-text" | "as-other-kind" | "triggers-not-answered" => true,
        "day-kept" => {
            before.contains("T00:") || before.contains("T01:") || matches!(row["pointer"].as_str(), Some("/fromDate" | "/toDate"))
        }
        "last-day-whole" => before.contains("T23:"),
        _ => false,
    }
}
