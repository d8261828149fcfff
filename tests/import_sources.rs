//! Imports from every source: a table of commands, scripts, messages, exports and damaged JSON, with the body and the notes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail by panic")]

use std::fmt::Write as _;

use serde_json::{Value, json};
use target_groups::import::ImportResult;
use target_groups::message::Locale;

const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";
/// Must not be found anywhere in a result.
const SECRET: &str = "TXkgc2VjcmV0";
const BODY: &str = r#"{"name":"Steps"}"#;

fn import_request(text: &str) -> ImportResult {
    target_groups::import::import_request(text, &Locale::default())
}

fn codes(imported: &ImportResult) -> String {
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

/// The best request of many is found wherever it stands.
#[test]
fn the_best_of_many() {
    let har =
        |url: &str, body: &str| json!({ "request": { "method": "POST", "url": url, "httpVersion": "1.1", "postData": { "text": body } } });
    let postman = |url: &str, body: &str| json!({ "request": { "method": "POST", "url": url, "body": { "raw": body } } });
    let insomnia = |url: &str, body: &str| json!({ "_type": "request", "method": "POST", "url": url, "body": { "text": body } });
    let bodies = || (0..200).map(|at| if at == 150 { (URL, BODY) } else { ("https://host.example/", "x") });
    let all = |request: &dyn Fn(&str, &str) -> String| bodies().map(|(url, body)| request(url, body)).collect::<Vec<_>>();
    let values = |request: &dyn Fn(&str, &str) -> Value| bodies().map(|(url, body)| request(url, body)).collect::<Vec<_>>();
    for text in [
        all(&|url, body| format!("curl {url} -d '{body}'\n")).concat(),
        format!("curl {}", all(&|url, body| format!("{url} -d '{body}'")).join(" --next ")),
        all(&|url, body| format!("fetch('{url}', {{ method: 'POST', body: '{body}' }});\n")).concat(),
        all(&|url, body| format!("irm {url} -Method Post -Body '{body}'\n")).concat(),
        all(&|url, body| format!("POST {url}\n\n{body}\n\n")).concat(),
        json!({ "log": { "entries": values(&har) } }).to_string(),
        json!({ "info": {}, "item": values(&postman) }).to_string(),
        json!({ "resources": values(&insomnia) }).to_string(),
        (0..200).map(|at| if at == 150 { BODY } else { "{\"other\":1}" }).collect(),
        ["```\n{\"other\":1}\n```\n".repeat(150), format!("```\n{BODY}\n```\n"), "```\n{}\n```\n".repeat(49)].concat(),
    ] {
        let imported = import_request(&text);
        assert_eq!((imported.text.as_str(), imported.candidates.len()), (BODY, 100), "{}", &text[..200]);
        assert_eq!(imported.candidates.last().unwrap().text, BODY);
        let notes = serde_json::to_value(&imported.notes).unwrap();
        assert!(notes.as_array().unwrap().iter().any(|note| note["params"]["count"] == 200), "{notes}");
    }
}
