//! Rules on how a date is written.

use target_groups_json::rows::Class;
use target_groups_model::Form;

use super::calendar::{Calendar, WrittenDate};
use super::findings::Findings;
use super::params::Standard;

crate::rules! {
    /// The text is no date, or a day that does not exist.
    DateInvalid = "date-invalid", Error, fix Asks {
        Usual { value: &'p str, date: Option<Standard<'p>> } "" => "\"{value}\" is no date that exists. Write it like 2026-01-31 or 2026-01-31T10:30:00+05:30.", fix "Change it to {date}";
    }

    /// A date with a time of day names no offset, so the moment depends on the server.
    DateNoZone = "date-no-zone", Warning {
        Usual "" => "This time names no offset, so the server decides which moment it is. Add Z or an offset such as +05:30.";
    }

    /// A date without a time of day counts as the whole day.
    DateOnly = "date-only", Info {
        Usual { date: chrono::NaiveDate } "" => "Without a time of day, {date} counts as the whole day.";
    }

    /// The date is readable, but not written as RFC 3339 has it: +0530, +05, a space for T, lower-case t or z, no seconds.
    DateOffsetForm = "date-offset-form", Warning, fix Safe {
        Usual { date: Standard<'p> } "" => "Strict readers refuse this form. Write {date}.", fix "Change it to {date}";
    }
}

pub(super) fn check(calendar: &Calendar<'_>, findings: &mut Findings<'_>) {
    let Calendar { from, to, cycle_start, cycle_end, cycle_start_iso, cycle_end_iso, periods } = calendar;
    for date in [from, to, cycle_start, cycle_end, cycle_start_iso, cycle_end_iso] {
        check_date(*date, findings);
    }
    for period in periods {
        check_date(period.start, findings);
        check_date(period.end, findings);
    }
}

fn check_date(WrittenDate { value, date }: WrittenDate<'_>, findings: &mut Findings<'_>) {
    let Some(value) = value else { return };
    if value.class() != Class::String {
        return;
    }
    let Some(date) = date else {
        let text = value.as_str().unwrap_or_default();
        findings.report(value, DateInvalid::Usual { value: &text, date: None }).done();
        return;
    };
    match date.form {
        Form::Plain => {
            let text = value.as_str().unwrap_or_default();
            let finding = DateInvalid::Usual { value: &text, date: Some(Standard(&date)) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &date.standard_form()));
        }
        Form::Variant => {
            let finding = DateOffsetForm::Usual { date: Standard(&date) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &date.standard_form()));
        }
        Form::DayOnly | Form::NoZone | Form::Standard => {}
    }
    if date.time.is_none() {
        findings.report(value, DateOnly::Usual { date: date.day }).done();
    } else if date.offset_minutes.is_none() {
        findings.report(value, DateNoZone::Usual).done();
    }
}
