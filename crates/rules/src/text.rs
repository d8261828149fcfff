//! Rules about the text as a whole: syntax, size and depth.

use target_groups_json::{self as json, ParseError, SyntaxError};
use target_groups_message::{Locale, Param, Params};

use super::encode::Encoded;
use super::findings::{Findings, Spot};
use super::params::Byte;
use super::report::{Diagnostic, whole_text};
use super::{Options, Reported};

crate::rules! {
    /// The text is not valid JSON.
    JsonSyntax = "json-syntax", Error {
        Value { expected: &'p str, found: &'p str } "value" => "Expected a value: a string in double quotes, a number, true, false, null, { or [.";
        Key { expected: &'p str, found: &'p str } "key" => "Expected a key in double quotes.";
        Colon { expected: &'p str, found: &'p str } "colon" => "Expected a colon between the key and its value.";
        CommaOrBrace { expected: &'p str, found: &'p str } "comma-or-brace" => "Expected a comma or a closing }.";
        CommaOrBracket { expected: &'p str, found: &'p str } "comma-or-bracket" => "Expected a comma or a closing ].";
        NoComma { expected: &'p str, found: &'p str } "no-comma" => "JSON does not allow trailing commas. Remove the comma before this bracket.";
        EndOfText { expected: &'p str, found: &'p str } "end-of-text" => "Unexpected text after the end of the JSON. Remove it.";
        ClosingBracket { expected: &'p str, found: &'p str } "closing-bracket" => "The text ends before all brackets are closed. Close every { and [.";
        ClosingQuote { expected: &'p str, found: &'p str } "closing-quote" => "This string is not closed. Add a double quote at its end; write a line break inside a string as \\n.";
        EscapedControlCharacter { expected: &'p str, found: &'p str } "escaped-control-character" => "Control characters in strings must be escaped, for example as \\t.";
        Escape { expected: &'p str, found: &'p str } "escape" => "Invalid escape. A backslash must be followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits.";
        Number { expected: &'p str, found: &'p str } "number" => "Invalid number. JSON allows no leading zeros and no plus sign, and requires digits on both sides of the decimal point.";
        DoubleQuote { expected: &'p str, found: &'p str } "double-quote" => "Strings and keys must be in straight double quotes (\").";
        NoComment { expected: &'p str, found: &'p str } "no-comment" => "JSON does not allow comments. Remove the comment.";
        Space { expected: &'p str, found: &'p str } "space" => "This character looks like a space, but JSON does not allow it. Replace it with an ordinary space.";
        Utf8 { expected: &'p str, found: &'p str } "utf-8" => "Invalid UTF-8 from here on.";
        Utf16 { expected: &'p str, found: &'p str } "utf-16" => "The text is in UTF-16. Save it as UTF-8.";
    }

    /// The text starts with a byte order mark, which some programs do not accept.
    ByteOrderMark = "byte-order-mark", Info, fix Safe {
        Usual "" => "The text starts with a byte order mark (U+FEFF). It is ignored here, but some programs do not accept it.", fix "Remove the byte order mark";
    }

    /// The text is larger than the limit.
    TooLarge = "too-large", Error {
        Usual { bytes: usize, limit: usize } "" => "The text has {bytes, plural, one {# byte} other {# bytes}}. The limit is {limit, plural, one {# byte} other {# bytes}}.";
    }

    /// The text is nested more deeply than the limit.
    TooDeep = "too-deep", Error {
        Usual { limit: usize } "" => "The text is nested too deeply. The limit is {limit, plural, one {# level} other {# levels}}.";
    }

    /// An edit names a place that does not exist in the text and cannot be created.
    PointerUnresolved = "pointer-unresolved", Error {
        Usual { pointer: &'p str } "" => "The pointer \"{pointer}\" does not exist in this text and cannot be created. Nothing was changed.";
    }

    /// Internal error. The request was not checked; later calls are not affected.
    Internal = "internal", Error {
        Usual "" => "Internal error. The request was not checked; later calls are not affected.";
    }
}

/// Reports a byte order mark at the start of a text.
pub(super) fn byte_order_mark(text: &str, findings: &mut Findings<'_>) {
    let mark = json::byte_order_mark(text);
    if mark > 0 {
        findings.report(Spot::text(&(0..mark)), ByteOrderMark::Usual).rewrite();
    }
}

/// Reports a text that is larger than the limit.
pub(super) fn too_large(bytes: usize, findings: &mut Findings<'_>) -> bool {
    let limit = findings.options().limits.bytes;
    if bytes <= limit {
        return false;
    }
    findings.report(Spot::text(&(0..0)), TooLarge::Usual { bytes, limit }).done();
    findings.refuse();
    true
}

/// Reports why a text could not be read. It is never valid, even where its rule is switched off.
pub(super) fn unreadable(text: &str, error: ParseError, findings: &mut Findings<'_>) {
    match error {
        ParseError::Syntax(SyntaxError { offset, fault }) => {
            let found = text.get(offset..).and_then(|rest| rest.chars().next());
            let spot = Spot::text(&(offset..offset + found.map_or(0, char::len_utf8)));
            findings.report(spot, SyntaxFinding { expected: fault.expected(), found: Found::Character(found) }).done();
        }
        ParseError::TooDeep { offset } => {
            let limit = findings.options().limits.depth;
            findings.report(Spot::text(&(offset..offset + 1)), TooDeep::Usual { limit }).done();
        }
    }
    findings.refuse();
}

/// Reports bytes that are not UTF-8 from an offset on.
pub(super) fn not_utf8(bytes: &[u8], valid: usize, findings: &mut Findings<'_>) {
    let found = bytes.get(valid).map(|byte| Byte(*byte));
    let expected = if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) { "utf-16" } else { "utf-8" };
    findings.report(Spot::text(&(valid..valid)), SyntaxFinding { expected, found: Found::Byte(found) }).done();
    findings.refuse();
}

/// A syntax error: the name of its variant is what was expected.
#[derive(Debug, Clone, Copy)]
struct SyntaxFinding {
    expected: &'static str,
    found: Found,
}

/// The unexpected character or byte.
#[derive(Debug, Clone, Copy)]
enum Found {
    Character(Option<char>),
    Byte(Option<Byte>),
}

impl Reported for SyntaxFinding {
    fn rule() -> &'static super::Rule {
        JsonSyntax::rule()
    }

    fn variant(&self) -> u8 {
        let place = JsonSyntax::rule().variants.iter().position(|variant| variant.name == self.expected);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
    }

    fn write(&self, params: &mut super::ParamWriter<'_>) {
        params.text(self.expected);
        match self.found {
            Found::Character(Some(character)) => params.add(&character),
            Found::Byte(Some(byte)) => params.add(&byte),
            Found::Character(None) | Found::Byte(None) => params.text(""),
        }
    }
}

/// The diagnostic of a change at a place that the text does not have and that cannot be made.
#[must_use]
pub fn unresolved_pointer(pointer: String, locale: &Locale) -> Diagnostic {
    let params = Params::from([("pointer", Param::Text(pointer.clone()))]);
    let rule = PointerUnresolved::rule();
    whole_text(rule, rule.severity, pointer, params, locale)
}

/// Encodes the report on a change at a place that the text does not have and that cannot be made.
pub fn encode_unresolved(pointer: &str, options: &Options, to: &mut Encoded) {
    let mut findings = Findings::new(options);
    findings.report(Spot::text(&(0..0)), PointerUnresolved::Usual { pointer }).below(pointer).done();
    findings.close().encode("", None, false, None, to);
}
