//! Reading of damaged text: every fault once, at its place, and the JSON that was meant.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a test may fail by panic"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use target_groups::editing::edit_text;
use target_groups::json::{Document, Kind, Value, parse};
use target_groups::model::{Record, TargetGroup};
use target_groups::rules::{Diagnostic, Options, validate};
use target_groups::text::{Change, Obstacle, Recovered, Repair, edit, recover};

const DEPTH: usize = 64;

fn recovered(text: &str) -> Recovered {
    recover(text, TargetGroup::ROOT, DEPTH)
}

/// Bodies of every shape, indented and compact, with something to report in each.
fn bodies() -> Vec<String> {
    let texts = [
        include_str!("data/published/count.request.json").to_owned(),
        include_str!("data/published/sum.request.json").to_owned(),
        include_str!("data/schema/every-field.json").to_owned(),
        include_str!("data/schema/every-field.json").replace("\"Asia/Kolkata\"", "\"Asia/Kolkatta\"").replace("\"COUNT\"", "\"COUN\""),
        include_str!("data/published/count.request.json")
            .replace("\"refCode\"", "\"refcode\"")
            .replace("\"active\": true", "\"active\": \"true\""),
    ];
    let compact = texts.iter().map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap().to_string());
    texts.iter().cloned().chain(compact).collect()
}

/// The table of texts, with the kinds of their faults and the text that is meant.
#[test]
fn each_kind_of_damage_is_understood() {
    let mut wrong = String::new();
    for case in include_str!("data/damaged.txt").split("\n\n").filter(|case| !case.trim_start().starts_with("//")) {
        let (text, rest) = case.split_once("\n=> ").unwrap();
        let (meant, expected) = rest.rsplit_once("\n-- ").unwrap();
        let unescape = |text: &str| text.replace("␣", "\u{a0}").replace('⇥', "\t");
        let text = unescape(text);
        let Recovered { faults, repair, .. } = recovered(&text);
        let found: Vec<_> = faults.iter().map(|fault| fault.kind.expected()).collect();
        if repair.text() != meant || found.join(" ") != expected.trim() {
            writeln!(wrong, "{text}\n=> {}\n-- {}\n", repair.text(), found.join(" ")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_text_that_holds_no_value_is_left_alone() {
    for text in ["", " \n", "hello world", "curl https://host -d '{\"name\": \"x\"}'", "<html>", "}"] {
        let Recovered { faults, repair, obstacle } = recovered(text);
        assert_eq!((faults.len(), repair.text(), obstacle), (1, text, Some(Obstacle::NoValue)));
    }
    let deep = format!("{{\"name\" 1, \"targets\": {}", "[".repeat(100));
    let Recovered { faults, obstacle, .. } = recovered(&deep);
    assert_eq!((faults.len(), obstacle), (1, Some(Obstacle::TooDeep(85))));
}

#[test]
fn for_all_valid_texts_there_is_no_fault() {
    for body in bodies() {
        let Recovered { faults, repair, obstacle } = recovered(&body);
        assert_eq!((faults, repair.text(), obstacle), (Vec::new(), body.as_str(), None));
    }
}

#[test]
fn for_all_offsets_a_text_that_stops_there_is_read() {
    for body in bodies() {
        for end in (1..body.trim_end().len()).filter(|end| body.is_char_boundary(*end)) {
            let text = &body[..end];
            let Recovered { faults, repair, obstacle } = recovered(text);
            assert_eq!(obstacle, None, "{text}");
            assert!(parse(repair.text(), DEPTH).is_ok(), "{text}\n=> {}", repair.text());
            assert!((1..=2).contains(&faults.len()), "{faults:?}\n{text}\n=> {}", repair.text());
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap() % limit.max(1)
    }
}

/// A damage: the place in the body, and what it did to the characters there.
struct Damaged {
    text: String,
    /// Offsets in the undamaged body.
    places: Vec<Range<usize>>,
    /// Offsets in the text.
    moved: Vec<Range<usize>>,
}

/// Deletes, inserts or swaps ASCII characters.
fn damage(body: &str, count: usize, random: &mut Random) -> Damaged {
    const INSERTED: &str = "\",:{}[]x1\\ \n'";
    let mut cuts: Vec<usize> = (0..count).map(|_| random.below(body.len() - 2)).collect();
    cuts.sort_unstable();
    cuts.dedup_by(|right, left| *right < *left + 2);
    let mut text = body.to_owned();
    let mut moved: Vec<Range<usize>> = Vec::new();
    for at in cuts.iter().rev().copied() {
        let length = text.len();
        match random.below(3) {
            0 => drop(text.remove(at)),
            1 => text.insert(at, INSERTED.chars().nth(random.below(INSERTED.len())).unwrap()),
            _ => {
                let swapped: String = text[at..at + 2].chars().rev().collect();
                text.replace_range(at..at + 2, &swapped);
            }
        }
        for place in &mut moved {
            *place = place.start + text.len() - length..place.end + text.len() - length;
        }
        moved.push(at..at + 2);
    }
    Damaged { text, places: cuts.into_iter().map(|at| at..at + 2).collect(), moved }
}

/// The pointers of the members and elements that touch a place: those of the innermost object or array that holds it.
fn touched(document: &Document<'_>, repair: &Repair, places: &[Range<usize>]) -> Vec<String> {
    fn walk(value: Value<'_>, pointer: &str, repair: &Repair, places: &[Range<usize>], found: &mut Vec<String>) {
        let near = |range: &Range<usize>| places.iter().any(|place| place.start <= range.end + 1 && range.start <= place.end + 1);
        let mut item = |key: &str, range: Range<usize>, value: Value<'_>| {
            let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
            let range = repair.original(&range);
            if !near(&range) {
                return;
            }
            let whole = repair.original(&value.range());
            let inside = whole.start + 1..whole.end.saturating_sub(1);
            let is_container = matches!(value.kind(), Kind::Object | Kind::Array);
            let is_within = |place: &Range<usize>| is_container && inside.start < place.start && place.end < inside.end;
            if places.iter().filter(|place| place.start <= range.end + 1 && range.start <= place.end + 1).all(is_within) {
                walk(value, &pointer, repair, places, found);
            } else {
                found.push(pointer);
            }
        };
        match value.kind() {
            Kind::Object => {
                value.members().for_each(|member| item(&member.key(), member.key_range().start..member.value.range().end, member.value));
            }
            _ => value.elements().enumerate().for_each(|(index, element)| item(&index.to_string(), element.range(), element)),
        }
    }
    let mut found = Vec::new();
    walk(document.root(), "", repair, places, &mut found);
    found
}

/// The codes and pointers of the diagnostics outside of what was damaged: neither at nor below a pointer, nor near a place.
fn elsewhere(diagnostics: Vec<Diagnostic>, touched: &[String], places: &[Range<usize>]) -> BTreeSet<(&'static str, String)> {
    let is_near = |found: &Diagnostic| {
        let range = found.range.unwrap();
        touched.iter().any(|touched| found.pointer.starts_with(touched.as_str()))
            || places.iter().any(|place| place.start <= range.to + 2 && range.from <= place.end + 2)
    };
    let others = diagnostics.into_iter().filter(|found| found.code != "json-syntax" && !is_near(found));
    others.map(|found| (found.code, found.pointer)).collect()
}

/// The diagnostics of a body without what was damaged.
fn without(body: &str, touched: &[String], options: &Options) -> Vec<Diagnostic> {
    let changes: Vec<Change> = touched.iter().rev().map(|pointer| Change::remove(pointer.clone())).collect();
    let edits = edit(body, &changes, TargetGroup::ROOT, DEPTH).unwrap();
    let text = edits.into_iter().rev().fold(body.to_owned(), |mut text, edit| {
        text.replace_range(edit.from..edit.to, &edit.insert);
        text
    });
    validate(&text, options).diagnostics
}

#[test]
fn for_all_damage_the_rest_is_judged_as_before() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let bodies = bodies();
    let options = Options { now: Some(1_768_281_197_578), ..Options::default() };
    let mut same = [0_usize; 5];
    let mut broken = [0_usize; 5];
    let mut faults_of = [0_usize; 5];
    let mut failures = String::new();
    for round in 0..10_000 {
        let body = &bodies[round % bodies.len()];
        let count = 1 + round / bodies.len() % 5;
        let Damaged { text, places, moved } = damage(body, count, &mut random);
        if parse(&text, DEPTH).is_ok() {
            continue;
        }
        let document = parse(body, DEPTH).unwrap();
        let mut touched = touched(&document, &Repair::default(), &places);
        broken[count - 1] += 1;
        let Recovered { repair, obstacle: None, .. } = recovered(&text) else {
            println!("nothing is made of {text}");
            continue;
        };
        let without = without(body, &touched, &options);
        touched.extend(self::touched(&parse(repair.text(), DEPTH).unwrap(), &repair, &moved));
        let found = validate(&text, &options).diagnostics;
        let faults = found.iter().filter(|found| found.code == "json-syntax").count();
        // A diagnostic that depends on the damaged member may be there or not.
        let before = elsewhere(validate(body, &options).diagnostics, &touched, &places);
        let without = elsewhere(without, &touched, &[]);
        let after = elsewhere(found, &touched, &moved);
        let missing: Vec<_> = before.intersection(&without).filter(|found| !after.contains(found)).collect();
        let new: Vec<_> = after.iter().filter(|found| !before.contains(found) && !without.contains(found)).collect();
        faults_of[count - 1] += faults;
        assert!(faults >= 1, "{text}");
        assert!(faults <= 6 * count + 2, "{faults} faults of {count} damages: {text}");
        if missing.is_empty() && new.is_empty() {
            same[count - 1] += 1;
        } else if std::env::var("SHOW").is_ok() && count == 1 && failures.len() < 20_000 {
            let at = places[0].start;
            writeln!(
                failures,
                "{}\n=> {:?}\nmissing {missing:?}\nnew {new:?}\n",
                &text[at.saturating_sub(60)..(at + 60).min(text.len())],
                recovered(&text).faults
            )
            .unwrap();
        }
    }
    println!("{failures}");
    for (place, count) in (1..).zip(0..5) {
        let (same, broken, faults) = (same[count], broken[count], faults_of[count]);
        println!(
            "damages {place}: {same} of {broken} texts ({:.1} %) judged as before elsewhere, {:.2} faults a text",
            100.0 * same as f64 / broken as f64,
            faults as f64 / broken as f64
        );
    }
    let (same, broken) = (same.iter().sum::<usize>(), broken.iter().sum::<usize>());
    println!("in all: {:.1} %", 100.0 * same as f64 / broken as f64);
    assert!(same * 100 >= broken * 95, "{same} of {broken}");
}

/// Applies the fixes one after the other, as a person would.
fn fix_all(text: &str, options: &Options) -> String {
    let mut text = text.to_owned();
    for _ in 0..60 {
        let found = validate(&text, options).diagnostics.into_iter().find(|found| found.code == "json-syntax");
        let Some(fix) = found.and_then(|found| found.fix) else { break };
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for edit in edit_text(&text, &fix.changes, options).edits.into_iter().rev() {
            units.splice(edit.from..edit.to, edit.insert.encode_utf16());
        }
        text = String::from_utf16(&units).unwrap();
    }
    text
}

#[test]
fn for_all_damage_the_fixes_make_the_text_json() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let bodies = bodies();
    let options = Options::default();
    for round in 0..3_000 {
        let Damaged { text, .. } = damage(&bodies[round % bodies.len()], 1 + round % 5, &mut random);
        let Recovered { repair, obstacle, .. } = recovered(&text);
        if obstacle.is_none() {
            assert!(parse(repair.text(), DEPTH).is_ok(), "{text}\n=> {}", repair.text());
            let fixed = fix_all(&text, &options);
            assert!(parse(&fixed, DEPTH).is_ok(), "{text}\n=> {fixed}");
        }
    }
}

/// Time to read a damaged text of some length, in nanoseconds: the best of some runs.
fn time(text: &str) -> u128 {
    let run = || {
        let start = std::time::Instant::now();
        let Recovered { faults, obstacle, .. } = recovered(text);
        assert!(!faults.is_empty() || obstacle.is_some(), "{text}");
        start.elapsed().as_nanos()
    };
    (0..3).map(|_| run()).min().unwrap()
}

/// Ten times the text takes about ten times the time; what is quadratic takes a hundred times. No figure of the clock is checked, only
/// a ratio with room for a busy machine.
#[test]
fn the_time_grows_with_the_length() {
    let pieces = [
        "\"a\": 1 ",
        "\"a ",
        "\"a: ",
        "'",
        "‘",
        "\"x\" y",
        "{ ",
        "[ ",
        "} ",
        "] ",
        "[{]}",
        "}{",
        ", ",
        ": ",
        "a ",
        "a: ",
        "\\",
        "\"\\",
        "\" \n",
        "\"\n\n",
        "/* ",
        "// \n",
        "\u{a0}",
        "1,2",
        "tr\"ue,",
        "\"a\"/",
        "[1 2",
        "\"name\": {\"name\"",
        "},\"name\":",
        "\"periods\": {",
        "\"{\"",
        "\"{\\\"a",
        "“a",
        "];",
    ];
    for start in ["{", "[", "{\"periods\": [{", "{\"name\": \"", "{\"targets\": [{\"expressionJson\": \"{"] {
        for piece in pieces {
            let texts = [4_000, 40_000].map(|length: usize| format!("{start}{}", piece.repeat(length / piece.len())));
            // Other programs may take the time of one measurement, but not of several.
            let grown = || {
                let [short, long] = texts.each_ref().map(|text| time(text));
                long as f64 / short.max(20_000) as f64
            };
            assert!((0..5).any(|_| grown() < 50.0), "{start} {piece:?} takes more than five times its share");
        }
    }
}

/// The text after the fixes of all faults at once; `None` if two of them change the same characters.
fn with_all_fixes(text: &str) -> Option<String> {
    let Recovered { faults, repair, .. } = recovered(text);
    let mut edits_by_fault = repair.edits_by_fault();
    let mut edits: Vec<_> = (0..faults.len()).flat_map(|fault| edits_by_fault.take(fault).collect::<Vec<_>>()).collect();
    edits.sort_by_key(|edit| (edit.from, edit.to));
    let mut fixed = String::new();
    let mut at = 0;
    for edit in edits {
        fixed += text.get(at..edit.from)?;
        fixed += &edit.insert;
        at = edit.to;
    }
    Some(fixed + &text[at..])
}

#[test]
fn the_fixes_of_all_faults_can_be_applied_at_once() {
    for (text, fixed) in [
        (r#"{"a": 0 "SUM"}"#, r#"{"a": 0, "SUM": null}"#),
        (r#"{"a": 0 "SUM""#, r#"{"a": 0, "SUM": null}"#),
        (r#"{"a": 0 "SUM", "b": 1}"#, r#"{"a": 0, "b": 1}"#),
        (r#"{"a": 0, "SUM"}"#, r#"{"a": 0}"#),
        (r#"{"a": 0, "SUM""#, r#"{"a": 0}"#),
        (r#"{"SUM"}"#, "{}"),
    ] {
        assert_eq!(with_all_fixes(text).as_deref(), Some(fixed), "{text}");
    }
}

/// The exceptions are fixes inside of a member that another fix removes.
#[test]
fn the_fixes_of_nearly_all_damage_can_be_applied_at_once() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let bodies = bodies();
    let is_fixed = |text: &str| with_all_fixes(text).is_some_and(|fixed| parse(&fixed, DEPTH).is_ok());
    let mut texts = (0..3_000).map(|round| damage(&bodies[round % bodies.len()], 1 + round % 5, &mut random).text);
    let exceptions = texts.by_ref().filter(|text| recovered(text).obstacle.is_none() && !is_fixed(text)).count();
    assert!(exceptions <= 15, "{exceptions}");
}
