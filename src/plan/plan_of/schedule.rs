//! Reads the schedule of a request: its zone, its periods, and the start and end of its cycles.

use chrono::{NaiveDate, NaiveTime};

use crate::json::{Writer, write_json};
use crate::model::{Date, FieldValue, TargetGroup, TimeZones};
use crate::plan::calendar::ref_code;
use crate::plan::rules::Unfit;
use crate::rules::Spot;
use crate::zones::{Moment, Zone};

use super::periods::PeriodDays;
use super::reader::{PlanPart, PlanReader, Unsupported};

impl PlanReader<'_, '_> {
    pub(super) fn schedule(&mut self, group: &TargetGroup<'_>) -> Option<String> {
        let name = group.time_zone_name().get();
        let name = name.as_deref().unwrap_or("GMT");
        let zone = Zone::find(self.zones, name).filter(|_| TimeZones::contains(name));
        if zone.is_none() {
            self.unfit(Spot::of(group.time_zone_name()), Unfit::Zone { value: name });
        }
        let days = self.days(group);
        let (zone, days) = (zone?, days?);
        let first = days.iter().map(|(first, _)| *first).min()?;
        let last = days.iter().map(|(_, last)| *last).max()?;
        let rhythm = self.rhythm(group, &days).ok()?;
        let start = self.cycle_start(group, zone, first).ok()?;
        let end = self.cycle_end(group, zone, last).ok()?;
        let Some((unit, frequency)) = rhythm else {
            return Some(write_json(|json| {
                json.object(|schedule| {
                    write_ranges(group, &days, (first, start), (last, end), schedule.key("ranges"));
                    schedule.key("zone").string(name);
                });
            }));
        };
        if end.is_some() {
            self.cycle_unfit(cycle_end(group), zone.last_of(last)?);
            return None;
        }
        Some(write_json(|json| {
            json.object(|schedule| {
                schedule.key("start").string(&start.unwrap_or_else(|| first.to_string()));
                schedule.key("zone").string(name);
                schedule.key("every").object(|every| every.key(unit).number(frequency.into()));
                schedule.key("periods").json(&days.len().to_string());
            });
        }))
    }

    /// Returns the start of the cycles. The default is the first instant of their first day.
    fn cycle_start(&mut self, group: &TargetGroup<'_>, zone: Zone<'_>, first: NaiveDate) -> PlanPart<String> {
        let expected = zone.first_of(first).ok_or(Unsupported)?;
        let midnight = first.and_time(NaiveTime::MIN).and_utc().timestamp();
        let seconds = cycle_start(group).get().map_or(midnight, |date| date.instant().div_euclid(1000));
        self.cycle(cycle_start(group), zone.at(seconds), expected)
    }

    /// Returns the end of the cycles. The default is the last instant of their last day.
    fn cycle_end(&mut self, group: &TargetGroup<'_>, zone: Zone<'_>, last: NaiveDate) -> PlanPart<String> {
        let expected = zone.last_of(last).ok_or(Unsupported)?;
        let midnight = last.and_time(NaiveTime::MIN).and_utc().timestamp() + 24 * 60 * 60 - 1;
        let seconds = cycle_end(group).get().map_or(midnight, |date| date.end_instant().div_euclid(1000));
        self.cycle(cycle_end(group), zone.at(seconds), expected)
    }

    fn cycle(&mut self, field: FieldValue<'_, Date>, stated: Moment, expected: Moment) -> PlanPart<String> {
        // The server rounds milliseconds up, so 18:29:59.999 is returned as 18:30:00.
        if stated.seconds.abs_diff(expected.seconds) <= 1 {
            return Ok(None);
        }
        if stated.local().date() == expected.local().date() {
            return Ok(Some(stated.iso()));
        }
        self.cycle_unfit(field, expected);
        Err(Unsupported)
    }

    fn cycle_unfit(&mut self, field: FieldValue<'_, Date>, expected: Moment) {
        self.unfit(Spot::of(field), Unfit::Cycle { expected: &expected.iso() });
    }
}

fn cycle_start<'d>(group: &TargetGroup<'d>) -> FieldValue<'d, Date> {
    effective(group.target_cycle_start_date(), group.target_cycle_start_date_iso())
}

fn cycle_end<'d>(group: &TargetGroup<'d>) -> FieldValue<'d, Date> {
    effective(group.target_cycle_end_date(), group.target_cycle_end_date_iso())
}

/// Returns the form of a cycle date that the server uses.
fn effective<'d>(older: FieldValue<'d, Date>, iso: FieldValue<'d, Date>) -> FieldValue<'d, Date> {
    if older.is_sent() { older } else { iso }
}

/// Writes the periods one by one. The earliest start and the latest end include the times at which the cycles start and end.
fn write_ranges(
    group: &TargetGroup<'_>,
    days: &PeriodDays,
    (first, mut start): (NaiveDate, Option<String>),
    (last, mut end): (NaiveDate, Option<String>),
    json: &mut Writer<'_>,
) {
    json.array(|ranges| {
        for (index, (period, (from, to))) in group.periods().contents().zip(days).enumerate() {
            let from = if *from == first { start.take() } else { None }.unwrap_or_else(|| from.to_string());
            let to = if *to == last { end.take() } else { None }.unwrap_or_else(|| to.to_string());
            ranges.object(|range| {
                range.key("start").string(&from);
                range.key("end").string(&to);
                range.optional_string("name", period.ref_code().get().filter(|code| **code != ref_code(index)));
                range.optional_string("description", period.description().get());
            });
        }
    });
}
