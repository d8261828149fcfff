//! Looks ahead without consuming text.

use super::reader::RecoveringReader;
use super::string::is_quote;

/// The maximum length of a key that is looked up.
pub(super) const MAX_KEY: usize = 64;

/// Returns `true` for a character of a key without quotes. All non-ASCII letters are accepted, because a table of them is large.
pub(super) fn is_key_character(character: char) -> bool {
    let is_letter = !character.is_ascii() && !is_quote(character) && !character.is_whitespace();
    is_letter || character.is_ascii_alphanumeric() || matches!(character, '_' | '$' | '-' | '.')
}

impl RecoveringReader<'_> {
    /// Returns `true` if the object or array of the whole text opens at an offset.
    pub(super) fn is_before_root(&self, at: usize) -> bool {
        let next = self.after_space(at);
        match self.byte(next) {
            Some(b'{') => self.opens_object(next),
            Some(b'[') => self.byte(self.after_space(next + 1)) == Some(b'{'),
            _ => false,
        }
    }

    /// Returns `true` if a quote is followed by something that a string does not start with.
    pub(super) fn opens_nothing(&self, quote: char) -> bool {
        let next = self.after_space(self.at + quote.len_utf8());
        matches!(self.byte(next), None | Some(b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"'))
    }

    /// Returns `true` if a quote and the brace after it are in the wrong order: `"{name":`.
    pub(super) fn is_swapped_brace(&self, quote: usize) -> bool {
        let rest = self.slice(quote, self.text.len());
        let Some(rest) = rest.strip_prefix("\"{") else { return false };
        let word = rest.bytes().take(MAX_KEY).take_while(u8::is_ascii_alphanumeric).count();
        word > 0 && rest.as_bytes().get(word) == Some(&b'"') && self.byte(self.after_space(quote + 3 + word)) == Some(b':')
    }

    /// Returns `true` if a value starts at an offset, as opposed to a key or a closing bracket.
    pub(super) fn starts_value(&self, at: usize) -> bool {
        match self.byte(at) {
            Some(b'{') => self.opens_object(at),
            Some(b'[' | b'0'..=b'9' | b'-') => true,
            Some(b'"') => self.key_at(at).is_none(),
            _ => false,
        }
    }

    /// Returns `true` if the string at an offset is a value, that is, if a comma or bracket follows.
    fn is_plain_string(&self, quote: usize) -> bool {
        let rest = self.slice(quote + 1, self.text.len());
        let Some(end) = rest.bytes().take(MAX_KEY).position(|byte| byte == b'"') else { return true };
        matches!(self.byte(self.after_space(quote + end + 2)), Some(b',' | b'}' | b']'))
    }

    /// Returns `true` if the brace at an offset opens an object, that is, if a key or the closing brace follows.
    pub(super) fn opens_object(&self, brace: usize) -> bool {
        let next = self.after_space(brace + 1);
        match self.character(next) {
            None | Some('}' | '\'' | '/' | '{') => true,
            Some('"') => !self.is_plain_string(next),
            Some(character) if is_key_character(character) => {
                let rest = self.ahead(next, MAX_KEY);
                let word = rest.find(|character| !is_key_character(character)).unwrap_or(rest.len());
                matches!(self.byte(self.after_space(next + word)), Some(b':' | b'"' | b'='))
            }
            Some(character) => is_quote(character),
        }
    }

    /// Returns the key whose opening quote is at an offset.
    pub(super) fn key_at(&self, quote: usize) -> Option<String> {
        let rest = self.slice(quote, self.text.len()).strip_prefix('"')?;
        let end = rest.bytes().take(MAX_KEY).position(|byte| byte == b'"')?;
        let is_key = self.byte(self.after_space(quote + end + 2)) == Some(b':');
        is_key.then(|| rest.get(..end).map(str::to_owned)).flatten()
    }

    /// Returns the key that follows a bracket and a comma.
    pub(super) fn key_after(&self, at: usize) -> Option<String> {
        let comma = self.after_space(at);
        if self.byte(comma) != Some(b',') {
            return None;
        }
        self.key_at(self.after_space(comma + 1))
    }
}
