//! Calculates the periods of a schedule, and the start and end of the cycles.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::json::rows::Node;
use crate::model::{Date, DateForm, FieldValue, FrequencyType, Integer, List, Read, StringValue, TimeZones};
use crate::rules::{DateInvalid, FieldOf, Findings, MAX_PERIODS, Rhythm, Severity, Standard};
use crate::zones::{MappedTime, Moment, Zone, Zones};

use super::rules::{
    CountOrText, DateFar, DayMissing, PeriodCount, PeriodLength, RangeEndBeforeStart, TimeDropped, TimeNever, TimeTwice, ZoneUnknown,
};
use super::schema::{Every, PlanRange, RangesSchedule, RegularSchedule, Schedule};

/// The days and times of a plan.
pub(super) struct PlanCalendar<'d> {
    pub(super) frequency_type: FrequencyType,
    /// The length of a period in units of the type; 0 if the periods are listed one by one.
    pub(super) frequency: u32,
    pub(super) periods: Vec<Days<'d>>,
    pub(super) start: Moment,
    pub(super) end: Moment,
}

/// The first and the last day of a period.
pub(super) struct Days<'d> {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) name: Option<StringValue<'d>>,
    pub(super) description: Option<StringValue<'d>>,
}

/// The boundary of a period that a date defines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// A known time zone and its name.
#[derive(Clone, Copy)]
pub(super) struct Clock<'z> {
    pub(super) zone: Zone<'z>,
    pub(super) name: &'z str,
}

impl<'z> Clock<'z> {
    /// Returns the clock of a zone. Reports a zone that is unknown, or not supported by the environment.
    pub(super) fn find(value: Node<'_>, name: &'z str, zones: &'z dyn Zones, findings: &mut Findings<'_>) -> Option<Self> {
        let known = TimeZones::contains(name);
        if let Some(zone) = Zone::find(zones, name).filter(|_| known) {
            return Some(Self { zone, name });
        }
        match TimeZones::nearest(name) {
            _ if known => findings.report(value, ZoneUnknown::Here { value: name }).done(),
            Some(nearest) => {
                let finding = ZoneUnknown::Near { value: name, nearest };
                findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), nearest));
            }
            None => findings.report(value, ZoneUnknown::Usual { value: name }).done(),
        }
        None
    }
}

/// Calculates the calendar of a schedule, and reports its problems. Without a clock, only reports problems.
pub(super) fn of<'d>(schedule: &Schedule<'d>, clock: Option<Clock<'_>>, findings: &mut Findings<'_>) -> Option<PlanCalendar<'d>> {
    match schedule {
        Schedule::Regular(regular) => self::regular(regular, clock, findings),
        Schedule::Ranges(ranges) => self::ranges(ranges, clock, findings),
    }
}

fn regular<'d>(schedule: &RegularSchedule<'d>, clock: Option<Clock<'_>>, findings: &mut Findings<'_>) -> Option<PlanCalendar<'d>> {
    let start = edge(schedule.start(), Edge::Start, clock, findings);
    let beat = schedule.every().both().and_then(|(value, every)| self::every(value, &every, findings));
    let count = schedule.periods().both().and_then(|(value, count)| number_of_periods(value, count, findings));
    let ((first, start), (frequency_type, frequency, rhythm), count) = (start?, beat?, count?);
    let days = |beat| {
        let first_day = rhythm.after(first, beat)?;
        let last = rhythm.after(first, beat + 1)?.pred_opt().filter(|last| last.year() <= 9999)?;
        Some(Days { first: first_day, last, name: None, description: None })
    };
    let Some(periods) = (0..count).map(days).collect::<Option<Vec<_>>>() else {
        findings.report(schedule.periods().value()?, DateFar::Usual).done();
        return None;
    };
    let clock = clock?;
    let last = periods.last()?.last;
    if let Some(missing) = missing_day(clock, first, last) {
        day_missing(schedule.start().value()?, missing, clock, findings);
        return None;
    }
    let end = clock.zone.last_of(last)?;
    Some(PlanCalendar { frequency_type, frequency, periods, start, end })
}

fn number_of_periods(value: Node<'_>, count: Integer<'_>, findings: &mut Findings<'_>) -> Option<u32> {
    let number = count.to_i64().and_then(|count| usize::try_from(count).ok()).filter(|count| (1..=MAX_PERIODS).contains(count));
    if number.is_none() {
        let added = findings.report(value, PeriodCount::Usual { limit: MAX_PERIODS, periods: CountOrText::Text(count.as_written()) });
        if count.to_i64().is_some_and(|count| count > 0) {
            added.fix(|fix| fix.set(value.rows(), value.place(), &MAX_PERIODS.to_string()));
        } else {
            added.done();
        }
    }
    u32::try_from(number?).ok()
}

/// A unit of an interval.
struct Unit {
    /// The name of the unit in a plan.
    name: &'static str,
    /// The name of the unit in a request.
    kind: FrequencyType,
    /// The field of a plan that contains the number of units per period.
    size: for<'d> fn(&Every<'d>) -> FieldValue<'d, Integer<'d>>,
}

const UNITS: [Unit; 6] = [
    Unit { name: "day", kind: FrequencyType::Daily, size: |every| every.day() },
    Unit { name: "week", kind: FrequencyType::Weekly, size: |every| every.week() },
    Unit { name: "month", kind: FrequencyType::Monthly, size: |every| every.month() },
    Unit { name: "quarter", kind: FrequencyType::Quarterly, size: |every| every.quarter() },
    Unit { name: "halfYear", kind: FrequencyType::HalfYearly, size: |every| every.half_year() },
    Unit { name: "year", kind: FrequencyType::Yearly, size: |every| every.year() },
];

/// Returns the name of a unit in a plan.
pub(super) fn unit_of(kind: FrequencyType) -> Option<&'static str> {
    UNITS.iter().find(|unit| unit.kind == kind).map(|unit| unit.name)
}

/// The maximum length of a period, in units.
pub(super) const MAX_UNITS: u32 = 10_000;

fn every(value: Node<'_>, every: &Every<'_>, findings: &mut Findings<'_>) -> Option<(FrequencyType, u32, Rhythm)> {
    let given: Vec<&Unit> = UNITS.iter().filter(|unit| (unit.size)(every).is_sent()).collect();
    match given.as_slice() {
        [unit] => {
            let (value, size) = (unit.size)(every).both()?;
            let size = size.to_i64().and_then(|size| u32::try_from(size).ok()).filter(|size| (1..=MAX_UNITS).contains(size));
            let Some(size) = size else {
                findings.report(value, PeriodLength::Size { limit: MAX_UNITS as usize }).done();
                return None;
            };
            Some((unit.kind, size, Rhythm::of(unit.kind, size)?))
        }
        [] => {
            findings.report(value, PeriodLength::Usual { units: &names(UNITS.iter()) }).done();
            None
        }
        several => {
            findings.report(value, PeriodLength::Several { given: &names(several.iter().copied()) }).done();
            None
        }
    }
}

fn names<'u>(units: impl Iterator<Item = &'u Unit>) -> String {
    units.map(|unit| unit.name).collect::<Vec<_>>().join(", ")
}

fn ranges<'d>(schedule: &RangesSchedule<'d>, clock: Option<Clock<'_>>, findings: &mut Findings<'_>) -> Option<PlanCalendar<'d>> {
    let (value, list) = schedule.ranges().both()?;
    let count = list.len();
    if count > MAX_PERIODS {
        findings.report(value, PeriodCount::Usual { limit: MAX_PERIODS, periods: CountOrText::Count(count) }).done();
    }
    // Reads all items before checking for failures, so that every problem is reported.
    let read: Vec<_> = list.map(|item| range(&item.content()?, clock, findings)).collect();
    let read = read.into_iter().collect::<Option<Vec<_>>>()?;
    let start = read.iter().map(|(_, start, _)| *start).min_by_key(|start| start.seconds)?;
    let end = read.iter().map(|(.., end)| *end).max_by_key(|end| end.seconds)?;
    let periods = read.into_iter().map(|(days, ..)| days).collect();
    (count <= MAX_PERIODS).then_some(PlanCalendar { frequency_type: FrequencyType::Custom, frequency: 0, periods, start, end })
}

fn range<'d>(range: &PlanRange<'d>, clock: Option<Clock<'_>>, findings: &mut Findings<'_>) -> Option<(Days<'d>, Moment, Moment)> {
    let start = edge(range.start(), Edge::Start, clock, findings);
    let end = edge(range.end(), Edge::End, clock, findings);
    let ((first, start), (last, end)) = (start?, end?);
    if end.seconds < start.seconds {
        let written = range.start().value().and_then(Node::as_str).unwrap_or_default();
        findings.report(range.end().value()?, RangeEndBeforeStart::Usual { start: &written }).done();
        return None;
    }
    if let Some(clock) = clock
        && let Some(missing) = missing_day(clock, first, last)
    {
        day_missing(range.end().value()?, missing, clock, findings);
        return None;
    }
    Some((Days { first, last, name: range.name().get(), description: range.description().get() }, start, end))
}

/// Returns the day and the instant of a date.
fn edge(field: FieldValue<'_, Date>, edge: Edge, clock: Option<Clock<'_>>, findings: &mut Findings<'_>) -> Option<(NaiveDate, Moment)> {
    let value = field.value()?;
    let date = readable(value, field.get(), findings)?;
    let clock = clock?;
    let moment = match (date.time, date.offset_minutes) {
        (None, _) => whole_day(value, date.day, edge, clock, findings)?,
        (Some(_), None) if clock.zone.first_of(date.day).is_none() => {
            day_missing(value, date.day, clock, findings);
            return None;
        }
        (Some(_), None) => local_time(value, &date, clock, findings),
        (Some(_), Some(_)) => clock.zone.at(date.instant().div_euclid(1000)),
    };
    let day = moment.local().date();
    if date.time.is_some() {
        findings.report(value, TimeDropped::Usual { day }).done();
    }
    Some((day, moment))
}

/// Returns a valid date. Reports an invalid date, even if its meaning is clear.
fn readable(value: Node<'_>, date: Option<Date>, findings: &mut Findings<'_>) -> Option<Date> {
    let text = value.as_str()?;
    let Some(date) = date else {
        findings.report(value, DateInvalid::Usual { field: FieldOf(value), value: &text, date: None }).done();
        return None;
    };
    if date.form == DateForm::Plain {
        let finding = DateInvalid::Usual { field: FieldOf(value), value: &text, date: Some(Standard(&date)) };
        findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &date.standard_form()));
    }
    Some(date)
}

/// Returns the first or last instant of a day. A clock change at that time is only reported as information, because the day determines the
/// correct instant.
fn whole_day(value: Node<'_>, day: NaiveDate, edge: Edge, clock: Clock<'_>, findings: &mut Findings<'_>) -> Option<Moment> {
    let moment = if edge == Edge::Start { clock.zone.first_of(day) } else { clock.zone.last_of(day) };
    let Some(moment) = moment else {
        day_missing(value, day, clock, findings);
        return None;
    };
    if edge == Edge::Start
        && let Some(doubt) = Doubt::of(clock.zone.meaning(day.and_time(NaiveTime::MIN)))
    {
        let (zone, chosen, earlier, later) = (clock.name, &*moment.iso(), &*doubt.earlier.iso(), &*doubt.later.iso());
        if doubt.never {
            findings.report_as(Severity::Info, value, TimeNever::Day { zone, chosen, earlier, later }).done();
        } else {
            findings.report_as(Severity::Info, value, TimeTwice::Day { zone, chosen, earlier, later }).done();
        }
    }
    Some(moment)
}

fn local_time(value: Node<'_>, date: &Date, clock: Clock<'_>, findings: &mut Findings<'_>) -> Moment {
    let meaning = clock.zone.meaning(date.local_start());
    let chosen_moment = match meaning {
        MappedTime::Once(moment) | MappedTime::Twice(moment, _) => moment,
        // Like most calendars, use the offset before the change.
        MappedTime::Never { later, .. } => later,
    };
    if let Some(doubt) = Doubt::of(meaning) {
        let (zone, chosen, earlier, later) = (clock.name, &*chosen_moment.iso(), &*doubt.earlier.iso(), &*doubt.later.iso());
        let added = if doubt.never {
            findings.report(value, TimeNever::Usual { zone, earlier, later, chosen })
        } else {
            findings.report(value, TimeTwice::Usual { zone, earlier, later, chosen })
        };
        added.fix(|fix| fix.set_text(value.rows(), value.place(), chosen));
    }
    chosen_moment
}

/// The two possible instants of a local time that a clock change makes ambiguous or invalid.
struct Doubt {
    /// `true` if the time does not exist; `false` if it occurs twice.
    never: bool,
    earlier: Moment,
    later: Moment,
}

impl Doubt {
    fn of(meaning: MappedTime) -> Option<Self> {
        match meaning {
            MappedTime::Once(_) => None,
            MappedTime::Twice(earlier, later) => Some(Self { never: false, earlier, later }),
            MappedTime::Never { later, earlier, .. } => Some(Self { never: true, earlier, later }),
        }
    }
}

/// Half a day in seconds: more than any clock change, except where a zone skips a day.
const HALF_A_DAY: i64 = 12 * 60 * 60;

/// Returns the first of these days that the time zone skips.
fn missing_day(clock: Clock<'_>, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let is_missing = |day: &NaiveDate| clock.zone.first_of(*day).is_none();
    // The duration between both ends shows whether days are missing, so that most schedules do not need a check of each day.
    let is_whole = clock.zone.first_of(first).zip(clock.zone.last_of(last)).is_some_and(|(start, end)| {
        let days = (last - first).num_days() + 1;
        end.seconds - start.seconds > days * 2 * HALF_A_DAY - HALF_A_DAY
    });
    if is_whole { None } else { first.iter_days().take_while(|day| *day <= last).find(is_missing) }
}

fn day_missing(value: Node<'_>, day: NaiveDate, clock: Clock<'_>, findings: &mut Findings<'_>) {
    findings.report(value, DayMissing::Usual { day, zone: clock.name }).done();
}

/// Returns the elements of a list in order, or `None` if an element cannot be read.
pub(super) fn all_contents<'d, T: Read<'d>>(list: List<'d, T>) -> Option<Vec<T>> {
    list.map(|item| item.content()).collect()
}

/// Returns the default reference code of a period, in the form that Capillary's documentation uses.
pub(super) fn ref_code(index: usize) -> String {
    format!("Cycle_{}", index + 1)
}
