//! Reading, pointing and editing JSON text.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use proptest::prelude::*;
use target_groups::json::layout_text;
use target_groups::json::rows::Holds;
use target_groups::json::{ParseError, Pointer, Positions, parse};
use target_groups::text::{ByteEdit, Change, EditError, edit};

#[test]
fn the_first_fault_is_found_at_its_place() {
    for (text, offset) in [
        ("", 0),
        (" \n ", 3),
        ("{", 1),
        (r#"{"a""#, 4),
        (r#"{"a":1,}"#, 7),
        (r#"{"a" 1}"#, 5),
        ("[1 2]", 3),
        ("{a:1}", 1),
        ("[tru]", 1),
        ("[nullx]", 1),
        ("// note\n{}", 0),
        ("{} {}", 3),
        ("{}\u{a0}", 2),
        (" \u{feff}{}", 1),
        ("[01]", 2),
        ("[1.]", 3),
        ("[.5]", 1),
        ("[12abc]", 3),
        (r#"["a]"#, 4),
        ("[\"a\nb\"]", 3),
        (r#"["\x"]"#, 2),
        (r#"["\u12"]"#, 2),
    ] {
        assert_eq!(parse(text, 64).unwrap_err(), ParseError::Syntax { offset }, "{text:?}");
    }
}

#[test]
fn depth_is_limited_without_recursion() {
    let brackets = "[".repeat(100_000);
    assert_eq!(parse(&brackets, 64).unwrap_err(), ParseError::TooDeep { offset: 64 });
    assert!(parse(&format!("{}{}", "[".repeat(64), "]".repeat(64)), 64).is_ok());
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse(&deep, usize::MAX).is_ok());
}

#[test]
fn strings_are_decoded_as_javascript_does() {
    for (text, expected) in [
        (r#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0041\u00e9""#, "Aé"),
        (r#""\ud83d\ude00x""#, "😀x"),
        (r#""\ud83dx""#, "\u{fffd}x"),
        (r#""\ude00""#, "\u{fffd}"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
    ] {
        assert_eq!(parse(text, 1).unwrap().root().as_str().unwrap(), expected, "{text}");
    }
}

#[test]
fn a_pointer_and_its_value_find_each_other() {
    let text = r#"{"a":[1,{"b/c":{"~":[]}}],"":2,"a":[3,{"b/c":4}]}"#;
    let document = parse(text, 64).unwrap();
    for (pointer, raw) in [("", text), ("/a/0", "3"), ("/a/1/b~1c", "4"), ("/", "2")] {
        let value = Pointer::parse(pointer).unwrap().resolve(document.root()).unwrap();
        assert_eq!(value.raw(), raw);
        assert_eq!(Pointer::to(value).to_string(), pointer);
    }
    for nowhere in ["/b", "/a/2", "/a/01", "/a/-", "/a/0/x"] {
        assert!(Pointer::parse(nowhere).unwrap().resolve(document.root()).is_none(), "{nowhere}");
    }
    assert!(Pointer::parse("a").is_err());
}

fn applied(text: &str, edits: &[ByteEdit]) -> String {
    let mut result = text.to_owned();
    for edit in edits.iter().rev() {
        result.replace_range(edit.from..edit.to, &edit.insert);
    }
    result
}

fn change(json: &str) -> Change {
    target_groups::editing::read_changes(&format!("[{json}]")).unwrap().remove(0)
}

#[test]
fn an_edit_changes_nothing_else() {
    for (text, changes, expected) in [
        // Set
        (r#"{ "a" : 1.000 , "b":2}"#, &[r#"{"pointer":"/b","value":3}"#][..], r#"{ "a" : 1.000 , "b":3}"#),
        (r#"{"a":1}"#, &[r#"{"pointer":"/a","value":null}"#], r#"{"a":null}"#),
        (r#"{"a":1,"a":2}"#, &[r#"{"pointer":"/a","value":3}"#], r#"{"a":1,"a":3}"#),
        (r#"{"a":1}"#, &[r#"{"pointer":"","value":[]}"#], "[]"),
        // Add
        (r#"{"a":1}"#, &[r#"{"pointer":"/b","value":2}"#], r#"{"a":1,"b":2}"#),
        (r#"{ "a": 1 }"#, &[r#"{"pointer":"/b","value":2}"#], r#"{ "a": 1, "b": 2 }"#),
        ("{}", &[r#"{"pointer":"/a/b/0","value":2}"#], r#"{"a":{"b":[2]}}"#),
        (r#"{"a":null}"#, &[r#"{"pointer":"/a/b","value":2}"#], r#"{"a":{"b":2}}"#),
        ("[1]", &[r#"{"pointer":"/-","value":2}"#, r#"{"pointer":"/2","value":3}"#], "[1,2,3]"),
        ("[1, 2]", &[r#"{"pointer":"/-","value":3}"#], "[1, 2, 3]"),
        (
            "{\n\t\"a\": 1\n}",
            &[r#"{"pointer":"/b","value":{"c":[1,2]}}"#],
            "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c\": [\n\t\t\t1,\n\t\t\t2\n\t\t]\n\t}\n}",
        ),
        ("{\n  \"a\": {}\n}", &[r#"{"pointer":"/a/b","value":1}"#], "{\n  \"a\": {\n    \"b\": 1\n  }\n}"),
        // Remove
        (r#"{"a":1, "b":2, "c":3}"#, &[r#"{"pointer":"/b","remove":true}"#], r#"{"a":1, "c":3}"#),
        (r#"{"a":1, "b":2, "c":3}"#, &[r#"{"pointer":"/a","remove":true}"#], r#"{"b":2, "c":3}"#),
        (r#"{"a":1, "b":2, "c":3}"#, &[r#"{"pointer":"/c","remove":true}"#], r#"{"a":1, "b":2}"#),
        (r#"{ "a":1 }"#, &[r#"{"pointer":"/a","remove":true}"#], "{}"),
        (r#"{"a":1,"b":2,"a":3,"a":4}"#, &[r#"{"pointer":"/a","remove":true}"#], r#"{"b":2}"#),
        ("[1,2,3]", &[r#"{"pointer":"/1","remove":true}"#, r#"{"pointer":"/0","remove":true}"#], "[3]"),
        ("{\n  \"a\": 1,\n  \"b\": 2\n}", &[r#"{"pointer":"/b","remove":true}"#], "{\n  \"a\": 1\n}"),
        // Nothing to do
        (r#"{"a":1}"#, &[r#"{"pointer":"/b/c","remove":true}"#], r#"{"a":1}"#),
        (r#"{"a":"x"}"#, &[r#"{"pointer":"/a","value":"x"}"#], r#"{"a":"x"}"#),
        // Ranges of the text, then pointers
        ("\u{e9}[1]", &[r#"{"from":2,"to":3,"insert":"2"}"#, r#"{"from":0,"to":1,"insert":""}"#], "[2]"),
        (r#"{"a":1}"#, &[r#"{"pointer":"/a","value":2}"#, r#"{"from":1,"to":1,"insert":"\"b\":0,"}"#], r#"{"b":0,"a":2}"#),
        // Faults stay
        ("{a: 1, }", &[r#"{"pointer":"/a","value":2}"#], "{a: 2, }"),
        ("{'a': 1 'b': [", &[r#"{"pointer":"/b/0","value":2}"#], "{'a': 1 'b': [2"),
        ("{'a': 1 'b': 2 /*", &[r#"{"pointer":"/a","remove":true}"#], "{'b': 2 /*"),
        ("{\n  a: 1", &[r#"{"pointer":"/b","value":2}"#], "{\n  a: 1,\n  \"b\": 2"),
        // One after the other
        (
            r#"{"a":1}"#,
            &[r#"{"pointer":"/b","value":1}"#, r#"{"pointer":"/b","value":22}"#, r#"{"pointer":"/a","remove":true}"#],
            r#"{"b":22}"#,
        ),
    ] {
        let changes: Vec<Change> = changes.iter().map(|json| change(json)).collect();
        let edits = edit(text, &changes, &Holds::Nothing, 64).unwrap();
        assert_eq!(applied(text, &edits), expected, "{text} {changes:?}");
        assert!(edits.windows(2).all(|pair| pair[0].to < pair[1].from), "{edits:?}");
    }
}

#[test]
fn an_edit_that_leads_nowhere_changes_nothing() {
    for (text, pointer) in [(r#"{"a":1}"#, "/a/b"), ("[1]", "/5"), ("[1]", "/x"), ("{}", "a")] {
        let result = edit(text, &[Change::set("/ok".into(), "1"), Change::set(pointer.into(), "1")], &Holds::Nothing, 64);
        assert!(matches!(result, Err(EditError::Pointer(_))), "{text} {pointer} {result:?}");
    }
    assert_eq!(edit("note", &[Change::remove("/a".into())], &Holds::Nothing, 64), Err(EditError::Unreadable));
    for ranges in [&[(0, 3)][..], &[(2, 1)], &[(5, 6)], &[(0, 2), (1, 2)], &[(1, 2)]] {
        let change = |(from, to): &(usize, usize)| Change::Range { from: *from, to: *to, insert: "1".to_owned() };
        let changes: Vec<Change> = ranges.iter().map(change).collect();
        assert!(matches!(edit("😀", &changes, &Holds::Nothing, 64), Err(EditError::Range(..))), "{ranges:?}");
    }
    let long = "/a".repeat(100_000);
    assert!(matches!(edit("{}", &[Change::set(long, "1")], &Holds::Nothing, 64), Err(EditError::Pointer(_))));
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<i32>().prop_map(|number| (f64::from(number) / 8.0).into()),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::hash_map("[a-c/~\"é😀]{0,3}", inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// JSON text with some characters put in, taken out or swapped.
fn damaged_json() -> impl Strategy<Value = String> {
    (any_json(), any::<prop::sample::Index>(), "[\\[\\]{},:\"0-9eE.+\\-tfn \\\\u\t\u{0}é]{0,3}", 0_usize..3).prop_map(
        |(value, at, insert, remove)| {
            let mut characters: Vec<char> = value.to_string().chars().collect();
            let at = at.index(characters.len() + 1);
            let end = (at + remove).min(characters.len());
            characters.splice(at..end, insert.chars());
            characters.into_iter().collect()
        },
    )
}

/// Changes at places that a document may have.
fn any_change() -> impl Strategy<Value = Change> {
    let pointer = prop::collection::vec(prop_oneof!["[0-3]", "-", "[a-c]{0,2}", "é"], 0..3);
    (pointer, any_json(), any::<bool>()).prop_map(|(keys, value, remove)| {
        let pointer = keys.iter().fold(Pointer::root(), |pointer, key| pointer.join(key)).to_string();
        if remove { Change::remove(pointer) } else { Change::set(pointer, &value.to_string()) }
    })
}

/// The edits that take some edits back, in offsets of the text that these made.
fn inverse(text: &str, edits: &[ByteEdit]) -> Vec<ByteEdit> {
    let (mut added, mut removed) = (0, 0);
    let invert = |edit: &ByteEdit| {
        let from = edit.from + added - removed;
        added += edit.insert.len();
        removed += edit.to - edit.from;
        ByteEdit { from, to: from + edit.insert.len(), insert: text[edit.from..edit.to].to_owned() }
    };
    edits.iter().map(invert).collect()
}

/// Every value of a document, found through members and elements.
fn every_value(root: target_groups::json::Value<'_>) -> Vec<target_groups::json::Value<'_>> {
    let mut found = vec![root];
    let mut at = 0;
    while let Some(value) = found.get(at).copied() {
        found.extend(value.members().map(|member| member.value));
        found.extend(value.elements());
        at += 1;
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn for_all_texts_the_verdict_is_that_of_serde_json(text in damaged_json()) {
        let ours = parse(&text, 128).is_ok();
        let theirs = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn for_all_documents_pointers_ranges_and_values_agree_with_serde_json(value in any_json()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let document = parse(&text, 128).unwrap();
        for found in every_value(document.root()) {
            let pointer = Pointer::to(found).to_string();
            let expected = value.pointer(&pointer).unwrap();
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(found.raw()).unwrap(), expected);
            let text = found.as_str();
            prop_assert_eq!(text.as_deref(), expected.as_str());
        }
    }

    #[test]
    fn for_all_documents_laying_out_keeps_the_meaning(value in any_json()) {
        let compact = value.to_string();
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&layout_text(&compact)).unwrap(), value.clone());
        prop_assert_eq!(layout_text(&compact), layout_text(&serde_json::to_string_pretty(&value).unwrap()));
    }

    #[test]
    fn for_all_edits_the_text_parses_and_holds_the_value(value in any_json(), new in any_json(), pretty: bool, which: prop::sample::Index) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let document = parse(&text, 128).unwrap();
        let values = every_value(document.root());
        let pointer = Pointer::to(values[which.index(values.len())]).to_string();
        let edits = edit(&text, &[Change::set(pointer.clone(), &new.to_string())], &Holds::Nothing, 128).unwrap();
        let mut expected = value.clone();
        *expected.pointer_mut(&pointer).unwrap() = new;
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&applied(&text, &edits)).unwrap(), expected);
    }

    #[test]
    fn for_all_edits_the_inverse_gives_back_the_same_bytes(value in any_json(), changes in prop::collection::vec(any_change(), 0..5), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        // Pointers may lead nowhere: then nothing is changed.
        let Ok(edits) = edit(&text, &changes, &Holds::Nothing, 128) else { return Ok(()) };
        let after = applied(&text, &edits);
        prop_assert_eq!(applied(&after, &inverse(&text, &edits)), text);
    }

    #[test]
    fn for_all_values_setting_back_what_stood_there_gives_back_the_same_bytes(value in any_json(), new in any_json(), pretty: bool, which: prop::sample::Index) {
        let text = if pretty { layout_text(&value.to_string()) } else { value.to_string() };
        let document = parse(&text, 128).unwrap();
        let values = every_value(document.root());
        // When the whole text is replaced, nothing tells how it was laid out.
        let Some(parts) = values.get(1..).filter(|parts| !parts.is_empty()) else { return Ok(()) };
        let old = parts[which.index(parts.len())];
        let pointer = Pointer::to(old).to_string();
        let changed = applied(&text, &edit(&text, &[Change::set(pointer.clone(), &new.to_string())], &Holds::Nothing, 128).unwrap());
        let back = applied(&changed, &edit(&changed, &[Change::set(pointer, old.raw())], &Holds::Nothing, 128).unwrap());
        prop_assert_eq!(back, text);
    }

    #[test]
    fn for_all_objects_adding_a_field_and_removing_it_gives_back_the_same_bytes(value in any_json(), new in any_json(), pretty: bool, which: prop::sample::Index) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let document = parse(&text, 128).unwrap();
        let containers: Vec<_> = every_value(document.root()).into_iter().filter(|value| value.raw().starts_with(['{', '['])).collect();
        prop_assume!(!containers.is_empty());
        let container = containers[which.index(containers.len())];
        let key = if container.raw().starts_with('{') { "new".to_owned() } else { container.elements().count().to_string() };
        let pointer = Pointer::to(container).join(&key).to_string();
        let more = applied(&text, &edit(&text, &[Change::set(pointer.clone(), &new.to_string())], &Holds::Nothing, 128).unwrap());
        prop_assert!(more.len() > text.len());
        let back = applied(&more, &edit(&more, &[Change::remove(pointer)], &Holds::Nothing, 128).unwrap());
        prop_assert_eq!(back, text);
    }

    #[test]
    fn for_all_texts_positions_are_those_of_a_plain_count(text in "[ab\r\n\u{e9}\u{1f600}]{0,12}") {
        let mut positions = Positions::new(&text);
        for (offset, _) in text.char_indices() {
            let before = &text[..offset];
            let position = positions.at(offset);
            prop_assert_eq!(position.offset, before.encode_utf16().count());
            let breaks = before.replace("\r\n", "\n").replace('\r', "\n");
            let inside_pair = before.ends_with('\r') && text[offset..].starts_with('\n');
            let lines = breaks.matches('\n').count() - usize::from(inside_pair);
            prop_assert_eq!(position.line, 1 + lines);
        }
    }
}
