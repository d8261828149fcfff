//! Distinguishes a single request from many by the start of a text.

use serde::Serialize;

/// The content of a text: one request or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Content {
    /// One request.
    Single,
    /// A JSON array of requests.
    Array,
    /// One request per line.
    Lines,
}

/// Determines from the start of a text what it contains. Returns `None` while it can be one request or many.
///
/// A text with many requests starts with the bracket of an array, or has a complete object on its first line and more text after it.
#[must_use]
pub fn content_of(start: &[u8]) -> Option<Content> {
    let text = start.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"[") {
        return Some(Content::Array);
    }
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = text.split_at_checked(end)?;
    match rest.trim_ascii().is_empty() {
        _ if !is_whole_object(line) => Some(Content::Single),
        true => None,
        false => Some(Content::Lines),
    }
}

/// Returns `true` if every bracket that is opened on the line is closed on it.
fn is_whole_object(line: &[u8]) -> bool {
    let mut depth = 0_i64;
    let mut in_string = false;
    let mut bytes = line.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth -= 1,
            _ => {}
        }
    }
    line.starts_with(b"{") && depth == 0
}

#[cfg(test)]
mod tests {
    use super::{Content, content_of};

    #[test]
    fn the_start_of_a_text_tells_what_it_holds() {
        for (start, content) in [
            ("", None),
            (" \n", None),
            ("{", None),
            ("{\"a\": 1}", None),
            ("{\"a\": 1}\n \n", None),
            ("\u{FEFF} [", Some(Content::Array)),
            ("\n[1,", Some(Content::Array)),
            ("{\n", Some(Content::Single)),
            ("{\"a\": {\n", Some(Content::Single)),
            ("nonsense\n{}", Some(Content::Single)),
            ("{\"a\": \"}{\\\"{\"}\r\n{", Some(Content::Lines)),
            ("{\"a\": [1, {}]}\n\nx", Some(Content::Lines)),
        ] {
            assert_eq!(content_of(start.as_bytes()), content, "{start}");
        }
    }
}
