//! Rules about the form of dates.

use chrono::NaiveDate;
use target_groups_json::rows::{Class, ListField};
use target_groups_model::{DateForm, ambiguous_days};

use super::calendar::{Calendar, WrittenDate};
use super::findings::Findings;
use super::params::{FieldOf, Standard};

crate::rules! {
    /// The date is not valid, or the day does not exist.
    DateInvalid = "date-invalid", Error, fix Asks {
        Usual { field: FieldOf<'p>, value: &'p str, date: Option<Standard<'p>> } "" => "\"{value}\" is not a valid date for \"{field}\". Use a form such as 2026-01-31 or 2026-01-31T10:30:00+05:30.", fix "Change to {date}";
        Ambiguous { field: FieldOf<'p>, value: &'p str, first: NaiveDate, second: NaiveDate } "ambiguous" => "\"{value}\" is not a valid date for \"{field}\", and can mean two days. Write {first} or {second}.";
    }

    /// A date with a time of day has no UTC offset, so the moment depends on the server.
    DateNoZone = "date-no-zone", Warning {
        Usual { field: FieldOf<'p> } "" => "\"{field}\" has no UTC offset, so the moment depends on the server. Add Z or an offset such as +05:30.";
    }

    /// A date without a time of day means the whole day.
    DateOnly = "date-only", Info {
        Usual { date: NaiveDate } "" => "Without a time of day, {date} means the whole day.";
    }

    /// The date can be read, but is not in RFC 3339 form: +0530, +05, a space instead of T, lower-case t or z, or no seconds.
    DateOffsetForm = "date-offset-form", Warning, fix Safe {
        Usual { field: FieldOf<'p>, date: Standard<'p> } "" => "\"{field}\" is not in RFC 3339 form, which some programs reject. Use {date}.", fix "Change to {date}";
    }
}

#[inline(never)]
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

#[inline(never)]
fn check_date(WrittenDate { value, date }: WrittenDate<'_>, findings: &mut Findings<'_>) {
    let Some(value) = value else { return };
    if value.class() != Class::String {
        return;
    }
    let Some(date) = date else {
        let text = value.as_str().unwrap_or_default();
        let field = FieldOf(value);
        match ambiguous_days(&text) {
            Some((first, second)) => {
                findings.report(value, DateInvalid::Ambiguous { field, value: &text, first, second }).done();
            }
            None => findings.report(value, DateInvalid::Usual { field, value: &text, date: None }).done(),
        }
        return;
    };
    match date.form {
        DateForm::Plain => {
            let text = value.as_str().unwrap_or_default();
            let finding = DateInvalid::Usual { field: FieldOf(value), value: &text, date: Some(Standard(&date)) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &date.standard_form()));
        }
        DateForm::Variant => {
            let finding = DateOffsetForm::Usual { field: FieldOf(value), date: Standard(&date) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &date.standard_form()));
        }
        DateForm::DayOnly | DateForm::NoZone | DateForm::Standard => {}
    }
    if date.time.is_none() {
        let list = value.list_field().map(ListField::any);
        findings.report_once(list, value, DateOnly::Usual { date: date.day }).done();
    } else if date.offset_minutes.is_none() {
        let list = value.list_field().map(ListField::any);
        findings.report_once(list, value, DateNoZone::Usual { field: FieldOf(value) }).done();
    }
}
