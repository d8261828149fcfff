//! Rules on keys and kinds of values. They follow from the description of the fields in `model`.

use std::collections::{BTreeMap, BTreeSet};

use target_groups_json::{self as json, Change, Decimal, Pointer, Value, quote};
use target_groups_message::{Joining, Param, Text};
use target_groups_model::{
    Amount, Enumeration, Field, Identifier, Integer, Kind, Located, Observer, Presence, Read, Recognised, RecordSchema, TargetType, Unknown,
};

use super::findings::{Finding, Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &DUPLICATE_KEY,
    &WRONG_TYPE,
    &NULL_VALUE,
    &UNKNOWN_FIELD,
    &RESPONSE_ONLY_FIELD,
    &REQUIRED,
    &ENUM_UNKNOWN,
    &ENUM_SPELLING,
    &SUM_TARGET_TYPE,
    &TILL_ID,
    &BOOLEAN_EXPRESSION,
    &NUMERIC_REF_CODE,
    &NUMERIC_TEXT,
];

const DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Warning,
    about: "A key appears twice in one object; the last one counts.",
    wordings: &[("", "The key \"{key}\" has appeared in this object before. Only the last value counts; remove the others.")],
    fixes: &[],
};

const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    about: "The kind of value is neither documented nor known to be accepted.",
    wordings: &[
        ("", "This must be {expected}, but it is {found}."),
        ("integer", "This must be a whole number."),
        ("number", "This must be a number, or text that is nothing but a number."),
    ],
    fixes: &[("", "Write it as {expected}")],
};

const NULL_VALUE: Rule = Rule {
    code: "null-value",
    severity: Severity::Warning,
    about: "A field is sent as null; it is read as not sent.",
    wordings: &[("", "null is read as if \"{field}\" were not sent. Leave the field out.")],
    fixes: &[("", "Remove \"{field}\"")],
};

const UNKNOWN_FIELD: Rule = Rule {
    code: "unknown-field",
    severity: Severity::Warning,
    about: "Nobody documents a field of this name here.",
    wordings: &[
        ("", "There is no field \"{field}\" here; the server is likely to ignore it."),
        ("near", "There is no field \"{field}\" here. Did you mean \"{nearest}\"?"),
        ("plan", "There is no field \"{field}\" in this part of a plan; nothing is made of it."),
    ],
    fixes: &[("", "Rename it to \"{nearest}\"")],
};

const RESPONSE_ONLY_FIELD: Rule = Rule {
    code: "response-only-field",
    severity: Severity::Info,
    about: "The field belongs to answers; the server sets it.",
    wordings: &[("", "\"{field}\" is set by the server and has no place in a request.")],
    fixes: &[("", "Remove \"{field}\"")],
};

const REQUIRED: Rule = Rule {
    code: "required",
    severity: Severity::Error,
    about: "A field that must be sent is missing, or a list that must hold something is empty.",
    wordings: &[("", "\"{field}\" is missing. It is required here."), ("empty", "\"{field}\" must hold at least one item.")],
    fixes: &[],
};

const ENUM_UNKNOWN: Rule = Rule {
    code: "enum-unknown",
    severity: Severity::Error,
    about: "The value is none of the words that the field takes.",
    wordings: &[
        ("", "\"{value}\" is none of the values of this field: {allowed}."),
        ("near", "\"{value}\" is none of the values of this field. Did you mean {nearest}?"),
    ],
    fixes: &[("", "Change it to {nearest}")],
};

const ENUM_SPELLING: Rule = Rule {
    code: "enum-spelling",
    severity: Severity::Warning,
    about: "The value is spelled as in the tables of the documentation; requests spell it otherwise.",
    wordings: &[("", "Requests spell \"{value}\" as {wire}.")],
    fixes: &[("", "Change it to {wire}")],
};

const SUM_TARGET_TYPE: Rule = Rule {
    code: "sum-target-type",
    severity: Severity::Error,
    about: "A sum is EVENT_ATTRIBUTE on the wire, with extendedFieldInfo.aggregateFunction SUM.",
    wordings: &[(
        "",
        "There is no target type SUM in requests. Write EVENT_ATTRIBUTE, and in extendedFieldInfo the attribute and the aggregateFunction SUM.",
    )],
    fixes: &[("", "Change it to {wire}")],
};

const TILL_ID: Rule = Rule {
    code: "till-id",
    severity: Severity::Error,
    about: "The number of a till, store or programme is no whole number up to 2^53 − 1, or is negative.",
    wordings: &[
        ("", "This number names something, so it must be a whole number up to {largest}."),
        ("negative", "This number names something and is hardly negative; the server itself uses -1 for no till."),
    ],
    fixes: &[],
};

const BOOLEAN_EXPRESSION: Rule = Rule {
    code: "boolean-expression",
    severity: Severity::Info,
    about: "A boolean is accepted here and returned as text.",
    wordings: &[("", "The server takes this boolean and returns it as text.")],
    fixes: &[("", "Write it as text")],
};

const NUMERIC_REF_CODE: Rule = Rule {
    code: "numeric-ref-code",
    severity: Severity::Info,
    about: "A number is accepted here and returned as text.",
    wordings: &[("", "The server takes this number and returns it as text.")],
    fixes: &[("", "Write it as text")],
};

const NUMERIC_TEXT: Rule = Rule {
    code: "numeric-text",
    severity: Severity::Info,
    about: "Text that holds a number is accepted here and returned as a number.",
    wordings: &[("", "The server takes this text and returns it as a number.")],
    fixes: &[("", "Write it as a number")],
};

/// Checks records as they are read.
pub struct Structure<'f, 'd, 'o> {
    findings: &'f mut Findings<'d, 'o>,
    /// The wording for a field that nobody describes.
    unknown: &'static str,
}

impl<'f, 'd, 'o> Structure<'f, 'd, 'o> {
    /// Checks the records of a request.
    pub fn of_request(findings: &'f mut Findings<'d, 'o>) -> Self {
        Self { findings, unknown: "" }
    }

    /// Checks the records of a plan.
    pub fn of_plan(findings: &'f mut Findings<'d, 'o>) -> Self {
        Self { findings, unknown: "plan" }
    }
}

impl<'d> Observer<'d> for Structure<'_, 'd, '_> {
    fn record(&mut self, object: Value<'d>, schema: &'static RecordSchema, located: &Located<'d, '_>) {
        let findings = &mut *self.findings;
        for (field, member) in schema.fields.iter().zip(located.members) {
            match member {
                Some(member) if field.request == Presence::Never => {
                    findings.report(&RESPONSE_ONLY_FIELD, Place::Key(*member), |finding| finding.param("field", field.name).remove());
                }
                Some(member) => check_field(member.value, field, findings),
                None if field.request == Presence::Required => {
                    let place = Place::Missing(object, std::slice::from_ref(&field.name));
                    findings.report(&REQUIRED, place, |finding| finding.param("field", field.name));
                }
                None => {}
            }
        }
        if located.repeats {
            repeated_keys_of(object, findings);
        }
        for unknown in &located.unknown {
            unknown_field(object, *unknown, self.unknown, findings);
        }
    }
}

/// Reports a text that is no object.
pub fn report_root<'d>(root: Value<'d>, expected: &'static Kind, findings: &mut Findings<'d, '_>) {
    wrong_type(root, expected, findings);
}

fn unknown_field<'d>(object: Value<'d>, Unknown { member, meant }: Unknown<'d>, case: &'static str, findings: &mut Findings<'d, '_>) {
    findings.report(&UNKNOWN_FIELD, Place::Key(member), |finding| {
        let finding = finding.case(case).param("field", &*member.key());
        let Some(field) = meant else { return finding };
        let renamed = Pointer::to(object).join(field.name).to_string();
        finding.case("near").param("nearest", field.name).change(Change::set(renamed, member.value.raw())).remove()
    });
    match meant {
        Some(field) => check_field(member.value, field, findings),
        None => repeated_keys(member.value, findings),
    }
}

fn check_field<'d>(value: Value<'d>, field: &'static Field, findings: &mut Findings<'d, '_>) {
    let required = field.request == Presence::Required;
    if value.kind() != json::Kind::Null {
        let empty = value.kind() == json::Kind::Array && value.elements().next().is_none();
        if required && empty && matches!(field.kind, Kind::List(_)) {
            findings.report(&REQUIRED, Place::Value(value), |finding| finding.case("empty").param("field", field.name));
        }
        check_kind(value, &field.kind, findings);
    } else if required {
        findings.report(&REQUIRED, Place::Value(value), |finding| finding.param("field", field.name));
    } else {
        findings.report(&NULL_VALUE, Place::Value(value), |finding| finding.param("field", field.name).remove());
    }
}

fn check_kind<'d>(value: Value<'d>, kind: &'static Kind, findings: &mut Findings<'d, '_>) {
    let found = value.kind();
    match kind {
        Kind::OneOf(kinds) => one_of(value, kind, kinds, findings),
        Kind::Object if found == json::Kind::Object => repeated_keys(value, findings),
        Kind::Anything => repeated_keys(value, findings),
        Kind::Text { also: Some(also) } if *also == found => accepted_as_text(value, findings),
        Kind::Amount if found == json::Kind::String => amount_text(value, findings),
        _ if kind.json_kind() != Some(found) => wrong_type(value, kind, findings),
        Kind::Integer => whole_number(value, findings),
        Kind::Identifier => identifier(value, findings),
        Kind::Enumeration(enumeration) => word(value, enumeration, findings),
        Kind::List(element_kind) => value.elements().for_each(|element| check_kind(element, element_kind, findings)),
        // What a record holds is checked when it is read itself.
        Kind::Record(_) | Kind::Object | Kind::Text { .. } | Kind::JsonText | Kind::Boolean | Kind::Amount | Kind::Date => {}
    }
}

/// The kind that a value of one of several kinds is of. A text may stand for a number.
fn one_of<'d>(value: Value<'d>, kind: &'static Kind, kinds: &'static [Kind], findings: &mut Findings<'d, '_>) {
    let found = value.kind();
    let fits = |kind: &&Kind| kind.json_kind() == Some(found);
    let as_text = |kind: &&Kind| found == json::Kind::String && matches!(kind, Kind::Amount);
    match kinds.iter().find(fits).or_else(|| kinds.iter().find(as_text)) {
        Some(kind) => check_kind(value, kind, findings),
        None => wrong_type(value, kind, findings),
    }
}

const INTEGER: Text = Text::term("integer", "a whole number");
const ANYTHING: Text = Text::term("any", "any value");

/// The words for kinds of value.
pub(super) const TERMS: &[Text] = &[
    INTEGER,
    ANYTHING,
    Text::term("null", "null"),
    Text::term("boolean", "true or false"),
    Text::term("number", "a number"),
    Text::term("string", "text"),
    Text::term("array", "a list"),
    Text::term("object", "an object"),
];

fn term(kind: json::Kind) -> &'static Text {
    TERMS.iter().find(|term| term.key[1] == kind.name()).unwrap_or(&ANYTHING)
}

/// The kinds of value that fit.
fn expected_terms(expected: &'static Kind) -> Param {
    let of_kind = |kind: &Kind| match kind {
        Kind::Integer | Kind::Identifier => Param::Term(&INTEGER),
        _ => Param::Term(kind.json_kind().map_or(&ANYTHING, term)),
    };
    let Kind::OneOf(kinds) = expected else { return of_kind(expected) };
    let mut terms: Vec<Param> = kinds.iter().map(of_kind).collect();
    terms.dedup();
    Param::List(terms, Joining::Or)
}

fn accepted_as_text<'d>(value: Value<'d>, findings: &mut Findings<'d, '_>) {
    let rule = if value.kind() == json::Kind::Boolean { &BOOLEAN_EXPRESSION } else { &NUMERIC_REF_CODE };
    findings.report(rule, Place::Value(value), |finding| finding.set(&quote(value.raw())));
}

/// A fix makes a number only of text that the other rules read as one.
fn amount_text<'d>(value: Value<'d>, findings: &mut Findings<'d, '_>) {
    let is_number = value.as_str().is_some_and(|text| Decimal::parse(&text).is_some());
    let rule = if is_number { &NUMERIC_TEXT } else { &WRONG_TYPE };
    findings.report(rule, Place::Value(value), |finding| {
        let finding = if is_number {
            finding
        } else {
            finding.case("number").param("expected", term(json::Kind::Number)).param("found", term(json::Kind::String))
        };
        match Amount::read(value) {
            Some(amount) => finding.set(amount.decimal().as_written()),
            None => finding,
        }
    });
}

fn whole_number<'d>(value: Value<'d>, findings: &mut Findings<'d, '_>) {
    if value.as_decimal().is_some_and(|number| number.decimals() > 0) {
        findings.report(&WRONG_TYPE, Place::Value(value), |finding| {
            finding.case("integer").param("expected", &INTEGER).param("found", term(json::Kind::Number))
        });
    }
}

fn identifier<'d>(value: Value<'d>, findings: &mut Findings<'d, '_>) {
    let number = value.as_decimal().and_then(|number| number.to_i64());
    match number {
        Some(0..=Identifier::LARGEST) => {}
        Some(number) if (-Identifier::LARGEST..0).contains(&number) => {
            findings.report_as(Severity::Warning, &TILL_ID, Place::Value(value), |finding| finding.case("negative"));
        }
        _ => findings.report(&TILL_ID, Place::Value(value), |finding| finding.param("largest", Identifier::LARGEST.to_string())),
    }
}

fn word<'d>(value: Value<'d>, enumeration: &'static Enumeration, findings: &mut Findings<'d, '_>) {
    let text = value.as_str().unwrap_or_default();
    match enumeration.recognise(&text) {
        Recognised::Exact(_) => {}
        Recognised::Spelled(index) => {
            let wire = enumeration.values.get(index).map(|value| value.wire).unwrap_or_default();
            let is_sum = wire == TargetType::EventAttribute.wire() && text.trim().eq_ignore_ascii_case("SUM");
            let rule = if is_sum { &SUM_TARGET_TYPE } else { &ENUM_SPELLING };
            findings.report(rule, Place::Value(value), |finding| finding.param("value", &*text).param("wire", wire).set(&quote(wire)));
        }
        Recognised::Near(_) | Recognised::Unknown => {
            findings.report(&ENUM_UNKNOWN, Place::Value(value), |finding| unknown_word(finding, &text, enumeration));
        }
    }
}

fn unknown_word<'f, 'd>(finding: &'f mut Finding<'d>, text: &str, enumeration: &'static Enumeration) -> &'f mut Finding<'d> {
    let words = enumeration.values.iter().map(|value| value.wire);
    let finding = finding.param("value", text).param("allowed", Param::one_of(words));
    match enumeration.wire_of(text) {
        Some(wire) => finding.case("near").param("nearest", wire).set(&quote(wire)),
        None => finding,
    }
}

fn wrong_type<'d>(value: Value<'d>, expected: &'static Kind, findings: &mut Findings<'d, '_>) {
    findings.report(&WRONG_TYPE, Place::Value(value), |finding| {
        let finding = finding.param("expected", expected_terms(expected)).param("found", term(value.kind()));
        match convert(value, expected) {
            Some(json) => finding.set(&json),
            None => finding,
        }
    });
}

/// The same content as another kind of value, where nothing is lost.
fn convert(value: Value<'_>, expected: &Kind) -> Option<String> {
    let text = value.as_str();
    let trimmed = text.as_deref().map(str::trim).unwrap_or_default();
    let converts = match (expected, value.kind()) {
        (Kind::Text { .. }, json::Kind::Number | json::Kind::Boolean) | (Kind::JsonText, json::Kind::Object) => {
            return Some(quote(value.raw()));
        }
        (Kind::Boolean, json::Kind::String) => matches!(trimmed, "true" | "false"),
        (Kind::Integer, json::Kind::String) => Integer::read(value).is_some(),
        (Kind::Identifier, json::Kind::String) => Identifier::read(value).is_some_and(|identifier| identifier.number() >= 0),
        _ => false,
    };
    converts.then(|| trimmed.to_owned())
}

/// Reports keys that appear twice in any object of a value that no field describes.
fn repeated_keys<'d>(value: Value<'d>, findings: &mut Findings<'d, '_>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        repeated_keys_of(value, findings);
        waiting.extend(value.members().map(|member| member.value));
        waiting.extend(value.elements());
    }
}

/// Reports keys that appear twice in an object, at the place that counts.
fn repeated_keys_of<'d>(object: Value<'d>, findings: &mut Findings<'d, '_>) {
    let mut seen = BTreeSet::new();
    let mut repeated = BTreeMap::new();
    for member in object.members() {
        if !seen.insert(member.key()) {
            repeated.insert(member.key(), member);
        }
    }
    for (key, member) in repeated {
        findings.report(&DUPLICATE_KEY, Place::Key(member), |finding| finding.param("key", &*key));
    }
}
