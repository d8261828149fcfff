//! Rules about the types of values: invalid ones, and those that the server accepts but returns as another type.

use target_groups_json::rows::{Class, Node};
use target_groups_json::{self as json, Decimal, quote};
use target_groups_message::Text;
use target_groups_model::{Amount, FieldKind, Identifier, Integer, Read, plain_meaning};

use crate::findings::Findings;
use crate::group::NumberRange;
use crate::params::{FieldOf, OneTermOf, TermOrWord};

crate::rules! {
    /// The value has the wrong type, such as a string where an object is expected.
    WrongType = "wrong-type", Error, fix Safe {
        Usual { field: FieldOf<'p>, expected: OneTermOf<'p>, found: &'static Text } "" => "Invalid type for \"{field}\": expected {expected}, found {found}.", fix "Convert to {expected}";
        Root { expected: OneTermOf<'p>, found: &'static Text } "root" => "Expected {expected}, found {found}.";
        Integer { field: FieldOf<'p>, expected: &'static Text, found: &'static Text } "integer" => "\"{field}\" must be a whole number.";
        Number { field: FieldOf<'p>, expected: &'static Text, found: &'static Text } "number" => "\"{field}\" must be a number, or a string that contains only a number.";
    }

    /// The server accepts a boolean here, but returns it as a string.
    BooleanExpression = "boolean-expression", Info, fix Safe {
        Usual "" => "The server accepts this boolean, but returns it as a string.", fix "Convert to a string";
    }

    /// The server accepts a number here, but returns it as a string.
    NumericRefCode = "numeric-ref-code", Info, fix Safe {
        Usual "" => "The server accepts this number, but returns it as a string.", fix "Convert to a string";
    }

    /// The server accepts a string that contains a number here, but returns it as a number.
    NumericText = "numeric-text", Info, fix Safe {
        Usual "" => "The server accepts this string, but returns it as a number.", fix "Convert to a number";
    }
}

const INTEGER: Text = Text::term("integer", "a whole number");
const ANYTHING: Text = Text::term("any", "any value");

/// The terms for types of values.
pub(crate) const TERMS: &[Text] = &[
    INTEGER,
    ANYTHING,
    Text::term("null", "null"),
    Text::term("boolean", "a boolean"),
    Text::term("number", "a number"),
    Text::term("string", "a string"),
    Text::term("array", "an array"),
    Text::term("object", "an object"),
];

fn term(kind: json::Kind) -> &'static Text {
    TERMS.iter().find(|term| term.key[1] == kind.name()).unwrap_or(&ANYTHING)
}

/// Returns the types that are valid.
fn expected_terms(expected: &'static FieldKind) -> Vec<TermOrWord<'static>> {
    let of_kind = |kind: &FieldKind| match kind {
        FieldKind::Integer | FieldKind::Number | FieldKind::Identifier => TermOrWord::Term(&INTEGER),
        _ => TermOrWord::Term(kind.json_kind().map_or(&ANYTHING, term)),
    };
    let FieldKind::OneOf(kinds) = expected else { return vec![of_kind(expected)] };
    let mut terms: Vec<TermOrWord<'static>> = kinds.iter().map(of_kind).collect();
    terms.dedup();
    terms
}

/// Reports a root value that is not an object.
#[inline(never)]
pub(super) fn wrong_root(root: Node<'_>, kind: &'static FieldKind, findings: &mut Findings<'_>) {
    let (expected, found) = (expected_terms(kind), term(root.kind()));
    findings.report(root, WrongType::Root { expected: OneTermOf(&expected), found }).done();
}

#[cold]
pub(super) fn wrong_type(value: Node<'_>, kind: &'static FieldKind, findings: &mut Findings<'_>) {
    let terms = expected_terms(kind);
    let finding = WrongType::Usual { field: FieldOf(value), expected: OneTermOf(&terms), found: term(value.kind()) };
    let added = findings.report(value, finding);
    match convert(value, kind) {
        Some(json) => added.fix(|fix| fix.set(value.rows(), value.place(), &json)),
        None => added.done(),
    }
}

/// Converts a value to another type, if no information is lost.
fn convert(value: Node<'_>, expected: &FieldKind) -> Option<String> {
    let text = value.as_str();
    let trimmed = text.as_deref().map(str::trim).unwrap_or_default();
    let converts = match (expected, value.kind()) {
        (FieldKind::Text { .. }, json::Kind::Number | json::Kind::Boolean) | (FieldKind::JsonText, json::Kind::Object) => {
            return Some(quote(value.raw()));
        }
        (FieldKind::Date, json::Kind::Number) => return plain_meaning(value.raw()).map(|date| quote(&date)),
        (FieldKind::Boolean, json::Kind::String) => matches!(trimmed, "true" | "false"),
        (FieldKind::Integer | FieldKind::Number, json::Kind::String) => Integer::read(value).is_some(),
        (FieldKind::Identifier, json::Kind::String) => Identifier::read(value).is_some_and(|identifier| identifier.number() >= 0),
        _ => false,
    };
    converts.then(|| trimmed.to_owned())
}

#[cold]
pub(super) fn accepted_as_text(value: Node<'_>, findings: &mut Findings<'_>) {
    let added = if value.class() == Class::Boolean {
        findings.report_once(value.list_field(), value, BooleanExpression::Usual)
    } else {
        findings.report_once(value.list_field(), value, NumericRefCode::Usual)
    };
    added.fix(|fix| fix.set_text(value.rows(), value.place(), value.raw()));
}

/// The maximum length of a number for which a double always keeps its value.
const MAX_EXACT_LENGTH: usize = 15;

/// Returns `true` if a number keeps its value in JavaScript, where the changes of a fix are applied.
fn survives_a_double(number: Decimal<'_>) -> bool {
    number.as_written().len() <= MAX_EXACT_LENGTH && !number.exceeds_double()
}

/// Reports a string that contains a number. The fix converts only strings that the other rules read as a number.
#[cold]
pub(super) fn amount_text(value: Node<'_>, findings: &mut Findings<'_>) {
    let is_number = value.as_str().is_some_and(|text| Decimal::parse(&text).is_some());
    let added = if is_number {
        findings.report_once(value.list_field(), value, NumericText::Usual)
    } else {
        findings
            .report(value, WrongType::Number { field: FieldOf(value), expected: term(json::Kind::Number), found: term(json::Kind::String) })
    };
    match Amount::read(value).filter(|amount| survives_a_double(amount.decimal())) {
        Some(amount) => added.fix(|fix| fix.set(value.rows(), value.place(), amount.decimal().as_written())),
        None => added.done(),
    }
}

#[inline(never)]
pub(super) fn too_large_number(value: Node<'_>, findings: &mut Findings<'_>) {
    if let Some(number) = value.as_decimal().filter(Decimal::exceeds_double) {
        findings.report(value, NumberRange::Large { field: FieldOf(value), value: number.as_written() }).done();
    }
}

#[inline(never)]
pub(super) fn whole_number(value: Node<'_>, findings: &mut Findings<'_>) {
    too_large_number(value, findings);
    if value.as_decimal().is_some_and(|number| number.decimals() > 0) {
        findings.report(value, WrongType::Integer { field: FieldOf(value), expected: &INTEGER, found: term(json::Kind::Number) }).done();
    }
}
