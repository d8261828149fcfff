//! Rules on how the goals of a group go together: tracking type, window, streaks, unified groups, enrolment.

use target_groups_model::{Amount, Combination, EnrolmentMethod, EvaluationType, TargetGroup, TrackingType};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &LEADERBOARD_WINDOW,
    &USER_CREATED,
    &STREAKS_MISSING,
    &STREAKS_ORDER,
    &UNIFIED_SHAPE,
    &SINGLE_TARGET,
    &TOO_MANY_TARGETS,
    &IMPORT_WINDOW,
    &VALUES_DIFFER_WINDOW,
];

const LEADERBOARD_WINDOW: Rule = Rule {
    code: "leaderboard-window",
    severity: Severity::Error,
    about: "A leaderboard needs fixed calendar periods (server code 310132).",
    wordings: &[("", "A leaderboard needs targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.")],
    fixes: &[],
};

const USER_CREATED: Rule = Rule {
    code: "user-created",
    severity: Severity::Warning,
    about: "A group that customers make themselves has one target and enrolment by import.",
    wordings: &[
        ("", "A group that customers make themselves has one target; this one has {targets}."),
        ("enrolment", "A group that customers make themselves enrols by IMPORT, not by {method}."),
    ],
    fixes: &[],
};

const STREAKS_MISSING: Rule = Rule {
    code: "streaks-missing",
    severity: Severity::Warning,
    about: "A streak is tracked, but no level of it is described.",
    wordings: &[("", "{type} needs \"streaks\": the levels and how many periods in sequence reach each.")],
    fixes: &[],
};

const STREAKS_ORDER: Rule = Rule {
    code: "streaks-order",
    severity: Severity::Warning,
    about: "The levels of a streak do not ascend, are more than 10, or are longer than there are periods.",
    wordings: &[
        ("", "Each level of a streak is longer than the one before ({before})."),
        ("many", "There {levels, plural, one {is # level} other {are # levels}}; up to {limit} are documented."),
        (
            "long",
            "This level needs {length, plural, one {# period} other {# periods}} in sequence, but there {periods, plural, one {is #} other {are #}}.",
        ),
    ],
    fixes: &[],
};

const UNIFIED_SHAPE: Rule = Rule {
    code: "unified-shape",
    severity: Severity::Warning,
    about: "A unified group has two targets or more, a combinationType and fixed calendar periods; a goal as a whole goes with ALL.",
    wordings: &[
        ("", "A unified group has two targets or more; this one has {targets}."),
        ("combination", "A unified group needs \"combinationType\": ALL or ANY."),
        ("window", "A unified group needs targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}."),
        ("threshold", "A goal as a whole goes with combinationType ALL, not with ANY."),
    ],
    fixes: &[],
};

const SINGLE_TARGET: Rule = Rule {
    code: "single-target",
    severity: Severity::Warning,
    about: "A group of this tracking type has one target.",
    wordings: &[("", "A group of type {type} has one target; this one has {targets}.")],
    fixes: &[],
};

const TOO_MANY_TARGETS: Rule = Rule {
    code: "too-many-targets",
    severity: Severity::Warning,
    about: "There are more than 10 targets in a unified group, or more than 50 in another.",
    wordings: &[("", "There {targets, plural, one {is # target} other {are # targets}}; up to {limit} are documented.")],
    fixes: &[],
};

const IMPORT_WINDOW: Rule = Rule {
    code: "import-window",
    severity: Severity::Warning,
    about: "A window that starts with the customer's own activity does not go with enrolment by import.",
    wordings: &[("", "{window} starts with the customer's own activity, so enrolment by IMPORT does not go with it.")],
    fixes: &[],
};

const VALUES_DIFFER_WINDOW: Rule = Rule {
    code: "values-differ-window",
    severity: Severity::Warning,
    about: "Different values for the periods go with fixed calendar periods only.",
    wordings: &[("", "Different values for the periods need targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.")],
    fixes: &[],
};

const MOST_LEVELS: usize = 10;
const MOST_TARGETS: usize = 50;
const MOST_UNIFIED_TARGETS: usize = 10;

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    leaderboard(group, findings);
    user_created(group, findings);
    if let Some(tracking) = group.tracking_type.get() {
        match tracking {
            TrackingType::Unified => unified(group, findings),
            TrackingType::Streaks | TrackingType::NonContinuousStreaks => streaks(group, *tracking, findings),
            TrackingType::Default | TrackingType::Capping => {}
        }
    }
    number_of_targets(group, findings);
    other_window(group, findings);
}

/// The window, where it is not the fixed calendar that an absent one stands for.
fn window(group: &TargetGroup<'_>) -> Option<EvaluationType> {
    group.target_evaluation_type.get().copied().filter(|window| *window != EvaluationType::FixedCalendarWindow)
}

fn leaderboard<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    if let (Some((value, true)), Some(window)) = (group.leaderboard_enabled.both(), window(group)) {
        findings.report(&LEADERBOARD_WINDOW, Place::Value(value), |finding| finding.param("window", window.wire()));
    }
}

fn user_created<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, true)) = group.user_created.both() else { return };
    let targets = group.targets.items().len();
    if targets > 1 {
        findings.report(&USER_CREATED, Place::Value(value), |finding| finding.param("targets", targets));
    }
    for target in group.targets.contents() {
        if let Some((value, method)) = target.enrolment_method.both()
            && *method != EnrolmentMethod::Import
        {
            findings.report(&USER_CREATED, Place::Value(value), |finding| finding.case("enrolment").param("method", method.wire()));
        }
    }
}

fn streaks<'d>(group: &TargetGroup<'d>, tracking: TrackingType, findings: &mut Findings<'d, '_>) {
    let levels = group.streaks.items();
    if levels.is_empty() && !group.streaks.is_broken() {
        let place = Place::of(&group.streaks, group.object, &["streaks"]);
        findings.report(&STREAKS_MISSING, place, |finding| finding.param("type", tracking.wire()));
        return;
    }
    if let Some(list) = group.streaks.value().filter(|_| levels.len() > MOST_LEVELS) {
        findings.report(&STREAKS_ORDER, Place::Value(list), |finding| {
            finding.case("many").param("levels", levels.len()).param("limit", MOST_LEVELS)
        });
    }
    let periods = group.periods.get().map(|list| list.items.len());
    let mut before: Option<i64> = None;
    for level in group.streaks.contents() {
        let Some((value, length)) = level.target_count_of_sequence.both() else { continue };
        let Some(length) = length.to_i64() else { continue };
        let whole = usize::try_from(length).ok();
        if let Some(before) = before.filter(|before| length <= *before) {
            findings.report(&STREAKS_ORDER, Place::Value(value), |finding| finding.param("before", before.to_string()));
        } else if let Some(periods) = periods.filter(|periods| whole.is_some_and(|length| length > *periods)) {
            findings.report(&STREAKS_ORDER, Place::Value(value), |finding| {
                finding.case("long").param("length", whole.unwrap_or_default()).param("periods", periods)
            });
        }
        before = Some(length);
    }
}

fn unified<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let targets = group.targets.items().len();
    if let Some(value) = group.targets.value().filter(|_| targets == 1) {
        findings.report(&UNIFIED_SHAPE, Place::Value(value), |finding| finding.param("targets", targets));
    }
    if !group.combination_type.is_sent() {
        let place = Place::of(&group.combination_type, group.object, &["combinationType"]);
        findings.report(&UNIFIED_SHAPE, place, |finding| finding.case("combination"));
    }
    if let (Some(value), Some(window)) = (group.target_evaluation_type.value(), window(group)) {
        findings.report(&UNIFIED_SHAPE, Place::Value(value), |finding| finding.case("window").param("window", window.wire()));
    }
    let any = group.combination_type.get() == Some(&Combination::Any);
    if let Some(value) = group.unified_target_expression.value().filter(|_| any) {
        findings.report(&UNIFIED_SHAPE, Place::Value(value), |finding| finding.case("threshold"));
    }
}

fn number_of_targets<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, targets)) = group.targets.both().map(|(value, list)| (value, list.items.len())) else { return };
    let tracking = group.tracking_type.get().copied();
    let limit = if tracking == Some(TrackingType::Unified) { MOST_UNIFIED_TARGETS } else { MOST_TARGETS };
    if targets > limit {
        findings.report(&TOO_MANY_TARGETS, Place::Value(value), |finding| finding.param("targets", targets).param("limit", limit));
    }
    if let Some(tracking) = tracking.filter(|tracking| *tracking != TrackingType::Unified && targets > 1) {
        findings.report(&SINGLE_TARGET, Place::Value(value), |finding| finding.param("type", tracking.wire()).param("targets", targets));
    }
}

/// What goes with fixed calendar periods only.
fn other_window<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some(window) = window(group) else { return };
    for target in group.targets.contents() {
        if let Some((value, EnrolmentMethod::Import)) = target.enrolment_method.both() {
            findings.report(&IMPORT_WINDOW, Place::Value(value), |finding| finding.param("window", window.wire()));
        }
        let mut amounts = target.default_values.contents().filter_map(|value| value.default_value.get()).map(Amount::decimal);
        let first = amounts.next();
        if let Some(value) = target.default_values.value().filter(|_| amounts.any(|amount| Some(amount) != first)) {
            findings.report(&VALUES_DIFFER_WINDOW, Place::Value(value), |finding| finding.param("window", window.wire()));
        }
    }
}
