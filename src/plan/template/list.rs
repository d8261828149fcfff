//! The templates.

use crate::message::Text;

use super::definition::{ParameterDefault, ParameterDefinition, TemplateDefinition, TemplateParameterKind};

const fn title(id: &'static str, english: &'static str) -> Text {
    Text { key: ["template", id, "title"], english }
}

const fn sentence(id: &'static str, english: &'static str) -> Text {
    Text { key: ["template", id, "sentence"], english }
}

const fn parameter(
    name: &'static str,
    kind: TemplateParameterKind,
    english: &'static str,
    default: ParameterDefault,
) -> ParameterDefinition {
    ParameterDefinition { name, kind, label: Text::new("template-parameter", name, english), default }
}

const NAME: ParameterDefinition = parameter("name", TemplateParameterKind::Text, "Name of the group", ParameterDefault::Title);
const ZONE: ParameterDefinition = parameter("zone", TemplateParameterKind::Zone, "Time zone", ParameterDefault::Json("\"Asia/Kolkata\""));

const fn event(default: &'static str) -> ParameterDefinition {
    parameter("event", TemplateParameterKind::Event, "Event", ParameterDefault::Json(default))
}

const fn attribute(default: &'static str) -> ParameterDefinition {
    parameter("attribute", TemplateParameterKind::Attribute, "Attribute of the event to sum", ParameterDefault::Json(default))
}

const fn goal(kind: TemplateParameterKind, default: &'static str) -> ParameterDefinition {
    parameter("goal", kind, "Goal in each period", ParameterDefault::Json(default))
}

const fn start(default: ParameterDefault) -> ParameterDefinition {
    parameter("start", TemplateParameterKind::Day, "First day", default)
}

const fn periods(default: &'static str) -> ParameterDefinition {
    parameter("periods", TemplateParameterKind::Count, "Number of periods", ParameterDefault::Json(default))
}

/// The first three are use cases that the API's own page promises.
pub(super) const TEMPLATES: &[TemplateDefinition] = &[
    TemplateDefinition {
        id: "times-a-month",
        title: title("times-a-month", "Profile picture twice a month"),
        sentence: sentence(
            "times-a-month",
            "{event} must happen at least {goal, plural, one {once} other {# times}} in {periods, plural, one {one month} other {each of # months}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"profilePictureUpdated\""),
            goal(TemplateParameterKind::Count, "2"),
            start(ParameterDefault::NextMonth),
            periods("12"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{periods}"}}"#,
    },
    TemplateDefinition {
        id: "times-a-quarter",
        title: title("times-a-quarter", "Three reviews in a quarter"),
        sentence: sentence(
            "times-a-quarter",
            "{event} must happen at least {goal, plural, one {once} other {# times}} in {periods, plural, one {one quarter} other {each of # quarters}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"reviewSubmitted\""),
            goal(TemplateParameterKind::Count, "3"),
            start(ParameterDefault::NextQuarter),
            periods("4"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"quarter":1},"periods":"{periods}"}}"#,
    },
    TemplateDefinition {
        id: "steps-in-days",
        title: title("steps-in-days", "5000 steps in 2 days"),
        sentence: sentence(
            "steps-in-days",
            "The sum of {attribute} across {event} events must reach {goal} in {periods, plural, one {one period} other {each of # periods}} of {days, plural, one {# day} other {# days}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"stepsRecorded\""),
            attribute("\"steps\""),
            goal(TemplateParameterKind::Amount, "5000"),
            parameter("days", TemplateParameterKind::Count, "Days in a period", ParameterDefault::Json("2")),
            start(ParameterDefault::NextMonth),
            periods("15"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":{"sum":"{attribute}"},"goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"day":"{days}"},"periods":"{periods}"}}"#,
    },
    TemplateDefinition {
        id: "weekly-streak",
        title: title("weekly-streak", "Streak of weekly visits"),
        sentence: sentence(
            "weekly-streak",
            "{event} must happen on at least {goal, plural, one {# day} other {# days}} a week, in {weeks, plural, one {# week} other {# weeks in a row}}, within {periods, plural, one {# week} other {# weeks}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"storeVisited\""),
            goal(TemplateParameterKind::Count, "1"),
            parameter("weeks", TemplateParameterKind::Count, "Weeks in a row", ParameterDefault::Json("4")),
            parameter("level", TemplateParameterKind::Text, "Name of the streak", ParameterDefault::Title),
            start(ParameterDefault::NextMonday),
            periods("12"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"days","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"week":1},"periods":"{periods}"},
            "tracking":{"streak":[{"name":"{level}","periods":"{weeks}"}]}}"#,
    },
    TemplateDefinition {
        id: "rising-sum",
        title: title("rising-sum", "Monthly sum with rising goals"),
        sentence: sentence(
            "rising-sum",
            "The sum of {attribute} across {event} events must reach {goals}: one goal for each month from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"billPaid\""),
            attribute("\"amount\""),
            parameter("goals", TemplateParameterKind::Amounts, "Goals, one for each month", ParameterDefault::Json("[1000,2000,3000]")),
            start(ParameterDefault::NextMonth),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":{"sum":"{attribute}"},"goal":"{goals}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{goals#}"}}"#,
    },
    TemplateDefinition {
        id: "goal-per-store",
        title: title("goal-per-store", "Goal for a store"),
        sentence: sentence(
            "goal-per-store",
            "{event} must happen at least {goal, plural, one {once} other {# times}} in {periods, plural, one {one month} other {each of # months}} from {start} ({zone}), only in stores {stores}.",
        ),
        parameters: &[
            NAME,
            event("\"storeVisited\""),
            parameter("stores", TemplateParameterKind::Identifiers, "Store IDs", ParameterDefault::Json("[1]")),
            goal(TemplateParameterKind::Count, "4"),
            start(ParameterDefault::NextMonth),
            periods("6"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{periods}"},
            "only":[{"entity":"STORE","ids":"{stores}"}]}"#,
    },
];

/// Returns all messages of the templates. A parameter that several templates share is returned several times.
pub(in crate::plan) fn texts() -> impl Iterator<Item = Text> {
    TEMPLATES.iter().flat_map(|template| {
        let labels = template.parameters.iter().map(|parameter| parameter.label);
        [template.title, template.sentence].into_iter().chain(labels)
    })
}
