//! Previews the effect of a request before it is sent.
//!
//! [`preview`] combines the results of other modules: the body as it would be sent, a summary in words, commands to copy ([`snippet`]), a
//! timeline of the periods ([`timeline`](mod@timeline)), the response that the server would return, and its differences from the request.
//!
//! ```
//! use target_groups::{preview::preview, rules::Options};
//! let preview = preview(r#"{"name": "Steps", "targets": []}"#, None, &Options::default()).unwrap();
//! assert!(preview.curl.starts_with("curl --request POST") && preview.summary.contains("\"Steps\""));
//! ```
//!
//! Nothing is sent, and the predicted response has no real IDs.

mod calendar;
pub mod snippet;
mod summary;
pub mod timeline;

use serde::Serialize;

use crate::diff::{Difference, diff};
use crate::exchange::create_url;
use crate::json::Writer;
use crate::json::layout_text;
use crate::message::Text;
use crate::model::{Read, TargetGroup};
use crate::rules::{Checker, Options, Report};
use crate::sandbox;

pub use summary::{SummarySection, SummarySectionKind};

use timeline::Timeline;

/// The notice about the phase-out of the API.
pub const NOTICE: Text = Text::new(
    "preview",
    "notice",
    "Capillary is phasing out this API for new milestones. Its successor is the Create a Loyalty Promotion API.",
);

/// Returns all messages of previews.
pub fn texts() -> impl Iterator<Item = Text> {
    [NOTICE].into_iter().chain(calendar::texts()).chain(timeline::texts()).chain(summary::texts())
}

/// The default base URL of snippets: that of the published examples.
pub const DEFAULT_BASE_URL: &str = "https://eu.api.capillarytech.com";

/// A preview of sending a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Preview<'t> {
    /// The body, exactly as `send` would send it.
    pub body: &'t str,
    /// The summary of the request, and of the changes that the server makes to it, as one paragraph.
    pub summary: String,
    /// The same summary as sections, which a page can display as cards. Empty if the request cannot be read.
    pub sections: Vec<SummarySection>,
    /// A shell command that sends the request. Contains no secrets.
    pub curl: String,
    /// A JavaScript snippet that sends the request. Contains no secrets.
    pub fetch: String,
    /// The periods, as rows and as a chart.
    pub timeline: Timeline<'t>,
    /// The predicted response, as JSON text.
    pub response: String,
    /// The differences between the request and the predicted response.
    pub changes: Difference,
    /// A notice about the API itself, such as its phase-out.
    pub notice: String,
    /// The diagnostics of the request.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Previews a request. The predicted response depends on the current time in the options.
///
/// # Errors
/// Returns an error message if the base URL is invalid.
pub fn preview<'t>(text: &'t str, base_url: Option<&str>, options: &Options) -> Result<Preview<'t>, String> {
    let url = create_url(base_url.unwrap_or(DEFAULT_BASE_URL)).map_err(|error| error.to_string())?;
    let locale = &options.locale;
    let mut engine = Checker::default();
    let checked = engine.check(text, options);
    let report = checked.report(options);
    let group = checked.rows().and_then(|rows| TargetGroup::read(rows.root()));
    let shown = if checked.is_json() && !text.contains('\n') { layout_text(text) } else { text.trim().to_owned() };
    let mut response = String::new();
    if let Some(rows) = checked.rows().filter(|_| checked.is_json()) {
        // The response contains each value twice, with IDs, and over several lines.
        response.reserve(8 * text.len());
        sandbox::predict_into(rows, options.now.unwrap_or_default(), &mut Writer::indented(&mut response));
    }
    let changes = diff(text, &response, options.limits, locale);
    let summary = match &group {
        Some(group) => summary::summary(group, &report, &changes, locale),
        None => summary::unreadable(locale),
    };
    Ok(Preview {
        summary: summary.text,
        sections: summary.sections,
        curl: snippet::curl(&url, &shown),
        fetch: snippet::fetch(&url, &shown),
        changes,
        response,
        timeline: group
            .as_ref()
            .map(|group| timeline::timeline(group, &|place| text.get(checked.original(place)), options.now, locale))
            .unwrap_or_default(),
        body: text,
        notice: locale.format_plain(&NOTICE),
        report,
    })
}
