//! The periods of a request one after the other: as rows, and drawn.

mod calendar_chart;
mod drawing;
mod legend;
mod list_chart;
mod row;
mod ticks;

use chrono::NaiveDate;
use serde::Serialize;

use crate::message::{Locale, Text};
use crate::model::{PeriodStatus, TargetGroup, moment};

use super::calendar;

pub use row::{Problem, Row, Step, StepKind};

const TITLE: Text =
    Text::new("timeline", "title", "{periods, plural, =0 {No periods} one {Timeline of one period} other {Timeline of # periods}}");
const NO_PERIODS: Text = Text::new("timeline", "no-periods", "The request has no periods.");
const SPAN: Text = Text::new("timeline", "span", "{periods, plural, one {One period} other {# periods}}, {days}.");
const NOT_DRAWN: Text = Text::new("timeline", "not-drawn", "{periods, plural, one {One period cannot} other {# periods cannot}} be drawn.");
const STATUS_COUNT: Text = Text::new("timeline", "status-count", "{status}: {count}.");
const STEP_COUNT: Text =
    Text::new("timeline", "step-count", "Gaps: {gaps}. Overlaps: {overlaps}. Periods that start before the one above them: {earlier}.");
const TODAY: Text = Text::new("timeline", "today", "Today");

/// Up to so many periods have a line each; more share lines by month, year or a longer time.
const MOST_LINES: usize = 24;

/// No chart has more bars than this, whatever is sent.
const MOST_BARS: usize = 1000;

/// The sentences of these files.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    let own = [TITLE, NO_PERIODS, SPAN, NOT_DRAWN, STATUS_COUNT, STEP_COUNT, TODAY];
    own.into_iter().chain(row::texts())
}

/// The periods of a request.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The names of the targets, in the order of each row's `values`.
    pub targets: Vec<String>,
    /// The periods, in the order of the request.
    pub rows: Vec<Row>,
    /// A chart of the periods: an `<svg>` element without scripts and styles, in `currentColor` and the custom property `--timeline-bar`.
    /// Empty when the request cannot be read.
    pub svg: String,
}

/// The periods of a group. Their status depends on the clock, in milliseconds since 1970; without one, nothing is said of it.
#[must_use]
pub fn timeline(group: &TargetGroup<'_>, now: Option<i64>, locale: &Locale) -> Timeline {
    let today = now.and_then(moment).map(|now| now.date());
    let targets = group.targets.contents().map(|target| target.name.get().map_or_else(String::new, |name| (**name).to_owned()));
    let rows = row::rows(group, today, locale);
    let svg = draw(&rows, today, locale);
    Timeline { targets: targets.collect(), rows, svg }
}

/// A period that can be drawn.
struct Bar<'r> {
    row: &'r Row,
    first: NaiveDate,
    last: NaiveDate,
}

fn draw(rows: &[Row], today: Option<NaiveDate>, locale: &Locale) -> String {
    let title = locale.say(&TITLE, &[("periods", rows.len().into())].into());
    let bars: Vec<Bar<'_>> = rows.iter().filter_map(bar).take(MOST_BARS).collect();
    let span = bars.iter().map(|bar| bar.first).min().zip(bars.iter().map(|bar| bar.last).max());
    let description = describe(rows, bars.len(), span, locale);
    let today = today.map(|today| (today, locale.say_plain(&TODAY)));
    match span {
        _ if rows.is_empty() => drawing::sentence(&title, &description),
        None => drawing::sentence(&title, &description),
        Some(span) if rows.len() <= MOST_LINES => list_chart::draw(rows, span, today, locale).finish(&title, &description),
        Some(span) => calendar_chart::draw(&bars, span, today, locale).finish(&title, &description),
    }
}

fn bar(row: &Row) -> Option<Bar<'_>> {
    let (first, last) = (row.start?, row.end?);
    (first <= last).then_some(Bar { row, first, last })
}

/// What the chart shows, for those who do not see it.
fn describe(rows: &[Row], drawn: usize, span: Option<(NaiveDate, NaiveDate)>, locale: &Locale) -> String {
    if rows.is_empty() {
        return locale.say_plain(&NO_PERIODS);
    }
    let mut sentences = Vec::new();
    if let Some((first, last)) = span {
        let days = calendar::days(first, last, locale);
        sentences.push(locale.say(&SPAN, &[("periods", drawn.into()), ("days", days.into())].into()));
    }
    if drawn < rows.len() {
        sentences.push(locale.say(&NOT_DRAWN, &[("periods", (rows.len() - drawn).into())].into()));
    }
    for status in [PeriodStatus::Ended, PeriodStatus::Running, PeriodStatus::NotStarted] {
        let count = rows.iter().filter(|row| row.status == Some(status.wire())).count();
        if count > 0 {
            let word = row::status_word(status, locale);
            sentences.push(locale.say(&STATUS_COUNT, &[("status", word.into()), ("count", count.into())].into()));
        }
    }
    let steps = |kind| rows.iter().filter(|row| row.step.as_ref().is_some_and(|step| step.kind == kind)).count();
    let (gaps, overlaps, earlier) = (steps(StepKind::Gap), steps(StepKind::Overlap), steps(StepKind::Earlier));
    if gaps + overlaps + earlier > 0 {
        sentences
            .push(locale.say(&STEP_COUNT, &[("gaps", gaps.into()), ("overlaps", overlaps.into()), ("earlier", earlier.into())].into()));
    }
    sentences.join(" ")
}
