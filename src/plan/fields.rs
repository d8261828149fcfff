//! The fields of a request that are derived from a plan. A plan contains all other fields unchanged, in `fields` and `targetFields`.

/// The fields of a group that are derived from a plan.
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

/// The fields of a target that are derived from a plan.
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
