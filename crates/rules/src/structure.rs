//! Rules about keys and types of values, which follow from the model.

use target_groups_json::rows::{Class, Node, OtherKind, OtherRef, RowRef, Rows};
use target_groups_json::{self as json, Decimal, Value, quote};
use target_groups_message::Text;
use target_groups_model::{
    Amount, DefaultValue, Enumeration, Field, Identifier, Integer, Kind, Presence, Read, Recognised, Record, RecordSchema, TargetType,
    plain_meaning,
};

use super::Severity;
use super::findings::{Findings, Spot};
use super::group::NumberRange;
use super::params::{Digits, FieldOf, OneOf, OneTermOf, TermOrWord};

crate::rules! {
    /// A key appears more than once in an object. Only the last value counts.
    DuplicateKey = "duplicate-key", Warning {
        Usual { key: &'p str } "" => "The key \"{key}\" is repeated in this object. Only the last value counts; remove the others.";
    }

    /// The value has the wrong type, such as a string where an object is expected.
    WrongType = "wrong-type", Error, fix Safe {
        Usual { field: FieldOf<'p>, expected: OneTermOf<'p>, found: &'static Text } "" => "Invalid type for \"{field}\": expected {expected}, found {found}.", fix "Convert to {expected}";
        Root { expected: OneTermOf<'p>, found: &'static Text } "root" => "Expected {expected}, found {found}.";
        Integer { field: FieldOf<'p>, expected: &'static Text, found: &'static Text } "integer" => "\"{field}\" must be a whole number.";
        Number { field: FieldOf<'p>, expected: &'static Text, found: &'static Text } "number" => "\"{field}\" must be a number, or a string that contains only a number.";
    }

    /// A field is null. The server treats it as missing.
    NullValue = "null-value", Warning, fix Safe {
        Usual { field: &'p str } "" => "\"{field}\" is null, which the server treats as missing. Remove the field.", fix "Remove \"{field}\"";
    }

    /// The field is not documented.
    UnknownField = "unknown-field", Warning, fix Asks {
        Usual { field: &'p str } "" => "Unknown field \"{field}\". The server probably ignores it.", fix "Rename to \"{nearest}\"";
        Near { field: &'p str, nearest: &'p str } "near" => "Unknown field \"{field}\". Did you mean \"{nearest}\"?";
        Plan { field: &'p str } "plan" => "Unknown field \"{field}\". It is ignored when the request is built.";
    }

    /// The field is set by the server and appears only in responses.
    ResponseOnlyField = "response-only-field", Info, fix Safe {
        Usual { field: &'p str } "" => "\"{field}\" is set by the server. Requests do not need it.", fix "Remove \"{field}\"";
    }

    /// The field belongs to the older flow of three calls, in which targets are created after their periods have IDs.
    ThreeCallField = "three-call-field", Info, fix Safe {
        Usual { field: &'p str } "" => "\"{field}\" belongs to the older flow of three calls, and means nothing in this request: values are matched to periods by their order.", fix "Remove \"{field}\"";
    }

    /// A required field is missing, or a required list is empty.
    Required = "required", Error {
        Usual { field: &'p str } "" => "Required field \"{field}\" is missing.";
        Blank { field: &'p str } "blank" => "\"{field}\" is an empty string. Customers are enrolled by it, so give it a value.";
        Empty { field: &'p str } "empty" => "\"{field}\" must have at least one item.";
    }

    /// The value is not one of the values that the field accepts.
    EnumUnknown = "enum-unknown", Error, fix Asks {
        Usual { field: FieldOf<'p>, value: &'p str, allowed: OneOf<'p> } "" => "\"{value}\" is not a valid value for \"{field}\". Valid values: {allowed}.", fix "Change to {nearest}";
        Near { field: FieldOf<'p>, value: &'p str, allowed: OneOf<'p>, nearest: &'p str } "near" => "\"{value}\" is not a valid value for \"{field}\". Did you mean {nearest}?";
    }

    /// The value is spelled differently in requests, for example as in a table of the documentation.
    EnumSpelling = "enum-spelling", Warning, fix Safe {
        Usual { field: FieldOf<'p>, value: &'p str, wire: &'p str } "" => "\"{field}\" must be spelled {wire}, not \"{value}\".", fix "Change to {wire}";
    }

    /// `SUM` is not a target type. A sum has `targetType` `EVENT_ATTRIBUTE`, with `aggregateFunction` `SUM` in `extendedFieldInfo`.
    SumTargetType = "sum-target-type", Error, fix Safe {
        Usual { value: &'p str, wire: &'p str } "" => "\"targetType\" cannot be SUM. Use EVENT_ATTRIBUTE, and name the attribute and the aggregateFunction SUM in \"extendedFieldInfo\".", fix "Change to {wire}";
    }

    /// The ID of a till, store or programme is not a whole number, is negative, or is larger than 2^53 − 1, up to which JavaScript counts exactly.
    TillId = "till-id", Error {
        Usual { field: FieldOf<'p>, largest: Digits } "" => "\"{field}\" must contain IDs only: whole numbers up to {largest}.";
        Large { field: FieldOf<'p>, largest: Digits } "large" => "\"{field}\" is larger than {largest}, so programs in JavaScript cannot read all its digits.";
        Negative { field: FieldOf<'p> } "negative" => "\"{field}\" is negative. IDs are positive; the server itself uses -1 for \"no till\".";
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

/// The kind of document whose structure is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A request.
    Request,
    /// A plan.
    Plan,
}

/// Checks the keys and the kinds of values of a text. Objects in which everything is as documented are not looked at.
#[inline(never)]
pub fn check(rows: Rows<'_>, kind: &'static Kind, subject: Subject, max_depth: usize, findings: &mut Findings<'_>) {
    if rows.root().row().is_none() {
        let (expected, found) = (expected_terms(kind), term(rows.root().kind()));
        findings.report(rows.root(), WrongType::Root { expected: OneTermOf(&expected), found }).done();
        return;
    }
    let mut checker = Checker { subject, max_depth, findings };
    for row in rows.odd_rows() {
        if let Some(schema) = row.layout().and_then(|layout| find_schema(kind, layout.name)) {
            checker.record(row, schema);
        }
    }
}

/// Checks only that the fields of the text's object that are required are there.
#[inline(never)]
pub(super) fn check_required(rows: Rows<'_>, kind: &'static Kind, findings: &mut Findings<'_>) {
    if let (Some(row), Kind::Record(schema)) = (rows.root().row(), kind) {
        schema.fields.iter().for_each(|field| required(row, field, findings));
    }
}

/// Reports a required field that is missing.
#[inline(never)]
fn required(row: RowRef<'_>, field: &'static Field, findings: &mut Findings<'_>) {
    let Some(cell) = row.layout().and_then(|layout| layout.find_cell(field.name)) else { return };
    if field.request == Presence::Required && row.own_cell(cell).is_none() {
        findings.report(Spot::missing(row, row.place_of(cell)), Required::Usual { field: field.name }).done();
    }
}

/// Looks for a schema below a kind. There are few, and only rows that are odd ask.
fn find_schema(kind: &'static Kind, name: &str) -> Option<&'static RecordSchema> {
    match kind {
        Kind::Record(schema) if schema.name == name => Some(schema),
        Kind::Record(schema) => {
            let mut sent = schema.fields.iter().filter(|field| field.request != Presence::Never);
            sent.find_map(|field| find_schema(&field.kind, name))
        }
        Kind::List(element) => find_schema(element, name),
        Kind::OneOf(kinds) => kinds.iter().find_map(|kind| find_schema(kind, name)),
        _ => None,
    }
}

struct Checker<'f, 'o> {
    subject: Subject,
    max_depth: usize,
    findings: &'f mut Findings<'o>,
}

impl Checker<'_, '_> {
    fn record(&mut self, row: RowRef<'_>, schema: &'static RecordSchema) {
        for field in schema.fields.iter().filter(|field| field.request != Presence::Never) {
            required(row, field, self.findings);
            let cell = row.layout().and_then(|layout| layout.find_cell(field.name));
            if let Some(value) = cell.and_then(|cell| row.cell(cell)) {
                self.field(value, field);
            }
        }
        for other in row.others().filter(|other| !other.is_replaced()) {
            self.other(row, other);
        }
    }

    fn other(&mut self, row: RowRef<'_>, other: OtherRef<'_>) {
        let (rows, place) = (row.node().rows(), other.place());
        let key = other.key();
        if other.is_repeated() {
            self.findings.report(Spot::key(other), DuplicateKey::Usual { key: &key }).done();
        }
        match other.kind() {
            OtherKind::Repeated(_) => {}
            OtherKind::Nothing(_) => {
                let (list, spot) = (rows.list_field(place), Spot::key(other));
                let is_of_value = row.layout().is_some_and(|layout| layout.name == DefaultValue::SCHEMA.name);
                let added = if is_of_value && DefaultValue::OF_THREE_CALLS.contains(&&*key) {
                    self.findings.report_once(list, spot, ThreeCallField::Usual { field: &key })
                } else {
                    self.findings.report_once(list, spot, ResponseOnlyField::Usual { field: &key })
                };
                added.fix(|fix| fix.remove(rows, place));
            }
            OtherKind::Unknown => self.unknown(row, other),
        }
    }

    fn unknown(&mut self, row: RowRef<'_>, other: OtherRef<'_>) {
        let key = other.key();
        if let Some(meant) = other.meant() {
            let rows = row.node().rows();
            let finding = UnknownField::Near { field: &key, nearest: meant.name };
            self.findings.report(Spot::key(other), finding).fix(|fix| {
                fix.set(rows, row.place_of(meant.cell), &other.value().json());
                fix.remove(rows, other.place());
            });
            return;
        }
        let finding = match self.subject {
            Subject::Request => UnknownField::Usual { field: &key },
            Subject::Plan => UnknownField::Plan { field: &key },
        };
        self.findings.report(Spot::key(other), finding).done();
        self.repeated_keys(other.value());
    }

    fn field(&mut self, value: Node<'_>, field: &'static Field) {
        let required = field.request == Presence::Required;
        if value.is_plain() && !matches!(field.kind, Kind::Object | Kind::Anything | Kind::OneOf(_) | Kind::List(_)) {
            return;
        }
        if value.class() != Class::Null {
            let empty = value.class() == Class::Array && value.elements().len() == 0;
            if required && empty && matches!(field.kind, Kind::List(_)) {
                self.findings.report(value, Required::Empty { field: field.name }).done();
            }
            self.kind(value, &field.kind);
        } else if required {
            self.findings.report(value, Required::Usual { field: field.name }).done();
        } else {
            let finding = NullValue::Usual { field: field.name };
            self.findings.report_once(value.list_field(), value, finding).fix(|fix| fix.remove(value.rows(), value.place()));
        }
    }

    fn kind(&mut self, value: Node<'_>, kind: &'static Kind) {
        let found = value.kind();
        match kind {
            Kind::OneOf(kinds) => self.one_of(value, kind, kinds),
            Kind::Object if found == json::Kind::Object => self.repeated_keys(value),
            Kind::Anything => self.repeated_keys(value),
            Kind::Text { also: Some(also) } if *also == found => accepted_as_text(value, self.findings),
            // A plan asks what such a number means.
            Kind::Amount if self.subject == Subject::Plan && value.as_str().is_some_and(|text| without_separators(&text).is_some()) => {}
            Kind::Amount if found == json::Kind::String => amount_text(value, self.findings),
            _ if kind.json_kind() != Some(found) => wrong_type(value, kind, self.findings),
            Kind::Integer => whole_number(value, self.findings),
            Kind::Number => too_large_number(value, self.findings),
            Kind::Identifier => identifier(value, self.findings),
            Kind::Enumeration(enumeration) => word(value, enumeration, self.findings),
            Kind::List(element_kind) => value.elements().for_each(|element| self.kind(element, element_kind)),
            // The fields of a record are in a row of their own.
            Kind::Record(_) | Kind::Object | Kind::Text { .. } | Kind::JsonText | Kind::Boolean | Kind::Amount | Kind::Date => {}
        }
    }

    /// The kind that a value of one of several kinds is of. A text may stand for a number.
    fn one_of(&mut self, value: Node<'_>, kind: &'static Kind, kinds: &'static [Kind]) {
        let found = value.kind();
        let fits = |kind: &&Kind| kind.json_kind() == Some(found);
        let as_text = |kind: &&Kind| found == json::Kind::String && matches!(kind, Kind::Amount);
        match kinds.iter().find(fits).or_else(|| kinds.iter().find(as_text)) {
            Some(kind) => self.kind(value, kind),
            None => wrong_type(value, kind, self.findings),
        }
    }

    /// Reports keys that appear twice in any object of a value that the model does not describe.
    fn repeated_keys(&mut self, value: Node<'_>) {
        // A tape is made from an object in memory, which cannot have a key twice.
        if !matches!(value.class(), Class::Array | Class::Object) || value.rows().are_of_tape() {
            return;
        }
        let Ok(tree) = json::parse(value.raw(), self.max_depth) else { return };
        let mut waiting = vec![tree.root()];
        let start = value.range().start;
        while let Some(inner) = waiting.pop() {
            self.repeated_keys_of(inner, value, start);
            waiting.extend(inner.members().map(|member| member.value));
            waiting.extend(inner.elements());
        }
    }

    /// Reports keys that appear twice in an object, at the place that counts.
    fn repeated_keys_of(&mut self, object: Value<'_>, outer: Node<'_>, start: usize) {
        for (key, member) in json::repeated_members(object) {
            let range = member.key_range();
            let spot = Spot::inside(outer, &(range.start + start..range.end + start));
            let finding = DuplicateKey::Usual { key: &key };
            self.findings.report(spot, finding).below(&json::Pointer::to(member.value).to_string()).done();
        }
    }
}

const INTEGER: Text = Text::term("integer", "a whole number");
const ANYTHING: Text = Text::term("any", "any value");

/// The words for kinds of value.
pub(super) const TERMS: &[Text] = &[
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

/// The kinds of value that fit.
fn expected_terms(expected: &'static Kind) -> Vec<TermOrWord<'static>> {
    let of_kind = |kind: &Kind| match kind {
        Kind::Integer | Kind::Number | Kind::Identifier => TermOrWord::Term(&INTEGER),
        _ => TermOrWord::Term(kind.json_kind().map_or(&ANYTHING, term)),
    };
    let Kind::OneOf(kinds) = expected else { return vec![of_kind(expected)] };
    let mut terms: Vec<TermOrWord<'static>> = kinds.iter().map(of_kind).collect();
    terms.dedup();
    terms
}

#[inline(never)]
fn accepted_as_text(value: Node<'_>, findings: &mut Findings<'_>) {
    let added = if value.class() == Class::Boolean {
        findings.report_once(value.list_field(), value, BooleanExpression::Usual)
    } else {
        findings.report_once(value.list_field(), value, NumericRefCode::Usual)
    };
    added.fix(|fix| fix.set_text(value.rows(), value.place(), value.raw()));
}

/// Returns the digits of a whole number that is written with separators between its groups of digits, such as `5.000` or `1,00,000`.
#[must_use]
pub fn without_separators(text: &str) -> Option<String> {
    const SEPARATORS: [char; 7] = [',', '.', ' ', '\u{A0}', '\u{202F}', '\'', '’'];
    let separator = text.chars().find(|character| SEPARATORS.contains(character))?;
    let groups: Vec<&str> = text.split(separator).collect();
    let (last, others) = groups.split_last()?;
    let (first, middle) = others.split_first()?;
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let is_grouped = first.len() <= 3 && last.len() == 3 && middle.iter().all(|group| matches!(group.len(), 2 | 3));
    // `0.500` is a decimal.
    (are_digits && is_grouped && !first.starts_with('0')).then(|| groups.concat())
}

/// A fix makes a number only of text that the other rules read as one.
#[inline(never)]
fn amount_text(value: Node<'_>, findings: &mut Findings<'_>) {
    let is_number = value.as_str().is_some_and(|text| Decimal::parse(&text).is_some());
    let added = if is_number {
        findings.report_once(value.list_field(), value, NumericText::Usual)
    } else {
        findings
            .report(value, WrongType::Number { field: FieldOf(value), expected: term(json::Kind::Number), found: term(json::Kind::String) })
    };
    match Amount::read(value) {
        Some(amount) => added.fix(|fix| fix.set(value.rows(), value.place(), amount.decimal().as_written())),
        None => added.done(),
    }
}

#[inline(never)]
fn too_large_number(value: Node<'_>, findings: &mut Findings<'_>) {
    if let Some(number) = value.as_decimal().filter(Decimal::exceeds_double) {
        findings.report(value, NumberRange::Large { field: FieldOf(value), value: number.as_written() }).done();
    }
}

#[inline(never)]
fn whole_number(value: Node<'_>, findings: &mut Findings<'_>) {
    too_large_number(value, findings);
    if value.as_decimal().is_some_and(|number| number.decimals() > 0) {
        findings.report(value, WrongType::Integer { field: FieldOf(value), expected: &INTEGER, found: term(json::Kind::Number) }).done();
    }
}

#[inline(never)]
fn identifier(value: Node<'_>, findings: &mut Findings<'_>) {
    let decimal = value.as_decimal();
    let number = decimal.and_then(|number| number.to_i64());
    match number {
        Some(0..=Identifier::MAX) => {}
        Some(number) if (-Identifier::MAX..0).contains(&number) => {
            findings.report_as(Severity::Warning, value, TillId::Negative { field: FieldOf(value) }).done();
        }
        _ if decimal.is_some_and(|number| number.decimals() == 0) => {
            let finding = TillId::Large { field: FieldOf(value), largest: Digits(Identifier::MAX) };
            findings.report_as(Severity::Warning, value, finding).done();
        }
        _ => findings.report(value, TillId::Usual { field: FieldOf(value), largest: Digits(Identifier::MAX) }).done(),
    }
}

#[inline(never)]
fn word(value: Node<'_>, enumeration: &'static Enumeration, findings: &mut Findings<'_>) {
    if value.word().is_some() {
        return;
    }
    let text = value.as_str().unwrap_or_default();
    let wire = |index: usize| enumeration.words.get(index).copied().unwrap_or_default();
    match enumeration.recognise(&text) {
        Recognised::Exact(_) => {}
        Recognised::Spelled(index) => {
            let wire = wire(index);
            let is_sum = wire == TargetType::EventAttribute.wire() && text.trim().eq_ignore_ascii_case("SUM");
            let added = if is_sum {
                findings.report(value, SumTargetType::Usual { value: &text, wire })
            } else {
                findings.report(value, EnumSpelling::Usual { field: FieldOf(value), value: &text, wire })
            };
            added.fix(|fix| fix.set_text(value.rows(), value.place(), wire));
        }
        Recognised::Near(index) => {
            let finding =
                EnumUnknown::Near { field: FieldOf(value), value: &text, allowed: OneOf(enumeration.words), nearest: wire(index) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), wire(index)));
        }
        Recognised::Unknown => {
            findings.report(value, EnumUnknown::Usual { field: FieldOf(value), value: &text, allowed: OneOf(enumeration.words) }).done();
        }
    }
}

#[inline(never)]
fn wrong_type(value: Node<'_>, kind: &'static Kind, findings: &mut Findings<'_>) {
    let terms = expected_terms(kind);
    let finding = WrongType::Usual { field: FieldOf(value), expected: OneTermOf(&terms), found: term(value.kind()) };
    let added = findings.report(value, finding);
    match convert(value, kind) {
        Some(json) => added.fix(|fix| fix.set(value.rows(), value.place(), &json)),
        None => added.done(),
    }
}

/// The same content as another kind of value, where nothing is lost.
fn convert(value: Node<'_>, expected: &Kind) -> Option<String> {
    let text = value.as_str();
    let trimmed = text.as_deref().map(str::trim).unwrap_or_default();
    let converts = match (expected, value.kind()) {
        (Kind::Text { .. }, json::Kind::Number | json::Kind::Boolean) | (Kind::JsonText, json::Kind::Object) => {
            return Some(quote(value.raw()));
        }
        (Kind::Date, json::Kind::Number) => return plain_meaning(value.raw()).map(|date| quote(&date)),
        (Kind::Boolean, json::Kind::String) => matches!(trimmed, "true" | "false"),
        (Kind::Integer | Kind::Number, json::Kind::String) => Integer::read(value).is_some(),
        (Kind::Identifier, json::Kind::String) => Identifier::read(value).is_some_and(|identifier| identifier.number() >= 0),
        _ => false,
    };
    converts.then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::{Options, validate};

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let report = validate(text, &Options::default());
        report.diagnostics.into_iter().map(|found| (found.code, found.pointer)).collect()
    }

    #[test]
    fn a_misspelled_key_does_not_stand_for_a_required_field() {
        let text = r#"{"nmae": "Steps", "frequencyType": "CUSTOM", "periods": [], "targets": []}"#;
        let found = found(text);
        assert!(found.contains(&("required", "/name".to_owned())) && found.contains(&("unknown-field", "/nmae".to_owned())), "{found:?}");
    }

    #[test]
    fn messages_name_the_key_as_it_is_written() {
        for (text, start) in [
            (r#"{"name": "n", "trackingType1": "x", "targets": []}"#, "\"x\" is not a valid value for \"trackingType1\""),
            (r#"{"name": "n", "trackingType/": "x", "targets": []}"#, "\"x\" is not a valid value for \"trackingType/\""),
            (r#"{"name": "n", "targets": [1]}"#, "Invalid type for \"targets\""),
            (r#"{"name": "n", "targets": [{"name": 1.5e400, "targetType": {}}]}"#, "Invalid type for \"targetType\""),
        ] {
            let report = validate(text, &Options::default());
            assert!(report.diagnostics.iter().any(|found| found.message.starts_with(start)), "{text} {report:?}");
        }
    }

    #[test]
    fn a_fix_renames_a_key_only_where_one_is_meant() {
        let text = r#"{"name": "Steps", "day": 1, "frequencyType": "CUSTOM", "periods": [], "targets": []}"#;
        let report = validate(text, &Options::default());
        let unknown = report.diagnostics.iter().find(|found| found.code == "unknown-field").unwrap();
        assert!(unknown.fix.is_none() && unknown.params.get("nearest").is_none(), "{}", unknown.message);
    }
}
