//! From what a person means to a correct request, and back.
//!
//! A [`Plan`] is JSON text, as a request is: an event, what is measured, a goal, and a schedule. [`build`] makes the request.

mod build;
mod calendar;
mod places;
mod plan_of;
mod rules;
mod shape;
mod template;
mod write;

pub use build::{Built, build};
pub use plan_of::{PlanOf, plan_of};
pub use template::{FromTemplate, Parameter, ParameterKind, Template, TemplateError, from_template, templates};

pub use shape::{
    Every, Goal, Level, Measure, Places, Plan, PlanEnrolment, PlanMeasure, PlanTracking, PlanWindow, Range, RangesSchedule,
    RegularSchedule, Schedule, StreakTracking, SumMeasure, Tracking,
};

/// All rules of plans.
pub fn rules() -> impl Iterator<Item = &'static crate::rules::Rule> {
    rules::RULES.iter().copied()
}

/// All sentences about plans.
pub fn texts() -> impl Iterator<Item = crate::message::Text> {
    crate::rules::texts_of(rules()).chain(template::texts())
}
