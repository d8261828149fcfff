//! What customers must do.

use crate::message::{Param, Text};
use crate::model::{
    self, AggregateWindow, EnrolmentMethod, EvaluationType, Filter, FilterEntity, Target, TargetEntity, TargetType, TrackingType,
    WindowType,
};
use crate::rules::expression::same_meaning;

use super::values::{Unit, Values};
use super::{Paragraph, Setting};

const NAMED: Text = Text::new("summary", "target", "Target \"{name}\": {sentence}");
const NO_TARGET: Text = Text::new("summary", "no-target", "A target is no object and cannot be read.");

const GOAL_COUNT: Text = Text::new("summary", "goal-count", "Customers who do `{event}` reach the goal by doing it {amount} {when}.");
const GOAL_VISIT: Text = Text::new("summary", "goal-visit", "Customers who do `{event}` reach the goal by doing it on {amount} {when}.");
const GOAL_SUM: Text = Text::new(
    "summary",
    "goal-sum",
    "Customers who do `{event}` reach the goal when `{attribute}`, added up over these events, comes to {amount} {when}.",
);
const GOAL_HIGHEST: Text = Text::new(
    "summary",
    "goal-highest",
    "Customers who do `{event}` reach the goal when the highest `{attribute}` of {span, plural, one {each day} other {every # days}}, added up, comes to {amount} {when}.",
);
const GOAL_LOWEST: Text = Text::new(
    "summary",
    "goal-lowest",
    "Customers who do `{event}` reach the goal when the lowest `{attribute}` of {span, plural, one {each day} other {every # days}}, added up, comes to {amount} {when}.",
);
const LIMIT_COUNT: Text = Text::new("summary", "limit-count", "For customers who do `{event}`, the limit is {amount} {when}.");
const LIMIT_VISIT: Text =
    Text::new("summary", "limit-visit", "For customers who do `{event}`, the limit is {amount} with that event {when}.");
const LIMIT_SUM: Text = Text::new(
    "summary",
    "limit-sum",
    "For customers who do `{event}`, `{attribute}` is added up over these events, and the limit is {amount} {when}.",
);
const LIMIT_HIGHEST: Text = Text::new(
    "summary",
    "limit-highest",
    "For customers who do `{event}`, the highest `{attribute}` of {span, plural, one {each day} other {every # days}} is added up, and the limit is {amount} {when}.",
);
const LIMIT_LOWEST: Text = Text::new(
    "summary",
    "limit-lowest",
    "For customers who do `{event}`, the lowest `{attribute}` of {span, plural, one {each day} other {every # days}} is added up, and the limit is {amount} {when}.",
);

const OTHER_ENTITY: Text = Text::new(
    "summary",
    "other-entity",
    "It tracks {entity} by {type} and no behavioural event; how that is counted is not told here. Its value is {amount} {when}.",
);
const NO_EVENT: Text =
    Text::new("summary", "no-event", "It names no event, so what customers must do cannot be told. Its value is {amount} {when}.");
const UNTOLD: Text = Text::new(
    "summary",
    "target-untold",
    "What customers must do cannot be told, because its entity, type or attribute is missing or wrong. Its value is {amount} {when}.",
);

const CONDITION: Text = Text::new("summary", "condition", "Only what meets the condition `{expression}` counts.");
const CONDITION_TWICE: Text = Text::new(
    "summary",
    "condition-twice",
    "Its condition says `{expression}` as text and something else as a tree, so it cannot be told which of them counts.",
);
const CONDITION_TREE: Text = Text::new("summary", "condition-tree", "Its condition stands there as a tree only, which is not told here.");
const CONDITION_UNTOLD: Text = Text::new("summary", "condition-untold", "Its condition cannot be read.");
const NO_CONDITION: Text = Text::new("summary", "no-condition", "It has no condition.");

const STORES: Text = Text::new("summary", "stores", "It is limited to {count, plural, one {store} other {stores}} {numbers}.");
const ZONES: Text = Text::new("summary", "zones", "It is limited to {count, plural, one {zone} other {zones}} {numbers}.");
const CONCEPTS: Text = Text::new("summary", "concepts", "It is limited to {count, plural, one {concept} other {concepts}} {numbers}.");
const FILTER_UNTOLD: Text = Text::new("summary", "filter-untold", "It has a filter of which it cannot be told what it limits.");

const ENROLLED_BY_ACTIVITY: Text = Text::new("summary", "enrolled-by-activity", "Customers are enrolled by their own activity.");
const ENROLLED_BY_IMPORT: Text =
    Text::new("summary", "enrolled-by-import", "Customers are enrolled by an import, not by their own activity.");
const ENROLLED_BY_AUDIENCE: Text = Text::new("summary", "enrolled-by-audience", "Customers are enrolled by an audience.");
const ENROLMENT_MISSING: Text = Text::new("summary", "enrolment-missing", "It does not say how customers are enrolled.");
const ENROLMENT_UNTOLD: Text = Text::new("summary", "enrolment-untold", "How customers are enrolled cannot be read.");
const INACTIVE: Text = Text::new("summary", "target-inactive", "This target is inactive.");

pub(super) const TEXTS: &[Text] = &[
    NAMED,
    NO_TARGET,
    GOAL_COUNT,
    GOAL_VISIT,
    GOAL_SUM,
    GOAL_HIGHEST,
    GOAL_LOWEST,
    LIMIT_COUNT,
    LIMIT_VISIT,
    LIMIT_SUM,
    LIMIT_HIGHEST,
    LIMIT_LOWEST,
    OTHER_ENTITY,
    NO_EVENT,
    UNTOLD,
    CONDITION,
    CONDITION_TWICE,
    CONDITION_TREE,
    CONDITION_UNTOLD,
    NO_CONDITION,
    STORES,
    ZONES,
    CONCEPTS,
    FILTER_UNTOLD,
    ENROLLED_BY_ACTIVITY,
    ENROLLED_BY_IMPORT,
    ENROLLED_BY_AUDIENCE,
    ENROLMENT_MISSING,
    ENROLMENT_UNTOLD,
    INACTIVE,
];

/// What a target counts, and how that is said of a goal and of a limit.
enum Measure<'d> {
    Count,
    Visit,
    Sum { attribute: model::Text<'d> },
    Highest { attribute: model::Text<'d>, span: usize },
    Lowest { attribute: model::Text<'d>, span: usize },
}

impl<'d> Measure<'d> {
    /// What an event target counts; none when it cannot be told.
    fn of(target: &Target<'d>) -> Option<Self> {
        match target.target_type().get()? {
            TargetType::Count => Some(Self::Count),
            TargetType::Visit => Some(Self::Visit),
            TargetType::EventAttribute => {
                let info = target.extended_field_info().get()?;
                info.aggregate_function().get()?;
                let attribute = info.name().get().filter(|name| !name.trim().is_empty())?;
                if !info.aggregate_window().is_sent() {
                    return Some(Self::Sum { attribute });
                }
                Self::of_window(attribute, &info.aggregate_window().get()?)
            }
            _ => None,
        }
    }

    fn of_window(attribute: model::Text<'d>, window: &AggregateWindow<'_>) -> Option<Self> {
        window.window_time_unit().get()?;
        let span = window.window_value().get()?.decimal().to_i64().and_then(|days| usize::try_from(days).ok())?;
        match window.window_type().get()? {
            _ if span == 0 => None,
            WindowType::Max => Some(Self::Highest { attribute, span }),
            WindowType::Min => Some(Self::Lowest { attribute, span }),
        }
    }

    fn unit(&self) -> Unit {
        match self {
            Self::Count => Unit::Times,
            Self::Visit => Unit::Days,
            Self::Sum { .. } | Self::Highest { .. } | Self::Lowest { .. } => Unit::Plain,
        }
    }

    /// The sentence of a goal, and that of a limit.
    fn texts(&self) -> [&'static Text; 2] {
        match self {
            Self::Count => [&GOAL_COUNT, &LIMIT_COUNT],
            Self::Visit => [&GOAL_VISIT, &LIMIT_VISIT],
            Self::Sum { .. } => [&GOAL_SUM, &LIMIT_SUM],
            Self::Highest { .. } => [&GOAL_HIGHEST, &LIMIT_HIGHEST],
            Self::Lowest { .. } => [&GOAL_LOWEST, &LIMIT_LOWEST],
        }
    }

    /// The attribute, and the days of which one value is taken.
    fn params(&self) -> [(&'static str, Param); 2] {
        let (attribute, span) = match self {
            Self::Count | Self::Visit => ("", 1),
            Self::Sum { attribute } => (attribute.trim(), 1),
            Self::Highest { attribute, span } | Self::Lowest { attribute, span } => (attribute.trim(), *span),
        };
        [("attribute", attribute.into()), ("span", span.into())]
    }
}

/// A target in words.
pub(super) fn describe(target: Option<&Target<'_>>, setting: &Setting<'_>, paragraph: &mut Paragraph<'_>) {
    let Some(target) = target else { return paragraph.say_plain(&NO_TARGET) };
    // A goal without end is one goal, however many periods carry it.
    let periods = match setting.window {
        EvaluationType::PeriodAgnosticWindow => target.default_values().items().len(),
        _ => setting.periods,
    };
    let values = Values::of(target, periods);
    let sentence = goal(target, &values, setting);
    match target.name().get().filter(|_| setting.targets > 1) {
        Some(name) => paragraph.say(&NAMED, [("name", (*name).into()), ("sentence", sentence.into())]),
        None => paragraph.sentences.push(sentence),
    }
    values.describe(paragraph);
    condition(target, paragraph);
    for filter in target.filters().items() {
        limit(filter.content().as_ref(), paragraph);
    }
    if target.filters().is_broken() {
        paragraph.say_plain(&FILTER_UNTOLD);
    }
    enrolment(target, paragraph);
    if target.active().get() == Some(false) {
        paragraph.say_plain(&INACTIVE);
    }
}

fn goal(target: &Target<'_>, values: &Values<'_>, setting: &Setting<'_>) -> String {
    let locale = setting.locale;
    let plain = || [("amount", values.phrase(Unit::Plain, locale).into()), ("when", setting.when.as_str().into())];
    let entity = target.target_entity().get();
    if let (Some(entity), Some(kind)) = (entity.filter(|entity| *entity != TargetEntity::Event), target.target_type().get()) {
        let [amount, when] = plain();
        return locale.say(&OTHER_ENTITY, &[("entity", entity.wire().into()), ("type", kind.wire().into()), amount, when].into());
    }
    let measure = Measure::of(target).filter(|_| entity == Some(TargetEntity::Event));
    let event = target.event_name().get();
    match (measure, event.as_deref().map(str::trim).filter(|name| !name.is_empty())) {
        (None, _) => locale.say(&UNTOLD, &plain().into()),
        (Some(_), None) => locale.say(&NO_EVENT, &plain().into()),
        (Some(measure), Some(event)) => {
            let [goal, limit] = measure.texts();
            let text = if setting.tracking == Some(TrackingType::Capping) { limit } else { goal };
            let [attribute, span] = measure.params();
            let [_, when] = plain();
            let amount = ("amount", values.phrase(measure.unit(), locale).into());
            locale.say(text, &[("event", event.into()), attribute, span, amount, when].into())
        }
    }
}

fn condition(target: &Target<'_>, paragraph: &mut Paragraph<'_>) {
    let (text, tree) = (target.expression().get(), target.expression_json().get());
    if target.expression().is_broken() || target.expression_json().is_broken() {
        return paragraph.say_plain(&CONDITION_UNTOLD);
    }
    match (text.as_deref().map(str::trim), tree.as_deref()) {
        (None, None) => paragraph.say_plain(&NO_CONDITION),
        (None, Some(tree)) if same_meaning("true", tree) == Some(true) => {}
        (None, Some(_)) => paragraph.say_plain(&CONDITION_TREE),
        (Some(text), Some(tree)) if same_meaning(text, tree) == Some(false) => {
            paragraph.say(&CONDITION_TWICE, [("expression", text.into())]);
        }
        (Some("true"), _) => {}
        (Some(text), _) => paragraph.say(&CONDITION, [("expression", text.into())]),
    }
}

fn limit(filter: Option<&Filter<'_>>, paragraph: &mut Paragraph<'_>) {
    let numbers: Vec<String> =
        filter.into_iter().flat_map(|filter| filter.entity_ids().contents()).map(|id| id.number().to_string()).collect();
    let whole = filter.is_some_and(|filter| !numbers.is_empty() && filter.entity_ids().items().len() == numbers.len());
    let text = match filter.and_then(|filter| filter.entity_type().get()).filter(|_| whole) {
        Some(FilterEntity::Store) => &STORES,
        Some(FilterEntity::Zone) => &ZONES,
        Some(FilterEntity::Concept) => &CONCEPTS,
        None => return paragraph.say_plain(&FILTER_UNTOLD),
    };
    paragraph.say(text, [("count", numbers.len().into()), ("numbers", Param::all_of(numbers))]);
}

fn enrolment(target: &Target<'_>, paragraph: &mut Paragraph<'_>) {
    paragraph.say_plain(match target.enrolment_method().get() {
        Some(EnrolmentMethod::Transaction) => &ENROLLED_BY_ACTIVITY,
        Some(EnrolmentMethod::Import) => &ENROLLED_BY_IMPORT,
        Some(EnrolmentMethod::AudienceFilter) => &ENROLLED_BY_AUDIENCE,
        None if target.enrolment_method().is_broken() => &ENROLMENT_UNTOLD,
        None => &ENROLMENT_MISSING,
    });
}
