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
use target_groups::preview::preview;
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

/// A request of which all is said: the server changes as little as it can.
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
        "The target group is called \"n\". Customers who do `profileUpdated` reach the goal by doing it 2 times in each of 12 months, \
         1 January to 31 December 2026, Asia/Kolkata time. Customers are enrolled by their own activity. \
         The server will add what is not said: `active true`. The server will work out the status of 12 periods from its clock."
    );
}

#[test]
fn the_published_requests() {
    assert_eq!(
        summary(include_str!("data/published/sum.request.json")),
        "The target group is called \"uatTargetGroupBE02\". Customers who do `TestingEvent_FE` reach the goal when `Customer`, added up over \
         these events, comes to the value of the period in each of 2 periods of 2 days, 17 to 20 July 2025. Its values in the order of the \
         periods are 2, 3. Customers are enrolled by their own activity. The group itself is dated 1 January 2026. \
         It belongs to till 75155297. The server will add what is not said: `active true`, `leaderboardEnabled false`, `userCreated false`, \
         `timeZoneName GMT`. The server will drop the time of the starts of 2 periods. The server will keep only the day of the dates of the \
         group itself. The server will count the last day of 2 periods whole. The server will work out the status of 2 periods from its \
         clock. The server will replace a cycle date by the same date without ISO in its name, which wins. The server will not return the \
         milestone triggers."
    );
    assert!(summary(include_str!("data/published/count.request.json")).contains("reach the goal by doing it"));
}

type Edit = fn(&mut Value);

/// Changes of the request, and sentences that the paragraph then has.
const SHAPES: &[(Edit, &str)] = &[
    (|r| r["targets"][0] = target("COUNT", 1), "by doing it 1 time in each of 12 months"),
    (|r| r["targets"][0] = target("COUNT", 1500), "by doing it 1,500 times in each"),
    (|r| r["targets"][0] = target("VISIT", 1), "by doing it on 1 day in each of 12 months"),
    (|r| r["targets"][0] = target("VISIT", 3), "by doing it on 3 different days in each of 12 months"),
    (
        |r| r["targets"][0] = target("EVENT_ATTRIBUTE", 5000),
        "Customers who do `profileUpdated` reach the goal when `steps`, added up over these events, comes to 5,000 in each of 12 months, \
             1 January to 31 December 2026, Asia/Kolkata time.",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MAX", "windowTimeUnit": "DAY", "windowValue": "1" });
        },
        "when the highest `steps` of each day, added up, comes to 5,000 in each",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MIN", "windowTimeUnit": "DAY", "windowValue": 7 });
        },
        "when the lowest `steps` of every 7 days, added up, comes to 5,000 in each",
    ),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 5000);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] = json!({ "windowType": "MAX" });
        },
        "What customers must do cannot be told, because its entity, type or attribute is missing or wrong. Its value is 5,000 in each",
    ),
    (|r| drop(r["targets"][0].as_object_mut().unwrap().remove("targetEntity")), "What customers must do cannot be told"),
    (
        |r| {
            r["targets"][0]["targetEntity"] = json!("TRANSACTION");
            r["targets"][0]["targetType"] = json!("SALES");
        },
        "It tracks TRANSACTION by SALES and no behavioural event; how that is counted is not told here. Its value is 2 in each of 12 months",
    ),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("eventName")),
        "It names no event, so what customers must do cannot be told. Its value is 2 in each of 12 months",
    ),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("eventName")),
        "The server will track TransactionAdd for a target that names no event.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2), json!("3"), json!(5.0)]);
        },
        "by doing it as many times as the value of the period says in each of 3 months, 1 January to 31 March 2026, Asia/Kolkata time. \
             Its values in the order of the periods are 2, 3, 5.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2)]);
        },
        "by doing it 2 times in one period, 1 to 31 January 2026, Asia/Kolkata time.",
    ),
    (
        |r| {
            r["periods"] = periods(&[("2026-01-01", "2026-01-31")]);
            r["targets"][0]["defaultValues"] = values(&[json!(2), json!(3)]);
        },
        "a number of times that cannot be told in one period, 1 to 31 January 2026, Asia/Kolkata time. \
             It has 2 values for one period, so it cannot be told which value is for which period.",
    ),
    (|r| r["periods"] = json!([]), "2 values for no periods"),
    (|r| r["targets"][0]["defaultValues"][3] = json!({ "defaultValue": "many" }), "Not all of its values can be read."),
    (|r| drop(r.as_object_mut().unwrap().remove("timeZoneName")), "1 January to 31 December 2026. Customers"),
    (|r| drop(r.as_object_mut().unwrap().remove("timeZoneName")), "`timeZoneName GMT`"),
    (
        |r| r["targetEvaluationType"] = json!("CYCLIC_WINDOW"),
        "2 times in each of 12 periods that start with the customer's first transaction after enrolment.",
    ),
    (|r| r["targetEvaluationType"] = json!("CYCLIC_WINDOW"), "What the dates of its 12 periods mean in such a window cannot be told."),
    (|r| r["targetEvaluationType"] = json!("PERIOD_AGNOSTIC_WINDOW"), "by doing it 2 times in whatever time it takes."),
    (
        |r| {
            r["trackingType"] = json!("STREAKS");
            r["streaks"] = json!([{ "name": "short", "targetCountOfSequence": 3 }, { "name": "long", "targetCountOfSequence": 6 }]);
        },
        "The group is a streak: the goal must be reached in periods in unbroken sequence. The level \"short\" takes 3 periods. \
             The level \"long\" takes 6 periods.",
    ),
    (
        |r| r["trackingType"] = json!("NON_CONTINUOUS_STREAKS"),
        "The group is a streak in which pauses are allowed between the periods in which the goal is reached. It names no level, so how \
             many periods it takes cannot be told.",
    ),
    (|r| r["trackingType"] = json!("CAPPING"), "For customers who do `profileUpdated`, the limit is 2 times in each of 12 months"),
    (|r| r["trackingType"] = json!("CAPPING"), "The values limit what a customer can get; they are no goals to reach."),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ALL");
            r["unifiedTargetExpression"] = json!({ "aggregation": "SUM", "thresholdValue": 50 });
            r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]);
            r["targets"][1]["name"] = json!("u");
        },
        "Target \"u\": Customers who do `profileUpdated` reach the goal by doing it on 3 different days in each of 12 months, \
             1 January to 31 December 2026, Asia/Kolkata time. Customers are enrolled by their own activity. A customer must meet all 2 \
             targets. Besides, the values that a customer reaches in the targets, added up, must reach 50.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ANY");
            r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]);
        },
        "A customer must meet any one of the 2 targets.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ANY");
        },
        "A customer must meet the one target.",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["combinationType"] = json!("ALL");
        },
        "A customer must meet the one target.",
    ),
    (|r| r["fromDate"] = json!("2026-01-01T10:30:00Z"), "The server will keep only the day of the date of the group itself."),
    (
        |r| r["targets"] = json!([target("COUNT", 2), target("VISIT", 3)]),
        "How the 2 targets go together cannot be told: the tracking type DEFAULT is meant for one target.",
    ),
    (
        |r| {
            r["targets"][0]["filters"] =
                json!([{ "entityType": "STORE", "entityIds": [1, 2] }, { "entityType": "ZONE", "entityIds": [7] }]);
        },
        "It is limited to stores 1, 2. It is limited to zone 7.",
    ),
    (|r| r["targets"][0]["filters"] = json!([{ "entityType": "STORE" }]), "It has a filter of which it cannot be told what it limits."),
    (
        |r| {
            r["targets"][0]["expression"] = json!("currentEvent.value>500");
            drop(r["targets"][0].as_object_mut().unwrap().remove("expressionJson"));
        },
        "Only what meets the condition `currentEvent.value>500` counts.",
    ),
    (
        |r| r["targets"][0]["expression"] = json!("currentEvent.value>500"),
        "Its condition says `currentEvent.value>500` as text and something else as a tree",
    ),
    (|r| r["targets"][0]["enrolmentMethod"] = json!("IMPORT"), "Customers are enrolled by an import, not by their own activity."),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().remove("enrolmentMethod")),
        "It does not say how customers are enrolled. The server will add what is not said: `active true`. The server will work out the \
             status of 12 periods from its clock. The server will set the enrolment of a target to IMPORT: nobody will be enrolled by their \
             own activity.",
    ),
    (|r| r["targets"][0]["filters"] = json!([{ "entityType": "CONCEPT", "entityIds": [5] }]), "It is limited to concept 5."),
    (
        |r| drop(r["targets"][0].as_object_mut().unwrap().insert("expression".to_owned(), Value::Null)),
        "Customers are enrolled by their own activity.",
    ),
    (
        |r| {
            r["targets"][0]["expression"] = Value::Null;
            r["targets"][0]["expressionJson"] = json!(r#"{"arity":"literal","value":"false","type":"boolean:primitive"}"#);
        },
        "Its condition stands there as a tree only, which is not told here.",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"][3] = json!({ "defaultValue": 3 });
        },
        "by doing it on as many different days as the value of the period says in each of 12 months",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"] = json!([]);
        },
        "by doing it on a number of days that cannot be told in each of 12 months",
    ),
    (
        |r| {
            r["targets"][0] = target("VISIT", 2);
            r["targets"][0]["defaultValues"] = values(&vec![json!(2.5); 12]);
        },
        "by doing it on 2.5 different days in each of 12 months",
    ),
    (|r| r["targets"][0]["defaultValues"] = values(&vec![json!("0.5"); 12]), "by doing it 0.5 times in each of 12 months"),
    (
        |r| {
            r["targets"][0] = target("EVENT_ATTRIBUTE", 1);
            r["targets"][0]["defaultValues"] = values(&vec![json!("2.50"); 12]);
        },
        "comes to 2.50 in each of 12 months",
    ),
    (|r| r["targets"][0]["enrolmentMethod"] = json!("AUDIENCE_FILTER"), "Customers are enrolled by an audience."),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("VISIT", 2);
        },
        "For customers who do `profileUpdated`, the limit is 2 different days with that event in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
        },
        "`steps` is added up over these events, and the limit is 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MAX", "windowTimeUnit": "DAY", "windowValue": "1" });
        },
        "the highest `steps` of each day is added up, and the limit is 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("CAPPING");
            r["targets"][0] = target("EVENT_ATTRIBUTE", 2);
            r["targets"][0]["extendedFieldInfo"]["aggregateWindow"] =
                json!({ "windowType": "MIN", "windowTimeUnit": "DAY", "windowValue": "2" });
        },
        "the lowest `steps` of every 2 days is added up, and the limit is 2 in each of 12 months",
    ),
    (
        |r| {
            r["trackingType"] = json!("UNIFIED");
            r["unifiedTargetExpression"] = json!({ "thresholdValue": 50 });
        },
        "whether all of them must be met or any of them cannot be told. Besides, the targets together must reach 50.",
    ),
    (|r| r["userCreated"] = json!(true), "It is a group of the kind that customers make themselves."),
    (
        |r| {
            r["periods"] = many(20);
            r["targets"][0]["defaultValues"] = (1..=20).map(|value| json!({ "defaultValue": value })).collect();
        },
        "Its 20 values rise from period to period, from 1 to 20.",
    ),
    (
        |r| {
            r["periods"] = many(20);
            r["targets"][0]["defaultValues"] = (1..=20).map(|value| json!({ "defaultValue": (value * 7) % 20 + 1 })).collect();
        },
        "Its 20 values lie between 1 and 20.",
    ),
    (|r| r["active"] = json!(false), "The group is inactive."),
    (|r| r["targets"][0]["active"] = json!(false), "This target is inactive."),
    (|r| r["periods"][0]["active"] = json!(false), "One period is inactive."),
    (|r| r["preferredTillId"] = json!(751_552_970_000_u64), "It belongs to till 751552970000."),
    (|r| r["leaderboardEnabled"] = json!(true), "Customers are ranked on a leaderboard."),
    (|r| r["mood"] = json!("good"), "It will not return a field that nobody documents: `mood`."),
    (|r| r["name"] = json!(" "), "The server would refuse this request, which has an error. Only what can be read of it is told here."),
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

/// The days of periods, and what is said of them.
const RHYTHMS: &[(&[(&str, &str)], &str)] = &[
    (&[("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")], "in each of 2 quarters, 1 January to 30 June 2026"),
    (&[("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")], "in each of 2 half-years, 1 January to 31 December 2026"),
    (&[("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31")], "in each of 2 years, 1 January 2026 to 31 December 2027"),
    (&[("2026-01-15", "2026-02-14"), ("2026-02-15", "2026-03-14")], "in each of 2 periods of 1 month, 15 January to 14 March 2026"),
    (&[("2026-02-01", "2026-04-30"), ("2026-05-01", "2026-07-31")], "in each of 2 periods of 3 months, 1 February to 31 July 2026"),
    (&[("2026-01-05", "2026-01-11"), ("2026-01-12", "2026-01-18")], "in each of 2 weeks, 5 to 18 January 2026"),
    (&[("2026-01-05", "2026-01-05"), ("2026-01-06", "2026-01-06")], "on each of 2 days, 5 to 6 January 2026"),
    (&[("2026-01-01", "2026-01-10"), ("2026-01-11", "2026-01-20")], "in each of 2 periods of 10 days, 1 to 20 January 2026"),
    (&[("2026-01-11", "2026-01-20"), ("2026-01-01", "2026-01-10")], "in each of 2 periods of 10 days, 1 to 20 January 2026"),
    (&[("2026-01-11", "2026-01-20"), ("2026-01-01", "2026-01-10")], "The periods do not stand in the order of their days."),
    (&[("2026-01-01", "2026-01-10"), ("2026-01-11", "2026-01-31")], "in each of 2 periods, 1 to 31 January 2026"),
    (
        &[("2026-01-01", "2026-01-10"), ("2026-01-12", "2026-01-21")],
        "The periods are 1 to 10 January 2026, 12 to 21 January 2026. One day between the periods belongs to none of them; nothing is \
             tracked then.",
    ),
    (&[("2026-01-01", "2026-01-31"), ("2026-01-31", "2026-02-28")], "One day belongs to more than one period."),
    (
        &[("2026-01-01", "2026-01-31"), ("2026-01-10", "2026-01-12"), ("2026-01-11", "2026-01-20"), ("2026-02-03", "2026-02-03")],
        "2 days between the periods belong to none of them; nothing is tracked then. 11 days belong to more than one period.",
    ),
    (&[("2026-01-01", "soon"), ("2026-02-01", "2026-02-28")], "in each of 2 periods, whose days cannot all be told"),
    (&[("2026-02-01", "2026-01-28")], "in one period, whose days cannot be told"),
    (&[], "in a period (the request has none)"),
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
    for body in ["", "{", "[]", "17"] {
        assert_eq!(summary(body), "The request cannot be read, so nothing can be said about it.", "{body}");
    }
    assert_eq!(
        summary("{}"),
        "The server would refuse this request, which has 2 errors. Only what can be read of it is told here. The target group has no name. \
         It has no targets, so there is nothing that customers must do."
    );
}

#[test]
fn the_paragraph_is_said_in_the_language_of_the_options() {
    let options = Options { locale: hindi(), ..options() };
    let said = preview(&request(|_| {}).to_string(), None, &options).unwrap().summary;
    assert_eq!(
        said,
        "लक्ष्य समूह का नाम \"n\" है। `profileUpdated` करने वाले ग्राहक 12 महीनों (1 जनवरी से 31 दिसंबर 2026) में से हर एक में (Asia/Kolkata समय) 2 बार \
         ऐसा करके लक्ष्य पूरा करते हैं। ग्राहक अपनी गतिविधि से नामांकित होते हैं। जो नहीं बताया गया है, उसे सर्वर जोड़ेगा: `active true`। सर्वर 12 अवधियों की \
         स्थिति अपनी घड़ी से तय करेगा।"
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
        let unfit = if preview.report.valid { "would refuse" } else { "The server will" };
        assert!(!preview.summary.contains(unfit), "{}", preview.summary);
    }
}

/// With a catalogue that says each sentence as its key, what is said tells which sentences these are.
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
    let large = json!({ "periods": vec![json!({}); 10_001], "targets": vec![json!({}); 21] }).to_string();
    for body in shapes
        .chain(files)
        .chain([large])
        .chain(monthly)
        .chain(rhythms)
        .chain(BrokenBodies::new(31).take(2500).map(|body| body.to_string()))
    {
        let preview = preview(&body, None, &options).unwrap();
        hear(&preview.summary);
        hear(&preview.timeline.svg);
        hear(preview.timeline.note.as_deref().unwrap_or_default());
        hear(&serde_json::to_string(&(preview.timeline.rows, preview.changes)).unwrap());
    }
    // What no simulated answer does is compared in tests/diff.rs.
    let real =
        ["order", "periods-counted", "return-bill", "seconds-kept", "server-made", "unexplained"].map(|code| format!("diff-reason.{code}"));
    let groups = ["calendar.", "month.", "month-short.", "summary.", "timeline.", "diff.", "diff-reason."];
    let ours = texts()
        .into_keys()
        .filter(|key| groups.iter().any(|group| key.starts_with(group)))
        .filter(|key| !real.contains(key) && key != "diff.response-unreadable");
    let silent: Vec<String> = ours.filter(|key| !said.contains(key)).collect();
    assert_eq!(silent, Vec::<String>::new());
}
