//! The timeline of the periods: as rows, and as a chart.
//!
//! The rows have the days, the status and the goals of each period, and its relation to the previous period, such as a gap or an overlap.
//! The chart is one `<svg>` element without scripts and styles: a few periods have one line each, and many share lines by month or year.
//! Both are limited in size, so that a request cannot slow down a page.

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

pub use row::{TimelineProblem, TimelineRow, TimelineStep, TimelineStepKind};

use row::Shown;

const TITLE: Text =
    Text::new("timeline", "title", "{periods, plural, =0 {No periods} one {Timeline of # period} other {Timeline of # periods}}");
const NO_PERIODS: Text = Text::new("timeline", "no-periods", "The request has no periods.");
const SPAN: Text = Text::new("timeline", "span", "{periods, plural, one {# period} other {# periods}}, {days}.");
const NOT_DRAWN: Text =
    Text::new("timeline", "not-drawn", "{periods, plural, one {# period is} other {# periods are}} not shown in the chart.");
const STATUS_COUNT: Text = Text::new("timeline", "status-count", "{status}: {count}.");
const STEP_COUNT: Text =
    Text::new("timeline", "step-count", "Gaps: {gaps}. Overlaps: {overlaps}. Periods that start before the period above: {earlier}.");
const ROWS_LIMITED: Text = Text::new("timeline", "rows-limited", "Only the first {shown} of {periods} periods are shown.");
const VALUES_LIMITED: Text =
    Text::new("timeline", "values-limited", "Only the values of the first {shown} of {targets} targets are shown.");
const TODAY: Text = Text::new("timeline", "today", "Today");

/// The maximum number of periods with a line each. More periods share lines by month, year or a longer time.
const MAX_LINES: usize = 24;

/// The maximum number of bars in a chart.
const MAX_BARS: usize = 1000;

/// The maximum number of rows in a timeline.
const MAX_ROWS: usize = 10_000;

/// The maximum number of values in a timeline. Their number is the product of periods and targets.
const MAX_VALUES: usize = 200_000;

/// Returns the messages of this module.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    let own = [TITLE, NO_PERIODS, SPAN, NOT_DRAWN, STATUS_COUNT, STEP_COUNT, ROWS_LIMITED, VALUES_LIMITED, TODAY];
    own.into_iter().chain(row::texts())
}

/// The periods of a request.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Timeline<'t> {
    /// The names of the targets, in the order of each row's `values`. A timeline has at most 200,000 values in all.
    pub targets: Vec<String>,
    /// The periods, in the order of the request; at most 10,000.
    pub rows: Vec<TimelineRow<'t>>,
    /// A chart of the periods: an `<svg>` element without scripts and styles, in `currentColor` and the custom property `--timeline-bar`.
    /// Empty if the request cannot be read.
    pub svg: String,
    /// A message about periods or values of a large request that are not shown. Missing if all are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Returns the periods of a group. `now` is the current time in milliseconds since 1970; without it, periods have no status.
#[must_use]
pub fn timeline<'t>(group: &TargetGroup<'_>, written: &row::WrittenValue<'_, 't>, now: Option<i64>, locale: &Locale) -> Timeline<'t> {
    let today = now.and_then(moment).map(|now| now.date());
    let (shown, note) = limit(group, locale);
    let targets = group.targets().contents().take(shown.targets);
    let targets = targets.map(|target| target.name().get().map_or_else(String::new, |name| (*name).to_owned())).collect();
    let rows = row::rows(group, written, shown, today, locale);
    let svg = draw(&rows, today, locale);
    Timeline { targets, rows, svg, note }
}

/// Returns how many periods and targets are shown, and a message about those that are left out.
fn limit(group: &TargetGroup<'_>, locale: &Locale) -> (Shown, Option<String>) {
    let (periods, targets) = (group.periods().items().len(), group.targets().contents().count());
    let rows = periods.min(MAX_ROWS);
    let shown = Shown { periods: rows, targets: targets.min(MAX_VALUES / rows.max(1)) };
    let mut notes = Vec::new();
    if shown.periods < periods {
        notes.push(locale.format(&ROWS_LIMITED, &[("shown", shown.periods.into()), ("periods", periods.into())].into()));
    }
    if shown.targets < targets {
        notes.push(locale.format(&VALUES_LIMITED, &[("shown", shown.targets.into()), ("targets", targets.into())].into()));
    }
    (shown, (!notes.is_empty()).then(|| notes.join(" ")))
}

/// A period that can be drawn.
struct Bar<'r> {
    row: &'r TimelineRow<'r>,
    first: NaiveDate,
    last: NaiveDate,
}

fn draw(rows: &[TimelineRow<'_>], today: Option<NaiveDate>, locale: &Locale) -> String {
    let title = locale.format(&TITLE, &[("periods", rows.len().into())].into());
    let bars: Vec<Bar<'_>> = rows.iter().filter_map(bar).take(MAX_BARS).collect();
    let span = bars.iter().map(|bar| bar.first).min().zip(bars.iter().map(|bar| bar.last).max());
    let description = describe(rows, bars.len(), span, locale);
    let today = today.map(|today| (today, locale.format_plain(&TODAY)));
    match span {
        _ if rows.is_empty() => drawing::sentence(&title, &description),
        None => drawing::sentence(&title, &description),
        Some(span) if rows.len() <= MAX_LINES => list_chart::draw(rows, span, today, locale).finish(&title, &description),
        Some(span) => calendar_chart::draw(&bars, span, today, locale).finish(&title, &description),
    }
}

fn bar<'r>(row: &'r TimelineRow<'_>) -> Option<Bar<'r>> {
    let (first, last) = (row.start?, row.end?);
    (first <= last).then_some(Bar { row, first, last })
}

/// Returns the text alternative of the chart.
fn describe(rows: &[TimelineRow<'_>], drawn: usize, span: Option<(NaiveDate, NaiveDate)>, locale: &Locale) -> String {
    if rows.is_empty() {
        return locale.format_plain(&NO_PERIODS);
    }
    let mut sentences = Vec::new();
    if let Some((first, last)) = span {
        let days = calendar::days(first, last, locale);
        sentences.push(locale.format(&SPAN, &[("periods", drawn.into()), ("days", days.into())].into()));
    }
    if drawn < rows.len() {
        sentences.push(locale.format(&NOT_DRAWN, &[("periods", (rows.len() - drawn).into())].into()));
    }
    for status in [PeriodStatus::Ended, PeriodStatus::Running, PeriodStatus::NotStarted] {
        let count = rows.iter().filter(|row| row.status == Some(status.wire())).count();
        if count > 0 {
            let word = row::status_word(status, locale);
            sentences.push(locale.format(&STATUS_COUNT, &[("status", word.into()), ("count", count.into())].into()));
        }
    }
    let steps = |kind| rows.iter().filter(|row| row.step.as_ref().is_some_and(|step| step.kind == kind)).count();
    let (gaps, overlaps, earlier) = (steps(TimelineStepKind::Gap), steps(TimelineStepKind::Overlap), steps(TimelineStepKind::Earlier));
    if gaps + overlaps + earlier > 0 {
        sentences
            .push(locale.format(&STEP_COUNT, &[("gaps", gaps.into()), ("overlaps", overlaps.into()), ("earlier", earlier.into())].into()));
    }
    sentences.join(" ")
}
