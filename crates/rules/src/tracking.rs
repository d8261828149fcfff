//! Rules on how the goals of a group go together: tracking type, window, streaks, unified groups, enrolment.

use target_groups_model::{Amount, Combination, EnrolmentMethod, EvaluationType, Target, TargetGroup, TrackingType};

use super::findings::{Findings, Spot};
use super::params::Digits;

crate::rules! {
    /// A leaderboard needs fixed calendar periods (server code 310132).
    LeaderboardWindow = "leaderboard-window", Error, server 310_132 {
        Usual { window: &'p str } "" => "A leaderboard needs targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.";
    }

    /// A group that customers make themselves has one target and enrolment by import.
    UserCreated = "user-created", Warning {
        Usual { targets: usize } "" => "A group that customers make themselves has one target; this one has {targets}.";
        Enrolment { method: &'p str } "enrolment" => "A group that customers make themselves enrols by IMPORT, not by {method}.";
    }

    /// A streak is tracked, but no level of it is described.
    StreaksMissing = "streaks-missing", Warning {
        Usual { r#type: &'p str } "" => "{type} needs \"streaks\": the levels and how many periods in sequence reach each.";
    }

    /// The levels of a streak do not ascend, are more than 10, or are longer than there are periods.
    StreaksOrder = "streaks-order", Warning {
        Usual { before: Digits } "" => "Each level of a streak is longer than the one before ({before}).";
        Many { levels: usize, limit: usize } "many" => "There {levels, plural, one {is # level} other {are # levels}}; up to {limit} are documented.";
        Long { length: usize, periods: usize } "long" => "This level needs {length, plural, one {# period} other {# periods}} in sequence, but there {periods, plural, one {is #} other {are #}}.";
    }

    /// A unified group has two targets or more, a combinationType and fixed calendar periods; a goal as a whole goes with ALL.
    UnifiedShape = "unified-shape", Warning {
        Usual { targets: usize } "" => "A unified group has two targets or more; this one has {targets}.";
        Combination "combination" => "A unified group needs \"combinationType\": ALL or ANY.";
        Window { window: &'p str } "window" => "A unified group needs targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.";
        Threshold "threshold" => "A goal as a whole goes with combinationType ALL, not with ANY.";
    }

    /// A group of this tracking type has one target.
    SingleTarget = "single-target", Warning {
        Usual { r#type: &'p str, targets: usize } "" => "A group of type {type} has one target; this one has {targets}.";
    }

    /// There are more than 10 targets in a unified group, or more than 50 in another.
    TooManyTargets = "too-many-targets", Warning {
        Usual { targets: usize, limit: usize } "" => "There {targets, plural, one {is # target} other {are # targets}}; up to {limit} are documented.";
    }

    /// A window that starts with the customer's own activity does not go with enrolment by import.
    ImportWindow = "import-window", Warning {
        Usual { window: &'p str } "" => "{window} starts with the customer's own activity, so enrolment by IMPORT does not go with it.";
    }

    /// Different values for the periods go with fixed calendar periods only.
    ValuesDifferWindow = "values-differ-window", Warning {
        Usual { window: &'p str } "" => "Different values for the periods need targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.";
    }
}

const MAX_LEVELS: usize = 10;
const MAX_TARGETS: usize = 50;
const MAX_UNIFIED_TARGETS: usize = 10;

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

/// The window, where it is not the fixed calendar that an absent one stands for.
fn window(group: &TargetGroup<'_>) -> Option<EvaluationType> {
    group.target_evaluation_type().get().filter(|window| *window != EvaluationType::FixedCalendarWindow)
}

fn leaderboard(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    if let (Some((value, true)), Some(window)) = (group.leaderboard_enabled().both(), window(group)) {
        findings.report(value, LeaderboardWindow::Usual { window: window.wire() }).done();
    }
}

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

/// What goes with fixed calendar periods only.
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
