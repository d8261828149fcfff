//! Rules on the group as a whole: how many periods, which window, which cycle dates.

use crate::model::{Date, EvaluationType, Slot, TargetGroup};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&TOTAL_PERIODS_MISMATCH, &CYCLE_DATES_BOTH, &CYCLE_END_BEFORE_START, &LEADERBOARD_WINDOW];

const TOTAL_PERIODS_MISMATCH: Rule = Rule {
    code: "total-periods-mismatch",
    severity: Severity::Warning,
    about: "totalPeriods is not the number of periods.",
    wordings: &[("", "totalPeriods says {stated}, but there are {periods} periods.")],
    fixes: &[("", "Set it to {periods}")],
};

const CYCLE_DATES_BOTH: Rule = Rule {
    code: "cycle-dates-both",
    severity: Severity::Warning,
    about: "A cycle date is sent in its older form and in its ISO form; the older form wins.",
    wordings: &[
        ("", "{winner} is sent too and wins: this date is ignored. They say the same moment."),
        ("differ", "{winner} is sent too and wins: this date is ignored, and it says another moment."),
        ("broken", "{winner} is sent too and wins: this date is ignored."),
    ],
    fixes: &[("", "Remove {loser}")],
};

const CYCLE_END_BEFORE_START: Rule = Rule {
    code: "cycle-end-before-start",
    severity: Severity::Error,
    about: "The cycles end before they start.",
    wordings: &[("", "The cycles end before they start ({start}).")],
    fixes: &[],
};

const LEADERBOARD_WINDOW: Rule = Rule {
    code: "leaderboard-window",
    severity: Severity::Error,
    about: "A leaderboard needs fixed calendar periods (server code 310132).",
    wordings: &[("", "A leaderboard needs targetEvaluationType FIXED_CALENDAR_WINDOW, not {window}.")],
    fixes: &[],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    total_periods(group, findings);
    cycle_dates_both(&group.target_cycle_start_date, &group.target_cycle_start_date_iso, START, findings);
    cycle_dates_both(&group.target_cycle_end_date, &group.target_cycle_end_date_iso, END, findings);
    cycle_order(group, findings);
    leaderboard(group, findings);
}

/// The names of a cycle date in its older form and in its ISO form.
type Pair = (&'static str, &'static str);

const START: Pair = ("targetCycleStartDate", "targetCycleStartDateISO");
const END: Pair = ("targetCycleEndDate", "targetCycleEndDateISO");

fn total_periods<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, stated)) = group.total_periods.both() else { return };
    let Some(periods) = group.periods.get().map(|list| list.items.len()) else { return };
    if stated.to_i64() != i64::try_from(periods).ok() {
        findings.report(&TOTAL_PERIODS_MISMATCH, Place::Value(value), |finding| {
            finding.param("stated", stated.as_written()).param("periods", periods).set(&periods.to_string())
        });
    }
}

fn cycle_dates_both<'d>(older: &Slot<'d, Date>, iso: &Slot<'d, Date>, (winner, loser): Pair, findings: &mut Findings<'d, '_>) {
    let Some(ignored) = iso.value().filter(|_| older.is_sent()) else { return };
    let case = match (older.get(), iso.get()) {
        (Some(older), Some(iso)) if older.instant() == iso.instant() => "",
        (Some(_), Some(_)) => "differ",
        _ => "broken",
    };
    findings.report(&CYCLE_DATES_BOTH, Place::Value(ignored), |finding| {
        finding.case(case).param("winner", winner).param("loser", loser).remove()
    });
}

/// The form of a cycle date that the server uses.
fn effective<'s, 'd>(older: &'s Slot<'d, Date>, iso: &'s Slot<'d, Date>) -> &'s Slot<'d, Date> {
    if older.is_sent() { older } else { iso }
}

fn cycle_order<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let start = effective(&group.target_cycle_start_date, &group.target_cycle_start_date_iso);
    let end = effective(&group.target_cycle_end_date, &group.target_cycle_end_date_iso);
    let (Some((start_value, start)), Some((end_value, end))) = (start.both(), end.both()) else { return };
    if end.ends_before(start) {
        findings.report(&CYCLE_END_BEFORE_START, Place::Value(end_value), |finding| {
            finding.param("start", &*start_value.as_str().unwrap_or_default())
        });
    }
}

fn leaderboard<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, true)) = group.leaderboard_enabled.both() else { return };
    match group.target_evaluation_type.get() {
        Some(window) if *window != EvaluationType::FixedCalendarWindow => {
            findings.report(&LEADERBOARD_WINDOW, Place::Value(value), |finding| finding.param("window", window.wire()));
        }
        _ => {}
    }
}
