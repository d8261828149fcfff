//! The legend of the chart.

use crate::message::Locale;
use crate::model::PeriodStatus;

use super::drawing::{Anchor, Drawing};
use super::row::{TimelineRow, status_word};

/// Draws the legend below a chart, and returns the height of the chart including the legend.
pub(super) fn legend(rows: &[&TimelineRow<'_>], top: f64, today: Option<String>, drawing: &mut Drawing, locale: &Locale) -> f64 {
    let mut left = 0.0;
    for status in [PeriodStatus::Ended, PeriodStatus::Running, PeriodStatus::NotStarted] {
        if rows.iter().any(|row| row.status == Some(status.wire())) {
            drawing.bar((left, left + 14.0), (top + 3.0, 10.0), Some(status.wire()), None);
            drawing.text((left + 20.0, top + 12.0), 11, Anchor::Start, &status_word(status, locale));
            left += 110.0;
        }
    }
    if let Some(word) = today {
        drawing.today(left + 7.0, (top + 1.0, top + 15.0));
        drawing.text((left + 20.0, top + 12.0), 11, Anchor::Start, &word);
        left += 110.0;
    }
    if left > 0.0 { top + 20.0 } else { top }
}
