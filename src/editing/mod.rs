//! Applies changes to a text, and returns them as edits for an editor.
//!
//! A [`Change`] identifies a value by its JSON Pointer, as fixes and forms do. [`edit_text`] returns the smallest edits, so that key order,
//! number notation, formatting and even invalid parts of the text are preserved. With the feature `full`, `fix_all` applies the safe fixes
//! of a request until none are left.
//!
//! ```
//! use target_groups::{editing::edit_text, rules::Options, text::Change};
//! let edited = edit_text(r#"{ "goal": 1.0, }"#, &[Change::set("/goal".into(), "2")], &Options::default());
//! assert_eq!((edited.edits[0].from, edited.edits[0].insert.as_str()), (10, "2"));
//! ```
//!
//! Undo is left to the caller, who has the text.

#[cfg(feature = "full")]
mod fix_all;

use serde::Serialize;

use crate::json::{Positions, parse};

use crate::model::{Record, TargetGroup};
use crate::rules::encode::Encoded;
use crate::rules::{Checker, Diagnostic, Options, encode_unresolved, unresolved_place, validate};
use crate::text::{self, Change, EditError, edit};

#[cfg(feature = "full")]
pub use fix_all::{FixedAll, fix_all};

/// The edits for a list of changes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Edited {
    /// The edits, in ascending order and without overlap, in UTF-16 offsets of the original text.
    pub edits: Vec<TextEdit>,
    /// The reasons why nothing was changed; empty if every change was made.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Diagnostic[]")))]
    pub diagnostics: Vec<Diagnostic>,
}

/// A replacement of the text between two UTF-16 offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TextEdit {
    /// Start of the text to replace, as a UTF-16 offset counted from 0.
    pub from: usize,
    /// End of the text to replace, as a UTF-16 offset, exclusive.
    pub to: usize,
    /// The text to insert.
    pub insert: String,
}

impl TextEdit {
    fn of(edit: text::ByteEdit, positions: &mut Positions<'_>) -> Self {
        Self { from: positions.at(edit.from).offset, to: positions.at(edit.to).offset, insert: edit.insert }
    }
}

/// Returns the edits that make all changes, one after the other. If one of the changes is impossible, makes none and returns diagnostics.
///
/// ```
/// use target_groups::{editing::edit_text, rules::Options, text::Change};
/// let edited = edit_text(r#"{"é": 1}"#, &[Change::set("/é".into(), "2")], &Options::default());
/// assert_eq!((edited.edits[0].from, edited.edits[0].to), (6, 7));
/// ```
#[must_use]
pub fn edit_text(text: &str, changes: &[Change], options: &Options) -> Edited {
    if text.len() > options.limits.bytes {
        return Edited { edits: Vec::new(), diagnostics: validate(text, options).diagnostics };
    }
    match edit(text, changes, TargetGroup::ROOT, options.limits.depth) {
        Ok(edits) => {
            let mut positions = Positions::new(text);
            let edits = edits.into_iter().map(|edit| TextEdit::of(edit, &mut positions));
            Edited { edits: edits.collect(), diagnostics: Vec::new() }
        }
        Err(EditError::Unreadable) => Edited { edits: Vec::new(), diagnostics: validate(text, options).diagnostics },
        Err(place) => Edited { edits: Vec::new(), diagnostics: vec![unresolved_place(&place, &options.locale)] },
    }
}

/// Parses changes from JSON: an array of `{pointer, value}`, `{pointer, remove: true}` and `{from, to, insert}`.
///
/// # Errors
/// Returns an error message if the JSON or a change is invalid.
pub fn read_changes(json: &str) -> Result<Vec<Change>, String> {
    let document = parse(json, usize::MAX).map_err(|_| "The changes are not valid JSON.".to_owned())?;
    Change::read_all(document.root())
}

/// Applies changes like [`edit_text`] and encodes the result. The two numbers reserved for the text are followed by the number of edits,
/// the start, end and text of each edit, and the report on why nothing was changed (see [`crate::rules::encode`]).
pub fn encode_edits(text: &str, changes: &[Change], options: &Options, to: &mut Encoded) {
    to.begin();
    let edits = if text.len() > options.limits.bytes {
        Err(None)
    } else {
        edit(text, changes, TargetGroup::ROOT, options.limits.depth).map_err(Some)
    };
    match edits {
        Ok(edits) => {
            to.numbers.push(number(edits.len()));
            let mut positions = Positions::new(text);
            for edit in edits {
                let (from, until) = (positions.at(edit.from).offset, positions.at(edit.to).offset);
                to.numbers.extend([number(from), number(until)]);
                to.push_text(&edit.insert);
            }
            to.numbers.extend([1, 0, 0, 0, 0]);
        }
        Err(Some(place @ (EditError::Pointer(_) | EditError::Range(..)))) => {
            to.numbers.push(0);
            encode_unresolved(&place, options, to);
        }
        Err(_) => {
            to.numbers.push(0);
            let mut engine = Checker::default();
            let checked = engine.check(text, options);
            checked.findings.encode(text, checked.rows(), true, None, to);
        }
    }
    to.finish();
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
