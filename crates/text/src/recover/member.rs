//! Members of objects: keys, colons and values.

use super::fault::FaultKind;
use super::frame::{Comma, Frame};
use super::hint::Hint;
use super::lookahead::{MAX_KEY, is_key_character};
use super::string::{StringRole, is_quote};
use super::structure::{StructureReader, StructureResult};

impl StructureReader<'_> {
    /// Reads a key without quotes or without its opening quote. Other words are skipped.
    pub(super) fn bare_key(&mut self) -> StructureResult {
        let start = self.reader.at;
        let rest = self.reader.slice(start, self.reader.text.len());
        let length = rest.find(|character| !is_key_character(character)).unwrap_or(rest.len());
        let end = start + length;
        let next = self.reader.after_space(end);
        if length > 0 && self.reader.byte(end) == Some(b'"') && self.is_key_split(start, end) {
            self.write_comma();
            self.key_starts();
            let fault = self.reader.fault(FaultKind::OpeningQuote, start, true);
            self.reader.insert(fault, start, "\"");
            self.reader.remove(fault, end, end + 1);
            self.reader.at = end;
            let rest = self.reader.string(StringRole::Key);
            let key = [self.reader.slice(start, end), self.reader.slice(rest.start, rest.end)].concat();
            return self.member_of(&key);
        }
        let is_quote_missing = self.reader.byte(end) == Some(b'"') && self.reader.byte(self.reader.after_space(end + 1)) == Some(b':');
        if length == 0 || !(is_quote_missing || matches!(self.reader.byte(next), Some(b':' | b'='))) {
            self.stray_in_object(start, end);
            return Ok(());
        }
        self.write_comma();
        self.key_starts();
        if is_quote_missing {
            let fault = self.reader.fault(FaultKind::OpeningQuote, start, true);
            self.reader.insert(fault, start, "\"");
            self.reader.at = end + 1;
        } else {
            let fault = self.reader.fault(FaultKind::Key, start, true);
            self.reader.insert(fault, start, "\"");
            self.reader.insert(fault, end, "\"");
            self.reader.at = end;
        }
        self.member_of(self.reader.slice(start, end))
    }

    /// Returns `true` if the opening quote of a key is inside the key.
    fn is_key_split(&self, start: usize, quote: usize) -> bool {
        let rest = self.reader.slice(quote + 1, self.reader.text.len());
        let length = rest.bytes().take(MAX_KEY).position(|byte| byte == b'"');
        let key = length.and_then(|length| rest.get(..length)).map(|rest| [self.reader.slice(start, quote), rest].concat());
        let hint = self.open.last().map_or(Hint::NONE, |(_, frame)| frame.hint);
        key.is_some_and(|key| hint.knows(&key))
    }

    /// Skips characters that are not a key. Digits after a comma belong to the number before it.
    fn stray_in_object(&mut self, start: usize, end: usize) {
        let Some((_, frame)) = self.open.last().copied() else { return };
        self.drop_missing_comma();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if let Comma::Written(comma) = frame.comma
            && comma == frame.end
            && comma + 1 == start
            && is_number(self.reader.slice(start, end))
        {
            let before = self.reader.slice(0, comma);
            let number = before.len()
                - before.trim_end_matches(|character: char| character.is_ascii_digit() || matches!(character, '-' | '.')).len();
            if target_groups_json::parse(self.reader.slice(comma - number, comma), 1).is_ok() {
                let fault = self.reader.fault(FaultKind::Number, comma, false);
                self.reader.insert(fault, comma - number, "\"");
                self.reader.insert(fault, end, "\"");
                self.reader.at = end;
                return self.item_read();
            }
        }
        self.reader.stray();
    }

    pub(super) fn key_starts(&mut self) {
        let at = self.reader.at;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.key = at;
        }
    }

    /// Reads the colon and the value after a key.
    pub(super) fn member_of(&mut self, key: &str) -> StructureResult {
        let end = self.reader.at;
        let mut hint = Hint::NONE;
        if let Some((_, frame)) = self.open.last_mut() {
            hint = frame.hint.member(key);
            frame.keys.add(frame.hint.key(key));
        }
        self.reader.space();
        self.pass_before_colon();
        let at = self.reader.at;
        match self.reader.peek() {
            Some(b':') => self.reader.at += 1,
            Some(b'=' | b';') => {
                let length = if self.reader.byte(at + 1) == Some(b'>') { 2 } else { 1 };
                let fault = self.reader.fault(FaultKind::Colon, at, true);
                self.reader.replace(fault, at, at + length, ":");
                self.reader.at += length;
            }
            None | Some(b',' | b'}' | b']') => {
                self.without_value(FaultKind::Colon, end, ": null");
                return Ok(());
            }
            Some(_) => {
                let fault = self.reader.fault(FaultKind::Colon, at, true);
                self.reader.insert(fault, end, ":");
            }
        }
        self.value(hint)
    }

    /// Skips a character between a key and its colon.
    fn pass_before_colon(&mut self) {
        let next = self.reader.after_space(self.reader.at + 1);
        let is_character = matches!(self.reader.peek(), Some(b'!'..=b'9' | b';'..=b'~'));
        if is_character && self.reader.byte(next) == Some(b':') {
            self.pass_structure();
            self.reader.space();
        }
    }

    /// Reads the value of a member.
    fn value(&mut self, hint: Hint) -> StructureResult {
        let colon = self.reader.at;
        loop {
            self.reader.space();
            let at = self.reader.at;
            if self.reader.passed == Some(at) {
                self.reader.at += 1;
                continue;
            }
            if self.is_stray_before_value(hint) {
                self.pass_structure();
                continue;
            }
            match self.reader.character(at) {
                Some('{') if hint.is_list() && self.lacks_bracket() => {
                    self.insert_opening(false, at);
                    self.push(false, hint, at)?;
                    return self.open_bracket(hint.element());
                }
                Some('{' | '[') => return self.open_bracket(hint),
                Some(':' | '=') => self.surplus(FaultKind::SurplusSeparator),
                Some(character) if is_quote(character) && character != '"' && self.reader.opens_nothing(character) => self.reader.stray(),
                Some('"') if hint.is_object() && self.reader.is_swapped_brace(at) => return self.swapped_brace(hint),
                Some('"') if self.reader.key_at(at).is_some_and(|key| hint.knows(&key)) => {
                    self.insert_opening(true, at);
                    return self.push(true, hint, at);
                }
                None | Some(',' | '}' | ']') => {
                    self.without_value(FaultKind::Value, colon, " null");
                    return Ok(());
                }
                Some(character) if is_quote(character) => {
                    self.reader.string(StringRole::Member);
                    break;
                }
                Some(_) => {
                    if self.reader.bare_value(StringRole::Member) {
                        break;
                    }
                }
            }
        }
        self.item_read();
        Ok(())
    }

    /// Reads `"{name":` as `{"name":`.
    pub(super) fn swapped_brace(&mut self, hint: Hint) -> StructureResult {
        let at = self.reader.at;
        let fault = self.reader.fault(FaultKind::WrongBracket, at, true);
        self.reader.replace(fault, at, at + 2, "{\"");
        self.push(true, hint, at)?;
        self.key_starts();
        let start = at + 2;
        let rest = self.reader.slice(start, self.reader.text.len());
        let end = start + rest.find('"').unwrap_or(rest.len());
        self.reader.at = end + 1;
        self.member_of(self.reader.slice(start, end))
    }

    /// Returns `true` if an unexpected bracket or comma comes before the value of the member.
    fn is_stray_before_value(&mut self, hint: Hint) -> bool {
        let at = self.reader.at;
        match self.reader.peek() {
            Some(b'{') => {
                let is_array_next = self.reader.byte(self.reader.after_space(at + 1)) == Some(b'[');
                !(self.reader.opens_object(at) || is_array_next && hint.is_list())
            }
            Some(b'[') => hint.is_plain() && self.has_surplus(b'['),
            Some(b'}' | b']' | b',') => self.reader.starts_value(self.reader.after_space(at + 1)),
            _ => false,
        }
    }

    /// Removes the current character, which is surplus.
    fn pass_structure(&mut self) {
        match self.reader.peek() {
            Some(b'{' | b'}' | b'[' | b']') => self.remove_bracket(),
            Some(b',' | b';' | b':') => self.surplus(FaultKind::SurplusSeparator),
            _ => self.surplus(FaultKind::Stray),
        }
    }

    /// Ends a member without a value, after its key or colon. It is read as null, but the suggested fix removes it.
    fn without_value(&mut self, kind: FaultKind, end: usize, null: &str) {
        let next = self.reader.at;
        let Some((_, Frame { end: before, key, has_items, .. })) = self.open.last().copied() else { return };
        let fault = match self.reader.peek() {
            None => self.reader.unfinished(),
            Some(_) => self.reader.fault(kind, next, false),
        };
        self.reader.insert(fault, end, null);
        // The member is removed together with the comma before it. If the comma is missing, its own fault has a fix at the same position.
        let start = if has_items { before } else { key };
        let has_start = !has_items || self.reader.byte(self.reader.after_space(before)) == Some(b',');
        match self.reader.peek() {
            // The cut includes the brackets that are missing.
            None => self.cut = Some(start).filter(|_| has_start),
            Some(b',') => self.reader.offer(fault, key, self.reader.after_space(next + 1), ""),
            Some(_) if has_start => self.reader.offer(fault, start, end, ""),
            Some(_) => {}
        }
        self.reader.at = if self.reader.peek().is_some() { end } else { next };
        self.item_read();
    }
}
