//! The fields of a request that follow from a plan. A plan carries any others as they are, in `fields` and `targetFields`.

/// The fields of a group that follow from a plan.
pub(super) const GROUP_FIELDS: &[&str] = &[
    "active",
    "name",
    "description",
    "preferredTillId",
    "timeZoneName",
    "targetCycleStartDate",
    "targetCycleEndDate",
    "targetCycleStartDateISO",
    "targetCycleEndDateISO",
    "trackingType",
    "targetEvaluationType",
    "frequencyType",
    "frequency",
    "recurringCycles",
    "totalPeriods",
    "periods",
    "streaks",
    "targets",
];

/// The fields of a target that follow from a plan.
pub(super) const TARGET_FIELDS: &[&str] = &[
    "name",
    "targetEntity",
    "targetType",
    "eventName",
    "extendedFieldInfo",
    "defaultValues",
    "expression",
    "expressionJson",
    "filters",
    "enrolmentMethod",
];
