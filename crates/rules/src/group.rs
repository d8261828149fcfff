//! Rules on the group as a whole: its text, its cycle dates, its days.

use chrono::{Days, NaiveDate};

use target_groups_json::{Value, quote};
use target_groups_model::{Date, Record, Slot, TargetGroup, TimeZones};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &DESCRIPTION_TOO_LONG,
    &TOTAL_PERIODS_MISMATCH,
    &TOO_MANY_PERIODS,
    &CYCLE_DATES_BOTH,
    &CYCLE_END_BEFORE_START,
    &CYCLE_OUTSIDE_PERIODS,
    &GROUP_DATES,
    &TIME_ZONE_UNKNOWN,
];

const DESCRIPTION_TOO_LONG: Rule = Rule {
    code: "description-too-long",
    severity: Severity::Warning,
    about: "The description of the group is longer than 255 characters.",
    wordings: &[("", "The description has {length, plural, one {# character} other {# characters}}; up to {limit} are documented.")],
    fixes: &[],
};

const TOTAL_PERIODS_MISMATCH: Rule = Rule {
    code: "total-periods-mismatch",
    severity: Severity::Warning,
    about: "totalPeriods is not the number of periods.",
    wordings: &[("", "totalPeriods says {stated}, but there {periods, plural, one {is # period} other {are # periods}}.")],
    fixes: &[("", "Set it to {periods}")],
};

const TOO_MANY_PERIODS: Rule = Rule {
    code: "too-many-periods",
    severity: Severity::Warning,
    about: "There are more than 100 periods.",
    wordings: &[("", "There {periods, plural, one {is # period} other {are # periods}}; up to {limit} are documented.")],
    fixes: &[],
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

const CYCLE_OUTSIDE_PERIODS: Rule = Rule {
    code: "cycle-outside-periods",
    severity: Severity::Warning,
    about: "A period lies outside the cycle dates, by more than the day that time zones can explain.",
    wordings: &[("", "The period starts before the cycles do ({cycle})."), ("end", "The period ends after the cycles do ({cycle}).")],
    fixes: &[],
};

const GROUP_DATES: Rule = Rule {
    code: "group-dates",
    severity: Severity::Warning,
    about: "fromDate is not before toDate, or periods lie outside them.",
    wordings: &[
        ("", "The group ends ({to}) no later than it starts ({from})."),
        ("before", "The first period starts on {day}, before the group does."),
        ("after", "The last period ends on {day}, after the group does."),
    ],
    fixes: &[],
};

const TIME_ZONE_UNKNOWN: Rule = Rule {
    code: "time-zone-unknown",
    severity: Severity::Warning,
    about: "timeZoneName is no name of the IANA time zone database.",
    wordings: &[
        ("", "\"{value}\" is no time zone. Write its IANA name, such as Asia/Kolkata."),
        ("near", "\"{value}\" is no time zone. Did you mean {nearest}?"),
    ],
    fixes: &[("", "Change it to {nearest}")],
};

/// The most cycles that the documentation allows.
const MOST_PERIODS: usize = 100;

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    description(group, findings);
    number_of_periods(group, findings);
    cycle_dates_both(&group.target_cycle_start_date, &group.target_cycle_start_date_iso, START, findings);
    cycle_dates_both(&group.target_cycle_end_date, &group.target_cycle_end_date_iso, END, findings);
    cycle_order(group, findings);
    cycle_outside_periods(group, findings);
    group_dates(group, findings);
    time_zone(group, findings);
}

/// The names of a cycle date in its older form and in its ISO form.
type Pair = (&'static str, &'static str);

const START: Pair = ("targetCycleStartDate", "targetCycleStartDateISO");
const END: Pair = ("targetCycleEndDate", "targetCycleEndDateISO");

fn description<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let limit = TargetGroup::SCHEMA.field("description").and_then(|field| field.max_length).map(|limit| limit as usize);
    let (Some((value, text)), Some(limit)) = (group.description.both(), limit) else { return };
    let length = text.encode_utf16().count();
    if length > limit {
        findings.report(&DESCRIPTION_TOO_LONG, Place::Value(value), |finding| finding.param("length", length).param("limit", limit));
    }
}

fn number_of_periods<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((list, periods)) = group.periods.both().map(|(value, list)| (value, list.items.len())) else { return };
    if periods > MOST_PERIODS {
        findings.report(&TOO_MANY_PERIODS, Place::Value(list), |finding| finding.param("periods", periods).param("limit", MOST_PERIODS));
    }
    let Some((value, stated)) = group.total_periods.both() else { return };
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

fn cycle_start<'s, 'd>(group: &'s TargetGroup<'d>) -> &'s Slot<'d, Date> {
    effective(&group.target_cycle_start_date, &group.target_cycle_start_date_iso)
}

fn cycle_end<'s, 'd>(group: &'s TargetGroup<'d>) -> &'s Slot<'d, Date> {
    effective(&group.target_cycle_end_date, &group.target_cycle_end_date_iso)
}

fn cycle_order<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let (Some((start_value, start)), Some((end_value, end))) = (cycle_start(group).both(), cycle_end(group).both()) else { return };
    if end.ends_before(start) {
        findings.report(&CYCLE_END_BEFORE_START, Place::Value(end_value), |finding| {
            finding.param("start", &*start_value.as_str().unwrap_or_default())
        });
    }
}

/// Cycle dates are moments and periods are days, so a difference of one day means nothing.
fn cycle_outside_periods<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let day = |date: &Date| date.day;
    let first = cycle_start(group).get().map(day).and_then(|day| day.checked_sub_days(Days::new(1)));
    let last = cycle_end(group).get().map(day).and_then(|day| day.checked_add_days(Days::new(1)));
    let written = |slot: &Slot<'d, Date>| slot.value().and_then(Value::as_str).unwrap_or_default().into_owned();
    for period in group.periods.contents() {
        if let (Some((value, start)), Some(first)) = (period.start_date.both(), first)
            && start.day < first
        {
            findings.report(&CYCLE_OUTSIDE_PERIODS, Place::Value(value), |finding| finding.param("cycle", written(cycle_start(group))));
        }
        if let (Some((value, end)), Some(last)) = (period.end_date.both(), last)
            && end.day > last
        {
            findings.report(&CYCLE_OUTSIDE_PERIODS, Place::Value(value), |finding| {
                finding.case("end").param("cycle", written(cycle_end(group)))
            });
        }
    }
}

fn group_dates<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let (from, to) = (group.from_date.both(), group.to_date.both());
    if let (Some((_, from)), Some((value, to))) = (from, to)
        && from.instant() >= to.end_instant()
    {
        findings.report(&GROUP_DATES, Place::Value(value), |finding| {
            finding.param("from", from.day.to_string()).param("to", to.day.to_string())
        });
        return;
    }
    let starts = group.periods.contents().filter_map(|period| period.start_date.get());
    let ends = group.periods.contents().filter_map(|period| period.end_date.get());
    let first: Option<NaiveDate> = starts.map(|date| date.day).min();
    let last: Option<NaiveDate> = ends.map(|date| date.day).max();
    if let (Some((value, from)), Some(first)) = (from, first)
        && first < from.day
    {
        findings.report(&GROUP_DATES, Place::Value(value), |finding| finding.case("before").param("day", first.to_string()));
    }
    if let (Some((value, to)), Some(last)) = (to, last)
        && last > to.day
    {
        findings.report(&GROUP_DATES, Place::Value(value), |finding| finding.case("after").param("day", last.to_string()));
    }
}

fn time_zone<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, name)) = group.time_zone_name.both() else { return };
    if TimeZones::contains(name) {
        return;
    }
    findings.report(&TIME_ZONE_UNKNOWN, Place::Value(value), |finding| {
        let finding = finding.param("value", &**name);
        match TimeZones::nearest(name) {
            Some(nearest) => finding.case("near").param("nearest", nearest).set(&quote(nearest)),
            None => finding,
        }
    });
}
