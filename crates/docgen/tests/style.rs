//! Refuses phrases that do not belong into plain technical English, in everything that a person reads.
//!
//! The lists below are the whole configuration: [`PHRASES`] are the phrases, [`PROSE`] and [`CODE`] the files that are checked, and
//! [`ALLOWED`] the few places where a phrase is right. A folder is added as soon as it is clean.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use target_groups::model::{Docs, EnumerationDocs, FieldDocs, RecordDocs, ValueDocs};
use target_groups::{plan, rule_book, translation};

/// Phrases to avoid, in lower case. They match whole words.
const PHRASES: &[&str] = &[
    "a number of days that",
    "as it is meant",
    "called off",
    "cannot be told",
    "could not be had",
    "is no",
    "it speaks",
    "it knows",
    "knows no",
    "mend",
    "mends",
    "must stand",
    "nobody",
    "none of the values of",
    "of ours",
    "said",
    "should stand here",
    "speak of",
    "speaks of",
    "stand here",
    "stands here",
    "stands there",
    "untold",
    "what is said",
];

/// Words with which no comment begins: a comment that begins with them is a riddle, not a sentence.
const OPENINGS: &[&str] = &["What ", "Whether ", "Nobody "];

/// Files of prose, or folders of them, which are checked as a whole.
const PROSE: &[&str] = &["docs", "tests/rules", "README.md", "pkg/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples"];

/// Folders of code, in which comments are checked, and the ending of their files.
const CODE: &[(&str, &str)] = &[
    ("crates", "rs"),
    ("src", "rs"),
    ("xtask", "rs"),
    ("pkg/src", "ts"),
    ("www/src", "ts"),
    ("benches", "mjs"),
    ("tests", "mjs"),
    ("tests", "rs"),
    ("examples", "js"),
    ("examples", "rs"),
    ("examples", "ts"),
    ("examples", "tsx"),
];

/// Exceptions: the file or message key, and the phrase.
const ALLOWED: &[(&str, &str)] = &[("crates/docgen/tests/style.rs", "is no")];

/// The phrases that a text contains.
fn faults(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let mut found = Vec::new();
    for phrase in PHRASES {
        for (start, _) in lower.match_indices(phrase) {
            let (before, after) = (lower.get(..start).unwrap(), lower.get(start + phrase.len()..).unwrap());
            let is_whole = !is_word(before.chars().next_back()) && !is_word(after.chars().next());
            // "There is no …" and "is no longer" are idiomatic; "This is no date" is not.
            let is_idiom = *phrase == "is no" && (before.trim_end().ends_with("there") || after.trim_start().starts_with("longer"));
            if is_whole && !is_idiom {
                found.push((*phrase).to_owned());
            }
        }
    }
    found
}

fn is_allowed(place: &str, fault: &str) -> bool {
    ALLOWED.iter().any(|(path, phrase)| place.starts_with(path) && fault == *phrase)
}

/// Panics with the places of all faults.
fn check(texts: impl Iterator<Item = (String, String)>) {
    let mut report = Vec::new();
    for (place, text) in texts {
        for phrase in faults(&text).into_iter().filter(|phrase| !is_allowed(&place, phrase)) {
            report.push(format!("{place}: \"{phrase}\" in: {}", text.trim()));
        }
    }
    assert!(report.is_empty(), "phrases that docs and messages avoid:\n{}", report.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The files below a folder, or the file itself.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries.iter().filter(|path| !path.ends_with("node_modules") && !path.ends_with("target")).flat_map(|path| files(path)).collect()
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The comment in a line of code, without its marks.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line.strip_prefix("//").or_else(|| line.strip_prefix("* ")).or_else(|| line.strip_prefix("/**"))?;
    Some(text.trim_start_matches(['/', '!']).trim_start())
}

#[test]
fn phrases_are_found_as_words() {
    assert_eq!(faults("`x` is no date that exists."), ["is no"]);
    assert_eq!(faults("Nobody said so. Mend it."), ["mend", "nobody", "said"]);
    for clean in ["There is no name.", "It is no longer sent.", "Recommended and aforesaid.", "The document is not valid."] {
        assert_eq!(faults(clean), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn messages_are_plain() {
    check(translation::texts().into_iter().map(|(key, text)| (key, text.english.to_owned())));
}

#[test]
fn rule_summaries_are_plain() {
    check(rule_book::docs().map(|docs| (docs.code.to_owned(), docs.summary.to_owned())));
}

#[test]
fn doc_texts_of_fields_are_plain() {
    for Docs { records, enumerations } in [Docs::MODEL, plan::DOCS] {
        let fields = |record: &RecordDocs| record.fields.iter().map(FieldDocs::paragraph).chain([record.paragraph()]).collect::<Vec<_>>();
        let values = |words: &EnumerationDocs| words.values.iter().map(ValueDocs::paragraph).chain([words.paragraph()]).collect::<Vec<_>>();
        let of_records = records.iter().flat_map(|record| fields(record).into_iter().map(|text| (record.name.to_owned(), text)));
        let of_words = enumerations.iter().flat_map(|words| values(words).into_iter().map(|text| (words.name.to_owned(), text)));
        check(of_records.chain(of_words));
    }
}

#[test]
fn pages_are_plain() {
    let lines = |path: PathBuf| {
        let lines: Vec<String> = fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
        lines.into_iter().enumerate().map(move |(index, line)| (format!("{}:{}", name_of(&path), index + 1), line))
    };
    let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    check(PROSE.iter().flat_map(|path| files(&root().join(path))).filter(is_text).flat_map(lines));
}

#[test]
fn comments_are_plain() {
    let mut openings = Vec::new();
    let mut comments = Vec::new();
    for (folder, ending) in CODE {
        // Declarations of the glue repeat comments of `src/wasm`, and are not committed.
        let is_code = |path: &PathBuf| path.extension().is_some_and(|extension| extension == *ending) && !name_of(path).ends_with(".d.ts");
        for path in files(&root().join(folder)).into_iter().filter(is_code) {
            let name = name_of(&path);
            let text = fs::read_to_string(&path).unwrap();
            let mut is_first = true;
            for (index, line) in text.lines().enumerate() {
                let Some(comment) = comment(line) else {
                    is_first = true;
                    continue;
                };
                if is_first && OPENINGS.iter().any(|opening| comment.starts_with(opening)) {
                    openings.push(format!("{name}:{}: {comment}", index + 1));
                }
                is_first = comment.is_empty();
                comments.push((format!("{name}:{}", index + 1), comment.to_owned()));
            }
        }
    }
    check(comments.into_iter());
    assert_eq!(openings, Vec::<String>::new(), "comments that begin with a riddle");
}
