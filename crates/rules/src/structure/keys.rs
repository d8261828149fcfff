//! Rules about the keys of an object: missing, unknown and repeated keys, and keys that do not belong in a request.

use target_groups_json::rows::{Class, Node, OtherKind, OtherRef, RowRef, Rows};
use target_groups_json::{self as json, Value};
use target_groups_model::{DefaultValue, Field, FieldKind, Presence, Record};

use crate::findings::{Findings, Spot};

use super::DocumentKind;

crate::rules! {
    /// A key appears more than once in an object. Only the last value counts.
    DuplicateKey = "duplicate-key", Warning {
        Usual { key: &'p str } "" => "The key \"{key}\" is repeated in this object. Only the last value counts; remove the others.";
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
}

/// Checks only the presence of the required fields of a root object.
#[inline(never)]
pub(crate) fn check_required(rows: Rows<'_>, kind: &'static FieldKind, findings: &mut Findings<'_>) {
    if let (Some(row), FieldKind::Record(schema)) = (rows.root().row(), kind) {
        schema.fields.iter().for_each(|field| required(row, field, findings));
    }
}

/// Reports a missing required field.
#[inline(never)]
pub(super) fn required(row: RowRef<'_>, field: &'static Field, findings: &mut Findings<'_>) {
    let Some(cell) = row.layout().and_then(|layout| layout.find_cell(field.name)) else { return };
    if field.request == Presence::Required && row.own_cell(cell).is_none() {
        findings.report(Spot::missing(row, row.place_of(cell)), Required::Usual { field: field.name }).done();
    }
}

/// Reports an empty list that must have elements.
#[inline(never)]
pub(super) fn empty_list(value: Node<'_>, field: &'static Field, findings: &mut Findings<'_>) {
    let is_empty = value.class() == Class::Array && value.elements().len() == 0;
    if is_empty && field.request == Presence::Required && matches!(field.kind, FieldKind::List(_)) {
        findings.report(value, Required::Empty { field: field.name }).done();
    }
}

/// Reports a null field, which is treated as missing.
#[cold]
pub(super) fn null(value: Node<'_>, field: &'static Field, findings: &mut Findings<'_>) {
    if field.request == Presence::Required {
        findings.report(value, Required::Usual { field: field.name }).done();
    } else {
        let finding = NullValue::Usual { field: field.name };
        findings.report_once(value.list_field(), value, finding).fix(|fix| fix.remove(value.rows(), value.place()));
    }
}

/// Checks a member whose key is repeated or is not the key of a request field.
#[cold]
pub(super) fn other(row: RowRef<'_>, other: OtherRef<'_>, document: DocumentKind, max_depth: usize, findings: &mut Findings<'_>) {
    if other.is_repeated() {
        findings.report(Spot::key(other), DuplicateKey::Usual { key: &other.key() }).done();
    }
    match other.kind() {
        OtherKind::Repeated(_) => {}
        OtherKind::Nothing(_) => not_of_requests(row, other, findings),
        OtherKind::Unknown => {
            if !misspelled(row, other, findings) {
                unknown(other, document, findings);
                repeated_keys(other.value(), max_depth, findings);
            }
        }
    }
}

/// Reports a field that the server sets, or that belongs to another flow.
#[inline(never)]
fn not_of_requests(row: RowRef<'_>, other: OtherRef<'_>, findings: &mut Findings<'_>) {
    let (rows, place, key) = (row.node().rows(), other.place(), other.key());
    let (list, spot) = (rows.list_field(place), Spot::key(other));
    let is_of_value = row.layout().is_some_and(|layout| layout.name == DefaultValue::SCHEMA.name);
    let added = if is_of_value && DefaultValue::OF_THREE_CALLS.contains(&&*key) {
        findings.report_once(list, spot, ThreeCallField::Usual { field: &key })
    } else {
        findings.report_once(list, spot, ResponseOnlyField::Usual { field: &key })
    };
    added.fix(|fix| fix.remove(rows, place));
}

/// Reports an unknown key that is similar to the key of a field. Returns `false` if no field is similar.
#[inline(never)]
fn misspelled(row: RowRef<'_>, other: OtherRef<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(meant) = other.meant() else { return false };
    let (rows, key) = (row.node().rows(), other.key());
    let finding = UnknownField::Near { field: &key, nearest: meant.name };
    findings.report(Spot::key(other), finding).fix(|fix| {
        fix.set(rows, row.place_of(meant.cell), &other.value().json());
        fix.remove(rows, other.place());
    });
    true
}

#[inline(never)]
fn unknown(other: OtherRef<'_>, document: DocumentKind, findings: &mut Findings<'_>) {
    let key = other.key();
    let finding = match document {
        DocumentKind::Request => UnknownField::Usual { field: &key },
        DocumentKind::Plan => UnknownField::Plan { field: &key },
    };
    findings.report(Spot::key(other), finding).done();
}

/// Reports repeated keys in all objects of a value that the model does not describe.
#[inline(never)]
pub(super) fn repeated_keys(value: Node<'_>, max_depth: usize, findings: &mut Findings<'_>) {
    // A tape is created from an object in memory, which cannot have repeated keys.
    if !matches!(value.class(), Class::Array | Class::Object) || value.rows().are_of_tape() {
        return;
    }
    let Ok(tree) = json::parse(value.raw(), max_depth) else { return };
    let mut waiting = vec![tree.root()];
    while let Some(inner) = waiting.pop() {
        repeated_keys_of(inner, value, findings);
        waiting.extend(inner.members().map(|member| member.value));
        waiting.extend(inner.elements());
    }
}

/// Reports repeated keys in an object inside another value, at the last member with the key.
#[inline(never)]
fn repeated_keys_of(object: Value<'_>, outer: Node<'_>, findings: &mut Findings<'_>) {
    let start = outer.range().start;
    for (key, member) in json::repeated_members(object) {
        let range = member.key_range();
        let spot = Spot::inside(outer, &(range.start + start..range.end + start));
        let finding = DuplicateKey::Usual { key: &key };
        findings.report(spot, finding).below(&json::Pointer::to(member.value).to_string()).done();
    }
}
