//! What the server makes of a request: dates become days, defaults are filled in, numbers are given.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::json::quote;
use crate::model::{
    Attribution, Date, DefaultValue, EnrolmentMethod, EvaluationType, Period, PeriodStatus, Record, Slot, Target, TargetEntity,
    TargetGroup, moment,
};

use super::echo::{Answered, array};
use super::state::{Ids, take};
use super::{Circumstances, User};

/// The group that the server answers with, as JSON text.
pub(super) fn group(request: &TargetGroup<'_>, ids: &mut Ids, circumstances: &Circumstances) -> String {
    let server = Server { clock: moment(circumstances.now).unwrap_or_default(), user: &circumstances.user, group_id: take(&mut ids.group) };
    let mut group = Answered::echo(request.object, TargetGroup::SCHEMA);
    group.set("id", server.group_id.to_string());
    for (name, date) in [("fromDate", &request.from_date), ("toDate", &request.to_date)] {
        if let Some(date) = date.get() {
            group.set(name, day(date.day));
        }
    }
    let period_ids: Vec<u64> = request.periods.contents().map(|_| take(&mut ids.period)).collect();
    let periods = request.periods.contents().zip(&period_ids).map(|(period, id)| server.period(period, *id));
    group.set("periods", array(periods));
    let targets: Vec<String> = request.targets.contents().map(|target| server.target(target, &period_ids, ids)).collect();
    group.set("targets", array(targets.into_iter()));
    cycle_dates(request, &mut group);
    group.default("active", "true");
    group.default("targetEvaluationType", &quote(EvaluationType::FixedCalendarWindow.wire()));
    group.default("leaderboardEnabled", "false");
    group.default("userCreated", "false");
    group.default("timeZoneName", &quote("GMT"));
    group.write()
}

/// Both forms of both cycle dates. The older form of a request wins; without any, the periods say it.
fn cycle_dates(request: &TargetGroup<'_>, group: &mut Answered) {
    let first_day = request.periods.contents().filter_map(|period| Some(period.start_date.get()?.day)).min();
    let last_day = request.periods.contents().filter_map(|period| Some(period.end_date.get()?.day)).max();
    let last_second = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let start = cycle_date(&request.target_cycle_start_date, &request.target_cycle_start_date_iso);
    let start = start.or_else(|| first_day.map(|day| day.and_time(NaiveTime::default())));
    let end = cycle_date(&request.target_cycle_end_date, &request.target_cycle_end_date_iso);
    let end = end.or_else(|| last_day.map(|day| day.and_time(last_second)));
    for (name, name_iso, moment) in
        [("targetCycleStartDate", "targetCycleStartDateISO", start), ("targetCycleEndDate", "targetCycleEndDateISO", end)]
    {
        if let Some(moment) = moment {
            group.set(name, quote(&format!("{}Z", milliseconds(moment))));
            group.set(name_iso, quote(&format!("{}Z", seconds(moment))));
        }
    }
}

fn cycle_date(older: &Slot<'_, Date>, iso: &Slot<'_, Date>) -> Option<NaiveDateTime> {
    moment(older.get().or(iso.get())?.instant())
}

/// What all parts of an answer share.
struct Server<'s> {
    clock: NaiveDateTime,
    user: &'s User,
    group_id: u64,
}

impl Server<'_> {
    fn period(&self, request: &Period<'_>, id: u64) -> String {
        let mut period = Answered::echo(request.object, Period::SCHEMA);
        period.set("id", id.to_string());
        period.set("targetGroupId", self.group_id.to_string());
        // The published answers round the time of a period to whole seconds, that of a target not.
        let rounded = self.clock.checked_add_signed(TimeDelta::milliseconds(500)).unwrap_or(self.clock);
        period.set("attribution", self.attribution(&format!("{}.000", seconds(rounded)), &seconds(rounded)));
        if let (Some(start), Some(end)) = (request.start_date.get(), request.end_date.get()) {
            period.set("startDate", day(start.day));
            period.set("endDate", day(end.day));
            period.set("periodStatus", quote(PeriodStatus::on(self.clock.date(), start.day, end.day).wire()));
        }
        period.default("active", "true");
        period.write()
    }

    fn target(&self, request: &Target<'_>, period_ids: &[u64], ids: &mut Ids) -> String {
        let mut target = Answered::echo(request.object, Target::SCHEMA);
        target.set("id", take(&mut ids.target).to_string());
        target.set("emfRuleSetId", take(&mut ids.rule_set).to_string());
        target.set("targetGroupId", self.group_id.to_string());
        target.set("attribution", self.attribution(&milliseconds(self.clock), &seconds(self.clock)));
        let values = request.default_values.contents().zip(period_ids);
        let values: Vec<(u64, String)> = values.map(|(value, period)| (*period, default_value(value, *period, ids))).collect();
        target.set("targetPeriodDefaultValuesMap", by_period(&values));
        target.set("defaultValues", array(values.into_iter().map(|(_, value)| value)));
        target.default("active", "true");
        target.default("enrolmentMethod", &quote(EnrolmentMethod::Import.wire()));
        if request.target_entity.get() == Some(&TargetEntity::Event) {
            target.default("eventName", &quote("TransactionAdd"));
        }
        target.write()
    }

    /// Who did it and when: the time in both forms of the API.
    fn attribution(&self, time: &str, iso: &str) -> String {
        let user = serde_json::to_string(self.user).unwrap_or_default();
        let mut attribution = Answered::new(Attribution::SCHEMA);
        for (name, name_iso, by) in [("createdOn", "createdOnISO", "createdBy"), ("lastUpdatedOn", "lastUpdatedOnISO", "lastUpdatedBy")] {
            attribution.set(name, quote(&format!("{time}+0000")));
            attribution.set(name_iso, quote(&format!("{iso}Z")));
            attribution.set(by, user.clone());
        }
        attribution.write()
    }
}

/// The values again, each under the number of its period.
fn by_period(values: &[(u64, String)]) -> String {
    let mut json = "{".to_owned();
    for (period, value) in values {
        json.extend([if json.len() > 1 { ",\"" } else { "\"" }, &period.to_string(), "\":", value]);
    }
    json.push('}');
    json
}

fn default_value(request: &DefaultValue<'_>, period_id: u64, ids: &mut Ids) -> String {
    let mut value = Answered::echo(request.object, DefaultValue::SCHEMA);
    value.set("id", take(&mut ids.value).to_string());
    value.set("periodId", period_id.to_string());
    value.write()
}

fn day(day: NaiveDate) -> String {
    quote(&day.to_string())
}

fn seconds(moment: NaiveDateTime) -> String {
    let time = moment.time();
    let whole = NaiveTime::from_num_seconds_from_midnight_opt(chrono::Timelike::num_seconds_from_midnight(&time), 0);
    format!("{}T{}", moment.date(), whole.unwrap_or(time))
}

fn milliseconds(moment: NaiveDateTime) -> String {
    format!("{}.{:03}", seconds(moment), moment.and_utc().timestamp_subsec_millis())
}
