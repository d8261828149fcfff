//! Builds requests from plans, and reads requests back into plans.
//!
//! A [`Plan`] is JSON text, as a request is: an event, what is measured, a goal, and a schedule. [`build`] makes the request,
//! [`plan_of`] the plan of a request, and [`from_template`] a plan to start from.

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

/// All rules of plans.
pub fn rules() -> impl Iterator<Item = &'static crate::rules::Rule> {
    rules::RULES.iter().map(|rule| rule())
}

/// The summaries of all rules of plans. Only generators use them.
pub const RULE_DOCS: &[crate::rules::RuleDocs] = rules::DOCS;

/// All sentences about plans.
pub fn texts() -> impl Iterator<Item = crate::message::Text> {
    rules().flat_map(crate::rules::Rule::texts).chain(template::texts())
}
