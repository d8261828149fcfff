//! Builds requests from plans, and converts requests back to plans.
//!
//! Like a request, a [`Plan`] is JSON text, but it describes the goal in everyday terms: an event, a measure, a goal, and a schedule.
//! [`build`] returns the request for a plan, [`plan_of`] the plan for a request, and [`from_template`] a plan from a template. Problems of
//! a plan are reported with pointers into the plan. A plan without errors results in a valid request.
//!
//! ```
//! use target_groups::{plan::{build, from_template, plan_of}, rules::Options, zones::Database};
//! let options = Options::default();
//! let plan = from_template("steps-in-days", r#"{"goal": 8000}"#, &options).unwrap();
//! let built = build(&plan.text, &options, &Database);
//! assert!(built.report.valid);
//! assert_eq!(plan_of(&built.text, &options, &Database).text, plan.text);
//! ```
//!
//! Plans have one target. Requests with several targets, or with features that plans do not support, must be written as JSON.

mod build;
mod calendar;
mod docs;
mod fields;
mod layout;
mod plan_of;
mod rules;
mod schema;
mod source_map;
mod template;

pub use build::{Built, build};
pub use docs::DOCS;
pub use plan_of::{PlanOf, plan_of};
pub use template::{FilledTemplate, Template, TemplateError, TemplateParameter, TemplateParameterKind, from_template, templates};

pub use schema::{
    Every, Goal, Level, Measure, Places, Plan, PlanEnrolment, PlanMeasure, PlanRange, PlanTracking, PlanWindow, RangesSchedule,
    RegularSchedule, Schedule, StreakTracking, SumMeasure, Tracking,
};

/// Returns all rules of plans.
pub fn rules() -> impl Iterator<Item = &'static crate::rules::Rule> {
    rules::RULES.iter().map(|rule| rule())
}

/// The summaries of all rules of plans. Only generators use them.
pub const RULE_DOCS: &[crate::rules::RuleDocs] = rules::DOCS;

/// Returns all messages about plans.
pub fn texts() -> impl Iterator<Item = crate::message::Text> {
    rules().flat_map(crate::rules::Rule::texts).chain(template::texts())
}
