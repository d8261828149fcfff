//! Applies changes to a text and leaves the rest untouched: formatting, key order and number spelling are preserved.

use target_groups_json::rows::Holds;
use target_groups_json::{Kind, Layout, Pointer, Value, array_index, byte_order_mark, layout_in, parse, quote};

use super::byte_edit::ByteEdit;
use super::change::Change;
use super::offset::from_utf16;
use super::order::order_by_key;
use super::patch::Patch;
use super::recover::{Recovered, recover};

/// The reason why no change was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text contains no value, or is nested too deeply.
    Unreadable,
    /// The pointer of this change is not a JSON Pointer, leads into a value that is not a container, or is past the end of an array.
    Pointer(String),
    /// This range of UTF-16 offsets is outside the text or overlaps another range.
    Range(usize, usize),
}

/// Returns the edits for all changes, or an error. Changes to ranges are applied first, all at once; the others follow one after
/// the other. A byte order mark at the start of the text is removed. Text that is not JSON is interpreted as by [`recover`], with
/// `root` as the hint, and its faults remain.
///
/// # Errors
/// Returns an error if the text cannot be interpreted or a change cannot be applied.
///
/// ```
/// use target_groups_text::{Change, ByteEdit, edit};
/// use target_groups_json::rows::Holds;
/// let change = Change::set("/goal".into(), "3");
/// let edits = edit(r#"{ "goal": 2.0 }"#, &[change.clone()], &Holds::Nothing, 64).unwrap();
/// assert_eq!(edits, [ByteEdit { from: 10, to: 13, insert: "3".into() }]);
/// let edits = edit(r#"{ 'goal' 2.0"#, &[change], &Holds::Nothing, 64).unwrap();
/// assert_eq!(edits, [ByteEdit { from: 9, to: 12, insert: "3".into() }]);
/// ```
pub fn edit(text: &str, changes: &[Change], root: &'static Holds, max_depth: usize) -> Result<Vec<ByteEdit>, EditError> {
    let mut patch = Patch::new(text);
    for edit in range_edits(text, changes)?.into_iter().rev() {
        patch.apply(edit);
    }
    for change in changes {
        let (pointer_text, value) = match change {
            Change::Set { pointer, value } => (pointer, Some(value)),
            Change::Remove { pointer, .. } => (pointer, None),
            Change::Range { .. } => continue,
        };
        let current = patch.text();
        let failed = || EditError::Pointer(pointer_text.clone());
        let pointer = Pointer::parse(pointer_text).map_err(|_| failed())?;
        if pointer.tokens().len() > max_depth {
            return Err(failed());
        }
        let edits_of = |root: Value<'_>| match value {
            Some(value) => set(root, &pointer, value).ok_or_else(failed),
            None => Ok(remove(root, &pointer)),
        };
        let edits = match parse(&current, max_depth) {
            Ok(document) => edits_of(document.root())?,
            Err(_) => edits_of_damaged(&current, root, max_depth, edits_of)?,
        };
        for edit in edits.into_iter().rev() {
            patch.apply(edit);
        }
    }
    Ok(patch.into_edits())
}

/// Computes the edits for a text that is not JSON, from the edits of its repaired text.
fn edits_of_damaged(
    text: &str,
    root: &'static Holds,
    max_depth: usize,
    edits_of: impl Fn(Value<'_>) -> Result<Vec<ByteEdit>, EditError>,
) -> Result<Vec<ByteEdit>, EditError> {
    let Recovered { repair, .. } = recover(text, root, max_depth);
    let document = parse(repair.text(), max_depth).map_err(|_| EditError::Unreadable)?;
    Ok(edits_of(document.root())?.into_iter().map(|edit| repair.edit_of_original(edit)).collect())
}

/// Returns the edits for the changes to ranges in ascending order, including the removal of a byte order mark.
fn range_edits(text: &str, changes: &[Change]) -> Result<Vec<ByteEdit>, EditError> {
    let mark = byte_order_mark(text);
    let mut ranges: Vec<(usize, usize, &str)> = Vec::new();
    for change in changes {
        if let Change::Range { from, to, insert } = change {
            ranges.push((*from, *to, insert));
        }
    }
    let order = order_by_key(ranges.len(), &|place| ranges.get(place).map_or((0, 0), |(from, to, _)| (*from, *to)));
    let mut edits = Vec::with_capacity(ranges.len() + 1);
    if mark > 0 {
        edits.push(ByteEdit { from: 0, to: mark, insert: String::new() });
    }
    let (mut at, mut units) = (0, 0);
    for (from, to, insert) in order.into_iter().filter_map(|place| ranges.get(place).copied()) {
        let Some(start) = from.checked_sub(units).and_then(|more| exact_offset(text, at, more)) else {
            return Err(EditError::Range(from, to));
        };
        let Some(end) = to.checked_sub(from).and_then(|more| exact_offset(text, start, more)) else {
            return Err(EditError::Range(from, to));
        };
        (at, units) = (end, to);
        if start >= mark {
            edits.push(ByteEdit { from: start, to: end, insert: insert.to_owned() });
        }
    }
    Ok(edits)
}

/// Returns the UTF-8 offset that is `units` UTF-16 code units after another offset, or `None` if it is past the end of the text or
/// inside a character.
fn exact_offset(text: &str, at: usize, units: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = from_utf16(rest, units);
    (rest.get(..length)?.encode_utf16().count() == units).then_some(at + length)
}

/// Returns the edits that set a value, or `None` if the pointer cannot be resolved.
fn set(root: Value<'_>, pointer: &Pointer, json: &str) -> Option<Vec<ByteEdit>> {
    let style = Style::of(root);
    if let Some(value) = pointer.resolve(root) {
        return Some(replace(value, json, &style));
    }
    let (parent, key) = pointer.split_last()?;
    match parent.resolve(root) {
        Some(container) if container.kind() == Kind::Object => {
            let base = style.inner_indent(container);
            let member = format!("{}{}{}", quote(key), style.colon, style.layout_text(json, &base));
            Some(vec![append(container, &member, &style)])
        }
        Some(container) if container.kind() == Kind::Array => {
            let at_end = key == "-" || array_index(key) == Some(container.elements().count());
            let element = style.layout_text(json, &style.inner_indent(container));
            at_end.then(|| vec![append(container, &element, &style)])
        }
        Some(other) if other.kind() != Kind::Null => None,
        _ => set(root, &parent, &wrap(key, json)),
    }
}

/// Wraps a value in the container that the rest of the pointer requires.
fn wrap(key: &str, json: &str) -> String {
    if matches!(key, "-" | "0") { format!("[{json}]") } else { format!("{{{}:{json}}}", quote(key)) }
}

fn replace(value: Value<'_>, json: &str, style: &Style) -> Vec<ByteEdit> {
    let insert = style.layout_text(json, &indent_at(value));
    let range = value.range();
    if value.raw() == insert { Vec::new() } else { vec![ByteEdit { from: range.start, to: range.end, insert }] }
}

/// Adds a member or element after the last one, with the same spacing.
fn append(container: Value<'_>, item: &str, style: &Style) -> ByteEdit {
    let items = items(container);
    let inside = container.range().start + 1..container.range().end.saturating_sub(1);
    let Some(last) = items.last() else {
        let insert = match &style.unit {
            Some(_) => format!("\n{}{item}\n{}", style.inner_indent(container), indent_at(container)),
            None => item.to_owned(),
        };
        return ByteEdit { from: inside.start, to: inside.end, insert };
    };
    let text = container.document().text();
    let before_last = items.len().checked_sub(2).and_then(|at| items.get(at));
    let gap = match before_last {
        Some(previous) => text.get(previous.end..last.start).map(|gap| gap.trim_start().trim_start_matches(',')),
        None => text.get(inside.start..last.start).filter(|gap| gap.as_bytes().contains(&b'\n')),
    };
    let insert = format!(",{}{item}", gap.unwrap_or(style.gap));
    ByteEdit { from: last.end, to: last.end, insert }
}

/// Removes every member with the last key of the pointer, or the element at its index.
fn remove(root: Value<'_>, pointer: &Pointer) -> Vec<ByteEdit> {
    let Some((parent, key)) = pointer.split_last() else { return Vec::new() };
    let Some(container) = parent.resolve(root) else { return Vec::new() };
    let doomed: Vec<bool> = match container.kind() {
        Kind::Object => container.members().map(|member| member.key() == key).collect(),
        _ => (0..container.elements().count()).map(|index| array_index(key) == Some(index)).collect(),
    };
    remove_items(container, &doomed)
}

fn remove_items(container: Value<'_>, doomed: &[bool]) -> Vec<ByteEdit> {
    let items = items(container);
    let cut = |from: usize, to: usize| ByteEdit { from, to, insert: String::new() };
    let Some(first_kept) = doomed.iter().position(|doomed| !doomed) else {
        let range = container.range();
        return if doomed.is_empty() { Vec::new() } else { vec![cut(range.start + 1, range.end - 1)] };
    };
    let mut edits = Vec::new();
    for (index, item) in items.iter().enumerate().filter(|(index, _)| doomed.get(*index) == Some(&true)) {
        let previous = index.checked_sub(1).and_then(|index| items.get(index));
        let edit = match (previous, items.get(index + 1)) {
            (Some(previous), _) if index > first_kept => cut(previous.end, item.end),
            (_, Some(next)) => cut(item.start, next.start),
            _ => continue,
        };
        edits.push(edit);
    }
    edits
}

/// Returns the ranges of the members, from key to value, or of the elements.
fn items(container: Value<'_>) -> Vec<std::ops::Range<usize>> {
    match container.kind() {
        Kind::Object => container.members().map(|member| member.key_range().start..member.value.range().end).collect(),
        _ => container.elements().map(Value::range).collect(),
    }
}

/// Returns the indentation of the line on which a value begins.
fn indent_at(value: Value<'_>) -> String {
    let before = value.document().text().get(..value.range().start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
}

/// The spacing of a text, derived from its first members.
struct Style {
    /// One level of indentation, or `None` if the text is on one line.
    unit: Option<String>,
    colon: &'static str,
    /// The space between a comma and the next item on the same line.
    gap: &'static str,
}

impl Style {
    fn of(root: Value<'_>) -> Self {
        let text = root.document().text();
        let first_item = items(root).into_iter().next();
        let gap = first_item.and_then(|item| text.get(root.range().start + 1..item.start)).unwrap_or_default();
        let unit = match gap.rsplit_once('\n') {
            Some((_, indent)) => Some(indent.strip_prefix(indent_at(root).as_str()).unwrap_or(indent).to_owned()),
            None if text.as_bytes().contains(&b'\n') => Some("  ".to_owned()),
            None => None,
        };
        let after_colon = root.members().next().and_then(|member| text.get(member.key_range().end..member.value.range().start));
        let tight = after_colon.map_or(unit.is_none(), |gap| gap.trim_start() == ":");
        let (colon, gap) = if tight { (":", "") } else { (": ", " ") };
        Self { unit, colon, gap }
    }

    fn inner_indent(&self, container: Value<'_>) -> String {
        format!("{}{}", indent_at(container), self.unit.as_deref().unwrap_or_default())
    }

    fn layout_text(&self, json: &str, base: &str) -> String {
        match &self.unit {
            Some(unit) => layout_in(json, Layout { unit, base, depth: 0 }),
            None => json.to_owned(),
        }
    }
}
