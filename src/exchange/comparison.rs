//! Compares a group from the server with its request by meaning, and takes the server's own changes into account.
//!
//! Values that the server assigns, recomputes or rounds are ignored (IDs, statuses, the number and rhythm of periods, cycle dates). A field
//! that is missing in the response does not count as a difference. Periods are matched by `refCode` and targets by name, in any order.

use std::borrow::Cow;

use crate::json::{self, Decimal, Kind, Value};
use crate::model::Target;
use crate::sandbox;
use crate::sorted::SortedMap;

/// The result of comparing a group with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The group has the content of the request.
    Same,
    /// The group has different content.
    Different,
    /// The request or the group has too little data for a comparison.
    Unclear,
}

const GROUP_FIELDS: &[&str] = &[
    "active",
    "description",
    "trackingType",
    "targetEvaluationType",
    "combinationType",
    "fromDate",
    "toDate",
    "leaderboardEnabled",
    "userCreated",
];
const PERIOD_FIELDS: &[&str] = &["refCode", "startDate", "endDate", "description"];
const TARGET_FIELDS: &[&str] = &["name", "description", "targetEntity", "targetType", "eventName", "expression", "enrolmentMethod"];
const ATTRIBUTE_FIELDS: &[&str] = &["name", "aggregateFunction", "programId", "alternateCurrencyIdentifier"];
const STREAK_FIELDS: &[&str] = &["name", "targetCountOfSequence"];

/// Compares a group from the server with the request that may have created it.
///
/// ```
/// use target_groups::exchange::{Comparison, compare};
/// let request = r#"{"name": "a", "periods": [], "targets": [{"name": "t", "expression": true}]}"#;
/// let group = r#"{"id": 1, "name": "A", "periods": [], "targets": [{"id": 2, "name": "t", "expression": "true"}]}"#;
/// assert_eq!(compare(request, group), Comparison::Same);
/// ```
#[must_use]
pub fn compare(request: &str, group: &str) -> Comparison {
    let Some(expected) = sandbox::group_of(request) else { return Comparison::Unclear };
    let (Ok(expected), Ok(actual)) = (json::parse(&expected, usize::MAX), json::parse(group, usize::MAX)) else {
        return Comparison::Unclear;
    };
    let (expected, actual) = (expected.root(), actual.root());
    let lists = ["periods", "targets"].map(|name| list(actual, name));
    let [Some(periods), Some(targets)] = lists else { return Comparison::Unclear };
    let mut expected_targets = list(expected, "targets").unwrap_or_default();
    // The server adds its own targets at the end, and not in every case.
    expected_targets.truncate(count_targets(request));
    let targets: Vec<Value<'_>> = targets.into_iter().filter(|target| !is_added(*target, &expected_targets)).collect();
    let same = agree(expected, actual, GROUP_FIELDS)
        && all_found(&list(expected, "periods").unwrap_or_default(), &periods, |one, other| agree(one, other, PERIOD_FIELDS))
        && all_found(&expected_targets, &targets, |one, other| same_target(one, expected, other, actual))
        && same_streaks(expected, actual);
    if same { Comparison::Same } else { Comparison::Different }
}

fn count_targets(request: &str) -> usize {
    let request = json::parse(request, usize::MAX).ok();
    let targets = request.as_ref().and_then(|request| request.root().get("targets"));
    targets.map_or(0, |targets| targets.elements().count())
}

fn list<'d>(object: Value<'d>, name: &str) -> Option<Vec<Value<'d>>> {
    let list = object.get(name).filter(|list| list.kind() == Kind::Array)?;
    Some(list.elements().collect())
}

/// Returns `true` if the elements of both lists match one to one, in any order.
fn all_found<'d>(expected: &[Value<'d>], actual: &[Value<'d>], same: impl Fn(Value<'d>, Value<'d>) -> bool) -> bool {
    let mut left: Vec<Value<'d>> = actual.to_vec();
    let found = expected.iter().all(|one| {
        let place = left.iter().position(|other| same(*one, *other));
        place.map(|place| left.swap_remove(place)).is_some()
    });
    found && left.is_empty()
}

/// Returns `true` if all fields that both objects have are equal.
fn agree(expected: Value<'_>, actual: Value<'_>, fields: &[&str]) -> bool {
    fields.iter().all(|name| match (shown(expected, name), shown(actual, name)) {
        (Some(one), Some(other)) => same_value(one, other),
        _ => true,
    })
}

fn shown<'d>(object: Value<'d>, name: &str) -> Option<Value<'d>> {
    object.get(name).filter(|value| value.kind() != Kind::Null)
}

/// Returns `true` if two values are equal; numbers are compared by value.
fn same_value(one: Value<'_>, other: Value<'_>) -> bool {
    match (one.as_decimal(), other.as_decimal()) {
        (Some(one), Some(other)) => one == other,
        _ => text(one) == text(other),
    }
}

/// Compares amounts. If the expected amount has more than three decimals, a small difference is accepted: the server keeps three, and it is
/// not known whether it truncates or rounds the rest.
fn same_amount(one: Decimal<'_>, other: Decimal<'_>) -> bool {
    one == other || (one.decimals() > 3 && close(one, other))
}

fn close(one: Decimal<'_>, other: Decimal<'_>) -> bool {
    let number = |decimal: Decimal<'_>| decimal.as_written().parse::<f64>().unwrap_or(f64::NAN);
    (number(one) - number(other)).abs() < 0.0011
}

fn text(value: Value<'_>) -> Cow<'_, str> {
    value.as_str().unwrap_or_else(|| Cow::Borrowed(value.raw()))
}

fn same_target(expected: Value<'_>, expected_group: Value<'_>, actual: Value<'_>, actual_group: Value<'_>) -> bool {
    agree(expected, actual, TARGET_FIELDS)
        && same_attribute(expected, actual)
        && filters(expected) == filters(actual)
        && same_values(expected, expected_group, actual, actual_group)
}

fn same_attribute(expected: Value<'_>, actual: Value<'_>) -> bool {
    match (shown(expected, "extendedFieldInfo"), shown(actual, "extendedFieldInfo")) {
        (Some(one), Some(other)) => agree(one, other, ATTRIBUTE_FIELDS),
        _ => true,
    }
}

/// Compares filters by entity types and IDs, in any order. A missing list equals an empty one.
fn filters(target: Value<'_>) -> SortedMap<String, SortedMap<String, ()>> {
    let filters = list(target, "filters").unwrap_or_default();
    let of = |filter: Value<'_>| {
        let ids = list(filter, "entityIds").unwrap_or_default().into_iter().map(|id| (text(id).into_owned(), ())).collect();
        (shown(filter, "entityType").map(text).unwrap_or_default().into_owned(), ids)
    };
    filters.into_iter().map(of).filter(|(_, ids): &(String, SortedMap<String, ()>)| !ids.is_empty()).collect()
}

/// Compares the goals of each period.
fn same_values(expected: Value<'_>, expected_group: Value<'_>, actual: Value<'_>, actual_group: Value<'_>) -> bool {
    let (one, other) = (values(expected, expected_group), values(actual, actual_group));
    let same = |(period, value): (&String, &Value<'_>)| other.get(period).is_some_and(|other| same_target_value(*value, *other));
    one.len() == other.len() && one.iter().all(same)
}

/// Compares two goals, each of which is a number or a string that contains one.
fn same_target_value(one: Value<'_>, other: Value<'_>) -> bool {
    let (one, other) = (text(one), text(other));
    match (Decimal::parse(&one), Decimal::parse(&other)) {
        (Some(one), Some(other)) => same_amount(one, other),
        _ => one == other,
    }
}

/// Returns the goals by the `refCode` of their period.
fn values<'d>(target: Value<'d>, group: Value<'d>) -> SortedMap<String, Value<'d>> {
    let periods = list(group, "periods").unwrap_or_default().into_iter().filter_map(|period| Some((period.get("id")?.raw(), period)));
    let periods: SortedMap<&str, Value<'_>> = periods.collect();
    let entries = list(target, "defaultValues").unwrap_or_default().into_iter().filter_map(|entry| {
        let id = entry.get("periodId")?.raw();
        let period = periods.get(id).and_then(|period| period.get("refCode")).map_or(Cow::Borrowed(id), text);
        Some((period.into_owned(), entry.get("defaultValue")?))
    });
    entries.collect()
}

fn same_streaks(expected: Value<'_>, actual: Value<'_>) -> bool {
    match (list(expected, "streaks"), list(actual, "streaks")) {
        (Some(one), Some(other)) => all_found(&one, &other, |one, other| agree(one, other, STREAK_FIELDS)),
        (Some(one), None) => one.is_empty(),
        _ => true,
    }
}

fn is_added(target: Value<'_>, expected: &[Value<'_>]) -> bool {
    let name = |target: Value<'_>| shown(target, "name").map(text).unwrap_or_default().into_owned();
    let own = name(target);
    own.strip_suffix(Target::RETURN_BILL_SUFFIX).is_some_and(|begin| expected.iter().any(|one| name(*one) == begin))
        && !expected.iter().any(|one| name(*one) == own)
}
