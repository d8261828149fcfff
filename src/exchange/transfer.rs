//! Transfers one call: returns the complete response, or the failure, within the timeout.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use crate::message::{Locale, Text};

use super::call::Call;
use super::host::{Host, HttpResponse, TextError, TransportError};
use super::texts::{format_with_advice, with_detail};

/// The status and headers of a response, which arrive before its body.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) status: Option<u16>,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) redirect: Option<Redirect>,
}

/// A redirect response.
#[derive(Debug)]
pub(super) struct Redirect {
    /// The target of the redirect, without query and fragment, if it is known.
    pub(super) location: Option<String>,
}

impl Redirect {
    fn of(answer: &impl HttpResponse) -> Option<Self> {
        let is_redirect = matches!(answer.status(), 301 | 302 | 303 | 307 | 308) || answer.is_opaque_redirect();
        let shown = |location: String| location.split(['?', '#']).next().filter(|shown| !shown.contains('@')).map(str::to_owned);
        is_redirect.then(|| Self { location: answer.header("location").and_then(shown).filter(|location| !location.is_empty()) })
    }
}

impl Redirect {
    /// Returns the message that names the target of the redirect, or the one for an unknown target.
    pub(super) fn format(&self, with_location: &Text, without: &Text, locale: &Locale) -> String {
        match &self.location {
            Some(location) => {
                let mut params = with_detail("");
                params.add("location", location.as_str());
                locale.format(with_location, &params)
            }
            None => format_with_advice(without, locale),
        }
    }
}

/// The reasons why a response is missing or incomplete.
#[derive(Debug)]
pub(super) enum Failure {
    /// The response did not arrive in time.
    Timeout,
    /// The caller cancelled the call.
    Aborted,
    /// The response did not arrive.
    Transport(TransportError),
    /// The status and headers arrived, but not the complete body.
    Text(TextError),
}

/// Makes a call once and reads at most `limit` bytes of its response.
pub(super) async fn transfer<H: Host>(call: &Call, host: &H, timeout_ms: u32, limit: usize) -> (Head, Result<String, Failure>) {
    let mut interruption = pin!(interruption(host, timeout_ms));
    let answer = match first(host.fetch(call), interruption.as_mut()).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(TransportError::Lost(_))) if host.is_aborted() => return (Head::default(), Err(stopped(host, Failure::Aborted))),
        Ok(Err(error)) => return (Head::default(), Err(Failure::Transport(error))),
        Err(failure) => return (Head::default(), Err(stopped(host, failure))),
    };
    let head = Head {
        status: Some(answer.status()),
        request_id: answer.request_id(),
        retry_after: answer.header("retry-after"),
        redirect: Redirect::of(&answer),
    };
    let failure = match first(answer.text(limit), interruption).await {
        Ok(Ok(text)) => return (head, Ok(text)),
        Ok(Err(_)) if host.is_aborted() => Failure::Aborted,
        Ok(Err(error)) => Failure::Text(error),
        Err(failure) => failure,
    };
    (head, Err(stopped(host, failure)))
}

/// Waits. Returns `false` if the caller cancelled the call in the meantime.
pub(super) async fn pause<H: Host>(host: &H, milliseconds: u32) -> bool {
    !host.is_aborted() && unless_aborted(host, host.sleep(milliseconds)).await.is_some()
}

/// Waits for `work`. Returns `None` if the caller cancels the call first.
pub(super) async fn unless_aborted<H: Host, T>(host: &H, work: impl Future<Output = T>) -> Option<T> {
    let aborted = pin!(async {
        host.aborted().await;
        Failure::Aborted
    });
    first(work, aborted).await.ok()
}

fn stopped<H: Host>(host: &H, failure: Failure) -> Failure {
    host.cancel();
    failure
}

/// Resolves when the call must end: it was cancelled or has timed out.
async fn interruption<H: Host>(host: &H, timeout_ms: u32) -> Failure {
    let timeout = pin!(async {
        host.sleep(timeout_ms).await;
        Failure::Timeout
    });
    first(host.aborted(), timeout).await.err().unwrap_or(Failure::Aborted)
}

/// Waits for `work` or its interruption. If both are ready at the same time, `work` takes precedence.
async fn first<T>(work: impl Future<Output = T>, mut interruption: Pin<&mut impl Future<Output = Failure>>) -> Result<T, Failure> {
    let mut work = pin!(work);
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Ok(done));
        }
        interruption.as_mut().poll(context).map(Err)
    })
    .await
}
