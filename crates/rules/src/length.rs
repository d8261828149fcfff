//! Lengths and edges of strings, as the server counts them.

/// The length of a text in UTF-16 code units, where it is over a limit. Counts only texts that may be too long.
#[inline]
pub(super) fn exceeds(text: &str, limit: usize) -> Option<usize> {
    if text.len() <= limit {
        return None;
    }
    Some(text.encode_utf16().count()).filter(|length| *length > limit)
}

/// The text without white space at its ends, of which mostly there is none.
#[inline]
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}
