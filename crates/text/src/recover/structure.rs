//! Follows the brackets, commas and colons of a damaged text.

use super::fault::{FaultKind, Obstacle, TextFault};
use super::frame::{Balance, ClosedContainer, Comma, Frame};
use super::hint::Hint;
use super::reader::{ReaderMark, RecoveringReader};
use super::repair::Repair;
use super::string::{StringRole, is_quote};
use target_groups_json::byte_order_mark;
use target_groups_json::rows::Holds;

/// The faults of a text that is not JSON, and its repair.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The faults, in document order.
    pub faults: Vec<TextFault>,
    /// The edits that turn the text into JSON.
    pub repair: Repair,
    /// The reason why even the repaired text cannot be parsed.
    pub obstacle: Option<Obstacle>,
}

/// See [`super::recover`].
pub(super) fn recover(text: &str, root: &'static Holds, max_depth: usize) -> Recovered {
    let reader = RecoveringReader::new(text, byte_order_mark(text));
    let mut structure = StructureReader { reader, open: Vec::new(), max_depth, last_root: None, cut: None, balance: None };
    let obstacle = structure.run(Hint::of(root)).err();
    let (faults, repair) = structure.reader.finish();
    Recovered { faults, repair, obstacle }
}

/// A cursor over a text, with the containers that are open at the current position.
#[derive(Debug)]
pub(super) struct StructureReader<'t> {
    pub(super) reader: RecoveringReader<'t>,
    pub(super) open: Vec<(usize, Frame)>,
    max_depth: usize,
    /// The root value, once it has ended.
    pub(super) last_root: Option<ClosedContainer>,
    /// The start of a member that is cut off at the end of the text.
    pub(super) cut: Option<usize>,
    pub(super) balance: Option<Balance>,
}

pub(super) type StructureResult = Result<(), Obstacle>;

impl StructureReader<'_> {
    fn run(&mut self, hint: Hint) -> StructureResult {
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

    /// Reads items until all containers are closed.
    fn items(&mut self) -> StructureResult {
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

    /// Opens the object or array at the current bracket.
    pub(super) fn open_bracket(&mut self, hint: Hint) -> StructureResult {
        let is_object = self.reader.peek() == Some(b'{');
        let start = self.reader.at;
        self.push(is_object, hint, start)?;
        self.reader.at += 1;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.end = start + 1;
        }
        Ok(())
    }

    pub(super) fn push(&mut self, is_object: bool, hint: Hint, start: usize) -> StructureResult {
        if self.open.len() >= self.max_depth {
            return Err(Obstacle::TooDeep(start));
        }
        self.open.push((start, Frame::new(is_object, hint, start)));
        Ok(())
    }

    /// Removes the current character.
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

    /// Handles a semicolon, which replaces a comma or is removed.
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

    /// Handles a second value after a slash or bar. One of the two must be chosen.
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
            self.reader.string(StringRole::Member);
            end = self.reader.at;
            self.reader.forget_from(mark, 0);
        }
        let fault = self.reader.fault(FaultKind::Alternatives, start, false);
        self.reader.remove(fault, start, end);
        self.reader.at = end;
    }

    /// Reads a member or element.
    fn item(&mut self, mut frame: Frame) -> StructureResult {
        if frame.has_items && frame.comma == Comma::None {
            frame.comma = Comma::Missing(frame.end);
            self.set_comma(frame.comma);
        }
        let Some(character) = self.reader.character(self.reader.at) else { return Ok(()) };
        if is_quote(character) && character != '"' && self.reader.opens_nothing(character) {
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
                let key = self.reader.string(StringRole::Key);
                let key = self.reader.slice(key.start, key.end);
                let is_removed = |character: char| matches!(character, '"' | '\\' | '\0'..='\u{1F}');
                if key.contains(is_removed) { self.member_of(&key.replace(is_removed, "")) } else { self.member_of(key) }
            }
            _ => self.bare_key(),
        }
    }

    pub(super) fn set_comma(&mut self, comma: Comma) {
        if let Some((_, frame)) = self.open.last_mut() {
            frame.comma = comma;
        }
    }

    /// Inserts the comma before the item that starts here if it is missing.
    pub(super) fn write_comma(&mut self) {
        self.write_comma_before(self.reader.at, self.reader.mark());
    }

    /// Inserts the comma before an item that starts at an offset and was read since a mark, if the comma is missing.
    fn write_comma_before(&mut self, start: usize, mark: ReaderMark) {
        let Some((_, frame)) = self.open.last_mut() else { return };
        let (comma, is_object) = (std::mem::replace(&mut frame.comma, Comma::None), frame.is_object);
        if let Comma::Missing(at) = comma {
            let fault = self.reader.fault(comma_fault(is_object), start, true);
            self.reader.insert_first(mark, fault, at, ",");
        }
    }

    /// Records the end of the item that was just read.
    pub(super) fn item_read(&mut self) {
        let end = self.reader.at;
        if let Some((_, frame)) = self.open.last_mut() {
            (frame.end, frame.has_items, frame.last, frame.comma) = (end, true, None, Comma::None);
        }
    }

    pub(super) fn element(&mut self, frame: Frame, character: char) -> StructureResult {
        let hint = frame.hint.element();
        if matches!(character, '{' | '[') {
            self.write_comma();
            return self.open_bracket(hint);
        }
        let start = self.reader.at;
        let mark = self.reader.mark();
        if is_quote(character) {
            let key = self.reader.string(StringRole::Element);
            if self.reader.byte(self.reader.after_space(self.reader.at)) == Some(b':') {
                // The string is a key and is read again as one.
                self.reader.forget_from(mark, start);
                self.reader.at = start;
                return self.key_in_array(frame, self.reader.slice(key.start, key.end));
            }
        } else if !self.reader.bare_value(StringRole::Element) {
            self.drop_missing_comma();
            return Ok(());
        }
        self.write_comma_before(start, mark);
        self.item_read();
        Ok(())
    }

    /// Discards a missing comma because no item follows.
    pub(super) fn drop_missing_comma(&mut self) {
        if let Some((_, frame)) = self.open.last_mut()
            && matches!(frame.comma, Comma::Missing(_))
        {
            frame.comma = Comma::None;
        }
    }

    /// Ends the innermost object or array. `bracket` is the position of its closing bracket.
    pub(super) fn pop(&mut self, bracket: Option<usize>) {
        let end = bracket.map(|bracket| bracket + 1);
        self.pop_until(bracket, end);
    }

    /// Ends the innermost object or array before an offset, or after its last item if no offset is given.
    pub(super) fn pop_until(&mut self, bracket: Option<usize>, end: Option<usize>) {
        let Some((start, frame)) = self.open.pop() else { return };
        let Frame { is_object, hint, end: content_end, has_items, keys, .. } = frame;
        let closed = ClosedContainer { is_object, hint, start, content_end, has_items, keys, bracket };
        let end = end.unwrap_or(content_end);
        match self.open.last_mut() {
            Some((_, outer)) => (outer.end, outer.has_items, outer.last, outer.comma) = (end, true, Some(closed), Comma::None),
            None => self.last_root = Some(closed),
        }
    }

    /// Closes all containers at the end of the text.
    fn close_all(&mut self) {
        let fault = self.reader.unfinished();
        let Some((_, frame)) = self.open.last().copied() else { return };
        if let Comma::Written(comma) = frame.comma {
            self.reader.remove(fault, comma, comma + 1);
        }
        let closing: String = self.open.iter().rev().map(|(_, frame)| if frame.is_object { '}' } else { ']' }).collect();
        // The brackets are inserted after the last comment, so that no edits overlap.
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
}

fn comma_fault(is_object: bool) -> FaultKind {
    if is_object { FaultKind::CommaOrBrace } else { FaultKind::CommaOrBracket }
}
