//! The examples in Rust work. Those of the package are tested by tests/environments/examples.mjs.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
#![allow(dead_code, reason = "examples have a function `main`, and are not modules")]

use std::path::Path;

#[path = "../examples/build_plan.rs"]
mod build_plan;
#[path = "../examples/simulate.rs"]
mod simulate;
#[path = "../examples/validate_folder.rs"]
mod validate_folder;

#[test]
fn a_plan_becomes_a_request_and_its_summary() {
    let (request, summary) = build_plan::request_of(build_plan::PLAN).unwrap();
    assert!(request.contains(r#""refCode": "Cycle_12""#), "{request}");
    assert!(summary.contains("profileUpdated"), "{summary}");
    let problems = build_plan::request_of(&build_plan::PLAN.replace("\"goal\": 2", "\"goal\": -2")).unwrap_err();
    assert!(problems.starts_with("/goal: "), "{problems}");
}

#[test]
fn a_folder_is_validated() {
    let (lines, errors) = validate_folder::report(Path::new("examples/github-action/requests")).unwrap();
    assert_eq!(errors, 0, "{lines}");
    let (lines, errors) = validate_folder::report(Path::new("tests/data/published")).unwrap();
    assert!(errors == 4 && lines.contains("count.request.json:38: "), "{lines}");
    assert!(validate_folder::report(Path::new("no such folder")).is_err());
}

#[test]
fn a_request_is_created_once() {
    let outcomes = simulate::outcomes(simulate::REQUEST).unwrap();
    let starts = [r#"{"outcome":"created","#, r#"{"outcome":"rejected","#];
    assert_eq!(outcomes.len(), starts.len());
    assert!(outcomes.iter().zip(starts).all(|(outcome, start)| outcome.starts_with(start)), "{outcomes:?}");
}
