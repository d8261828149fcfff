//! The simulated API, held against the published pairs of request and answer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use serde_json::{Value, json};
use target_groups::json::layout_text;
use target_groups::model::Date;
use target_groups::sandbox::{CallResult, Context, Fault, Ids, SandboxAnswer, SandboxCall, User, answer, check_state, group_of, groups};

const COUNT: &str = include_str!("data/published/count.request.json");
const SUM: &str = include_str!("data/published/sum.request.json");

fn user() -> User {
    let text = str::to_owned;
    User { id: 75_152_721, code: text("naman_doc"), description: String::new(), name: text("naman"), kind: text("TILL") }
}

fn at(clock: &str, ids: Ids) -> Context {
    Context { now: Date::parse(clock).unwrap().instant(), ids, user: user(), fault: None }
}

fn respond(state: &str, call: &SandboxCall, context: &Context) -> (SandboxAnswer, String) {
    let CallResult { state, answer, .. } = answer(state, call, context).unwrap();
    (answer.unwrap(), state)
}

fn create(body: &str) -> SandboxAnswer {
    respond("", &SandboxCall::create(body), &at("2026-01-13T00:00:00Z", Ids::default())).0
}

fn data(answer: &SandboxAnswer) -> Value {
    let mut envelope: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &envelope["errors"], &envelope["warnings"]), (200, &Value::Null, &Value::Null), "{}", answer.body);
    envelope["data"].take()
}

fn codes(answer: &SandboxAnswer) -> Vec<i64> {
    let envelope: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((&envelope["data"], &envelope["warnings"]), (&Value::Null, &Value::Null));
    envelope["errors"].as_array().unwrap().iter().map(|error| error["code"].as_i64().unwrap()).collect()
}

#[test]
fn the_published_answers_are_given_field_for_field_in_their_order() {
    let count_ids = Ids { group: 2911, period: 31_623, target: 3147, rule_set: 126_470_218, value: 128_501 };
    let sum_ids = Ids { group: 2913, period: 31_627, target: 3148, rule_set: 126_470_219, value: 128_503 };
    for (request, clock, ids, published) in [
        (COUNT, "2026-01-13T05:13:17.578Z", count_ids, include_str!("data/published/count.answer.json")),
        (SUM, "2026-01-13T05:19:28.442Z", sum_ids, include_str!("data/published/sum.answer.json")),
    ] {
        let (answer, _) = respond("", &SandboxCall::create(request), &at(clock, ids));
        assert_eq!(answer.status, 200);
        assert_eq!(layout_text(&answer.body), layout_text(published));
    }
}

/// The smallest request with one period and one target, and more members of each.
fn request(group: &str, period: &str, target: &str) -> String {
    format!(
        r#"{{"name": "n", "periods": [{{"startDate": "2026-01-01", "endDate": "2026-01-31", "refCode": "Cycle_1" {period}}}],
             "targets": [{{"name": "t", "targetType": "COUNT", "defaultValues": [{{"defaultValue": 2}}] {target}}}] {group}}}"#
    )
}

#[test]
fn the_server_fills_in_and_rewrites() {
    for (request, pointer, expected) in [
        (request("", "", ""), "/periods/0/periodStatus", r#""RUNNING""#),
        (request("", r#", "periodStatus": "ENDED""#, ""), "/periods/0/periodStatus", r#""RUNNING""#),
        (request("", "", "").replace("2026-01-01", "2026-01-14"), "/periods/0/periodStatus", r#""NOT_STARTED""#),
        (request("", "", "").replace("2026-01-31", "2026-01-12"), "/periods/0/periodStatus", r#""ENDED""#),
        (request("", "", "").replace("2026-01-31", "2026-01-31T00:00:00.529Z"), "/periods/0/endDate", r#""2026-01-31""#),
        (request("", "", "").replace("\"Cycle_1\"", "1720782952"), "/periods/0/refCode", r#""1720782952""#),
        (request("", "", r#", "expression": true"#), "/targets/0/expression", r#""true""#),
        (request("", "", ""), "/targets/0/enrolmentMethod", r#""IMPORT""#),
        (request("", "", r#", "targetEntity": "EVENT""#), "/targets/0/eventName", r#""TransactionAdd""#),
        (request("", "", r#", "targetEntity": "event""#), "/targets/0/targetEntity", r#""EVENT""#),
        (
            request("", "", "").replace("\"defaultValue\": 2", "\"defaultValue\": \"4.000\""),
            "/targets/0/defaultValues/0/defaultValue",
            "4.000",
        ),
        (request("", "", ""), "/targetCycleStartDate", r#""2026-01-01T00:00:00.000Z""#),
        (request("", "", ""), "/targetCycleEndDateISO", r#""2026-01-31T23:59:59Z""#),
        (
            request(r#", "targetCycleEndDate": "2026-01-01T00:00:00Z", "targetCycleEndDateISO": "2026-02-01T00:00:00Z""#, "", ""),
            "/targetCycleEndDateISO",
            r#""2026-01-01T00:00:00Z""#,
        ),
        (
            request(r#", "targetCycleEndDateISO": "2026-02-01T10:30:00+05:30""#, "", ""),
            "/targetCycleEndDate",
            r#""2026-02-01T05:00:00.000Z""#,
        ),
        (request(r#", "fromDate": "2026-01-01T10:30:00Z""#, "", ""), "/fromDate", r#""2026-01-01""#),
        (request("", "", ""), "/targetEvaluationType", r#""FIXED_CALENDAR_WINDOW""#),
        (request("", "", ""), "/timeZoneName", r#""GMT""#),
        (request(r#", "timeZoneName": "Asia/Kolkata""#, "", ""), "/timeZoneName", r#""Asia/Kolkata""#),
        (request("", "", ""), "/leaderboardEnabled", "false"),
    ] {
        let answer = create(&request);
        let raw: serde_json::Map<String, Value> = serde_json::from_value(data(&answer)).unwrap();
        let text = answer.body.clone();
        let document = target_groups::json::parse(&text, 64).unwrap();
        let pointer_in_data = target_groups::json::Pointer::parse(&format!("/data{pointer}")).unwrap();
        let value = pointer_in_data.resolve(document.root()).unwrap_or_else(|| panic!("{pointer} {raw:?}"));
        assert_eq!(value.raw(), expected, "{pointer} of {request}");
    }
}

#[test]
fn what_was_not_sent_stays_absent_and_triggers_are_not_echoed() {
    let group = data(&create(&request("", "", r#", "targetMilestoneTriggers": [], "description": null, "unknown": 1"#)));
    for absent in ["fromDate", "toDate", "description", "preferredTillId", "trackingType", "frequency", "recurringCycles", "totalPeriods"] {
        assert!(group.get(absent).is_none(), "{absent}");
    }
    for absent in ["targetMilestoneTriggers", "description", "filters", "expression", "eventName", "unknown"] {
        assert!(group["targets"][0].get(absent).is_none(), "{absent}");
    }
}

#[test]
fn what_the_rule_book_calls_wrong_is_refused_with_the_servers_code() {
    let long = "x".repeat(201);
    for (body, expected) in [
        ("{".to_owned(), vec![300_004]),
        ("[]".to_owned(), vec![300_004]),
        (request("", "", "").replace("\"n\"", "\" \""), vec![300_004]),
        (request("", "", "").replace("\"n\"", &format!("\"{long}\"")), vec![300_004]),
        (request("", "", "").replace("\"t\"", &format!("\"{long}\"")), vec![310_008]),
        (request("", "", r#", "targetEntity": "EVENT", "targetType": "SALES""#), vec![310_033]),
        (request("", "", r#", "targetType": "EVENT_ATTRIBUTE""#), vec![310_094]),
        (request("", "", r#", "targetEntity": "TRANSACTION", "targetType": "EXTENDED_FIELD""#), vec![310_094]),
        (request("", "", r#", "targetEntity": "ALTERNATE_CURRENCIES", "targetType": "ALL""#), vec![310_094]),
        (
            request("", "", r#", "targetEntity": "ALTERNATE_CURRENCIES", "targetType": "ALL", "extendedFieldInfo": {"programId": 46}"#),
            vec![310_147],
        ),
        (
            request(
                "",
                "",
                r#", "targetEntity": "ALTERNATE_CURRENCIES", "targetType": "ALL", "extendedFieldInfo": {"alternateCurrencyIdentifier": "g"}"#,
            ),
            vec![310_146],
        ),
        (request(r#", "leaderboardEnabled": true, "targetEvaluationType": "CYCLIC_WINDOW""#, "", ""), vec![310_132]),
        (request(r#", "active": 3, "totalPeriods": true"#, "", r#", "targetType": "EVENT_ATTRIBUTE""#), vec![310_094, 300_004]),
    ] {
        let answer = create(&body);
        let mut codes = codes(&answer);
        codes.sort_unstable_by(|left, right| right.cmp(left));
        assert_eq!((answer.status, codes), (400, expected), "{body}");
    }
}

#[test]
fn a_name_is_taken_in_whatever_case() {
    let context = at("2026-01-13T00:00:00Z", Ids::default());
    let (first, state) = respond("", &SandboxCall::create(&request("", "", "").replace("\"n\"", "\"Über\"")), &context);
    assert_eq!(first.status, 200);
    let (second, state) = respond(&state, &SandboxCall::create(&request("", "", "").replace("\"n\"", "\"ÜBER\"")), &context);
    assert_eq!((second.status, codes(&second)), (400, vec![310_069]));
    let (third, state) = respond(&state, &SandboxCall::create(COUNT), &context);
    assert_eq!(data(&third)["id"], 2);
    let stored: Value = serde_json::from_str(&groups(&state).unwrap()).unwrap();
    let names: Vec<&str> = stored.as_array().unwrap().iter().map(|group| group["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Über", "uatTargetGroupBE01"]);
}

#[test]
fn a_call_needs_credentials_a_known_path_and_json() {
    let right = SandboxCall::create(COUNT);
    let without = |name: &str| {
        let mut call = right.clone();
        call.headers.remove(name);
        call
    };
    for (call, status) in [
        (right.clone(), 200),
        (SandboxCall { url: "https://eu.api.capillarytech.com/v3/targetGroups/".into(), ..right.clone() }, 200),
        (without("authorization"), 401),
        (without("content-type"), 415),
        (SandboxCall { method: "DELETE".into(), ..right.clone() }, 405),
        (SandboxCall { method: "PUT".into(), url: "/v3/targetGroups/isValidName".into(), ..right.clone() }, 405),
        (SandboxCall { method: "DELETE".into(), url: "/v3/targetGroups/1".into(), ..right.clone() }, 405),
        (SandboxCall { url: "/v2/events".into(), ..right.clone() }, 405),
        (SandboxCall { url: "/v3/targetGroups/1/targets".into(), ..right.clone() }, 404),
        (SandboxCall { url: "https://eu.api.capillarytech.com/v3/other".into(), ..right.clone() }, 404),
    ] {
        assert_eq!(respond("", &call, &Context::default()).0.status, status, "{call:?}");
    }
}

#[test]
fn faults_come_on_demand() {
    let react = |fault: Fault| {
        let context = Context { fault: Some(fault), ..Context::default() };
        let reaction = answer("", &SandboxCall::create(COUNT), &context).unwrap();
        let stored = groups(&reaction.state).unwrap() != "[]";
        (reaction.delay_ms, reaction.answer, stored)
    };
    let (_, refusal, stored) = react(Fault::Code { code: 310_069, status: None });
    assert_eq!((codes(&refusal.unwrap()), stored), (vec![310_069], false));
    let (_, limited, stored) = react(Fault::Status { status: 429, retry_after: Some(3), stored: false });
    assert_eq!((limited.unwrap().headers["retry-after"].as_str(), stored), ("3", false));
    let (_, page, stored) = react(Fault::NotJson { stored: false });
    assert!(page.unwrap().body.starts_with("<!doctype") && !stored);
    assert!(matches!(react(Fault::Dropped { stored: false }), (0, None, false)));
    assert!(matches!(react(Fault::Dropped { stored: true }), (0, None, true)));
    assert!(matches!(react(Fault::Status { status: 500, retry_after: None, stored: true }), (0, Some(_), true)));
    assert!(matches!(react(Fault::NotJson { stored: true }), (0, Some(_), true)));
    assert!(matches!(react(Fault::Delay { ms: 40 }), (40, Some(_), true)));
}

#[test]
fn a_state_from_elsewhere_is_refused() {
    assert!(check_state("[]").is_err());
    assert!(answer("[]", &SandboxCall::create(COUNT), &Context::default()).is_err());
    assert!(groups("{").is_err());
}

#[test]
fn a_kept_state_is_checked_before_it_is_used() {
    let (_, state) = respond("", &SandboxCall::create(COUNT), &Context::default());
    assert!(check_state(&state).is_ok() && check_state("").is_ok());
    for (from, to) in
        [("\"id\":1,\"name\"", "\"name\""), ("\"name\":\"uatTargetGroupBE01\",", ""), ("\"group\":2", "\"group\":1"), ("}", "")]
    {
        assert!(state.contains(from), "{from}");
        assert!(check_state(&state.replacen(from, to, 1)).is_err(), "{from}");
    }
}

#[test]
fn faults_are_spelled_as_they_can_be() {
    for (spelling, problem) in [
        (r#"{"kind":"code","code":310069}"#, None),
        (r#"{"kind":"status","status":503,"stored":true}"#, None),
        (r#"{"kind":"not-json"}"#, None),
        (r#"{"kind":"dropped","stored":false}"#, None),
        (r#"{"kind":"delay","ms":5}"#, None),
        (r#"{"kind":"explode"}"#, Some("unknown fault \"explode\"")),
        (r#"{"kind":"code"}"#, Some("the fault \"code\" requires \"code\"")),
        (r#"{"kind":"code","code":0}"#, Some("`code` must not be 0")),
        (r#"{"kind":"status","status":99}"#, Some("`status` must be from 200 to 599, but it is 99")),
        (r#"{"kind":"dropped"}"#, Some("the fault \"dropped\" requires \"stored\"")),
        (r#"{"kind":"delay","ms":5,"stored":true}"#, Some("unknown field \"stored\" for the fault \"delay\"")),
        (r#"{"kind":"delay","ms":5,"retryAfter":1}"#, Some("unknown field \"retryAfter\" for the fault \"delay\"")),
        (r#"{"kind":"delay","ms":5,"more":1}"#, Some("unknown field")),
    ] {
        let read: Result<Fault, _> = serde_json::from_str(spelling);
        match problem {
            None => assert!(read.is_ok(), "{spelling}"),
            Some(problem) => assert!(read.unwrap_err().to_string().starts_with(problem), "{spelling}"),
        }
    }
}

/// A call without a body.
fn get(url: &str) -> SandboxCall {
    SandboxCall { method: "GET".into(), url: url.into(), body: String::new(), ..SandboxCall::create("") }
}

/// A state with an active, an inactive and a user-created group.
fn three_groups() -> String {
    let context = at("2026-01-13T00:00:00Z", Ids::default());
    let bodies = ["", r#", "active": false"#, r#", "userCreated": true"#].map(|members| request(members, "", ""));
    bodies.iter().enumerate().fold(String::new(), |state, (index, body)| {
        let body = body.replace("\"n\"", &format!("\"Group {index}\"")).replace("\"t\"", &format!("\"Target {index}\""));
        respond(&state, &SandboxCall::create(&body), &context).1
    })
}

#[test]
fn groups_are_listed_as_the_parameters_say() {
    let state = three_groups();
    for (query, names) in [
        ("", &["Group 0", "Group 1"][..]),
        ("?includeOnlyActive=true", &["Group 0"]),
        ("?includeUserCreatedTargetGroups=true", &["Group 0", "Group 1", "Group 2"]),
        ("?includeUserCreatedTargetGroups=TRUE&includeOnlyActive=true&other=1", &["Group 0", "Group 2"]),
        ("?includeOnlyActive=false#x", &["Group 0", "Group 1"]),
    ] {
        let (answer, after) =
            respond(&state, &get(&format!("https://eu.api.capillarytech.com/v3/targetGroups{query}")), &Context::default());
        let listed = data(&answer);
        let listed: Vec<&str> = listed.as_array().unwrap().iter().map(|group| group["name"].as_str().unwrap()).collect();
        assert_eq!((listed.as_slice(), after), (names, state.clone()), "{query}");
    }
    for (query, has_periods) in [("", false), ("?includePeriods=false", false), ("?includePeriods=true", true)] {
        let list = data(&respond(&state, &get(&format!("/v3/targetGroups{query}")), &Context::default()).0);
        assert_eq!((list[0].get("periods").is_some(), list[0]["targets"][0]["name"].as_str()), (has_periods, Some("Target 0")));
    }
    let (refused, _) = respond(&state, &get("/v3/targetGroups?includePeriods=perhaps"), &Context::default());
    assert_eq!((refused.status, codes(&refused)), (400, vec![300_004]));
    assert_eq!(data(&respond("", &get("/v3/targetGroups"), &Context::default()).0), Value::Array(Vec::new()));
}

#[test]
fn one_group_is_fetched_by_its_number() {
    let state = three_groups();
    let group = data(&respond(&state, &get("/v3/targetGroups/2"), &Context::default()).0);
    assert_eq!((group["name"].as_str(), group["periods"][0]["refCode"].as_str()), (Some("Group 1"), Some("Cycle_1")));
    for (path, code) in [("/v3/targetGroups/4", 310_017), ("/v3/targetGroups/one", 300_004)] {
        let (refused, _) = respond(&state, &get(path), &Context::default());
        assert_eq!((refused.status, codes(&refused)), (400, vec![code]), "{path}");
    }
}

#[test]
fn groups_of_other_kinds_are_answered_as_published() {
    let target = |name: &str, entity: &str, kind: &str, more: &str| {
        let values = r#""defaultValues": [{"defaultValue": "1.00"}]"#;
        format!(r#"{{"name": "{name}", "targetEntity": "{entity}", "targetType": "{kind}", {values} {more}}}"#)
    };
    let group = |members: &str, targets: &[String]| {
        let period = r#"{"startDate": "2026-01-01", "endDate": "2026-01-31", "refCode": "Cycle_1"}"#;
        format!(r#"{{"name": "n", "periods": [{period}], "targets": [{}] {members}}}"#, targets.join(", "))
    };
    let (sales, quantity) = (target("Sales", "TRANSACTION", "SALES", ""), target("Items", "LINEITEM", "QUANTITY", ""));
    let ids = Ids { target: 70, ..Ids::default() };
    let created = |body: &str| {
        let (answer, _) = respond("", &SandboxCall::create(body), &at("2026-01-13T00:00:00Z", ids));
        data(&answer)
    };

    let unified = created(&group(r#", "trackingType": "UNIFIED", "combinationType": "ANY""#, &[sales.clone(), quantity.clone()]));
    let expression = json!({"aggregation": null, "thresholdValue": null, "ruleExpression": "(70 | 71)"});
    assert_eq!(unified["unifiedTargetExpression"], expression);
    let of = |name: &str| unified["targets"].as_array().unwrap().iter().map(|target| target[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("name"), ["Sales", "Items", "Sales_ReturnBill"]);
    assert_eq!(of("eventName"), ["TransactionAdd", "TransactionAdd", "ReturnBill"]);
    assert_eq!(of("id"), [70, 71, 72]);

    let threshold = r#", "trackingType": "UNIFIED", "combinationType": "ALL",
        "unifiedTargetExpression": {"aggregation": "SUM", "thresholdValue": 500}"#;
    let unified = created(&group(threshold, &[quantity.clone(), target("Also", "LINEITEM", "QUANTITY", "")]));
    let expression = json!({"aggregation": "SUM", "thresholdValue": 500, "ruleExpression": "(70 & 71)"});
    assert_eq!(unified["unifiedTargetExpression"], expression);

    let info = r#", "extendedFieldInfo": {"programId": 1, "alternateCurrencyIdentifier": "Miles"}"#;
    let single = created(&group(r#", "trackingType": "DEFAULT""#, &[target("Miles", "ALTERNATE_CURRENCIES", "ALL", info)]));
    assert_eq!((single["targets"][0]["eventName"].as_str(), single["targets"].as_array().unwrap().len()), (Some("TransactionAdd"), 1));
    assert!(single.get("unifiedTargetExpression").is_none());
    let sales = created(&group(r#", "trackingType": "DEFAULT""#, &[sales]));
    assert_eq!(sales["targets"].as_array().unwrap().len(), 1);
}

#[test]
fn goals_with_decimals_are_stored_with_three() {
    for (sent, stored) in [
        ("2", "2"),
        ("\"2\"", "2"),
        ("\"1.00\"", "1.000"),
        ("4.000", "4.000"),
        ("2.5", "2.500"),
        ("1.2344", "1.234"),
        ("1.2345", "1.235"),
        ("9.9996", "10.000"),
        ("0.0004", "0.000"),
        ("1e2", "1e2"),
    ] {
        let body = request("", "", r#", "targetEntity": "TRANSACTION""#).replace("COUNT", "SALES");
        let group = group_of(&body.replace("\"defaultValue\": 2", &format!("\"defaultValue\": {sent}"))).unwrap();
        assert!(group.contains(&format!("\"defaultValue\":{stored}}}")), "{sent}: {group}");
    }
}

#[test]
fn lists_differ_from_the_response_to_the_create_call() {
    let body = request(r#", "fromDate": "2026-01-01", "toDate": "2026-01-31""#, "", "");
    let (_, state) = respond("", &SandboxCall::create(&body), &at("2026-01-13T05:13:17.578Z", Ids::default()));
    for url in ["/v3/targetGroups?includePeriods=true", "/v3/targetGroups/1"] {
        let fetch = |clock: &str| {
            let answer = data(&respond(&state, &get(url), &at(clock, Ids::default())).0);
            answer.get(0).cloned().unwrap_or(answer)
        };
        let group = fetch("2026-01-13T00:00:00Z");
        assert_eq!((group.get("fromDate"), group.get("toDate")), (None, None), "{url}");
        assert_eq!((&group["frequencyType"], &group["createdOn"]), (&json!("CUSTOM"), &json!(1_768_281_197_578_i64)));
        assert!(group["orgId"].is_u64() && group["attribution"]["createdBy"]["code"] == "naman_doc", "{group}");
        let trigger = &group["targets"][0]["targetMilestoneTriggers"][0];
        assert_eq!((&trigger["triggerName"], &trigger["targetRuleId"]), (&json!("targetAchieved"), &group["targets"][0]["id"]));
        for (clock, status) in [("2025-12-31", "NOT_STARTED"), ("2026-01-31", "RUNNING"), ("2026-02-01", "ENDED")] {
            assert_eq!(fetch(clock)["periods"][0]["periodStatus"], status, "{url} {clock}");
        }
    }
}

#[test]
fn a_name_is_free_or_taken() {
    let streaks = r#"{"name": "S", "trackingType": "STREAKS", "streaks": [{"name": "Gold", "targetCountOfSequence": 1}],
        "periods": [{"startDate": "2026-01-01", "endDate": "2026-01-31", "refCode": "Cycle_9"}],
        "targets": [{"name": "st", "targetType": "COUNT", "defaultValues": [{"defaultValue": 2}]}]}"#;
    let (_, state) = respond(&three_groups(), &SandboxCall::create(streaks), &Context::default());
    let ask = |body: &str| {
        let call = SandboxCall { url: "/v3/targetGroups/isValidName".into(), ..SandboxCall::create(body) };
        respond(&state, &call, &Context::default()).0
    };
    for (kind, name, is_free) in [
        ("targetGroupName", "Group 9", true),
        ("targetGroupName", "GROUP 0", false),
        ("targetGroupName", "Group 1", false),
        ("targetGroupName", "Group 2", false),
        ("targetGroupName", "Target 0", true),
        ("targetName", "target 0", false),
        ("targetName", "Group 0", true),
        ("periodName", "cycle_9", false),
        ("streakName", "s", false),
        ("streakName", "Group 0", true),
        ("streakLevelName", "gold", false),
        ("streakLevelName", "S", true),
    ] {
        let answer = ask(&format!(r#"{{"type": "{kind}", "value": "{name}"}}"#));
        assert_eq!(data(&answer), Value::Bool(is_free), "{kind} {name}");
    }
    for (body, code) in [
        (r#"{"type": "groupName", "value": "x"}"#, 310_145),
        (r#"{"type": "targetName"}"#, 300_004),
        (r#"{"value": 1, "type": "targetName"}"#, 300_004),
        ("", 300_004),
    ] {
        assert_eq!(codes(&ask(body)), [code], "{body}");
    }
}

#[test]
fn the_events_of_the_published_examples_are_in_the_catalogue() {
    let (answer, _) = respond("", &get("/v2/events"), &Context::default());
    let catalogue = target_groups::model::Catalogue::read(&answer.body).unwrap();
    for name in ["TestingEvent_FE", "profileUpdated", "removedFromCart"] {
        assert!(catalogue.event(name).is_some(), "{name}");
    }
    let envelope: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((&envelope["errors"], &envelope["warnings"]), (&Value::Array(Vec::new()), &Value::Array(Vec::new())));
}

#[test]
fn what_the_server_would_make_of_a_body_needs_no_judgement() {
    let group: Value = serde_json::from_str(&group_of(r#"{"name": " x", "targets": [{"name": "t"}]}"#).unwrap()).unwrap();
    assert_eq!((group["name"].as_str(), group["targets"][0]["enrolmentMethod"].as_str()), (Some(" x"), Some("IMPORT")));
    assert!(group_of("[]").is_none() && group_of("{").is_none());
}
