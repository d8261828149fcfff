//! A request that is a tape is judged as its JSON text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

#[path = "schema/broken_bodies.rs"]
mod broken_bodies;

use std::sync::LazyLock;

use broken_bodies::BrokenBodies;
use proptest::prelude::*;
use target_groups::json::rows::{KeyTable, Store, Tape, TapeTag};
use target_groups::json::{self, Kind, Value};
use target_groups::model::{Record, TargetGroup};
use target_groups::rules::encode::Encoded;
use target_groups::rules::{Checker, Limits, Options};

const KEY_IN_TEXT: u8 = 255;

static KEYS: LazyLock<Vec<&str>> = LazyLock::new(Checker::tape_keys);

/// Makes tapes of JSON text, as the package makes them of objects.
#[derive(Default)]
struct Recorder {
    words: Vec<u32>,
    text: String,
}

impl Recorder {
    fn of(text: &str) -> Self {
        let mut recorder = Self::default();
        recorder.value(json::parse(text, 512).unwrap().root(), 0);
        recorder
    }

    fn tape(&self) -> Tape<'_> {
        Tape { words: &self.words, text: &self.text }
    }

    fn value(&mut self, value: Value<'_>, key: u8) {
        match value.kind() {
            Kind::Null => self.words.push(TapeTag::Null.word(key, 0)),
            Kind::Boolean => self.words.push(if value.raw() == "true" { TapeTag::True } else { TapeTag::False }.word(key, 0)),
            Kind::Number => match value.raw().parse::<u32>() {
                Ok(number) if number < 1 << 20 && number.to_string() == value.raw() => self.words.push(TapeTag::Natural.word(key, number)),
                _ => self.piece(TapeTag::Number, key, value.raw()),
            },
            Kind::String => self.piece(TapeTag::String, key, &value.as_str().unwrap()),
            Kind::Array => {
                self.words.push(TapeTag::Array.word(key, 0));
                value.elements().for_each(|element| self.value(element, 0));
                self.words.push(TapeTag::End.word(0, 0));
            }
            Kind::Object => {
                self.words.push(TapeTag::Object.word(key, 0));
                for member in value.members() {
                    let name = member.key();
                    let known = KEYS.iter().position(|known| *known == name);
                    if known.is_none() {
                        self.piece(TapeTag::Key, 0, &name);
                    }
                    self.value(member.value, known.map_or(KEY_IN_TEXT, |place| u8::try_from(place + 1).unwrap()));
                }
                self.words.push(TapeTag::End.word(0, 0));
            }
        }
    }

    fn piece(&mut self, tag: TapeTag, key: u8, text: &str) {
        self.words.push(tag.word(key, u32::try_from(text.encode_utf16().count()).unwrap()));
        self.text.push_str(text);
    }
}

/// On 13 January 2026.
fn options() -> Options {
    Options { now: Some(1_768_281_197_578), ..Options::default() }
}

/// The report on a text without ranges; on its tape, in the same form.
fn both_reports(text: &str, options: &Options) -> [(Vec<u32>, String); 2] {
    let (mut checker, mut report) = (Checker::default(), Encoded::default());
    let take = |report: &Encoded| (report.numbers[2..].to_vec(), report.text.clone());
    checker.encode(text, options, false, &mut report);
    let of_text = take(&report);
    checker.encode_tape(Recorder::of(text).tape(), options, &mut report);
    assert_eq!(checker.is_valid_tape(Recorder::of(text).tape(), options), report.numbers[2] == 1, "{text}");
    [of_text, take(&report)]
}

fn judged_alike(text: &str) {
    let [of_text, of_tape] = both_reports(text, &options());
    assert_eq!(of_tape, of_text, "{text}");
}

/// Returns `true` if the rows of a tape need no JSON text.
fn is_read(text: &str) -> bool {
    let keys = KeyTable::of(TargetGroup::ROOT);
    Store::default().read_tape(Recorder::of(text).tape(), &keys, 64, &mut String::new()).is_ok()
}

const BODIES: [&str; 3] = [
    include_str!("data/schema/every-field.json"),
    include_str!("data/published/count.request.json"),
    include_str!("data/published/sum.request.json"),
];

#[test]
fn published_bodies_need_no_text() {
    for body in BODIES {
        assert!(is_read(body), "{body}");
        judged_alike(body);
    }
}

#[test]
fn broken_bodies_are_judged_as_their_text() {
    let bodies: Vec<String> = BrokenBodies::new(7).take(1500).map(|body| body.to_string()).collect();
    for body in &bodies {
        judged_alike(body);
    }
    let read = bodies.iter().filter(|body| is_read(body)).count();
    assert!((bodies.len() / 4..bodies.len()).contains(&read), "{read} of {}", bodies.len());
}

/// Strings that JSON text spells differently from what they are, and numbers of unusual spelling.
const UNUSUAL: [&str; 16] = [
    r#""\u000b5""#,
    r#""\n5\f""#,
    r#""\\n5""#,
    r#""\u000b2026-01-01""#,
    r#"" \"true\" ""#,
    r#""{\\\"arity\\\":\\\"literal\\\",\\\"value\\\":\\\"true\\\",\\\"type\\\":\\\"boolean:primitive\\\"}""#,
    r#""{\"arity\":\"literal\",\"value\":\"true\",\"type\":\"boolean:primitive\"}""#,
    r#""नमस्ते 😀""#,
    r#""\u0000""#,
    "1e+21",
    "1048576",
    "999999999999999",
    "1000000000000000",
    "0.1",
    r#"{"nested":[{"name":"x"},null]}"#,
    "[[{}]]",
];

/// The text with each scalar in it replaced in turn.
fn with_each_scalar<'t>(text: &'t str, by: &'t str) -> Vec<String> {
    fn ranges(value: Value<'_>, found: &mut Vec<std::ops::Range<usize>>) {
        value.members().for_each(|member| ranges(member.value, found));
        value.elements().for_each(|element| ranges(element, found));
        if !matches!(value.kind(), Kind::Array | Kind::Object) {
            found.push(value.range());
        }
    }
    let mut found = Vec::new();
    ranges(json::parse(text, 64).unwrap().root(), &mut found);
    found.into_iter().map(|range| [&text[..range.start], by, &text[range.end..]].concat()).collect()
}

#[test]
fn unusual_values_are_judged_as_their_text() {
    for by in UNUSUAL {
        BODIES.iter().flat_map(|body| with_each_scalar(body, by)).for_each(|body| judged_alike(&body));
    }
}

#[test]
fn values_that_are_no_request_are_judged_as_their_text() {
    for text in
        ["null", "true", "false", "12", "-1.5", r#""text""#, "[]", "{}", "[{}]", r#"{"a":{}}"#, r#"{"attribution":{"a":[1,{}]},"id":3}"#]
    {
        judged_alike(text);
    }
}

#[test]
fn limits_hold_for_the_text() {
    for body in BODIES {
        let text = Recorder::of(body).tape().to_json(&KeyTable::of(TargetGroup::ROOT)).unwrap();
        for (bytes, depth) in [(text.len(), 64), (text.len() - 1, 64), (1 << 20, 2), (1 << 20, 4), (1 << 20, 5)] {
            let options = Options { limits: Limits { bytes, depth, ..Limits::default() }, ..options() };
            let [of_text, of_tape] = both_reports(&text, &options);
            assert_eq!(of_tape, of_text, "{bytes} {depth}");
        }
    }
}

/// Any JSON value, some of it with keys that requests have.
fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let key = prop_oneof![".{0,3}", proptest::sample::select(KEYS.clone()).prop_map(str::to_owned), Just("id".to_owned())];
    let scalar = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (0_u32..3_000_000).prop_map(Into::into),
        ".{0,5}".prop_map(Into::into),
    ];
    scalar.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            proptest::collection::btree_map(key.clone(), inner, 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_tape_has_the_text_of_its_value(value in any_value()) {
        let text = value.to_string();
        let recorder = Recorder::of(&text);
        let tape = recorder.tape();
        prop_assert_eq!(tape.to_json(&KeyTable::of(TargetGroup::ROOT)).unwrap(), text.clone());
        prop_assert!(tape.max_json_length() >= text.len());
        judged_alike(&text);
    }

    #[test]
    fn a_tape_of_any_numbers_does_no_harm(words in proptest::collection::vec(0_u32..40_000, 0..12), text in ".{0,12}") {
        let tape = Tape { words: &words, text: &text };
        let mut report = Encoded::default();
        Checker::default().encode_tape(tape, &options(), &mut report);
        prop_assert!(report.numbers.len() >= 6);
    }
}
