//! Applies all safe fixes of a text.

use serde::Serialize;

use super::TextEdit;
use crate::json::Positions;
use crate::model::{Record, TargetGroup};
use crate::rules::{Fix, FixKind, Options, validate};
use crate::text::{self, Change, Patch, edit};

/// The maximum number of fixes, in case fixes undo each other.
const MAX_FIXES: usize = 1000;

/// The edits of all safe fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct FixedAll {
    /// The edits, in ascending order and without overlap, in UTF-16 offsets of the original text.
    pub edits: Vec<TextEdit>,
    /// The title of each fix, in the order in which the fixes were applied.
    pub titles: Vec<String>,
}

/// Applies safe fixes until none are left. Fixes of syntax errors that do not touch each other are applied together. Other fixes are
/// applied one at a time, because a fix may also solve another problem.
///
/// ```
/// use target_groups::{editing::fix_all, rules::Options};
/// let fixed = fix_all(r#"{"name" "a" "targets": [],}"#, &Options::default());
/// assert_eq!(fixed.titles, ["Insert a colon", "Insert a comma", "Remove the comma"]);
/// assert_eq!(fixed.edits[0].from, 7);
/// ```
#[must_use]
pub fn fix_all(text: &str, options: &Options) -> FixedAll {
    let mut patch = Patch::new(text);
    let mut titles = Vec::new();
    while titles.len() < MAX_FIXES {
        let Some((edits, made)) = next_fixes(&patch.text(), options) else { break };
        for edit in edits.into_iter().rev() {
            patch.apply(edit);
        }
        titles.extend(made);
    }
    let mut positions = Positions::new(text);
    let edits = patch.into_edits().into_iter().map(|edit| TextEdit::of(edit, &mut positions));
    FixedAll { edits: edits.collect(), titles }
}

/// Returns the edits and the titles of the next fixes, or `None` if no fix changes the text.
fn next_fixes(text: &str, options: &Options) -> Option<(Vec<text::ByteEdit>, Vec<String>)> {
    let fixes = validate(text, options).diagnostics.into_iter().filter_map(|diagnostic| diagnostic.fix);
    let fixes: Vec<Fix> = fixes.filter(|fix| fix.kind == FixKind::Safe).collect();
    let together = apart(&fixes);
    let one_by_one = fixes.iter().map(|fix| vec![fix]);
    std::iter::once(together).chain(one_by_one).filter(|fixes| !fixes.is_empty()).find_map(|fixes| {
        let changes: Vec<Change> = fixes.iter().flat_map(|fix| fix.changes.iter().cloned()).collect();
        let edits = edit(text, &changes, TargetGroup::ROOT, options.limits.depth).ok()?;
        changes_text(text, &edits).then(|| (edits, fixes.iter().map(|fix| fix.title.clone()).collect()))
    })
}

/// Returns the fixes whose ranges do not touch the range of another fix.
fn apart(fixes: &[Fix]) -> Vec<&Fix> {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut chosen = Vec::new();
    for fix in fixes {
        let ranges: Option<Vec<(usize, usize)>> = fix.changes.iter().map(range).collect();
        let Some(ranges) = ranges.filter(|ranges| !ranges.is_empty()) else { continue };
        let touches = |(from, to): &(usize, usize)| taken.iter().any(|(start, end)| from <= end && start <= to);
        if !ranges.iter().any(touches) {
            taken.extend(ranges);
            chosen.push(fix);
        }
    }
    chosen
}

fn range(change: &Change) -> Option<(usize, usize)> {
    match change {
        Change::Range { from, to, .. } => Some((*from, *to)),
        Change::Set { .. } | Change::Remove { .. } => None,
    }
}

fn changes_text(text: &str, edits: &[text::ByteEdit]) -> bool {
    edits.iter().any(|edit| text.get(edit.from..edit.to) != Some(edit.insert.as_str()))
}
