//! From plan to request and back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use chrono::{Datelike, Days, Months, NaiveDate};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use target_groups::plan::{Built, TemplateError, TemplateParameterKind, build, from_template, plan_of, templates};
use target_groups::rules::{Diagnostic, Options, Severity, validate};
use target_groups::sandbox::predict;
use target_groups::zones::{Database, MappedTime, Zone, Zones};

/// 13 January 2026.
const NOW: i64 = 1_768_281_197_578;

fn options() -> Options {
    Options { now: Some(NOW), ..Options::default() }
}

fn built(plan: &Value) -> Built {
    build(&plan.to_string(), &options(), &Database)
}

/// The request of a plan that can be built.
fn request(plan: &Value) -> Value {
    let built = built(plan);
    assert!(built.report.valid, "{plan}: {:#?}", built.report.diagnostics);
    serde_json::from_str(&built.text).unwrap()
}

/// The plan that a request reads back into.
fn read_back(request: &Value) -> Value {
    let plan = plan_of(&request.to_string(), &options(), &Database);
    assert!(plan.report.valid, "{request}: {:#?}", plan.report.diagnostics);
    serde_json::from_str(&plan.text).unwrap()
}

/// A plan with other values for some of its fields; null takes one out.
fn plan(changes: Value) -> Value {
    let mut plan = json!({
        "name": "Profile picture", "event": "profileUpdated", "measure": "count", "goal": 2,
        "schedule": {"start": "2026-01-01", "zone": "Asia/Kolkata", "every": {"month": 1}, "periods": 12},
    });
    merge(&mut plan, changes);
    plan
}

#[allow(clippy::needless_pass_by_value, reason = "so that json! can stand in the call")]
fn merge(into: &mut Value, changes: Value) {
    for (key, value) in changes.as_object().unwrap() {
        match (into.as_object_mut().unwrap(), value) {
            (object, Value::Null) => drop(object.remove(key)),
            (object, value) => drop(object.insert(key.clone(), value.clone())),
        }
    }
}

/// The first and last day of each period as the server keeps them: by what is written.
fn days(request: &Value) -> Vec<(String, String)> {
    let day = |date: &Value| date.as_str().unwrap()[..10].to_owned();
    request["periods"].as_array().unwrap().iter().map(|period| (day(&period["startDate"]), day(&period["endDate"]))).collect()
}

fn starts(plan: &Value) -> Vec<String> {
    days(&request(plan)).into_iter().map(|(start, _)| start).collect()
}

/// The codes and pointers of the diagnostics of a plan.
fn said(plan: &Value) -> Vec<(String, String)> {
    said_of(&built(plan).report.diagnostics)
}

fn said_of(diagnostics: &[Diagnostic]) -> Vec<(String, String)> {
    diagnostics.iter().map(|found| (found.code.to_owned(), found.pointer.clone())).collect()
}

#[test]
fn a_plan_becomes_the_whole_request() {
    let changes = json!({
        "description": "For members", "measure": {"sum": "steps"}, "goal": ["5000", 6000.5],
        "schedule": {"start": "2026-01-01", "zone": "Asia/Kolkata", "every": {"quarter": 1}, "periods": 2},
        "tracking": {"streak": [{"name": "Two", "periods": 2}], "pauses": true}, "enrolment": "import",
        "only": [{"entity": "STORE", "ids": [7, 8]}], "when": " currentTxn.value>500 ", "till": 42, "active": false,
        "fields": {"leaderboardEnabled": true}, "targetFields": {"description": "Walk"}, "targetName": "Walk far",
    });
    assert_eq!(
        request(&plan(changes)),
        json!({
            "active": false, "name": "Profile picture", "description": "For members", "preferredTillId": 42,
            "timeZoneName": "Asia/Kolkata",
            "targetCycleStartDateISO": "2026-01-01T00:00:00+05:30", "targetCycleEndDateISO": "2026-06-30T23:59:59+05:30",
            "trackingType": "NON_CONTINUOUS_STREAKS", "targetEvaluationType": "FIXED_CALENDAR_WINDOW",
            "frequencyType": "QUARTERLY", "frequency": 1, "recurringCycles": 2, "totalPeriods": 2,
            "periods": [
                {"active": true, "startDate": "2026-01-01T05:30:00+05:30", "endDate": "2026-03-31T23:59:59+05:30",
                 "periodStatus": "RUNNING", "refCode": "Cycle_1"},
                {"active": true, "startDate": "2026-04-01T05:30:00+05:30", "endDate": "2026-06-30T23:59:59+05:30",
                 "periodStatus": "NOT_STARTED", "refCode": "Cycle_2"},
            ],
            "streaks": [{"name": "Two", "targetCountOfSequence": 2}],
            "targets": [{
                "name": "Walk far", "targetEntity": "EVENT", "targetType": "EVENT_ATTRIBUTE", "eventName": "profileUpdated",
                "extendedFieldInfo": {"name": "steps", "aggregateFunction": "SUM"},
                "defaultValues": [{"defaultValue": 5000}, {"defaultValue": 6000.5}],
                "expression": "currentTxn.value>500",
                "expressionJson": request(&plan(json!({"when": "currentTxn.value>500"})))["targets"][0]["expressionJson"],
                "filters": [{"entityType": "STORE", "entityIds": [7, 8]}],
                "enrolmentMethod": "IMPORT", "description": "Walk",
            }],
            "leaderboardEnabled": true,
        })
    );
}

#[test]
fn a_rhythm_keeps_its_day_where_the_month_has_it() {
    for (start, every, starts_expected) in [
        ("2026-01-31", json!({"month": 1}), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2028-01-30", json!({"month": 1}), ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        ("2026-01-29", json!({"month": 13}), ["2026-01-29", "2027-02-28", "2028-03-29", "2029-04-29"]),
        ("2026-08-31", json!({"quarter": 1}), ["2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"]),
        ("2026-08-31", json!({"halfYear": 1}), ["2026-08-31", "2027-02-28", "2027-08-31", "2028-02-29"]),
        ("2028-02-29", json!({"year": 1}), ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
        ("2026-12-29", json!({"week": 2}), ["2026-12-29", "2027-01-12", "2027-01-26", "2027-02-09"]),
        ("2026-02-27", json!({"day": 1}), ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]),
    ] {
        let schedule = json!({"start": start, "zone": "Asia/Kolkata", "every": every, "periods": 4});
        assert_eq!(starts(&plan(json!({"schedule": schedule}))), starts_expected, "{start} {every}");
    }
}

#[test]
fn statuses_follow_the_clock() {
    let request = request(&plan(json!({"schedule": {"start": "2025-12-01", "zone": "GMT", "every": {"month": 1}, "periods": 3}})));
    let statuses: Vec<_> = request["periods"].as_array().unwrap().iter().map(|period| period["periodStatus"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["ENDED", "RUNNING", "NOT_STARTED"]);
    let without_clock = build(&plan(json!({})).to_string(), &Options::default(), &Database);
    assert!(!without_clock.text.contains("periodStatus"));
}

#[test]
fn what_cannot_be_built_is_said_of_the_plan() {
    for (changes, code, pointer) in [
        (json!({"goal": [2, 3]}), "plan-goals-differ", "/goal"),
        (json!({"goal": []}), "plan-goals-differ", "/goal"),
        (json!({"goal": 2.5}), "plan-goal-decimals", "/goal"),
        (json!({"goal": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1.5]}), "plan-goal-decimals", "/goal/11"),
        (json!({"goal": -1}), "value-not-positive", "/goal"),
        (json!({"goal": true}), "wrong-type", "/goal"),
        (json!({"goal": null}), "required", "/goal"),
        (json!({"goal": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "window": "cyclic"}), "plan-goals-window", "/goal"),
        (json!({"event": null}), "required", "/event"),
        (json!({"event": " "}), "plan-blank", "/event"),
        (json!({"measure": {"sum": ""}}), "plan-blank", "/measure/sum"),
        (json!({"measure": "counts"}), "enum-unknown", "/measure"),
        (json!({"measure": 1}), "wrong-type", "/measure"),
        (json!({"name": " "}), "name-blank", "/name"),
        (json!({"name": "n".repeat(201)}), "name-too-long", "/name"),
        (json!({"targetName": "n".repeat(201)}), "name-too-long", "/targetName"),
        (json!({"when": "currentTxn.value>"}), "expression-syntax", "/when"),
        (json!({"when": "currentTxn.value currentTxn.value"}), "plan-condition-unjoined", "/when"),
        (json!({"fields": {"periods": []}}), "plan-field-taken", "/fields/periods"),
        (json!({"fields": {"id": 1}}), "plan-field-taken", "/fields/id"),
        (json!({"fields": {"userCreated": 1}}), "wrong-type", "/fields/userCreated"),
        (json!({"fields": []}), "wrong-type", "/fields"),
        (json!({"targetFields": {"eventName": "a"}}), "plan-field-taken", "/targetFields/eventName"),
        (json!({"only": [{"entity": "STORE", "ids": []}]}), "required", "/only/0/ids"),
        (json!({"tracking": {"streak": []}}), "required", "/tracking/streak"),
        (json!({"till": 1.5}), "till-id", "/till"),
    ] {
        let plan = plan(changes);
        let built = built(&plan);
        assert_eq!((built.text.as_str(), built.report.valid), ("", false), "{plan}");
        assert_eq!(said_of(&built.report.diagnostics), [(code.to_owned(), pointer.to_owned())], "{plan}");
    }
}

#[test]
fn what_is_wrong_with_a_schedule_is_said_of_the_schedule() {
    let regular = |changes: Value| {
        let mut schedule = json!({"start": "2026-01-01", "zone": "Asia/Kolkata", "every": {"month": 1}, "periods": 12});
        merge(&mut schedule, changes);
        schedule
    };
    let ranges = |ranges: Value| json!({"ranges": ranges, "zone": "Asia/Kolkata"});
    for (schedule, code, pointer) in [
        (regular(json!({"periods": 101})), "plan-periods", "/schedule/periods"),
        (regular(json!({"periods": 0})), "plan-periods", "/schedule/periods"),
        (regular(json!({"every": {}})), "plan-every", "/schedule/every"),
        (regular(json!({"every": {"month": 1, "day": 1}})), "plan-every", "/schedule/every"),
        (regular(json!({"every": {"month": 0}})), "plan-every", "/schedule/every/month"),
        (regular(json!({"every": {"year": 10000}})), "plan-date-far", "/schedule/periods"),
        (regular(json!({"start": "2026-02-29"})), "date-invalid", "/schedule/start"),
        (regular(json!({"start": "2026/01/01"})), "date-invalid", "/schedule/start"),
        (regular(json!({"zone": "Asia/Kolkatta"})), "plan-zone-unknown", "/schedule/zone"),
        (regular(json!({"zone": null})), "required", "/schedule/zone"),
        (ranges(json!([{"start": "2026-02-01", "end": "2026-01-31"}])), "plan-end-before-start", "/schedule/ranges/0/end"),
        (ranges(json!([{"start": "2026-02-01"}])), "required", "/schedule/ranges/0/end"),
        (ranges(json!([])), "required", "/schedule/ranges"),
        (
            json!({"ranges": [{"start": "2011-12-30", "end": "2011-12-31"}], "zone": "Pacific/Apia"}),
            "plan-day-missing",
            "/schedule/ranges/0/start",
        ),
        // Wherever the day lies: at the end, in the middle, between two of many periods, or as a time of day.
        (
            json!({"ranges": [{"start": "2011-12-29", "end": "2011-12-30"}], "zone": "Pacific/Apia"}),
            "plan-day-missing",
            "/schedule/ranges/0/end",
        ),
        (
            json!({"ranges": [{"start": "2011-12-01", "end": "2012-01-31"}], "zone": "Pacific/Apia"}),
            "plan-day-missing",
            "/schedule/ranges/0/end",
        ),
        (
            json!({"ranges": [{"start": "2011-12-30T10:00:00", "end": "2011-12-31"}], "zone": "Pacific/Apia"}),
            "plan-day-missing",
            "/schedule/ranges/0/start",
        ),
        (
            json!({"start": "2011-12-01", "zone": "Pacific/Apia", "every": {"month": 1}, "periods": 2}),
            "plan-day-missing",
            "/schedule/start",
        ),
        (json!({"start": "2011-12-26", "zone": "Pacific/Apia", "every": {"day": 1}, "periods": 10}), "plan-day-missing", "/schedule/start"),
        (
            json!({"start": "1993-08-01", "zone": "Pacific/Kwajalein", "every": {"month": 1}, "periods": 1}),
            "plan-day-missing",
            "/schedule/start",
        ),
    ] {
        let plan = plan(json!({"schedule": schedule}));
        let built = built(&plan);
        assert_eq!((built.text.as_str(), built.report.valid), ("", false), "{plan}");
        assert_eq!(said_of(&built.report.diagnostics), [(code.to_owned(), pointer.to_owned())], "{plan}");
    }
    let many: Vec<Value> = (1..=101).map(|_| json!({"start": "2026-01-01", "end": "2026-01-01"})).collect();
    assert_eq!(said(&plan(json!({"schedule": ranges(json!(many))}))), [("plan-periods".to_owned(), "/schedule/ranges".to_owned())]);
}

#[test]
fn goals_with_separators_are_a_question() {
    for (goal, pointer, digits) in [
        (json!("5.000"), "/goal", "5000"),
        (json!("5,000"), "/goal", "5000"),
        (json!("12 000"), "/goal", "12000"),
        (json!("1,00,000"), "/goal", "100000"),
        (json!("1.000.000"), "/goal", "1000000"),
        (json!([1, "2'500"]), "/goal/1", "2500"),
    ] {
        let plan = plan(json!({"goal": goal, "schedule": {"start": "2026-01-01", "zone": "UTC", "every": {"month": 1}, "periods": 2}}));
        let built = built(&plan);
        assert_eq!((built.text.as_str(), built.report.valid), ("", false), "{plan}");
        assert_eq!(said_of(&built.report.diagnostics), [("plan-goal-separators".to_owned(), pointer.to_owned())], "{plan}");
        let fix = serde_json::to_value(&built.report.diagnostics[0].fix).unwrap();
        assert_eq!((&fix["kind"], &fix["changes"][0]["value"].to_string()), (&json!("asks"), &digits.to_owned()), "{plan}");
    }
    for goal in ["1.5", "0.500", "5000", "1.00"] {
        let sum = plan(json!({"goal": goal, "measure": {"sum": "steps"}}));
        assert!(!said(&sum).iter().any(|(code, _)| code == "plan-goal-separators"), "{goal}");
    }
}

#[test]
fn what_the_words_of_a_plan_bring_is_said_of_the_plan() {
    for (changes, code, pointer) in [
        (json!({"event": "profile updated"}), "event-name-form", "/event"),
        (json!({"name": "Visits "}), "name-edge-space", "/name"),
        (json!({"goal": 0}), "value-not-positive", "/goal"),
        (json!({"till": -1}), "till-id", "/till"),
        (json!({"enrolment": "import", "window": "cyclic"}), "import-window", "/enrolment"),
        (json!({"fields": {"leaderbordEnabled": true}}), "unknown-field", "/fields/leaderbordEnabled"),
        (json!({"only": [{"entity": "STORE", "ids": [1]}, {"entity": "STORE", "ids": [2]}]}), "filter-shape", "/only/1/entity"),
        (json!({"tracking": {"streak": [{"periods": 2}, {"periods": 2}]}}), "streaks-order", "/tracking/streak/1/periods"),
        (
            json!({"schedule": {"zone": "GMT", "ranges": [{"start": "2026-02-01", "end": "2026-02-05"}, {"start": "2026-02-05", "end": "2026-02-06"}]}}),
            "period-overlap",
            "/schedule/ranges/1/start",
        ),
        (
            json!({"schedule": {"zone": "GMT", "ranges": [{"start": "2026-02-01", "end": "2026-02-05", "name": "a"}, {"start": "2026-02-06", "end": "2026-02-06", "name": "a"}]}}),
            "ref-code-duplicate",
            "/schedule/ranges/1/name",
        ),
    ] {
        let plan = plan(changes);
        let built = built(&plan);
        assert!(!built.text.is_empty() && built.report.valid, "{plan}");
        assert_eq!(said_of(&built.report.diagnostics), [(code.to_owned(), pointer.to_owned())], "{plan}");
        let text = plan.to_string();
        let range = built.report.diagnostics[0].range.unwrap();
        assert!(range.to > range.from && range.to <= text.len(), "{plan}");
    }
}

#[test]
fn a_time_that_a_clock_change_makes_doubtful_is_named_in_both_readings() {
    for (zone, start, code, severity, earlier, later, chosen) in [
        (
            "Europe/Berlin",
            "2026-03-29T02:30",
            "plan-time-never",
            Severity::Warning,
            "2026-03-29T01:30:00+01:00",
            "2026-03-29T03:30:00+02:00",
            "2026-03-29T03:30:00+02:00",
        ),
        (
            "Europe/Berlin",
            "2026-10-25T02:30:00",
            "plan-time-twice",
            Severity::Warning,
            "2026-10-25T02:30:00+02:00",
            "2026-10-25T02:30:00+01:00",
            "2026-10-25T02:30:00+02:00",
        ),
        // Clocks went from midnight to one, so the day began at one.
        (
            "America/Sao_Paulo",
            "2018-11-04",
            "plan-time-never",
            Severity::Info,
            "2018-11-03T23:00:00-03:00",
            "2018-11-04T01:00:00-02:00",
            "2018-11-04T01:00:00-02:00",
        ),
        // Clocks went from one back to midnight.
        (
            "America/Havana",
            "2026-11-01",
            "plan-time-twice",
            Severity::Info,
            "2026-11-01T00:00:00-04:00",
            "2026-11-01T00:00:00-05:00",
            "2026-11-01T00:00:00-04:00",
        ),
    ] {
        let plan = plan(json!({"schedule": {"start": start, "zone": zone, "every": {"month": 1}, "periods": 2}}));
        let built = built(&plan);
        let found = built.report.diagnostics.iter().find(|found| found.code == code).unwrap_or_else(|| panic!("{plan}"));
        assert_eq!((found.severity, found.pointer.as_str()), (severity, "/schedule/start"));
        for reading in [earlier, later, chosen] {
            assert!(found.message.contains(reading), "{}", found.message);
        }
        let request: Value = serde_json::from_str(&built.text).unwrap();
        assert_eq!(request["targetCycleStartDateISO"], chosen);
        let fixed = found.fix.as_ref().map(|fix| match &fix.changes[0] {
            target_groups::text::Change::Set { value, .. } => value.trim_matches('"').to_owned(),
            other => panic!("{other:?}"),
        });
        assert_eq!(fixed.as_deref(), (severity == Severity::Warning).then_some(chosen));
    }
}

/// A moment on the day both as it is written and in UTC, and as much of the day as that allows.
#[test]
fn a_day_is_the_same_day_to_whoever_reads_it() {
    for (zone, start, end) in [
        ("Asia/Kolkata", "2026-03-01T05:30:00+05:30", "2026-03-31T23:59:59+05:30"),
        ("America/St_Johns", "2026-03-01T00:00:00-03:30", "2026-03-31T21:29:59-02:30"),
        ("Pacific/Kiritimati", "2026-03-01T14:00:00+14:00", "2026-03-31T23:59:59+14:00"),
        ("Etc/GMT+12", "2026-03-01T00:00:00-12:00", "2026-03-31T11:59:59-12:00"),
        ("GMT", "2026-03-01T00:00:00Z", "2026-03-31T23:59:59Z"),
    ] {
        let schedule = json!({"start": "2026-03-01", "zone": zone, "every": {"month": 1}, "periods": 1});
        let request = request(&plan(json!({"schedule": schedule})));
        assert_eq!(request["periods"][0]["startDate"], start);
        assert_eq!(request["periods"][0]["endDate"], end);
    }
}

#[test]
fn a_request_that_no_plan_says_is_told_why() {
    let base = request(&plan(json!({"schedule": {"start": "2026-01-01", "zone": "GMT", "every": {"month": 1}, "periods": 2}})));
    let target = |changes: Value| {
        let mut target = base["targets"][0].clone();
        merge(&mut target, changes);
        json!({"targets": [target]})
    };
    let second = json!({"targets": [base["targets"][0], {"name": "b", "targetEntity": "EVENT", "targetType": "COUNT", "eventName": "b",
        "defaultValues": [{"defaultValue": 1}, {"defaultValue": 1}], "enrolmentMethod": "TRANSACTION"}]});
    let paused = {
        let mut periods = base["periods"].clone();
        periods[1]["active"] = json!(false);
        json!({"periods": periods})
    };
    for (changes, pointer) in [
        (second, "/targets"),
        (target(json!({"targetEntity": "TRANSACTION", "targetType": "SALES"})), "/targets/0/targetEntity"),
        (target(json!({"eventName": null})), "/targets/0/eventName"),
        (target(json!({"expression": "currentTxn.value>1"})), "/targets/0/expression"),
        (target(json!({"filters": [{"entityType": "STORE"}]})), "/targets/0/filters"),
        (target(json!({"enrolmentMethod": "AUDIENCE_FILTER"})), "/targets/0/enrolmentMethod"),
        (target(json!({"defaultValues": [{"defaultValue": 1.5}, {"defaultValue": 1.5}]})), "/targets/0/defaultValues/0/defaultValue"),
        (
            target(json!({"targetType": "EVENT_ATTRIBUTE", "extendedFieldInfo": {"name": "a", "aggregateFunction": "SUM",
                "aggregateWindow": {"windowType": "MAX", "windowTimeUnit": "DAY", "windowValue": "1"}}})),
            "/targets/0/extendedFieldInfo",
        ),
        (json!({"trackingType": "UNIFIED"}), "/trackingType"),
        (json!({"trackingType": "STREAKS"}), "/streaks"),
        (json!({"timeZoneName": "Mars/Olympus"}), "/timeZoneName"),
        (json!({"frequencyType": "WEEKLY"}), "/frequencyType"),
        (json!({"targetCycleEndDateISO": "2026-03-15T00:00:00Z"}), "/targetCycleEndDateISO"),
        (json!({"targetCycleStartDate": "2025-12-01T00:00:00Z"}), "/targetCycleStartDate"),
        (paused, "/periods/1/active"),
        (json!({"periods": [], "targets": [], "name": "x"}), "/targets"),
        (json!({"name": " "}), "/name"),
    ] {
        let mut request = base.clone();
        merge(&mut request, changes);
        let plan = plan_of(&request.to_string(), &options(), &Database);
        assert_eq!((plan.text.as_str(), plan.report.valid), ("", false), "{request}");
        let errors: Vec<_> = plan.report.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.iter().any(|found| found.pointer == pointer), "{request}: {errors:#?}");
    }
}

/// Diagnostics that do not change the meaning of a plan or request.
#[test]
fn what_is_worth_knowing_is_an_info() {
    let month = json!({"month": 1});
    let schedule = |start: &str| json!({"start": start, "zone": "Asia/Kolkata", "every": month, "periods": 2});
    for (changes, code, pointer) in [
        (json!({"when": "currentEvent.value>500"}), "plan-condition-assumed", "/when"),
        (json!({"schedule": schedule("2026-01-01T10:30")}), "plan-time-dropped", "/schedule/start"),
        (json!({"goal": "2"}), "numeric-text", "/goal"),
    ] {
        let built = built(&plan(changes));
        assert_eq!(said_of(&built.report.diagnostics), [(code.to_owned(), pointer.to_owned())]);
        assert_eq!((built.report.diagnostics[0].severity, built.report.valid), (Severity::Info, true));
    }
    let base = request(&plan(json!({"schedule": schedule("2026-01-01T10:30")})));
    let mut counted = base["targets"].clone();
    merge(&mut counted[0], json!({"extendedFieldInfo": {"name": "price", "aggregateFunction": "SUM"}, "id": 7}));
    for (changes, pointers) in [
        (json!({}), vec![]),
        (json!({"totalPeriods": 3, "recurringCycles": -1}), vec!["/recurringCycles", "/totalPeriods"]),
        (json!({"frequency": 0}), vec!["/frequencyType"]),
        (json!({"id": 5, "streaks": []}), vec!["/streaks", "/id"]),
        (json!({"targets": counted}), vec!["/targets/0/extendedFieldInfo", "/targets/0/id"]),
    ] {
        let mut request = base.clone();
        merge(&mut request, changes);
        let plan = plan_of(&request.to_string(), &options(), &Database);
        let mut found: Vec<&str> = plan.report.diagnostics.iter().map(|found| found.pointer.as_str()).collect();
        let mut expected = pointers.clone();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{request}: {:#?}", plan.report.diagnostics);
        assert!(plan.report.valid && plan.report.diagnostics.iter().all(|found| found.code == "plan-rewritten"));
        assert!(plan.text.contains("2026-01-01T10:30:00+05:30"));
    }
}

#[test]
fn a_slip_in_a_plan_is_understood_and_mended() {
    for (changes, code, pointer, fixed) in [
        (json!({"goal": null, "gaol": 2}), "unknown-field", "/gaol", "/goal"),
        (json!({"measure": "Count"}), "enum-unknown", "/measure", "/measure"),
        (json!({"till": "42"}), "wrong-type", "/till", "/till"),
        (json!({"name": " Visits"}), "name-edge-space", "/name", "/name"),
        (json!({"fields": {"targets": []}}), "plan-field-taken", "/fields/targets", "/fields/targets"),
    ] {
        let plan = plan(changes);
        let found = built(&plan).report.diagnostics.into_iter().find(|found| found.code == code).unwrap_or_else(|| panic!("{plan}"));
        assert_eq!(found.pointer, pointer);
        let changes = found.fix.unwrap_or_else(|| panic!("{plan}")).changes;
        assert_eq!(changes[0].pointer(), Some(fixed));
        let text = plan.to_string();
        let edits = target_groups::text::edit(&text, &changes, &target_groups::json::rows::Holds::Nothing, 64).unwrap();
        let mended = edits.into_iter().rev().fold(text, |mut text, edit| {
            text.replace_range(edit.from..edit.to, &edit.insert);
            text
        });
        let after = build(&mended, &options(), &Database);
        assert_eq!((said_of(&after.report.diagnostics), after.report.valid), (vec![], true), "{mended}");
    }
}

#[test]
fn published_requests_are_told_what_does_not_fit() {
    for name in ["count", "sum"] {
        let text = std::fs::read_to_string(format!("{}/tests/data/published/{name}.request.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let plan = plan_of(&text, &options(), &Database);
        let unfit: Vec<_> = plan.report.diagnostics.iter().filter(|found| found.code == "plan-unfit").collect();
        assert_eq!(unfit.iter().map(|found| found.pointer.as_str()).collect::<Vec<_>>(), ["/targetCycleEndDateISO"], "{name}");
    }
}

/// So that a form shows the fields of a request while its text is damaged.
#[test]
fn a_damaged_request_has_the_plan_of_what_was_meant() {
    let request = request(&plan(json!({}))).to_string();
    let meant = plan_of(&request, &options(), &Database);
    let damaged = request.replacen(',', " ", 1).replacen("\"name\"", "'name'", 1) + ",";
    let found = plan_of(&damaged, &options(), &Database);
    assert_eq!((found.text, found.report.valid), (meant.text, false));
    let codes: Vec<_> = found.report.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["json-syntax"; 3], "{damaged}");
    let unfit = request.replacen("\"COUNT\"", "\"CUONT\"", 1).replacen(',', " ", 1);
    let found = plan_of(&unfit, &options(), &Database);
    let places: Vec<_> =
        found.report.diagnostics.iter().map(|found| (found.code, found.range.map(|range| &unfit[range.from..range.to]))).collect();
    assert!(places.contains(&("enum-unknown", Some("\"CUONT\""))), "{places:?}");
}

#[test]
fn a_text_that_is_no_plan_is_reported() {
    for (text, code) in [("", "json-syntax"), ("[]", "wrong-type"), ("null", "wrong-type"), ("{", "json-syntax"), ("{}", "required")] {
        let built = build(text, &options(), &Database);
        assert_eq!((built.report.diagnostics[0].code, built.text.as_str(), built.report.valid), (code, "", false), "{text}");
        let plan = plan_of(text, &options(), &Database);
        assert_eq!((plan.report.diagnostics[0].code, plan.text.as_str(), plan.report.valid), (code, "", false), "{text}");
    }
}

#[test]
fn a_rule_that_is_off_builds_nothing_wrong() {
    let rules = [("plan-goals-differ", target_groups::rules::Override::Off)].into();
    let built = build(&plan(json!({"goal": [1]})).to_string(), &Options { rules, ..options() }, &Database);
    assert_eq!((built.text.as_str(), built.report.valid), ("", false));
}

/// The file of a template; written anew when the environment asks for it.
fn golden(id: &str, file: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/templates").join(id).join(file);
    if std::env::var_os("WRITE_GOLDEN_FILES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{text}\n")).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(format!("{text}\n"), expected, "{id}");
}

#[test]
fn each_template_has_a_sentence_a_plan_and_a_request() {
    let templates = templates(&options());
    let ids: Vec<&str> = templates.iter().map(|template| template.id).collect();
    assert_eq!(ids, ["times-a-month", "times-a-quarter", "steps-in-days", "weekly-streak", "rising-sum", "goal-per-store"]);
    for id in ids {
        let filled = from_template(id, "{}", &options()).unwrap();
        let built = build(&filled.text, &options(), &Database);
        assert_eq!(said_of(&built.report.diagnostics), [], "{id}");
        assert_eq!(said_of(&validate(&built.text, &options()).diagnostics), [], "{id}");
        let plan: Value = serde_json::from_str(&filled.text).unwrap();
        assert_eq!(read_back(&serde_json::from_str(&built.text).unwrap()), plan);
        golden(id, "sentence.txt", &filled.sentence);
        golden(id, "plan.json", &filled.text);
        golden(id, "request.json", &built.text);
    }
}

#[test]
fn every_parameter_of_a_template_stands_in_its_plan() {
    for template in templates(&options()) {
        for parameter in &template.parameters {
            let value = match parameter.kind {
                TemplateParameterKind::Count | TemplateParameterKind::Amount => json!(7),
                TemplateParameterKind::Amounts | TemplateParameterKind::Identifiers => json!([7, 8]),
                TemplateParameterKind::Day => json!("2027-05-03"),
                TemplateParameterKind::Zone => json!("Pacific/Apia"),
                _ => json!("{name} \"{goal}\""),
            };
            let usual = from_template(template.id, "{}", &options()).unwrap();
            let chosen = from_template(template.id, &json!({parameter.name: value}).to_string(), &options()).unwrap();
            assert_ne!(chosen.text, usual.text, "{} {}", template.id, parameter.name);
            let plan: Value = serde_json::from_str(&chosen.text).unwrap();
            assert!(plan.to_string().contains(&value.to_string()), "{plan}");
            assert!(!parameter.label.is_empty());
            let in_sentence = template.sentence.contains(&format!("{{{}}}", parameter.name));
            assert_eq!(in_sentence, chosen.sentence != usual.sentence, "{} {}", template.id, parameter.name);
        }
    }
}

#[test]
fn a_plan_has_an_event_and_names_without_space_around_them() {
    let built = build(&plan(json!({"measure": {"sum": "steps"}})).to_string(), &options(), &Database);
    let request: Value = serde_json::from_str(&built.text).unwrap();
    for (pointer, name, valid, said) in [
        ("/targets/0/eventName", "", false, "plan-unfit /targets/0/eventName"),
        ("/targets/0/eventName", " ", false, "plan-unfit /targets/0/eventName"),
        ("/targets/0/eventName", " walked", true, "plan-rewritten /targets/0/eventName"),
        ("/targets/0/extendedFieldInfo/name", "steps ", true, "plan-rewritten /targets/0/extendedFieldInfo/name"),
    ] {
        let mut request = request.clone();
        *request.pointer_mut(pointer).unwrap() = json!(name);
        let found = plan_of(&request.to_string(), &options(), &Database);
        let diagnostics: Vec<String> =
            found.report.diagnostics.iter().map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.pointer)).collect();
        assert!(diagnostics.contains(&said.to_owned()), "{name:?}: {diagnostics:?}");
        assert_eq!((found.report.valid, !found.text.is_empty()), (valid, valid), "{name:?}");
        if valid {
            assert!(build(&found.text, &options(), &Database).report.valid, "{name:?}");
        }
    }
}

#[test]
fn a_template_counts_as_its_language_does() {
    for (id, parameters, sentence) in [
        (
            "times-a-month",
            r#"{"goal": 1, "periods": 1}"#,
            "profilePictureUpdated must happen at least once in one month from 2026-02-01 (Asia/Kolkata).",
        ),
        (
            "times-a-quarter",
            r#"{"periods": 1}"#,
            "reviewSubmitted must happen at least 3 times in one quarter from 2026-04-01 (Asia/Kolkata).",
        ),
        (
            "steps-in-days",
            r#"{"days": 1, "goal": 10000.5}"#,
            "The sum of steps across stepsRecorded events must reach 10000.5 in each of 15 periods of 1 day from 2026-02-01 (Asia/Kolkata).",
        ),
        (
            "weekly-streak",
            r#"{"weeks": 1, "periods": 1}"#,
            "storeVisited must happen on at least 1 day a week, in 1 week, within 1 week from 2026-01-19 (Asia/Kolkata).",
        ),
        (
            "goal-per-store",
            r#"{"stores": [1200, 7]}"#,
            "storeVisited must happen at least 4 times in each of 6 months from 2026-02-01 (Asia/Kolkata), only in stores 1200, 7.",
        ),
    ] {
        assert_eq!(from_template(id, parameters, &options()).unwrap().sentence, sentence);
    }
}

#[test]
fn a_wrong_call_of_a_template_is_told_so() {
    let error = |id, parameters| from_template(id, parameters, &options()).unwrap_err();
    assert_eq!(error("no-such", "{}"), TemplateError::Template("no-such".to_owned()));
    assert_eq!(error("rising-sum", r#"{"goal": 1}"#), TemplateError::Parameter("goal".to_owned()));
    assert_eq!(error("rising-sum", "[]"), TemplateError::NoObject);
    let odd = from_template("rising-sum", r#"{"goals": "many"}"#, &options()).unwrap();
    assert!(!build(&odd.text, &options(), &Database).report.valid);
}

const ZONES: [&str; 12] = [
    "Asia/Kolkata",
    "America/St_Johns",
    "GMT",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Etc/GMT+12",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Havana",
];

const UNITS: [&str; 6] = ["day", "week", "month", "quarter", "halfYear", "year"];

fn day() -> impl Strategy<Value = NaiveDate> {
    // 2012 to 2036: after the day that Samoa left out.
    (0_u64..9000).prop_map(|days| NaiveDate::from_ymd_opt(2012, 1, 1).unwrap() + Days::new(days))
}

fn regular() -> impl Strategy<Value = (Value, usize)> {
    (day(), prop::sample::select(&ZONES[..]), prop::sample::select(&UNITS[..]), 1_u32..5, 1_usize..20).prop_map(
        |(start, zone, unit, size, periods)| {
            (json!({"start": start.to_string(), "zone": zone, "every": {unit: size}, "periods": periods}), periods)
        },
    )
}

fn ranges() -> impl Strategy<Value = (Value, usize)> {
    let lengths = prop::collection::vec((0_u64..5, 0_u64..40, any::<bool>()), 1..8);
    (day(), prop::sample::select(&ZONES[..]), lengths).prop_map(|(mut next, zone, lengths)| {
        let ranges = lengths.iter().enumerate().map(|(index, (gap, length, named))| {
            let start = next + Days::new(*gap);
            let end = start + Days::new(*length);
            next = end + Days::new(1);
            let mut range = json!({"start": start.to_string(), "end": end.to_string()});
            if *named {
                merge(&mut range, json!({"name": format!("p{index}"), "description": "A period"}));
            }
            range
        });
        let ranges: Vec<Value> = ranges.collect();
        let count = ranges.len();
        (json!({"ranges": ranges, "zone": zone}), count)
    })
}

/// Plans that say nothing that goes without saying.
fn plans() -> impl Strategy<Value = Value> {
    let names = ("[a-zA-Zé\"\\\\]([ a-zA-Z0-9é]{0,20}[a-z])?", "[a-zA-Z][a-zA-Z0-9-]{0,20}", prop::option::of("[a-z]{3}x"));
    let measure = prop_oneof![Just(json!("count")), Just(json!("days")), Just(json!({"sum": "steps"}))];
    let schedule = prop_oneof![regular(), ranges()];
    let goals = (prop::collection::vec(1_u32..10_000, 20), any::<bool>());
    let words = (
        prop_oneof![Just(Value::Null), Just(json!("capping")), Just(json!({"streak": [{"name": "a", "periods": 1}]}))],
        prop_oneof![Just(Value::Null), Just(json!("cyclic")), Just(json!("untilReached"))],
        any::<bool>(),
        prop_oneof![Just(Value::Null), Just(json!([{"entity": "STORE", "ids": [1, 2]}, {"entity": "ZONE", "ids": [0]}]))],
        prop_oneof![Just(Value::Null), Just(json!("currentTxn.value>500"))],
    );
    let rest = (prop::option::of(0_u64..1 << 53), any::<bool>(), any::<bool>());
    (names, measure, schedule, goals, words, rest).prop_map(|((name, event, target), measure, (schedule, count), goals, words, rest)| {
        let ((goals, each), (tracking, window, import, only, when), (till, inactive, further)) = (goals, words, rest);
        let differ = goals[..count].iter().any(|goal| *goal != goals[0]);
        let goal = if each && differ && window.is_null() { json!(goals[..count]) } else { json!(goals[0]) };
        let mut plan = json!({"name": name, "event": event, "measure": measure, "goal": goal, "schedule": schedule});
        let enrolment = if import && window.is_null() { json!("import") } else { Value::Null };
        merge(&mut plan, json!({"targetName": target, "tracking": tracking, "window": window, "enrolment": enrolment, "only": only}));
        merge(&mut plan, json!({"when": when, "till": till}));
        if inactive {
            merge(&mut plan, json!({"active": false}));
        }
        if further {
            merge(&mut plan, json!({"fields": {"userCreated": false}, "targetFields": {"description": "d"}}));
        }
        plan
    })
}

/// Other ways to write a request of the same meaning.
fn rewrite(request: &mut Value, how: u8) {
    let object = request.as_object_mut().unwrap();
    if how & 1 != 0 {
        for period in object["periods"].as_array_mut().unwrap() {
            for key in ["startDate", "endDate"] {
                let day = period[key].as_str().unwrap()[..10].to_owned();
                period[key] = json!(day);
            }
            period.as_object_mut().unwrap().remove("periodStatus");
        }
    }
    if how & 2 != 0 {
        let start = object.remove("targetCycleStartDateISO").unwrap();
        object.insert("targetCycleStartDate".to_owned(), start);
    }
    if how & 4 != 0 && object["timeZoneName"] == "GMT" {
        object.remove("timeZoneName");
        object.remove("targetCycleStartDate");
        object.remove("targetCycleStartDateISO");
        object.remove("targetCycleEndDateISO");
    }
    if how & 8 != 0 {
        for value in object["targets"][0]["defaultValues"].as_array_mut().unwrap() {
            value["defaultValue"] = json!(format!("{}.0", value["defaultValue"]));
        }
        object.insert("totalPeriods".to_owned(), json!(77));
        object.insert("description".to_owned(), Value::Null);
    }
    if how & 16 != 0 {
        // Later in the first day.
        let key = if object.contains_key("targetCycleStartDate") { "targetCycleStartDate" } else { "targetCycleStartDateISO" };
        if let Some(Value::String(start)) = object.get_mut(key) {
            *start = start.replace("T00:00:00", "T09:15:30");
        }
    }
}

/// The response of the simulated API, without the ids and without the values that building writes.
fn meaning(request: &Value) -> Map<String, Value> {
    let answer: Value = serde_json::from_str(&predict(&request.to_string(), NOW)).unwrap();
    let mut data = answer["data"].as_object().unwrap_or_else(|| panic!("{answer}")).clone();
    for key in ["totalPeriods", "recurringCycles", "frequency"] {
        data.remove(key);
    }
    let decimal = |value: &mut Value| *value = json!(value.as_f64().unwrap());
    for value in data["targets"][0]["defaultValues"].as_array_mut().unwrap() {
        decimal(&mut value["defaultValue"]);
    }
    data["targets"][0].as_object_mut().unwrap().remove("targetPeriodDefaultValuesMap");
    data
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Periods follow each other without gap, each as long as the rhythm says.
    #[test]
    fn periods_of_a_rhythm_are_contiguous((schedule, _) in regular()) {
        let request = request(&plan(json!({"schedule": schedule})));
        let days: Vec<(NaiveDate, NaiveDate)> =
            days(&request).iter().map(|(start, end)| (start.parse().unwrap(), end.parse().unwrap())).collect();
        let first = days[0].0;
        prop_assert_eq!(first.to_string(), schedule["start"].as_str().unwrap());
        let (unit, size) = schedule["every"].as_object().unwrap().iter().next().unwrap();
        let size = u32::try_from(size.as_u64().unwrap()).unwrap();
        for (index, (start, end)) in (0_u32..).zip(&days) {
            let months = |unit: u32| {
                let month = first.checked_add_months(Months::new(unit * size * index)).unwrap();
                // The day is kept where the month has it.
                assert!(month.day() == first.day() || month.succ_opt().unwrap().day() == 1);
                month
            };
            let expected = match unit.as_str() {
                "day" => first + Days::new(u64::from(size * index)),
                "week" => first + Days::new(u64::from(7 * size * index)),
                "month" => months(1),
                "quarter" => months(3),
                "halfYear" => months(6),
                _ => months(12),
            };
            prop_assert_eq!(*start, expected);
            if let Some((next, _)) = days.get(index as usize + 1) {
                prop_assert_eq!(end.succ_opt().unwrap(), *next);
            }
        }
    }

    #[test]
    fn what_is_built_validates_without_errors_and_warnings(plan in plans()) {
        let built = built(&plan);
        let report = validate(&built.text, &options());
        // Plans may lie in the past.
        let is_bad = |found: &&Diagnostic| found.severity != Severity::Info && found.code != "periods-past";
        let bad: Vec<_> = report.diagnostics.iter().filter(is_bad).collect();
        prop_assert!(built.report.valid && bad.is_empty(), "{} {:#?} {:#?}", plan, built.report.diagnostics, bad);
        prop_assert_eq!(said_of(&report.diagnostics).len(), said_of(&report.diagnostics).iter().filter(|(code, _)| ["period-gap", "periods-past"].contains(&code.as_str())).count());
    }

    #[test]
    fn a_plan_is_read_back(plan in plans()) {
        prop_assert_eq!(read_back(&request(&plan)), plan);
    }

    #[test]
    fn what_is_built_from_a_request_read_back_means_the_same(plan in plans(), how in 0_u8..32) {
        let mut written = request(&plan);
        rewrite(&mut written, how);
        let again = request(&read_back(&written));
        prop_assert_eq!(meaning(&again), meaning(&written), "{}", written);
    }

    /// Nothing throws, and what is built is valid, whatever stands in the plan.
    #[test]
    fn whatever_stands_in_a_plan_is_answered(mut plan in plans(), key in "[a-z]{3,9}", place in 0_usize..12, value in prop_oneof![
        Just(json!(null)), Just(json!(-1)), Just(json!(1e300)), Just(json!("")), Just(json!([[]])), Just(json!({"day": -5})), Just(json!("9999-12-31")),
    ]) {
        let keys = ["name", "event", "measure", "goal", "schedule", "tracking", "window", "only", "when", "till", "fields", &key];
        plan[keys[place]] = value.clone();
        let answered = built(&plan);
        prop_assert_eq!(answered.text.is_empty(), !answered.report.valid);
        plan = self::plan(json!({}));
        let inner = ["start", "zone", "every", "periods", "ranges"][place % 5];
        plan["schedule"][inner] = value;
        let answered = built(&plan);
        prop_assert_eq!(answered.text.is_empty(), !answered.report.valid);
        if !answered.text.is_empty() {
            prop_assert!(validate(&answered.text, &options()).valid);
        }
    }

    /// The local time of a moment is read as that moment, or as one of two.
    #[test]
    fn a_moment_is_read_back_from_its_clock(seconds in 0_i64..2_145_916_800, zone in prop::sample::select(&ZONES[..])) {
        let zone = Zone::find(&Database, zone).unwrap();
        let moment = zone.at(seconds);
        match zone.meaning(moment.local()) {
            MappedTime::Once(read) => prop_assert_eq!(read, moment),
            MappedTime::Twice(earlier, later) => prop_assert!(earlier == moment || later == moment),
            MappedTime::Never { .. } => prop_assert!(false, "{:?}", moment),
        }
    }
}

#[test]
fn the_database_knows_every_zone_that_the_model_names() {
    let unknown: Vec<&str> = target_groups::model::TimeZones::names().filter(|name| Database.offset_minutes(name, 0).is_none()).collect();
    assert_eq!(unknown, [""; 0]);
}
