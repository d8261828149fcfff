//! Doc texts of plans, for generators. They are not linked into any WebAssembly module.

use crate::model::{Docs, FilterEntity};

use super::schema::{
    Every, Level, Places, Plan, PlanEnrolment, PlanMeasure, PlanRange, PlanTracking, PlanWindow, RangesSchedule, RegularSchedule,
    StreakTracking, SumMeasure,
};

/// The doc texts of all records and enumerations that a plan is made of.
pub const DOCS: Docs = Docs {
    records: &[
        Plan::DOCS,
        SumMeasure::DOCS,
        RegularSchedule::DOCS,
        Every::DOCS,
        RangesSchedule::DOCS,
        PlanRange::DOCS,
        StreakTracking::DOCS,
        Level::DOCS,
        Places::DOCS,
    ],
    enumerations: &[PlanMeasure::DOCS, PlanTracking::DOCS, PlanWindow::DOCS, PlanEnrolment::DOCS, FilterEntity::DOCS],
};
