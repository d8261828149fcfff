//! Sends one call and says what became of it: never twice, and never longer than asked.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use super::answer::{self, LARGEST_BODY, LOOK_FIRST};
use super::call::Call;
use super::host::{Answer, Host, TextError, TransportError};
use super::outcome::{NotSentReason, Outcome, UnknownReason};

/// Sends a call once, and waits for the whole answer no longer than `timeout_ms`.
pub async fn send<H: Host>(call: &Call, host: &H, timeout_ms: u32) -> Outcome {
    if host.is_aborted() {
        return Outcome::not_sent(NotSentReason::Aborted, "The request was called off before it began.".to_owned());
    }
    let mut interruption = pin!(interruption(host, timeout_ms));
    let error = match first(host.fetch(call), interruption.as_mut()).await {
        First::Done(Ok(answer)) => return receive(answer, call, host, interruption).await,
        First::Done(Err(error)) => error,
        First::Interrupted(reason) => return interrupted(host, reason, Head::default()),
    };
    match error {
        TransportError::NothingSent(detail) => {
            Outcome::not_sent(NotSentReason::Network, format!("The server cannot be reached, so nothing was sent ({detail})."))
        }
        TransportError::Lost(_) if host.is_aborted() => interrupted(host, UnknownReason::Aborted, Head::default()),
        TransportError::Lost(detail) => Head::default().unknown(UnknownReason::Connection, lost(&detail)),
    }
}

/// Reads the body of an answer whose status has arrived.
async fn receive<H: Host>(
    answer: H::Answer,
    call: &Call,
    host: &H,
    interruption: Pin<&mut impl Future<Output = UnknownReason>>,
) -> Outcome {
    let head = Head { status: Some(answer.status()), request_id: answer.request_id() };
    let error = match first(answer.text(LARGEST_BODY), interruption).await {
        First::Done(Ok(text)) => return head.read(&text, call),
        First::Done(Err(error)) => error,
        First::Interrupted(reason) => return interrupted(host, reason, head),
    };
    if host.is_aborted() {
        return interrupted(host, UnknownReason::Aborted, head);
    }
    host.cancel();
    if head.is_refusal() {
        return head.read("", call);
    }
    match error {
        TextError::TooLarge => head.unknown(UnknownReason::Unreadable, format!("The answer is larger than 8 MiB. {LOOK_FIRST}")),
        TextError::Lost(detail) => {
            head.unknown(UnknownReason::Connection, format!("The connection broke while the answer arrived ({detail}). {LOOK_FIRST}"))
        }
    }
}

/// What is known of an answer before its body.
#[derive(Default)]
struct Head {
    status: Option<u16>,
    request_id: Option<String>,
}

impl Head {
    fn read(self, text: &str, call: &Call) -> Outcome {
        answer::read(self.status.unwrap_or_default(), self.request_id, text, call.body())
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

fn interrupted<H: Host>(host: &H, reason: UnknownReason, head: Head) -> Outcome {
    host.cancel();
    let what = match reason {
        UnknownReason::Timeout => "No complete answer came in time.",
        _ => "The request was called off while it was under way.",
    };
    head.unknown(reason, format!("{what} {LOOK_FIRST}"))
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

fn lost(detail: &str) -> String {
    format!(
        "The connection failed, or the browser did not let this page see the answer ({detail}). A browser says the same when the \
         API does not allow calls from web pages (CORS): then send through your own server. {LOOK_FIRST}"
    )
}
