//! The rule about dates that are midnight in the group's time zone but are written with another offset.

use chrono::{NaiveDate, NaiveDateTime};
use target_groups_json::rows::ListField;
use target_groups_model::{Date, DateForm, TargetGroup, ZoneClock, moment};

use super::calendar::{Calendar, WrittenDate};
use super::findings::Findings;

crate::rules! {
    /// A date is midnight, or the last second of a day, in the group's time zone. Because it is written with another offset, the server keeps another day.
    PeriodLocalMidnight = "period-local-midnight", Warning, fix Asks {
        Usual { zone: &'p str, kept: NaiveDate, meant: NaiveDate } "" => "In {zone}, this moment belongs to {meant}, but the server keeps the day as it is written, {kept}. Write the date with the offset of the time zone.", fix "Write the dates in local time";
    }
}

const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// Reports the dates of periods to which the rule applies. Returns the calendar in local time if there are any.
pub(super) fn check<'d>(group: &TargetGroup<'_>, calendar: &Calendar<'d>, findings: &mut Findings<'_>) -> Option<Calendar<'d>> {
    let zone = group.time_zone_name().get()?;
    let clock = ZoneClock::of(&zone)?;
    let mut meant: Option<Calendar<'d>> = None;
    for (place, period) in calendar.periods.iter().enumerate() {
        let (start, end) = (local_date(period.start, clock, 0), local_date(period.end, clock, SECONDS_OF_DAY - 1));
        for (date, local) in [(period.start, start), (period.end, end)] {
            if let Some(local) = local {
                report(date, &zone, &local, findings);
            }
        }
        if start.is_some() || end.is_some() {
            let calendar = meant.get_or_insert_with(|| calendar.clone());
            if let Some(local) = calendar.periods.get_mut(place) {
                *local = period.with_dates(start, end);
            }
        }
    }
    meant
}

/// Returns a date in local time if that is at the edge of a day, given in seconds since midnight, and the date as written is on
/// another day.
fn local_date(date: WrittenDate<'_>, clock: ZoneClock, edge: i64) -> Option<Date> {
    let written = date.date?;
    let own_offset = written.offset_minutes?;
    // Most dates are not at the edge of a day in any offset of the zone. This check needs no calendar.
    let at_edge = clock.offsets().map(|offset| (offset, written.instant() + i64::from(offset) * 60_000));
    let at_edge = at_edge.filter(|(_, local)| local.div_euclid(1000).rem_euclid(SECONDS_OF_DAY) == edge);
    let mut locals = at_edge.filter_map(|(offset, local)| Some((offset, moment(local)?)));
    let is_shown = |(offset, local): &(i32, NaiveDateTime)| {
        let next_midnight = if edge == 0 { Some(local.date()) } else { local.date().succ_opt() };
        next_midnight.map(|day| clock.offset_at_midnight(day)) == Some(*offset)
    };
    let (offset, local) = locals.find(is_shown).filter(|(offset, local)| *offset != own_offset && local.date() != written.day)?;
    Some(Date { day: local.date(), time: Some(local.time()), offset_minutes: Some(offset), form: DateForm::Standard })
}

fn report(date: WrittenDate<'_>, zone: &str, meant: &Date, findings: &mut Findings<'_>) {
    let Some((value, written)) = date.both() else { return };
    let list = value.list_field().map(ListField::any);
    let finding = PeriodLocalMidnight::Usual { zone, kept: written.day, meant: meant.day };
    findings.report_once(list, value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &meant.standard_form()));
}
