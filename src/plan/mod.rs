//! From what a person means to a correct request, and back.
//!
//! A [`Plan`] is JSON text, as a request is: an event, what is measured, a goal, and a schedule. [`build`] makes the request.

mod build;
mod calendar;
mod places;
mod rules;
mod shape;
mod write;

pub use build::{Built, build};
pub use shape::{
    Counted, Enrolment, Every, Goal, Level, Measure, Places, Plan, Range, RangesSchedule, RegularSchedule, Schedule, StreakTracking,
    SumMeasure, Tracking, TrackingWord, Window,
};

/// All rules of plans.
pub fn rules() -> impl Iterator<Item = &'static crate::rules::Rule> {
    rules::RULES.iter().copied()
}

/// All sentences about plans.
pub fn texts() -> impl Iterator<Item = crate::message::Text> {
    crate::rules::texts_of(rules())
}
