//! Sends one call and returns its outcome. A call is never sent twice and never exceeds the timeout.

use crate::message::Locale;

use super::answer::{self, MAX_BODY_BYTES};
use super::call::Call;
use super::host::{Host, TextError, TransportError};
use super::outcome::{NotSentReason, Outcome, UnknownReason};
use super::retry;
use super::texts::{self, format_with_advice, with_detail};
use super::transfer::{Failure, Head, Redirect, transfer};

/// Sends a call once. Waits at most `timeout_ms` for the complete response.
pub async fn send<H: Host>(call: &Call, host: &H, timeout_ms: u32, locale: &Locale) -> Outcome {
    if host.is_aborted() {
        return Outcome::not_sent(NotSentReason::Aborted, locale.format_plain(&texts::NOT_BEGUN));
    }
    let (mut head, text) = transfer(call, host, timeout_ms, MAX_BODY_BYTES).await;
    if let Some(redirect) = head.redirect.take() {
        return redirected(&redirect, &text.unwrap_or_default(), head, call, locale);
    }
    match text {
        Ok(text) => read(head, &text, call, host, locale),
        Err(Failure::Text(_)) if head.is_refusal() => read(head, "", call, host, locale),
        Err(failure) => failed(failure, head, locale),
    }
}

fn read<H: Host>(head: Head, text: &str, call: &Call, host: &H, locale: &Locale) -> Outcome {
    let wait = head.retry_after.as_deref().and_then(|text| retry::milliseconds(text, host));
    let mut outcome = answer::read(head.status.unwrap_or_default(), head.request_id, text, call.body(), locale);
    if let Outcome::Rejected { retry_after_ms, .. } = &mut outcome {
        *retry_after_ms = wait;
    }
    outcome
}

/// Returns the outcome of a redirect. Only an error code of the API proves that nothing was created.
fn redirected(redirect: &Redirect, text: &str, head: Head, call: &Call, locale: &Locale) -> Outcome {
    let status = head.status.unwrap_or_default();
    match answer::read(status, head.request_id, text, call.body(), locale) {
        Outcome::Unknown { request_id, .. } | Outcome::Created { request_id, .. } => {
            let message = redirect.format(&texts::REDIRECT_TO, &texts::REDIRECT, locale);
            Outcome::Unknown { reason: UnknownReason::Redirect, message, status: Some(status).filter(|status| *status > 0), request_id }
        }
        refused => refused,
    }
}

fn failed(failure: Failure, head: Head, locale: &Locale) -> Outcome {
    let not_sent = |message| Outcome::not_sent(NotSentReason::Network, message);
    let (reason, message) = match failure {
        Failure::Transport(TransportError::NothingSent(detail)) => {
            return not_sent(locale.format(&texts::UNREACHABLE, &with_detail(&detail)));
        }
        Failure::Transport(TransportError::Offline) => return not_sent(locale.format_plain(&texts::OFFLINE)),
        Failure::Transport(TransportError::Lost(detail)) => (UnknownReason::Connection, locale.format(&texts::LOST, &with_detail(&detail))),
        Failure::Timeout => (UnknownReason::Timeout, format_with_advice(&texts::TIMEOUT, locale)),
        Failure::Aborted => (UnknownReason::Aborted, format_with_advice(&texts::ABORTED, locale)),
        Failure::Text(TextError::TooLarge) => (UnknownReason::Unreadable, format_with_advice(&texts::TOO_LARGE, locale)),
        Failure::Text(TextError::Unreadable) => (UnknownReason::Unreadable, format_with_advice(&texts::NO_TEXT, locale)),
        Failure::Text(TextError::Lost(detail)) => (UnknownReason::Connection, locale.format(&texts::BROKE, &with_detail(&detail))),
    };
    Outcome::Unknown { reason, message, status: head.status, request_id: head.request_id }
}

impl Head {
    /// Returns `true` if the status alone proves that nothing was created.
    fn is_refusal(&self) -> bool {
        self.status.is_some_and(|status| (400..=499).contains(&status))
    }
}
