//! The targets: the activity that counts, the amount, the places, and how customers are enrolled.

use crate::message::{Locale, Param, Text};
use crate::model::{
    self, AggregateWindow, EnrolmentMethod, EvaluationType, Filter, FilterEntity, Target, TargetEntity, TargetGroup, TargetType,
    TrackingType, WindowType,
};
use crate::rules::expression::same_meaning;

use super::per_target::{PerTarget, TargetNames};
use super::values::Values;
use super::{Setting, SummarySectionKind, SummaryWriter, item, join_and};

const INVALID_TARGET: Text = Text::new("summary", "target-invalid", "The target is invalid: expected an object.");

const COUNT: Text = Text::new("summary", "measure-count", "the number of `{event}` events");
const VISIT: Text = Text::new("summary", "measure-days", "the number of days with `{event}` events");
const SUM: Text = Text::new("summary", "measure-sum", "the sum of `{attribute}` across `{event}` events");
const HIGHEST: Text = Text::new(
    "summary",
    "measure-highest",
    "the sum of the highest `{attribute}` of {span, plural, one {each day} other {every # days}} across `{event}` events",
);
const LOWEST: Text = Text::new(
    "summary",
    "measure-lowest",
    "the sum of the lowest `{attribute}` of {span, plural, one {each day} other {every # days}} across `{event}` events",
);
const OTHER: Text = Text::new("summary", "measure-other", "`{type}` of `{entity}`");

const GOAL: Text = Text::new("summary", "goal", "Customers reach the goal when {measure} is at least {amount} {when}.");
const GOAL_DIFFERS: Text = Text::new("summary", "goal-differs", "Customers reach the goal when {measure} is at least {amount}.");
const LIMIT: Text = Text::new("summary", "limit", "For each customer, {measure} is limited to {amount} {when}.");
const LIMIT_DIFFERS: Text = Text::new("summary", "limit-differs", "For each customer, {measure} is limited to {amount}.");
const AMOUNT_UNCLEAR: Text = Text::new("summary", "amount-unclear", "The goal for {measure} is unclear. {problem}");
const NO_EVENT: Text = Text::new("summary", "no-event", "What customers must do is unclear, because the request names no event.");
const UNCLEAR: Text = Text::new(
    "summary",
    "measure-unclear",
    "What customers must do is unclear, because the entity, type or attribute of the target is missing or invalid.",
);
const APPLIES: Text = Text::new("summary", "applies", "{count, plural, one {The goal applies} other {The goals apply}} {when}.");

const AT_LEAST: Text =
    Text::new("summary", "at-least", "{periods, plural, one {At least {amount}} other {At least {amount} in each period}}.");
const AT_MOST: Text = Text::new("summary", "at-most", "{periods, plural, one {At most {amount}} other {At most {amount} in each period}}.");
const AT_LEAST_DIFFERS: Text = Text::new("summary", "at-least-differs", "At least {amount}.");
const AT_MOST_DIFFERS: Text = Text::new("summary", "at-most-differs", "At most {amount}.");

const CONDITION: Text = Text::new("summary", "condition", "Only events that meet the condition `{expression}` count.");
const CONDITION_MISMATCH: Text = Text::new(
    "summary",
    "condition-mismatch",
    "It is unclear which events count: the text of the condition is `{expression}`, but its tree is a different condition.",
);
const CONDITION_TREE: Text =
    Text::new("summary", "condition-tree", "Only events that meet the condition count. It is given only as a tree, in `expressionJson`.");
const CONDITION_INVALID: Text =
    Text::new("summary", "condition-invalid", "It is unclear which events count, because the condition is invalid.");
const NO_CONDITION: Text = Text::new("summary", "no-condition", "No condition is set.");

const STORES: Text = Text::new("summary", "stores", "Only activity in {count, plural, one {store} other {stores}} {numbers} counts.");
const ZONES: Text = Text::new("summary", "zones", "Only activity in {count, plural, one {zone} other {zones}} {numbers} counts.");
const CONCEPTS: Text =
    Text::new("summary", "concepts", "Only activity in {count, plural, one {concept} other {concepts}} {numbers} counts.");
const FILTER_INVALID: Text = Text::new("summary", "filter-invalid", "It is unclear where activity counts, because a filter is invalid.");
const MORE_IDS: Text = Text::new("summary", "more-ids", "{count} more");

const ENROLLED_BY_ACTIVITY: Text = Text::new("summary", "enrolled-by-activity", "Customers are enrolled by their own activity.");
const ENROLLED_BY_IMPORT: Text =
    Text::new("summary", "enrolled-by-import", "Customers are enrolled by importing a list, not by their own activity.");
const ENROLLED_BY_AUDIENCE: Text = Text::new("summary", "enrolled-by-audience", "Customers are enrolled by an audience.");
const ENROLMENT_MISSING: Text = Text::new("summary", "enrolment-missing", "No enrolment method is set.");
const ENROLMENT_INVALID: Text = Text::new("summary", "enrolment-invalid", "The enrolment method is invalid.");
const INACTIVE: Text = Text::new("summary", "target-inactive", "The target is inactive, so it is not tracked.");

pub(super) const TEXTS: &[Text] = &[
    INVALID_TARGET,
    COUNT,
    VISIT,
    SUM,
    HIGHEST,
    LOWEST,
    OTHER,
    GOAL,
    GOAL_DIFFERS,
    LIMIT,
    LIMIT_DIFFERS,
    AMOUNT_UNCLEAR,
    NO_EVENT,
    UNCLEAR,
    APPLIES,
    AT_LEAST,
    AT_MOST,
    AT_LEAST_DIFFERS,
    AT_MOST_DIFFERS,
    CONDITION,
    CONDITION_MISMATCH,
    CONDITION_TREE,
    CONDITION_INVALID,
    NO_CONDITION,
    STORES,
    ZONES,
    CONCEPTS,
    FILTER_INVALID,
    MORE_IDS,
    ENROLLED_BY_ACTIVITY,
    ENROLLED_BY_IMPORT,
    ENROLLED_BY_AUDIENCE,
    ENROLMENT_MISSING,
    ENROLMENT_INVALID,
    INACTIVE,
];

/// The maximum number of IDs of a filter that are listed; further IDs are only counted.
const MAX_IDS: usize = 12;

/// The unit of progress of a target.
enum TargetMeasure<'d> {
    Count,
    Visit,
    Sum { attribute: model::StringValue<'d> },
    Highest { attribute: model::StringValue<'d>, span: usize },
    Lowest { attribute: model::StringValue<'d>, span: usize },
}

impl<'d> TargetMeasure<'d> {
    /// Returns the measure of an event target, or `None` if it is unclear.
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

    fn of_window(attribute: model::StringValue<'d>, window: &AggregateWindow<'_>) -> Option<Self> {
        window.window_time_unit().get()?;
        let span = window.window_value().get()?.trim().parse::<usize>().ok()?;
        match window.window_type().get()? {
            _ if span == 0 => None,
            WindowType::Max => Some(Self::Highest { attribute, span }),
            WindowType::Min => Some(Self::Lowest { attribute, span }),
        }
    }

    fn phrase(&self, event: &str, locale: &Locale) -> String {
        let (text, attribute, span) = match self {
            Self::Count => (&COUNT, "", 1),
            Self::Visit => (&VISIT, "", 1),
            Self::Sum { attribute } => (&SUM, attribute.trim(), 1),
            Self::Highest { attribute, span } => (&HIGHEST, attribute.trim(), *span),
            Self::Lowest { attribute, span } => (&LOWEST, attribute.trim(), *span),
        };
        locale.format(text, &[("event", event.into()), ("attribute", attribute.into()), ("span", span.into())].into())
    }
}

/// The sentences about the targets, by subject.
#[derive(Default)]
struct TargetSentences {
    /// The goals, for the text.
    goals: PerTarget,
    /// The activities that count, for their section.
    measures: PerTarget,
    /// The amounts, for their section.
    amounts: PerTarget,
    conditions: PerTarget,
    places: PerTarget,
    enrolments: PerTarget,
    states: PerTarget,
    /// The number of goals whose sentence does not say when they apply.
    without_time: usize,
}

/// Describes the targets of a group.
pub(super) fn describe_all(group: &TargetGroup<'_>, setting: &Setting<'_>, writer: &mut SummaryWriter<'_>) {
    let locale = setting.locale;
    let items = group.targets().items();
    if items.is_empty() {
        return;
    }
    let name = |target: Option<Target<'_>>| {
        let name = target?.name().get()?.trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    let names = TargetNames::new(group.targets().items().map(|item| name(item.content())));
    let mut parts = TargetSentences::default();
    for (index, item) in items.enumerate() {
        match item.content() {
            Some(target) => parts.describe(index, &target, setting),
            None => parts.goals.add(index, locale.format_plain(&INVALID_TARGET)),
        }
    }
    writer.sentences.extend(parts.goals.finish(&names, true, locale));
    if parts.without_time > 0 {
        let params = [("count", parts.without_time.into()), ("when", setting.when.as_str().into())];
        writer.sentences.push(locale.format(&APPLIES, &params.into()));
    }
    writer.items.extend(parts.measures.finish(&names, false, locale).into_iter().map(|item| (SummarySectionKind::What, item)));
    writer.items.extend(parts.amounts.finish(&names, false, locale).into_iter().map(|item| (SummarySectionKind::Amount, item)));
    for (section, sentences) in [
        (SummarySectionKind::What, parts.conditions),
        (SummarySectionKind::Where, parts.places),
        (SummarySectionKind::Who, parts.enrolments),
        (SummarySectionKind::Group, parts.states),
    ] {
        sentences.finish(&names, false, locale).into_iter().for_each(|sentence| writer.add_written(section, sentence));
    }
}

impl TargetSentences {
    fn describe(&mut self, index: usize, target: &Target<'_>, setting: &Setting<'_>) {
        let locale = setting.locale;
        self.goal(index, target, setting);
        if let Some(condition) = condition(target, locale) {
            self.conditions.add(index, condition);
        }
        for filter in target.filters().items() {
            self.places.add(index, places(filter.content().as_ref(), locale));
        }
        if target.filters().is_broken() {
            self.places.add(index, locale.format_plain(&FILTER_INVALID));
        }
        self.enrolments.add(index, locale.format_plain(enrolment(target)));
        if target.active().get() == Some(false) {
            self.states.add(index, locale.format_plain(&INACTIVE));
        }
    }

    fn goal(&mut self, index: usize, target: &Target<'_>, setting: &Setting<'_>) {
        let locale = setting.locale;
        // A goal without an end is one goal, regardless of how many periods repeat it.
        let periods = match setting.window {
            EvaluationType::PeriodAgnosticWindow => target.default_values().items().len(),
            _ => setting.periods,
        };
        let values = Values::of(target, periods);
        let amount = values.phrase(setting.schedule, locale);
        let is_limit = setting.tracking == Some(TrackingType::Capping);
        let is_same = matches!(values, Values::Same(_));
        let is_timeless = setting.window == EvaluationType::PeriodAgnosticWindow;
        self.amounts.add(
            index,
            amount_item(amount.as_deref(), is_same && !is_timeless, is_limit, setting).unwrap_or_else(|| values.problem(locale)),
        );
        let measure = match measure(target, locale) {
            Ok(measure) => measure,
            Err(problem) => {
                let problem = locale.format_plain(problem);
                self.measures.add(index, problem.clone());
                self.goals.add(index, problem);
                return;
            }
        };
        self.measures.add(index, item(&measure, locale));
        let measure = ("measure", Param::from(measure));
        let Some(amount) = amount.map(|amount| ("amount", Param::from(amount))) else {
            self.goals.add(index, locale.format(&AMOUNT_UNCLEAR, &[measure, ("problem", values.problem(locale).into())].into()));
            return;
        };
        let text = match (is_limit, is_same) {
            (false, true) => &GOAL,
            (false, false) => &GOAL_DIFFERS,
            (true, true) => &LIMIT,
            (true, false) => &LIMIT_DIFFERS,
        };
        self.without_time += usize::from(!is_same);
        self.goals.add(index, locale.format(text, &[measure, amount, ("when", setting.when.as_str().into())].into()));
    }
}

/// Returns the amount as an item of its section, or `None` if it is unclear.
fn amount_item(amount: Option<&str>, is_each: bool, is_limit: bool, setting: &Setting<'_>) -> Option<String> {
    let text = match (is_limit, is_each) {
        (false, true) => &AT_LEAST,
        (false, false) => &AT_LEAST_DIFFERS,
        (true, true) => &AT_MOST,
        (true, false) => &AT_MOST_DIFFERS,
    };
    Some(setting.locale.format(text, &[("amount", amount?.into()), ("periods", setting.periods.into())].into()))
}

/// Returns the unit of progress as part of a sentence, or the reason why it is unclear.
fn measure(target: &Target<'_>, locale: &Locale) -> Result<String, &'static Text> {
    let entity = target.target_entity().get();
    if let (Some(entity), Some(kind)) = (entity.filter(|entity| *entity != TargetEntity::Event), target.target_type().get()) {
        return Ok(locale.format(&OTHER, &[("type", kind.wire().into()), ("entity", entity.wire().into())].into()));
    }
    let measure = TargetMeasure::of(target).filter(|_| entity == Some(TargetEntity::Event)).ok_or(&UNCLEAR)?;
    let event = target.event_name().get();
    let event = event.as_deref().map(str::trim).filter(|name| !name.is_empty()).ok_or(&NO_EVENT)?;
    Ok(measure.phrase(event, locale))
}

fn condition(target: &Target<'_>, locale: &Locale) -> Option<String> {
    let (text, tree) = (target.expression().get(), target.expression_json().get());
    if target.expression().is_broken() || target.expression_json().is_broken() {
        return Some(locale.format_plain(&CONDITION_INVALID));
    }
    let of_text = |message: &Text, text: &str| Some(locale.format(message, &[("expression", text.into())].into()));
    match (text.as_deref().map(str::trim), tree.as_deref()) {
        (None, None) => Some(locale.format_plain(&NO_CONDITION)),
        (None, Some(tree)) if same_meaning("true", tree) == Some(true) => None,
        (None, Some(_)) => Some(locale.format_plain(&CONDITION_TREE)),
        (Some(text), Some(tree)) if same_meaning(text, tree) == Some(false) => of_text(&CONDITION_MISMATCH, text),
        (Some("true"), _) => None,
        (Some(text), _) => of_text(&CONDITION, text),
    }
}

fn places(filter: Option<&Filter<'_>>, locale: &Locale) -> String {
    let mut ids: Vec<String> =
        filter.into_iter().flat_map(|filter| filter.entity_ids().contents()).map(|id| id.number().to_string()).collect();
    let count = ids.len();
    let is_whole = filter.is_some_and(|filter| count > 0 && filter.entity_ids().items().len() == count);
    let text = match filter.and_then(|filter| filter.entity_type().get()).filter(|_| is_whole) {
        Some(FilterEntity::Store) => &STORES,
        Some(FilterEntity::Zone) => &ZONES,
        Some(FilterEntity::Concept) => &CONCEPTS,
        None => return locale.format_plain(&FILTER_INVALID),
    };
    if count > MAX_IDS {
        ids.truncate(MAX_IDS);
        ids.push(locale.format(&MORE_IDS, &[("count", (count - MAX_IDS).into())].into()));
    }
    locale.format(text, &[("count", count.into()), ("numbers", join_and(ids, locale).into())].into())
}

fn enrolment(target: &Target<'_>) -> &'static Text {
    match target.enrolment_method().get() {
        Some(EnrolmentMethod::Transaction) => &ENROLLED_BY_ACTIVITY,
        Some(EnrolmentMethod::Import) => &ENROLLED_BY_IMPORT,
        Some(EnrolmentMethod::AudienceFilter) => &ENROLLED_BY_AUDIENCE,
        None if target.enrolment_method().is_broken() => &ENROLMENT_INVALID,
        None => &ENROLMENT_MISSING,
    }
}
