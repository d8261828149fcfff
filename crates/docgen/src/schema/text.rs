//! Writes JSON with members in the order in which they are given.

use target_groups::json::{pretty_print, write_json};

const WIDTH: usize = 120;
const MAX_DEPTH: usize = 64;

/// Keys, and their values as JSON text.
pub(crate) type ObjectMembers = Vec<(&'static str, String)>;

pub(crate) fn object(members: &[(&str, String)]) -> String {
    write_json(|json| json.object(|object| members.iter().for_each(|(key, value)| object.key(key).json(value))))
}

pub(super) fn array(elements: &[String]) -> String {
    write_json(|json| json.array_of_json(elements))
}

/// The text as people read it, with a line break at its end.
pub(crate) fn fitted(json: &str) -> String {
    pretty_print(json, WIDTH, MAX_DEPTH) + "\n"
}
