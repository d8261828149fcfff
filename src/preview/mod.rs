//! What sending a request would do, before it is sent.

mod calendar;
pub mod snippet;
mod summary;
pub mod timeline;

use serde::Serialize;

use crate::diff::{Difference, diff};
use crate::exchange::create_url;
use crate::json::lay_out;
use crate::message::Text;
use crate::model::{Read, TargetGroup};
use crate::rules::{Options, Report, validate};
use crate::sandbox;

use timeline::Timeline;

/// What everybody who creates target groups should know.
pub const NOTICE: Text = Text::new(
    "preview",
    "notice",
    "Capillary is phasing this API out for new milestones. Its successor is the Create a Loyalty Promotion API.",
);

/// All sentences of a preview.
pub fn texts() -> impl Iterator<Item = Text> {
    [NOTICE].into_iter().chain(calendar::texts()).chain(timeline::texts()).chain(summary::texts())
}

/// The host that snippets name unless the caller names another: the one of the published examples.
pub const DEFAULT_BASE_URL: &str = "https://eu.api.capillarytech.com";

/// A preview of sending a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Preview {
    /// The body, exactly as `send` would send it.
    pub body: String,
    /// The goals and periods in plain words, and what the server will change.
    pub summary: String,
    /// A shell command that sends the request. Contains no secrets.
    pub curl: String,
    /// A JavaScript snippet that sends the request. Contains no secrets.
    pub fetch: String,
    /// The periods, as rows and as a chart.
    pub timeline: Timeline,
    /// The predicted answer, as JSON text.
    pub response: String,
    /// The differences between the request and the predicted answer.
    pub changes: Difference,
    /// A notice about the API itself, such as its phase-out.
    pub notice: String,
    /// The diagnostics of the request.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Previews a request. The predicted answer depends on the clock in the options.
///
/// # Errors
/// When the base URL is refused, with the reason.
pub fn preview(text: &str, base_url: Option<&str>, options: &Options) -> Result<Preview, String> {
    let url = create_url(base_url.unwrap_or(DEFAULT_BASE_URL)).map_err(|error| error.to_string())?;
    let report = validate(text, options);
    let within_limits = options.limits.bytes >= text.len();
    let document = within_limits.then(|| crate::json::parse(text, options.limits.depth).ok()).flatten();
    let group = document.as_ref().and_then(|document| TargetGroup::read(document.root()));
    let readable = document.is_some();
    let shown = if readable && !text.contains('\n') { lay_out(text) } else { text.trim().to_owned() };
    let response = if readable { sandbox::predict(text, options.now.unwrap_or_default()) } else { String::new() };
    let changes = diff(text, &response, options.limits, &options.locale);
    let summary = match &group {
        Some(group) => summary::summary(group, &report, &changes, &options.locale),
        None => summary::unreadable(&options.locale),
    };
    Ok(Preview {
        summary,
        curl: snippet::curl(&url, &shown),
        fetch: snippet::fetch(&url, &shown),
        changes,
        response: lay_out(&response),
        timeline: group.as_ref().map(|group| timeline::timeline(group, options.now, &options.locale)).unwrap_or_default(),
        body: text.to_owned(),
        notice: options.locale.say_plain(&NOTICE),
        report,
    })
}
