//! Sends one call and says what became of it: never twice, and never longer than asked.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use crate::message::{Locale, Param, Params, Text};

use super::answer::{self, LARGEST_BODY};
use super::call::Call;
use super::host::{Answer, Host, TextError, TransportError};
use super::outcome::{NotSentReason, Outcome, UnknownReason};
use super::texts;

/// Sends a call once, and waits for the whole answer no longer than `timeout_ms`.
pub async fn send<H: Host>(call: &Call, host: &H, timeout_ms: u32, locale: &Locale) -> Outcome {
    if host.is_aborted() {
        return Outcome::not_sent(NotSentReason::Aborted, locale.say_plain(&texts::NOT_BEGUN));
    }
    let mut interruption = pin!(interruption(host, timeout_ms));
    let error = match first(host.fetch(call), interruption.as_mut()).await {
        First::Done(Ok(answer)) => return receive(answer, call, host, interruption, locale).await,
        First::Done(Err(error)) => error,
        First::Interrupted(reason) => return interrupted(host, reason, Head::default(), locale),
    };
    match error {
        TransportError::NothingSent(detail) => {
            Outcome::not_sent(NotSentReason::Network, locale.say(&texts::UNREACHABLE, &with_detail(detail)))
        }
        TransportError::Offline => Outcome::not_sent(NotSentReason::Network, locale.say_plain(&texts::OFFLINE)),
        TransportError::Lost(_) if host.is_aborted() => interrupted(host, UnknownReason::Aborted, Head::default(), locale),
        TransportError::Lost(detail) => Head::default().unknown(UnknownReason::Connection, locale.say(&texts::LOST, &with_detail(detail))),
    }
}

/// Reads the body of an answer whose status has arrived.
async fn receive<H: Host>(
    answer: H::Answer,
    call: &Call,
    host: &H,
    interruption: Pin<&mut impl Future<Output = UnknownReason>>,
    locale: &Locale,
) -> Outcome {
    let head = Head { status: Some(answer.status()), request_id: answer.request_id() };
    let error = match first(answer.text(LARGEST_BODY), interruption).await {
        First::Done(Ok(text)) => return head.read(&text, call, locale),
        First::Done(Err(error)) => error,
        First::Interrupted(reason) => return interrupted(host, reason, head, locale),
    };
    if host.is_aborted() {
        return interrupted(host, UnknownReason::Aborted, head, locale);
    }
    host.cancel();
    if head.is_refusal() {
        return head.read("", call, locale);
    }
    match error {
        TextError::TooLarge => head.unknown(UnknownReason::Unreadable, say_with_advice(&texts::TOO_LARGE, locale)),
        TextError::Unreadable => head.unknown(UnknownReason::Unreadable, say_with_advice(&texts::NO_TEXT, locale)),
        TextError::Lost(detail) => head.unknown(UnknownReason::Connection, locale.say(&texts::BROKE, &with_detail(detail))),
    }
}

/// What is known of an answer before its body.
#[derive(Default)]
struct Head {
    status: Option<u16>,
    request_id: Option<String>,
}

impl Head {
    fn read(self, text: &str, call: &Call, locale: &Locale) -> Outcome {
        answer::read(self.status.unwrap_or_default(), self.request_id, text, call.body(), locale)
    }

    /// The status alone says that nothing was created.
    fn is_refusal(&self) -> bool {
        self.status.is_some_and(|status| (400..=499).contains(&status))
    }

    fn unknown(self, reason: UnknownReason, message: String) -> Outcome {
        Outcome::Unknown { reason, message, status: self.status, request_id: self.request_id }
    }
}

/// Resolves when the call must end: called off, or out of time.
async fn interruption<H: Host>(host: &H, timeout_ms: u32) -> UnknownReason {
    let timeout = pin!(async {
        host.sleep(timeout_ms).await;
        UnknownReason::Timeout
    });
    match first(host.aborted(), timeout).await {
        First::Done(()) => UnknownReason::Aborted,
        First::Interrupted(reason) => reason,
    }
}

fn interrupted<H: Host>(host: &H, reason: UnknownReason, head: Head, locale: &Locale) -> Outcome {
    host.cancel();
    let text = if reason == UnknownReason::Timeout { &texts::TIMEOUT } else { &texts::ABORTED };
    head.unknown(reason, say_with_advice(text, locale))
}

fn say_with_advice(text: &Text, locale: &Locale) -> String {
    locale.say(text, &Params::from([("advice", Param::Term(&texts::LOOK_FIRST))]))
}

/// What the machine says of a failure, and what to do.
pub(super) fn with_detail(detail: String) -> Params {
    let detail = if detail.is_empty() { Param::Term(&texts::NO_DETAIL) } else { Param::Text(detail) };
    Params::from([("detail", detail), ("advice", Param::Term(&texts::LOOK_FIRST))])
}

/// Which of two futures came first.
enum First<T> {
    Done(T),
    Interrupted(UnknownReason),
}

/// Waits for the work or its interruption; work that is done counts, even if it is interrupted at the same moment.
async fn first<T>(work: impl Future<Output = T>, mut interruption: Pin<&mut impl Future<Output = UnknownReason>>) -> First<T> {
    let mut work = pin!(work);
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(First::Done(done));
        }
        interruption.as_mut().poll(context).map(First::Interrupted)
    })
    .await
}
