//! Converts a request back to the equivalent plan.
//!
//! [`plan_of`] parses a request, or recovers the intended request from invalid JSON, and passes it to the [`PlanReader`]. The reader has a
//! file for each part of a plan. If a request has a part that plans do not support, the part is reported and the result contains no plan.
//! Values that the built request would write in another form are reported, too.

mod periods;
mod reader;
mod schedule;
mod target;
mod tracking;

use serde::Serialize;

use crate::json::rows::Rows;
use crate::json::{self, Positions, Range};
use crate::model::{Read, Record, TargetGroup};
use crate::rules::{self, Findings, Limits, Options, Report, check_rows};
use crate::text::{Recovered, from_utf16, recover};
use crate::zones::Zones;

use super::layout::laid_out;
use reader::PlanReader;

/// The result of converting a request to a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "PlanOfAnswer"))]
pub struct PlanOf {
    /// The plan as formatted JSON text; empty if no plan is equivalent to the request.
    pub text: String,
    /// The features that plans do not support, and the values that would be different in a request built from the plan. Pointers refer to
    /// the request. `valid` is `true` if there is a plan and the request is valid JSON; for invalid JSON, the plan is that of the recovered
    /// request.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Converts a request to a plan. Building that plan results in an equivalent request with the same days, times, goals and conditions.
///
/// ```
/// use target_groups::{plan::plan_of, rules::Options, zones::Database};
/// let request = r#"{"name": "Visits", "frequencyType": "WEEKLY", "frequency": 1, "trackingType": "DEFAULT",
///     "periods": [{"startDate": "2026-01-05", "endDate": "2026-01-11", "refCode": "Cycle_1"}],
///     "targets": [{"name": "Visits", "targetEntity": "EVENT", "targetType": "VISIT", "eventName": "visited",
///         "defaultValues": [{"defaultValue": 2}], "expression": "true", "enrolmentMethod": "TRANSACTION",
///         "expressionJson": "{\"arity\":\"literal\",\"value\":\"true\",\"type\":\"boolean:primitive\"}"}]}"#;
/// let plan = plan_of(request, &Options::default(), &Database);
/// assert!(plan.report.valid && plan.text.contains(r#""every": { "week": 1 }"#));
/// ```
#[must_use]
pub fn plan_of(text: &str, options: &Options, zones: &dyn Zones) -> PlanOf {
    let read = rules::read(text, TargetGroup::ROOT, options, |rows| {
        let mut findings = Findings::new(options);
        check_rows(rows, None, &mut findings);
        if findings.is_valid() {
            return of_rows(rows, options, zones);
        }
        PlanOf { text: String::new(), report: findings.close().report(rows.text(), Some(rows), options) }
    });
    read.unwrap_or_else(|report| of_damaged(text, report, options, zones))
}

/// Returns the plan of a text that is not valid JSON, from the recovered request. Its report contains the syntax errors.
fn of_damaged(text: &str, mut report: Report, options: &Options, zones: &dyn Zones) -> PlanOf {
    let Limits { bytes, depth, .. } = options.limits;
    let recovered = (text.len() <= bytes).then(|| recover(text, TargetGroup::ROOT, depth)).filter(|recovered| recovered.obstacle.is_none());
    let Some(Recovered { repair, .. }) = recovered.filter(|recovered| json::parse(recovered.repair.text(), depth).is_ok()) else {
        return PlanOf { text: String::new(), report };
    };
    let PlanOf { text: plan, report: meant } = plan_of(repair.text(), options, zones);
    let place = |range: Range| {
        let [from, to] = [range.from, range.to].map(|offset| from_utf16(repair.text(), offset));
        Positions::new(text).range(&repair.original(&(from..to)))
    };
    report.diagnostics.extend(meant.diagnostics.into_iter().map(|mut diagnostic| {
        diagnostic.range = diagnostic.range.map(place);
        for other in &mut diagnostic.related {
            other.range = other.range.map(place);
        }
        diagnostic
    }));
    PlanOf { text: plan, report }
}

fn of_rows(rows: Rows<'_>, options: &Options, zones: &dyn Zones) -> PlanOf {
    let mut findings = Findings::new(options);
    let plan = TargetGroup::read(rows.root()).and_then(|group| PlanReader { zones, findings: &mut findings }.plan(&group));
    let report = findings.close().report(rows.text(), Some(rows), options);
    match plan.filter(|_| report.valid) {
        Some(plan) => PlanOf { text: laid_out(&plan, options), report },
        None => PlanOf { text: String::new(), report: Report { valid: false, ..report } },
    }
}
