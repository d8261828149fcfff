//! What sending a request would do, before it is sent.

pub mod snippet;

use serde::Serialize;

use crate::exchange::create_url;
use crate::json::lay_out;
use crate::message::Text;
use crate::rules::{Options, Report, validate};
use crate::sandbox;

/// What everybody who creates target groups should know.
pub const NOTICE: Text = Text::new(
    "preview",
    "notice",
    "Capillary is phasing this API out for new milestones. Its successor is the Create a Loyalty Promotion API.",
);

/// All sentences of a preview.
pub fn texts() -> impl Iterator<Item = Text> {
    [NOTICE].into_iter()
}

/// The host that snippets name unless the caller names another: the one of the published examples.
pub const DEFAULT_BASE_URL: &str = "https://eu.api.capillarytech.com";

/// What sending a request would do.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// Exactly what is put on the wire.
    pub body: String,
    /// A shell command without secrets.
    pub curl: String,
    /// A JavaScript snippet without secrets.
    pub fetch: String,
    /// The answer of the simulated API, as JSON text.
    pub response: String,
    /// What everybody who creates target groups should know.
    pub notice: String,
    /// What the rule book says.
    pub report: Report,
}

/// Previews a request. The predicted answer depends on the clock in the options.
///
/// # Errors
/// When the base URL is refused, with the reason.
pub fn preview(text: &str, base_url: Option<&str>, options: &Options) -> Result<Preview, String> {
    let url = create_url(base_url.unwrap_or(DEFAULT_BASE_URL)).map_err(|error| error.to_string())?;
    let report = validate(text, options);
    let readable = options.limits.bytes >= text.len() && crate::json::parse(text, options.limits.depth).is_ok();
    let shown = if readable && !text.contains('\n') { lay_out(text) } else { text.trim().to_owned() };
    Ok(Preview {
        curl: snippet::curl(&url, &shown),
        fetch: snippet::fetch(&url, &shown),
        response: if readable { lay_out(&sandbox::predict(text, options.now.unwrap_or_default())) } else { String::new() },
        body: text.to_owned(),
        notice: options.locale.say_plain(&NOTICE),
        report,
    })
}
