//! Changes in, edits of the text out.

use serde::Serialize;

use crate::json::{Change, EditError, Positions, edit};
use crate::rules::{Diagnostic, Options, unresolved_pointer, validate};

/// The edits that make some changes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Edited {
    /// The edits, in ascending order and without overlap, in UTF-16 offsets of the original text.
    pub edits: Vec<TextEdit>,
    /// Why nothing was changed; empty when every change was made.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Diagnostic[]")))]
    pub diagnostics: Vec<Diagnostic>,
}

/// A replacement of the text between two UTF-16 offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TextEdit {
    /// Start of the text to replace.
    pub from: usize,
    /// End of the text to replace.
    pub to: usize,
    /// The text to insert.
    pub insert: String,
}

/// Finds the edits that make all changes, one after the other, or says why none was made.
///
/// ```
/// use target_groups::{editing::edit_text, json::Change, rules::Options};
/// let edited = edit_text(r#"{"é": 1}"#, &[Change::set("/é".into(), "2")], &Options::default());
/// assert_eq!((edited.edits[0].from, edited.edits[0].to), (6, 7));
/// ```
#[must_use]
pub fn edit_text(text: &str, changes: &[Change], options: &Options) -> Edited {
    if text.len() > options.limits.bytes {
        return Edited { edits: Vec::new(), diagnostics: validate(text, options).diagnostics };
    }
    match edit(text, changes, options.limits.depth) {
        Ok(edits) => {
            let mut positions = Positions::new(text);
            let edits = edits.into_iter().map(|edit| TextEdit {
                from: positions.at(edit.from).offset,
                to: positions.at(edit.to).offset,
                insert: edit.insert,
            });
            Edited { edits: edits.collect(), diagnostics: Vec::new() }
        }
        Err(EditError::Parse(_)) => Edited { edits: Vec::new(), diagnostics: validate(text, options).diagnostics },
        Err(EditError::Pointer(pointer)) => Edited { edits: Vec::new(), diagnostics: vec![unresolved_pointer(pointer, &options.locale)] },
    }
}

/// Reads changes from JSON: an array of `{pointer, value}` and `{pointer, remove: true}`.
///
/// # Errors
/// Says what is wrong with them.
pub fn read_changes(json: &str) -> Result<Vec<Change>, String> {
    let changes: Vec<Change> = serde_json::from_str(json).map_err(|error| format!("The changes are wrong: {error}."))?;
    let unclear = changes.iter().find(|change| change.value.is_some() == change.remove);
    match unclear {
        Some(change) => Err(format!("The change at \"{}\" must have either a value or remove: true.", change.pointer)),
        None => Ok(changes),
    }
}
