//! The periods of a request as rows, and drawn.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "schema/broken_bodies.rs"]
#[allow(dead_code, reason = "shared by several tests")]
mod broken_bodies;

use broken_bodies::BrokenBodies;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use target_groups::model::Date;
use target_groups::preview::preview;
use target_groups::rules::Options;

/// The timeline of a body on 15 January 2026, as it goes over the wire.
fn timeline(body: &str) -> Value {
    let options = Options { now: Some(Date::parse("2026-01-15T12:00:00Z").unwrap().instant()), ..Options::default() };
    serde_json::to_value(preview(body, None, &options).unwrap().timeline).unwrap()
}

fn body(periods: &Value, targets: &Value) -> String {
    json!({ "name": "n", "periods": periods, "targets": targets }).to_string()
}

fn period(start: &str, end: &str, code: &str) -> Value {
    json!({ "startDate": start, "endDate": end, "refCode": code })
}

fn svg(timeline: &Value) -> String {
    timeline["svg"].as_str().unwrap().to_owned()
}

#[test]
fn a_row_says_days_status_values_and_what_lies_before() {
    let periods = json!([
        period("2026-01-01", "2026-01-10T00:00:00.529Z", "Cycle_1"),
        period("2026-01-11", "2026-01-31", "Cycle_2"),
        period("2026-02-03T00:00:00Z", "2026-02-28", " "),
    ]);
    let targets = json!([
        { "name": "a", "targetType": "COUNT", "defaultValues": [{ "defaultValue": 2 }, { "defaultValue": "3.000" }] },
        { "name": "b", "targetType": "COUNT", "defaultValues": [{ "defaultValue": 5 }, {}, { "defaultValue": 7 }] },
    ]);
    let timeline = timeline(&body(&periods, &targets));
    assert_eq!(timeline["targets"], json!(["a", "b"]));
    assert_eq!(
        timeline["rows"],
        json!([
            {
                "pointer": "/periods/0", "label": "Cycle_1", "start": "2026-01-01", "end": "2026-01-10", "days": 10,
                "status": "ENDED", "statusText": "Ended", "values": ["2", "5"], "problems": []
            },
            {
                "pointer": "/periods/1", "label": "Cycle_2", "start": "2026-01-11", "end": "2026-01-31", "days": 21,
                "status": "RUNNING", "statusText": "Running", "values": ["3.000", null], "problems": [],
                "step": { "kind": "adjacent", "days": 0, "message": "Starts right after the period above." }
            },
            {
                "pointer": "/periods/2", "label": "Period 3", "start": "2026-02-03", "end": "2026-02-28", "days": 26,
                "status": "NOT_STARTED", "statusText": "Not started", "values": [null, "7"], "problems": [],
                "step": {
                    "kind": "gap", "days": 2, "message": "Gap of 2 days after the period above. Nothing is tracked in between."
                }
            },
        ])
    );
}

#[test]
fn a_row_says_how_it_lies_to_the_one_above() {
    for (above, own, expected) in [
        (("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), Some(("adjacent", 0))),
        (("2026-01-01", "2026-01-31"), ("2026-02-02", "2026-02-28"), Some(("gap", 1))),
        (("2026-01-01", "2026-01-31"), ("2026-01-31", "2026-02-28"), Some(("overlap", 1))),
        (("2026-01-01", "2026-01-31"), ("2026-01-10", "2026-01-12"), Some(("overlap", 3))),
        (("2026-01-01", "2026-01-31"), ("2026-01-01", "2026-01-31"), Some(("overlap", 31))),
        (("2026-02-01", "2026-02-28"), ("2026-01-01", "2026-01-31"), Some(("earlier", 31))),
        (("2026-01-01", "soon"), ("2026-02-01", "2026-02-28"), None),
        (("2026-01-01", "2026-01-31"), ("2026-02-30", "2026-02-28"), None),
    ] {
        let periods = json!([period(above.0, above.1, "a"), period(own.0, own.1, "b")]);
        let timeline = timeline(&body(&periods, &json!([])));
        let step = timeline["rows"][1]["step"].as_object().map(|step| (step["kind"].as_str().unwrap(), step["days"].as_u64().unwrap()));
        assert_eq!(step, expected, "{above:?} {own:?}");
    }
}

#[test]
fn a_row_says_what_is_wrong() {
    for (period, codes) in [
        (json!(17), vec!["no-object"]),
        (json!({}), vec!["start-missing", "end-missing"]),
        (json!({ "startDate": null, "endDate": "2026-01-31" }), vec!["start-missing"]),
        (json!({ "startDate": "soon", "endDate": "2026-02-30" }), vec!["start-invalid", "end-invalid"]),
        (json!({ "startDate": "2026-02-01", "endDate": "2026-01-31" }), vec!["end-before-start"]),
        (json!({ "startDate": "2026-02-01", "endDate": "2026-02-01" }), vec![]),
    ] {
        let timeline = timeline(&body(&json!([period]), &json!([])));
        let row = &timeline["rows"][0];
        let found: Vec<&str> = row["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect();
        assert_eq!(found, codes, "{period}");
        assert_eq!(row["days"].is_null(), !codes.is_empty(), "{period}");
    }
}

/// For all periods, days that the timeline shows as common to two of them are reported too, and a period that it cannot draw is.
#[test]
fn validate_reports_what_the_timeline_shows() {
    const NOON: &str = "T12:00:00Z";
    let options = Options { now: Some(Date::parse("2026-01-15T12:00:00Z").unwrap().instant()), ..Options::default() };
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut seed = 1_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let (mut overlaps, mut problems) = (0, 0);
    for _ in 0..2000 {
        let mut date = || {
            let day = first + Days::new(next(12));
            let time = ["", NOON, "T00:00:00Z", "T23:59:59Z"][usize::try_from(next(4)).unwrap()];
            format!("{day}{time}")
        };
        let periods: Vec<Value> = (0..3).map(|index| period(&date(), &date(), &index.to_string())).collect();
        let body = body(&Value::from(periods), &json!([]));
        let preview = preview(&body, None, &options).unwrap();
        let reported =
            |place: usize, codes: &[&str]| {
                let at = |pointer: &str| pointer.starts_with(&format!("/periods/{place}/"));
                preview.report.diagnostics.iter().any(|found| {
                    codes.contains(&found.code) && (at(&found.pointer) || found.related.iter().any(|other| at(&other.pointer)))
                })
            };
        for (place, row) in preview.timeline.rows.iter().enumerate() {
            if !row.problems.is_empty() {
                problems += 1;
                assert!(reported(place, &["period-end-before-start"]), "{body}");
            }
            if row.step.as_ref().is_some_and(|step| serde_json::to_value(step.kind).unwrap() == "overlap") {
                overlaps += 1;
                // A period that ends before it starts is an error, and nothing else is reported about its dates.
                let is_reversed = reported(place, &["period-end-before-start"]) || reported(place - 1, &["period-end-before-start"]);
                assert!(is_reversed || reported(place, &["period-overlap", "period-shared-day", "period-order"]), "{place} {body}");
            }
        }
    }
    assert!(overlaps > 300 && problems > 300, "{overlaps} {problems}");
}

#[test]
fn what_cannot_be_read_has_no_rows_and_a_chart_without_periods_says_so() {
    for body in ["", "{", "[]", "17"] {
        assert_eq!(timeline(body), json!({ "targets": [], "rows": [], "svg": "" }), "{body}");
    }
    assert!(svg(&timeline("{}")).contains("The request has no periods."));
}

#[test]
fn a_large_request_is_shown_in_part_and_the_note_says_so() {
    let count = |body: &str| {
        let timeline = timeline(body);
        let values: usize = timeline["rows"].as_array().unwrap().iter().map(|row| row["values"].as_array().unwrap().len()).sum();
        (timeline["targets"].as_array().unwrap().len(), timeline["rows"].as_array().unwrap().len(), values, timeline["note"].clone())
    };
    let empty = |periods: usize, targets: usize| body(&json!(vec![json!({}); periods]), &json!(vec![json!({}); targets]));
    assert_eq!(count(&empty(366, 20)), (20, 366, 7320, Value::Null));
    let note = json!("Only the values of the first 20 of 10,000 targets are shown.");
    assert_eq!(count(&empty(10_000, 10_000)), (20, 10_000, 200_000, note));
    assert_eq!(count(&empty(10_001, 1)), (1, 10_000, 10_000, json!("Only the first 10,000 of 10,001 periods are shown.")));
}

/// So many periods of so many days each, one after the other from 2026 on.
fn regular(count: u64, days: u64) -> String {
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let day = |number: u64| start.checked_add_days(Days::new(number)).unwrap().to_string();
    let periods: Vec<Value> =
        (0..count).map(|index| period(&day(index * days), &day((index + 1) * days - 1), &format!("Cycle_{}", index + 1))).collect();
    body(&json!(periods), &json!([]))
}

#[test]
fn the_chart_is_well_formed_asks_nothing_of_the_page_and_stays_small() {
    let mut bodies: Vec<String> = [(1, 31), (12, 30), (24, 7), (25, 7), (100, 30), (366, 1), (366, 7), (366, 3650), (2000, 1)]
        .map(|(count, days)| regular(count, days))
        .into();
    bodies.push(body(&json!([period("0001-01-01", "9999-12-31", "<&\"'>\u{1}\u{FFFF}")]), &json!([])));
    bodies.push(body(&json!(vec![period("0001-01-01", "9999-12-31", "x"); 30]), &json!([])));
    bodies.push(body(&json!(vec![period("2026-01-01", "2028-12-31", "x"); 366]), &json!([])));
    bodies.push(body(&json!([17, {}, period("2026-02-01", "2026-01-01", "x")]), &json!([])));
    let mut broken = BrokenBodies::new(5);
    bodies.extend(broken.by_ref().take(300).map(|body| body.to_string()));
    for body in bodies {
        let svg = svg(&timeline(&body));
        if svg.is_empty() {
            continue;
        }
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        let root = document.root_element();
        let children: Vec<_> = root.children().take(2).map(|child| child.tag_name().name()).collect();
        assert_eq!((root.attribute("role"), children), (Some("img"), vec!["title", "desc"]));
        let height: f64 = root.attribute("height").unwrap().parse().unwrap();
        assert!(height <= 1500.0, "{height}");
        assert!(svg.len() < 700_000, "{}", svg.len());
        for node in document.descendants() {
            assert!(matches!(node.tag_name().name(), "" | "svg" | "title" | "desc" | "path" | "rect" | "text"), "{node:?}");
            assert!(node.attribute("style").is_none() && node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
    }
}

#[test]
fn every_period_of_a_long_request_is_drawn() {
    for (count, days) in [(24, 7), (25, 7), (100, 30), (366, 1), (366, 7)] {
        let svg = svg(&timeline(&regular(count, days)));
        let document = roxmltree::Document::parse(&svg).unwrap();
        let named = |node: &roxmltree::Node<'_, '_>| {
            node.tag_name().name() == "rect" && node.children().any(|child| child.tag_name().name() == "title")
        };
        let bars = document.descendants().filter(named).count();
        assert_eq!(u64::try_from(bars).unwrap(), count, "{count} of {days} days");
    }
}

#[test]
fn bars_lie_where_their_days_are() {
    let svg = svg(&timeline(&body(&json!([period("2026-01-01", "2026-01-10", "a"), period("2026-01-11", "2026-01-20", "b")]), &json!([]))));
    let document = roxmltree::Document::parse(&svg).unwrap();
    let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let bars: Vec<(f64, f64)> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "rect" && node.has_children())
        .map(|bar| (number(bar, "x"), number(bar, "x") + number(bar, "width")))
        .collect();
    assert_eq!(bars, [(104.0, 234.0), (235.0, 365.0)]);
}

#[test]
fn the_status_is_that_of_the_predicted_answer() {
    let body = regular(12, 10);
    let options = Options { now: Some(Date::parse("2026-03-05T23:59:59Z").unwrap().instant()), ..Options::default() };
    let values = json!(vec![json!({ "defaultValue": 2 }); 12]);
    let targets = json!([{ "name": "t", "targetType": "COUNT", "defaultValues": values }]).to_string();
    let body = body.replace(r#""targets":[]"#, &format!(r#""targets":{targets}"#));
    let preview = preview(&body, None, &options).unwrap();
    let answer: Value = serde_json::from_str(&preview.response).unwrap();
    let answered: Vec<&str> =
        answer["data"]["periods"].as_array().unwrap().iter().map(|period| period["periodStatus"].as_str().unwrap()).collect();
    let told: Vec<&str> = preview.timeline.rows.iter().map(|row| row.status.unwrap()).collect();
    assert_eq!(told, answered);
}
