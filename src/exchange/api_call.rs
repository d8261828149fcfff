//! Read-only API calls: returns the `data` of the response, or the reason why there is none.

use serde_json::value::RawValue;

use crate::json;
use crate::message::{Locale, Param, Params};

use super::access::{Access, ApiCall};
use super::answer;
use super::host::{Host, TextError, TransportError};
use super::texts::{self, with_detail};
use super::transfer::{Failure, transfer};

/// The maximum size of a list of groups, in bytes.
pub(super) const MAX_LIST_BYTES: usize = 32 * 1024 * 1024;

/// Makes a read-only call. Returns the `data` of the response, or a message that explains why there is none.
pub(super) async fn call_api<H: Host>(call: ApiCall<'_>, access: &Access<'_>, host: &H, locale: &Locale) -> Result<Box<RawValue>, String> {
    let call = access.call(call, host, locale).await.map_err(|not_sent| not_sent.message)?;
    let (head, text) = transfer(&call, host, access.timeout_ms, MAX_LIST_BYTES).await;
    if let Some(redirect) = head.redirect {
        return Err(redirect.format(&texts::QUESTION_REDIRECT_TO, &texts::QUESTION_REDIRECT, locale));
    }
    let text = text.map_err(|failure| failed(failure, locale))?;
    let status = head.status.unwrap_or_default();
    let with_status = || Params::from([("status", Param::Text(status.to_string()))]);
    let document = json::parse(&text, usize::MAX).ok();
    if let Some(words) = answer::refusal(document.as_ref(), &text, status, locale) {
        let mut params = with_status();
        params.add("words", words);
        return Err(locale.format(&texts::QUESTION_REFUSED, &params));
    }
    let Some(document) = document else { return Err(locale.format(&texts::QUESTION_NOT_JSON, &with_status())) };
    let data = document.root().get("data").filter(|_| (200..=299).contains(&status));
    let data = data.and_then(|data| RawValue::from_string(data.raw().to_owned()).ok());
    data.ok_or_else(|| locale.format(&texts::QUESTION_OTHER, &with_status()))
}

fn failed(failure: Failure, locale: &Locale) -> String {
    match failure {
        Failure::Timeout => locale.format_plain(&texts::QUESTION_TIMEOUT),
        Failure::Aborted => locale.format_plain(&texts::QUESTION_ABORTED),
        Failure::Text(TextError::TooLarge) => locale.format_plain(&texts::QUESTION_TOO_LARGE),
        Failure::Transport(TransportError::Offline) => locale.format_plain(&texts::QUESTION_OFFLINE),
        Failure::Text(TextError::Unreadable) => locale.format(&texts::QUESTION_LOST, &with_detail("")),
        Failure::Transport(TransportError::NothingSent(detail) | TransportError::Lost(detail)) | Failure::Text(TextError::Lost(detail)) => {
            locale.format(&texts::QUESTION_LOST, &with_detail(&detail))
        }
    }
}
