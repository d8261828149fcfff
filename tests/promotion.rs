//! The outline of a promotion: what it has of a request, and what it leaves open.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use target_groups::json::parse;
use target_groups::promotion::{OpenReason, Promotion, texts, to_promotion};
use target_groups::rules::Options;

const COUNT: &str = include_str!("data/published/count.request.json");

/// A request with all parts that no public document has a place for.
fn rich() -> Value {
    let target = |name: &str, event: &str, enrolment: &str| {
        json!({
            "name": name, "targetEntity": "EVENT", "targetType": "EVENT_ATTRIBUTE", "eventName": event,
            "extendedFieldInfo": { "name": "amount", "aggregateFunction": "SUM" }, "enrolmentMethod": enrolment,
            "defaultValues": [{ "defaultValue": 1000 }, { "defaultValue": "2000.50" }],
            "expression": "currentEvent.amount > 5", "filters": [{ "entityType": "STORE", "entityIds": [1] }],
        })
    };
    json!({
        "name": "Bills", "trackingType": "UNIFIED", "combinationType": "ANY", "recurringCycles": 2, "frequency": 1,
        "frequencyType": "MONTHLY",
        "periods": [
            { "startDate": "2027-01-01T00:00:00+05:30", "endDate": "2027-01-31", "refCode": "Cycle_1", "description": "January" },
            { "startDate": "2027-02-01", "endDate": "2027-02-28", "refCode": "Cycle_2" },
        ],
        "targets": [target("Paid", "billPaid", "TRANSACTION"), target("Shared", "billShared", "IMPORT")],
    })
}

fn outline(request: &str) -> Promotion {
    to_promotion(request, &Options::default())
}

fn body(promotion: &Promotion) -> Value {
    serde_json::from_str(promotion.body.as_ref().unwrap().get()).unwrap()
}

/// The reason and the source of each open part at a place of the body.
fn open<'p>(promotion: &'p Promotion, pointer: &str) -> Vec<(OpenReason, Option<&'p str>)> {
    let here = promotion.open.iter().filter(|part| part.pointer == pointer);
    here.map(|part| (part.reason, part.source.as_deref())).collect()
}

#[test]
fn the_published_request_has_this_outline() {
    assert_eq!(
        body(&outline(COUNT)),
        json!({
            "metadata": {
                "name": "uatTargetGroupBE01",
                "startDate": "2025-07-17T00:00:00.529Z",
                "endDate": "2026-02-01T10:30:00+05:30",
                "status": "DRAFT",
                "timezoneName": "GMT",
            },
            "customerEnrolment": { "enrolmentMethod": "TRANSACTION" },
            "activities": [{
                "name": "uatTargetGroupBE01",
                "type": "SINGLE",
                "event": "TestingEvent_FE",
                "milestones": [{
                    "name": "uat_target_group_be_01",
                    "trackingType": "DEFAULT",
                    "targetEvaluationType": "FIXED_CALENDAR_WINDOW",
                    "differentTargetsForEveryCycle": true,
                    "preferredTillId": 75_155_297,
                    "targetEntity": "EVENT",
                    "targetType": "COUNT",
                    "cycleActionMapping": [
                        { "cycle": "Cycle_1", "startDate": "2025-07-17", "endDate": "2025-07-18" },
                        { "cycle": "Cycle_2", "startDate": "2025-07-19", "endDate": "2025-07-20" },
                    ],
                }],
            }],
        })
    );
}

#[test]
fn values_that_no_target_group_has_are_missing() {
    let promotion = outline(COUNT);
    for pointer in ["/metadata/orgId", "/metadata/programId", "/metadata/promotionType"] {
        assert_eq!(open(&promotion, pointer), [(OpenReason::Missing, None)], "{pointer}");
        assert_eq!(body(&promotion).pointer(pointer), None, "{pointer}");
    }
}

#[test]
fn a_cycle_date_that_the_request_does_not_have_is_missing() {
    let promotion = outline(&rich().to_string());
    for pointer in ["/metadata/startDate", "/metadata/endDate"] {
        assert_eq!(open(&promotion, pointer), [(OpenReason::Missing, None)], "{pointer}");
        assert_eq!(body(&promotion).pointer(pointer), None, "{pointer}");
    }
}

#[test]
fn fields_that_are_only_known_by_name_are_undocumented() {
    let promotion = outline(COUNT);
    for pointer in ["/metadata/promotionCategory", "/limits", "/workflowMetadata", "/activities/0/milestones/0/sameActionsForEveryCycle"] {
        assert_eq!(open(&promotion, pointer), [(OpenReason::Undocumented, None)], "{pointer}");
        assert_eq!(body(&promotion).pointer(pointer), None, "{pointer}");
    }
}

#[test]
fn assumed_values_are_in_the_body() {
    let promotion = outline(&rich().to_string());
    let assumed: BTreeSet<&str> =
        promotion.open.iter().filter(|part| part.reason == OpenReason::Assumed).map(|part| part.pointer.as_str()).collect();
    let milestone = |index: usize, field: &str| format!("/activities/0/milestones/{index}/{field}");
    let of_milestones = [0, 1].map(|index| [milestone(index, "differentTargetsForEveryCycle"), milestone(index, "cycleActionMapping")]);
    let mut expected: BTreeSet<&str> = of_milestones.iter().flatten().map(String::as_str).collect();
    expected.extend(["/activities/0/type", "/metadata/status", "/metadata/timezoneName"]);
    assert_eq!(assumed, expected);
    for pointer in assumed {
        assert!(body(&promotion).pointer(pointer).is_some(), "{pointer}");
    }
}

#[test]
fn every_part_of_the_request_without_a_known_field_is_listed_with_its_place() {
    let request = rich().to_string();
    let promotion = outline(&request);
    let sources: BTreeSet<&str> = promotion.open.iter().filter_map(|part| part.source.as_deref()).collect();
    for source in [
        "/combinationType",
        "/recurringCycles",
        "/frequency",
        "/periods/0/description",
        "/targets/0/extendedFieldInfo",
        "/targets/1/expression",
        "/targets/1/filters",
        "/targets/1/defaultValues",
    ] {
        assert!(sources.contains(source), "{source}");
    }
    let document = parse(&request, 64).unwrap();
    for source in sources {
        assert!(serde_json::from_str::<Value>(document.text()).unwrap().pointer(source).is_some(), "{source}");
    }
    assert_eq!(open(&promotion, "/activities/0/event"), [(OpenReason::Undocumented, Some("/targets"))]);
    assert_eq!(open(&promotion, "/customerEnrolment/enrolmentMethod"), [(OpenReason::Missing, None)]);
    let goals = promotion.open.iter().find(|part| part.message.contains("goals of the cycles")).unwrap();
    assert!(goals.message.ends_with("In the request, they are 1000, 2000.50."), "{}", goals.message);
}

#[test]
fn values_without_effect_are_not_listed() {
    let promotion = outline(COUNT);
    let sources: BTreeSet<&str> = promotion.open.iter().filter_map(|part| part.source.as_deref()).collect();
    for source in ["/targets/0/expression", "/targets/0/expressionJson", "/targets/0/filters", "/targets/0/targetMilestoneTriggers"] {
        assert!(!sources.contains(source), "{source}");
    }
}

#[test]
fn words_are_written_as_on_the_wire() {
    let promotion = outline(&COUNT.replace("\"DEFAULT\"", "\"Default\""));
    assert_eq!(body(&promotion)["activities"][0]["milestones"][0]["trackingType"], "DEFAULT");
}

#[test]
fn a_request_with_errors_has_no_outline() {
    for request in ["{", "{}", r#"{"name": "n", "targets": []}"#] {
        let promotion = outline(request);
        assert!(promotion.body.is_none() && promotion.open.is_empty() && !promotion.report.valid, "{request}");
        assert!(!promotion.notice.is_empty());
    }
}

#[test]
fn every_message_occurs() {
    let promotions = [outline(COUNT), outline(&rich().to_string())];
    let occurs = |english: &str| {
        let start = english.split('{').next().unwrap();
        promotions.iter().any(|it| it.notice == english || it.open.iter().any(|part| part.message.starts_with(start)))
    };
    let silent: Vec<String> = texts().filter(|text| !occurs(text.english)).map(|text| text.key()).collect();
    assert_eq!(silent, Vec::<String>::new());
}
