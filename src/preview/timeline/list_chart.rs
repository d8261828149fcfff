//! The chart of a few periods, with one line each.

use chrono::NaiveDate;

use crate::message::Locale;

use super::calendar;
use super::drawing::{Anchor, Chart, Drawing, WIDTH, shorten};
use super::legend::legend;
use super::row::TimelineRow;
use super::ticks::ticks;

const LINE: f64 = 22.0;
const TOP: f64 = 26.0;
/// The left edge of the bars, which are between the names and the values.
const LEFT: f64 = 104.0;
const RIGHT: f64 = 366.0;

pub(super) fn draw(rows: &[TimelineRow<'_>], span: (NaiveDate, NaiveDate), today: Option<(NaiveDate, String)>, locale: &Locale) -> Chart {
    let mut drawing = Drawing::default();
    let bottom = rows.iter().fold(TOP, |bottom, _| bottom + LINE);
    for (day, words) in ticks(span.0, span.1, 4, locale) {
        drawing.tick(place(day, span), (TOP - 8.0, bottom));
        drawing.text((place(day, span), TOP - 12.0), 11, Anchor::Start, &words);
    }
    let mut top = TOP;
    for row in rows {
        line(row, top, span, &mut drawing, locale);
        top += LINE;
    }
    let today = today.filter(|(today, _)| (span.0..=span.1).contains(today));
    if let Some((today, _)) = &today {
        drawing.today(place(*today, span), (TOP - 4.0, bottom));
    }
    let height = legend(&rows.iter().collect::<Vec<_>>(), bottom + 6.0, today.map(|(_, word)| word), &mut drawing, locale);
    Chart { drawing, height }
}

fn line(row: &TimelineRow<'_>, top: f64, span: (NaiveDate, NaiveDate), drawing: &mut Drawing, locale: &Locale) {
    let base = top + 15.0;
    drawing.text((0.0, base), 12, Anchor::Start, &shorten(&row.label, 15));
    match (row.start, row.end, row.problems.first()) {
        (Some(first), Some(last), None) => {
            let right = last.succ_opt().map_or(RIGHT, |after| place(after, span));
            let words = format!("{}: {}", row.label, calendar::days(first, last, locale));
            drawing.bar((place(first, span), right - 1.0), (top + 4.0, LINE - 8.0), row.status, Some(&words));
        }
        (_, _, Some(problem)) => drawing.text((LEFT, base), 11, Anchor::Start, &shorten(&problem.message, 44)),
        _ => {}
    }
    let values: Vec<&str> = row.values.iter().map(|value| value.unwrap_or("–")).collect();
    if row.problems.is_empty() {
        drawing.text((WIDTH, base), 12, Anchor::End, &shorten(&values.join(" · "), 11));
    }
}

/// Returns the position of the start of a day.
#[allow(clippy::cast_precision_loss, reason = "a calendar has fewer days than a float has digits")]
fn place(day: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> f64 {
    let whole = (last - first).num_days() + 1;
    LEFT + (RIGHT - LEFT) * (day - first).num_days() as f64 / whole as f64
}
