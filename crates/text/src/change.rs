//! Changes to a text: to the value at a pointer, or to a range.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use target_groups_json::{Kind, Member, Value, parse, quote};

/// A change to a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Change {
    /// Sets a value.
    Set {
        /// The JSON Pointer to the value. Missing containers on the path are created; `-` appends to an array.
        pointer: String,
        /// The new value, as JSON text.
        #[serde(serialize_with = "write_raw")]
        value: String,
    },
    /// Removes a value. Removing a missing value has no effect.
    Remove {
        /// The JSON Pointer to the value.
        pointer: String,
        /// Always `true`.
        remove: bool,
    },
    /// Replaces a range of the text.
    Range {
        /// The start in UTF-16 code units.
        from: usize,
        /// The end in UTF-16 code units.
        to: usize,
        /// The new text.
        insert: String,
    },
}

fn write_raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(json.to_owned()).map_err(serde::ser::Error::custom)?.serialize(serializer)
}

impl Change {
    /// Creates a change that sets a value, given as JSON text. Text that is not valid JSON is set as a string.
    #[must_use]
    pub fn set(pointer: String, json: &str) -> Self {
        let is_json = parse(json, usize::MAX).is_ok();
        Self::Set { pointer, value: if is_json { json.trim().to_owned() } else { quote(json) } }
    }

    /// Creates a change that removes a value.
    #[must_use]
    pub fn remove(pointer: String) -> Self {
        Self::Remove { pointer, remove: true }
    }

    /// Returns the JSON Pointer to the value, or `None` for a change to a range.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Set { pointer, .. } | Self::Remove { pointer, .. } => Some(pointer),
            Self::Range { .. } => None,
        }
    }

    /// Replaces the pointer of the change. A change to a range is returned unchanged.
    #[must_use]
    pub fn at(mut self, place: String) -> Self {
        if let Self::Set { pointer, .. } | Self::Remove { pointer, .. } = &mut self {
            *pointer = place;
        }
        self
    }

    /// Reads changes from the tree of an array of `{pointer, value}`, `{pointer, remove: true}` and `{from, to, insert}`.
    ///
    /// # Errors
    /// Returns a sentence that describes the first invalid change.
    pub fn read_all(changes: Value<'_>) -> Result<Vec<Self>, String> {
        if changes.kind() != Kind::Array {
            return Err("The changes must be an array.".to_owned());
        }
        changes.elements().map(Self::read).collect()
    }

    fn read(change: Value<'_>) -> Result<Self, String> {
        if change.get("pointer").is_none() && change.get("from").is_some() {
            return Self::read_range(change);
        }
        let pointer = change.get("pointer").and_then(Value::as_str).ok_or("Each change must have a `pointer` string.")?;
        if let Some(unknown) = unknown_key(change, &["pointer", "value", "remove"]) {
            return Err(format!("The change at \"{pointer}\" has an unknown field `{unknown}`."));
        }
        let remove = change.get("remove").map(|remove| remove.as_bool().ok_or("`remove` must be a boolean.")).transpose()?;
        match (change.get("value"), remove.unwrap_or(false)) {
            (Some(value), false) => Ok(Self::Set { pointer: pointer.into_owned(), value: value.raw().to_owned() }),
            (None, true) => Ok(Self::remove(pointer.into_owned())),
            _ => Err(format!("The change at \"{pointer}\" must have either `value` or `remove: true`.")),
        }
    }

    fn read_range(change: Value<'_>) -> Result<Self, String> {
        let offset = |key: &str| {
            let number = change.get(key).and_then(Value::as_decimal).and_then(|number| number.to_i64());
            number.and_then(|number| usize::try_from(number).ok()).ok_or(format!("The `{key}` of a change must be an offset in the text."))
        };
        let (from, to) = (offset("from")?, offset("to")?);
        if let Some(unknown) = unknown_key(change, &["from", "to", "insert"]) {
            return Err(format!("The change from {from} to {to} has an unknown field `{unknown}`."));
        }
        let insert =
            change.get("insert").and_then(Value::as_str).ok_or(format!("The change from {from} to {to} must have an `insert` string."))?;
        Ok(Self::Range { from, to, insert: insert.into_owned() })
    }
}

fn unknown_key(change: Value<'_>, known: &[&str]) -> Option<String> {
    change.members().map(Member::key).find(|key| !known.contains(&&**key)).map(std::borrow::Cow::into_owned)
}
