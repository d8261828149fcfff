//! Splits a text into JSON tokens. The text may be invalid.

use std::ops::Range;

/// A token of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextToken {
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    /// A string, with or without its closing quote.
    Text {
        closed: bool,
    },
    /// A number, a literal, or anything else.
    Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Brace,
    Square,
}

/// The tokens of a text, with their spans.
pub(super) struct Tokens<'t> {
    text: &'t str,
    cursor: usize,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// Creates the tokenizer. The cursor determines where a string without its closing quote ends.
    pub(super) fn new(text: &'t str, cursor: usize) -> Self {
        Self { text, cursor, at: 0 }
    }

    /// Returns the end of the string that starts at `start`, and whether it has a closing quote.
    fn text(&self, start: usize) -> (usize, bool) {
        let (end, has_quote) = self.quoted(start + 1);
        let touches_word = has_quote && self.text.as_bytes().get(end + 1).is_some_and(|byte| is_word(*byte));
        if has_quote && !touches_word {
            return (end + 1, true);
        }
        let bare = self.without_structure(start + 1..end);
        let typing_at = if (start + 1..=end).contains(&self.cursor) { self.cursor } else { 0 };
        match (has_quote, bare.max(typing_at)) {
            (true, bare) if bare == end && typing_at == 0 => (end + 1, true),
            (_, bare) => (bare, false),
        }
    }

    /// Returns the end of a string's content, and whether a closing quote follows it. Strings end at the end of their line.
    fn quoted(&self, start: usize) -> (usize, bool) {
        let mut escaped = false;
        let content = self.text.as_bytes().iter().enumerate().skip(start);
        for (at, byte) in content {
            match byte {
                b'\n' | b'\r' => return (at, false),
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return (at, true),
                _ => {}
            }
        }
        (self.text.len(), false)
    }

    /// Returns the end of the content without trailing brackets and commas, which a string that ends at the wrong place would otherwise
    /// include.
    fn without_structure(&self, content: Range<usize>) -> usize {
        let text = self.text.get(content.clone()).unwrap_or_default();
        content.start + text.trim_end_matches([' ', '\t', ',', ':', '{', '}', '[', ']']).len()
    }
}

impl Iterator for Tokens<'_> {
    type Item = (TextToken, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = next_after_space(self.text, self.at)?;
        let byte = *self.text.as_bytes().get(start)?;
        let (token, end) = match byte {
            b'{' => (TextToken::Open(Bracket::Brace), start + 1),
            b'[' => (TextToken::Open(Bracket::Square), start + 1),
            b'}' => (TextToken::Close(Bracket::Brace), start + 1),
            b']' => (TextToken::Close(Bracket::Square), start + 1),
            b',' => (TextToken::Comma, start + 1),
            b':' => (TextToken::Colon, start + 1),
            b'"' => {
                let (end, closed) = self.text(start);
                (TextToken::Text { closed }, end)
            }
            _ => (TextToken::Word, self.text.get(start..)?.find(ends_word).map_or(self.text.len(), |length| start + length)),
        };
        self.at = end;
        Some((token, start..end))
    }
}

/// Returns the offset of the first character from `at` on that is not white space.
pub(super) fn next_after_space(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    rest.iter().position(|byte| !byte.is_ascii_whitespace()).map(|passed| at + passed)
}

fn ends_word(character: char) -> bool {
    character.is_ascii_whitespace() || matches!(character, '{' | '}' | '[' | ']' | ',' | ':' | '"')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    /// Returns the tokens of a text in which `|` marks the cursor.
    fn pieces(marked: &str) -> Vec<String> {
        let cursor = marked.find('|').unwrap_or(marked.len());
        let text = marked.replacen('|', "", 1);
        Tokens::new(&text, cursor).map(|(_, span)| text.get(span).unwrap().to_owned()).collect()
    }

    #[test]
    fn strings_end_where_their_author_would_end_them() {
        for (marked, expected) in [
            (r#"{"a": "b, c"}"#, vec!["{", r#""a""#, ":", r#""b, c""#, "}"]),
            (r#"["a\"b", "\\"]"#, vec!["[", r#""a\"b""#, ",", r#""\\""#, "]"]),
            (r#"{"na|"#, vec!["{", r#""na"#]),
            (r#"{"na|}"#, vec!["{", r#""na"#, "}"]),
            ("{\"na|\n\"b\": 1}", vec!["{", "\"na", "\"b\"", ":", "1", "}"]),
            (r#"{"na|, "b": 1}"#, vec!["{", r#""na"#, ",", r#""b""#, ":", "1", "}"]),
            (r#"{"|"b": 1}"#, vec!["{", "\"", r#""b""#, ":", "1", "}"]),
            (r#"{"a": "CO|}, {"b": 1}"#, vec!["{", r#""a""#, ":", r#""CO"#, "}", ",", "{", r#""b""#, ":", "1", "}"]),
            (r#"{"a": "Hello, |"#, vec!["{", r#""a""#, ":", r#""Hello, "#]),
            (r#"{"a": "Hello, wor|ld"#, vec!["{", r#""a""#, ":", r#""Hello, world"#]),
            (r#"["a"b]"#, vec!["[", r#""a""#, "b", "]"]),
            ("tru|e,-1.5e3", vec!["true", ",", "-1.5e3"]),
            ("é😀\u{a0}|x", vec!["é😀\u{a0}x"]),
            ("\"\\", vec!["\"\\"]),
            ("", vec![]),
        ] {
            assert_eq!(pieces(marked), expected, "{marked}");
        }
    }
}
