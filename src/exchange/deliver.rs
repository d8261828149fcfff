//! Sends the text of a request: validates it, adds headers, and returns the outcome.

use std::future::{Future, pending};

use crate::message::Locale;
use crate::rules::{Options, validate};

use super::access::{Access, ApiCall};
use super::address::CREATE_PATH;
use super::host::{CredentialsError, Host, TransportError};
use super::outcome::{NotSentReason, Outcome};
use super::send::send;
use super::transfer::pause;
use super::{Call, Credentials, retry, texts};

/// The default timeout for a response, in milliseconds.
pub const DEFAULT_TIMEOUT_MS: u32 = 30_000;

/// A request and the options for sending it.
#[derive(Debug, Clone)]
pub struct Delivery<'r> {
    /// The body of the request.
    pub text: &'r str,
    /// The settings for calling the API.
    pub access: Access<'r>,
    /// `true` to send the request even if it has errors.
    pub force: bool,
    /// `true` to wait and retry when the server responds with "too many requests" (HTTP 429), which means that it did not process the
    /// request.
    pub wait_on_429: bool,
    /// `true` to wait for the response of a request that was sent, even if the caller aborts. Aborting still ends the wait before a retry.
    pub finish_once_begun: bool,
}

/// Validates a request, asks the host for headers and credentials, and sends the request once, or up to three times if `wait_on_429` is
/// set.
pub async fn deliver<H: Host>(delivery: Delivery<'_>, options: &Options, host: &H) -> Outcome {
    let locale = &options.locale;
    if let Err(not_sent) = delivery.access.base(locale) {
        return not_sent.into();
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
    match delivery.access.call(ApiCall::Post(CREATE_PATH, delivery.text.to_owned()), host, locale).await {
        Ok(call) if delivery.finish_once_begun && !host.is_aborted() => {
            send(&call, &Unabortable(host), delivery.access.timeout_ms, locale).await
        }
        Ok(call) => send(&call, host, delivery.access.timeout_ms, locale).await,
        Err(not_sent) => not_sent.into(),
    }
}

/// A host that ignores aborts once a call is in progress.
struct Unabortable<'h, H>(&'h H);

impl<H: Host> Host for Unabortable<'_, H> {
    type Response = H::Response;

    fn headers(&self) -> impl Future<Output = Result<Vec<(String, String)>, String>> {
        self.0.headers()
    }

    fn credentials(&self) -> impl Future<Output = Result<Option<Credentials>, CredentialsError>> {
        self.0.credentials()
    }

    fn fetch(&self, call: &Call) -> impl Future<Output = Result<Self::Response, TransportError>> {
        self.0.fetch(call)
    }

    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> {
        self.0.sleep(milliseconds)
    }

    fn jitter(&self) -> f64 {
        self.0.jitter()
    }

    fn clock(&self) -> Option<i64> {
        self.0.clock()
    }

    fn is_aborted(&self) -> bool {
        false
    }

    fn aborted(&self) -> impl Future<Output = ()> {
        pending()
    }

    fn cancel(&self) {
        self.0.cancel();
    }
}
