//! Rules on the text as a whole: that it can be read, and how much of it.

use target_groups_json::{ParseError, SyntaxError};
use target_groups_message::{Locale, Param, Params};

use super::encode::Encoded;
use super::findings::{Findings, Spot};
use super::params::Byte;
use super::report::{Diagnostic, whole_text};
use super::{Options, Reported};

crate::rules! {
    /// The text is not JSON.
    JsonSyntax = "json-syntax", Error {
        Value { expected: &'p str, found: &'p str } "value" => "A value should stand here: text in double quotes, a number, true, false, null, { or [.";
        Key { expected: &'p str, found: &'p str } "key" => "A key in double quotes should stand here.";
        Colon { expected: &'p str, found: &'p str } "colon" => "A colon should stand here, between the key and its value.";
        CommaOrBrace { expected: &'p str, found: &'p str } "comma-or-brace" => "A comma or a closing } should stand here.";
        CommaOrBracket { expected: &'p str, found: &'p str } "comma-or-bracket" => "A comma or a closing ] should stand here.";
        NoComma { expected: &'p str, found: &'p str } "no-comma" => "Remove the comma before this bracket: JSON has no comma after the last item.";
        EndOfText { expected: &'p str, found: &'p str } "end-of-text" => "The request ends before this character. Remove what follows.";
        ClosingBracket { expected: &'p str, found: &'p str } "closing-bracket" => "The text ends too early: something is still open. Close every { and [.";
        ClosingQuote { expected: &'p str, found: &'p str } "closing-quote" => "This text is not closed. Put a double quote where it ends; a line break inside is written \\n.";
        EscapedControlCharacter { expected: &'p str, found: &'p str } "escaped-control-character" => "This control character must be written as an escape, such as \\t.";
        Escape { expected: &'p str, found: &'p str } "escape" => "A backslash must be followed by one of \" \\ / b f n r t or u and four hexadecimal digits.";
        Number { expected: &'p str, found: &'p str } "number" => "This is no number of JSON: no leading zeros or plus sign, digits on both sides of the point.";
        DoubleQuote { expected: &'p str, found: &'p str } "double-quote" => "Text and keys stand in straight double quotes (\").";
        NoComment { expected: &'p str, found: &'p str } "no-comment" => "JSON has no comments. Remove it.";
        Space { expected: &'p str, found: &'p str } "space" => "This looks like a space, but JSON does not know it. Put an ordinary space in its place.";
        Utf8 { expected: &'p str, found: &'p str } "utf-8" => "The bytes from here on are not UTF-8.";
    }

    /// The text is larger than the limit.
    TooLarge = "too-large", Error {
        Usual { bytes: usize, limit: usize } "" => "The text has {bytes, plural, one {# byte} other {# bytes}}; a request may have {limit}.";
    }

    /// The text is nested deeper than the limit.
    TooDeep = "too-deep", Error {
        Usual { limit: usize } "" => "This bracket opens more than {limit, plural, one {# level} other {# levels}}.";
    }

    /// There are more diagnostics than are shown.
    TooMany = "too-many", Info {
        Usual { count: usize } "" => "{count, plural, one {# more diagnostic is} other {# more diagnostics are}} not shown.";
    }

    /// An edit was asked for at a place that the text does not have and that cannot be made.
    PointerUnresolved = "pointer-unresolved", Error {
        Usual { pointer: &'p str } "" => "The pointer \"{pointer}\" leads nowhere in this text, so nothing was changed.";
    }

    /// The checker itself failed. It has recovered; the request was not checked.
    Internal = "internal", Error {
        Usual "" => "The checker failed on this input and has recovered. The request was not checked.";
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
    findings.report(Spot::text(&(valid..valid)), SyntaxFinding { expected: "utf-8", found: Found::Byte(found) }).done();
    findings.refuse();
}

/// A syntax error: the name of its variant is what was expected.
#[derive(Debug, Clone, Copy)]
struct SyntaxFinding {
    expected: &'static str,
    found: Found,
}

/// What stands where something else was expected.
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
