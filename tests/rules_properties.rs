//! Properties of the rules for all bodies, however they are broken and written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

#[path = "schema/broken_bodies.rs"]
mod broken_bodies;

use std::collections::BTreeSet;
use std::fmt::Write;

use broken_bodies::BrokenBodies;
use proptest::prelude::*;
use serde_json::Value;
use target_groups::json;
use target_groups::message::Param;
use target_groups::model::{Catalogue, Record, TargetGroup};
use target_groups::rules::{Diagnostic, Options, Report, Severity, validate};
use target_groups::text::{ByteEdit, Change, edit};

/// On 13 January 2026, with the organisation's events.
fn options() -> Options {
    let catalogue = Catalogue::read(include_str!("data/events.json")).unwrap();
    Options { now: Some(1_768_281_197_578), catalogue: Some(catalogue), ..Options::default() }
}

fn check(text: &str) -> Report {
    validate(text, &options())
}

/// Random numbers that follow from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

/// How a value is written: the order of keys, the space between things, keys that stand twice, letters as escapes.
struct Writer {
    dice: Dice,
    spaces: &'static [&'static str],
    twice: bool,
    escapes: bool,
}

impl Writer {
    /// Any order of keys and any space, and nothing that the value does not say.
    fn plain(seed: u64) -> Self {
        Self { dice: Dice(seed), spaces: &["", " ", "\n", "\r\n\t", "    "], twice: false, escapes: false }
    }

    /// As odd as a person or program may write.
    fn odd(seed: u64) -> Self {
        Self { twice: true, escapes: true, ..Self::plain(seed) }
    }

    fn write(&mut self, value: &Value) -> String {
        let mut text = String::new();
        self.value(value, &mut text);
        text
    }

    fn space(&mut self, text: &mut String) {
        let space = self.spaces[self.dice.below(self.spaces.len())];
        text.push_str(space);
    }

    fn value(&mut self, value: &Value, text: &mut String) {
        self.space(text);
        match value {
            Value::Array(elements) => self.between('[', elements, ']', text, Self::value),
            Value::Object(members) => {
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                self.dice.shuffle(&mut members);
                if self.twice && !members.is_empty() && self.dice.below(12) == 0 {
                    let at = self.dice.below(members.len());
                    members.push(members[at]);
                }
                self.between('{', &members, '}', text, |writer, (key, value), text| {
                    writer.space(text);
                    writer.string(key, text);
                    writer.space(text);
                    text.push(':');
                    writer.value(value, text);
                });
            }
            Value::String(content) => self.string(content, text),
            other => text.push_str(&other.to_string()),
        }
        self.space(text);
    }

    fn between<T>(&mut self, open: char, items: &[T], close: char, text: &mut String, write: impl Fn(&mut Self, &T, &mut String)) {
        text.push(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            write(self, item, text);
        }
        self.space(text);
        text.push(close);
    }

    fn string(&mut self, content: &str, text: &mut String) {
        if !self.escapes || content.is_empty() || self.dice.below(12) > 0 {
            text.push_str(&json::quote(content));
            return;
        }
        text.push('"');
        content.encode_utf16().for_each(|unit| write!(text, "\\u{unit:04x}").unwrap());
        text.push('"');
    }
}

/// A body with a few broken values, and sometimes two keys in the place of one that both seem to mean it.
fn body(seed: u64) -> Value {
    let mut body = BrokenBodies::new(seed).next().unwrap();
    let dice = &mut Dice(seed);
    for _ in 0..dice.below(3) {
        misspell_twice(&mut body, dice);
    }
    body
}

fn misspell_twice(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(elements) if !elements.is_empty() => {
            let at = dice.below(elements.len());
            misspell_twice(&mut elements[at], dice);
        }
        Value::Object(members) if !members.is_empty() => {
            let key = members.keys().nth(dice.below(members.len())).unwrap().clone();
            if dice.below(2) == 0 {
                return misspell_twice(members.get_mut(&key).unwrap(), dice);
            }
            let value = members.remove(&key).unwrap();
            let other = if dice.below(2) == 0 { value.clone() } else { Value::Null };
            members.insert(key.to_uppercase(), value);
            members.insert(format!("{key}s"), other);
        }
        _ => {}
    }
}

prop_compose! {
    fn any_body()(seed: u64) -> Value {
        body(seed)
    }
}

prop_compose! {
    /// A broken body in whatever form: on one line, laid out, or oddly spaced, with escapes and with keys that stand twice.
    fn any_text()(body in any_body(), form in 0..4, seed: u64) -> String {
        match form {
            0 => body.to_string(),
            1 => serde_json::to_string_pretty(&body).unwrap(),
            2 => serde_json::to_string_pretty(&body).unwrap().replace('\n', "\r\n"),
            _ => Writer::odd(seed).write(&body),
        }
    }
}

/// A shorter report would bring what was only counted into view.
fn is_cut(report: &Report) -> bool {
    report.diagnostics.iter().any(|found| found.code == "too-many")
}

fn applied(text: &str, edits: &[ByteEdit]) -> String {
    let mut result = text.to_owned();
    for edit in edits.iter().rev() {
        result.replace_range(edit.from..edit.to, &edit.insert);
    }
    result
}

fn fixed(text: &str, changes: &[Change]) -> String {
    applied(text, &edit(text, changes, TargetGroup::ROOT, 64).unwrap())
}

/// The content of a diagnostic, without its place in the text.
type Said = (&'static str, String, Severity, String);

fn said(report: &Report) -> BTreeSet<Said> {
    let words = |found: &Diagnostic| (found.code, found.pointer.clone(), found.severity, found.message.clone());
    report.diagnostics.iter().map(words).collect()
}

/// The codes and places of a report. Diagnostics of a misspelled key count for the field that it means.
fn findings(report: &Report) -> BTreeSet<(&'static str, String)> {
    let of_field = |found: &Diagnostic| {
        let pointer = json::Pointer::parse(&found.pointer).unwrap();
        let (object, _) = pointer.split_last()?;
        let Some(Param::Text(field)) = found.params.get("nearest").filter(|_| found.code == "unknown-field") else { return None };
        Some((found.pointer.clone(), object.join(field).to_string()))
    };
    let mut misspelled: Vec<(String, String)> = report.diagnostics.iter().filter_map(of_field).collect();
    // Deeper values first, while their pointers are those of the text.
    misspelled.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    let meant = |pointer: &str| {
        misspelled.iter().fold(pointer.to_owned(), |pointer, (key, field)| match pointer.strip_prefix(key.as_str()) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => format!("{field}{rest}"),
            _ => pointer,
        })
    };
    report.diagnostics.iter().flat_map(|found| places(found).into_iter().map(|pointer| (found.code, meant(pointer)))).collect()
}

/// The places that a diagnostic is about.
fn places(found: &Diagnostic) -> Vec<&str> {
    std::iter::once(&found.pointer).chain(found.related.iter().map(|other| &other.pointer)).map(String::as_str).collect()
}

fn count(report: &Report) -> usize {
    report.diagnostics.iter().map(|found| places(found).len()).sum()
}

/// Returns `true` if a diagnostic is in a report.
fn contains(report: &Report, own: &Diagnostic) -> bool {
    report.diagnostics.iter().any(|found| (found.code, &found.pointer) == (own.code, &own.pointer))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn for_all_bodies_a_range_covers_the_value_or_key_that_the_pointer_means(text in any_text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let document = json::parse(&text, 64).unwrap();
        for found in check(&text).diagnostics.iter().filter(|found| found.code != "too-many") {
            let range = found.range.unwrap();
            prop_assert!(range.from < range.to && range.to <= units.len());
            // No half of a character stands outside.
            let [before, covered] = [&units[..range.from], &units[range.from..range.to]].map(|part| String::from_utf16(part).unwrap());
            let line = before.replace("\r\n", "\n");
            let last_line = line.rsplit('\n').next().unwrap();
            prop_assert_eq!((range.line, range.column), (1 + line.matches('\n').count(), 1 + last_line.encode_utf16().count()));

            let pointer = json::Pointer::parse(&found.pointer).unwrap();
            let Some(value) = pointer.resolve(document.root()) else {
                let (parent, _) = pointer.split_last().unwrap();
                let nearest = parent.resolve(document.root()).or_else(|| parent.split_last()?.0.resolve(document.root())).unwrap();
                prop_assert_eq!(before.len(), nearest.range().start, "{} {}", found.code, &found.pointer);
                prop_assert!(covered == "{" || covered == "[", "{}", covered);
                continue;
            };
            let is_value = (before.len(), covered.as_str()) == (value.range().start, value.raw());
            let key = pointer.split_last().map(|(_, key)| key);
            let as_key = serde_json::from_str::<String>(&covered).ok();
            prop_assert!(is_value || (key.is_some() && as_key.as_deref() == key), "{} {}: {}", found.code, &found.pointer, covered);
        }
    }

    #[test]
    fn for_all_bodies_a_fix_removes_its_diagnostic_and_adds_none(text in any_text()) {
        let before = check(&text);
        prop_assume!(!is_cut(&before));
        for found in &before.diagnostics {
            let Some(fix) = &found.fix else { continue };
            let mended = fixed(&text, &fix.changes);
            prop_assert!(json::parse(&mended, 64).is_ok(), "{} {} leaves {}", found.code, &found.pointer, mended);
            let after = check(&mended);
            let own = (found.code, &found.pointer);
            prop_assert!(!contains(&after, found), "{:?} stays:\n{}\n{}", own, text, mended);
            let more: Vec<_> = findings(&after).difference(&findings(&before)).cloned().collect();
            prop_assert!(more.is_empty(), "{:?} adds {:?}:\n{}\n{}", own, more, text, mended);
            prop_assert!(count(&after) < count(&before), "{:?} adds something:\n{}\n{}", own, text, mended);
        }
    }

    #[test]
    fn for_all_bodies_the_order_of_keys_and_white_space_change_no_diagnostic(body in any_body(), seeds: [u64; 2]) {
        let [one, other] = seeds.map(|seed| Writer::plain(seed).write(&body));
        let [one_report, other_report] = [check(&one), check(&other)];
        prop_assume!(!is_cut(&one_report));
        prop_assert_eq!(said(&one_report), said(&other_report), "\n{}\n{}", one, other);
    }

    #[test]
    fn for_all_bodies_white_space_changes_not_even_the_order_of_diagnostics(text in any_text()) {
        let plain = |report: Report| report.diagnostics.into_iter().map(|found| (found.code, found.pointer, found.message)).collect::<Vec<_>>();
        prop_assert_eq!(plain(check(&text)), plain(check(&json::layout_text(&text))));
    }

    #[test]
    fn for_all_bodies_without_ranges_all_else_is_said_too(text in any_text()) {
        let mut with_ranges = check(&text);
        for found in &mut with_ranges.diagnostics {
            found.range = None;
            found.related.iter_mut().for_each(|other| other.range = None);
        }
        let without = validate(&text, &Options { ranges: false, ..options() });
        prop_assert_eq!(serde_json::to_string(&with_ranges).unwrap(), serde_json::to_string(&without).unwrap());
    }
}
