//! Builds a request from a plan.

use std::collections::BTreeMap;
use std::iter;

use serde::Serialize;

use crate::json::layout_text;
use crate::json::rows::{Node, Rows};
use crate::json::{self, Member, Pointer};
use crate::model::{
    Amount, EnrolmentMethod, EvaluationType, FieldValue, FilterEntity, Integer, Kind, List, Object, PeriodStatus, Presence, Read, Record,
    RecordSchema, Target, TargetEntity, TargetGroup, TargetType, TrackingType, moment,
};
use crate::rules::expression::{ALWAYS_TRUE, compile};
use crate::rules::{
    self, Compilation, Diagnostic, DocumentKind, Findings, Options, Report, Spot, check_structure, compile_expression, validate,
    without_separators,
};
use crate::sorted::SortedMap;
use crate::zones::{Zone, Zones};

use super::calendar::{self, Calendar, Clock, all_contents};
use super::rules::{Blank, ConditionAssumed, ConditionUnjoined, FieldTaken, GoalDecimals, GoalSeparators, GoalsDiffer, GoalsWindow};
use super::schema::{Goal, Measure, Places, Plan, PlanEnrolment, PlanMeasure, PlanTracking, PlanWindow, Tracking};
use super::source_map::{in_plan, sorted};
use super::write::{ObjectWriter, array};

/// The result of building a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "BuildAnswer"))]
pub struct Built {
    /// The request, laid out; empty when the plan cannot be built.
    pub text: String,
    /// The diagnostics of the plan and of the request built from it, with pointers into the plan. Valid if the plan was built.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Builds the request that says what a plan says.
///
/// The request has no errors, and no warnings except those about the plan's own values, such as an event name with a space. The report
/// has them too, with pointers into the plan.
///
/// ```
/// use target_groups::{plan::build, rules::Options, zones::Database};
/// let plan = r#"{
///     "name": "Steps", "event": "walked", "measure": {"sum": "steps"}, "goal": 5000,
///     "schedule": {"start": "2026-01-01", "zone": "Asia/Kolkata", "every": {"day": 2}, "periods": 3}
/// }"#;
/// let built = build(plan, &Options::default(), &Database);
/// assert!(built.report.valid && built.text.contains(r#""targetType": "EVENT_ATTRIBUTE""#));
/// ```
#[must_use]
pub fn build(text: &str, options: &Options, zones: &dyn Zones) -> Built {
    let built = rules::read(text, Plan::ROOT, options, |rows| build_rows(rows, options, zones));
    built.unwrap_or_else(|report| Built { text: String::new(), report })
}

const PLAN: &Kind = &Plan::KIND;

fn build_rows(rows: Rows<'_>, options: &Options, zones: &dyn Zones) -> Built {
    let mut findings = Findings::new(options);
    check_structure(rows, PLAN, DocumentKind::Plan, options.limits.depth, &mut findings);
    let Some(plan) = Plan::read(rows.root()) else {
        return not_built(findings.close().report(rows.text(), Some(rows), options));
    };
    let body = body(&plan, zones, &mut findings);
    let condition = condition_faults(&plan, options);
    let mut report = findings.close().report(rows.text(), Some(rows), options);
    report.valid &= condition.is_empty();
    report.diagnostics.extend(condition);
    let body = body.filter(|_| report.valid);
    if let Some(body) = &body {
        let of_body = validate(body, &Options { ranges: false, ..options.clone() });
        report.valid &= of_body.valid;
        report.diagnostics.extend(of_body.diagnostics.into_iter().filter_map(|diagnostic| in_plan(diagnostic, &plan)));
    }
    report.diagnostics = sorted(report.diagnostics, rows.text(), options);
    match body {
        Some(body) if report.valid => Built { text: layout_text(&body), report },
        _ => not_built(report),
    }
}

/// A plan that was not built is never valid, even if the rule is off.
fn not_built(report: Report) -> Built {
    Built { text: String::new(), report: Report { valid: false, ..report } }
}

/// The request as JSON text; `None` when something is missing, which has been reported.
fn body(plan: &Plan<'_>, zones: &dyn Zones, findings: &mut Findings<'_>) -> Option<String> {
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
    let target = target(plan, &goals?, &condition?, &further_of_target);

    let mut body = ObjectWriter::default();
    body.json("active", plan.active().get().unwrap_or(true).to_string());
    body.text("name", &*plan.name().get()?).text_if("description", plan.description().get().as_deref());
    body.json_if("preferredTillId", plan.till().get().map(|till| till.number().to_string()));
    body.text("timeZoneName", clock.name);
    body.text("targetCycleStartDateISO", calendar.start.iso()).text("targetCycleEndDateISO", calendar.end.iso());
    body.text("trackingType", tracking_type(plan).wire());
    body.text("targetEvaluationType", evaluation_type(plan).wire());
    let count = calendar.periods.len().to_string();
    body.text("frequencyType", calendar.frequency_type.wire()).json("frequency", calendar.frequency.to_string());
    body.json("recurringCycles", &count).json("totalPeriods", &count);
    body.json("periods", periods(clock.zone, &calendar, findings.options().now));
    body.json_if("streaks", streaks(plan));
    body.json("targets", array([target?].into_iter()));
    for (key, json) in &further_of_group {
        body.json(key, json);
    }
    Some(body.write())
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

/// The server keeps only the day of each date, and no document says whether it reads the day as it is written, in UTC or in the zone
/// of the group. The moments written here lie on the same day in all three.
fn periods(zone: Zone<'_>, calendar: &Calendar<'_>, now: Option<i64>) -> String {
    let today = now.and_then(moment).map(|now| now.date());
    let period = |(index, days): (usize, &calendar::Days<'_>)| {
        let mut period = ObjectWriter::default();
        period.json("active", "true").text_if("description", days.description.as_deref());
        period.text("startDate", zone.first_shared(days.first).iso()).text("endDate", zone.last_shared(days.last).iso());
        period.text_if("periodStatus", today.map(|today| PeriodStatus::on(today, days.first, days.last).wire()));
        period.text("refCode", days.name.as_deref().map_or_else(|| ref_code(index), str::to_owned));
        period.write()
    };
    array(calendar.periods.iter().enumerate().map(period))
}

/// The name of a period by which customers are enrolled, as Capillary's own pages write it.
pub(super) fn ref_code(index: usize) -> String {
    format!("Cycle_{}", index + 1)
}

fn streaks(plan: &Plan<'_>) -> Option<String> {
    let Some(Tracking::Streak(streak)) = plan.tracking().get() else { return None };
    let levels = streak.streak().contents().map(|level| {
        let mut streak = ObjectWriter::default();
        streak.text_if("name", level.name().get().as_deref());
        streak.json_if("targetCountOfSequence", level.periods().get().and_then(json_integer));
        streak.write()
    });
    Some(array(levels))
}

fn json_integer(number: Integer<'_>) -> Option<String> {
    number.to_i64().map(|number| number.to_string())
}

fn target(plan: &Plan<'_>, goals: &[&str], (text, tree): &(String, String), further: &[(String, String)]) -> Option<String> {
    let name = plan.target_name().get().or_else(|| plan.name().get())?;
    let measure = plan.measure().get()?;
    let mut target = ObjectWriter::default();
    // The server cannot make a rule set for a target with space at the ends of its name.
    target.text("name", name.trim()).text("targetEntity", TargetEntity::Event.wire());
    target.text("targetType", target_type(measure).wire()).text("eventName", plan.event().get()?.trim());
    if let Measure::Sum(sum) = measure {
        let mut info = ObjectWriter::default();
        target.json("extendedFieldInfo", info.text("name", sum.sum().get()?.trim()).text("aggregateFunction", "SUM").write());
    }
    target.json("defaultValues", array(goals.iter().map(|goal| format!("{{\"defaultValue\":{goal}}}"))));
    target.text("expression", text).text("expressionJson", tree);
    target.json_if("filters", filters(plan));
    let enrolment = match plan.enrolment().get() {
        None | Some(PlanEnrolment::Activity) => EnrolmentMethod::Transaction,
        Some(PlanEnrolment::Import) => EnrolmentMethod::Import,
    };
    target.text("enrolmentMethod", enrolment.wire());
    for (key, json) in further {
        target.json(key, json);
    }
    Some(target.write())
}

fn target_type(measure: Measure<'_>) -> TargetType {
    match measure {
        Measure::Counted(PlanMeasure::Count) => TargetType::Count,
        Measure::Counted(PlanMeasure::Days) => TargetType::Visit,
        Measure::Sum(_) => TargetType::EventAttribute,
    }
}

fn filters(plan: &Plan<'_>) -> Option<String> {
    plan.only().get()?;
    let filter = |places: Places<'_>| {
        let ids = array(places.ids().contents().map(|id| id.number().to_string()));
        let mut filter = ObjectWriter::default();
        filter.text_if("entityType", places.entity().get().map(FilterEntity::wire)).json("entityIds", ids).write()
    };
    Some(array(plan.only().contents().map(filter)))
}

fn blanks(plan: &Plan<'_>, findings: &mut Findings<'_>) {
    if let Some((value, _)) = plan.event().both().filter(|(_, event)| event.trim().is_empty()) {
        findings.report(value, Blank::Usual).done();
    }
    let Some(Measure::Sum(sum)) = plan.measure().get() else { return };
    if let Some((value, _)) = sum.sum().both().filter(|(_, name)| name.trim().is_empty()) {
        findings.report(value, Blank::Sum).done();
    }
}

/// The goal of each period, as numbers in JSON.
fn goals<'d>(plan: &Plan<'d>, periods: Option<usize>, findings: &mut Findings<'_>) -> Option<Vec<&'d str>> {
    if goals_with_separators(plan, findings) {
        return None;
    }
    let (value, goal) = plan.goal().both()?;
    let counts = matches!(plan.measure().get(), Some(Measure::Counted(_)));
    match goal {
        Goal::Same(amount) => {
            goal_decimals(value, amount, counts, findings);
            Some(vec![amount.decimal().as_written(); periods?])
        }
        Goal::Each(list) => {
            for item in list.clone() {
                item.content().into_iter().for_each(|amount| goal_decimals(item.value, amount, counts, findings));
            }
            goals_window(plan, value, list.clone(), findings);
            let (goals, periods) = (list.len(), periods?);
            if goals != periods {
                findings.report(value, GoalsDiffer::Usual { goals, periods }).done();
            }
            Some(all_contents(list)?.into_iter().map(|amount| amount.decimal().as_written()).collect())
        }
    }
}

/// Asks what goals mean that are written with separators, and returns `true` if there are any.
fn goals_with_separators(plan: &Plan<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(value) = plan.goal().value() else { return false };
    let mut found = false;
    for value in iter::once(value).chain(value.elements()) {
        let Some(text) = value.as_str() else { continue };
        let Some(digits) = without_separators(&text) else { continue };
        found = true;
        let decimal = text.split_once([',', '.']).filter(|(_, rest)| rest.len() == 3).map(|(whole, _)| whole);
        let added = match decimal {
            Some(decimal) => findings.report(value, GoalSeparators::Ambiguous { value: &text, digits: &digits, decimal }),
            None => findings.report(value, GoalSeparators::Usual { value: &text, digits: &digits }),
        };
        added.fix(|fix| fix.set(value.rows(), value.place(), &digits));
    }
    found
}

fn goal_decimals(value: Node<'_>, amount: Amount<'_>, counts: bool, findings: &mut Findings<'_>) {
    if counts && amount.decimal().decimals() > 0 {
        findings.report(value, GoalDecimals::Usual { value: amount.decimal().as_written() }).done();
    }
}

fn goals_window<'d>(plan: &Plan<'d>, value: Node<'_>, list: List<'d, Amount<'d>>, findings: &mut Findings<'_>) {
    let Some(window) = plan.window().get().filter(|window| *window != PlanWindow::Calendar) else { return };
    let mut amounts = list.filter_map(|item| item.content()).map(|amount| amount.decimal());
    let first = amounts.next();
    if amounts.any(|amount| Some(amount) != first) {
        findings.report(value, GoalsWindow::Usual { window: window.wire() }).done();
    }
}

/// The condition as text and as a tree. [`condition_faults`] reports what is wrong with its text.
fn condition(plan: &Plan<'_>, findings: &mut Findings<'_>) -> Option<(String, String)> {
    if !plan.when().is_sent() {
        return Some(("true".to_owned(), ALWAYS_TRUE.to_owned()));
    }
    let (value, text) = plan.when().both()?;
    let compiled = compile(text.trim()).ok()?;
    if compiled.unjoined.is_some() {
        findings.report(value, ConditionUnjoined::Usual).done();
    } else if compiled.assumed() {
        findings.report(value, ConditionAssumed::Usual).done();
    }
    Some((text.trim().to_owned(), compiled.json))
}

fn condition_faults(plan: &Plan<'_>, options: &Options) -> Vec<Diagnostic> {
    let Some(text) = plan.when().get() else { return Vec::new() };
    match compile_expression(text.trim(), &options.locale) {
        Compilation::Tree { .. } => Vec::new(),
        Compilation::Faulty { diagnostics } => {
            let at_condition = |diagnostic: Diagnostic| Diagnostic { pointer: "/when".to_owned(), range: None, ..diagnostic };
            diagnostics.into_iter().map(at_condition).collect()
        }
    }
}

/// The fields of a group that follow from a plan.
pub(super) const GROUP_FIELDS: &[&str] = &[
    "active",
    "name",
    "description",
    "preferredTillId",
    "timeZoneName",
    "targetCycleStartDate",
    "targetCycleEndDate",
    "targetCycleStartDateISO",
    "targetCycleEndDateISO",
    "trackingType",
    "targetEvaluationType",
    "frequencyType",
    "frequency",
    "recurringCycles",
    "totalPeriods",
    "periods",
    "streaks",
    "targets",
];

/// The fields of a target that follow from a plan.
pub(super) const TARGET_FIELDS: &[&str] = &[
    "name",
    "targetEntity",
    "targetType",
    "eventName",
    "extendedFieldInfo",
    "defaultValues",
    "expression",
    "expressionJson",
    "filters",
    "enrolmentMethod",
];

/// Fields with their places in an object, in the order of these.
pub(super) fn in_order(fields: BTreeMap<String, (usize, &str)>) -> impl Iterator<Item = (String, &str)> {
    fields.into_iter().map(|(key, (place, json))| (place, (key, json))).collect::<SortedMap<_, _>>().into_values()
}

/// Further fields of a record, each once, as they are written.
fn further(
    field: FieldValue<'_, Object>,
    taken: &[&str],
    schema: &'static RecordSchema,
    findings: &mut Findings<'_>,
) -> Vec<(String, String)> {
    let Some((object, _)) = field.both() else { return Vec::new() };
    let Ok(document) = json::parse(object.raw(), findings.options().limits.depth) else { return Vec::new() };
    let mut fields = BTreeMap::new();
    for (index, member) in document.root().members().enumerate() {
        let key = member.key();
        let is_of_answers = schema.field(&key).is_some_and(|field| field.request == Presence::Never);
        if is_of_answers || taken.contains(&&*key) {
            field_taken(object, member, is_of_answers, findings);
        } else {
            let place = fields.get(&*key).map_or(index, |(place, _)| *place);
            fields.insert(key.into_owned(), (place, member.value.raw()));
        }
    }
    in_order(fields).map(|(key, json)| (key, json.to_owned())).collect()
}

fn field_taken(object: Node<'_>, member: Member<'_>, is_of_answers: bool, findings: &mut Findings<'_>) {
    let (key, range, start) = (member.key(), member.key_range(), object.range().start);
    let finding = if is_of_answers { FieldTaken::Answer { field: &key } } else { FieldTaken::Usual { field: &key } };
    let below = Pointer::to(member.value).to_string();
    let spot = Spot::inside(object, &(range.start + start..range.end + start));
    findings.report(spot, finding).below(&below).fix(|fix| fix.remove_below(object.rows(), object.place(), &below));
}
