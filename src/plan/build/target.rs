//! Writes the only target of the request.

use crate::json::{Writer, write_json};
use crate::model::{EnrolmentMethod, FilterEntity, TargetEntity, TargetType};
use crate::plan::schema::{Measure, Places, Plan, PlanEnrolment, PlanMeasure};

use super::condition::Condition;
use super::further::FurtherField;

/// Returns the target as JSON text. Returns `None` if something is missing, after reporting it.
pub(super) fn target(plan: &Plan<'_>, goals: &[&str], condition: &Condition, further: &[FurtherField]) -> Option<String> {
    let name = plan.target_name().get().or_else(|| plan.name().get())?;
    let measure = plan.measure().get()?;
    let event = plan.event().get()?;
    let sum = match measure {
        Measure::Sum(sum) => Some(sum.sum().get()?),
        Measure::Counted(_) => None,
    };
    Some(write_json(|json| {
        json.object(|target| {
            // The server cannot create a rule set for a target whose name starts or ends with white space.
            target.key("name").string(name.trim());
            target.key("targetEntity").string(TargetEntity::Event.wire());
            target.key("targetType").string(target_type(measure).wire());
            target.key("eventName").string(event.trim());
            if let Some(attribute) = sum {
                target.key("extendedFieldInfo").object(|info| {
                    info.key("name").string(attribute.trim());
                    info.key("aggregateFunction").string("SUM");
                });
            }
            write_goals(goals, target.key("defaultValues"));
            target.key("expression").string(&condition.text);
            target.key("expressionJson").string(&condition.tree);
            if plan.only().get().is_some() {
                write_filters(plan, target.key("filters"));
            }
            target.key("enrolmentMethod").string(enrolment_method(plan).wire());
            for (key, value) in further {
                target.key(key).json(value);
            }
        });
    }))
}

fn write_goals(goals: &[&str], json: &mut Writer<'_>) {
    json.array(|values| {
        for goal in goals {
            values.object(|value| value.key("defaultValue").json(goal));
        }
    });
}

fn write_filters(plan: &Plan<'_>, json: &mut Writer<'_>) {
    json.array(|filters| plan.only().contents().for_each(|places| write_filter(places, filters)));
}

fn write_filter(places: Places<'_>, json: &mut Writer<'_>) {
    json.object(|filter| {
        filter.optional_string("entityType", places.entity().get().map(FilterEntity::wire));
        filter.key("entityIds").array_of_json(places.ids().contents().map(|id| id.number().to_string()));
    });
}

fn target_type(measure: Measure<'_>) -> TargetType {
    match measure {
        Measure::Counted(PlanMeasure::Count) => TargetType::Count,
        Measure::Counted(PlanMeasure::Days) => TargetType::Visit,
        Measure::Sum(_) => TargetType::EventAttribute,
    }
}

fn enrolment_method(plan: &Plan<'_>) -> EnrolmentMethod {
    match plan.enrolment().get() {
        None | Some(PlanEnrolment::Activity) => EnrolmentMethod::Transaction,
        Some(PlanEnrolment::Import) => EnrolmentMethod::Import,
    }
}
