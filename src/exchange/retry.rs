//! Waits after "too many requests", the only response after which it is safe to send again.

use super::host::Host;
use super::http_date;
use super::outcome::Outcome;

/// The maximum number of attempts to send a request.
pub(super) const MAX_TRIES: u32 = 3;

/// The maximum wait before the next attempt. A server that asks for more is not called again.
pub(super) const MAX_WAIT_MS: u64 = 120_000;

/// The wait before the second attempt if the server does not specify one. It is doubled before the third.
const USUAL_WAIT_MS: u64 = 1000;

/// The maximum share of the wait that is added at random, so that clients that were refused together do not retry together.
const JITTER: f64 = 0.25;

/// Parses the value of `Retry-After`: a number of seconds or an HTTP date. Fractions are rounded up to whole seconds.
///
/// Returns `None` for other text, and for a date in the past, which results from clocks that differ. If a proxy has joined several values
/// with commas, the longest wait is used.
pub(super) fn milliseconds<H: Host>(retry_after: &str, host: &H) -> Option<u64> {
    let text = retry_after.trim();
    let waits: Option<Vec<u64>> = text.split(',').map(|part| seconds(part.trim())).collect();
    if let Some(waits) = waits {
        return waits.into_iter().max().map(|wait| wait.saturating_mul(1000).min(MAX_SAFE_INTEGER));
    }
    let wait = http_date::parse(text)?.checked_sub(host.clock()?)?;
    u64::try_from(wait).ok().filter(|wait| *wait > 0).map(|wait| wait.div_ceil(1000).saturating_mul(1000).min(MAX_SAFE_INTEGER))
}

/// Parses a number of seconds, with or without a fraction, and rounds it up.
fn seconds(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let more = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(whole.parse::<u64>().unwrap_or(u64::MAX).saturating_add(more))
}

/// Returns the wait before the next attempt, or `None` without a further attempt.
pub(super) fn wait_after<H: Host>(outcome: &Outcome, tries: u32, host: &H) -> Option<u32> {
    let Outcome::Rejected { status: 429, retry_after_ms, .. } = outcome else { return None };
    let wait = retry_after_ms.unwrap_or(USUAL_WAIT_MS << tries.saturating_sub(1).min(8));
    if tries >= MAX_TRIES || wait > MAX_WAIT_MS {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "at most two minutes")]
    let jitter = to_milliseconds(wait as f64 * JITTER * host.jitter().clamp(0.0, 1.0));
    u32::try_from(wait.saturating_add(jitter)).ok()
}

/// The largest integer up to which JavaScript numbers are exact.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number out of range becomes the nearest in it")]
fn to_milliseconds(milliseconds: f64) -> u64 {
    (milliseconds.max(0.0) as u64).min(MAX_SAFE_INTEGER)
}
