//! From the text of a request to its outcome: checked, given its headers, sent.

use crate::message::Locale;
use crate::rules::{Options, validate};

use super::access::{Access, Ask};
use super::address::CREATE_PATH;
use super::host::Host;
use super::outcome::{NotSentReason, Outcome};
use super::send::send;
use super::transfer::pause;
use super::{retry, texts};

/// How long an answer is waited for, unless the caller says otherwise.
pub const DEFAULT_TIMEOUT_MS: u32 = 30_000;

/// What is to be sent, and how.
#[derive(Debug, Clone)]
pub struct Delivery<'r> {
    /// The body.
    pub text: &'r str,
    /// How the API is reached.
    pub access: Access<'r>,
    /// Send even a body with errors.
    pub force: bool,
    /// Wait and try again when the server answers "too many requests" (HTTP 429), by which it says that it did nothing.
    pub wait_on_429: bool,
}

/// Checks a request, asks the host for its headers and credentials, and sends it: once, or up to three times where waiting is asked for.
pub async fn deliver<H: Host>(delivery: Delivery<'_>, options: &Options, host: &H) -> Outcome {
    let locale = &options.locale;
    if let Err(held_back) = delivery.access.base(locale) {
        return held_back.into();
    }
    let report = validate(delivery.text, options);
    if !report.valid && !delivery.force {
        let message = locale.format_plain(&texts::INVALID);
        return Outcome::NotSent { reason: NotSentReason::Invalid, message, report: Some(report) };
    }
    let mut tries = 1;
    loop {
        let outcome = send_once(&delivery, host, locale).await;
        let wait = if delivery.wait_on_429 { retry::wait_after(&outcome, tries, host) } else { None };
        let Some(wait) = wait else { return outcome };
        if !pause(host, wait).await {
            return Outcome::not_sent(NotSentReason::Aborted, locale.format_plain(&texts::WAIT_ABORTED));
        }
        tries += 1;
    }
}

async fn send_once<H: Host>(delivery: &Delivery<'_>, host: &H, locale: &Locale) -> Outcome {
    match delivery.access.call(Ask::Post(CREATE_PATH, delivery.text.to_owned()), host, locale).await {
        Ok(call) => send(&call, host, delivery.access.timeout_ms, locale).await,
        Err(held_back) => held_back.into(),
    }
}
