//! The chart of many periods: one line per month, year or longer time, as in a calendar.

use chrono::{Datelike, Months, NaiveDate};

use crate::message::Locale;

use super::drawing::{Anchor, Chart, Drawing};
use super::legend::legend;
use super::{Bar, calendar};

const LEFT: f64 = 66.0;
const RIGHT: f64 = 438.0;
const TOP: f64 = 24.0;
const LANE: f64 = 10.0;
const MARGIN: f64 = 8.0;

/// The maximum number of bars side by side in a line. If more overlap, the last ones are drawn on top of each other.
const MAX_LANES: usize = 3;
/// The maximum number of lines in a chart.
const MAX_LINES: usize = 36;
/// The maximum number of bar segments in a chart.
const MAX_PIECES: usize = 3000;

/// The possible numbers of months per line. Dates are at most ten thousand years apart.
const UNITS: [u32; 6] = [1, 12, 120, 1200, 12_000, 120_000];

pub(super) fn draw(bars: &[Bar<'_>], span: (NaiveDate, NaiveDate), today: Option<(NaiveDate, String)>, locale: &Locale) -> Chart {
    let mut drawing = Drawing::default();
    let (unit, stretches) = stretches(span);
    let lanes = lanes(bars);
    let used = lanes.iter().max().map_or(1, |lane| lane + 1);
    let line_height = (0..used).fold(MARGIN, |height, _| height + LANE);
    let bottom = stretches.iter().fold(TOP, |bottom, _| bottom + line_height);
    columns(unit, &mut drawing, bottom, locale);
    let mut pieces = 0;
    let mut top = TOP;
    let mut today_is_shown = false;
    for line in &stretches {
        let label = if unit == 1 { calendar::short_month(line.0, locale) } else { line.0.year().to_string() };
        drawing.text((0.0, top + line_height / 2.0 + 4.0), 11, Anchor::Start, &label);
        for (bar, lane) in bars.iter().zip(&lanes).filter(|(bar, _)| bar.first < line.1 && bar.last >= line.0) {
            pieces += 1;
            if pieces <= MAX_PIECES {
                let lane_top = (0..*lane).fold(top + MARGIN / 2.0, |top, _| top + LANE);
                piece(bar, *line, (unit, lane_top), &mut drawing, locale);
            }
        }
        if let Some((today, _)) = today.as_ref().filter(|(today, _)| (line.0..line.1).contains(today)) {
            drawing.today(place(*today, *line, unit), (top, top + line_height));
            today_is_shown = true;
        }
        top += line_height;
    }
    let word = today.filter(|_| today_is_shown).map(|(_, word)| word);
    let height = legend(&bars.iter().map(|bar| bar.row).collect::<Vec<_>>(), bottom + 6.0, word, &mut drawing, locale);
    Chart { drawing, height }
}

/// Returns the shortest unit for which the chart has few enough lines, and the first day of each line and of the line after it.
fn stretches((first, last): (NaiveDate, NaiveDate)) -> (u32, Vec<(NaiveDate, NaiveDate)>) {
    for unit in UNITS {
        let starts = std::iter::successors(begin(first, unit), |start| start.checked_add_months(Months::new(unit)));
        let pairs = starts.take_while(|start| *start <= last).take(MAX_LINES + 1);
        let lines: Vec<_> = pairs.map(|start| (start, start.checked_add_months(Months::new(unit)).unwrap_or(NaiveDate::MAX))).collect();
        if lines.len() <= MAX_LINES {
            return (unit, lines);
        }
    }
    (1, Vec::new())
}

/// Returns the first day of the unit that contains a day.
fn begin(day: NaiveDate, unit: u32) -> Option<NaiveDate> {
    let years = i32::try_from(unit / 12).ok()?;
    if years == 0 { day.with_day(1) } else { NaiveDate::from_ymd_opt(day.year().div_euclid(years) * years, 1, 1) }
}

/// Returns a lane for each bar. Bars in the same lane do not overlap as long as there are enough lanes.
fn lanes(bars: &[Bar<'_>]) -> Vec<usize> {
    let mut order: Vec<(usize, &Bar<'_>)> = bars.iter().enumerate().collect();
    order.sort_by_key(|(_, bar)| bar.first);
    let mut ends: Vec<NaiveDate> = Vec::new();
    let mut lanes = vec![0; bars.len()];
    for (index, bar) in order {
        let free = ends.iter().position(|end| *end < bar.first);
        let lane = free.unwrap_or_else(|| ends.len().min(MAX_LANES - 1));
        match ends.get_mut(lane) {
            Some(end) => *end = bar.last.max(*end),
            None => ends.push(bar.last),
        }
        if let Some(slot) = lanes.get_mut(index) {
            *slot = lane;
        }
    }
    lanes
}

fn piece(bar: &Bar<'_>, line: (NaiveDate, NaiveDate), (unit, top): (u32, f64), drawing: &mut Drawing, locale: &Locale) {
    let left = place(bar.first.max(line.0), line, unit);
    let right =
        bar.last.succ_opt().filter(|after| *after < line.1).map_or_else(|| place(line.1, line, unit), |after| place(after, line, unit));
    // Only the first segment of a bar has its name.
    let words = (bar.first >= line.0).then(|| format!("{}: {}", bar.row.label, calendar::days(bar.first, bar.last, locale)));
    drawing.bar((left, right - 1.0), (top, LANE - 2.0), bar.row.status, words.as_deref());
}

/// Returns the start of a day in its line. All months use the length of the longest one, so that equal days are aligned.
#[allow(clippy::cast_precision_loss, reason = "a calendar has fewer days than a float has digits")]
fn place(day: NaiveDate, (first, after): (NaiveDate, NaiveDate), unit: u32) -> f64 {
    let whole = match unit {
        1 => 31,
        12 => 366,
        _ => (after - first).num_days(),
    };
    LEFT + (RIGHT - LEFT) * (day - first).num_days() as f64 / whole as f64
}

/// Draws the column headings above the lines.
fn columns(unit: u32, drawing: &mut Drawing, bottom: f64, locale: &Locale) {
    let words: Vec<(f64, String)> = match unit {
        1 => [1_u8, 8, 15, 22, 29].into_iter().map(|day| (f64::from(day - 1) / 31.0, day.to_string())).collect(),
        12 => (0_u8..12).map(|month| (f64::from(month) / 12.0, calendar::month_name(usize::from(month), locale))).collect(),
        _ => (0_u8..10).map(|tenth| (f64::from(tenth) / 10.0, format!("+{}", u32::from(tenth) * (unit / 120)))).collect(),
    };
    for (share, word) in words {
        let x = LEFT + (RIGHT - LEFT) * share;
        drawing.tick(x, (TOP - 4.0, bottom));
        drawing.text((x, TOP - 10.0), 10, Anchor::Start, &word);
    }
}
