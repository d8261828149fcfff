//! From a schedule to days: the periods, and the moments at which the cycles start and end.

use chrono::{Datelike, NaiveDate};

use crate::json::{Value, quote};
use crate::model::{Date, Form, FrequencyType, Integer, List, Slot, Text, TimeZones};
use crate::rules::{DATE_INVALID, Findings, Place, Rhythm, Rule, Severity};
use crate::zones::{Meaning, Moment, Zone, Zones};

use super::rules::{DATE_FAR, DAY_MISSING, EVERY, PERIODS, RANGE_END_BEFORE_START, TIME_DROPPED, TIME_NEVER, TIME_TWICE, ZONE_UNKNOWN};
use super::schema::{Every, Range, RangesSchedule, RegularSchedule, Schedule};

/// The most periods that the documentation allows.
pub(super) const MOST_PERIODS: usize = 100;

/// The days and moments of a plan.
pub(super) struct Calendar<'s> {
    pub(super) zone_name: &'s str,
    pub(super) frequency_type: FrequencyType,
    /// In units of the type; 0 where the periods say it themselves.
    pub(super) frequency: u32,
    pub(super) periods: Vec<Days<'s>>,
    pub(super) start: Moment,
    pub(super) end: Moment,
}

/// The first and the last day of a period.
pub(super) struct Days<'s> {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) name: Option<&'s str>,
    pub(super) description: Option<&'s str>,
}

/// Which end of a period a date is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// Works out the calendar of a schedule. What stands in the way is reported.
pub(super) fn of<'s, 'd>(
    schedule: &'s Schedule<'d>,
    zones: &'s dyn Zones,
    findings: &mut Findings<'d, '_>,
) -> Option<(Zone<'s>, Calendar<'s>)> {
    match schedule {
        Schedule::Regular(regular) => {
            let clock = zone(&regular.zone, zones, findings);
            let calendar = self::regular(regular, clock.as_ref(), findings)?;
            Some((clock?.0, calendar))
        }
        Schedule::Ranges(ranges) => {
            let clock = zone(&ranges.zone, zones, findings);
            let calendar = self::ranges(ranges, clock.as_ref(), findings)?;
            Some((clock?.0, calendar))
        }
    }
}

type Clock<'s> = (Zone<'s>, &'s str);

fn zone<'s, 'd>(slot: &'s Slot<'d, Text<'d>>, zones: &'s dyn Zones, findings: &mut Findings<'d, '_>) -> Option<Clock<'s>> {
    let (value, name) = slot.both()?;
    let known = TimeZones::contains(name);
    if let Some(zone) = Zone::find(zones, name).filter(|_| known) {
        return Some((zone, name));
    }
    findings.report(&ZONE_UNKNOWN, Place::Value(value), |finding| {
        let finding = finding.param("value", &**name);
        match TimeZones::nearest(name) {
            _ if known => finding.case("here"),
            Some(nearest) => finding.case("near").param("nearest", nearest).set(&quote(nearest)),
            None => finding,
        }
    });
    None
}

fn regular<'s, 'd>(schedule: &'s RegularSchedule<'d>, clock: Option<&Clock<'s>>, findings: &mut Findings<'d, '_>) -> Option<Calendar<'s>> {
    let start = edge(&schedule.start, Edge::Start, clock, findings);
    let beat = schedule.every.both().and_then(|(value, every)| self::every(value, every, findings));
    let count = schedule.periods.both().and_then(|(value, count)| number_of_periods(value, *count, findings));
    let ((first, start), (frequency_type, frequency, rhythm), count) = (start?, beat?, count?);
    let days = |beat| {
        let first_day = rhythm.after(first, beat)?;
        let last = rhythm.after(first, beat + 1)?.pred_opt().filter(|last| last.year() <= 9999)?;
        Some(Days { first: first_day, last, name: None, description: None })
    };
    let Some(periods) = (0..count).map(days).collect::<Option<Vec<_>>>() else {
        let place = schedule.periods.value().map(Place::Value)?;
        findings.report(&DATE_FAR, place, |finding| finding);
        return None;
    };
    let (zone, zone_name) = clock?;
    let last = periods.last()?.last;
    let Some(end) = zone.last_of(last) else {
        day_missing(schedule.start.value()?, last, zone_name, findings);
        return None;
    };
    Some(Calendar { zone_name, frequency_type, frequency, periods, start, end })
}

fn number_of_periods<'d>(value: Value<'d>, count: Integer<'d>, findings: &mut Findings<'d, '_>) -> Option<u32> {
    let number = count.to_i64().and_then(|count| usize::try_from(count).ok()).filter(|count| (1..=MOST_PERIODS).contains(count));
    if number.is_none() {
        findings.report(&PERIODS, Place::Value(value), |finding| {
            let finding = finding.param("limit", MOST_PERIODS).param("periods", count.as_written());
            let many = count.to_i64().is_some_and(|count| count > 0);
            if many { finding.set(&MOST_PERIODS.to_string()) } else { finding }
        });
    }
    u32::try_from(number?).ok()
}

/// The units of a rhythm, and what they are called on the wire.
fn units<'e, 'd>(every: &'e Every<'d>) -> [(&'static str, FrequencyType, &'e Slot<'d, Integer<'d>>); 6] {
    [
        ("day", FrequencyType::Daily, &every.day),
        ("week", FrequencyType::Weekly, &every.week),
        ("month", FrequencyType::Monthly, &every.month),
        ("quarter", FrequencyType::Quarterly, &every.quarter),
        ("halfYear", FrequencyType::HalfYearly, &every.half_year),
        ("year", FrequencyType::Yearly, &every.year),
    ]
}

/// What a unit is called in a plan.
pub(super) fn unit_of(kind: FrequencyType) -> Option<&'static str> {
    Some(match kind {
        FrequencyType::Daily => "day",
        FrequencyType::Weekly => "week",
        FrequencyType::Monthly => "month",
        FrequencyType::Quarterly => "quarter",
        FrequencyType::HalfYearly => "halfYear",
        FrequencyType::Yearly => "year",
        FrequencyType::Custom => return None,
    })
}

/// No period is longer than this many units.
pub(super) const LONGEST: u32 = 10_000;

fn every<'d>(value: Value<'d>, every: &Every<'d>, findings: &mut Findings<'d, '_>) -> Option<(FrequencyType, u32, Rhythm)> {
    let units = units(every);
    let given: Vec<_> = units.iter().filter(|(.., slot)| slot.is_sent()).collect();
    let names = |units: &mut dyn Iterator<Item = &'static str>| units.collect::<Vec<_>>().join(", ");
    match given.as_slice() {
        [(_, kind, slot)] => {
            let (value, size) = slot.both()?;
            let size = size.to_i64().and_then(|size| u32::try_from(size).ok()).filter(|size| (1..=LONGEST).contains(size));
            let Some(size) = size else {
                findings.report(&EVERY, Place::Value(value), |finding| finding.case("size").param("limit", LONGEST as usize));
                return None;
            };
            Some((*kind, size, Rhythm::of(*kind, size)?))
        }
        [] => {
            let names = names(&mut units.iter().map(|(name, ..)| *name));
            findings.report(&EVERY, Place::Value(value), |finding| finding.param("units", names));
            None
        }
        several => {
            let names = names(&mut several.iter().map(|(name, ..)| *name));
            findings.report(&EVERY, Place::Value(value), |finding| finding.case("several").param("given", names));
            None
        }
    }
}

fn ranges<'s, 'd>(schedule: &'s RangesSchedule<'d>, clock: Option<&Clock<'s>>, findings: &mut Findings<'d, '_>) -> Option<Calendar<'s>> {
    let (value, list) = schedule.ranges.both()?;
    if list.items.len() > MOST_PERIODS {
        findings.report(&PERIODS, Place::Value(value), |finding| finding.param("limit", MOST_PERIODS).param("periods", list.items.len()));
    }
    let read: Vec<_> = list.items.iter().map(|item| range(item.content.as_ref()?, clock, findings)).collect();
    let read = read.into_iter().collect::<Option<Vec<_>>>()?;
    let start = read.iter().map(|(_, start, _)| *start).min_by_key(|start| start.seconds)?;
    let end = read.iter().map(|(.., end)| *end).max_by_key(|end| end.seconds)?;
    let periods = read.into_iter().map(|(days, ..)| days).collect();
    if list.items.len() > MOST_PERIODS {
        return None;
    }
    Some(Calendar { zone_name: clock?.1, frequency_type: FrequencyType::Custom, frequency: 0, periods, start, end })
}

fn range<'s, 'd>(range: &'s Range<'d>, clock: Option<&Clock<'s>>, findings: &mut Findings<'d, '_>) -> Option<(Days<'s>, Moment, Moment)> {
    let start = edge(&range.start, Edge::Start, clock, findings);
    let end = edge(&range.end, Edge::End, clock, findings);
    let ((first, start), (last, end)) = (start?, end?);
    if end.seconds < start.seconds {
        let written = range.start.value().and_then(Value::as_str).unwrap_or_default();
        findings.report(&RANGE_END_BEFORE_START, Place::Value(range.end.value()?), |finding| finding.param("start", &*written));
        return None;
    }
    let (name, description) = (range.name.get().map(|name| &**name), range.description.get().map(|description| &**description));
    Some((Days { first, last, name, description }, start, end))
}

/// The day and the moment of a date.
fn edge<'d>(slot: &Slot<'d, Date>, edge: Edge, clock: Option<&Clock<'_>>, findings: &mut Findings<'d, '_>) -> Option<(NaiveDate, Moment)> {
    let value = slot.value()?;
    let Some(date) = slot.get() else {
        let text = value.as_str()?;
        findings.report(&DATE_INVALID, Place::Value(value), |finding| finding.param("value", &*text));
        return None;
    };
    if date.form == Form::Plain {
        findings.report(&DATE_INVALID, Place::Value(value), |finding| {
            let standard = date.standard_form();
            finding.param("value", &*value.as_str().unwrap_or_default()).set(&quote(&standard)).param("date", standard)
        });
    }
    let (zone, name) = clock?;
    let moment = match (date.time, date.offset_minutes) {
        (None, _) => whole_day(value, date.day, edge, (*zone, name), findings)?,
        (Some(_), None) => local_time(value, date, (*zone, name), findings),
        (Some(_), Some(_)) => zone.at(date.instant().div_euclid(1000)),
    };
    let day = moment.local().date();
    if date.time.is_some() {
        findings.report(&TIME_DROPPED, Place::Value(value), |finding| finding.param("day", day.to_string()));
    }
    Some((day, moment))
}

/// The first or last moment of a day. A clock change at that moment is worth knowing, but the day decides which reading is right.
fn whole_day<'d>(value: Value<'d>, day: NaiveDate, edge: Edge, clock: Clock<'_>, findings: &mut Findings<'d, '_>) -> Option<Moment> {
    let (zone, name) = clock;
    let moment = if edge == Edge::Start { zone.first_of(day) } else { zone.last_of(day) };
    let Some(moment) = moment else {
        day_missing(value, day, name, findings);
        return None;
    };
    if edge == Edge::Start {
        let readings = readings(zone.meaning(day.and_time(chrono::NaiveTime::MIN)));
        if let Some((rule, earlier, later)) = readings {
            findings.report_as(Severity::Info, rule, Place::Value(value), |finding| {
                let finding = finding.case("day").param("zone", name).param("chosen", moment.iso());
                finding.param("earlier", earlier.iso()).param("later", later.iso())
            });
        }
    }
    Some(moment)
}

fn local_time<'d>(value: Value<'d>, date: &Date, (zone, name): Clock<'_>, findings: &mut Findings<'d, '_>) -> Moment {
    let local = date.local_start();
    let meaning = zone.meaning(local);
    let chosen = match meaning {
        Meaning::Once(moment) | Meaning::Twice(moment, _) => moment,
        // As every calendar does: by the clock before the change.
        Meaning::Never { later, .. } => later,
    };
    if let Some((rule, earlier, later)) = readings(meaning) {
        findings.report(rule, Place::Value(value), |finding| {
            let finding = finding.param("zone", name).param("earlier", earlier.iso()).param("later", later.iso());
            finding.set(&quote(&chosen.iso())).param("chosen", chosen.iso())
        });
    }
    chosen
}

/// The two readings of a time that a clock change makes doubtful, and the rule that says so.
fn readings(meaning: Meaning) -> Option<(&'static Rule, Moment, Moment)> {
    match meaning {
        Meaning::Once(_) => None,
        Meaning::Twice(earlier, later) => Some((&TIME_TWICE, earlier, later)),
        Meaning::Never { later, earlier, .. } => Some((&TIME_NEVER, earlier, later)),
    }
}

fn day_missing<'d>(value: Value<'d>, day: NaiveDate, zone: &str, findings: &mut Findings<'d, '_>) {
    findings.report(&DAY_MISSING, Place::Value(value), |finding| finding.param("day", day.to_string()).param("zone", zone));
}

/// The elements of a list that could be read, in their order; `None` where one could not.
pub(super) fn all_contents<'s, T>(list: &'s List<'_, T>) -> Option<Vec<&'s T>> {
    list.items.iter().map(|item| item.content.as_ref()).collect()
}
