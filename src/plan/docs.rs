//! Documentation of plans, for generators. It is not linked into any WebAssembly module.

use crate::model::{Docs, FilterEntity};

use super::schema::{
    Every, Level, Places, Plan, PlanEnrolment, PlanMeasure, PlanRange, PlanTracking, PlanWindow, RangesSchedule, RegularSchedule,
    StreakTracking, SumMeasure,
};

/// The documentation of all records and enumerations of plans.
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
