//! The templates.

use crate::message::Text;

use super::template::{Blank, Gap, ParameterKind, Usual};

const fn title(id: &'static str, english: &'static str) -> Text {
    Text { key: ["template", id, "title"], english }
}

const fn sentence(id: &'static str, english: &'static str) -> Text {
    Text { key: ["template", id, "sentence"], english }
}

const fn gap(name: &'static str, kind: ParameterKind, english: &'static str, usual: Usual) -> Gap {
    Gap { name, kind, label: Text::new("template-parameter", name, english), usual }
}

const NAME: Gap = gap("name", ParameterKind::Text, "Name of the group", Usual::Title);
const ZONE: Gap = gap("zone", ParameterKind::Zone, "Time zone", Usual::Json("\"Asia/Kolkata\""));

const fn event(usual: &'static str) -> Gap {
    gap("event", ParameterKind::Event, "Event", Usual::Json(usual))
}

const fn attribute(usual: &'static str) -> Gap {
    gap("attribute", ParameterKind::Attribute, "Attribute of the event that is summed", Usual::Json(usual))
}

const fn goal(kind: ParameterKind, usual: &'static str) -> Gap {
    gap("goal", kind, "Goal in each period", Usual::Json(usual))
}

const fn start(usual: Usual) -> Gap {
    gap("start", ParameterKind::Day, "First day", usual)
}

const fn periods(usual: &'static str) -> Gap {
    gap("periods", ParameterKind::Count, "Number of periods", Usual::Json(usual))
}

/// The first three are the promises of the API's own page.
pub(super) const TEMPLATES: &[Blank] = &[
    Blank {
        id: "times-a-month",
        title: title("times-a-month", "Profile picture twice a month"),
        sentence: sentence(
            "times-a-month",
            "{event} must happen {goal, plural, one {# time} other {# times}} in {periods, plural, one {one month} other {each of # months}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"profilePictureUpdated\""),
            goal(ParameterKind::Count, "2"),
            start(Usual::NextMonth),
            periods("12"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{periods}"}}"#,
    },
    Blank {
        id: "times-a-quarter",
        title: title("times-a-quarter", "Three reviews in a quarter"),
        sentence: sentence(
            "times-a-quarter",
            "{event} must happen {goal, plural, one {# time} other {# times}} in {periods, plural, one {one quarter} other {each of # quarters}} from {start} ({zone}).",
        ),
        parameters: &[NAME, event("\"reviewSubmitted\""), goal(ParameterKind::Count, "3"), start(Usual::NextQuarter), periods("4"), ZONE],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"quarter":1},"periods":"{periods}"}}"#,
    },
    Blank {
        id: "steps-in-days",
        title: title("steps-in-days", "5000 steps in 2 days"),
        sentence: sentence(
            "steps-in-days",
            "{attribute} of {event} must add up to {goal} in {periods, plural, one {one period} other {each of # periods}} of {days, plural, one {# day} other {# days}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"stepsRecorded\""),
            attribute("\"steps\""),
            goal(ParameterKind::Amount, "5000"),
            gap("days", ParameterKind::Count, "Days in a period", Usual::Json("2")),
            start(Usual::NextMonth),
            periods("15"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":{"sum":"{attribute}"},"goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"day":"{days}"},"periods":"{periods}"}}"#,
    },
    Blank {
        id: "weekly-streak",
        title: title("weekly-streak", "Streak of weekly visits"),
        sentence: sentence(
            "weekly-streak",
            "{event} must happen in {weeks, plural, one {one week} other {# weeks in a row}}, {goal} or more days a week, within {periods, plural, one {# week} other {# weeks}} from {start} ({zone}).",
        ),
        parameters: &[
            NAME,
            event("\"storeVisited\""),
            goal(ParameterKind::Count, "1"),
            gap("weeks", ParameterKind::Count, "Weeks in a row", Usual::Json("4")),
            gap("level", ParameterKind::Text, "Name of the streak", Usual::Title),
            start(Usual::NextMonday),
            periods("12"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"days","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"week":1},"periods":"{periods}"},
            "tracking":{"streak":[{"name":"{level}","periods":"{weeks}"}]}}"#,
    },
    Blank {
        id: "rising-sum",
        title: title("rising-sum", "Monthly sum with rising goals"),
        sentence: sentence("rising-sum", "{attribute} of {event} must add up to {goals}: one goal for each month from {start} ({zone})."),
        parameters: &[
            NAME,
            event("\"billPaid\""),
            attribute("\"amount\""),
            gap("goals", ParameterKind::Amounts, "Goals, one for each month", Usual::Json("[1000,2000,3000]")),
            start(Usual::NextMonth),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":{"sum":"{attribute}"},"goal":"{goals}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{goals#}"}}"#,
    },
    Blank {
        id: "goal-per-store",
        title: title("goal-per-store", "Goal for a store"),
        sentence: sentence(
            "goal-per-store",
            "{event} must happen {goal, plural, one {# time} other {# times}} in {periods, plural, one {one month} other {each of # months}} from {start} ({zone}), in these stores only: {stores}.",
        ),
        parameters: &[
            NAME,
            event("\"storeVisited\""),
            gap("stores", ParameterKind::Identifiers, "Numbers of the stores", Usual::Json("[1]")),
            goal(ParameterKind::Count, "4"),
            start(Usual::NextMonth),
            periods("6"),
            ZONE,
        ],
        plan: r#"{"name":"{name}","event":"{event}","measure":"count","goal":"{goal}",
            "schedule":{"start":"{start}","zone":"{zone}","every":{"month":1},"periods":"{periods}"},
            "only":[{"entity":"STORE","ids":"{stores}"}]}"#,
    },
];

/// All sentences of the templates; a parameter that several of them have comes as often.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    TEMPLATES.iter().flat_map(|blank| {
        let labels = blank.parameters.iter().map(|gap| gap.label);
        [blank.title, blank.sentence].into_iter().chain(labels)
    })
}
