//! Compares two values by their content.

use std::borrow::Cow;

use crate::json::{Kind, Value};
use crate::model::{self, Date, Read, TextOrNumber};
use crate::sorted::SortedMap;

/// Returns the value, or `None` for null, which is equivalent to a missing value.
pub(super) fn said(value: Option<Value<'_>>) -> Option<Value<'_>> {
    value.filter(|value| value.kind() != Kind::Null)
}

/// Returns `true` if two values are equal: numbers are compared as decimals, and objects regardless of the order of keys.
pub(super) fn same(left: Value<'_>, right: Value<'_>) -> bool {
    match (left.kind(), right.kind()) {
        (Kind::Number, Kind::Number) => left.as_decimal() == right.as_decimal(),
        (Kind::String, Kind::String) => left.as_str() == right.as_str(),
        (Kind::Array, Kind::Array) => {
            left.elements().count() == right.elements().count()
                && left.elements().zip(right.elements()).all(|(left, right)| same(left, right))
        }
        (Kind::Object, Kind::Object) => {
            let (left, right) = (members(left), members(right));
            left.len() == right.len() && left.iter().all(|(key, left)| right.get(&**key).is_some_and(|right| same(*left, *right)))
        }
        (left_kind, right_kind) => left_kind == right_kind && left.raw() == right.raw(),
    }
}

/// Returns the members of an object by key. If a key is repeated, the last value counts.
fn members(object: Value<'_>) -> SortedMap<Cow<'_, str>, Value<'_>> {
    object.members().map(|member| (member.key(), member.value)).collect()
}

/// Returns `true` if two values of a field are equal. Dates are compared as instants if both or neither have a time.
pub(super) fn same_in(kind: &model::FieldKind, left: Value<'_>, right: Value<'_>) -> bool {
    let moments = if matches!(kind, model::FieldKind::Date) { Date::read_value(left).zip(Date::read_value(right)) } else { None };
    match moments {
        Some((left, right)) => left.time.is_some() == right.time.is_some() && left.instant() == right.instant(),
        None => same(left, right),
    }
}

/// Returns `true` if two values of different kinds have the same content, such as `17` and `"17"`.
pub(super) fn same_content(left: Value<'_>, right: Value<'_>) -> bool {
    let content = |value: Value<'_>| value.as_str().map_or_else(|| value.raw().to_owned(), |text| text.trim().to_owned());
    let numbers = || {
        let (left, right) = (content(left), content(right));
        let number = crate::json::Decimal::parse(&left).zip(crate::json::Decimal::parse(&right));
        number.is_some_and(|(left, right)| left == right)
    };
    left.kind() != right.kind() && (content(left) == content(right) || numbers())
}

/// Returns the field that identifies an item of a list.
pub(super) fn name_of(element: Value<'_>, key: &str) -> Option<String> {
    TextOrNumber::read_value(element.get(key)?).map(|name| (*name).to_owned())
}
