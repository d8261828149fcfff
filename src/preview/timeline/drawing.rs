//! Writes SVG without styles and scripts, which even the strictest Content Security Policy allows.
//!
//! Colours come from the page: `currentColor`, or its custom property `--timeline-bar`. Colour is never the only distinction.

use std::fmt::Write as _;

use crate::model::PeriodStatus;

/// The width of every chart, narrow enough that its text is readable on a phone.
pub(super) const WIDTH: f64 = 440.0;

const BAR_COLOUR: &str = "var(--timeline-bar, currentColor)";

/// A chart under construction.
#[derive(Default)]
pub(super) struct Drawing {
    shapes: String,
}

/// The end of a text at which it is anchored.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    End,
}

impl Drawing {
    /// Draws text. The size is in units of the chart.
    pub(super) fn text(&mut self, (x, y): (f64, f64), size: u32, anchor: Anchor, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::End => r#" text-anchor="end""#,
        };
        // Writing to a string cannot fail.
        let _ = write!(self.shapes, r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}"{anchor}>{}</text>"#, escape(words));
    }

    /// Draws a thin vertical line.
    pub(super) fn tick(&mut self, x: f64, (top, bottom): (f64, f64)) {
        let _ =
            write!(self.shapes, r#"<path d="M{x:.1} {top:.1}V{bottom:.1}" stroke="currentColor" stroke-opacity="0.25" stroke-width="1"/>"#);
    }

    /// Draws the line that marks today.
    pub(super) fn today(&mut self, x: f64, (top, bottom): (f64, f64)) {
        let _ = write!(
            self.shapes,
            r#"<path class="timeline-today" d="M{x:.1} {top:.1}V{bottom:.1}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2"/>"#
        );
    }

    /// Draws a bar between two positions, with a tooltip.
    pub(super) fn bar(&mut self, (left, right): (f64, f64), (top, height): (f64, f64), status: Option<&str>, words: Option<&str>) {
        let width = (right - left).max(0.8);
        // Half of the outline's width lies outside of the shape.
        let inset = if is_outlined(status, width) { 0.5 } else { 0.0 };
        let (left, width) = (left + inset, width - 2.0 * inset);
        let class = status.map(str::to_ascii_lowercase).unwrap_or_default();
        let look = look(status, right - left);
        let _ = write!(
            self.shapes,
            r#"<rect class="timeline-bar {class}" x="{left:.2}" y="{top:.1}" width="{width:.2}" height="{height:.1}" {look}"#
        );
        match words {
            Some(words) => {
                let _ = write!(self.shapes, "><title>{}</title></rect>", escape(words));
            }
            None => self.shapes.push_str("/>"),
        }
    }

    /// Returns the complete chart.
    pub(super) fn finish(self, height: f64, title: &str, description: &str) -> String {
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" viewBox="0 0 {width} {height:.0}" width="{width}" height="{height:.0}" "#,
                r#"fill="currentColor" font-family="system-ui, sans-serif"><title>{title}</title><desc>{description}</desc>{shapes}</svg>"#
            ),
            width = WIDTH,
            height = height,
            title = escape(title),
            description = escape(description),
            shapes = self.shapes
        )
    }
}

/// A chart and its height.
pub(super) struct Chart {
    pub(super) drawing: Drawing,
    pub(super) height: f64,
}

impl Chart {
    pub(super) fn finish(self, title: &str, description: &str) -> String {
        self.drawing.finish(self.height, title, description)
    }
}

/// Returns a chart that consists of a single text.
pub(super) fn sentence(title: &str, words: &str) -> String {
    let mut drawing = Drawing::default();
    drawing.text((0.0, 16.0), 12, Anchor::Start, &shorten(words, 70));
    drawing.finish(24.0, title, words)
}

/// Returns the fill of a bar. Ended periods are pale, running ones are solid, and future ones are outlined, so that they can be
/// distinguished in print.
fn look(status: Option<&str>, width: f64) -> String {
    let opacity = match status {
        Some(status) if status == PeriodStatus::Ended.wire() => "0.35",
        _ if is_outlined(status, width) => "0.08",
        Some(status) if status == PeriodStatus::NotStarted.wire() => "0.6",
        _ => "1",
    };
    let stroke = if is_outlined(status, width) { format!(r#" stroke="{BAR_COLOUR}" stroke-width="1""#) } else { String::new() };
    format!(r#"fill="{BAR_COLOUR}" fill-opacity="{opacity}"{stroke}"#)
}

/// Returns `true` if a bar has an outline and is wide enough for it.
fn is_outlined(status: Option<&str>, width: f64) -> bool {
    status == Some(PeriodStatus::NotStarted.wire()) && width >= 4.0
}

/// Shortens a text to at most `most` characters. If characters are left out, the last one is an ellipsis.
pub(super) fn shorten(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Escapes characters that are not allowed in XML or have a special meaning.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            _ if character.is_control() => escaped.push('\u{FFFD}'),
            _ => escaped.push(character),
        }
    }
    escaped
}
