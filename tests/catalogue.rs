//! The answer of `GET /v2/events` in every form in which it comes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use target_groups::model::{Attribute, Catalogue, Event};

const ANSWER: &str = include_str!("data/events.json");

fn names(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.events.iter().map(|event| event.name.as_str()).collect()
}

#[test]
fn an_answer_with_nulls_missing_lists_and_unknown_fields_is_read() {
    let catalogue = Catalogue::read(ANSWER).unwrap();
    let expected = ["TestingEvent_FE", "addedToCart", "stepsWalked", "profileUpdated", "reviewGiven", "pageRead", "shopEntered"];
    assert_eq!(names(&catalogue), expected, "entries without a name are passed over");
    let attribute = |name: &str, kind: &str| Attribute { name: name.to_owned(), kind: kind.to_owned() };
    let cart = catalogue.event("addedToCart").unwrap();
    assert_eq!((cart.status.as_str(), &cart.actions[..]), ("PUBLISHED", &["EMFConsumer".to_owned()][..]));
    assert_eq!(
        cart.attributes,
        [
            attribute("cartId", "STRING"),
            attribute("skuCode", "PRODUCTSKU"),
            attribute("quantity", "DOUBLE"),
            attribute("price", "DOUBLE"),
            attribute("productType", "ENUM"),
        ]
    );
    assert_eq!(catalogue.event("stepsWalked").unwrap().attributes[1], attribute("shoe", ""));
    assert_eq!(*catalogue.event("shopEntered").unwrap(), Event { name: "shopEntered".to_owned(), ..Event::default() });
}

#[test]
fn the_answer_its_data_and_one_event_are_read() {
    for (json, expected) in [
        (r#"{"data": [{"clickEventsMeta": {"eventName": "A"}}]}"#, vec!["A"]),
        (r#"{"data": [{"eventName": "A"}, {"eventName": ""}, 1, {"eventName": 2}]}"#, vec!["A"]),
        (r#"{"data": {"clickEventsMeta": {"eventName": "A"}}}"#, vec!["A"]),
        (r#"{"clickEventsMeta": {"eventName": "A"}}"#, vec!["A"]),
        (r#"[{"clickEventsMeta": {"eventName": "A"}}, {"clickEventsMeta": {"eventName": "B"}}]"#, vec!["A", "B"]),
        (r#"{"data": []}"#, vec![]),
    ] {
        assert_eq!(names(&Catalogue::read(json).unwrap()), expected, "{json}");
        assert_eq!(names(&serde_json::from_str(json).unwrap()), expected, "as an option: {json}");
    }
}

#[test]
fn what_holds_no_list_of_events_is_refused() {
    for json in [
        "",
        "5",
        "null",
        "{}",
        "\"data\"",
        r#"{"events": []}"#,
        r#"{"data": ["#,
        r#"{"data": 1}"#,
        r#"{"data": {}}"#,
        r#"{"data": null, "errors": [{"code": 1, "message": "no"}]}"#,
    ] {
        assert!(Catalogue::read(json).is_err(), "{json}");
        assert!(serde_json::from_str::<Catalogue>(json).is_err(), "as an option: {json}");
    }
}
