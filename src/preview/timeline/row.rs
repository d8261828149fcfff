//! A period as a row of a table.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use crate::json::rows::Node;
use crate::message::{Locale, Text};
use crate::model::{Date, DefaultValue, FieldValue, List, Period, PeriodStatus, TargetGroup};

const UNNAMED: Text = Text::new("timeline", "unnamed", "Period {number}");
const ENDED: Text = Text::new("timeline", "ended", "Ended");
const RUNNING: Text = Text::new("timeline", "running", "Running");
const NOT_STARTED: Text = Text::new("timeline", "not-started", "Not started");

const ADJACENT: Text = Text::new("timeline", "adjacent", "Starts right after the period above.");
const GAP: Text = Text::new(
    "timeline",
    "gap",
    "Gap of {days, plural, one {# day} other {# days}} after the period above. Nothing is tracked in between.",
);
const OVERLAP: Text = Text::new("timeline", "overlap", "Overlaps the period above by {days, plural, one {# day} other {# days}}.");
const EARLIER: Text = Text::new("timeline", "earlier", "Starts {days, plural, one {# day} other {# days}} before the period above.");

const NO_OBJECT: Text = Text::new("timeline", "no-object", "Not a valid period: expected an object.");
const START_MISSING: Text = Text::new("timeline", "start-missing", "The start date is missing.");
const START_INVALID: Text = Text::new("timeline", "start-invalid", "The start date is invalid: {value}.");
const END_MISSING: Text = Text::new("timeline", "end-missing", "The end date is missing.");
const END_INVALID: Text = Text::new("timeline", "end-invalid", "The end date is invalid: {value}.");
const END_BEFORE_START: Text = Text::new("timeline", "end-before-start", "The period ends before it starts.");

/// Returns the messages of this file.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    let words = [UNNAMED, ENDED, RUNNING, NOT_STARTED, ADJACENT, GAP, OVERLAP, EARLIER];
    words.into_iter().chain([NO_OBJECT, START_MISSING, START_INVALID, END_MISSING, END_INVALID, END_BEFORE_START])
}

/// A period as a row of the timeline.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TimelineRow<'t> {
    /// JSON Pointer to the period.
    pub pointer: String,
    /// The period's `refCode`, or its position in the list.
    pub label: String,
    /// The first day, such as `2026-01-01`. Missing if it is invalid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "string")))]
    pub start: Option<NaiveDate>,
    /// The last day, which is included in the period. Missing if it is invalid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "string")))]
    pub end: Option<NaiveDate>,
    /// The number of days, including the first and the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// The status, determined by the days and the current time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "\"NOT_STARTED\" | \"RUNNING\" | \"ENDED\"")))]
    pub status: Option<&'static str>,
    /// The status as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_text: Option<String>,
    /// The value of each target as it is written; `null` if a target has no value for this period.
    pub values: Vec<Option<&'t str>>,
    /// The relation to the previous period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<TimelineStep>,
    /// The reasons why the period cannot be drawn.
    pub problems: Vec<TimelineProblem>,
}

/// The relation of a period to the previous one.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TimelineStep {
    /// The kind of relation.
    pub kind: TimelineStepKind,
    /// The number of days: of the gap, of the overlap, or between the two starts.
    pub days: usize,
    /// The relation as a message.
    pub message: String,
}

/// The ways in which a period can relate to the previous one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum TimelineStepKind {
    /// The period starts on the day after the previous one ends.
    Adjacent,
    /// There are days between the two periods.
    Gap,
    /// The two periods have days in common.
    Overlap,
    /// The period starts before the previous one starts.
    Earlier,
}

/// A problem that prevents a period from being drawn.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TimelineProblem {
    /// The code of the problem.
    pub code: &'static str,
    /// The problem as a message.
    pub message: String,
}

/// The numbers of periods and targets that are shown.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) periods: usize,
    pub(super) targets: usize,
}

/// A function that returns the text at a range of the rows.
pub(super) type WrittenValue<'w, 't> = dyn Fn(&Range<usize>) -> Option<&'t str> + 'w;

/// Returns the rows of a group, in order. The values borrow from the text of the request.
pub(super) fn rows<'t>(
    group: &TargetGroup<'_>,
    written: &WrittenValue<'_, 't>,
    shown: Shown,
    today: Option<NaiveDate>,
    locale: &Locale,
) -> Vec<TimelineRow<'t>> {
    let mut columns: Vec<List<'_, DefaultValue<'_>>> =
        group.targets().contents().take(shown.targets).map(|target| target.default_values().items()).collect();
    let mut above: Option<(NaiveDate, NaiveDate)> = None;
    let mut rows = Vec::with_capacity(shown.periods);
    for (index, item) in group.periods().items().take(shown.periods).enumerate() {
        let values = columns.iter_mut().map(|column| amount(column.next()?.content()?, written)).collect();
        let row = row(index, item.content().as_ref(), values, (above, today), locale);
        above = row.start.zip(row.end).filter(|(first, last)| first <= last).or(above);
        rows.push(row);
    }
    rows
}

/// Returns the value as it is written, as a slice of the original text, which outlives the rows.
fn amount<'t>(value: DefaultValue<'_>, written: &WrittenValue<'_, 't>) -> Option<&'t str> {
    let (node, amount) = value.default_value().both()?;
    let digits = amount.decimal().as_written();
    let before = if node.raw().len() == digits.len() { 0 } else { node.raw().find(digits)? };
    let start = node.range().start + before;
    written(&(start..start + digits.len()))
}

fn row<'t>(
    index: usize,
    period: Option<&Period<'_>>,
    values: Vec<Option<&'t str>>,
    (above, today): (Option<(NaiveDate, NaiveDate)>, Option<NaiveDate>),
    locale: &Locale,
) -> TimelineRow<'t> {
    let code = period.and_then(|period| period.ref_code().get()).map(|code| code.trim().to_owned()).filter(|code| !code.is_empty());
    let (start, end) = period.map_or((None, None), |period| (day(period.start_date()), day(period.end_date())));
    let whole = start.zip(end).filter(|(first, last)| first <= last);
    let status = whole.zip(today).map(|((first, last), today)| PeriodStatus::on(today, first, last));
    TimelineRow {
        pointer: format!("/periods/{index}"),
        label: code.unwrap_or_else(|| locale.format(&UNNAMED, &[("number", (index + 1).into())].into())),
        start,
        end,
        days: whole.map(|(first, last)| (last - first).num_days() + 1),
        status: status.map(PeriodStatus::wire),
        status_text: status.map(|status| status_word(status, locale)),
        values,
        step: above.zip(whole).map(|(above, own)| step(above, own, locale)),
        problems: problems(period, (start, end), locale),
    }
}

fn day(date: FieldValue<'_, Date>) -> Option<NaiveDate> {
    date.get().map(|date| date.day)
}

/// Returns the status as text.
pub(super) fn status_word(status: PeriodStatus, locale: &Locale) -> String {
    let word = match status {
        PeriodStatus::Running | PeriodStatus::Live => &RUNNING,
        PeriodStatus::NotStarted | PeriodStatus::Upcoming => &NOT_STARTED,
        PeriodStatus::Ended => &ENDED,
    };
    locale.format_plain(word)
}

fn step(above: (NaiveDate, NaiveDate), own: (NaiveDate, NaiveDate), locale: &Locale) -> TimelineStep {
    let between = (own.0 - above.1).num_days();
    let (kind, text, days) = if own.0 < above.0 {
        (TimelineStepKind::Earlier, &EARLIER, (above.0 - own.0).num_days())
    } else if between > 1 {
        (TimelineStepKind::Gap, &GAP, between - 1)
    } else if between == 1 {
        (TimelineStepKind::Adjacent, &ADJACENT, 0)
    } else {
        (TimelineStepKind::Overlap, &OVERLAP, (own.1.min(above.1) - own.0).num_days() + 1)
    };
    let days = usize::try_from(days).unwrap_or_default();
    TimelineStep { kind, days, message: locale.format(text, &[("days", days.into())].into()) }
}

fn problems(period: Option<&Period<'_>>, days: (Option<NaiveDate>, Option<NaiveDate>), locale: &Locale) -> Vec<TimelineProblem> {
    let Some(period) = period else {
        return vec![problem(&NO_OBJECT, None, locale)];
    };
    let dates = [(period.start_date(), &START_MISSING, &START_INVALID), (period.end_date(), &END_MISSING, &END_INVALID)];
    let mut problems: Vec<TimelineProblem> = Vec::new();
    for (date, missing, invalid) in dates {
        match date.value() {
            None => problems.push(problem(missing, None, locale)),
            Some(value) if date.get().is_none() => problems.push(problem(invalid, Some(value), locale)),
            Some(_) => {}
        }
    }
    if let (Some(first), Some(last)) = days
        && last < first
    {
        problems.push(problem(&END_BEFORE_START, None, locale));
    }
    problems
}

fn problem(text: &'static Text, value: Option<Node<'_>>, locale: &Locale) -> TimelineProblem {
    // The value can be long. Its start is enough to find it.
    let value: String = value.map(|value| value.raw().chars().take(40).collect()).unwrap_or_default();
    let [_, code, _] = text.key;
    TimelineProblem { code, message: locale.format(text, &[("value", value.into())].into()) }
}
