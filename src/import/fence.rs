//! Finds Markdown code fences, so that only their content is read.

use super::body::is_space;

/// The markers that open and close a fence.
const MARKS: [&str; 2] = ["```", "~~~"];

/// A text with fences.
pub(super) struct Fenced<'a> {
    /// The contents of the fences, in order.
    pub(super) blocks: Vec<Block<'a>>,
    /// The whole text with all lines outside the fences emptied, so that line numbers are preserved.
    pub(super) inside: String,
    /// The first lines of the fences that are preceded by text.
    pub(super) texts_before: Vec<usize>,
    /// The first line with text after the last fence.
    pub(super) text_after: Option<usize>,
}

/// The content of one fence.
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    /// The line of the content, counted from 1.
    pub(super) line: usize,
}

/// Finds the fences of a text. An unclosed fence extends to the end of the text.
pub(super) fn find(text: &str) -> Option<Fenced<'_>> {
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let mut finder = Finder::default();
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        finder.line(line, index + 1, at);
        at += line.len();
    }
    finder.close(text.len());
    if finder.found.is_empty() {
        return None;
    }
    let block = |&(line, start, end): &(usize, usize, usize)| {
        let text = text.get(start..end)?;
        Some(Block { text: text.strip_suffix('\n').unwrap_or(text), line })
    };
    Some(Fenced {
        blocks: finder.found.iter().filter_map(block).collect(),
        inside: finder.inside,
        texts_before: finder.texts_before,
        text_after: finder.outside,
    })
}

#[derive(Debug, Default)]
struct Finder {
    /// The marker, the first line and the start of the open fence.
    open: Option<(&'static str, usize, usize)>,
    found: Vec<(usize, usize, usize)>,
    inside: String,
    texts_before: Vec<usize>,
    /// The first line with text since the last fence.
    outside: Option<usize>,
}

impl Finder {
    fn line(&mut self, line: &str, number: usize, at: usize) {
        let trimmed = line.trim_end_matches(is_space);
        if let Some((mark, ..)) = self.open {
            let before = trimmed.trim_start_matches(is_space).starts_with(mark).then_some("");
            match before.or_else(|| trimmed.strip_suffix(mark)) {
                Some(kept) => {
                    self.inside.push_str(kept);
                    self.inside.push('\n');
                    self.close(at + kept.len());
                }
                None => self.inside.push_str(line),
            }
            return;
        }
        self.inside.push('\n');
        let opening = opening(trimmed);
        let outside = opening.map_or(trimmed, |(_, before)| before);
        if !outside.chars().all(|c| is_space(c) || matches!(c, '>' | '-' | '*' | '`')) {
            self.outside = self.outside.or(Some(number));
        }
        if let Some((mark, _)) = opening {
            self.open = Some((mark, number + 1, at + line.len()));
            self.texts_before.extend(self.outside.take().map(|_| number + 1));
        }
    }

    fn close(&mut self, end: usize) {
        if let Some((_, line, start)) = self.open.take() {
            self.found.push((line, start, end.max(start)));
        }
    }
}

/// Returns the marker that opens a fence at the end of a line, and the text before it.
fn opening(line: &str) -> Option<(&'static str, &str)> {
    MARKS.into_iter().find_map(|mark| {
        let (before, language) = line.split_once(mark)?;
        let is_start = before.is_empty() || before.ends_with(is_space);
        let is_language = language.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+' | '#' | '{' | '}' | '='));
        (is_start && is_language && !language.contains(mark)).then_some((mark, before))
    })
}
