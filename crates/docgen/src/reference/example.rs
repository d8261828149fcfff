//! Examples of rules, taken from the cases by which the rules are tested.

use target_groups::json;

use target_groups::model::{Record, TargetGroup};
use target_groups::rules::{Diagnostic, Options, validate};
use target_groups::text::{Change, edit};

/// The width of a line that needs no scrolling.
const WIDTH: usize = 96;

/// A case: a body, in which `«` and `»` mark a range, under a header line `# code severity pointer`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'c> {
    pub(super) code: &'c str,
    pub(super) severity: &'c str,
    pointer: &'c str,
    body: &'c str,
}

/// An invalid body, its diagnostic, and the result of the fix.
#[derive(Debug)]
pub(super) struct Example {
    pub(super) wrong: String,
    pub(super) diagnostic: Diagnostic,
    pub(super) fixed: Option<String>,
}

/// Reads the cases of a file.
pub(super) fn cases(file: &str) -> Vec<Case<'_>> {
    let blocks = file.split("\n# ").map(|block| block.strip_prefix("# ").unwrap_or(block));
    blocks.filter_map(case).collect()
}

fn case(block: &str) -> Option<Case<'_>> {
    let (header, body) = block.split_once('\n')?;
    let mut words = header.split(' ');
    Some(Case { code: words.next()?, severity: words.next()?, pointer: words.next().unwrap_or_default(), body: body.trim() })
}

/// The case laid out for people; `None` when the rule does not say under these options what the case says.
pub(super) fn example(case: &Case<'_>, options: &Options) -> Option<Example> {
    let wrong = lay_out(&case.body.replace(['«', '»'], ""), options);
    let is_it = |found: &Diagnostic| found.code == case.code && found.pointer == case.pointer;
    let diagnostic = validate(&wrong, options).diagnostics.into_iter().find(is_it)?;
    let fixed = diagnostic.fix.as_ref().and_then(|fix| apply(&wrong, &fix.changes, options));
    Some(Example { wrong, diagnostic, fixed })
}

/// A text that is not JSON stays as it is.
fn lay_out(text: &str, options: &Options) -> String {
    json::pretty_print(text, WIDTH, options.limits.depth)
}

fn apply(text: &str, changes: &[Change], options: &Options) -> Option<String> {
    let edits = edit(text, changes, TargetGroup::ROOT, options.limits.depth).ok()?;
    Some(edits.into_iter().rev().fold(text.to_owned(), |mut fixed, edit| {
        fixed.replace_range(edit.from..edit.to, &edit.insert);
        fixed
    }))
}
