//! Completion and hover at places of a text. The cases of `complete` are in `tests/data/language`, where the package's tests
//! read them too.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use target_groups::json::parse;
use target_groups::language::{Completion, CompletionKind, Hover, Need, complete, hover};
use target_groups::model::{Catalogue, Presence, Record, Source, Target, TargetGroup, TimeZones};

const PUBLISHED: [&str; 2] = [include_str!("data/published/count.request.json"), include_str!("data/published/sum.request.json")];

struct Case {
    text: String,
    cursor: usize,
    labels: Vec<String>,
    /// There may be more.
    open: bool,
    applied: Option<String>,
}

fn cases() -> Vec<Case> {
    let read = |block: &str| {
        let lines: Vec<&str> = block.lines().filter(|line| !line.starts_with('#')).collect();
        let [marked, labels, applied @ ..] = lines.as_slice() else { panic!("{block}") };
        let mut labels: Vec<String> = labels.split(' ').map(str::to_owned).filter(|label| label != "-").collect();
        let open = labels.last().is_some_and(|label| label == "…");
        labels.truncate(labels.len() - usize::from(open));
        let (before, after) = marked.split_once('|').unwrap();
        let applied = applied.first().map(|line| line.strip_prefix("=> ").unwrap().to_owned());
        Case { text: format!("{before}{after}"), cursor: units(before), labels, open, applied }
    };
    let blocks = include_str!("data/language/complete.txt").split("\n\n").skip(1);
    blocks.filter(|block| block.contains('|')).map(read).collect()
}

fn events() -> Catalogue {
    Catalogue::read(include_str!("data/language/events.json")).unwrap()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text between two UTF-16 offsets, which must lie on character borders.
fn between(text: &str, from: usize, to: usize) -> String {
    String::from_utf16(&text.encode_utf16().skip(from).take(to - from).collect::<Vec<_>>()).unwrap()
}

fn labels(completions: &[Completion]) -> Vec<&str> {
    completions.iter().map(|completion| completion.label.as_str()).collect()
}

/// The text after a completion, `‹` and `›` around what it selects.
fn applied(text: &str, completion: &Completion) -> String {
    let Completion { from, to, insert, select, .. } = completion;
    let [before, chosen, after] =
        [(0, select.from), (select.from, select.to), (select.to, units(insert))].map(|(a, b)| between(insert, a, b));
    format!("{}{before}‹{chosen}›{after}{}", between(text, 0, *from), between(text, *to, units(text)))
}

fn without_marks(text: &str) -> String {
    text.replace(['‹', '›'], "")
}

#[test]
fn what_fits_is_offered_and_nothing_else() {
    let events = events();
    for Case { text, cursor, labels: expected, open, applied: result } in cases() {
        let completions = complete(&text, cursor, &events);
        let found = labels(&completions);
        let shown = if open { &found[..expected.len().min(found.len())] } else { &found };
        assert_eq!(shown, expected, "{text} at {cursor}");
        assert_eq!(completions.first().map(|first| applied(&text, first)), result, "{text} at {cursor}");
    }
}

#[test]
fn a_completion_says_what_it_is() {
    let completions = complete("{\"name\": \"x\", \"active\": tru}", 1, &Catalogue::default());
    let first = &completions[0];
    assert_eq!((first.label.as_str(), first.kind, first.detail.as_str()), ("targets", CompletionKind::Field, "array of objects, required"));
    assert_eq!(first.documentation, "The targets: what customers must do.");
    let events = complete(r#"{"targets": [{"eventName": "#, 27, &events());
    assert!(events.iter().all(|event| event.kind == CompletionKind::Value));
    let mut told: Vec<_> = events.iter().map(|event| event.detail.as_str()).collect();
    told.dedup();
    assert_eq!(told, ["", "system event", "not published", "not sent to loyalty"]);
    let attributes = complete(r#"{"targets": [{"eventName": "Walk", "extendedFieldInfo": {"name": ""#, 66, &self::events());
    assert_eq!(attributes.iter().map(|attribute| attribute.detail.as_str()).collect::<Vec<_>>(), ["DOUBLE", "DOUBLE", "STRING"]);
}

#[test]
fn what_is_selected_is_counted_in_utf16_too() {
    let text = r#"{"targets": [{"eventName": "#;
    let events = Catalogue::read(r#"[{"eventName": "é😀", "status": "PUBLISHED", "actions": ["EMFConsumer"]}]"#).unwrap();
    assert_eq!(applied(text, &complete(text, units(text), &events)[0]), format!("{text}\"é😀\"‹›"));
}

#[test]
fn all_time_zones_are_offered_in_order() {
    let completions = complete(r#"{"timeZoneName": "Asia/"#, 22, &Catalogue::default());
    assert!(labels(&completions).into_iter().eq(TimeZones::names()));
    assert_eq!(applied(r#"{"timeZoneName": "Asia/"#, completions.last().unwrap()), r#"{"timeZoneName": "Zulu"‹›"#);
}

#[test]
fn every_field_of_a_request_can_be_completed_and_explained() {
    for (text, schema) in [("{|}", TargetGroup::SCHEMA), (r#"{"targets": [{|}]}"#, Target::SCHEMA)] {
        let cursor = text.find('|').unwrap();
        let text = text.replace('|', "");
        let completions = complete(&text, cursor, &Catalogue::default());
        let expected: BTreeSet<&str> =
            schema.fields.iter().filter(|field| field.request != Presence::Never).map(|field| field.name).collect();
        assert_eq!(labels(&completions).into_iter().collect::<BTreeSet<_>>(), expected);
        for completion in completions {
            let text = without_marks(&applied(&text, &completion));
            let hover = hover(&text, cursor + 1).unwrap();
            assert_eq!((&hover.title, &hover.meaning), (&completion.label, &completion.documentation));
        }
    }
}

/// The title, pointer and text of what `|` stands on.
fn explained(marked: &str) -> Option<(String, String, String)> {
    let cursor = units(&marked[..marked.find('|').unwrap()]);
    let text = marked.replacen('|', "", 1);
    let Hover { title, pointer, range, .. } = hover(&text, cursor)?;
    Some((title, pointer, between(&text, range.from, range.to)))
}

#[test]
fn keys_and_values_are_explained() {
    for (marked, title, pointer, range) in [
        (r#"{"na|me": "x"}"#, "name", "/name", r#""name""#),
        (r#"{|"name": "x"}"#, "name", "/name", r#""name""#),
        (r#"{"name": "|x"}"#, "name", "/name", r#""x""#),
        (r#"{"name": "x"|}"#, "name", "/name", r#""x""#),
        (r#"{"na|me"#, "name", "/name", r#""name"#),
        (r#"{"é": "😀", "targets": [{}, {"target|Type": "#, "targetType", "/targets/1/targetType", r#""targetType""#),
        (r#"{"targets": [{"extendedFieldInfo": {"name": "st|eps"}}]}"#, "name", "/targets/0/extendedFieldInfo/name", r#""steps""#),
        (r#"{"periods": [|{"refCode": 1}]}"#, "Period", "/periods/0", "{"),
        (r#"{"periods": |[]}"#, "periods", "/periods", "["),
        (r#"|{"periods": []}"#, "TargetGroup", "", "{"),
        (r#"{"targets": [{"filters": [{"entityIds": |[1]}]}]}"#, "entityIds", "/targets/0/filters/0/entityIds", "["),
        (r#"{"periods": [{"attribution": {"createdBy": {"ty|pe": 1}}}]}"#, "type", "/periods/0/attribution/createdBy/type", r#""type""#),
    ] {
        let expected = (title.to_owned(), pointer.to_owned(), range.to_owned());
        assert_eq!(explained(marked), Some(expected), "{marked}");
    }
    for marked in [
        "|",
        "{ | }",
        r#"{"unkn|own": 1}"#,
        r#"{"unknown": {"name|": 1}}"#,
        r#"{"name": |"#,
        r#"{"targets": [{"filters": [{"entityIds": [1|2]}]}]}"#,
    ] {
        assert_eq!(explained(marked), None, "{marked}");
    }
}

#[test]
fn an_explanation_has_parts() {
    let name = hover(r#"{"name": "#, 3).unwrap();
    assert_eq!((name.kind, name.need, name.max_length, name.words.len()), ("string", Need::Required, Some(200), 0));
    assert_eq!(name.source, Some(Source::PAGE));
    assert_eq!((name.range.from, name.range.to, name.range.line, name.range.column), (1, 7, 1, 2));
    let id = hover(r#"{"id": 5"#, 3).unwrap();
    assert_eq!((id.kind, id.need), ("whole number", Need::AnswerOnly));

    let tracking = r#"{"combinationType": "ANY"}"#;
    for offset in [3, 22] {
        let words = hover(tracking, offset).unwrap().words;
        let told: Vec<_> = words.iter().map(|word| (word.value, word.meaning.as_str(), word.chosen)).collect();
        assert_eq!(told, [("ALL", "All of them.", false), ("ANY", "Any one of them.", true)]);
    }
}

/// Asks everything at a place, and checks what can be checked anywhere.
fn ask(text: &str, offset: usize, events: &Catalogue) -> Vec<Completion> {
    if let Some(Hover { range, title, meaning, .. }) = hover(text, offset) {
        assert!(range.from <= offset && offset <= range.to && range.to <= units(text));
        assert!(!title.is_empty() && !meaning.is_empty());
    }
    let completions = complete(text, offset, events);
    for completion in &completions {
        assert!(completion.from <= offset && offset <= completion.to);
        let _ = applied(text, completion);
    }
    assert_eq!(labels(&completions).into_iter().collect::<BTreeSet<_>>().len(), completions.len(), "no label twice");
    completions
}

/// The package's tests ask at every offset, where the code is optimised; here it is every offset near the end and some before.
#[test]
fn every_part_of_a_published_body_is_answered() {
    let events = events();
    for body in PUBLISHED {
        for length in 0..=body.len() {
            let text = &body[..length];
            for offset in (0..=length).filter(|offset| length - offset < 8 || offset % 131 == length % 131) {
                ask(text, offset, &events);
            }
            assert_eq!(complete(text, usize::MAX, &events), complete(text, length, &events));
        }
    }
}

#[test]
fn where_a_text_is_json_it_stays_json() {
    let events = events();
    let compact: String = PUBLISHED[0].lines().collect();
    let spaced = target_groups::json::layout_text(PUBLISHED[1]);
    let small = [r#"{"targets":[{},{"extendedFieldInfo":{"name":""}}],"periods":[ ]}"#, "{}", " {\n} "].map(str::to_owned);
    let mut taken = 0;
    for text in [compact, spaced].iter().chain(&small) {
        assert!(parse(text, 64).is_ok());
        for offset in 0..=text.len() {
            for completion in ask(text, offset, &events) {
                let after = without_marks(&applied(text, &completion));
                assert!(parse(&after, 64).is_ok(), "{} at {offset}:\n{after}", completion.label);
                taken += 1;
            }
        }
    }
    assert!(taken > 5_000, "{taken}");
}

/// Pieces that hurt, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        " ",
        "é",
        "😀",
        "\u{feff}",
        "name",
        "\"targets\":",
        "[{",
        "tru",
        "1e",
        "'",
        "\\u12",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_and_no_offset_is_too_much(text in hostile()) {
        let events = events();
        let mut offset = 0;
        for character in text.chars() {
            ask(&text, offset, &events);
            offset += character.len_utf16();
        }
        ask(&text, offset, &events);
    }

    #[test]
    fn a_published_body_with_a_hole_is_answered_there(from in 0..900_usize, length in 0..40_usize, body in 0..2_usize) {
        let body = PUBLISHED[body];
        let from = from.min(body.len());
        let text = format!("{}{}", &body[..from], &body[(from + length).min(body.len())..]);
        ask(&text, from, &events());
    }
}

#[test]
fn depth_costs_no_stack_and_length_no_patience() {
    for text in [
        "[".repeat(200_000),
        r#"{"targets":["#.repeat(50_000),
        "]".repeat(200_000),
        "\"".repeat(200_001),
        format!("{}]", "{".repeat(200_000)),
    ] {
        let started = std::time::Instant::now();
        assert!(complete(&text, text.len(), &Catalogue::default()).len() < 30);
        let _ = hover(&text, text.len() / 2);
        assert!(started.elapsed().as_secs() < 5);
    }
}
