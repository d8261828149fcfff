//! Writes the request for a plan.

use crate::json::{Writer, write_json};
use crate::model::{EvaluationType, Integer, PeriodStatus, Record, Target, TargetGroup, TrackingType, moment};
use crate::rules::Findings;
use crate::zones::{Zone, Zones};

use crate::plan::calendar::{self, Clock, Days, PlanCalendar, ref_code};
use crate::plan::fields::{GROUP_FIELDS, TARGET_FIELDS};
use crate::plan::rules::Blank;
use crate::plan::schema::{Measure, Plan, PlanTracking, PlanWindow, StreakTracking, Tracking};

use super::condition::condition;
use super::further::further;
use super::goals::goals;
use super::target::target;

/// Returns the request as JSON text. Returns `None` if something is missing, after reporting it.
pub(super) fn body(plan: &Plan<'_>, zones: &dyn Zones, findings: &mut Findings<'_>) -> Option<String> {
    let schedule = plan.schedule().get();
    let zone = schedule.and_then(|schedule| schedule.zone().both());
    let clock = zone.as_ref().and_then(|(value, name)| Clock::find(*value, name, zones, findings));
    let calendar = schedule.and_then(|schedule| calendar::of(&schedule, clock, findings));
    blanks(plan, findings);
    let goals = goals(plan, calendar.as_ref().map(|calendar| calendar.periods.len()), findings);
    let condition = condition(plan, findings);
    let further_of_group = further(plan.fields(), GROUP_FIELDS, TargetGroup::SCHEMA, findings);
    let further_of_target = further(plan.target_fields(), TARGET_FIELDS, Target::SCHEMA, findings);
    let (clock, calendar) = (clock?, calendar?);
    let target = target(plan, &goals?, &condition?, &further_of_target)?;
    let name = plan.name().get()?;
    Some(write_json(|json| {
        json.object(|body| {
            body.key("active").boolean(plan.active().get().unwrap_or(true));
            body.key("name").string(&name);
            body.optional_string("description", plan.description().get());
            body.optional_json("preferredTillId", plan.till().get().map(|till| till.number().to_string()));
            body.key("timeZoneName").string(clock.name);
            write_cycles(&calendar, body);
            body.key("trackingType").string(tracking_type(plan).wire());
            body.key("targetEvaluationType").string(evaluation_type(plan).wire());
            write_rhythm(&calendar, body);
            write_periods(clock.zone, &calendar, findings.options().now, body.key("periods"));
            if let Some(Tracking::Streak(streak)) = plan.tracking().get() {
                write_streaks(&streak, body.key("streaks"));
            }
            body.key("targets").array(|targets| targets.json(&target));
            for (key, value) in &further_of_group {
                body.key(key).json(value);
            }
        });
    }))
}

fn tracking_type(plan: &Plan<'_>) -> TrackingType {
    match plan.tracking().get() {
        None | Some(Tracking::Word(PlanTracking::Default)) => TrackingType::Default,
        Some(Tracking::Word(PlanTracking::Capping)) => TrackingType::Capping,
        Some(Tracking::Streak(streak)) if streak.pauses().get() == Some(true) => TrackingType::NonContinuousStreaks,
        Some(Tracking::Streak(_)) => TrackingType::Streaks,
    }
}

fn evaluation_type(plan: &Plan<'_>) -> EvaluationType {
    match plan.window().get() {
        None | Some(PlanWindow::Calendar) => EvaluationType::FixedCalendarWindow,
        Some(PlanWindow::Cyclic) => EvaluationType::CyclicWindow,
        Some(PlanWindow::UntilReached) => EvaluationType::PeriodAgnosticWindow,
    }
}

fn write_cycles(calendar: &PlanCalendar<'_>, body: &mut Writer<'_>) {
    body.key("targetCycleStartDateISO").string(&calendar.start.iso());
    body.key("targetCycleEndDateISO").string(&calendar.end.iso());
}

fn write_rhythm(calendar: &PlanCalendar<'_>, body: &mut Writer<'_>) {
    body.key("frequencyType").string(calendar.frequency_type.wire());
    body.key("frequency").number(calendar.frequency.into());
    for key in ["recurringCycles", "totalPeriods"] {
        body.key(key).json(&calendar.periods.len().to_string());
    }
}

/// The server keeps only the day of each date, and its documentation does not say whether it determines the day from the text, in UTC or in
/// the zone of the group. The instants written here fall on the same day in all three cases.
fn write_periods(zone: Zone<'_>, calendar: &PlanCalendar<'_>, now: Option<i64>, json: &mut Writer<'_>) {
    let today = now.and_then(moment).map(|now| now.date());
    let write_period = |index: usize, days: &Days<'_>, period: &mut Writer<'_>| {
        period.key("active").boolean(true);
        period.optional_string("description", days.description.as_deref());
        period.key("startDate").string(&zone.first_shared(days.first).iso());
        period.key("endDate").string(&zone.last_shared(days.last).iso());
        period.optional_string("periodStatus", today.map(|today| PeriodStatus::on(today, days.first, days.last).wire()));
        period.key("refCode").string(&days.name.as_deref().map_or_else(|| ref_code(index), str::to_owned));
    };
    json.array(|periods| {
        for (index, days) in calendar.periods.iter().enumerate() {
            periods.object(|period| write_period(index, days, period));
        }
    });
}

fn write_streaks(streak: &StreakTracking<'_>, json: &mut Writer<'_>) {
    json.array(|streaks| {
        for level in streak.streak().contents() {
            streaks.object(|streak| {
                streak.optional_string("name", level.name().get());
                streak.optional_json("targetCountOfSequence", level.periods().get().and_then(json_integer));
            });
        }
    });
}

fn json_integer(number: Integer<'_>) -> Option<String> {
    number.to_i64().map(|number| number.to_string())
}

/// Reports names that consist only of white space.
fn blanks(plan: &Plan<'_>, findings: &mut Findings<'_>) {
    if let Some((value, _)) = plan.event().both().filter(|(_, event)| event.trim().is_empty()) {
        findings.report(value, Blank::Usual).done();
    }
    let Some(Measure::Sum(sum)) = plan.measure().get() else { return };
    if let Some((value, _)) = sum.sum().both().filter(|(_, name)| name.trim().is_empty()) {
        findings.report(value, Blank::Sum).done();
    }
}
