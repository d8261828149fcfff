//! Rules about the text as a whole: syntax, size and depth.

use target_groups_json as json;

use target_groups_message::{Locale, Param, Params};
use target_groups_text::{EditError, Obstacle, Recovered};

use super::encode::Encoded;
use super::findings::{Findings, Spot};
use super::params::Byte;
use super::report::{Diagnostic, whole_text};
use super::{Options, Reported};

crate::rules! {
    /// The text is not valid JSON.
    JsonSyntax = "json-syntax", Error, fix Safe {
        Value { expected: &'p str, found: &'p str } "value" => "Expected a value: a string in double quotes, a number, true, false, null, { or [.", fix "Remove the key";
        Key { expected: &'p str, found: &'p str } "key" => "Expected a key in double quotes.", fix "Put the key in double quotes";
        Colon { expected: &'p str, found: &'p str } "colon" => "Expected a colon between the key and its value.", fix "Insert a colon";
        CommaOrBrace { expected: &'p str, found: &'p str } "comma-or-brace" => "Expected a comma or a closing }.", fix "Insert a comma";
        CommaOrBracket { expected: &'p str, found: &'p str } "comma-or-bracket" => "Expected a comma or a closing ].", fix "Insert a comma";
        NoComma { expected: &'p str, found: &'p str } "no-comma" => "JSON does not allow trailing commas. Remove the comma before this bracket.", fix "Remove the comma";
        NoSeparator { expected: &'p str, found: &'p str } "no-separator" => "Unexpected \"{found}\". Remove it.", fix "Remove it";
        EndOfText { expected: &'p str, found: &'p str } "end-of-text" => "Unexpected text after the end of the JSON. Remove it.", fix "Remove the text after the JSON";
        ClosingBracket { expected: &'p str, found: &'p str } "closing-bracket" => "The text ends before all brackets are closed. Close every { and [.", fix "Close everything that is open";
        OpeningBrace { expected: &'p str, found: &'p str } "opening-brace" => "The opening brace of this object is missing.", fix "Insert the opening brace";
        OpeningBracket { expected: &'p str, found: &'p str } "opening-bracket" => "The opening bracket of this array is missing.", fix "Insert the opening bracket";
        ClosingBrace { expected: &'p str, found: &'p str } "closing-brace" => "The object before this character is not closed. Close it with }.", fix "Insert the closing brace";
        ClosingSquareBracket { expected: &'p str, found: &'p str } "closing-square-bracket" => "The array before this character is not closed. Close it with ].", fix "Insert the closing bracket";
        NoBracket { expected: &'p str, found: &'p str } "no-bracket" => "This bracket does not match any other bracket. Remove it.", fix "Remove the bracket";
        OtherBracket { expected: &'p str, found: &'p str } "other-bracket" => "This bracket does not match the bracket that it should belong to.", fix "Correct the bracket";
        OpeningQuote { expected: &'p str, found: &'p str } "opening-quote" => "This text has a closing quote, but no opening quote.", fix "Insert the opening quote";
        ClosingQuote { expected: &'p str, found: &'p str } "closing-quote" => "This string is not closed. Add a double quote at its end; write a line break inside a string as \\n.", fix "Move or insert the closing quote";
        EscapedQuote { expected: &'p str, found: &'p str } "escaped-quote" => "A double quote inside a string must be escaped: \\\".", fix "Escape the quotes";
        EscapedControlCharacter { expected: &'p str, found: &'p str } "escaped-control-character" => "Control characters in strings must be escaped, for example as \\t.", fix "Escape the control characters";
        Escape { expected: &'p str, found: &'p str } "escape" => "Invalid escape. A backslash must be followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits.", fix "Correct the escape";
        Number { expected: &'p str, found: &'p str } "number" => "Invalid number. JSON allows no leading zeros, no plus sign and no separators, and requires digits on both sides of the decimal point.", fix "Correct the number";
        Literal { expected: &'p str, found: &'p str } "literal" => "Unknown word. JSON has only true, false and null, in lower case.", fix "Correct the word";
        Quotes { expected: &'p str, found: &'p str } "quotes" => "Text must be in double quotes.", fix "Put the text in double quotes";
        DoubleQuote { expected: &'p str, found: &'p str } "double-quote" => "Strings and keys must be in straight double quotes (\").", fix "Use straight double quotes";
        OneValue { expected: &'p str, found: &'p str } "one-value" => "Only one value can be sent. Keep the one that you mean.", fix "Keep the first value";
        NoText { expected: &'p str, found: &'p str } "no-text" => "Unexpected \"{found}\". It belongs to neither a key nor a value.", fix "Remove it";
        NoComment { expected: &'p str, found: &'p str } "no-comment" => "JSON does not allow comments. Remove the comment.", fix "Remove the comment";
        Space { expected: &'p str, found: &'p str } "space" => "This character looks like a space, but JSON does not allow it. Replace it with an ordinary space.", fix "Replace with a space";
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
        Range { from: usize, to: usize } "range" => "The text has no range from {from} to {to} that can be changed: it is too long, or another change overlaps it. Nothing was changed.";
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

/// Reports the faults of a text that is not JSON. The text is invalid even if the rule is turned off.
pub(super) fn unreadable(text: &str, recovered: &Recovered, findings: &mut Findings<'_>) {
    let mut edits = recovered.repair.edits_by_fault();
    for (number, fault) in recovered.faults.iter().enumerate() {
        let found = text.get(fault.span.clone()).and_then(|found| found.chars().next());
        let finding = SyntaxFinding { expected: fault.kind.expected(), found: UnexpectedInput::Character(found) };
        findings.report(Spot::text(&fault.span), finding).fix(|fixer| {
            for edit in edits.take(number) {
                fixer.replace(edit.from..edit.to, &edit.insert);
            }
            if !fault.is_certain {
                fixer.ask();
            }
        });
    }
    if let Some(Obstacle::TooDeep(offset)) = recovered.obstacle {
        let limit = findings.options().limits.depth;
        findings.report(Spot::text(&(offset..offset + 1)), TooDeep::Usual { limit }).done();
    }
    findings.refuse();
}

/// Reports the bytes from an offset on, which are not valid UTF-8.
pub(super) fn not_utf8(bytes: &[u8], valid: usize, findings: &mut Findings<'_>) {
    let found = bytes.get(valid).map(|byte| Byte(*byte));
    let expected = if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) { "utf-16" } else { "utf-8" };
    findings.report(Spot::text(&(valid..valid)), SyntaxFinding { expected, found: UnexpectedInput::Byte(found) }).done();
    findings.refuse();
}

/// A syntax error. The name of its variant is the expected token.
#[derive(Debug, Clone, Copy)]
struct SyntaxFinding {
    expected: &'static str,
    found: UnexpectedInput,
}

/// The unexpected character or byte.
#[derive(Debug, Clone, Copy)]
enum UnexpectedInput {
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
            UnexpectedInput::Character(Some(character)) => params.add(&character),
            UnexpectedInput::Byte(Some(byte)) => params.add(&byte),
            UnexpectedInput::Character(None) | UnexpectedInput::Byte(None) => params.text(""),
        }
    }
}

/// Creates the diagnostic for a change at a pointer or range that does not exist in the text and cannot be created.
#[must_use]
pub fn unresolved_place(place: &EditError, locale: &Locale) -> Diagnostic {
    let rule = PointerUnresolved::rule();
    let (variant, pointer, params) = match place {
        EditError::Range(from, to) => (1, String::new(), Params::from([("from", Param::Number(*from)), ("to", Param::Number(*to))])),
        EditError::Pointer(pointer) => (0, pointer.clone(), Params::from([("pointer", Param::Text(pointer.clone()))])),
        EditError::Unreadable => (0, String::new(), Params::from([("pointer", Param::Text(String::new()))])),
    };
    whole_text(rule, variant, rule.severity, pointer, params, locale)
}

/// Encodes the report for a change at a pointer or range that does not exist in the text and cannot be created.
pub fn encode_unresolved(place: &EditError, options: &Options, to: &mut Encoded) {
    let mut findings = Findings::new(options);
    let start = Spot::text(&(0..0));
    match place {
        EditError::Range(from, to) => findings.report(start, PointerUnresolved::Range { from: *from, to: *to }).done(),
        EditError::Pointer(pointer) => findings.report(start, PointerUnresolved::Usual { pointer }).below(pointer).done(),
        EditError::Unreadable => findings.refuse(),
    }
    findings.close().encode("", None, false, None, to);
}
