//! Refusals, as the API words them.

use crate::json::quote;
use crate::rules::{Diagnostic, Report, Severity};

use super::Answer;

/// The codes that the simulation gives by itself, with the messages that the documentation gives.
const MESSAGES: &[(i64, &str)] = &[
    (300_004, "Invalid input, check all values and ensure they are correct."),
    (310_008, "Length of Target rule name cannot exceed 200"),
    (310_017, "Target group not found"),
    (310_033, "Invalid target entity and target type"),
    (310_069, "Target group name already exists"),
    (310_094, "Extended field info is required"),
    (310_132, "Only FIXED_CALENDER_WINDOW is supported for leaderboard"),
    (310_145, "Invalid key"),
];

/// Refuses with codes.
pub(super) fn refuse(status: u16, codes: &[i64]) -> Answer {
    let error = |code: &i64| {
        let message = MESSAGES.iter().find(|(known, _)| known == code).map_or("Refused by the simulated API", |(_, message)| message);
        format!(r#"{{"code":{code},"message":{}}}"#, quote(message))
    };
    let errors: Vec<String> = codes.iter().map(error).collect();
    let body = format!(r#"{{"data":null,"errors":[{}],"warnings":null}}"#, errors.join(","));
    Answer::json(status, body)
}

/// Refuses what is no create call at all.
pub(super) fn refuse_call(status: u16, message: &str) -> Answer {
    let body = format!(r#"{{"data":null,"errors":[{{"code":{status},"message":{}}}],"warnings":null}}"#, quote(message));
    Answer::json(status, body)
}

/// The codes by which the server refuses what the rule book calls wrong, each once.
pub(super) fn codes(report: &Report) -> Vec<i64> {
    let mut codes: Vec<i64> = Vec::new();
    for diagnostic in report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        let code = code(diagnostic);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn code(diagnostic: &Diagnostic) -> i64 {
    match diagnostic.code {
        "name-too-long" if diagnostic.pointer.starts_with("/targets/") => 310_008,
        "entity-type-pair" => 310_033,
        "attribute-missing" => 310_094,
        "leaderboard-window" => 310_132,
        _ => 300_004,
    }
}
