//! Rules on how a date is written.

use target_groups_json::{Kind, quote};
use target_groups_model::{Date, Form, Slot, TargetGroup};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&DATE_INVALID, &DATE_NO_ZONE, &DATE_ONLY, &DATE_OFFSET_FORM];

/// The rule for texts that are not dates.
pub const DATE_INVALID: Rule = Rule {
    code: "date-invalid",
    severity: Severity::Error,
    about: "The text is no date, or a day that does not exist.",
    wordings: &[("", "\"{value}\" is no date that exists. Write it like 2026-01-31 or 2026-01-31T10:30:00+05:30.")],
    fixes: &[("", "Change it to {date}")],
};

const DATE_NO_ZONE: Rule = Rule {
    code: "date-no-zone",
    severity: Severity::Warning,
    about: "A date with a time of day names no offset, so the moment depends on the server.",
    wordings: &[("", "This time names no offset, so the server decides which moment it is. Add Z or an offset such as +05:30.")],
    fixes: &[],
};

const DATE_ONLY: Rule = Rule {
    code: "date-only",
    severity: Severity::Info,
    about: "A date without a time of day counts as the whole day.",
    wordings: &[("", "Without a time of day, {date} counts as the whole day.")],
    fixes: &[],
};

const DATE_OFFSET_FORM: Rule = Rule {
    code: "date-offset-form",
    severity: Severity::Warning,
    about: "The date is readable, but not written as RFC 3339 has it: +0530, +05, a space for T, lower-case t or z, no seconds.",
    wordings: &[("", "Strict readers refuse this form. Write {date}.")],
    fixes: &[("", "Change it to {date}")],
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
    }
}

fn check_date<'d>(slot: &Slot<'d, Date>, findings: &mut Findings<'d, '_>) {
    let Some(value) = slot.value().filter(|value| value.kind() == Kind::String) else { return };
    let place = Place::Value(value);
    let Some(date) = slot.get() else {
        findings.report(&DATE_INVALID, place, |finding| finding.param("value", &*value.as_str().unwrap_or_default()));
        return;
    };
    match date.form {
        Form::Plain => findings.report(&DATE_INVALID, place.clone(), |finding| {
            let standard = date.standard_form();
            finding.param("value", &*value.as_str().unwrap_or_default()).set(&quote(&standard)).param("date", standard)
        }),
        Form::Variant => findings.report(&DATE_OFFSET_FORM, place.clone(), |finding| {
            let standard = date.standard_form();
            finding.set(&quote(&standard)).param("date", standard)
        }),
        Form::DayOnly | Form::NoZone | Form::Standard => {}
    }
    if date.time.is_none() {
        findings.report(&DATE_ONLY, place, |finding| finding.param("date", date.day.to_string()));
    } else if date.offset_minutes.is_none() {
        findings.report(&DATE_NO_ZONE, place, |finding| finding);
    }
}
