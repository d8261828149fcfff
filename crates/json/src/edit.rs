//! Changes to a text that touch nothing else: formatting, key order and number spelling stay.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::layout::{Layout, layout_in};
use super::parse::byte_order_mark;
use super::pointer::array_index;
use super::{Kind, ParseError, Pointer, Value, parse, quote};

/// One change: set the value at a pointer, or remove it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// JSON Pointer to the value. What is missing on the way is created; `-` appends to an array.
    pub pointer: String,
    /// The new value; absent in a removal.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "write_raw", deserialize_with = "read_raw")]
    pub value: Option<String>,
    /// Remove the value. Removing what is not there changes nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remove: bool,
}

/// A `null` is a value here, not a missing one.
fn read_raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Box::<RawValue>::deserialize(deserializer).map(|raw| Some(raw.get().to_owned()))
}

#[allow(clippy::ref_option, reason = "serde asks for this signature")]
fn write_raw<S: Serializer>(value: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = value.as_deref().map(|json| RawValue::from_string(json.to_owned()));
    raw.transpose().map_err(serde::ser::Error::custom)?.serialize(serializer)
}

impl Change {
    /// Sets a value, given as JSON text. Text that is not JSON is set as a string.
    #[must_use]
    pub fn set(pointer: String, json: &str) -> Self {
        let is_json = parse(json, usize::MAX).is_ok();
        Self { pointer, value: Some(if is_json { json.trim().to_owned() } else { quote(json) }), remove: false }
    }

    /// Removes a value.
    #[must_use]
    pub fn remove(pointer: String) -> Self {
        Self { pointer, value: None, remove: true }
    }

    /// Reads changes from the tree of an array of `{pointer, value}` and `{pointer, remove: true}`.
    ///
    /// # Errors
    /// Says what is wrong with them, in a sentence.
    pub fn read_all(changes: Value<'_>) -> Result<Vec<Self>, String> {
        if changes.kind() != Kind::Array {
            return Err("The changes must be an array.".to_owned());
        }
        changes.elements().map(Self::read).collect()
    }

    fn read(change: Value<'_>) -> Result<Self, String> {
        let pointer = change.get("pointer").and_then(Value::as_str).ok_or("Each change must have a `pointer` string.")?;
        let unknown = change.members().find(|member| !["pointer", "value", "remove"].contains(&&*member.key()));
        if let Some(unknown) = unknown {
            return Err(format!("The change at \"{pointer}\" has an unknown field `{}`.", unknown.key()));
        }
        let remove = change.get("remove").map(|remove| remove.as_bool().ok_or("`remove` must be a boolean.")).transpose()?;
        let (remove, value) = (remove.unwrap_or(false), change.get("value").map(|value| value.raw().to_owned()));
        if value.is_some() == remove {
            return Err(format!("The change at \"{pointer}\" must have either `value` or `remove: true`."));
        }
        Ok(Self { pointer: pointer.into_owned(), value, remove })
    }
}

/// Replace what stands between two UTF-8 offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// Start of what is replaced.
    pub from: usize,
    /// End of what is replaced.
    pub to: usize,
    /// The new text.
    pub insert: String,
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text could not be read.
    Parse(ParseError),
    /// The pointer of this change is not a JSON Pointer, leads into a value that is not a container, or past the end of an array.
    Pointer(String),
}

/// Makes all changes, one after the other, or none. A byte order mark at the start of the text is removed.
///
/// # Errors
/// When the text is not JSON, or a pointer leads nowhere.
///
/// ```
/// use target_groups_json::{Change, TextEdit, edit};
/// let change = Change::set("/goal".into(), "3");
/// let edits = edit(r#"{ "goal": 2.0 }"#, &[change], 64).unwrap();
/// assert_eq!(edits, [TextEdit { from: 10, to: 13, insert: "3".into() }]);
/// ```
pub fn edit(text: &str, changes: &[Change], max_depth: usize) -> Result<Vec<TextEdit>, EditError> {
    let mut patch = Patch::new(text);
    let mark = byte_order_mark(text);
    if mark > 0 {
        patch.apply(TextEdit { from: 0, to: mark, insert: String::new() });
    }
    for change in changes {
        let current = patch.text();
        let document = parse(&current, max_depth).map_err(EditError::Parse)?;
        let failed = || EditError::Pointer(change.pointer.clone());
        let pointer = Pointer::parse(&change.pointer).map_err(|_| failed())?;
        if pointer.tokens().len() > max_depth {
            return Err(failed());
        }
        let edits = match &change.value {
            Some(value) if !change.remove => set(document.root(), &pointer, value).ok_or_else(failed)?,
            _ => remove(document.root(), &pointer),
        };
        for edit in edits.into_iter().rev() {
            patch.apply(edit);
        }
    }
    Ok(patch.into_edits())
}

/// The edits that set a value. `None` when the pointer leads nowhere.
fn set(root: Value<'_>, pointer: &Pointer, json: &str) -> Option<Vec<TextEdit>> {
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

/// The container that the rest of the pointer requires.
fn wrap(key: &str, json: &str) -> String {
    if matches!(key, "-" | "0") { format!("[{json}]") } else { format!("{{{}:{json}}}", quote(key)) }
}

fn replace(value: Value<'_>, json: &str, style: &Style) -> Vec<TextEdit> {
    let insert = style.layout_text(json, &indent_at(value));
    let range = value.range();
    if value.raw() == insert { Vec::new() } else { vec![TextEdit { from: range.start, to: range.end, insert }] }
}

/// Adds a member or element behind the last one, spaced as that one is.
fn append(container: Value<'_>, item: &str, style: &Style) -> TextEdit {
    let items = items(container);
    let inside = container.range().start + 1..container.range().end.saturating_sub(1);
    let Some(last) = items.last() else {
        let insert = match &style.unit {
            Some(_) => format!("\n{}{item}\n{}", style.inner_indent(container), indent_at(container)),
            None => item.to_owned(),
        };
        return TextEdit { from: inside.start, to: inside.end, insert };
    };
    let text = container.document().text();
    let before_last = items.len().checked_sub(2).and_then(|at| items.get(at));
    let gap = match before_last {
        Some(previous) => text.get(previous.end..last.start).map(|gap| gap.trim_start().trim_start_matches(',')),
        None => text.get(inside.start..last.start).filter(|gap| gap.contains('\n')),
    };
    let insert = format!(",{}{item}", gap.unwrap_or(style.gap));
    TextEdit { from: last.end, to: last.end, insert }
}

/// Removes every value that the last key of the pointer names.
fn remove(root: Value<'_>, pointer: &Pointer) -> Vec<TextEdit> {
    let Some((parent, key)) = pointer.split_last() else { return Vec::new() };
    let Some(container) = parent.resolve(root) else { return Vec::new() };
    let doomed: Vec<bool> = match container.kind() {
        Kind::Object => container.members().map(|member| member.key() == key).collect(),
        _ => (0..container.elements().count()).map(|index| array_index(key) == Some(index)).collect(),
    };
    remove_items(container, &doomed)
}

fn remove_items(container: Value<'_>, doomed: &[bool]) -> Vec<TextEdit> {
    let items = items(container);
    let cut = |from: usize, to: usize| TextEdit { from, to, insert: String::new() };
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

/// The places of the members, from key to value, or of the elements.
fn items(container: Value<'_>) -> Vec<std::ops::Range<usize>> {
    match container.kind() {
        Kind::Object => container.members().map(|member| member.key_range().start..member.value.range().end).collect(),
        _ => container.elements().map(Value::range).collect(),
    }
}

/// The white space that starts the line on which a value begins.
fn indent_at(value: Value<'_>) -> String {
    let before = value.document().text().get(..value.range().start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
}

/// How a text spaces things, as far as its first members tell.
struct Style {
    /// One level of indentation; `None` where the text is on one line.
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
            None if text.contains('\n') => Some("  ".to_owned()),
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

/// The text after some edits, as pieces of the original and of what was inserted.
struct Patch<'t> {
    original: &'t str,
    pieces: Vec<Piece>,
}

enum Piece {
    Original { from: usize, to: usize },
    Inserted(String),
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Self::Original { from, to } => to - from,
            Self::Inserted(text) => text.len(),
        }
    }

    /// The part of the piece between two offsets that count from its start.
    fn part(&self, from: usize, to: usize) -> Self {
        match self {
            Self::Original { from: start, .. } => Self::Original { from: start + from, to: start + to },
            Self::Inserted(text) => Self::Inserted(text.get(from..to).unwrap_or_default().to_owned()),
        }
    }
}

impl<'t> Patch<'t> {
    fn new(original: &'t str) -> Self {
        Self { original, pieces: vec![Piece::Original { from: 0, to: original.len() }] }
    }

    fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Original { from, to } => self.original.get(*from..*to).unwrap_or_default(),
                Piece::Inserted(text) => text.as_str(),
            })
            .collect()
    }

    /// Applies an edit whose offsets count in the current text.
    fn apply(&mut self, edit: TextEdit) {
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let mut insert = Some(edit.insert);
        let mut start = 0;
        for piece in &self.pieces {
            let length = piece.length();
            let from = edit.from.clamp(start, start + length) - start;
            let to = edit.to.clamp(start, start + length) - start;
            if from > 0 {
                pieces.push(piece.part(0, from));
            }
            if edit.from <= start + length {
                pieces.extend(insert.take().map(Piece::Inserted));
            }
            if to < length {
                pieces.push(piece.part(to, length));
            }
            start += length;
        }
        pieces.extend(insert.take().map(Piece::Inserted));
        self.pieces = pieces;
    }

    /// The differences from the original, in ascending order.
    fn into_edits(self) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut at = 0;
        let mut insert = String::new();
        let end = Piece::Original { from: self.original.len(), to: self.original.len() };
        for piece in self.pieces.into_iter().chain([end]) {
            match piece {
                Piece::Inserted(text) => insert.push_str(&text),
                Piece::Original { from, to } => {
                    if from > at || !insert.is_empty() {
                        edits.push(TextEdit { from: at, to: from, insert: std::mem::take(&mut insert) });
                    }
                    at = to;
                }
            }
        }
        edits
    }
}
