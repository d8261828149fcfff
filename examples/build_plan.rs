//! Builds the request of a plan, and previews it: `cargo run --example build_plan`.

use target_groups::plan::build;
use target_groups::preview::preview;
use target_groups::rules::Options;
use target_groups::zones::Database;

pub(crate) const PLAN: &str = r#"{
    "name": "Profile picture twice a month",
    "event": "profileUpdated",
    "measure": "count",
    "goal": 2,
    "schedule": { "start": "2027-01-01", "zone": "Asia/Kolkata", "every": { "month": 1 }, "periods": 12 }
}"#;

fn main() {
    match request_of(PLAN) {
        Ok((request, summary)) => println!("{summary}\n\n{request}"),
        Err(problems) => eprintln!("{problems}"),
    }
}

/// Returns the request of a plan and its summary, or the errors of the plan, which point into it.
pub(crate) fn request_of(plan: &str) -> Result<(String, String), String> {
    let options = Options::default();
    let built = build(plan, &options, &Database);
    if !built.report.valid {
        let lines = built.report.diagnostics.iter().map(|problem| format!("{}: {}", problem.pointer, problem.message));
        return Err(lines.collect::<Vec<_>>().join("\n"));
    }
    let summary = preview(&built.text, None, &options)?.summary;
    Ok((built.text, summary))
}
