//! What holds for the group as a whole.

use crate::message::{Param, Text};
use crate::model::{Combination, Streak, TargetGroup, TrackingType};

use super::{Paragraph, Setting, calendar};

const NAME: Text = Text::new("summary", "name", "The target group is called \"{name}\".");
const NO_NAME: Text = Text::new("summary", "no-name", "The target group has no name.");
const INACTIVE: Text = Text::new("summary", "inactive", "The group is inactive.");
const NO_TARGETS: Text = Text::new("summary", "no-targets", "It has no targets, so there is nothing that customers must do.");
const TARGETS_UNTOLD: Text = Text::new("summary", "targets-untold", "Its targets cannot be read.");

const ALL: Text = Text::new("summary", "unified-all", "A customer must meet {count, plural, one {the one target} other {all # targets}}.");
const ANY: Text =
    Text::new("summary", "unified-any", "A customer must meet {count, plural, one {the one target} other {any one of the # targets}}.");
const UNIFIED_UNTOLD: Text =
    Text::new("summary", "unified-untold", "The targets form a unit, but whether all of them must be met or any of them cannot be told.");
const TOGETHER: Text = Text::new("summary", "together", "Besides, the targets together must reach {value}.");
const TOGETHER_SUM: Text =
    Text::new("summary", "together-sum", "Besides, the values that a customer reaches in the targets, added up, must reach {value}.");
const SEQUENCE: Text = Text::new("summary", "streak", "The group is a streak: the goal must be reached in periods in unbroken sequence.");
const PAUSES: Text = Text::new(
    "summary",
    "streak-pauses",
    "The group is a streak in which pauses are allowed between the periods in which the goal is reached.",
);
const LEVEL: Text = Text::new("summary", "streak-level", "The level \"{name}\" takes {count, plural, one {# period} other {# periods}}.");
const LEVEL_UNTOLD: Text = Text::new("summary", "streak-level-untold", "Of one level it cannot be told what it takes.");
const NO_LEVELS: Text = Text::new("summary", "streak-no-levels", "It names no level, so how many periods it takes cannot be told.");
const LIMIT: Text = Text::new("summary", "limit", "The values limit what a customer can get; they are no goals to reach.");
const SEVERAL: Text = Text::new(
    "summary",
    "several",
    "How the {count} targets go together cannot be told: the tracking type {type} is meant for one target.",
);
const SEVERAL_UNSAID: Text = Text::new(
    "summary",
    "several-unsaid",
    "How the {count} targets go together cannot be told: the request names no tracking type that can be read.",
);

const ON: Text = Text::new("summary", "group-day", "The group itself is dated {day}.");
const FROM_TO: Text = Text::new("summary", "group-days", "The dates of the group itself are {from} to {to}.");
const FROM: Text = Text::new("summary", "group-from", "The group itself is dated from {from}.");
const TO: Text = Text::new("summary", "group-to", "The group itself is dated to {to}.");
const TILL: Text = Text::new("summary", "till", "It belongs to till {till}.");
const LEADERBOARD: Text = Text::new("summary", "leaderboard", "Customers are ranked on a leaderboard.");
const USER_CREATED: Text = Text::new("summary", "user-created", "It is a group of the kind that customers make themselves.");

pub(super) const TEXTS: &[Text] = &[
    NAME,
    NO_NAME,
    INACTIVE,
    NO_TARGETS,
    TARGETS_UNTOLD,
    ALL,
    ANY,
    UNIFIED_UNTOLD,
    TOGETHER,
    TOGETHER_SUM,
    SEQUENCE,
    PAUSES,
    LEVEL,
    LEVEL_UNTOLD,
    NO_LEVELS,
    LIMIT,
    SEVERAL,
    SEVERAL_UNSAID,
    ON,
    FROM_TO,
    FROM,
    TO,
    TILL,
    LEADERBOARD,
    USER_CREATED,
];

/// The name, and whether there is anything to tell.
pub(super) fn identity(group: &TargetGroup<'_>, paragraph: &mut Paragraph<'_>) {
    let name = group.name().get();
    match name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => paragraph.say(&NAME, [("name", name.into())]),
        None => paragraph.say_plain(&NO_NAME),
    }
    if group.active().get() == Some(false) {
        paragraph.say_plain(&INACTIVE);
    }
    if group.targets().is_broken() {
        paragraph.say_plain(&TARGETS_UNTOLD);
    } else if group.targets().items().is_empty() {
        paragraph.say_plain(&NO_TARGETS);
    }
}

/// How the goals go together.
pub(super) fn tracking(group: &TargetGroup<'_>, setting: &Setting<'_>, paragraph: &mut Paragraph<'_>) {
    let several = setting.targets > 1;
    match setting.tracking {
        Some(TrackingType::Unified) if setting.targets > 0 => unified(group, setting.targets, paragraph),
        None if several => paragraph.say(&SEVERAL_UNSAID, [("count", setting.targets.into())]),
        Some(kind) if several => paragraph.say(&SEVERAL, [("count", setting.targets.into()), ("type", kind.wire().into())]),
        _ => {}
    }
    match setting.tracking {
        Some(TrackingType::Streaks) => streak(group, &SEQUENCE, paragraph),
        Some(TrackingType::NonContinuousStreaks) => streak(group, &PAUSES, paragraph),
        Some(TrackingType::Capping) => paragraph.say_plain(&LIMIT),
        _ => {}
    }
}

fn unified(group: &TargetGroup<'_>, targets: usize, paragraph: &mut Paragraph<'_>) {
    match group.combination_type().get() {
        Some(Combination::All) => paragraph.say(&ALL, [("count", targets.into())]),
        Some(Combination::Any) => paragraph.say(&ANY, [("count", targets.into())]),
        None => paragraph.say_plain(&UNIFIED_UNTOLD),
    }
    let Some(together) = group.unified_target_expression().get() else { return };
    if let Some(value) = together.threshold_value().get().map(|value| value.decimal()) {
        let text = if together.aggregation().get().is_some() { &TOGETHER_SUM } else { &TOGETHER };
        paragraph.say(text, [("value", value.as_written().into())]);
    }
}

fn streak(group: &TargetGroup<'_>, kind: &Text, paragraph: &mut Paragraph<'_>) {
    paragraph.say_plain(kind);
    let levels = group.streaks().items();
    if levels.is_empty() {
        paragraph.say_plain(&NO_LEVELS);
    }
    for level in levels {
        match level.content().and_then(|level| Some((level, length(&level)?))) {
            Some((level, periods)) => {
                let name = level.name().get().map_or(Param::Word(""), |name| (*name).into());
                paragraph.say(&LEVEL, [("name", name), ("count", periods.into())]);
            }
            None => paragraph.say_plain(&LEVEL_UNTOLD),
        }
    }
}

/// How many periods a level takes.
fn length(level: &Streak<'_>) -> Option<usize> {
    let periods = level.target_count_of_sequence().get().and_then(|count| count.to_i64())?;
    usize::try_from(periods).ok()
}

/// What else there is.
pub(super) fn rest(group: &TargetGroup<'_>, paragraph: &mut Paragraph<'_>) {
    let locale = paragraph.locale;
    let from = group.from_date().get().map(|date| calendar::day(date.day, locale));
    let to = group.to_date().get().map(|date| calendar::day(date.day, locale));
    match (from, to) {
        (Some(from), Some(to)) if from == to => paragraph.say(&ON, [("day", from.into())]),
        (Some(from), Some(to)) => paragraph.say(&FROM_TO, [("from", from.into()), ("to", to.into())]),
        (Some(from), None) => paragraph.say(&FROM, [("from", from.into())]),
        (None, Some(to)) => paragraph.say(&TO, [("to", to.into())]),
        (None, None) => {}
    }
    if let Some(till) = group.preferred_till_id().get() {
        paragraph.say(&TILL, [("till", till.number().to_string().into())]);
    }
    if group.leaderboard_enabled().get() == Some(true) {
        paragraph.say_plain(&LEADERBOARD);
    }
    if group.user_created().get() == Some(true) {
        paragraph.say_plain(&USER_CREATED);
    }
}
