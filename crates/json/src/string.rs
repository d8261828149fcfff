//! Decodes and encodes the content of JSON strings.

use std::fmt::Write;

use super::scan::plain_length;

/// Resolves the escapes of a valid string.
pub(super) fn decode(content: &str) -> String {
    let mut decoded = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(backslash) = rest.find('\\') {
        decoded.push_str(rest.get(..backslash).unwrap_or_default());
        let escape = rest.get(backslash..).unwrap_or_default();
        let (character, length) = unescape(escape);
        decoded.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}

/// Returns the character that an escape represents, and the length of the escape.
fn unescape(escape: &str) -> (char, usize) {
    match escape.as_bytes().get(1) {
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{C}', 2),
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(b'u') => unescape_unit(escape),
        Some(plain) => (char::from(*plain), 2),
        None => (char::REPLACEMENT_CHARACTER, 1),
    }
}

/// Decodes one `\uXXXX`, or two that form one character.
fn unescape_unit(escape: &str) -> (char, usize) {
    let unit = |at: usize| escape.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let first = unit(2).unwrap_or(0xFFFD);
    let second = if escape.get(6..8) == Some("\\u") { unit(8) } else { None };
    let units = [Some(first), second];
    match char::decode_utf16(units.into_iter().flatten()).next() {
        Some(Ok(character)) => (character, if character.len_utf16() == 2 { 12 } else { 6 }),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// Quotes a text as a JSON string.
///
/// ```
/// assert_eq!(target_groups_json::quote("a \"b\"\n"), r#""a \"b\"\n""#);
/// ```
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote_into(text, &mut quoted);
    quoted
}

/// Appends a text as a JSON string.
pub(super) fn quote_into(text: &str, quoted: &mut String) {
    quoted.push('"');
    // Most texts have nothing to escape and are copied at once.
    let (plain, rest) = text.split_at_checked(plain_length(text.as_bytes())).unwrap_or(("", text));
    quoted.push_str(plain);
    for character in rest.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{C}' => quoted.push_str("\\f"),
            '\0'..='\u{1F}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
}
