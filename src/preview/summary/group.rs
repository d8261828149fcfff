//! The group as a whole: its identity, how its targets are tracked together, and its dates.

use crate::message::{Locale, Text};
use crate::model::{Combination, Date, FieldValue, Streak, TargetGroup, TrackingType};

use super::{SummarySectionKind, SummaryWriter, calendar};

const ACTIVE: Text = Text::new(
    "summary",
    "name",
    "The target group \"{name}\" only tracks what customers do. Points, badges and other rewards are set up elsewhere.",
);
const INACTIVE: Text = Text::new("summary", "name-inactive", "The target group \"{name}\" is inactive, so nothing is tracked.");
const NO_NAME: Text = Text::new("summary", "no-name", "The target group has no name.");
const DESCRIPTION: Text = Text::new("summary", "description", "Description: {description}.");
const NO_TARGETS: Text = Text::new("summary", "no-targets", "There are no targets, so there is nothing for customers to do.");
const TARGETS_INVALID: Text = Text::new("summary", "targets-invalid", "The targets are invalid: expected an array.");

const ALL: Text =
    Text::new("summary", "unified-all", "{count, plural, one {Customers must meet the target} other {Customers must meet all # targets}}.");
const ANY: Text = Text::new(
    "summary",
    "unified-any",
    "{count, plural, one {Customers must meet the target} other {Customers must meet at least one of the # targets}}.",
);
const UNIFIED_UNCLEAR: Text = Text::new(
    "summary",
    "unified-unclear",
    "The targets form a unit, but it is unclear whether customers must meet all of them or only one.",
);
const TOGETHER: Text = Text::new("summary", "together", "The targets together must also reach {value}.");
const TOGETHER_SUM: Text = Text::new("summary", "together-sum", "The values of all targets together must also add up to at least {value}.");
const STREAK: Text = Text::new("summary", "streak", "This is a streak: customers must reach the goal in consecutive periods.");
const STREAK_WITH_BREAKS: Text = Text::new(
    "summary",
    "streak-breaks",
    "This is a streak with breaks: the periods in which customers reach the goal need not be consecutive.",
);
const LEVEL: Text = Text::new("summary", "streak-level", "Level \"{name}\" requires {count, plural, one {# period} other {# periods}}.");
const LEVEL_UNCLEAR: Text = Text::new("summary", "streak-level-unclear", "The number of periods of one level is missing or invalid.");
const MORE_LEVELS: Text =
    Text::new("summary", "more-levels", "{count, plural, one {# more level is} other {# more levels are}} not included in this summary.");
const NO_LEVELS: Text = Text::new("summary", "streak-no-levels", "No levels are set, so the required number of periods is unclear.");
const SEVERAL: Text = Text::new(
    "summary",
    "several",
    "It is unclear how the {count} targets are combined, because the tracking type {type} supports only one.",
);
const SEVERAL_UNTYPED: Text = Text::new(
    "summary",
    "several-untyped",
    "It is unclear how the {count} targets are combined, because the tracking type is missing or invalid.",
);

const ON: Text = Text::new("summary", "group-day", "The group starts and ends on {day}.");
const FROM_TO: Text = Text::new("summary", "group-days", "The dates of the group are {from} to {to}.");
const FROM: Text = Text::new("summary", "group-from", "The group starts on {from}.");
const TO: Text = Text::new("summary", "group-to", "The group ends on {to}.");
const TILL: Text = Text::new("summary", "till", "The group belongs to till {till}.");
const LEADERBOARD: Text = Text::new("summary", "leaderboard", "Customers are ranked on a leaderboard.");
const USER_CREATED: Text = Text::new("summary", "user-created", "Customers create groups of this kind themselves.");

pub(super) const TEXTS: &[Text] = &[
    ACTIVE,
    INACTIVE,
    NO_NAME,
    DESCRIPTION,
    NO_TARGETS,
    TARGETS_INVALID,
    ALL,
    ANY,
    UNIFIED_UNCLEAR,
    TOGETHER,
    TOGETHER_SUM,
    STREAK,
    STREAK_WITH_BREAKS,
    LEVEL,
    LEVEL_UNCLEAR,
    MORE_LEVELS,
    NO_LEVELS,
    SEVERAL,
    SEVERAL_UNTYPED,
    ON,
    FROM_TO,
    FROM,
    TO,
    TILL,
    LEADERBOARD,
    USER_CREATED,
];

/// The maximum number of levels that are listed; further levels are only counted.
const MAX_LEVELS: usize = 10;

/// Describes the name, the state and the description of the group.
pub(super) fn identity(group: &TargetGroup<'_>, writer: &mut SummaryWriter<'_>) {
    let name = group.name().get();
    match name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) if group.active().get() == Some(false) => writer.add(SummarySectionKind::Group, &INACTIVE, [("name", name.into())]),
        Some(name) => writer.add(SummarySectionKind::Group, &ACTIVE, [("name", name.into())]),
        None => writer.add_plain(SummarySectionKind::Group, &NO_NAME),
    }
    if let Some(description) = group.description().get() {
        let description = description.trim().trim_end_matches('.');
        if !description.is_empty() {
            writer.add(SummarySectionKind::Group, &DESCRIPTION, [("description", description.into())]);
        }
    }
    if group.targets().is_broken() {
        writer.add_plain(SummarySectionKind::What, &TARGETS_INVALID);
    } else if group.targets().items().is_empty() {
        writer.add_plain(SummarySectionKind::What, &NO_TARGETS);
    }
}

/// Describes how the targets are tracked together.
pub(super) fn tracking(group: &TargetGroup<'_>, writer: &mut SummaryWriter<'_>) {
    let targets = group.targets().items().len();
    match group.tracking_type().get() {
        Some(TrackingType::Unified) if targets > 0 => unified(group, targets, writer),
        Some(kind) if targets > 1 => {
            writer.add(SummarySectionKind::Amount, &SEVERAL, [("count", targets.into()), ("type", kind.wire().into())]);
        }
        None if targets > 1 => writer.add(SummarySectionKind::Amount, &SEVERAL_UNTYPED, [("count", targets.into())]),
        _ => {}
    }
    match group.tracking_type().get() {
        Some(TrackingType::Streaks) => streak(group, &STREAK, writer),
        Some(TrackingType::NonContinuousStreaks) => streak(group, &STREAK_WITH_BREAKS, writer),
        _ => {}
    }
}

fn unified(group: &TargetGroup<'_>, targets: usize, writer: &mut SummaryWriter<'_>) {
    match group.combination_type().get() {
        Some(Combination::All) => writer.add(SummarySectionKind::Amount, &ALL, [("count", targets.into())]),
        Some(Combination::Any) => writer.add(SummarySectionKind::Amount, &ANY, [("count", targets.into())]),
        None => writer.add_plain(SummarySectionKind::Amount, &UNIFIED_UNCLEAR),
    }
    let Some(together) = group.unified_target_expression().get() else { return };
    if let Some(value) = together.threshold_value().get().map(|value| value.decimal()) {
        let text = if together.aggregation().get().is_some() { &TOGETHER_SUM } else { &TOGETHER };
        writer.add(SummarySectionKind::Amount, text, [("value", value.as_written().into())]);
    }
}

fn streak(group: &TargetGroup<'_>, kind: &Text, writer: &mut SummaryWriter<'_>) {
    writer.add_plain(SummarySectionKind::Amount, kind);
    let levels = group.streaks().items();
    let count = levels.len();
    if count == 0 {
        writer.add_plain(SummarySectionKind::Amount, &NO_LEVELS);
    }
    for level in levels.take(MAX_LEVELS) {
        let Some((name, periods)) = level.content().and_then(|level| Some((level.name().get(), length(&level)?))) else {
            writer.add_plain(SummarySectionKind::Amount, &LEVEL_UNCLEAR);
            continue;
        };
        let name = name.as_deref().unwrap_or_default();
        writer.add(SummarySectionKind::Amount, &LEVEL, [("name", name.into()), ("count", periods.into())]);
    }
    if count > MAX_LEVELS {
        writer.add(SummarySectionKind::Amount, &MORE_LEVELS, [("count", (count - MAX_LEVELS).into())]);
    }
}

/// Returns the number of periods that a level requires.
fn length(level: &Streak<'_>) -> Option<usize> {
    let periods = level.target_count_of_sequence().get().and_then(|count| count.to_i64())?;
    usize::try_from(periods).ok()
}

/// Describes the dates of the group, its till, its leaderboard and its creator.
pub(super) fn rest(group: &TargetGroup<'_>, writer: &mut SummaryWriter<'_>) {
    match (day(group.from_date(), writer.locale), day(group.to_date(), writer.locale)) {
        (Some(from), Some(to)) if from == to => writer.add(SummarySectionKind::When, &ON, [("day", from.into())]),
        (Some(from), Some(to)) => writer.add(SummarySectionKind::When, &FROM_TO, [("from", from.into()), ("to", to.into())]),
        (Some(from), None) => writer.add(SummarySectionKind::When, &FROM, [("from", from.into())]),
        (None, Some(to)) => writer.add(SummarySectionKind::When, &TO, [("to", to.into())]),
        (None, None) => {}
    }
    if let Some(till) = group.preferred_till_id().get() {
        writer.add(SummarySectionKind::Group, &TILL, [("till", till.number().to_string().into())]);
    }
    if group.leaderboard_enabled().get() == Some(true) {
        writer.add_plain(SummarySectionKind::Who, &LEADERBOARD);
    }
    if group.user_created().get() == Some(true) {
        writer.add_plain(SummarySectionKind::Who, &USER_CREATED);
    }
}

/// Returns the day of a date in words.
pub(super) fn day(date: FieldValue<'_, Date>, locale: &Locale) -> Option<String> {
    date.get().map(|date| calendar::day(date.day, locale))
}
