//! The rules, one file each: `tests/rules/<code>.md` describes the rule, and has an example and cases that must and must not report it.
//!
//! With `WRITE_GOLDEN_FILES=1`, the lines below each case are written instead of compared, and marks are added where there are none.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use target_groups::message::{Locale, NumberRules, PluralRules, Text};
use target_groups::rule_book::all;
use target_groups::rules::{Diagnostic, Options, Rule};
use target_groups::translation::{Messages, custom_locale, texts};

#[path = "../crates/docgen/src/rule_files/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "the module is shared with the generators")]
mod rule_files;

use rule_files::run::{apply, diagnostics, options, outcome};
use rule_files::{Case, RuleFile, Section, read_all};

/// Messages and fixes that no text leads to, and the reason.
const NOT_FROM_TEXT: &[(&str, &str)] = &[
    ("internal", "only a trap leads to it"),
    ("json-syntax.utf-8", "only bytes can be invalid UTF-8"),
    ("json-syntax.utf-16", "only bytes can be UTF-16"),
    ("plan-zone-unknown.here", "the time zone database of the tests has all zones"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files() -> Vec<RuleFile> {
    read_all(root()).unwrap()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Returns `true` if no text leads to any message of the rule.
fn is_not_from_text(rule: &Rule) -> bool {
    NOT_FROM_TEXT.iter().any(|(key, _)| *key == rule.code)
}

#[test]
fn every_rule_has_a_file_and_every_file_a_rule() {
    let named: BTreeSet<String> = files().into_iter().map(|file| file.path).collect();
    let expected: BTreeSet<String> = all().map(|rule| format!("tests/rules/{}.md", rule.code)).collect();
    let missing = expected.difference(&named).map(|path| format!("{path} is missing"));
    let surplus = named.difference(&expected).map(|path| format!("{path} is not named after a rule"));
    let misnamed = files().into_iter().filter(|file| file.path != format!("tests/rules/{}.md", file.code));
    let misnamed = misnamed.map(|file| format!("{}:1: the heading names another rule, {}", file.path, file.code));
    assert_none(&missing.chain(surplus).chain(misnamed).collect::<Vec<_>>());
}

#[test]
fn every_file_has_a_description_an_example_and_cases_of_both_kinds() {
    let mut faults = Vec::new();
    for file in files() {
        let rule = all().find(|rule| rule.code == file.code).unwrap();
        let mut require = |is_met: bool, fault: &str| faults.extend((!is_met).then(|| format!("{}: {fault}", file.path)));
        let sentences = file.description.replace('\n', " ").split_inclusive(". ").count();
        require((2..=5).contains(&sentences), "the description must have two to five sentences");
        require(file.description.ends_with('.'), "the description must end with a full stop");
        if !is_not_from_text(rule) {
            require(file.section(Section::Example).count() == 1, "there must be one example");
            require(file.section(Section::NotReported).count() >= 1, "there must be a case that does not report the rule");
        }
    }
    assert_none(&faults);
}

/// Every case reports the rule at the marked range or not at all, and the lines below it are the outcome.
#[test]
fn the_cases_have_the_outcomes_that_they_show() {
    let is_writing = std::env::var_os("WRITE_GOLDEN_FILES").is_some();
    let mut faults = Vec::new();
    for file in files() {
        let mut current = file.clone();
        for case in &mut current.cases {
            case.outcome = outcome(case, &file.code).unwrap_or_else(|fault| panic!("{}:{}: {fault}", file.path, case.line));
            if is_writing {
                add_marks(case, &file.code);
            }
            faults.extend(fault_of(case, &file.code).map(|fault| format!("{}:{}: {fault}", file.path, case.line)));
        }
        if is_writing {
            fs::write(root().join(&file.path), current.to_string()).unwrap();
        }
        let text = fs::read_to_string(root().join(&file.path)).unwrap();
        faults.extend(first_difference(&file.path, &text, &current.to_string()));
    }
    assert_none(&faults);
}

/// The ranges at which a case reports the rule.
fn reported_ranges(case: &Case, code: &str) -> Vec<(usize, usize)> {
    let found = diagnostics(case, &case.text(), &options()).unwrap();
    found.iter().filter(|found| found.code == code).filter_map(|found| found.range).map(|range| (range.from, range.to)).collect()
}

/// Marks the ranges that are reported, unless the author did.
fn add_marks(case: &mut Case, code: &str) {
    let ranges = reported_ranges(case, code);
    if case.ranges().is_empty() && case.section != Section::NotReported {
        case.mark(&ranges);
    }
}

/// A case that reports the rule does so at the marked ranges; other cases do not report it.
fn fault_of(case: &Case, code: &str) -> Option<String> {
    let is_expected = case.section != Section::NotReported;
    if case.outcome.diagnostic.is_some() != is_expected {
        return Some(format!("`{code}` {} be reported", if is_expected { "must" } else { "must not" }));
    }
    let (found, expected) = (reported_ranges(case, code), case.ranges());
    let units: Vec<u16> = case.text().encode_utf16().collect();
    let part = |(from, to): &(usize, usize)| format!("«{}»", String::from_utf16_lossy(units.get(*from..*to).unwrap_or_default()));
    let [at_found, at_expected] = [&found, &expected].map(|ranges| ranges.iter().map(part).collect::<Vec<_>>().join(", "));
    (found != expected).then(|| format!("`{code}` is reported at {found:?} {at_found}, but {expected:?} {at_expected} is marked"))
}

/// Describes the first line in which a file differs from its cases.
fn first_difference(path: &str, text: &str, current: &str) -> Option<String> {
    let (mut lines, mut others) = (text.lines(), current.lines());
    for number in 1.. {
        let pair = (lines.next(), others.next());
        if pair == (None, None) {
            break;
        }
        if let (line, other) = pair
            && line != other
        {
            let [line, other] = [line, other].map(|line| line.filter(|line| !line.is_empty()).unwrap_or("(nothing)"));
            return Some(format!("{path}:{number}:\n  the file has: {line}\n  the rules report: {other}"));
        }
    }
    (text != current).then(|| format!("{path}: must end with one line break"))
}

/// A language in which every message is its own key.
fn keys() -> Locale {
    let messages = texts().into_keys().map(|key| (key.clone(), key)).collect();
    custom_locale(Messages { locale: "en".to_owned(), messages }, NumberRules::Functions(PluralRules::ENGLISH)).unwrap()
}

/// The keys of the messages and titles that the diagnostics of a rule have in the cases of its file.
fn shown(file: &RuleFile, options: &Options) -> BTreeSet<String> {
    let found = file.reporting().flat_map(|case| diagnostics(case, &case.text(), options).unwrap());
    let own = found.filter(|found| found.code == file.code);
    own.flat_map(|found| [Some(found.message), found.fix.map(|fix| fix.title)]).flatten().collect()
}

#[test]
fn every_message_and_every_fix_of_a_rule_has_a_case() {
    let options = Options { locale: keys(), ..options() };
    let not_from_text: BTreeMap<&str, &str> = NOT_FROM_TEXT.iter().copied().collect();
    let mut faults = Vec::new();
    for file in files() {
        let shown = shown(&file, &options);
        let rule = all().find(|rule| rule.code == file.code).unwrap();
        for key in rule.texts().map(|text: Text| text.key()) {
            match (shown.contains(&key), not_from_text.get(key.as_str())) {
                (false, None) => faults.push(format!("{}: no case shows \"{}\" ({key})", file.path, texts()[&key].english)),
                (true, Some(reason)) => faults.push(format!("{}: \"{key}\" has a case, although {reason}", file.path)),
                _ => {}
            }
        }
    }
    assert_none(&faults);
}

/// The codes and pointers of diagnostics, those of related places too.
fn places(diagnostics: &[Diagnostic]) -> BTreeSet<(&'static str, String)> {
    let of_one = |found: &Diagnostic| {
        let related = found.related.iter().map(|other| (found.code, other.pointer.clone()));
        related.chain([(found.code, found.pointer.clone())]).collect::<Vec<_>>()
    };
    diagnostics.iter().flat_map(of_one).collect()
}

#[test]
fn a_fix_removes_its_diagnostic_and_adds_none() {
    let mut faults = Vec::new();
    let mut fixes = 0;
    for file in files() {
        for case in file.reporting() {
            let text = case.text();
            let before = diagnostics(case, &text, &options()).unwrap();
            let Some(own) = before.iter().find(|found| found.code == file.code) else { continue };
            let Some(fix) = &own.fix else { continue };
            let after = diagnostics(case, &apply(case, &text, fix).unwrap(), &options()).unwrap();
            let (before, after) = (places(&before), places(&after));
            let stays = after.contains(&(own.code, own.pointer.clone()));
            // The diagnostics of a key move with it when it is renamed, and those of a response's group were not looked for.
            let moves = ["unknown-field", "wrapped-answer"].contains(&file.code.as_str());
            let added: Vec<_> = after.difference(&before).filter(|_| !moves).collect();
            if stays || !added.is_empty() {
                let stays = if stays { " keeps its diagnostic" } else { "" };
                faults.push(format!("{}:{}: the fix{stays} adds {added:?}", file.path, case.line));
            }
            fixes += 1;
        }
    }
    assert_none(&faults);
    assert!(fixes >= 100, "only {fixes} cases have a fix");
}
