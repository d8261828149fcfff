//! Repairs JSON that was damaged by people or web pages, with a note for each kind of repair.
//!
//! A text is only repaired if each error in it has exactly one possible repair. Otherwise the text remains unchanged, so that the positions
//! of errors refer to the pasted text.

use crate::json;
use crate::model::{Record, TargetGroup};
use crate::text::{FaultKind, Recovered, TextFault, recover};

use super::note::{NoteCode, PendingNote};

/// The maximum nesting depth.
pub(super) const MAX_DEPTH: usize = 128;

/// The notes about repairs. All other repairs share one note.
const NOTES: [(NoteCode, &[FaultKind]); 6] = [
    (NoteCode::QuotesReplaced, &[FaultKind::Quote]),
    (NoteCode::SpacesReplaced, &[FaultKind::Space]),
    (NoteCode::CommentsRemoved, &[FaultKind::Comment]),
    (NoteCode::TrailingCommaDropped, &[FaultKind::TrailingComma]),
    (NoteCode::KeysQuoted, &[FaultKind::Key]),
    (NoteCode::LiteralsReplaced, &[FaultKind::Literal]),
];

/// A text after its repair.
pub(super) struct Repaired {
    pub(super) text: String,
    pub(super) notes: Vec<PendingNote>,
    /// The length of the part of the original text that was read.
    pub(super) length: usize,
}

/// Returns `true` for valid JSON.
pub(super) fn is_json(text: &str) -> bool {
    json::parse(text, MAX_DEPTH).is_ok()
}

/// Repairs the object or array at the start of a text. Returns `None` if the intended meaning is unclear, or if the end is missing.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    let Recovered { mut faults, repair, obstacle: None } = recover(text, TargetGroup::ROOT, MAX_DEPTH) else { return None };
    let is_rest = |fault: &TextFault| fault.kind == FaultKind::EndOfText;
    let length = faults.pop_if(|fault| is_rest(fault)).map_or(text.len(), |fault| fault.span.start);
    let is_clear = faults.iter().all(|fault| fault.is_certain && fault.kind != FaultKind::Unfinished) && is_json(repair.text());
    is_clear.then(|| Repaired { text: repair.text().trim_end().to_owned(), notes: notes(&faults, text), length })
}

/// Returns the notes about syntax errors, and about variables, which are kept unchanged.
fn notes(faults: &[TextFault], text: &str) -> Vec<PendingNote> {
    let count = |is_it: &dyn Fn(FaultKind) -> bool| faults.iter().filter(|fault| is_it(fault.kind)).count();
    let named = NOTES.into_iter().map(|(code, kinds)| (code, count(&|kind| kinds.contains(&kind))));
    let others = count(&|kind| NOTES.iter().all(|(_, kinds)| !kinds.contains(&kind)));
    let counted = named.chain([(NoteCode::FaultsRepaired, others)]).filter(|(_, count)| *count > 0);
    let variables = (text.contains('`') && text.contains("${")).then(|| PendingNote::plain(NoteCode::ExpansionKept));
    counted.map(|(code, count)| PendingNote::with_count(code, count)).chain(variables).collect()
}

/// Removes one level of escaping: `{\"name\": 1}`.
pub(super) fn unescape(text: &str) -> Option<String> {
    let inside = text.strip_prefix(['{', '['])?.trim_start_matches(|c: char| c.is_whitespace() || c == '[' || c == '{');
    if !inside.starts_with("\\\"") && !inside.starts_with("\\n") && !inside.starts_with("\\r") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some(kept @ ('"' | '\\' | '/')) => out.push(kept),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    Some(out)
}
