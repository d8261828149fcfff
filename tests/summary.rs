//! A request in words.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "schema/broken_bodies.rs"]
#[allow(dead_code, reason = "shared by several tests")]
mod broken_bodies;
#[path = "languages/hindi.rs"]
#[allow(dead_code, reason = "shared by several tests")]
mod hindi;

use broken_bodies::BrokenBodies;
use hindi::hindi;
use std::collections::BTreeSet;

use serde_json::{Value, json};
use target_groups::message::template::names;
use target_groups::message::{Locale, NumberRules, PluralRules, Text};
use target_groups::model::Date;
use target_groups::preview::{SummarySectionKind, preview};
use target_groups::rules::Options;
use target_groups::translation::{Messages, custom_locale, texts};

fn options() -> Options {
    Options { now: Some(Date::parse("2026-01-13T05:13:17Z").unwrap().instant()), ..Options::default() }
}

fn summary(body: &str) -> String {
    preview(body, None, &options()).unwrap().summary
}

/// The twelve months of 2026.
fn months() -> Value {
    let last_days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let period = |(month, last): (usize, &i32)| {
        let month = month + 1;
        json!({ "startDate": format!("2026-{month:02}-01"), "endDate": format!("2026-{month:02}-{last}"), "refCode": format!("Cycle_{month}") })
    };
    last_days.iter().enumerate().map(period).collect()
}

/// So many days of January as periods.
fn many(count: usize) -> Value {
    let days: Vec<String> = (1..=count).map(|day| format!("2026-01-{day:02}")).collect();
    periods(&days.iter().map(|day| (day.as_str(), day.as_str())).collect::<Vec<_>>())
}

fn periods(days: &[(&str, &str)]) -> Value {
    let period =
        |(index, (start, end)): (usize, &(&str, &str))| json!({ "startDate": start, "endDate": end, "refCode": index.to_string() });
    days.iter().enumerate().map(period).collect()
}

/// A request with all fields, to which the server adds as little as possible.
fn request(change: impl Fn(&mut Value)) -> Value {
    let mut request = json!({
        "name": "n",
        "active": true,
        "trackingType": "DEFAULT",
        "targetEvaluationType": "FIXED_CALENDAR_WINDOW",
        "timeZoneName": "Asia/Kolkata",
        "leaderboardEnabled": false,
        "userCreated": false,
        "targetCycleStartDate": "2026-01-01T00:00:00Z",
        "targetCycleEndDate": "2026-12-31T00:00:00Z",
        "periods": months(),
        "targets": [target("COUNT", 2)],
    });
    change(&mut request);
    request
}

fn target(kind: &str, value: i64) -> Value {
    json!({
        "name": "t", "active": true, "targetEntity": "EVENT", "targetType": kind, "eventName": "profileUpdated",
        "extendedFieldInfo": { "name": "steps", "aggregateFunction": "SUM" },
        "defaultValues": vec![json!({ "defaultValue": value }); 12],
        "expression": "true", "expressionJson": r#"{"arity":"literal","value":"true","type":"boolean:primitive"}"#,
        "enrolmentMethod": "TRANSACTION"
    })
}

fn values(values: &[Value]) -> Value {
    values.iter().map(|value| json!({ "defaultValue": value })).collect()
}

#[test]
fn a_whole_paragraph() {
    assert_eq!(
        summary(&request(|_| {}).to_string()),
        "The target group \"n\" only tracks what customers do. Points, badges and other rewards are set up elsewhere. Customers reach the \
         goal when the number of `profileUpdated` events is at least 2 in each of 12 months from 1 January to 31 December 2026, \
         Asia/Kolkata time. Customers are enrolled by their own activity. The cycles run from 1 January 2026 to 31 December 2026. Defaults \
         added by the server: `active: true` (12 periods). The server calculates the status of 12 periods from the current time."
    );
}

#[test]
fn the_sections_tell_the_same() {
    let body = request(|request| {
        request["description"] = json!("Keep profiles fresh.");
        request["targets"][0]["filters"] = json!([{ "entityType": "STORE", "entityIds": [1, 2, 3] }]);
    });
    let sections = preview(&body.to_string(), None, &options()).unwrap().sections;
    let sections = serde_json::to_value(sections).unwrap();
    assert_eq!(
        sections,
        json!([
            { "kind": "group", "heading": "Target group", "items": [
                "The target group \"n\" only tracks what customers do. Points, badges and other rewards are set up elsewhere.",
                "Description: Keep profiles fresh."
            ] },
            { "kind": "who", "heading": "Who takes part", "items": ["Customers are enrolled by their own activity."] },
            { "kind": "what", "heading": "What counts", "items": ["The number of `profileUpdated` events."] },
            { "kind": "amount", "heading": "Goal", "items": ["At least 2 in each period."] },
            { "kind": "when", "heading": "When", "items": [
                "In each of 12 months from 1 January to 31 December 2026, Asia/Kolkata time.",
                "The cycles run from 1 January 2026 to 31 December 2026."
            ] },
            { "kind": "where", "heading": "Where", "items": ["Only activity in stores 1, 2 and 3 counts."] },
            { "kind": "server", "heading": "Changes by the server", "items": [
                "Defaults added by the server: `active: true` (12 periods).",
                "The server calculates the status of 12 periods from the current time."
            ] }
        ])
    );
}

#[test]
fn the_published_requests() {
    assert_eq!(
        summary(include_str!("data/published/sum.request.json")),
        "The target group \"uatTargetGroupBE02\" only tracks what customers do. Points, badges and other rewards are set up elsewhere. \
         Customers reach the goal when the sum of `Customer` across `TestingEvent_FE` events is at least 2 (17 to 18 July 2025) and \
         3 (19 to 20 July 2025). The goal applies in each of 2 periods of 2 days from 17 to 20 July 2025. Customers are enrolled by their \
         own activity. The cycles run from 17 July 2025 to 1 February 2026. There is 1 cycle. The group starts and ends on 1 January 2026. \
         The group belongs to till 75155297. Defaults added by the server: `active: true` (1 target), `leaderboardEnabled: false`, \
         `userCreated: false` and `timeZoneName: GMT`. The server ignores the time of day of 2 period starts. The server ignores the time \
         of day of the group's dates. The server includes the whole last day of 2 periods. The server calculates the status of 2 periods \
         from the current time. The server ignores 1 cycle date in ISO form, because the same date is also given in the older form. The \
         server does not return the milestone triggers."
    );
    assert!(summary(include_str!("data/published/count.request.json")).contains("the number of"));
}

/// A group of 20 targets, of which 18 are the same.
#[test]
fn what_repeats_is_told_once() {
    let body = request(|request| {
        let named = |index: usize, kind: &str| {
            let mut target = target(kind, 2);
            target["name"] = json!(format!("t{index}"));
            target
        };
        request["targets"] = (0..20).map(|index| named(index, if index == 7 { "VISIT" } else { "COUNT" })).collect();
        request["targets"][3]["enrolmentMethod"] = json!("IMPORT");
    });
    let said = summary(&body.to_string());
    assert!(
        said.contains("Targets \"t0\", \"t1\", \"t2\" and 16 more: Customers reach the goal when the number of `profileUpdated` events"),
        "{said}"
    );
    assert!(
        said.contains("Target \"t7\": Customers reach the goal when the number of days with `profileUpdated` events is at least 2"),
        "{said}"
    );
    assert!(said.contains("Targets \"t0\", \"t1\", \"t2\" and 16 more: Customers are enrolled by their own activity."), "{said}");
    assert!(said.contains("Target \"t3\": Customers are enrolled by importing a list"), "{said}");
    assert_eq!(said.matches("at least 2").count(), 2, "{said}");
}

#[test]
fn an_inactive_group_is_not_contradicted_by_the_defaults_of_its_periods() {
    let said = summary(&request(|request| request["active"] = json!(false)).to_string());
    assert!(said.starts_with("The target group \"n\" is inactive, so nothing is tracked. "), "{said}");
    assert!(said.contains("`active: true` (12 periods)") && !said.contains("only tracks"), "{said}");
}

type Edit = fn(&mut Value);

/// Changes of the request, and sentences that the paragraph then has.
const SHAPES: &[(Edit, &str)] = &[
    (|r| r["targets"][0] = target("COUNT", 1), "the number of `profileUpdated` events is at least 1 in each of 12 months"),
    (|r| r["targets"][0] = target("COUNT", 1500), "is at least 1,500 in each"),
    (|r| r["targets"][0] = target("VISIT", 1), "the number of days with `profileUpdated` events is at least 1 in each of 12 months"),
    (|r| r["targets"][0] = target("VISIT", 3), "the number of days with `profileUpdated` events is at least 3 in each of 12 months"),
    (
        |r| r["targets"][0] = target("EVENT_ATTRIBUTE", 5000),
        "Customers reach the goal when the sum of `steps` across `profileUpdated` events is at least 5,000 in each of 12 months from \
             1 January to 31 December 2026, Asia/Kolkata time.",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MAX", "windowTimeUnit": "DAY", "windowValue": "1" });
        },
        "when the sum of the highest `steps` of each day across `profileUpdated` events is at least 5,000 in each",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MIN", "windowTimeUnit": "DAY", "windowValue": 7 });
        },
        "when the sum of the lowest `steps` of every 7 days across `profileUpdated` events is at least 5,000 in each",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] = json!({ "windowType": "MAX" });
        },
        "What customers must do is unclear, because the entity, type or attribute of the target is missing or invalid.",
    ),
    (|r| drop(r["targets"][0].as_object_mut().unwrap().remove("targetEntity")), "What customers must do is unclear, because the entity"),
    (
        |r| {
            r["targets"][0]["targetEntity"] = json!("TRANSACTION");
            r["targets"][0]["targetType"] = json!("SALES");
        },
        "Customers reach the goal when `SALES` of `TRANSACTION` is at least 2 in each of 12 months",
    ),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("eventName")),
        "What customers must do is unclear, because the request names no event.",
    ),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("eventName")),
        "The server tracks TransactionAdd for 1 target without an event name.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2), json!("3"), json!(5.0)]);
        },
        "is at least 2 (January), 3 (February) and 5 (March). The goal applies in each of 3 months from 1 January to 31 March 2026, \
             Asia/Kolkata time.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2)]);
        },
        "is at least 2 in one period (1 to 31 January 2026), Asia/Kolkata time.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2), json!(3)]);
        },
        "The goal for the number of `profileUpdated` events is unclear. There are 2 values for 1 period.",
    ),
    (|r| r["periods"] = json!([]), "There are 12 values but no periods."),
    (|r| r["targets"][0]["defaultValues"][3] = json!({ "defaultValue": "many" }), "is unclear. Some of the values are invalid."),
    (|r| drop(r.as_object_mut().unwrap().remove("timeZoneName")), "1 January to 31 December 2026. Customers"),
    (|r| drop(r.as_object_mut().unwrap().remove("timeZoneName")), "`timeZoneName: GMT`"),
    (
        |r| r["targetEvaluationType"] = json!("CYCLIC_WINDOW"),
        "at least 2 in each of 12 periods that start with the customer's first transaction after enrolment.",
    ),
    (
        |r| r["targetEvaluationType"] = json!("CYCLIC_WINDOW"),
        "The meaning of the dates of the 12 periods is not documented for this time window.",
    ),
    (|r| r["targetEvaluationType"] = json!("PERIOD_AGNOSTIC_WINDOW"), "is at least 2 without a time limit."),
    (
        |r| {
            r["trackingType"] = json!("STREAKS");
            r["streaks"] = json!([{ "name": "short", "targetCountOfSequence": 3 }, { "name": "long", "targetCountOfSequence": 6 }]);
        },
        "This is a streak: customers must reach the goal in consecutive periods. Level \"short\" requires 3 periods. \
             Level \"long\" requires 6 periods.",
    ),
    (
        |r| r["trackingType"] = json!("NON_CONTINUOUS_STREAKS"),
        "This is a streak with breaks: the periods in which customers reach the goal need not be consecutive. No levels are set, so the \
             required number of periods is unclear.",
    ),
    (
        |r| r["trackingType"] = json!("CAPPING"),
        "For each customer, the number of `profileUpdated` events is limited to 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0]["defaultValues"][11] = json!({ "defaultValue": 3 });
        },
        "is limited to 2 (January to November) and 3 (December). The goal applies in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ALL");
            r["unifiedTargetExpression"] = json!({ "aggregation": "SUM", "thresholdValue": 50 });
            r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]);
            r["targets"][1]["name"] = json!("u");
        },
        "Target \"u\": Customers reach the goal when the number of days with `profileUpdated` events is at least 3 in each of 12 months \
             from 1 January to 31 December 2026, Asia/Kolkata time. Customers are enrolled by their own activity. Customers must meet all 2 \
             targets. The values of all targets together must also add up to at least 50.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ANY");
            r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]);
        },
        "Customers must meet at least one of the 2 targets.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ANY");
        },
        "Customers must meet the target.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ALL");
        },
        "Customers must meet the target.",
    ),
    (|r| r["fromDate"] = json!("2026-01-01T10:30:00Z"), "The server ignores the time of day of the group's date."),
    (
        |r| r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]),
        "It is unclear how the 2 targets are combined, because the tracking type DEFAULT supports only one.",
    ),
    (
        |r| {
            r["targets"][0]["filters"] =
                json!([{ "entityType": "STORE", "entityIds": [1, 2] }, { "entityType": "ZONE", "entityIds": [7] }]);
        },
        "Only activity in stores 1 and 2 counts. Only activity in zone 7 counts.",
    ),
    (
        |r| r["targets"][0]["filters"] = json!([{ "entityType": "STORE" }]),
        "It is unclear where activity counts, because a filter is invalid.",
    ),
    (
        |r| {
            r["targets"][0]["expression"] = json!("currentEvent.value>500");
            drop(r["targets"][0].as_object_mut().unwrap().remove("expressionJson"));
        },
        "Only events that meet the condition `currentEvent.value>500` count.",
    ),
    (
        |r| r["targets"][0]["expression"] = json!("currentEvent.value>500"),
        "the text of the condition is `currentEvent.value>500`, but its tree is a different condition.",
    ),
    (|r| r["targets"][0]["enrolmentMethod"] = json!("IMPORT"), "Customers are enrolled by importing a list, not by their own activity."),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("enrolmentMethod")),
        "The server sets the enrolment method of 1 target to IMPORT, so customers are not enrolled by their own activity.",
    ),
    (|r| r["targets"][0]["filters"] = json!([{ "entityType": "CONCEPT", "entityIds": [5] }]), "Only activity in concept 5 counts."),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().insert("expression".to_owned(), Value::Null)),
        "Customers are enrolled by their own activity.",
    ),
    (
        |r| {
            r["targets"][0]["expression"] = Value::Null;
            r["targets"][0]["expressionJson"] = json!(r#"{"arity":"literal","value":"false","type":"boolean:primitive"}"#);
        },
        "Only events that meet the condition count. It is given only as a tree, in `expressionJson`.",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"][3] = json!({ "defaultValue": 3 });
        },
        "is at least 2 (January to March), 3 (April) and 2 (May to December). The goal applies in each of 12 months",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"] = json!([]);
        },
        "The goal for the number of days with `profileUpdated` events is unclear. There are no values for 12 periods.",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"] = values(&vec![json!(2.5); 12]);
        },
        "is at least 2.5 in each of 12 months",
    ),
    (|r| r["targets"][0]["defaultValues"] = values(&vec![json!("0.5"); 12]), "is at least 0.5 in each of 12 months"),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 1);
            r["targets"][0]["defaultValues"] = values(&vec![json!("2.50"); 12]);
        },
        "is at least 2.50 in each of 12 months",
    ),
    (|r| r["targets"][0]["enrolmentMethod"] = json!("AUDIENCE_FILTER"), "Customers are enrolled by an audience."),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("VISIT", 2);
        },
        "the number of days with `profileUpdated` events is limited to 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
        },
        "the sum of `steps` across `profileUpdated` events is limited to 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MAX", "windowTimeUnit": "DAY", "windowValue": "1" });
        },
        "the sum of the highest `steps` of each day across `profileUpdated` events is limited to 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MIN", "windowTimeUnit": "DAY", "windowValue": "2" });
        },
        "the sum of the lowest `steps` of every 2 days across `profileUpdated` events is limited to 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["unifiedTargetExpression"] = json!({ "thresholdValue": 50 });
        },
        "it is unclear whether customers must meet all of them or only one. The targets together must also reach 50.",
    ),
    (|r| r["userCreated"] = json!(true), "Customers create groups of this kind themselves."),
    (
        |r| {
            r["periods"] = many(20);
            r["targets"][0]["defaultValues"] = (1..=20).map(|value| json!({ "defaultValue": value })).collect();
        },
        "is at least 1 in the first period, rising to 20 in the last. The goal applies on each of 20 days",
    ),
    (
        |r| {
            r["periods"] = many(20);
            r["targets"][0]["defaultValues"] = (1..=20).map(|value| json!({ "defaultValue": (value * 7) % 20 + 1 })).collect();
        },
        "is at least 1 to 20, depending on the period.",
    ),
    (|r| r["targets"][0]["active"] = json!(false), "The target is inactive, so it is not tracked."),
    (|r| r["periods"][0]["active"] = json!(false), "1 period is inactive."),
    (
        |r| {
            r["frequencyType"] = json!("MONTHLY");
            r["frequency"] = json!(1);
            r["recurringCycles"] = json!(12);
        },
        "The cycles run from 1 January 2026 to 31 December 2026. A cycle lasts 1 month. There are 12 cycles.",
    ),
    (
        |r| {
            r["frequencyType"] = json!("WEEKLY");
            r["frequency"] = json!("2");
            r["recurringCycles"] = json!(-1);
        },
        "A cycle lasts 2 weeks. The number of cycles is unlimited.",
    ),
    (|r| r["targetCycleEndDate"] = Value::Null, "The cycles start on 1 January 2026."),
    (|r| r["targetCycleStartDate"] = Value::Null, "The cycles end on 31 December 2026."),
    (|r| (r["frequencyType"], r["frequency"]) = (json!("DAILY"), json!(3)), "A cycle lasts 3 days."),
    (|r| (r["frequencyType"], r["frequency"]) = (json!("QUARTERLY"), json!(1)), "A cycle lasts 1 quarter."),
    (|r| (r["frequencyType"], r["frequency"]) = (json!("HALF_YEARLY"), json!(1)), "A cycle lasts 1 half-year."),
    (|r| (r["frequencyType"], r["frequency"]) = (json!("YEARLY"), json!(1)), "A cycle lasts 1 year."),
    (
        |r| {
            r["targetEvaluationType"] = json!("CYCLIC_WINDOW");
            r["periods"].as_array_mut().unwrap().swap(0, 1);
            r["targets"][0]["defaultValues"][11] = json!({ "defaultValue": 3 });
        },
        "is at least 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 and 3, in the order of the periods.",
    ),
    (
        |r| {
            r["targets"][0]["filters"] = json!([{ "entityType": "STORE", "entityIds": (1..=20).collect::<Vec<_>>() }]);
        },
        "Only activity in stores 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more counts.",
    ),
    (
        |r| {
            r["trackingType"] = json!("STREAKS");
            r["streaks"] = (1..=12).map(|count| json!({ "name": "l", "targetCountOfSequence": count })).collect();
        },
        "Level \"l\" requires 10 periods. 2 more levels are not included in this summary.",
    ),
    (
        |r| {
            let different = |value: i64| {
                let mut target = target("COUNT", value);
                target["name"] = Value::Null;
                target
            };
            r["targets"] = (1..=12).map(different).collect();
        },
        "is at least 10 in each of 12 months from 1 January to 31 December 2026, Asia/Kolkata time. 2 more targets are not included in \
             this summary.",
    ),
    (
        |r| {
            r["targets"] = json!([target("VISIT", 2), target("COUNT", 2), target("COUNT", 2), target("COUNT", 2), target("COUNT", 2)]);
        },
        "Target \"t\": Customers reach the goal when the number of days with `profileUpdated` events is at least 2 in each of 12 months from \
             1 January to 31 December 2026, Asia/Kolkata time. Targets \"t\", \"t\", \"t\" and 1 more: Customers",
    ),
    (
        |r| r["targets"] = json!([target("COUNT", 2), target("COUNT", 2)]),
        "Each of the 2 targets: Customers reach the goal when the number of `profileUpdated` events is at least 2",
    ),
    (|r| r["preferredTillId"] = json!(751_552_970_000_u64), "The group belongs to till 751552970000."),
    (|r| r["leaderboardEnabled"] = json!(true), "Customers are ranked on a leaderboard."),
    (|r| r["mood"] = json!("good"), "The server does not return the undocumented field `mood`."),
    (|r| r["name"] = json!(" "), "The server would reject this request because of 1 error. This summary covers only its valid parts."),
];

#[test]
fn every_shape_has_its_sentence() {
    for (edit, expected) in SHAPES {
        let body = request(edit).to_string();
        let said = summary(&body);
        assert!(said.contains(expected), "\nexpected: {expected}\nsaid: {said}");
        assert!(!said.contains(['{', '}', '#']), "{said}");
    }
}

/// The days of periods, and their description.
const RHYTHMS: &[(&[(&str, &str)], &str)] = &[
    (&[("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")], "in each of 2 quarters from 1 January to 30 June 2026"),
    (&[("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")], "in each of 2 half-years from 1 January to 31 December 2026"),
    (&[("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31")], "in each of 2 years from 1 January 2026 to 31 December 2027"),
    (&[("2026-01-15", "2026-02-14"), ("2026-02-15", "2026-03-14")], "in each of 2 periods of 1 month from 15 January to 14 March 2026"),
    (&[("2026-02-01", "2026-04-30"), ("2026-05-01", "2026-07-31")], "in each of 2 periods of 3 months from 1 February to 31 July 2026"),
    (&[("2026-01-05", "2026-01-11"), ("2026-01-12", "2026-01-18")], "in each of 2 weeks from 5 to 18 January 2026"),
    (&[("2026-01-05", "2026-01-05"), ("2026-01-06", "2026-01-06")], "on each of 2 days from 5 to 6 January 2026"),
    (&[("2026-01-01", "2026-01-10"), ("2026-01-11", "2026-01-20")], "in each of 2 periods of 10 days from 1 to 20 January 2026"),
    (&[("2026-01-11", "2026-01-20"), ("2026-01-01", "2026-01-10")], "in each of 2 periods of 10 days from 1 to 20 January 2026"),
    (&[("2026-01-11", "2026-01-20"), ("2026-01-01", "2026-01-10")], "The periods are not in chronological order."),
    (&[("2026-01-01", "2026-01-10"), ("2026-01-11", "2026-01-31")], "in each of 2 periods from 1 to 31 January 2026"),
    (
        &[("2026-01-01", "2026-01-10"), ("2026-01-12", "2026-01-21")],
        "The periods are 1 to 10 January 2026 and 12 to 21 January 2026. Nothing is tracked on 1 day between the periods.",
    ),
    (&[("2026-01-01", "2026-01-31"), ("2026-01-31", "2026-02-28")], "1 day is part of more than one period."),
    (
        &[("2026-01-01", "2026-01-31"), ("2026-01-10", "2026-01-12"), ("2026-01-11", "2026-01-20"), ("2026-02-03", "2026-02-03")],
        "Nothing is tracked on 2 days between the periods. 11 days are part of more than one period.",
    ),
    (&[("2026-01-01", "soon"), ("2026-02-01", "2026-02-28")], "in each of 2 periods, not all of which have valid dates"),
    (&[("2026-02-01", "2026-01-28")], "in one period with invalid dates"),
    (&[], "There are no periods and no values."),
];

/// The request with other periods.
fn with_periods(days: &[(&str, &str)]) -> String {
    let change = |request: &mut Value| {
        request["periods"] = periods(days);
        request["targets"][0]["defaultValues"] = values(&vec![json!(2); days.len()]);
    };
    request(change).to_string()
}

#[test]
fn every_rhythm_has_its_phrase() {
    for (days, expected) in RHYTHMS {
        let said = summary(&with_periods(days));
        assert!(said.contains(expected), "\nexpected: {expected}\nsaid: {said}");
    }
}

#[test]
fn what_cannot_be_read_is_said_to_be_so() {
    for body in ["", "note", "[]", "17"] {
        assert_eq!(summary(body), "There is no summary, because the request is not valid JSON.", "{body}");
    }
    assert_eq!(
        summary("{'name': 'Steps',"),
        "The request is not valid JSON. This summary covers what could be understood. The target group \"Steps\" only tracks what \
         customers do. Points, badges and other rewards are set up elsewhere. There are no targets, so there is nothing for customers to do."
    );
    assert_eq!(
        summary("{}"),
        "The server would reject this request because of 2 errors. This summary covers only its valid parts. The target group has no name. \
         There are no targets, so there is nothing for customers to do."
    );
}

#[test]
fn the_paragraph_is_said_in_the_language_of_the_options() {
    let options = Options { locale: hindi(), ..options() };
    let said = preview(&request(|_| {}).to_string(), None, &options).unwrap().summary;
    assert_eq!(
        said,
        "लक्ष्य समूह \"n\" केवल यह दर्ज करता है कि ग्राहक क्या करते हैं। अंक, बैज और दूसरे इनाम कहीं और तय किए जाते हैं। ग्राहक लक्ष्य तब पूरा करते हैं जब \
         12 महीनों (1 जनवरी से 31 दिसंबर 2026) में से हर एक में (Asia/Kolkata समय) `profileUpdated` इवेंट की संख्या कम से कम 2 हो। ग्राहक अपनी गतिविधि \
         से नामांकित होते हैं। चक्र 1 जनवरी 2026 से 31 दिसंबर 2026 तक चलते हैं। सर्वर ये डिफ़ॉल्ट मान जोड़ता है: `active: true` (12 अवधियाँ)। सर्वर 12 \
         अवधियों की स्थिति मौजूदा समय से तय करता है।"
    );
}

/// For all bodies, however broken, there is a paragraph without a hole in it, in every language.
#[test]
fn every_body_has_a_paragraph() {
    let hindi = hindi();
    for body in BrokenBodies::new(21).take(1500) {
        for locale in [Locale::default(), hindi.clone()] {
            let options = Options { locale, ..options() };
            let said = preview(&body.to_string(), None, &options).unwrap().summary;
            assert!(!said.is_empty() && !said.contains("{count") && !said.contains("{when"), "{said}\n{body}");
        }
    }
}

/// The clauses of an invalid request never say that the server will do something with it.
#[test]
fn the_server_changes_nothing_that_it_refuses() {
    for body in BrokenBodies::new(22).take(1500) {
        let body = body.to_string();
        let preview = preview(&body, None, &options()).unwrap();
        let tells_changes = preview.sections.iter().any(|section| section.kind == SummarySectionKind::Server);
        assert!(!preview.report.valid || !preview.summary.contains("would reject"), "{}", preview.summary);
        assert!(preview.report.valid || !tells_changes, "{}", preview.summary);
    }
}

/// A catalogue that maps each message to its key shows which messages are used.
#[test]
fn every_sentence_is_said_and_is_in_the_catalogue() {
    let as_key = |(key, text): (String, Text)| {
        let values: Vec<String> = names(text.english).unwrap().into_iter().map(|name| format!("{{{name}}}")).collect();
        let template = format!("§{key}§{}", values.concat());
        (key, template)
    };
    let catalogue = Messages { locale: "en".to_owned(), messages: texts().into_iter().map(as_key).collect() };
    let rules = NumberRules::Functions(PluralRules::ENGLISH);
    let options = Options { locale: custom_locale(catalogue, rules).unwrap(), ..options() };
    let mut said = BTreeSet::new();
    let mut hear = |text: &str| said.extend(text.split('§').skip(1).step_by(2).map(str::to_owned));
    let shapes = SHAPES.iter().map(|(edit, _)| request(edit).to_string());
    let files =
        [include_str!("data/published/count.request.json"), include_str!("data/published/sum.request.json"), "{"].map(str::to_owned);
    let months_of = |month: usize| {
        request(|request| {
            request["periods"] = periods(&[(&format!("2026-{month:02}-01"), &format!("2026-{month:02}-28"))]);
            request["targets"][0]["defaultValues"] = values(&[json!(2)]);
        })
    };
    let rhythms = RHYTHMS.iter().map(|(days, _)| with_periods(days));
    let monthly = (1..=12).map(|month| months_of(month).to_string());
    let decimals = request(|request| {
        request["periods"] = periods(&[("2026-01-01", "2026-01-31")]);
        request["targets"][0]["defaultValues"] = values(&[json!(1.23456)]);
    })
    .to_string();
    let large = json!({ "periods": vec![json!({}); 10_001], "targets": vec![json!({}); 21] }).to_string();
    for body in shapes
        .chain(files)
        .chain([large, decimals])
        .chain(monthly)
        .chain(rhythms)
        .chain(BrokenBodies::new(31).take(2500).map(|body| body.to_string()))
    {
        let preview = preview(&body, None, &options).unwrap();
        hear(&preview.summary);
        hear(&serde_json::to_string(&preview.sections).unwrap());
        hear(&preview.timeline.svg);
        hear(preview.timeline.note.as_deref().unwrap_or_default());
        hear(&serde_json::to_string(&(preview.timeline.rows, preview.changes)).unwrap());
    }
    // Changes that no simulated response has are compared in tests/diff.rs.
    let real = ["not-listed", "order", "periods-counted", "return-bill", "seconds-kept", "server-made", "unexplained"]
        .map(|code| format!("diff-reason.{code}"));
    let groups = ["calendar.", "month.", "month-short.", "summary.", "summary-heading.", "timeline.", "diff.", "diff-reason."];
    let ours = texts()
        .into_keys()
        .filter(|key| groups.iter().any(|group| key.starts_with(group)))
        .filter(|key| !real.contains(key) && key != "diff.response-unreadable");
    let silent: Vec<String> = ours.filter(|key| !said.contains(key)).collect();
    assert_eq!(silent, Vec::<String>::new());
}
