//! Repeated keys of an object.

use std::borrow::Cow;

use super::order::sort_indexes;
use super::{Member, Value};

/// Returns the keys that occur more than once in an object, each with its last member, which takes precedence.
///
/// ```
/// use target_groups_json::{parse, repeated_members};
/// let document = parse(r#"{"a": 1, "b": 2, "a": 3}"#, 64).unwrap();
/// let repeated = repeated_members(document.root());
/// assert_eq!(repeated.iter().map(|(key, member)| (&**key, member.value.raw())).collect::<Vec<_>>(), [("a", "3")]);
/// ```
#[must_use]
pub fn repeated_members(object: Value<'_>) -> Vec<(Cow<'_, str>, Member<'_>)> {
    let members: Vec<(Cow<'_, str>, Member<'_>)> = object.members().map(|member| (member.key(), member)).collect();
    let mut order: Vec<u32> = (0..u32::try_from(members.len()).unwrap_or(u32::MAX)).collect();
    let member = |index: u32| members.get(index as usize);
    let key = |index: u32| member(index).map(|(key, _)| key);
    sort_indexes(&mut order, &|left, right| key(left).cmp(&key(right)).then(left.cmp(&right)));
    let mut repeated = Vec::new();
    for (at, index) in order.iter().enumerate() {
        let same = |other: Option<&u32>| other.is_some_and(|other| key(*other) == key(*index));
        let before = at.checked_sub(1).and_then(|at| order.get(at));
        if same(before) && !same(order.get(at + 1)) {
            repeated.extend(member(*index).cloned());
        }
    }
    repeated
}
