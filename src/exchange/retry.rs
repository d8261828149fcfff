//! Waiting after "too many requests", the only response after which it is safe to send again.

use super::host::Host;
use super::http_date;
use super::outcome::Outcome;

/// How often a request is sent at most.
pub(super) const MAX_TRIES: u32 = 3;

/// The longest that is waited before the next try; a server that asks for more gets no second try.
pub(super) const MAX_WAIT_MS: u64 = 120_000;

/// The wait before the second attempt if the server specifies none; doubled before the third.
const USUAL_WAIT_MS: u64 = 1000;

/// How much of the wait is added at most, so that many that were refused together do not come back together.
const JITTER: f64 = 0.25;

/// Reads the value of `Retry-After`: a number of seconds or an HTTP date. Fractions are rounded up to whole seconds.
///
/// Other text counts as absent, and so does a date in the past, which comes from clocks that disagree. Proxies may join several values
/// with commas; the longest wait counts then.
pub(super) fn milliseconds<H: Host>(retry_after: &str, host: &H) -> Option<u64> {
    let text = retry_after.trim();
    let waits: Option<Vec<u64>> = text.split(',').map(|part| seconds(part.trim())).collect();
    if let Some(waits) = waits {
        return waits.into_iter().max().map(|wait| wait.saturating_mul(1000).min(MAX_SAFE_INTEGER));
    }
    let wait = http_date::parse(text)?.checked_sub(host.clock()?)?;
    u64::try_from(wait).ok().filter(|wait| *wait > 0).map(|wait| wait.div_ceil(1000).saturating_mul(1000).min(MAX_SAFE_INTEGER))
}

/// Reads a number of seconds in digits, with or without a fraction, and rounds it up.
fn seconds(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let more = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(whole.parse::<u64>().unwrap_or(u64::MAX).saturating_add(more))
}

/// How long to wait before the next try; nothing when there is none.
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

/// JavaScript counts exactly up to here.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number out of range becomes the nearest in it")]
fn to_milliseconds(milliseconds: f64) -> u64 {
    (milliseconds.max(0.0) as u64).min(MAX_SAFE_INTEGER)
}
