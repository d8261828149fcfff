//! The request as JavaScript.

use std::fmt::Write as _;

/// Returns a JavaScript module that sends the body byte for byte, for browsers, Node.js, Deno and Bun.
///
/// The code throws an error until the reader has set `authorization`.
#[must_use]
pub fn fetch(url: &str, body: &str) -> String {
    let url = string_literal(url);
    let body = if body.contains('\n') { template_literal(body) } else { string_literal(body) };
    format!(
        r#"const authorization = ""; // fill in, and keep it out of your repository
if (!authorization) throw new Error("Set authorization first.");

const response = await fetch({url}, {{
  method: "POST",
  headers: {{
    "Content-Type": "application/json",
    Accept: "application/json",
    Authorization: authorization,
  }},
  body: {body},
}});
console.log(response.status, await response.text());
"#
    )
}

fn string_literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    escape_into(&mut out, text, '"');
    out.push('"');
    out
}

/// Returns a template literal that preserves the lines of the text for readability.
fn template_literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('`');
    escape_into(&mut out, text, '`');
    out.push('`');
    out
}

/// Escapes the characters that would end the literal, be interpreted differently in it, or end an inline script.
fn escape_into(out: &mut String, text: &str, quote: char) {
    let is_template = quote == '`';
    let is_plain = |byte: u8| match byte {
        b'\\' | b'$' | b'<' => false,
        b'"' | b'\n' => is_template,
        b'`' => !is_template,
        _ => matches!(byte, b' '..=b'~'),
    };
    let mut rest = text;
    loop {
        // Most text needs no escapes and is copied in large pieces.
        let plain = rest.bytes().position(|byte| !is_plain(byte)).unwrap_or(rest.len());
        let (copied, others) = rest.split_at_checked(plain).unwrap_or(("", rest));
        out.push_str(copied);
        let mut characters = others.chars();
        let Some(character) = characters.next() else { return };
        rest = characters.as_str();
        push_escaped(out, character, characters.next(), quote);
    }
}

fn push_escaped(out: &mut String, character: char, next: Option<char>, quote: char) {
    match character {
        '\n' if quote == '`' => out.push('\n'),
        '\n' => out.push_str("\\n"),
        // A template literal would convert it to a line feed.
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        '$' if quote == '`' && next == Some('{') => out.push_str("\\$"),
        '<' if matches!(next, Some('/' | '!')) => out.push_str("\\x3c"),
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' => push_code(out, character),
        _ if character == quote => out.extend(['\\', character]),
        _ if character.is_control() => push_code(out, character),
        _ => out.push(character),
    }
}

fn push_code(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{:04x}", u32::from(character));
}
