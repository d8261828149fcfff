//! Finds the range of a JSON Pointer in a text.

use std::ops::Range as Span;

use target_groups_json::rows::Holds;
use target_groups_json::{Pointer, Positions, Range, child, parse};

use super::recover::recover;

/// Returns the range of the value at a pointer. If the value is missing, returns the range of the opening bracket of the innermost
/// container on the path. Text that is not JSON is interpreted as by [`recover`], with `root` as the hint. Returns `None` if the
/// text cannot be interpreted or the pointer is not a JSON Pointer.
///
/// ```
/// use target_groups_text::locate;
/// use target_groups_json::rows::Holds;
/// for text in ["{\n  \"name\": 1\n}", "{\n  'name': 1,"] {
///     let range = locate(text, "/name", &Holds::Nothing, 64).unwrap();
///     assert_eq!((range.from, range.to, range.line, range.column), (12, 13, 2, 11));
/// }
/// ```
#[must_use]
pub fn locate(text: &str, pointer: &str, root: &'static Holds, max_depth: usize) -> Option<Range> {
    let pointer = Pointer::parse(pointer).ok()?;
    let span = if let Some(span) = place(text, &pointer, max_depth) {
        span
    } else {
        let repair = recover(text, root, max_depth).repair;
        repair.original(&place(repair.text(), &pointer, max_depth)?)
    };
    Some(Positions::new(text).range(&span))
}

fn place(text: &str, pointer: &Pointer, max_depth: usize) -> Option<Span<usize>> {
    let document = parse(text, max_depth).ok()?;
    let mut place = document.root();
    for token in pointer.tokens() {
        let Some(inner) = child(place, token) else {
            let bracket = place.range().start;
            return Some(bracket..bracket + 1);
        };
        place = inner;
    }
    Some(place.range())
}
