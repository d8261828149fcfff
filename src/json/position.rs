//! From UTF-8 offsets, which Rust counts in, to what editors count in.

/// A place in a text as JavaScript and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// UTF-16 code units from the start of the text.
    pub offset: usize,
    /// Line, from 1. Lines end with `\n`, `\r\n` or `\r`.
    pub line: usize,
    /// UTF-16 code units from the start of the line, plus 1.
    pub column: usize,
}

/// Finds positions in a text. Ascending questions together cost one pass.
#[derive(Debug, Clone)]
pub struct Positions<'t> {
    text: &'t str,
    at: usize,
    position: Position,
}

const START: Position = Position { offset: 0, line: 1, column: 1 };

impl<'t> Positions<'t> {
    /// Positions in this text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, position: START }
    }

    /// The position of a UTF-8 offset, which lies on a character border.
    pub fn at(&mut self, offset: usize) -> Position {
        if offset < self.at {
            (self.at, self.position) = (0, START);
        }
        let passed = self.text.get(self.at..offset).unwrap_or_default();
        self.pass(passed.as_bytes(), self.text.as_bytes().get(offset).copied());
        self.at += passed.len();
        self.position
    }

    fn pass(&mut self, passed: &[u8], next: Option<u8>) {
        let feeds = passed.iter().filter(|byte| **byte == b'\n').count();
        let returns = passed.iter().filter(|byte| **byte == b'\r').count();
        let mut breaks = feeds;
        let mut line_start = if feeds > 0 { passed.iter().rposition(|byte| *byte == b'\n') } else { None };
        if returns > 0 {
            let followers = passed.iter().skip(1).copied().map(Some).chain([next]);
            let alone = passed.iter().zip(followers).map(|(byte, follower)| *byte == b'\r' && follower != Some(b'\n'));
            breaks += alone.clone().filter(|alone| *alone).count();
            let last = alone.enumerate().filter_map(|(at, alone)| alone.then_some(at)).last();
            line_start = line_start.max(last);
        }
        self.position.offset += utf16_length(passed);
        self.position.line += breaks;
        match line_start {
            Some(at) => self.position.column = 1 + utf16_length(passed.get(at + 1..).unwrap_or_default()),
            None => self.position.column += utf16_length(passed),
        }
    }
}

/// UTF-16 code units of UTF-8 text: one for each character, and one more where four bytes make two.
fn utf16_length(utf8: &[u8]) -> usize {
    let continued = utf8.iter().filter(|byte| (0x80..0xC0).contains(*byte)).count();
    let pairs = utf8.iter().filter(|byte| **byte >= 0xF0).count();
    utf8.len() - continued + pairs
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
