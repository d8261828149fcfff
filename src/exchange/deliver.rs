//! From the text of a request to its outcome: checked, given its headers, sent.

use crate::rules::{Options, validate};

use super::address::create_url;
use super::call::{Call, CallError};
use super::host::Host;
use super::outcome::{NotSentReason, Outcome};
use super::send::{send, with_detail};
use super::texts;

/// How long an answer is waited for, unless the caller says otherwise.
pub const DEFAULT_TIMEOUT_MS: u32 = 30_000;

/// What is to be sent, and how.
#[derive(Debug, Clone)]
pub struct Delivery<'r> {
    /// The body.
    pub text: &'r str,
    /// Where the API lives.
    pub base_url: &'r str,
    /// Headers that are known beforehand; those that the host gives at the moment of sending win.
    pub headers: Vec<(String, String)>,
    /// How long the answer is waited for.
    pub timeout_ms: u32,
    /// Send even a body with errors.
    pub force: bool,
}

/// Checks a request, asks the host for its headers and sends it, once.
pub async fn deliver<H: Host>(delivery: Delivery<'_>, options: &Options, host: &H) -> Outcome {
    let locale = &options.locale;
    if let Err(error) = create_url(delivery.base_url) {
        return Outcome::not_sent(NotSentReason::BaseUrl, locale.say_plain(&error.text()));
    }
    let report = validate(delivery.text, options);
    if !report.valid && !delivery.force {
        let message = locale.say_plain(&texts::INVALID);
        return Outcome::NotSent { reason: NotSentReason::Invalid, message, report: Some(report) };
    }
    if host.is_aborted() {
        return Outcome::not_sent(NotSentReason::Aborted, locale.say_plain(&texts::NOT_BEGUN));
    }
    let asked = match host.headers().await {
        Ok(asked) => asked,
        Err(problem) => {
            return Outcome::not_sent(NotSentReason::Headers, locale.say(&texts::NO_HEADERS, &with_detail(problem)));
        }
    };
    match Call::create(delivery.base_url, delivery.headers.into_iter().chain(asked), delivery.text) {
        Ok(call) => send(&call, host, delivery.timeout_ms, locale).await,
        Err(error @ CallError::Address(_)) => Outcome::not_sent(NotSentReason::BaseUrl, error.say(locale)),
        Err(error @ CallError::Header { .. }) => Outcome::not_sent(NotSentReason::Headers, error.say(locale)),
    }
}
