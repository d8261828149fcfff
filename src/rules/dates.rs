//! Rules on dates, and on the order of the two dates of a period.

use crate::json::{Kind, quote};
use crate::model::{Date, Form, Period, Slot, TargetGroup, plain_meaning};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&DATE_INVALID, &PERIOD_END_BEFORE_START];

const DATE_INVALID: Rule = Rule {
    code: "date-invalid",
    severity: Severity::Error,
    about: "The text is no date, or a day that does not exist.",
    wordings: &[("", "\"{value}\" is no date that exists. Write it like 2026-01-31 or 2026-01-31T10:30:00+05:30.")],
    fixes: &[("", "Change it to {date}")],
};

const PERIOD_END_BEFORE_START: Rule = Rule {
    code: "period-end-before-start",
    severity: Severity::Error,
    about: "A period ends before it starts.",
    wordings: &[("", "The period ends before it starts ({start}).")],
    fixes: &[],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let dates = [
        &group.from_date,
        &group.to_date,
        &group.target_cycle_start_date,
        &group.target_cycle_end_date,
        &group.target_cycle_start_date_iso,
        &group.target_cycle_end_date_iso,
    ];
    for date in dates {
        check_date(date, findings);
    }
    for period in group.periods.contents() {
        check_date(&period.start_date, findings);
        check_date(&period.end_date, findings);
        check_order(period, findings);
    }
}

fn check_date<'d>(date: &Slot<'d, Date>, findings: &mut Findings<'d, '_>) {
    let Some(value) = date.value().filter(|value| value.kind() == Kind::String) else { return };
    if date.get().is_some_and(|date| date.form != Form::Plain) {
        return;
    }
    findings.report(&DATE_INVALID, Place::Value(value), |finding| {
        let text = value.as_str().unwrap_or_default();
        let finding = finding.param("value", &*text);
        match plain_meaning(&text) {
            Some(date) => finding.set(&quote(&date)).param("date", date),
            None => finding,
        }
    });
}

fn check_order<'d>(period: &Period<'d>, findings: &mut Findings<'d, '_>) {
    let (Some((start_value, start)), Some((end_value, end))) = (period.start_date.both(), period.end_date.both()) else { return };
    if end.ends_before(start) {
        findings.report(&PERIOD_END_BEFORE_START, Place::Value(end_value), |finding| {
            finding.param("start", &*start_value.as_str().unwrap_or_default())
        });
    }
}
