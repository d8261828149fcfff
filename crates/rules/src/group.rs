//! Rules about the group as a whole: description, cycle dates, days and time zone.

use chrono::{Days, NaiveDate};
use target_groups_json::rows::{Class, Node};
use target_groups_model::{Record, TargetGroup, TimeZones};

use super::calendar::{Calendar, PeriodDates, WrittenDate};
use super::findings::{Findings, Spot};
use super::length::exceeds;
use super::params::{FieldOf, OneOf};

crate::rules! {
    /// The description of the group is longer than 255 characters.
    DescriptionTooLong = "description-too-long", Warning {
        Usual { length: usize, limit: usize } "" => "\"description\" is too long: it has {length, plural, one {# character} other {# characters}}, and the documented limit is {limit}.";
    }

    /// `totalPeriods` is not the number of periods.
    TotalPeriodsMismatch = "total-periods-mismatch", Warning, fix Asks {
        Usual { stated: &'p str, periods: usize } "" => "\"totalPeriods\" is {stated}, but there {periods, plural, one {is # period} other {are # periods}}.", fix "Change to {periods}";
    }

    /// The group has no periods. All requests that are known to be accepted have some.
    PeriodsMissing = "periods-missing", Warning {
        Usual "" => "The group has no \"periods\". All requests that are known to be accepted have at least one.";
    }

    /// A number is outside its documented range, or too large for the server's and JavaScript's numbers.
    NumberRange = "number-range", Warning {
        Usual { value: &'p str } "" => "\"recurringCycles\" is {value}. The documented range is 1 to 100, or -1 for cycles without an end.";
        Frequency { value: &'p str } "frequency" => "\"frequency\" is {value}. The smallest value in published requests and responses is -10.";
        Whole { value: &'p str } "whole" => "\"frequency\" is {value}. Published requests and responses have only whole numbers.";
        Large { field: FieldOf<'p>, value: &'p str } "large" => "\"{field}\" is {value}, which is too large for a number.";
    }

    /// There are more than 100 periods.
    TooManyPeriods = "too-many-periods", Warning {
        Usual { periods: usize, limit: usize } "" => "There are too many periods: {periods}. The documented limit is {limit}.";
    }

    /// A cycle date is sent in both forms, with and without `ISO` in its name. The server ignores the ISO form.
    CycleDatesBoth = "cycle-dates-both", Warning, fix Safe {
        Usual { winner: &'p str, loser: &'p str } "" => "\"{loser}\" is ignored, because \"{winner}\" is sent too. Both are the same moment.", fix "Remove \"{loser}\"";
        Differ { winner: &'p str, loser: &'p str } "differ" => "\"{loser}\" is ignored, because \"{winner}\" is sent too. They are different moments.";
        Broken { winner: &'p str, loser: &'p str } "broken" => "\"{loser}\" is ignored, because \"{winner}\" is sent too.";
    }

    /// The cycles end before they start.
    CycleEndBeforeStart = "cycle-end-before-start", Error {
        Usual { start: &'p str } "" => "The cycle end date is before the cycle start date ({start}).";
    }

    /// A period is outside the cycle dates by more than a day, which time zones cannot explain.
    CycleOutsidePeriods = "cycle-outside-periods", Warning {
        Usual { cycle: &'p str } "" => "The period starts before the cycle start date ({cycle}).";
        End { cycle: &'p str } "end" => "The period ends after the cycle end date ({cycle}).";
    }

    /// `fromDate` is not before `toDate`, or a period is outside them.
    GroupDates = "group-dates", Warning {
        Usual { from: NaiveDate, to: NaiveDate } "" => "\"toDate\" ({to}) must be after \"fromDate\" ({from}).";
        Before { day: NaiveDate } "before" => "\"fromDate\" is after the start of the first period ({day}).";
        After { day: NaiveDate } "after" => "\"toDate\" is before the end of the last period ({day}).";
    }

    /// `timeZoneName` is not an IANA time zone.
    TimeZoneUnknown = "time-zone-unknown", Warning, fix Asks {
        Usual { value: &'p str } "" => "\"{value}\" is not an IANA time zone. Use a name such as Asia/Kolkata.", fix "Change to {nearest}";
        Near { value: &'p str, nearest: &'p str } "near" => "\"{value}\" is not an IANA time zone. Did you mean {nearest}?";
        Several { value: &'p str, candidates: OneOf<'p> } "several" => "\"{value}\" is not an IANA time zone and can stand for several, such as {candidates}.";
    }
}

/// The maximum number of periods according to the documentation.
pub const MAX_PERIODS: usize = 100;

/// The maximum number of cycles according to the documentation.
const MAX_CYCLES: i64 = 100;

/// The minimum frequency in published requests and responses.
const MIN_FREQUENCY: i64 = -10;

#[inline(never)]
pub(super) fn check<'d>(group: &TargetGroup<'d>, calendar: &Calendar<'d>, findings: &mut Findings<'_>) {
    description(group, findings);
    number_of_periods(group, calendar.periods.len(), findings);
    number_ranges(group, findings);
    cycle_dates_both(calendar.cycle_start, calendar.cycle_start_iso, START, findings);
    cycle_dates_both(calendar.cycle_end, calendar.cycle_end_iso, END, findings);
    let start = effective(calendar.cycle_start, calendar.cycle_start_iso);
    let end = effective(calendar.cycle_end, calendar.cycle_end_iso);
    if !is_reversed(start, end, findings) {
        cycle_outside_periods(start, end, &calendar.periods, findings);
    }
    group_dates(calendar, findings);
    time_zone(group, findings);
}

/// The names of a cycle date in its older form and in its ISO form.
type DateFieldNames = (&'static str, &'static str);

const START: DateFieldNames = ("targetCycleStartDate", "targetCycleStartDateISO");
const END: DateFieldNames = ("targetCycleEndDate", "targetCycleEndDateISO");

#[inline(never)]
fn description(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    let limit = const { TargetGroup::SCHEMA.max_length_of("description") };
    let Some((value, text)) = group.description().both() else { return };
    if let Some(length) = exceeds(&text, limit) {
        findings.report(value, DescriptionTooLong::Usual { length, limit }).done();
    }
}

#[inline(never)]
fn number_of_periods(group: &TargetGroup<'_>, periods: usize, findings: &mut Findings<'_>) {
    if periods == 0 && !group.periods().is_broken() {
        findings.report(Spot::of(group.periods()), PeriodsMissing::Usual).done();
    }
    let Some((list, _)) = group.periods().both() else { return };
    if periods > MAX_PERIODS {
        findings.report(list, TooManyPeriods::Usual { periods, limit: MAX_PERIODS }).done();
    }
    let Some((value, stated)) = group.total_periods().both() else { return };
    if stated.to_i64() != i64::try_from(periods).ok() {
        let finding = TotalPeriodsMismatch::Usual { stated: stated.as_written(), periods };
        findings.report(value, finding).fix(|fix| fix.set(value.rows(), value.place(), &periods.to_string()));
    }
}

/// Reports numbers that are out of range. A number that is too large for any type has its own message.
#[inline(never)]
fn number_ranges(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    // Most numbers have few digits and need no closer look.
    let has_digits = |value: Node<'_>, limit: usize| value.class() == Class::Natural && value.raw().len() <= limit;
    let (cycles, frequency) = (group.recurring_cycles(), group.frequency());
    if cycles.value().is_some_and(|value| !has_digits(value, 2))
        && let Some((value, cycles)) = cycles.both().filter(|(_, cycles)| !cycles.exceeds_double())
        && !cycles.to_i64().is_some_and(|cycles| (-1..=MAX_CYCLES).contains(&cycles))
    {
        findings.report(value, NumberRange::Usual { value: cycles.as_written() }).done();
    }
    if frequency.value().is_some_and(|value| !has_digits(value, usize::MAX))
        && let Some((value, frequency)) = frequency.both().filter(|(_, frequency)| !frequency.decimal().exceeds_double())
    {
        let written = frequency.decimal().as_written();
        match frequency.to_i64() {
            Some(MIN_FREQUENCY..) => {}
            _ if frequency.decimal().decimals() > 0 => findings.report(value, NumberRange::Whole { value: written }).done(),
            _ => findings.report(value, NumberRange::Frequency { value: written }).done(),
        }
    }
}

#[inline(never)]
fn cycle_dates_both(older: WrittenDate<'_>, iso: WrittenDate<'_>, (winner, loser): DateFieldNames, findings: &mut Findings<'_>) {
    let (Some(_), Some(ignored)) = (older.value, iso.value) else { return };
    let finding = match (older.date, iso.date) {
        (Some(older), Some(iso)) if older.instant() == iso.instant() => CycleDatesBoth::Usual { winner, loser },
        (Some(_), Some(_)) => CycleDatesBoth::Differ { winner, loser },
        _ => CycleDatesBoth::Broken { winner, loser },
    };
    findings.report(ignored, finding).fix(|fix| fix.remove(ignored.rows(), ignored.place()));
}

/// Returns the form of a cycle date that the server uses.
fn effective<'d>(older: WrittenDate<'d>, iso: WrittenDate<'d>) -> WrittenDate<'d> {
    if older.value.is_some() { older } else { iso }
}

/// Reports cycles that end before they start.
#[inline(never)]
fn is_reversed(start: WrittenDate<'_>, end: WrittenDate<'_>, findings: &mut Findings<'_>) -> bool {
    let (Some((start_value, start)), Some((end_value, end))) = (start.both(), end.both()) else { return false };
    let is_reversed = end.ends_before(&start);
    if is_reversed {
        let start = start_value.as_str().unwrap_or_default();
        findings.report(end_value, CycleEndBeforeStart::Usual { start: &start }).done();
    }
    is_reversed
}

/// Reports periods outside the cycle dates. Cycle dates are points in time and periods are days, so a difference of one day is ignored.
#[inline(never)]
fn cycle_outside_periods(start: WrittenDate<'_>, end: WrittenDate<'_>, periods: &[PeriodDates<'_>], findings: &mut Findings<'_>) {
    let first = start.day().and_then(|day| day.checked_sub_days(Days::new(1)));
    let last = end.day().and_then(|day| day.checked_add_days(Days::new(1)));
    let written = |date: WrittenDate<'_>| date.value.and_then(|value| Some(value.as_str()?.into_owned())).unwrap_or_default();
    for period in periods {
        if let (Some((value, date)), Some(first)) = (period.start.both(), first)
            && date.day < first
        {
            findings.report(value, CycleOutsidePeriods::Usual { cycle: &written(start) }).done();
        }
        if let (Some((value, date)), Some(last)) = (period.end.both(), last)
            && date.day > last
        {
            findings.report(value, CycleOutsidePeriods::End { cycle: &written(end) }).done();
        }
    }
}

#[inline(never)]
fn group_dates(calendar: &Calendar<'_>, findings: &mut Findings<'_>) {
    let (from, to) = (calendar.from.both(), calendar.to.both());
    if from.is_none() && to.is_none() {
        return;
    }
    if let (Some((_, from)), Some((value, to))) = (from, to)
        && from.instant() >= to.end_instant()
    {
        findings.report(value, GroupDates::Usual { to: to.day, from: from.day }).done();
        return;
    }
    let first: Option<NaiveDate> = calendar.periods.iter().filter_map(|period| period.start.day()).min();
    let last: Option<NaiveDate> = calendar.periods.iter().filter_map(|period| period.end.day()).max();
    if let (Some((value, from)), Some(day)) = (from, first)
        && day < from.day
    {
        findings.report(value, GroupDates::Before { day }).done();
    }
    if let (Some((value, to)), Some(day)) = (to, last)
        && day > to.day
    {
        findings.report(value, GroupDates::After { day }).done();
    }
}

#[inline(never)]
fn time_zone(group: &TargetGroup<'_>, findings: &mut Findings<'_>) {
    let Some((value, name)) = group.time_zone_name().both() else { return };
    if TimeZones::contains(&name) {
        return;
    }
    match TimeZones::nearest(&name) {
        Some(nearest) => {
            let finding = TimeZoneUnknown::Near { value: &name, nearest };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), nearest));
        }
        None => match TimeZones::candidates(&name) {
            [] => findings.report(value, TimeZoneUnknown::Usual { value: &name }).done(),
            candidates => findings.report(value, TimeZoneUnknown::Several { value: &name, candidates: OneOf(candidates) }).done(),
        },
    }
}
