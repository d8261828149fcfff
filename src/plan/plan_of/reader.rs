//! Reads the plan of a request: its parts, and the fields that it contains unchanged.

use crate::json::rows::{Class, MemberRef, Node, OtherRef, RowRef};
use crate::json::{Writer, write_json};
use crate::model::{EvaluationType, Field, Presence, Record, RecordSchema, Target, TargetGroup};
use crate::plan::fields::{GROUP_FIELDS, TARGET_FIELDS};
use crate::plan::rules::{Rewritten, Unfit};
use crate::rules::{Findings, Spot};
use crate::zones::Zones;

/// A part of a request that plans do not support. It has been reported.
pub(super) struct Unsupported;

/// A part of a plan: `None` for the default, which a plan omits.
pub(super) type PlanPart<T> = Result<Option<T>, Unsupported>;

/// Reads a request. Required parts are `None` if plans do not support them, which has been reported; parts with a default are
/// [`PlanPart`]s.
pub(super) struct PlanReader<'f, 'o> {
    pub(super) zones: &'f dyn Zones,
    pub(super) findings: &'f mut Findings<'o>,
}

impl PlanReader<'_, '_> {
    /// Returns the plan as JSON text. Returns `None` if plans do not support the request, after reporting it.
    pub(super) fn plan(&mut self, group: &TargetGroup<'_>) -> Option<String> {
        let schedule = self.schedule(group);
        let tracking = self.tracking(group);
        let target = self.only_target(group);
        let fields = self.further(group.object(), GROUP_FIELDS, TargetGroup::SCHEMA);
        self.counts(group);
        let target = target?;
        let measure = self.measure(&target);
        let goal = self.goal(group, &target);
        let condition = self.condition(&target);
        let only = self.only(&target);
        let enrolment = self.enrolment(&target);
        let event = self.event(&target);
        let target_fields = self.further(target.object(), TARGET_FIELDS, Target::SCHEMA);
        let name = group.name().get()?;
        let (event, measure, goal, schedule) = (event?, measure?, goal?, schedule?);
        let (tracking, enrolment, only, condition) = (tracking.ok()?, enrolment.ok()?, only.ok()?, condition.ok()?);
        Some(write_json(|json| {
            json.object(|plan| {
                plan.key("name").string(&name);
                plan.optional_string("description", group.description().get());
                plan.optional_string("targetName", target.name().get().filter(|target| **target != *name.trim()));
                plan.key("event").string(&event);
                plan.key("measure").json(&measure);
                plan.key("goal").json(&goal);
                plan.key("schedule").json(&schedule);
                plan.optional_json("tracking", tracking);
                plan.optional_string("window", window(group));
                plan.optional_string("enrolment", enrolment);
                plan.optional_json("only", only);
                plan.optional_string("when", condition);
                plan.optional_json("till", group.preferred_till_id().get().map(|till| till.number().to_string()));
                plan.optional_json("active", group.active().get().filter(|active| !active).map(|_| "false"));
                write_further("fields", &fields, plan);
                write_further("targetFields", &target_fields, plan);
            });
        }))
    }

    pub(super) fn unfit(&mut self, spot: impl Into<Spot>, finding: Unfit<'_>) {
        self.findings.report(spot, finding).done();
    }

    pub(super) fn rewritten(&mut self, value: Node<'_>, field: &str, expected: &str) {
        self.findings.report(value, Rewritten::Usual { field, expected }).done();
    }

    pub(super) fn dropped(&mut self, member: &MemberRef<'_>) {
        self.findings.report(Spot::key_of(member), Rewritten::Dropped { field: &member.key }).done();
    }

    pub(super) fn dropped_value(&mut self, value: Node<'_>, field: &str) {
        self.findings.report(value, Rewritten::Dropped { field }).done();
    }

    /// Reports numbers that a built request would recalculate from the periods.
    pub(super) fn counts(&mut self, group: &TargetGroup<'_>) {
        let periods = group.periods().items().len();
        for (name, field) in [("totalPeriods", group.total_periods()), ("recurringCycles", group.recurring_cycles())] {
            if let Some((value, stated)) = field.both()
                && stated.to_i64() != i64::try_from(periods).ok()
            {
                self.rewritten(value, name, &periods.to_string());
            }
        }
    }

    /// Returns the members of an object that a plan contains unchanged, because plans have no field for them.
    fn further<'d>(&mut self, object: RowRef<'d>, taken: &[&str], schema: &'static RecordSchema) -> Vec<(String, Node<'d>)> {
        let mut fields = Vec::new();
        for member in object.members().iter().filter(|member| member.value.class() != Class::Null) {
            let field = meaning(member, schema);
            let name = field.map_or(&*member.key, |field| field.name);
            if field.is_some_and(|field| field.request == Presence::Never) {
                self.dropped(member);
            } else if !taken.contains(&name) {
                fields.push((name.to_owned(), member.value));
            }
        }
        fields
    }
}

/// Writes the members that a plan contains unchanged, if there are any.
fn write_further(key: &str, fields: &[(String, Node<'_>)], plan: &mut Writer<'_>) {
    if fields.is_empty() {
        return;
    }
    plan.key(key).object(|object| {
        for (key, value) in fields {
            object.key(key).json(value.raw());
        }
    });
}

/// Returns the field of a member, including one with a misspelled name.
pub(super) fn meaning(member: &MemberRef<'_>, schema: &'static RecordSchema) -> Option<&'static Field> {
    let meant = || schema.field(member.other.and_then(OtherRef::meant)?.name);
    schema.field(&member.key).or_else(meant)
}

/// Returns the name of a window in plans, or `None` for the default.
pub(super) fn window(group: &TargetGroup<'_>) -> Option<&'static str> {
    match group.target_evaluation_type().get() {
        None | Some(EvaluationType::FixedCalendarWindow) => None,
        Some(EvaluationType::CyclicWindow) => Some("cyclic"),
        Some(EvaluationType::PeriodAgnosticWindow) => Some("untilReached"),
    }
}
