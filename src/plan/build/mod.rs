//! Builds a request from a plan.
//!
//! [`build`] validates the structure of a plan in the same way as that of a request, calculates its calendar, and writes the [`body`].
//! Rules about several parts of a plan are checked where these parts are read: [`goals`], [`condition`] and [`further`] fields. The request
//! is then validated like any other, and its diagnostics are mapped to the plan.

mod body;
mod condition;
mod further;
mod goals;
mod target;

use serde::Serialize;

use crate::json::layout_text;
use crate::json::rows::Rows;
use crate::model::{FieldKind, Read, Record};
use crate::rules::{self, DocumentKind, Findings, Options, Report, check_structure, validate};
use crate::zones::Zones;

use super::schema::Plan;
use super::source_map::{in_plan, sorted};

/// The result of building a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "BuildAnswer"))]
pub struct Built {
    /// The request as formatted JSON text; empty if the plan cannot be built.
    pub text: String,
    /// The diagnostics of the plan and of the request built from it, with pointers into the plan. `valid` is `true` if the plan was built.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Builds the request for a plan.
///
/// The request has no errors, and no warnings except those about the plan's own values, such as an event name with a space. The report
/// includes these warnings, with pointers into the plan.
///
/// ```
/// use target_groups::{plan::build, rules::Options, zones::Database};
/// let plan = r#"{
///     "name": "Steps", "event": "walked", "measure": {"sum": "steps"}, "goal": 5000,
///     "schedule": {"start": "2026-01-01", "zone": "Asia/Kolkata", "every": {"day": 2}, "periods": 3}
/// }"#;
/// let built = build(plan, &Options::default(), &Database);
/// assert!(built.report.valid && built.text.contains(r#""targetType": "EVENT_ATTRIBUTE""#));
/// ```
#[must_use]
pub fn build(text: &str, options: &Options, zones: &dyn Zones) -> Built {
    let built = rules::read(text, Plan::ROOT, options, |rows| build_rows(rows, options, zones));
    built.unwrap_or_else(|report| Built { text: String::new(), report })
}

const PLAN: &FieldKind = &Plan::KIND;

fn build_rows(rows: Rows<'_>, options: &Options, zones: &dyn Zones) -> Built {
    let mut findings = Findings::new(options);
    check_structure(rows, PLAN, DocumentKind::Plan, options.limits.depth, &mut findings);
    let Some(plan) = Plan::read(rows.root()) else {
        return not_built(findings.close().report(rows.text(), Some(rows), options));
    };
    let body = body::body(&plan, zones, &mut findings);
    let condition = condition::faults(&plan, options);
    let mut report = findings.close().report(rows.text(), Some(rows), options);
    report.valid &= condition.is_empty();
    report.diagnostics.extend(condition);
    let body = body.filter(|_| report.valid);
    if let Some(body) = &body {
        let of_body = validate(body, &Options { ranges: false, ..options.clone() });
        report.valid &= of_body.valid;
        report.diagnostics.extend(of_body.diagnostics.into_iter().filter_map(|diagnostic| in_plan(diagnostic, &plan)));
    }
    report.diagnostics = sorted(report.diagnostics, rows.text(), options);
    match body {
        Some(body) if report.valid => Built { text: layout_text(&body), report },
        _ => not_built(report),
    }
}

/// Marks the report of a plan that was not built as invalid, even if the rule is off.
fn not_built(report: Report) -> Built {
    Built { text: String::new(), report: Report { valid: false, ..report } }
}
