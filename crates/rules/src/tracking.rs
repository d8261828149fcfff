//! Rules about how targets are tracked together: tracking type, window, streaks, unified groups, enrolment.

use target_groups_model::{Amount, Combination, EnrolmentMethod, EvaluationType, Target, TargetGroup, TrackingType};

use super::findings::{Findings, Spot};
use super::params::Digits;

crate::rules! {
    /// A leaderboard requires fixed calendar periods (server code 310132).
    LeaderboardWindow = "leaderboard-window", Error, server 310_132 {
        Usual { window: &'p str } "" => "A leaderboard requires \"targetEvaluationType\" FIXED_CALENDAR_WINDOW, not {window}.";
    }

    /// A group with `userCreated` must have one target, with enrolment by import.
    UserCreated = "user-created", Warning {
        Usual { targets: usize } "" => "A group with \"userCreated\" must have one target, but this group has {targets}.";
        Enrolment { method: &'p str } "enrolment" => "A group with \"userCreated\" must use \"enrolmentMethod\" IMPORT, not {method}.";
    }

    /// A streak group has no levels.
    StreaksMissing = "streaks-missing", Warning {
        Usual { r#type: &'p str } "" => "\"streaks\" is missing. {type} requires levels, each with its number of periods in a row.";
    }

    /// The levels of a streak are not in ascending order, are more than 10, or are longer than the number of periods.
    StreaksOrder = "streaks-order", Warning {
        Usual { before: Digits } "" => "Each level of a streak must be longer than the level before ({before}).";
        Many { levels: usize, limit: usize } "many" => "There are too many levels: {levels}. The documented limit is {limit}.";
        Long { length: usize, periods: usize } "long" => "This level requires {length, plural, one {# period} other {# periods}} in a row, but there {periods, plural, one {is only # period} other {are only # periods}}.";
    }

    /// A unified group must have at least two targets, a `combinationType` and fixed calendar periods. A goal for the whole group requires `ALL`.
    UnifiedShape = "unified-shape", Warning {
        Usual { targets: usize } "" => "A unified group must have at least two targets, but this group has {targets}.";
        Combination "combination" => "\"combinationType\" is missing. A unified group requires ALL or ANY.";
        Window { window: &'p str } "window" => "A unified group requires \"targetEvaluationType\" FIXED_CALENDAR_WINDOW, not {window}.";
        Threshold "threshold" => "\"unifiedTargetExpression\" requires \"combinationType\" ALL, not ANY.";
    }

    /// A group with this tracking type must have one target.
    SingleTarget = "single-target", Warning {
        Usual { r#type: &'p str, targets: usize } "" => "A group with \"trackingType\" {type} must have one target, but this group has {targets}.";
    }

    /// There are more than 10 targets in a unified group, or more than 50 in another group.
    TooManyTargets = "too-many-targets", Warning {
        Usual { targets: usize, limit: usize } "" => "There are too many targets: {targets}. The documented limit is {limit}.";
    }

    /// A window that starts with the customer's own activity cannot be combined with enrolment by import.
    ImportWindow = "import-window", Warning {
        Usual { window: &'p str } "" => "{window} starts with the customer's own activity and cannot be combined with enrolment by IMPORT.";
    }

    /// Goals that differ between periods require fixed calendar periods.
    ValuesDifferWindow = "values-differ-window", Warning {
        Usual { window: &'p str } "" => "Goals that differ between periods require \"targetEvaluationType\" FIXED_CALENDAR_WINDOW, not {window}.";
    }
}

const MAX_LEVELS: usize = 10;
const MAX_TARGETS: usize = 50;
const MAX_UNIFIED_TARGETS: usize = 10;

#[inline(never)]
pub(super) fn check(group: &TargetGroup<'_>, targets: &[Target<'_>], findings: &mut Findings<'_>) {
    leaderboard(group, findings);
    user_created(group, targets, findings);
    let tracking = group.tracking_type().get();
    match tracking {
        Some(tracking @ (TrackingType::Streaks | TrackingType::NonContinuousStreaks)) => streaks(group, tracking, findings),
        Some(TrackingType::Unified) => unified(group, findings),
        _ => {}
    }
    number_of_targets(group, tracking, findings);
    other_window(group, targets, findings);
}

/// Returns the evaluation type if it differs from the default, fixed calendar periods.
fn window(group: &TargetGroup<'_>) -> Option<EvaluationType> {
    group.target_evaluation_type().get().filter(|window| *window != EvaluationType::FixedCalendarWindow)
}

#[inline(never)]
fn leaderboard(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    if let (Some((value, true)), Some(window)) = (group.leaderboard_enabled().both(), window(group)) {
        findings.report(value, LeaderboardWindow::Usual { window: window.wire() }).done();
    }
}

#[inline(never)]
fn user_created(group: &TargetGroup<'_>, contents: &[Target<'_>], findings: &mut Findings<'_>) {
    let Some((value, true)) = group.user_created().both() else { return };
    let targets = group.targets().items().len();
    if targets > 1 {
        findings.report(value, UserCreated::Usual { targets }).done();
    }
    for target in contents {
        if let Some((value, method)) = target.enrolment_method().both()
            && method != EnrolmentMethod::Import
        {
            findings.report(value, UserCreated::Enrolment { method: method.wire() }).done();
        }
    }
}

#[inline(never)]
fn streaks(group: &TargetGroup<'_>, tracking: TrackingType, findings: &mut Findings<'_>) {
    let levels = group.streaks().items().len();
    if levels == 0 && !group.streaks().is_broken() {
        findings.report(Spot::of(group.streaks()), StreaksMissing::Usual { r#type: tracking.wire() }).done();
        return;
    }
    if let Some(list) = group.streaks().value().filter(|_| levels > MAX_LEVELS) {
        findings.report(list, StreaksOrder::Many { levels, limit: MAX_LEVELS }).done();
    }
    let periods = group.periods().get().map(|list| list.len());
    let mut before: Option<i64> = None;
    for level in group.streaks().contents() {
        let Some((value, length)) = level.target_count_of_sequence().both() else { continue };
        let Some(length) = length.to_i64() else { continue };
        let whole = usize::try_from(length).ok();
        if let Some(before) = before.filter(|before| length <= *before) {
            findings.report(value, StreaksOrder::Usual { before: Digits(before) }).done();
        } else if let Some(periods) = periods.filter(|periods| whole.is_some_and(|length| length > *periods)) {
            findings.report(value, StreaksOrder::Long { length: whole.unwrap_or_default(), periods }).done();
        }
        before = Some(length);
    }
}

#[inline(never)]
fn unified(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    let targets = group.targets().items().len();
    if let Some(value) = group.targets().value().filter(|_| targets == 1) {
        findings.report(value, UnifiedShape::Usual { targets }).done();
    }
    if !group.combination_type().is_sent() {
        findings.report(Spot::of(group.combination_type()), UnifiedShape::Combination).done();
    }
    if let (Some(value), Some(window)) = (group.target_evaluation_type().value(), window(group)) {
        findings.report(value, UnifiedShape::Window { window: window.wire() }).done();
    }
    let any = group.combination_type().get() == Some(Combination::Any);
    if let Some(value) = group.unified_target_expression().value().filter(|_| any) {
        findings.report(value, UnifiedShape::Threshold).done();
    }
}

#[inline(never)]
fn number_of_targets(group: &TargetGroup<'_>, tracking: Option<TrackingType>, findings: &mut Findings<'_>) {
    let Some((value, list)) = group.targets().both() else { return };
    let targets = list.len();
    let limit = if tracking == Some(TrackingType::Unified) { MAX_UNIFIED_TARGETS } else { MAX_TARGETS };
    if targets > limit {
        findings.report(value, TooManyTargets::Usual { targets, limit }).done();
    }
    if let Some(tracking) = tracking.filter(|tracking| *tracking != TrackingType::Unified && targets > 1) {
        findings.report(value, SingleTarget::Usual { r#type: tracking.wire(), targets }).done();
    }
}

/// Checks the features that require fixed calendar periods.
#[inline(never)]
fn other_window(group: &TargetGroup<'_>, targets: &[Target<'_>], findings: &mut Findings<'_>) {
    let Some(window) = window(group) else { return };
    for target in targets {
        if let Some((value, EnrolmentMethod::Import)) = target.enrolment_method().both() {
            findings.report(value, ImportWindow::Usual { window: window.wire() }).done();
        }
        let mut amounts =
            target.default_values().contents().filter_map(|value| value.default_value().get()).map(|amount: Amount<'_>| amount.decimal());
        let first = amounts.next();
        if let Some(value) = target.default_values().value().filter(|_| amounts.any(|amount| Some(amount) != first)) {
            findings.report(value, ValuesDifferWindow::Usual { window: window.wire() }).done();
        }
    }
}
