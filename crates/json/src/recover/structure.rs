//! Follows the brackets, commas and colons of a damaged text.

use super::bracket::{Balance, MAX_KEY};
use super::fault::FaultKind;
use super::hint::{Hint, Keys};
use super::reader::{Mark, Reader};
use super::string::{Role, is_quote};
use super::{Obstacle, Recovered};
use crate::byte_order_mark;
use crate::rows::Holds;

/// See [`super::recover`].
pub(super) fn recover(text: &str, root: &'static Holds, max_depth: usize) -> Recovered {
    let reader = Reader::new(text, byte_order_mark(text));
    let mut structure = Structure { reader, open: Vec::new(), max_depth, last_root: None, cut: None, balance: None };
    let obstacle = structure.run(Hint::of(root)).err();
    let (faults, repair) = structure.reader.finish();
    Recovered { faults, repair, obstacle }
}

/// Where the comma before the next item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// No item came before, or nothing behind it.
    None,
    /// At an offset.
    Written(usize),
    /// Nowhere: it belongs at an offset.
    Missing(usize),
}

/// An object or array whose end has not been reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) comma: Comma,
    /// Where its last item ends, or its opening bracket.
    pub(super) end: usize,
    pub(super) has_items: bool,
    /// Where the key of its last member starts.
    pub(super) key: usize,
    /// The known keys that it has.
    pub(super) keys: Keys,
    /// Its last item, if that is an object or array.
    pub(super) last: Option<Closed>,
}

/// An object or array that has ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) start: usize,
    /// Where its last item ends.
    pub(super) content_end: usize,
    pub(super) has_items: bool,
    pub(super) keys: Keys,
    /// Where its closing bracket stands; `None` if that is missing.
    pub(super) bracket: Option<usize>,
}

/// A text with what is open at the current place.
#[derive(Debug)]
pub(super) struct Structure<'t> {
    pub(super) reader: Reader<'t>,
    pub(super) open: Vec<(usize, Frame)>,
    max_depth: usize,
    /// The value of the whole text, once it has ended.
    last_root: Option<Closed>,
    /// Where a member starts that the end of the text has cut off.
    cut: Option<usize>,
    pub(super) balance: Option<Balance>,
}

type Step = Result<(), Obstacle>;

impl Structure<'_> {
    fn run(&mut self, hint: Hint) -> Step {
        self.root(hint)?;
        loop {
            self.items()?;
            if !self.goes_on_behind_root() {
                break;
            }
        }
        self.rest();
        Ok(())
    }

    /// Reads items until nothing is open.
    fn items(&mut self) -> Step {
        while let Some((_, frame)) = self.open.last().copied() {
            self.reader.space();
            match self.reader.peek() {
                None => self.close_all(),
                Some(b'}' | b']') => self.closing_bracket(),
                Some(b',') => self.comma(frame),
                Some(b';') => self.semicolon(frame),
                Some(b':') => self.surplus(FaultKind::SurplusSeparator),
                Some(b'/' | b'|') if frame.has_items => self.alternative(),
                Some(_) => self.item(frame)?,
            }
        }
        Ok(())
    }

    /// Reads the start of the text, up to where the first object or array is open, or a plain value ends.
    fn root(&mut self, hint: Hint) -> Step {
        self.reader.space();
        let start = self.reader.at;
        match self.reader.character(start) {
            Some('{' | '[') => self.open_bracket(hint),
            Some('"') if self.is_swapped_brace(start) => self.swapped_brace(hint),
            Some(character) if !character.is_alphanumeric() && self.is_before_root(start + character.len_utf8()) => {
                self.reader.stray();
                self.reader.space();
                self.open_bracket(hint)
            }
            Some(character) if is_quote(character) => {
                let key = self.reader.string(Role::Element);
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

    /// Returns `true` if the object or array of the whole text opens at an offset.
    fn is_before_root(&self, at: usize) -> bool {
        let next = self.reader.after_space(at);
        match self.reader.byte(next) {
            Some(b'{') => self.opens_object(next),
            Some(b'[') => self.reader.byte(self.reader.after_space(next + 1)) == Some(b'{'),
            _ => false,
        }
    }

    fn no_value(&mut self) -> Step {
        self.reader.fault(FaultKind::Value, self.reader.at, false);
        Err(Obstacle::NoValue)
    }

    /// An object whose first key has been found before its brace.
    fn root_without_brace(&mut self, hint: Hint, start: usize) -> Step {
        let fault = self.reader.fault(FaultKind::OpeningBrace, start, true);
        self.reader.insert(fault, start, "{");
        self.push(true, hint, start)
    }

    /// A text that starts with a word: a number or literal, a few characters too many, or a key without its brace.
    fn root_word(&mut self, hint: Hint) -> Step {
        let start = self.reader.at;
        let line = self.reader.slice(start, self.reader.text.len()).lines().next().unwrap_or_default();
        let word = line.trim_end();
        if crate::parse(word, 1).is_ok() {
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

    /// Opens the object or array whose bracket stands here.
    fn open_bracket(&mut self, hint: Hint) -> Step {
        let is_object = self.reader.peek() == Some(b'{');
        let start = self.reader.at;
        self.push(is_object, hint, start)?;
        self.reader.at += 1;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.end = start + 1;
        }
        Ok(())
    }

    pub(super) fn push(&mut self, is_object: bool, hint: Hint, start: usize) -> Step {
        if self.open.len() >= self.max_depth {
            return Err(Obstacle::TooDeep(start));
        }
        self.open.push((start, Frame { is_object, hint, comma: Comma::None, end: start, has_items: false, key: start, keys: Keys::default(), last: None }));
        Ok(())
    }

    /// Removes the character here.
    pub(super) fn surplus(&mut self, kind: FaultKind) {
        let at = self.reader.at;
        let fault = self.reader.fault(kind, at, true);
        self.reader.remove(fault, at, at + 1);
        self.reader.at += 1;
    }

    fn comma(&mut self, frame: Frame) {
        if !frame.has_items || frame.comma != Comma::None {
            return self.surplus(FaultKind::SurplusSeparator);
        }
        let at = self.reader.at;
        self.reader.at += 1;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.comma = Comma::Written(at);
        }
    }

    /// A semicolon stands for a comma, or for nothing.
    fn semicolon(&mut self, frame: Frame) {
        if !frame.has_items || frame.comma != Comma::None {
            return self.surplus(FaultKind::SurplusSeparator);
        }
        let at = self.reader.at;
        let is_last = matches!(self.reader.byte(self.reader.after_space(at + 1)), None | Some(b'}' | b']'));
        let fault = self.reader.fault(comma_fault(frame.is_object), at, true);
        self.reader.replace(fault, at, at + 1, if is_last { "" } else { "," });
        self.reader.at += 1;
        if let Some((_, frame)) = self.open.last_mut()
            && !is_last
        {
            frame.comma = Comma::Written(at);
        }
    }

    /// A second value behind a slash or bar: one of them is meant.
    fn alternative(&mut self) {
        let start = self.reader.at;
        let mut end = start;
        loop {
            let next = self.reader.after_space(end);
            if !matches!(self.reader.byte(next), Some(b'/' | b'|')) {
                break;
            }
            self.reader.at = self.reader.after_space(next + 1);
            if self.reader.peek() != Some(b'"') {
                end = self.reader.at;
                break;
            }
            let mark = self.reader.mark();
            self.reader.string(Role::Member);
            end = self.reader.at;
            self.reader.forget_from(mark, 0);
        }
        let fault = self.reader.fault(FaultKind::Alternatives, start, false);
        self.reader.remove(fault, start, end);
        self.reader.at = end;
    }

    /// Reads a member or element.
    fn item(&mut self, mut frame: Frame) -> Step {
        if frame.has_items && frame.comma == Comma::None {
            frame.comma = Comma::Missing(frame.end);
            self.set_comma(frame.comma);
        }
        let Some(character) = self.reader.character(self.reader.at) else { return Ok(()) };
        if is_quote(character) && character != '"' && self.opens_nothing(character) {
            self.drop_missing_comma();
            self.reader.stray();
            return Ok(());
        }
        if !frame.is_object {
            return self.element(frame, character);
        }
        match character {
            '{' | '[' => self.bracket_without_key(frame),
            '"' if self.belongs_to_last(frame) => {
                if let Some(last) = frame.last {
                    self.reopen(last);
                }
                Ok(())
            }
            _ if is_quote(character) => {
                self.write_comma();
                self.key_starts();
                let key = self.reader.string(Role::Key);
                let key = self.reader.slice(key.start, key.end);
                let is_removed = |character: char| matches!(character, '"' | '\\' | '\0'..='\u{1F}');
                if key.contains(is_removed) { self.member_of(&key.replace(is_removed, "")) } else { self.member_of(key) }
            }
            _ => self.bare_key(),
        }
    }

    /// Returns `true` if a quote stands before something that a string does not start with.
    fn opens_nothing(&self, quote: char) -> bool {
        let next = self.reader.after_space(self.reader.at + quote.len_utf8());
        matches!(self.reader.byte(next), None | Some(b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"'))
    }

    pub(super) fn set_comma(&mut self, comma: Comma) {
        if let Some((_, frame)) = self.open.last_mut() {
            frame.comma = comma;
        }
    }

    /// Inserts the comma before the item that starts here, if it is missing.
    pub(super) fn write_comma(&mut self) {
        self.write_comma_before(self.reader.at, self.reader.mark());
    }

    /// Inserts the comma before the item that starts at an offset and has been read since a mark, if it is missing.
    fn write_comma_before(&mut self, start: usize, mark: Mark) {
        let Some((_, frame)) = self.open.last_mut() else { return };
        let (comma, is_object) = (std::mem::replace(&mut frame.comma, Comma::None), frame.is_object);
        if let Comma::Missing(at) = comma {
            let fault = self.reader.fault(comma_fault(is_object), start, true);
            self.reader.insert_first(mark, fault, at, ",");
        }
    }

    /// Notes the end of the item that has just been read.
    pub(super) fn item_read(&mut self) {
        let end = self.reader.at;
        if let Some((_, frame)) = self.open.last_mut() {
            (frame.end, frame.has_items, frame.last, frame.comma) = (end, true, None, Comma::None);
        }
    }

    fn key_starts(&mut self) {
        let at = self.reader.at;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.key = at;
        }
    }

    fn element(&mut self, frame: Frame, character: char) -> Step {
        let hint = frame.hint.element();
        if matches!(character, '{' | '[') {
            self.write_comma();
            return self.open_bracket(hint);
        }
        let start = self.reader.at;
        let mark = self.reader.mark();
        if is_quote(character) {
            let key = self.reader.string(Role::Element);
            if self.reader.byte(self.reader.after_space(self.reader.at)) == Some(b':') {
                // It is a key, and is read again as one.
                self.reader.forget_from(mark, start);
                self.reader.at = start;
                return self.key_in_array(frame, self.reader.slice(key.start, key.end));
            }
        } else if !self.reader.bare_value(Role::Element) {
            self.drop_missing_comma();
            return Ok(());
        }
        self.write_comma_before(start, mark);
        self.item_read();
        Ok(())
    }

    /// No item follows after all.
    pub(super) fn drop_missing_comma(&mut self) {
        if let Some((_, frame)) = self.open.last_mut()
            && matches!(frame.comma, Comma::Missing(_))
        {
            frame.comma = Comma::None;
        }
    }

    /// A key without quotes, or without its opening quote; other words are passed.
    fn bare_key(&mut self) -> Step {
        let start = self.reader.at;
        let rest = self.reader.slice(start, self.reader.text.len());
        let length = rest.find(|character: char| !(character.is_alphanumeric() || "_$-.".contains(character))).unwrap_or(rest.len());
        let end = start + length;
        let next = self.reader.after_space(end);
        if length > 0 && self.reader.byte(end) == Some(b'"') && self.is_key_split(start, end) {
            self.write_comma();
            self.key_starts();
            let fault = self.reader.fault(FaultKind::OpeningQuote, start, true);
            self.reader.insert(fault, start, "\"");
            self.reader.remove(fault, end, end + 1);
            self.reader.at = end;
            let rest = self.reader.string(Role::Key);
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

    /// Returns `true` if the opening quote of a key stands inside of it.
    fn is_key_split(&self, start: usize, quote: usize) -> bool {
        let rest = self.reader.slice(quote + 1, self.reader.text.len());
        let length = rest.bytes().take(MAX_KEY).position(|byte| byte == b'"');
        let key = length.and_then(|length| rest.get(..length)).map(|rest| [self.reader.slice(start, quote), rest].concat());
        let hint = self.open.last().map_or(Hint::NONE, |(_, frame)| frame.hint);
        key.is_some_and(|key| hint.knows(&key))
    }

    /// Passes characters that are no key; digits behind a comma belong to the number before it.
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
            let number = before.len() - before.trim_end_matches(|character: char| character.is_ascii_digit() || "-.".contains(character)).len();
            if crate::parse(self.reader.slice(comma - number, comma), 1).is_ok() {
                let fault = self.reader.fault(FaultKind::Number, comma, false);
                self.reader.insert(fault, comma - number, "\"");
                self.reader.insert(fault, end, "\"");
                self.reader.at = end;
                return self.item_read();
            }
        }
        self.reader.stray();
    }

    /// Reads what follows a key.
    pub(super) fn member_of(&mut self, key: &str) -> Step {
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

    /// Passes a character that stands between a key and its colon.
    fn pass_before_colon(&mut self) {
        let next = self.reader.after_space(self.reader.at + 1);
        let is_character = matches!(self.reader.peek(), Some(b'!'..=b'9' | b';'..=b'~'));
        if is_character && self.reader.byte(next) == Some(b':') {
            self.pass_structure();
            self.reader.space();
        }
    }

    /// Returns `true` if a quote and the brace behind it are in the wrong order: `"{name":`.
    fn is_swapped_brace(&self, quote: usize) -> bool {
        let rest = self.reader.slice(quote, self.reader.text.len());
        let Some(rest) = rest.strip_prefix("\"{") else { return false };
        let word = rest.bytes().take(MAX_KEY).take_while(u8::is_ascii_alphanumeric).count();
        word > 0 && rest.as_bytes().get(word) == Some(&b'"') && self.reader.byte(self.reader.after_space(quote + 3 + word)) == Some(b':')
    }

    /// Reads `"{name":` as `{"name":`.
    fn swapped_brace(&mut self, hint: Hint) -> Step {
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

    /// Removes a character, which is one too many.
    fn pass_structure(&mut self) {
        let kind = match self.reader.peek() {
            Some(bracket @ (b'{' | b'}' | b'[' | b']')) => {
                self.passed_bracket(bracket);
                FaultKind::SurplusBracket
            }
            Some(b',' | b';' | b':') => FaultKind::SurplusSeparator,
            _ => FaultKind::Stray,
        };
        self.surplus(kind);
    }

    /// Returns `true` if a bracket or comma stands here, and the value of the member only behind it.
    fn is_stray_before_value(&mut self, hint: Hint) -> bool {
        let at = self.reader.at;
        match self.reader.peek() {
            Some(b'{') => {
                let is_array_next = self.reader.byte(self.reader.after_space(at + 1)) == Some(b'[');
                !(self.opens_object(at) || is_array_next && hint.is_list())
            }
            Some(b'[') => hint.is_plain() && self.has_surplus(b'['),
            Some(b'}' | b']' | b',') => self.starts_value(self.reader.after_space(at + 1)),
            _ => false,
        }
    }

    /// Returns `true` if a value starts at an offset: no key, and no end of anything.
    fn starts_value(&self, at: usize) -> bool {
        match self.reader.byte(at) {
            Some(b'{') => self.opens_object(at),
            Some(b'[' | b'0'..=b'9' | b'-') => true,
            Some(b'"') => self.key_at(at).is_none(),
            _ => false,
        }
    }

    /// Returns `true` if the string at an offset is a value: a comma or bracket follows.
    fn is_plain_string(&self, quote: usize) -> bool {
        let rest = self.reader.slice(quote + 1, self.reader.text.len());
        let Some(end) = rest.bytes().take(MAX_KEY).position(|byte| byte == b'"') else { return true };
        matches!(self.reader.byte(self.reader.after_space(quote + end + 2)), Some(b',' | b'}' | b']'))
    }

    /// Returns `true` if the brace at an offset opens an object: a key or its end follows.
    pub(super) fn opens_object(&self, brace: usize) -> bool {
        let next = self.reader.after_space(brace + 1);
        match self.reader.character(next) {
            None | Some('}' | '\'' | '/' | '{') => true,
            Some('"') => !self.is_plain_string(next),
            Some(character) if character.is_alphabetic() || character == '_' => {
                let rest = self.reader.ahead(next, MAX_KEY);
                let word = rest.find(|character: char| !(character.is_alphanumeric() || "_$-.".contains(character))).unwrap_or(rest.len());
                matches!(self.reader.byte(self.reader.after_space(next + word)), Some(b':' | b'"' | b'='))
            }
            Some(character) => is_quote(character),
        }
    }

    /// Reads the value of a member.
    fn value(&mut self, hint: Hint) -> Step {
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
                    let fault = self.reader.fault(FaultKind::OpeningBracket, at, true);
                    self.reader.insert(fault, at, "[");
                    self.passed_bracket(b']');
                    self.push(false, hint, at)?;
                    return self.open_bracket(hint.element());
                }
                Some('{' | '[') => return self.open_bracket(hint),
                Some(':' | '=') => self.surplus(FaultKind::SurplusSeparator),
                Some(character) if is_quote(character) && character != '"' && self.opens_nothing(character) => self.reader.stray(),
                Some('"') if hint.is_object() && self.is_swapped_brace(at) => return self.swapped_brace(hint),
                Some('"') if self.key_at(at).is_some_and(|key| hint.knows(&key)) => {
                    let fault = self.reader.fault(FaultKind::OpeningBrace, at, true);
                    self.reader.insert(fault, at, "{");
                    self.passed_bracket(b'}');
                    return self.push(true, hint, at);
                }
                None | Some(',' | '}' | ']') => {
                    self.without_value(FaultKind::Value, colon, " null");
                    return Ok(());
                }
                Some(character) if is_quote(character) => {
                    self.reader.string(Role::Member);
                    break;
                }
                Some(_) => {
                    if self.reader.bare_value(Role::Member) {
                        break;
                    }
                }
            }
        }
        self.item_read();
        Ok(())
    }

    /// Ends a member that has no value, behind its key or colon. It is read as null, but better removed.
    fn without_value(&mut self, kind: FaultKind, end: usize, null: &str) {
        let next = self.reader.at;
        let Some((_, Frame { end: before, key, has_items, .. })) = self.open.last().copied() else { return };
        let fault = match self.reader.peek() {
            None => self.reader.unfinished(),
            Some(_) => self.reader.fault(kind, next, false),
        };
        self.reader.insert(fault, end, null);
        match self.reader.peek() {
            // Together with the brackets that are missing.
            None => self.cut = Some(if has_items { before } else { key }),
            Some(b',') => self.reader.offer(fault, key, self.reader.after_space(next + 1), ""),
            Some(_) => self.reader.offer(fault, if has_items { before } else { key }, end, ""),
        }
        self.reader.at = if self.reader.peek().is_some() { end } else { next };
        self.item_read();
    }

    /// Ends the innermost object or array. `bracket` is where its closing bracket stands.
    pub(super) fn pop(&mut self, bracket: Option<usize>) {
        let end = bracket.map(|bracket| bracket + 1);
        self.pop_until(bracket, end);
    }

    /// Ends the innermost object or array before an offset; without one, behind its last item.
    pub(super) fn pop_until(&mut self, bracket: Option<usize>, end: Option<usize>) {
        let Some((start, frame)) = self.open.pop() else { return };
        let Frame { is_object, hint, end: content_end, has_items, keys, .. } = frame;
        let closed = Closed { is_object, hint, start, content_end, has_items, keys, bracket };
        let end = end.unwrap_or(content_end);
        match self.open.last_mut() {
            Some((_, outer)) => (outer.end, outer.has_items, outer.last, outer.comma) = (end, true, Some(closed), Comma::None),
            None => self.last_root = Some(closed),
        }
    }

    /// Closes everything at the end of the text.
    fn close_all(&mut self) {
        let fault = self.reader.unfinished();
        let Some((_, frame)) = self.open.last().copied() else { return };
        if let Comma::Written(comma) = frame.comma {
            self.reader.remove(fault, comma, comma + 1);
        }
        let closing: String = self.open.iter().rev().map(|(_, frame)| if frame.is_object { '}' } else { ']' }).collect();
        // Behind the last comment, so that no edit overlaps another.
        let text = self.reader.text;
        let end = match frame.comma {
            Comma::Written(comma) => comma + 1,
            _ => frame.end,
        };
        self.reader.insert(fault, end.min(text.len()), &closing);
        if let Some(cut) = self.cut {
            self.reader.offer(fault, cut, text.len(), &closing);
        }
        self.open.clear();
    }

    /// Returns `true` if members follow the closing brace of the whole text, which is then the one that is too many.
    fn goes_on_behind_root(&mut self) -> bool {
        self.reader.space();
        let Some(Closed { is_object: true, hint, start, content_end, has_items, keys, bracket: Some(bracket) }) = self.last_root.take() else {
            return false;
        };
        let at = self.reader.at;
        let has_comma = self.reader.peek() == Some(b',');
        let next = if has_comma { self.reader.after_space(at + 1) } else { at };
        if self.reader.byte(next) != Some(b'"') {
            return false;
        }
        let fault = self.reader.fault(FaultKind::SurplusBracket, bracket, true);
        self.reader.remove(fault, bracket, bracket + 1);
        self.open.push((start, Frame { is_object: true, hint, comma: Comma::None, end: content_end, has_items, key: start, keys, last: None }));
        true
    }

    /// Removes what follows the one value.
    fn rest(&mut self) {
        let (at, end) = (self.reader.at, self.reader.text.len());
        if at >= end {
            return;
        }
        let is_noise = self.reader.slice(at, end).chars().all(|character| character.is_whitespace() || "}],;`".contains(character));
        let fault = self.reader.fault(FaultKind::EndOfText, at, is_noise);
        self.reader.remove(fault, at, end);
    }
}

/// So many characters before the first bracket are taken for a slip.
const MAX_STRAY: usize = 8;

pub(super) fn comma_fault(is_object: bool) -> FaultKind {
    if is_object { FaultKind::CommaOrBrace } else { FaultKind::CommaOrBracket }
}
