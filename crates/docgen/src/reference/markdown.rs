//! Pieces of Markdown as GitHub renders it.

/// The start of every generated page, as a warning against manual edits.
pub(super) const GENERATED: &str = "<!-- Generated from the crate by `cargo xtask docs`. Do not edit. -->\n";

/// Plain text that Markdown must not read as anything else.
pub(super) fn plain(text: &str) -> String {
    let special = |character| matches!(character, '\\' | '`' | '*' | '[' | ']' | '<' | '|');
    text.chars().flat_map(|character| special(character).then_some('\\').into_iter().chain([character])).collect()
}

/// A table with a heading for each column.
pub(super) fn table<const COLUMNS: usize>(headings: [&str; COLUMNS], rows: impl Iterator<Item = [String; COLUMNS]>) -> String {
    let cells = |cells: [String; COLUMNS]| format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    let rule = format!("|{}\n", "---|".repeat(COLUMNS));
    [cells(headings.map(str::to_owned)), rule].into_iter().chain(rows.map(cells)).collect()
}

/// A block of code.
pub(super) fn block(language: &str, code: &str) -> String {
    format!("```{language}\n{code}\n```\n")
}

/// Returns the difference between two texts: the new text, with the changed lines in both forms.
pub(super) fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(before, after)| before == after).count();
    let head = same(&mut before.iter().zip(&after));
    let shorter = before.len().min(after.len()) - head;
    let tail = same(&mut before.iter().rev().zip(after.iter().rev()).take(shorter));
    let middle = |lines: &[&str], sign: char| {
        let changed = lines.get(head..lines.len() - tail).unwrap_or_default();
        changed.iter().map(|line| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    let kept = |lines: &[&str]| lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>();
    let (first, last) = (after.get(..head).unwrap_or_default(), after.get(after.len() - tail..).unwrap_or_default());
    [kept(first), middle(&before, '-'), middle(&after, '+'), kept(last)].concat().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{difference, plain, table};

    #[test]
    fn only_the_lines_that_differ_are_marked() {
        for (before, after, expected) in [
            ("a\nb\nc", "a\nx\nc", "  a\n- b\n+ x\n  c"),
            ("a\nb\nc", "a\nc", "  a\n- b\n  c"),
            ("a\na", "a\na\na", "  a\n  a\n+ a"),
            ("a", "b", "- a\n+ b"),
            ("a", "a", "  a"),
        ] {
            assert_eq!(difference(before, after), expected, "{before} {after}");
        }
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(plain("a *b* [c] <d> \\ `e` | f_g"), "a \\*b\\* \\[c\\] \\<d> \\\\ \\`e\\` \\| f_g");
    }

    #[test]
    fn a_bar_does_not_end_a_cell() {
        assert_eq!(table(["a", "b"], [["1|2".to_owned(), "3".to_owned()]].into_iter()), "| a | b |\n|---|---|\n| 1\\|2 | 3 |\n");
    }
}
