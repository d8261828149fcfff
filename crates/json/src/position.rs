//! Converts UTF-8 offsets to the lines, columns and UTF-16 offsets that editors use.

use std::ops::Range as Span;

use serde::Serialize;

use super::scan::{ascii_lines, plain_line_length};

/// A position in a text, counted in UTF-16 code units as in JavaScript and in editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The offset from the start of the text, in UTF-16 code units.
    pub offset: usize,
    /// The line, starting at 1. Lines end with `\n`, `\r\n` or `\r`.
    pub line: usize,
    /// The column in UTF-16 code units, starting at 1.
    pub column: usize,
}

impl Position {
    /// Converts this position to that of a longer text, in which the text of this position begins at `start`.
    #[must_use]
    pub fn after(self, start: Self) -> Self {
        let column = if self.line == 1 { self.column + start.column - 1 } else { self.column };
        Self { offset: self.offset + start.offset, line: self.line + start.line - 1, column }
    }
}

/// Finds positions in a text. Queries in ascending order take a single pass in total.
#[derive(Debug, Clone)]
pub struct Positions<'t> {
    text: &'t str,
    at: usize,
    position: Position,
}

const START: Position = Position { offset: 0, line: 1, column: 1 };

impl<'t> Positions<'t> {
    /// Creates a converter for a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, position: START }
    }

    /// Creates a converter that starts at an offset with a known position.
    #[must_use]
    pub fn starting(text: &'t str, at: usize, position: Position) -> Self {
        Self { text, at, position }
    }

    /// Returns the position of a UTF-8 offset, which must be on a character boundary.
    pub fn at(&mut self, offset: usize) -> Position {
        if offset < self.at {
            (self.at, self.position) = (0, START);
        }
        let passed = self.text.get(self.at..offset).unwrap_or_default();
        self.pass(passed, self.text.as_bytes().get(offset).copied());
        self.at += passed.len();
        self.position
    }

    /// Converts a span of UTF-8 offsets. Queries with ascending starts take a single pass in total, plus the length of the spans.
    pub fn range(&mut self, span: &Span<usize>) -> Range {
        let start = self.at(span.start);
        let inside = self.text.as_bytes().get(span.clone()).unwrap_or_default();
        if plain_line_length(inside) == inside.len() {
            return Range { from: start.offset, to: start.offset + inside.len(), line: start.line, column: start.column };
        }
        let end = self.clone().at(span.end);
        Range { from: start.offset, to: end.offset, line: start.line, column: start.column }
    }

    fn pass(&mut self, passed: &str, next: Option<u8>) {
        let mut rest = passed;
        loop {
            let ascii = ascii_lines(rest.as_bytes());
            self.position.offset += ascii.length;
            self.position.line += ascii.line_breaks;
            self.position.column = if ascii.line_breaks > 0 { 1 } else { self.position.column } + ascii.behind_last_break;
            let mut characters = rest.get(ascii.length..).unwrap_or_default().chars();
            let Some(character) = characters.next() else { break };
            rest = characters.as_str();
            self.position.offset += character.len_utf16();
            self.position.column += character.len_utf16();
            let pair = character == '\r' && rest.bytes().next().or(next) == Some(b'\n');
            if matches!(character, '\n' | '\r') && !pair {
                self.position.line += 1;
                self.position.column = 1;
            }
        }
    }
}

/// A range of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The start, in UTF-16 code units.
    pub from: usize,
    /// The end, in UTF-16 code units.
    pub to: usize,
    /// The line of the start, starting at 1.
    pub line: usize,
    /// The column of the start in UTF-16 code units, starting at 1.
    pub column: usize,
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn offsets_are_utf16_and_lines_end_three_ways() {
        let text = "é\r\n😀x\ry\nz";
        let mut positions = Positions::new(text);
        let seen: Vec<_> = text
            .char_indices()
            .map(|(offset, character)| {
                let position = positions.at(offset);
                (character, position.offset, position.line, position.column)
            })
            .collect();
        let expected = [
            ('é', 0, 1, 1),
            ('\r', 1, 1, 2),
            ('\n', 2, 1, 3),
            ('😀', 3, 2, 1),
            ('x', 5, 2, 3),
            ('\r', 6, 2, 4),
            ('y', 7, 3, 1),
            ('\n', 8, 3, 2),
            ('z', 9, 4, 1),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_question_may_go_back() {
        let mut positions = Positions::new("ab\ncd");
        assert_eq!(positions.at(4).column, 2);
        assert_eq!(positions.at(1).column, 2);
        assert_eq!(positions.at(5).line, 2);
    }
}
