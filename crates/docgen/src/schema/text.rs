//! Writes JSON with members in the order in which they are given.

use target_groups::json::{parse, pretty_print, quote};

const WIDTH: usize = 120;
const MAX_DEPTH: usize = 64;

/// Keys, and their values as JSON text.
pub(crate) type Members = Vec<(&'static str, String)>;

pub(crate) fn object(members: &[(&str, String)]) -> String {
    let members: Vec<_> = members.iter().map(|(key, value)| format!("{}:{value}", quote(key))).collect();
    format!("{{{}}}", members.join(","))
}

pub(super) fn array(elements: &[String]) -> String {
    format!("[{}]", elements.join(","))
}

/// The text as people read it, with a line break at its end.
pub(crate) fn fitted(json: &str) -> String {
    let laid_out = parse(json, MAX_DEPTH).map(|document| pretty_print(document.root(), WIDTH));
    laid_out.unwrap_or_default() + "\n"
}
