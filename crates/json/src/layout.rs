//! Formats a JSON text over several lines, keeping the spelling of strings and numbers.

use super::scan::plain_length;

/// Options for the layout of a text: the indentation unit, the prefix of every line, and the initial nesting depth.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'l> {
    /// The text for one level of indentation.
    pub unit: &'l str,
    /// The prefix of every line.
    pub base: &'l str,
    /// The nesting depth at which the text starts.
    pub depth: usize,
}

/// Formats a valid JSON text with an indentation of two spaces. Key order, duplicate keys and number spelling are preserved.
///
/// ```
/// assert_eq!(target_groups_json::layout_text(r#"{"a":[1.0,{}]}"#), "{\n  \"a\": [\n    1.0,\n    {}\n  ]\n}");
/// ```
#[must_use]
pub fn layout_text(text: &str) -> String {
    layout_in(text, Layout { unit: "  ", base: "", depth: 0 })
}

/// Formats a valid JSON text with the given layout.
#[must_use]
pub fn layout_in(text: &str, layout: Layout<'_>) -> String {
    let mut output = String::with_capacity(text.len() * 2);
    layout_into(text, layout, &mut output);
    output
}

/// Appends a formatted text to `output`.
pub(super) fn layout_into(text: &str, layout: Layout<'_>, output: &mut String) {
    let mut depth = layout.depth;
    let mut rest = trim_start(text);
    while let Some(token) = next_token(rest) {
        rest = trim_start(rest.get(token.len()..).unwrap_or_default());
        let closes = |rest: &str| matches!(rest.as_bytes().first(), Some(b'}' | b']'));
        match token {
            "{" | "[" => {
                output.push_str(token);
                depth += 1;
                if !closes(rest) {
                    start_line(output, layout, depth);
                }
            }
            "," => {
                output.push(',');
                start_line(output, layout, depth);
            }
            ":" => output.push_str(": "),
            _ => output.push_str(token),
        }
        if closes(rest) {
            depth = depth.saturating_sub(1);
            if !matches!(token, "{" | "[") {
                start_line(output, layout, depth);
            }
        }
    }
}

pub(super) fn start_line(output: &mut String, layout: Layout<'_>, depth: usize) {
    /// A line break followed by enough indentation for most lines, so that it is copied in one piece.
    const INDENTED: &str = "\n                                                                ";
    if let (true, "  ", Some(start)) = (layout.base.is_empty(), layout.unit, INDENTED.get(..=2 * depth)) {
        output.push_str(start);
        return;
    }
    output.push('\n');
    output.push_str(layout.base);
    for _ in 0..depth {
        output.push_str(layout.unit);
    }
}

/// Removes white space at the start of a text. Most texts have none here.
fn trim_start(text: &str) -> &str {
    if text.as_bytes().first().is_some_and(|byte| *byte > b' ') { text } else { text.trim_start() }
}

/// Returns the bracket, comma, colon, string or scalar at the start of a text.
fn next_token(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let length = match bytes.first()? {
        b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
        b'"' => string_length(bytes),
        _ => bytes.iter().position(|byte| b" \n\r\t,:]}".contains(byte)).unwrap_or(bytes.len()),
    };
    text.get(..length.max(1))
}

fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    loop {
        at += plain_length(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            None => return bytes.len(),
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}
