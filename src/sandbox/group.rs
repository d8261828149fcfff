//! Creates groups as the server does: dates become days, defaults are added, IDs are assigned.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use crate::json::Writer;
use crate::json::rows::Node;
use crate::model::{
    Attribution, Combination, Date, DefaultValue, EnrolmentMethod, EvaluationType, FieldValue, Period, PeriodStatus, Record, Target,
    TargetEntity, TargetGroup, TargetType, TrackingType, moment,
};

use super::echo::{IsMade, record};
use super::state::{Ids, take};
use super::{Context, User};

/// Writes the group that the server returns.
pub(super) fn write(request: &TargetGroup<'_>, ids: &mut Ids, context: &Context, writer: &mut Writer<'_>) {
    let clock = moment(context.now).unwrap_or_default();
    let group_id = take(&mut ids.group);
    let (first_period_id, first_target_id) = (ids.period, ids.target);
    let is_unified = request.tracking_type().get() == Some(TrackingType::Unified);
    let mut server = Server { clock, user: &context.user, group_id, first_period_id, ids };
    let cycle = Cycle::of(request);
    record(writer, TargetGroup::SCHEMA, Some(request.object()), &mut |name, sent, group| match name {
        "id" => number(name, group_id, group),
        "fromDate" => day(name, request.from_date(), group),
        "toDate" => day(name, request.to_date(), group),
        "periods" => {
            server.periods(request, group.key(name));
            true
        }
        "unifiedTargetExpression" if is_unified => {
            unified_expression(request, first_target_id, group.key(name));
            true
        }
        "targets" => {
            server.targets(request, group.key(name));
            true
        }
        "targetCycleStartDate" => milliseconds_of(name, cycle.start, group),
        "targetCycleStartDateISO" => seconds_of(name, cycle.start, group),
        "targetCycleEndDate" => milliseconds_of(name, cycle.end, group),
        "targetCycleEndDateISO" => seconds_of(name, cycle.end, group),
        "active" => default_word(name, sent, true, group),
        "leaderboardEnabled" | "userCreated" => default_word(name, sent, false, group),
        "targetEvaluationType" => default_text(name, sent, EvaluationType::FixedCalendarWindow.wire(), group),
        "timeZoneName" => default_text(name, sent, "GMT", group),
        _ => false,
    });
}

/// Writes the goal of a unified group, with the rule that combines the IDs of its targets. Fields that were not sent are null.
fn unified_expression(request: &TargetGroup<'_>, first_target_id: u64, writer: &mut Writer<'_>) {
    let sent = request.unified_target_expression().get();
    let operator = if request.combination_type().get() == Some(Combination::Any) { " | " } else { " & " };
    let ids: Vec<String> = request.targets().contents().zip(first_target_id..).map(|(_, id)| id.to_string()).collect();
    writer.object(|expression| {
        match sent.and_then(|sent| sent.aggregation().get()) {
            Some(aggregation) => expression.key("aggregation").string(aggregation.wire()),
            None => expression.key("aggregation").json("null"),
        }
        let threshold = sent.and_then(|sent| sent.threshold_value().get());
        expression.key("thresholdValue").json(threshold.map_or("null", |threshold| threshold.decimal().as_written()));
        expression.key("ruleExpression").string(&format!("({})", ids.join(operator)));
    });
}

/// Returns `true` if the server adds a target for returned bills. In published examples, streaks and unified groups have one.
fn has_return_bill(group: &TargetGroup<'_>, target: &Target<'_>) -> bool {
    let is_added =
        matches!(group.tracking_type().get(), Some(TrackingType::Unified | TrackingType::Streaks | TrackingType::NonContinuousStreaks));
    is_added && target.target_type().get() == Some(TargetType::Sales)
}

/// The start and the end of the cycles. A date in the older format takes precedence. Without dates, the periods determine the cycles.
struct Cycle {
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
}

impl Cycle {
    fn of(request: &TargetGroup<'_>) -> Self {
        let sent = |older: FieldValue<'_, Date>, iso: FieldValue<'_, Date>| moment(older.get().or_else(|| iso.get())?.instant());
        let periods = || request.periods().contents();
        let start = sent(request.target_cycle_start_date(), request.target_cycle_start_date_iso()).or_else(|| {
            let first_day = periods().filter_map(|period| Some(period.start_date().get()?.day)).min()?;
            Some(first_day.and_time(NaiveTime::default()))
        });
        let end = sent(request.target_cycle_end_date(), request.target_cycle_end_date_iso()).or_else(|| {
            let last_day = periods().filter_map(|period| Some(period.end_date().get()?.day)).max()?;
            last_day.and_hms_opt(23, 59, 59)
        });
        Self { start, end }
    }
}

/// The data that all parts of a response share.
struct Server<'s> {
    clock: NaiveDateTime,
    user: &'s User,
    group_id: u64,
    /// The ID of the first period. The others follow consecutively.
    first_period_id: u64,
    ids: &'s mut Ids,
}

impl Server<'_> {
    fn periods(&mut self, request: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        // In published responses, the time of a period is rounded to whole seconds and that of a target is not.
        let rounded = self.clock.checked_add_signed(TimeDelta::milliseconds(500)).unwrap_or(self.clock);
        let time = format!("{}.000", seconds(rounded));
        let mut attribution = Stamp { time: &time, iso: &seconds(rounded), user: self.user, written: None };
        writer.array(|periods| {
            for period in request.periods().contents() {
                let id = take(&mut self.ids.period);
                self.period(&period, id, &mut attribution, periods);
            }
        });
    }

    fn period(&self, request: &Period<'_>, id: u64, attribution: &mut Stamp<'_>, writer: &mut Writer<'_>) {
        let days = request.start_date().get().zip(request.end_date().get()).map(|(start, end)| (start.day, end.day));
        record(writer, Period::SCHEMA, Some(request.object()), &mut |name, sent, period| match (name, days) {
            ("id", _) => number(name, id, period),
            ("targetGroupId", _) => number(name, self.group_id, period),
            ("attribution", _) => attribution.write(name, period),
            ("startDate", Some((start, _))) => text(name, &start.to_string(), period),
            ("endDate", Some((_, end))) => text(name, &end.to_string(), period),
            ("periodStatus", Some((start, end))) => text(name, PeriodStatus::on(self.clock.date(), start, end).wire(), period),
            ("active", _) => default_word(name, sent, true, period),
            _ => false,
        });
    }

    fn targets(&mut self, request: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let (time, iso) = (milliseconds(self.clock), seconds(self.clock));
        let mut attribution = Stamp { time: &time, iso: &iso, user: self.user, written: None };
        let periods = request.periods().contents().count();
        let mut values = Vec::new();
        writer.array(|targets| {
            for target in request.targets().contents() {
                values.clear();
                self.target(&target, false, periods, &mut values, &mut attribution, targets);
            }
            for target in request.targets().contents().filter(|target| has_return_bill(request, target)) {
                values.clear();
                self.target(&target, true, periods, &mut values, &mut attribution, targets);
            }
        });
    }

    /// Writes a target. `values` are the ranges of its goals, which have already been written.
    fn target(
        &mut self,
        request: &Target<'_>,
        is_return_bill: bool,
        periods: usize,
        values: &mut Vec<Range<usize>>,
        attribution: &mut Stamp<'_>,
        writer: &mut Writer<'_>,
    ) {
        let (id, rule_set_id) = (take(&mut self.ids.target), take(&mut self.ids.rule_set));
        let has_event = request.target_entity().get().is_some_and(TargetEntity::tracks_event);
        let has_values = request.default_values().is_sent();
        record(writer, Target::SCHEMA, Some(request.object()), &mut |name, sent, target| match name {
            "name" if is_return_bill => {
                let of = request.name().get();
                text(name, &format!("{}{}", of.as_deref().unwrap_or_default(), Target::RETURN_BILL_SUFFIX), target)
            }
            "eventName" if is_return_bill => text(name, "ReturnBill", target),
            "id" => number(name, id, target),
            "emfRuleSetId" => number(name, rule_set_id, target),
            "targetGroupId" => number(name, self.group_id, target),
            "attribution" => attribution.write(name, target),
            "defaultValues" if has_values => {
                self.default_values(request, periods, values, target.key(name));
                true
            }
            "targetPeriodDefaultValuesMap" if has_values => {
                self.by_period(values, target.key(name));
                true
            }
            "active" => default_word(name, sent, true, target),
            "enrolmentMethod" => default_text(name, sent, EnrolmentMethod::Import.wire(), target),
            "eventName" if has_event => default_text(name, sent, "TransactionAdd", target),
            _ => false,
        });
    }

    fn default_values(&mut self, request: &Target<'_>, periods: usize, values: &mut Vec<Range<usize>>, writer: &mut Writer<'_>) {
        writer.array(|array| {
            for (value, period_id) in request.default_values().contents().take(periods).zip(period_ids(self.first_period_id)) {
                let id = take(&mut self.ids.value);
                values.push(array.tracked(|element| default_value(&value, id, period_id, element)));
            }
        });
    }

    /// Writes the goals again, each under the ID of its period.
    fn by_period(&self, values: &[Range<usize>], writer: &mut Writer<'_>) {
        writer.object(|map| {
            let mut key = String::new();
            for (value, period_id) in values.iter().zip(period_ids(self.first_period_id)) {
                key.clear();
                let _ = write!(key, "{period_id}");
                map.key(&key).repeat(value.clone());
            }
        });
    }
}

/// Returns the IDs of the periods, in order.
fn period_ids(first: u64) -> impl Iterator<Item = u64> {
    (0_u64..).map(move |index| first.saturating_add(index))
}

fn default_value(request: &DefaultValue<'_>, id: u64, period_id: u64, writer: &mut Writer<'_>) {
    record(writer, DefaultValue::SCHEMA, Some(request.object()), &mut |name, _, value| match name {
        "id" => number(name, id, value),
        "periodId" => number(name, period_id, value),
        "defaultValue" => {
            let amount = request.default_value().get();
            let is_sent = amount.is_some();
            if let Some(amount) = amount {
                value.key(name).json(&stored(amount.decimal().as_written()));
            }
            is_sent
        }
        _ => false,
    });
}

/// Returns a goal as the server stores it: decimal numbers have three decimals.
fn stored(written: &str) -> Cow<'_, str> {
    let Some((whole, fraction)) = written.split_once('.').filter(|(_, fraction)| fraction.bytes().all(|byte| byte.is_ascii_digit())) else {
        return Cow::Borrowed(written);
    };
    let Some((kept, rest)) = fraction.split_at_checked(3) else { return Cow::Owned(format!("{whole}.{fraction:0<3}")) };
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let rounds_up = rest.bytes().next().is_some_and(|digit| digit >= b'5');
    let thousandths = format!("{digits}{kept}").parse::<u128>().ok().and_then(|number| number.checked_add(u128::from(rounds_up)));
    match thousandths {
        Some(number) => Cow::Owned(format!("{sign}{}.{:03}", number / 1000, number % 1000)),
        None => Cow::Owned(format!("{whole}.{kept}")),
    }
}

/// The user and the time of a change, which are the same for all records of a kind. The time is in both formats of the API.
struct Stamp<'s> {
    time: &'s str,
    iso: &'s str,
    user: &'s User,
    /// The range of the stamp in the response, once it has been written.
    written: Option<Range<usize>>,
}

impl Stamp<'_> {
    fn write(&mut self, name: &str, writer: &mut Writer<'_>) -> IsMade {
        match &self.written {
            Some(written) => writer.key(name).repeat(written.clone()),
            None => self.written = Some(writer.key(name).tracked(|value| self.record(value))),
        }
        true
    }

    fn record(&self, writer: &mut Writer<'_>) {
        let user = serde_json::to_string(self.user).unwrap_or_default();
        record(writer, Attribution::SCHEMA, None, &mut |name, _, attribution| match name {
            "createdOn" | "lastUpdatedOn" => text(name, &format!("{}+0000", self.time), attribution),
            "createdOnISO" | "lastUpdatedOnISO" => text(name, &format!("{}Z", self.iso), attribution),
            "createdBy" | "lastUpdatedBy" => {
                attribution.key(name).json(&user);
                true
            }
            _ => false,
        });
    }
}

fn number(name: &str, number: u64, writer: &mut Writer<'_>) -> IsMade {
    writer.key(name).number(number);
    true
}

fn text(name: &str, text: &str, writer: &mut Writer<'_>) -> IsMade {
    writer.key(name).string(text);
    true
}

/// Writes a default text for a field that was not sent.
fn default_text(name: &str, sent: Option<Node<'_>>, content: &str, writer: &mut Writer<'_>) -> IsMade {
    sent.is_none() && text(name, content, writer)
}

/// Writes a default boolean for a field that was not sent.
fn default_word(name: &str, sent: Option<Node<'_>>, value: bool, writer: &mut Writer<'_>) -> IsMade {
    if sent.is_none() {
        writer.key(name).boolean(value);
    }
    sent.is_none()
}

/// Writes a date without its time.
fn day(name: &str, date: FieldValue<'_, Date>, writer: &mut Writer<'_>) -> IsMade {
    date.get().is_some_and(|date| text(name, &date.day.to_string(), writer))
}

fn milliseconds_of(name: &str, moment: Option<NaiveDateTime>, writer: &mut Writer<'_>) -> IsMade {
    moment.is_some_and(|moment| text(name, &format!("{}Z", milliseconds(moment)), writer))
}

fn seconds_of(name: &str, moment: Option<NaiveDateTime>, writer: &mut Writer<'_>) -> IsMade {
    moment.is_some_and(|moment| text(name, &format!("{}Z", seconds(moment)), writer))
}

fn seconds(moment: NaiveDateTime) -> String {
    let time = moment.time();
    let whole = NaiveTime::from_num_seconds_from_midnight_opt(time.num_seconds_from_midnight(), 0);
    format!("{}T{}", moment.date(), whole.unwrap_or(time))
}

fn milliseconds(moment: NaiveDateTime) -> String {
    format!("{}.{:03}", seconds(moment), moment.and_utc().timestamp_subsec_millis())
}
