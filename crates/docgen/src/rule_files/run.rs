//! Makes the calls of the cases.

use std::collections::{BTreeMap, BTreeSet};

use target_groups::batch::validate_lines_or_array;
use target_groups::editing::{edit_text, read_changes};
use target_groups::json::rows::Holds;
use target_groups::model::{Catalogue, Record, TargetGroup};
use target_groups::plan::{build, plan_of};
use target_groups::rules::{Compilation, Diagnostic, Fix, Limits, Options, compile_expression, validate};
use target_groups::text::edit;
use target_groups::zones::Database;

use super::{Case, ExpectedOutcome, ReportedDiagnostic, ShownFix};

/// Rules about what a request lacks. They apply to nearly every text that is as short as a case, so that cases do not list them.
pub const MISSING: [&str; 7] = [
    "date-only",
    "enrolment-missing",
    "expression-missing",
    "frequency-missing",
    "periods-missing",
    "target-entity-missing",
    "values-missing",
];

/// Returns the options under which the cases hold: on 13 January 2026, by an organisation with a few events.
#[must_use]
pub fn options() -> Options {
    let catalogue = Catalogue::read(include_str!("../../../../tests/data/events.json")).ok();
    Options { now: Some(1_768_281_197_578), catalogue, ..Options::default() }
}

/// Returns the diagnostics that the call of a case reports for a text.
///
/// # Errors
/// When the call is unknown, or its argument is invalid.
pub fn diagnostics(case: &Case, text: &str, options: &Options) -> Result<Vec<Diagnostic>, String> {
    Ok(match case.call() {
        "validate" => validate(text, &Options { limits: limits(case.argument())?, ..options.clone() }).diagnostics,
        "validateMany" => validate_lines_or_array(text, options).faulty.into_iter().flat_map(|item| item.diagnostics).collect(),
        "edit" => edit_text(text, &read_changes(&format!("[{}]", case.argument()))?, options).diagnostics,
        "build" => build(text, options, &Database).report.diagnostics,
        "planOf" => plan_of(text, options, &Database).report.diagnostics,
        "compileExpression" => match compile_expression(text, &options.locale) {
            Compilation::Tree { .. } => Vec::new(),
            Compilation::Faulty { diagnostics } => diagnostics,
        },
        other => return Err(format!("`{other}` is not a call")),
    })
}

/// Reads limits such as `{"bytes": 10}`. Cases show everything that is found, unless they limit it.
fn limits(argument: &str) -> Result<Limits, String> {
    let given: BTreeMap<String, usize> = match argument {
        "" => BTreeMap::new(),
        argument => serde_json::from_str(argument).map_err(|error| error.to_string())?,
    };
    let mut limits = Limits { diagnostics: 1000, ..Limits::default() };
    for (name, limit) in given {
        match name.as_str() {
            "bytes" => limits.bytes = limit,
            "depth" => limits.depth = limit,
            "diagnostics" => limits.diagnostics = limit,
            other => return Err(format!("`{other}` is not a limit")),
        }
    }
    Ok(limits)
}

/// Returns a text after a fix.
///
/// # Errors
/// When the changes of the fix cannot be made.
pub fn apply(case: &Case, text: &str, fix: &Fix) -> Result<String, String> {
    let root = if case.call() == "build" { &Holds::Nothing } else { TargetGroup::ROOT };
    let edits = edit(text, &fix.changes, root, 64).map_err(|error| format!("{error:?}"))?;
    Ok(edits.into_iter().rev().fold(text.to_owned(), |mut fixed, edit| {
        fixed.replace_range(edit.from..edit.to, &edit.insert);
        fixed
    }))
}

/// Returns the outcome of a case of a rule: the first diagnostic of the rule, and the other rules that apply.
///
/// # Errors
/// When the call or a fix is invalid.
pub fn outcome(case: &Case, code: &str) -> Result<ExpectedOutcome, String> {
    let text = case.text();
    let found = diagnostics(case, &text, &options())?;
    let others: BTreeSet<&str> = found.iter().map(|found| found.code).filter(|other| *other != code && !MISSING.contains(other)).collect();
    let also = others.into_iter().map(str::to_owned).collect();
    let Some(own) = found.into_iter().find(|found| found.code == code) else {
        return Ok(ExpectedOutcome { also, ..ExpectedOutcome::default() });
    };
    let fix = match own.fix {
        Some(fix) => Some(ShownFix { result: apply(case, &text, &fix)?, kind: fix.kind, title: fix.title }),
        None => None,
    };
    let diagnostic = ReportedDiagnostic { severity: own.severity, pointer: own.pointer, message: one_line(&own.message) };
    Ok(ExpectedOutcome { diagnostic: Some(diagnostic), also, fix })
}

/// Line breaks and other control characters that a message quotes are written as escapes.
fn one_line(message: &str) -> String {
    message
        .chars()
        .map(|character| if character.is_control() { character.escape_default().to_string() } else { character.to_string() })
        .collect()
}
