//! The start and the end of a text.

use super::fault::{FaultKind, Obstacle};
use super::frame::Frame;
use super::hint::Hint;
use super::lookahead::is_key_character;
use super::string::{StringRole, is_quote};
use super::structure::{StructureReader, StructureResult};

/// The maximum number of characters before the first bracket that are treated as a typo.
const MAX_STRAY: usize = 8;

impl StructureReader<'_> {
    /// Reads the start of the text, until the first object or array is open or a plain value ends.
    pub(super) fn root(&mut self, hint: Hint) -> StructureResult {
        self.reader.space();
        let start = self.reader.at;
        match self.reader.character(start) {
            Some('{' | '[') => self.open_bracket(hint),
            Some('"') if self.reader.is_swapped_brace(start) => self.swapped_brace(hint),
            Some(character) if !is_key_character(character) && self.reader.is_before_root(start + character.len_utf8()) => {
                self.reader.stray();
                self.reader.space();
                self.open_bracket(hint)
            }
            Some(character) if is_quote(character) => {
                let key = self.reader.string(StringRole::Element);
                self.reader.space();
                if self.reader.peek() != Some(b':') {
                    return Ok(());
                }
                self.root_without_brace(hint, start)?;
                self.member_of(self.reader.slice(key.start, key.end))
            }
            Some(_) => self.root_word(hint),
            None => self.no_value(),
        }
    }

    fn no_value(&mut self) -> StructureResult {
        self.reader.fault(FaultKind::Value, self.reader.at, false);
        Err(Obstacle::NoValue)
    }

    /// Opens an object whose brace is missing before its first key.
    fn root_without_brace(&mut self, hint: Hint, start: usize) -> StructureResult {
        self.insert_opening(true, start);
        self.push(true, hint, start)
    }

    /// Handles a text that starts with a word: a number or literal, stray characters, or a key without its brace.
    fn root_word(&mut self, hint: Hint) -> StructureResult {
        let start = self.reader.at;
        let line = self.reader.slice(start, self.reader.text.len()).lines().next().unwrap_or_default();
        let word = line.trim_end();
        if target_groups_json::parse(word, 1).is_ok() {
            self.reader.at = start + word.len();
            return Ok(());
        }
        let length = line.find(['{', '[', ':', ' ']).unwrap_or(line.len());
        match line.as_bytes().get(length) {
            Some(b'{' | b'[') if length <= MAX_STRAY => {
                let fault = self.reader.fault(FaultKind::Stray, start, false);
                self.reader.remove(fault, start, start + length);
                self.reader.at = start + length;
                self.open_bracket(hint)
            }
            Some(b':') if hint.knows(line.get(..length).unwrap_or_default().trim_end_matches('"')) => {
                self.root_without_brace(hint, start)?;
                self.bare_key()
            }
            _ => self.no_value(),
        }
    }

    /// Returns `true` if members follow the closing brace of the root, which is then surplus.
    pub(super) fn goes_on_behind_root(&mut self) -> bool {
        self.reader.space();
        let Some(root) = self.last_root.take().filter(|root| root.is_object) else { return false };
        let Some(bracket) = root.bracket else { return false };
        let at = self.reader.at;
        let has_comma = self.reader.peek() == Some(b',');
        let next = if has_comma { self.reader.after_space(at + 1) } else { at };
        if self.reader.byte(next) != Some(b'"') {
            return false;
        }
        let fault = self.reader.fault(FaultKind::SurplusBracket, bracket, true);
        self.reader.remove(fault, bracket, bracket + 1);
        self.open.push((root.start, Frame::reopened(root)));
        true
    }

    /// Removes everything after the root value.
    pub(super) fn rest(&mut self) {
        let (at, end) = (self.reader.at, self.reader.text.len());
        if at >= end {
            return;
        }
        let is_noise = self
            .reader
            .slice(at, end)
            .chars()
            .all(|character| character.is_whitespace() || matches!(character, '}' | ']' | ',' | ';' | '`'));
        let fault = self.reader.fault(FaultKind::EndOfText, at, is_noise);
        self.reader.remove(fault, at, end);
    }
}
