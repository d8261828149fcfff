//! Looks up the reason for a difference in a table of the server's known behaviour.

use crate::json::{Kind, Value};
use crate::model::{
    Amount, Date, EnrolmentMethod, EvaluationType, FieldKind, FrequencyType, Integer, PeriodStatus, Presence, Read, Record, RecordSchema,
    Target, TargetEntity, TargetGroup, nearest,
};

use super::equal::{said, same_content};
use super::reason::{
    AS_OTHER_KIND, AS_TEXT, ATTRIBUTION, CYCLE_FROM_PERIODS, DAY_KEPT, DECIMALS_KEPT, DEFAULT_VALUE, ENROLMENT_IMPORT,
    EVENT_TRANSACTION_ADD, LAST_DAY_WHOLE, NOT_DOCUMENTED, NOT_LISTED, OLDER_DATE_WINS, OTHER_FORM, PERIODS_COUNTED, Reason, SECONDS_KEPT,
    SERVER_MADE, SERVER_NUMBER, STATUS_FROM_CLOCK, TRIGGERS_NOT_ANSWERED, UNEXPLAINED, VALUES_BY_PERIOD, WORD_SPELLED,
};

/// The facts that a reason can depend on, in addition to the two values.
#[derive(Clone, Copy)]
pub(super) struct FieldFacts<'d> {
    pub(super) request: Value<'d>,
    pub(super) response: Value<'d>,
    /// The name of the record; `sent` is the record in the request.
    pub(super) record: &'static str,
    pub(super) sent: Value<'d>,
    pub(super) field: &'static str,
}

type HoldsWhen = fn(&FieldFacts<'_>, Option<Value<'_>>, Option<Value<'_>>) -> bool;

/// A known change that the server makes to a field.
struct Habit {
    record: &'static str,
    fields: &'static [&'static str],
    reason: &'static Reason,
    holds: HoldsWhen,
}

/// The fields that the server sets in any record, some only in later responses.
const MADE_BY_SERVER: &[(&str, &Reason)] = &[
    ("id", &SERVER_NUMBER),
    ("orgId", &SERVER_NUMBER),
    ("targetGroupId", &SERVER_NUMBER),
    ("emfRuleSetId", &SERVER_NUMBER),
    ("emfUnrolledRulesetId", &SERVER_NUMBER),
    ("periodId", &SERVER_NUMBER),
    ("attribution", &ATTRIBUTION),
    ("createdOn", &ATTRIBUTION),
    ("createdOnISO", &ATTRIBUTION),
    ("lastUpdatedOn", &ATTRIBUTION),
    ("lastUpdatedOnISO", &ATTRIBUTION),
    ("createdBy", &ATTRIBUTION),
    ("lastUpdatedBy", &ATTRIBUTION),
    ("targetPeriodDefaultValuesMap", &VALUES_BY_PERIOD),
    ("activePeriod", &SERVER_MADE),
    ("ruleExpression", &SERVER_MADE),
    ("targetAudienceFilter", &SERVER_MADE),
    ("targetRuleMetaData", &SERVER_MADE),
];

const HABITS: &[Habit] = &[
    Habit { record: "TargetGroup", fields: &["active"], reason: &DEFAULT_VALUE, holds: |_, before, after| fills_in(before, after, "true") },
    Habit { record: "Period", fields: &["active"], reason: &DEFAULT_VALUE, holds: |_, before, after| fills_in(before, after, "true") },
    Habit { record: "Target", fields: &["active"], reason: &DEFAULT_VALUE, holds: |_, before, after| fills_in(before, after, "true") },
    Habit {
        record: "TargetGroup",
        fields: &["leaderboardEnabled", "userCreated"],
        reason: &DEFAULT_VALUE,
        holds: |_, before, after| fills_in(before, after, "false"),
    },
    Habit {
        record: "TargetGroup",
        fields: &["targetEvaluationType"],
        reason: &DEFAULT_VALUE,
        holds: |_, before, after| fills_in(before, after, EvaluationType::FixedCalendarWindow.wire()),
    },
    Habit {
        record: "TargetGroup",
        fields: &["frequencyType"],
        reason: &DEFAULT_VALUE,
        holds: |_, before, after| fills_in(before, after, FrequencyType::Custom.wire()),
    },
    Habit {
        record: "TargetGroup",
        fields: &["timeZoneName"],
        reason: &DEFAULT_VALUE,
        holds: |_, before, after| fills_in(before, after, "GMT"),
    },
    Habit { record: "TargetGroup", fields: &["periods"], reason: &DEFAULT_VALUE, holds: |_, before, after| fills_in(before, after, "[]") },
    Habit {
        record: "TargetGroup",
        fields: &["totalPeriods"],
        reason: &PERIODS_COUNTED,
        holds: |facts, _, after| counts_periods(facts, after),
    },
    Habit { record: "TargetGroup", fields: &["fromDate", "toDate"], reason: &DAY_KEPT, holds: |_, before, after| keeps_day(before, after) },
    Habit { record: "Period", fields: &["startDate"], reason: &DAY_KEPT, holds: |_, before, after| keeps_day(before, after) },
    Habit { record: "Period", fields: &["endDate"], reason: &LAST_DAY_WHOLE, holds: |_, before, after| keeps_day(before, after) },
    Habit { record: "Period", fields: &["periodStatus"], reason: &STATUS_FROM_CLOCK, holds: |_, _, after| is_status(after) },
    Habit {
        record: "TargetGroup",
        fields: &["targetCycleStartDateISO", "targetCycleEndDateISO"],
        reason: &OLDER_DATE_WINS,
        holds: |facts, before, after| before.is_some() && is_other_form(facts, after),
    },
    Habit {
        record: "TargetGroup",
        fields: &["targetCycleStartDateISO", "targetCycleEndDateISO", "targetCycleStartDate", "targetCycleEndDate"],
        reason: &SECONDS_KEPT,
        holds: |_, before, after| is_within_a_second(before, after),
    },
    Habit {
        record: "TargetGroup",
        fields: &["targetCycleStartDateISO", "targetCycleEndDateISO", "targetCycleStartDate", "targetCycleEndDate"],
        reason: &OTHER_FORM,
        holds: |facts, before, after| before.is_none() && is_other_form(facts, after),
    },
    Habit {
        record: "TargetGroup",
        fields: &["targetCycleStartDateISO", "targetCycleEndDateISO", "targetCycleStartDate", "targetCycleEndDate"],
        reason: &CYCLE_FROM_PERIODS,
        holds: |facts, before, after| before.is_none() && is_from_periods(facts, after),
    },
    Habit {
        record: "Target",
        fields: &["enrolmentMethod"],
        reason: &ENROLMENT_IMPORT,
        holds: |_, before, after| fills_in(before, after, EnrolmentMethod::Import.wire()),
    },
    Habit {
        record: "Target",
        fields: &["eventName"],
        reason: &EVENT_TRANSACTION_ADD,
        holds: |facts, before, after| tracks_event(facts.sent) && fills_in(before, after, "TransactionAdd"),
    },
    Habit { record: "Target", fields: &["targetMilestoneTriggers"], reason: &TRIGGERS_NOT_ANSWERED, holds: |_, _, after| after.is_none() },
    Habit { record: "Target", fields: &["targetMilestoneTriggers"], reason: &SERVER_MADE, holds: |_, _, after| after.is_some() },
    Habit {
        record: "TargetGroup",
        fields: &["fromDate", "toDate"],
        reason: &NOT_LISTED,
        holds: |facts, _, after| after.is_none() && facts.response.get("createdOn").is_some(),
    },
    Habit {
        record: "TargetGroup",
        fields: &["unifiedTargetExpression"],
        reason: &SERVER_MADE,
        holds: |_, before, after| before.is_none() && after.is_some_and(|after| after.get("ruleExpression").is_some()),
    },
    Habit {
        record: "DefaultValue",
        fields: &["defaultValue"],
        reason: &DECIMALS_KEPT,
        holds: |_, before, after| keeps_three_decimals(before, after),
    },
];

/// Returns the reason why a documented field was added, removed or changed.
pub(super) fn explain(facts: &FieldFacts<'_>, before: Option<Value<'_>>, after: Option<Value<'_>>) -> &'static Reason {
    let of_field = |habit: &&Habit| habit.record == facts.record && habit.fields.contains(&facts.field);
    let habit = HABITS.iter().filter(of_field).find(|habit| (habit.holds)(facts, before, after));
    habit.map_or_else(|| made_by_server(facts.field).filter(|_| after.is_some()).unwrap_or(&UNEXPLAINED), |habit| habit.reason)
}

/// Returns the reason why a value of a documented kind was changed.
pub(super) fn explain_change(kind: &FieldKind, facts: &FieldFacts<'_>, before: Value<'_>, after: Value<'_>) -> &'static Reason {
    match explain(facts, Some(before), Some(after)) {
        reason if *reason == UNEXPLAINED => explain_form(kind, before, after),
        reason => reason,
    }
}

/// Returns the reason for a change of form that does not change the meaning.
fn explain_form(kind: &FieldKind, before: Value<'_>, after: Value<'_>) -> &'static Reason {
    let word = |value: Value<'_>| if let FieldKind::Enumeration(words) = kind { words.wire_of(&value.as_str()?) } else { None };
    if word(before).is_some() && word(before) == word(after) {
        &WORD_SPELLED
    } else if !same_content(before, after) {
        &UNEXPLAINED
    } else if after.kind() == Kind::String {
        &AS_TEXT
    } else {
        &AS_OTHER_KIND
    }
}

/// Returns the reason why an undocumented field was added, removed or changed.
pub(super) fn explain_unknown(key: &str, is_answered: bool) -> &'static Reason {
    if is_answered { made_by_server(key).unwrap_or(&UNEXPLAINED) } else { &NOT_DOCUMENTED }
}

fn made_by_server(key: &str) -> Option<&'static Reason> {
    MADE_BY_SERVER.iter().find(|(field, _)| *field == key).map(|(_, reason)| *reason)
}

/// Returns `true` if a field of the response was sent under a misspelled name.
pub(super) fn meant_elsewhere(sent: Value<'_>, schema: &'static RecordSchema, field: &str) -> bool {
    let means_it = |key: &str| closest_field(key, schema, sent) == Some(field);
    let is_unknown = |key: &str| schema.fields.iter().all(|field| field.name != key);
    sent.members().any(|member| is_unknown(&member.key()) && means_it(&member.key()) && said(Some(member.value)).is_some())
}

/// Returns the field that an unknown key probably stands for: one with a similar name that the object does not have.
fn closest_field(key: &str, schema: &'static RecordSchema, object: Value<'_>) -> Option<&'static str> {
    let names = schema.fields.iter().filter(|field| field.request != Presence::Never).map(|field| field.name);
    nearest(key, names).filter(|name| object.get(name).is_none())
}

/// Returns `true` for the target for returned bills, which the server adds to a sales target.
pub(super) fn is_return_bill(sent: Value<'_>, added: Value<'_>, record: &str) -> bool {
    let name = |target: Value<'_>| Some(target.get("name")?.as_str()?.into_owned());
    let of = name(added).and_then(|name| name.strip_suffix(Target::RETURN_BILL_SUFFIX).map(str::to_owned));
    record == Target::SCHEMA.name && of.is_some() && sent.elements().any(|target| name(target) == of)
}

fn fills_in(before: Option<Value<'_>>, after: Option<Value<'_>>, content: &str) -> bool {
    before.is_none() && after.is_some_and(|after| after.as_str().as_deref().unwrap_or(after.raw()) == content)
}

fn counts_periods(facts: &FieldFacts<'_>, after: Option<Value<'_>>) -> bool {
    let periods = facts.response.get("periods").map(|periods| periods.elements().count());
    let counted = after.and_then(Integer::read_value).and_then(|count| usize::try_from(count.to_i64()?).ok());
    counted.is_some() && counted == periods
}

fn date(value: Option<Value<'_>>) -> Option<Date> {
    Date::read_value(said(value)?)
}

fn keeps_day(before: Option<Value<'_>>, after: Option<Value<'_>>) -> bool {
    date(before).zip(date(after)).is_some_and(|(before, after)| before.day == after.day && after.time.is_none())
}

/// Returns `true` if a number with more than three decimals was truncated or rounded to three.
fn keeps_three_decimals(before: Option<Value<'_>>, after: Option<Value<'_>>) -> bool {
    let amount = |value: Value<'_>| {
        let amount = Amount::read_value(value)?;
        let decimal = amount.decimal();
        Some((decimal.decimals(), decimal.as_written().parse::<f64>().ok()?))
    };
    before.and_then(amount).zip(after.and_then(amount)).is_some_and(|((before_decimals, before), (after_decimals, after))| {
        before_decimals > 3 && after_decimals <= 3 && (before - after).abs() < 0.001
    })
}

fn is_status(after: Option<Value<'_>>) -> bool {
    let status = after.and_then(PeriodStatus::read_value);
    matches!(status, Some(PeriodStatus::Running | PeriodStatus::NotStarted | PeriodStatus::Ended))
}

fn is_within_a_second(before: Option<Value<'_>>, after: Option<Value<'_>>) -> bool {
    date(before).zip(date(after)).is_some_and(|(before, after)| (before.instant() - after.instant()).abs() < 1000)
}

/// Returns `true` if the response has a date that the request has in the other format.
fn is_other_form(facts: &FieldFacts<'_>, after: Option<Value<'_>>) -> bool {
    let other = facts.field.strip_suffix("ISO").map_or_else(|| format!("{}ISO", facts.field), str::to_owned);
    is_within_a_second(meant(facts.request, &other), after)
}

/// Returns the value of a field, including one under a misspelled name.
fn meant<'d>(group: Value<'d>, field: &str) -> Option<Value<'d>> {
    said(group.get(field)).or_else(|| {
        let means_it = |key: &str| closest_field(key, TargetGroup::SCHEMA, group) == Some(field);
        group.members().find(|member| means_it(&member.key())).map(|member| member.value)
    })
}

/// Returns `true` for the start of the first day of the periods, and the last second of their last day.
fn is_from_periods(facts: &FieldFacts<'_>, after: Option<Value<'_>>) -> bool {
    let is_start = facts.field.starts_with("targetCycleStart");
    let periods = facts.response.get("periods");
    let key = if is_start { "startDate" } else { "endDate" };
    let days = periods.into_iter().flat_map(Value::elements).filter_map(|period| date(period.get(key)));
    let expected = if is_start { days.map(|date| date.instant()).min() } else { days.map(|date| date.end_instant() - 999).max() };
    date(after).map(|after| after.instant()) == expected && expected.is_some()
}

fn tracks_event(target: Value<'_>) -> bool {
    target.members().any(|member| TargetEntity::read_value(member.value).is_some_and(TargetEntity::tracks_event))
}
