//! Imports from every source: a table of commands, scripts, messages, exports and damaged JSON, with the body and the notes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panic")]

use std::fmt::Write as _;

use serde_json::Value;
use target_groups::import::Imported;
use target_groups::message::Locale;

const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";
/// Must not be found anywhere in a result.
const SECRET: &str = "TXkgc2VjcmV0";
const BODY: &str = r#"{"name":"Steps"}"#;

fn import_request(text: &str) -> Imported {
    target_groups::import::import_request(text, &Locale::default())
}

fn codes(imported: &Imported) -> String {
    let notes = serde_json::to_value(&imported.notes).unwrap();
    let codes: Vec<&str> = notes.as_array().unwrap().iter().map(|note| note["code"].as_str().unwrap()).collect();
    codes.join(" ")
}

/// The cases of a file: `## source: codes of the notes`, then the text. `BODY`, `ADDRESS` and `SECRET` stand for the
/// constants, `ESCAPED` for the body with escaped quotes, `¶` for a carriage return, `␤` for a line end, and `␣` for a no-break
/// space. A body other than that of the constant follows `=>`.
fn cases(file: &str) -> Vec<(String, String, String, String)> {
    let blocks = file.split("\n## ").skip(1);
    let replace = |text: &str| {
        let escaped = BODY.replace('"', "\\\"");
        text.replace("BODY", BODY)
            .replace("ESCAPED", &escaped)
            .replace("ADDRESS", URL)
            .replace("SECRET", SECRET)
            .replace('¶', "\r")
            .replace('␣', "\u{A0}")
            .replace('␤', "\n")
    };
    blocks
        .map(|block| {
            let (head, text) = block.split_once('\n').unwrap();
            let (head, body) = head.split_once(" => ").unwrap_or((head, "BODY"));
            let (source, codes) = head.split_once(':').unwrap();
            (source.to_owned(), codes.trim().to_owned(), replace(text.strip_suffix('\n').unwrap_or(text)), replace(body))
        })
        .collect()
}

fn check(file: &str) -> usize {
    let mut faults = String::new();
    let cases = cases(file);
    for (source, expected, text, body) in &cases {
        let imported = import_request(text);
        let all = serde_json::to_value(&imported).unwrap();
        let same = if body.starts_with('{') {
            serde_json::from_str::<Value>(&imported.text).ok() == serde_json::from_str::<Value>(body).ok()
        } else {
            imported.text == *body
        };
        let (found, codes) = (all["source"].as_str().unwrap(), codes(&imported));
        if !same || found != source || codes != *expected || all.to_string().contains(SECRET) {
            writeln!(faults, "--- {text}\nexpected {source}: {expected}\nfound    {found}: {codes}\n{all:#}\n").unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
    cases.len()
}

#[test]
fn commands() {
    assert!(check(include_str!("data/import/commands.txt")) >= 75);
}

#[test]
fn scripts() {
    assert!(check(include_str!("data/import/scripts.txt")) >= 40);
}

#[test]
fn data() {
    assert!(check(include_str!("data/import/data.txt")) >= 40);
}
