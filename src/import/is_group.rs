//! Distinguishes a target group from other JSON.

use crate::json;
use crate::model::{Record, TargetGroup};

use super::loose_json::MAX_DEPTH;

/// Returns `true` if a text is the JSON of a target group: an object with a field of a target group, or an empty object.
pub(super) fn is_group(text: &str) -> bool {
    json::parse(text, MAX_DEPTH).is_ok_and(|document| is_group_value(document.root()))
}

/// Returns `true` if a value is an object, and at least a third of its fields are fields of a target group.
pub(super) fn is_group_value(value: json::Value<'_>) -> bool {
    if value.kind() != json::Kind::Object {
        return false;
    }
    let (known, all) = value.members().fold((0, 0), |(known, all), member| (known + usize::from(is_field(&member.key())), all + 1));
    known * 3 >= all
}

/// Returns `true` for the name of a field of a target group.
pub(super) fn is_field(name: &str) -> bool {
    <TargetGroup<'_> as Record<'_>>::SCHEMA.field(name).is_some()
}
