//! From a plan to the request that says the same.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::json::{self, Document, Value, lay_out};
use crate::model::{
    Amount, EnrolmentMethod, EvaluationType, Kind, List, PeriodStatus, Presence, Read, Record, Shape, Slot, Target, TargetEntity,
    TargetGroup, TargetType, TrackingType, moment,
};
use crate::rules::expression::{ALWAYS_TRUE, compile};
use crate::rules::{self, Compilation, Diagnostic, Findings, Options, Place, Report, Structure, compile_expression, report_root, validate};
use crate::zones::{Zone, Zones};

use super::calendar::{self, Calendar, all_contents};
use super::places::{in_plan, sorted};
use super::rules::{BLANK, CONDITION_ASSUMED, CONDITION_UNJOINED, FIELD_TAKEN, GOAL_DECIMALS, GOALS_DIFFER, GOALS_WINDOW};
use super::shape::{Goal, Measure, Plan, PlanEnrolment, PlanMeasure, PlanTracking, PlanWindow, Tracking};
use super::write::{Members, array};

/// What became of a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "BuildAnswer"))]
pub struct Built {
    /// The request, laid out; empty when the plan cannot be built.
    pub text: String,
    /// What is said of the plan and of what it says in the request. Pointers lead into the plan. Valid when the plan was built.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Builds the request that says what a plan says.
///
/// What is built validates without errors, and without warnings but those that the plan's own words bring, such as the name of an
/// event with a space in it. Those stand in the report too, with pointers into the plan.
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
    let built = rules::read(text, options, |document| build_document(document, options, zones));
    built.unwrap_or_else(|report| Built { text: String::new(), report })
}

const PLAN: &Kind = &Plan::KIND;

fn build_document(document: &Document<'_>, options: &Options, zones: &dyn Zones) -> Built {
    let root = document.root();
    let mut findings = Findings::new(options);
    let plan = Plan::read_observed(root, &mut Structure::of_plan(&mut findings));
    let Some(plan) = plan else {
        report_root(root, PLAN, &mut findings);
        return not_built(findings.into_report(document.text(), options));
    };
    let body = body(&plan, options, zones, &mut findings);
    let condition = condition_faults(&plan, options);
    let mut report = findings.into_report(document.text(), options);
    report.valid &= condition.is_empty();
    report.diagnostics.extend(condition);
    let body = body.filter(|_| report.valid);
    if let Some(body) = &body {
        let of_body = validate(body, &Options { ranges: false, ..options.clone() });
        report.valid &= of_body.valid;
        report.diagnostics.extend(of_body.diagnostics.into_iter().filter_map(|diagnostic| in_plan(diagnostic, &plan)));
    }
    report.diagnostics = sorted(report.diagnostics, document, options);
    match body {
        Some(body) if report.valid => Built { text: lay_out(&body), report },
        _ => not_built(report),
    }
}

/// What was not built is never valid, even where its rule is switched off.
fn not_built(report: Report) -> Built {
    Built { text: String::new(), report: Report { valid: false, ..report } }
}

/// The request as JSON text; `None` when something is missing, which has been reported.
fn body<'d>(plan: &Plan<'d>, options: &Options, zones: &dyn Zones, findings: &mut Findings<'d, '_>) -> Option<String> {
    let calendar = plan.schedule.get().and_then(|schedule| calendar::of(schedule, zones, findings));
    blanks(plan, findings);
    let goals = goals(plan, calendar.as_ref().map(|(_, calendar)| calendar.periods.len()), findings);
    let condition = condition(plan, findings);
    let further = further(&plan.fields, GROUP_FIELDS, TargetGroup::SHAPE, findings);
    let target_further = further_of_target(plan, findings);
    let (zone, calendar) = calendar?;
    let (goals, condition) = (goals?, condition?);
    let name = plan.name.get()?;

    let mut body = Members::default();
    body.json("active", plan.active.get().unwrap_or(&true).to_string());
    body.text("name", &**name);
    body.text_if("description", plan.description.get().map(|description| &**description));
    body.json_if("preferredTillId", plan.till.get().map(|till| till.number().to_string()));
    body.text("timeZoneName", calendar.zone_name);
    body.text("targetCycleStartDateISO", calendar.start.iso()).text("targetCycleEndDateISO", calendar.end.iso());
    body.text("trackingType", tracking_type(plan).wire());
    body.text("targetEvaluationType", evaluation_type(plan).wire());
    let count = calendar.periods.len().to_string();
    body.text("frequencyType", calendar.frequency_type.wire()).json("frequency", calendar.frequency.to_string());
    body.json("recurringCycles", &count).json("totalPeriods", &count);
    body.json("periods", periods(zone, &calendar, options.now));
    body.json_if("streaks", streaks(plan));
    body.json("targets", array([target(plan, &goals, &condition, &target_further)?].into_iter()));
    for (key, json) in &further {
        body.json(key, json);
    }
    Some(body.write())
}

fn tracking_type(plan: &Plan<'_>) -> TrackingType {
    match plan.tracking.get() {
        None | Some(Tracking::Word(PlanTracking::Default)) => TrackingType::Default,
        Some(Tracking::Word(PlanTracking::Capping)) => TrackingType::Capping,
        Some(Tracking::Streak(streak)) if streak.pauses.get() == Some(&true) => TrackingType::NonContinuousStreaks,
        Some(Tracking::Streak(_)) => TrackingType::Streaks,
    }
}

fn evaluation_type(plan: &Plan<'_>) -> EvaluationType {
    match plan.window.get() {
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
        let mut period = Members::default();
        period.json("active", "true").text_if("description", days.description);
        period.text("startDate", zone.first_shared(days.first).iso()).text("endDate", zone.last_shared(days.last).iso());
        period.text_if("periodStatus", today.map(|today| PeriodStatus::on(today, days.first, days.last).wire()));
        period.text("refCode", days.name.map_or_else(|| ref_code(index), str::to_owned));
        period.write()
    };
    array(calendar.periods.iter().enumerate().map(period))
}

/// The name of a period by which customers are enrolled, as Capillary's own pages write it.
pub(super) fn ref_code(index: usize) -> String {
    format!("Cycle_{}", index + 1)
}

fn streaks(plan: &Plan<'_>) -> Option<String> {
    let Some(Tracking::Streak(streak)) = plan.tracking.get() else { return None };
    let levels = streak.streak.contents().map(|level| {
        let mut streak = Members::default();
        streak.text_if("name", level.name.get().map(|name| &**name));
        streak.json_if("targetCountOfSequence", level.periods.get().and_then(json_integer));
        streak.write()
    });
    Some(array(levels))
}

fn json_integer(number: &crate::model::Integer<'_>) -> Option<String> {
    number.to_i64().map(|number| number.to_string())
}

fn target(plan: &Plan<'_>, goals: &[&str], (text, tree): &(String, String), further: &[(String, String)]) -> Option<String> {
    let name = plan.target_name.get().or(plan.name.get())?;
    let mut target = Members::default();
    // The server cannot make a rule set for a target with space at the ends of its name.
    target.text("name", name.trim()).text("targetEntity", TargetEntity::Event.wire());
    let target_type = match plan.measure.get()? {
        Measure::Counted(PlanMeasure::Count) => TargetType::Count,
        Measure::Counted(PlanMeasure::Days) => TargetType::Visit,
        Measure::Sum(_) => TargetType::EventAttribute,
    };
    target.text("targetType", target_type.wire()).text("eventName", plan.event.get()?.trim());
    if let Some(Measure::Sum(sum)) = plan.measure.get() {
        let mut info = Members::default();
        target.json("extendedFieldInfo", info.text("name", sum.sum.get()?.trim()).text("aggregateFunction", "SUM").write());
    }
    target.json("defaultValues", array(goals.iter().map(|goal| format!("{{\"defaultValue\":{goal}}}"))));
    target.text("expression", text).text("expressionJson", tree);
    target.json_if("filters", filters(plan));
    let enrolment = match plan.enrolment.get() {
        None | Some(PlanEnrolment::Activity) => EnrolmentMethod::Transaction,
        Some(PlanEnrolment::Import) => EnrolmentMethod::Import,
    };
    target.text("enrolmentMethod", enrolment.wire());
    for (key, json) in further {
        target.json(key, json);
    }
    Some(target.write())
}

fn filters(plan: &Plan<'_>) -> Option<String> {
    plan.only.get()?;
    let filter = |places: &super::shape::Places<'_>| {
        let ids = array(places.ids.contents().map(|id| id.number().to_string()));
        let mut filter = Members::default();
        filter.text_if("entityType", places.entity.get().map(|entity| entity.wire())).json("entityIds", ids).write()
    };
    Some(array(plan.only.contents().map(filter)))
}

fn blanks<'d>(plan: &Plan<'d>, findings: &mut Findings<'d, '_>) {
    if let Some((value, _)) = plan.event.both().filter(|(_, event)| event.trim().is_empty()) {
        findings.report(&BLANK, Place::Value(value), |finding| finding);
    }
    let Some(Measure::Sum(sum)) = plan.measure.get() else { return };
    if let Some((value, _)) = sum.sum.both().filter(|(_, name)| name.trim().is_empty()) {
        findings.report(&BLANK, Place::Value(value), |finding| finding.case("sum"));
    }
}

/// The goal of each period, as numbers in JSON.
fn goals<'d>(plan: &Plan<'d>, periods: Option<usize>, findings: &mut Findings<'d, '_>) -> Option<Vec<&'d str>> {
    let (value, goal) = plan.goal.both()?;
    let counts = matches!(plan.measure.get(), Some(Measure::Counted(_)));
    match goal {
        Goal::Same(amount) => {
            goal_decimals(value, *amount, counts, findings);
            Some(vec![amount.decimal().as_written(); periods?])
        }
        Goal::Each(list) => {
            for item in &list.items {
                item.content.iter().for_each(|amount| goal_decimals(item.value, *amount, counts, findings));
            }
            goals_window(plan, value, list, findings);
            let periods = periods?;
            if list.items.len() != periods {
                findings.report(&GOALS_DIFFER, Place::Value(value), |finding| {
                    finding.param("goals", list.items.len()).param("periods", periods)
                });
            }
            Some(all_contents(list)?.into_iter().map(|amount| amount.decimal().as_written()).collect())
        }
    }
}

fn goal_decimals<'d>(value: Value<'d>, amount: Amount<'d>, counts: bool, findings: &mut Findings<'d, '_>) {
    if counts && amount.decimal().decimals() > 0 {
        findings.report(&GOAL_DECIMALS, Place::Value(value), |finding| finding.param("value", amount.decimal().as_written()));
    }
}

fn goals_window<'d>(plan: &Plan<'d>, value: Value<'d>, list: &List<'d, Amount<'d>>, findings: &mut Findings<'d, '_>) {
    let Some(window) = plan.window.get().filter(|window| **window != PlanWindow::Calendar) else { return };
    let mut amounts = list.items.iter().filter_map(|item| item.content.as_ref()).map(Amount::decimal);
    let first = amounts.next();
    if amounts.any(|amount| Some(amount) != first) {
        findings.report(&GOALS_WINDOW, Place::Value(value), |finding| finding.param("window", window.wire()));
    }
}

/// The condition as text and as a tree. What is wrong with its text says [`condition_faults`].
fn condition<'d>(plan: &Plan<'d>, findings: &mut Findings<'d, '_>) -> Option<(String, String)> {
    if !plan.when.is_sent() {
        return Some(("true".to_owned(), ALWAYS_TRUE.to_owned()));
    }
    let (value, text) = plan.when.both()?;
    let compiled = compile(text.trim()).ok()?;
    if compiled.unjoined.is_some() {
        findings.report(&CONDITION_UNJOINED, Place::Value(value), |finding| finding);
    } else if compiled.assumed() {
        findings.report(&CONDITION_ASSUMED, Place::Value(value), |finding| finding);
    }
    Some((text.trim().to_owned(), compiled.json))
}

fn condition_faults(plan: &Plan<'_>, options: &Options) -> Vec<Diagnostic> {
    let Some(text) = plan.when.get() else { return Vec::new() };
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

fn further_of_target<'d>(plan: &Plan<'d>, findings: &mut Findings<'d, '_>) -> Vec<(String, String)> {
    further(&plan.target_fields, TARGET_FIELDS, Target::SHAPE, findings)
}

/// Fields with their places in an object, in the order of these.
pub(super) fn in_order(fields: BTreeMap<String, (usize, &str)>) -> impl Iterator<Item = (String, &str)> {
    let mut ordered = BTreeMap::new();
    ordered.extend(fields.into_iter().map(|(key, (place, json))| (place, (key, json))));
    ordered.into_values()
}

/// Further fields of a record, each once, as they are written.
fn further<'d>(
    slot: &Slot<'d, crate::model::Object>,
    taken: &[&str],
    shape: &'static Shape,
    findings: &mut Findings<'d, '_>,
) -> Vec<(String, String)> {
    let Some(object) = slot.value().filter(|value| value.kind() == json::Kind::Object) else { return Vec::new() };
    let mut fields = BTreeMap::new();
    for (index, member) in object.members().enumerate() {
        let key = member.key();
        let answer = shape.field(&key).is_some_and(|field| field.request == Presence::Never);
        if answer || taken.contains(&&*key) {
            let case = if answer { "answer" } else { "" };
            findings.report(&FIELD_TAKEN, Place::Key(member), |finding| finding.case(case).param("field", &*key).remove());
        } else {
            let place = fields.get(&*key).map_or(index, |(place, _)| *place);
            fields.insert(key.into_owned(), (place, member.value.raw()));
        }
    }
    in_order(fields).map(|(key, json)| (key, json.to_owned())).collect()
}
