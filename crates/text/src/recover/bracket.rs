//! Brackets that do not match: determines which bracket is missing and which is surplus.

use super::fault::FaultKind;
use super::frame::{Balance, ClosedContainer, Comma, Frame};
use super::hint::{Hint, Keys};
use super::structure::{StructureReader, StructureResult};

impl StructureReader<'_> {
    fn balance(&mut self) -> Balance {
        let text = self.reader.text;
        *self.balance.get_or_insert_with(|| Balance::of(text))
    }

    /// Handles a closing bracket.
    pub(super) fn closing_bracket(&mut self) {
        let Some((_, frame)) = self.open.last().copied() else { return };
        let at = self.reader.at;
        let closes_object = self.reader.peek() == Some(b'}');
        if frame.is_object == closes_object {
            self.drop_comma(frame, at);
            self.reader.at += 1;
            return self.pop(Some(at));
        }
        let Some(depth) = self.open.iter().rposition(|(_, frame)| frame.is_object == closes_object) else {
            return self.other_bracket(frame);
        };
        if self.is_swapped(frame, depth) {
            return self.swap(frame);
        }
        if self.is_surplus(closes_object, depth) {
            return self.other_bracket(frame);
        }
        // The brackets of all inner containers are missing.
        while self.open.len() > depth + 1 {
            self.close_before(at);
        }
    }

    /// Handles a bracket that does not close the innermost container: it replaces the right bracket if that is missing, and is
    /// otherwise removed.
    fn other_bracket(&mut self, frame: Frame) {
        let at = self.reader.at;
        let balance = self.balance();
        if balance.of_kind(frame.is_object) > 0 && balance.of_kind(!frame.is_object) < 0 {
            self.drop_comma(frame, at);
            let fault = self.reader.fault(FaultKind::WrongBracket, at, true);
            self.reader.replace(fault, at, at + 1, closing(frame.is_object));
            self.reader.at += 1;
            self.count(frame.is_object, -1);
            self.count(!frame.is_object, 1);
            return self.pop_until(None, Some(at + 1));
        }
        self.remove_bracket();
    }

    /// Removes the current bracket, which is surplus.
    pub(super) fn remove_bracket(&mut self) {
        match self.reader.peek() {
            Some(bracket @ (b'{' | b'[')) => self.count(bracket == b'{', -1),
            Some(bracket) => self.count(bracket == b'}', 1),
            None => {}
        }
        self.drop_missing_comma();
        self.surplus(FaultKind::SurplusBracket);
    }

    /// Inserts the opening bracket of an object or array at an offset.
    pub(super) fn insert_opening(&mut self, is_object: bool, at: usize) {
        let kind = if is_object { FaultKind::OpeningBrace } else { FaultKind::OpeningBracket };
        let fault = self.reader.fault(kind, at, true);
        self.reader.insert(fault, at, if is_object { "{" } else { "[" });
        self.count(is_object, 1);
    }

    /// Updates the balance after a repair.
    fn count(&mut self, is_object: bool, change: isize) {
        let balance = self.balance();
        let count = balance.of_kind(is_object) + change;
        self.balance = Some(if is_object { Balance { braces: count, ..balance } } else { Balance { brackets: count, ..balance } });
    }

    /// Removes the comma before a closing bracket.
    fn drop_comma(&mut self, frame: Frame, bracket: usize) {
        if let Comma::Written(comma) = frame.comma {
            let fault = self.reader.fault(FaultKind::TrailingComma, bracket, true);
            self.reader.remove(fault, comma, comma + 1);
        }
    }

    /// Returns `true` if this closing bracket and the next one are in the wrong order.
    fn is_swapped(&mut self, frame: Frame, depth: usize) -> bool {
        let next = self.reader.byte(self.reader.after_space(self.reader.at + 1));
        let balance = self.balance();
        let is_next_ours = next == Some(if frame.is_object { b'}' } else { b']' });
        is_next_ours && depth + 2 == self.open.len() && balance.braces == 0 && balance.brackets == 0
    }

    fn swap(&mut self, frame: Frame) {
        let (first, second) = (self.reader.at, self.reader.after_space(self.reader.at + 1));
        self.drop_comma(frame, first);
        let fault = self.reader.fault(FaultKind::WrongBracket, first, true);
        self.reader.replace(fault, first, first + 1, closing(frame.is_object));
        self.reader.replace(fault, second, second + 1, closing(!frame.is_object));
        self.reader.at = second + 1;
        self.pop_until(None, Some(first + 1));
        self.pop_until(None, Some(second + 1));
    }

    /// Returns `true` if a closing bracket is more likely surplus than a sign that another bracket is missing before it.
    fn is_surplus(&mut self, closes_object: bool, depth: usize) -> bool {
        let at = self.reader.at;
        let inner = self.open.last().map(|(_, frame)| *frame);
        let outer = depth.checked_sub(1).and_then(|depth| self.open.get(depth)).map(|(_, frame)| *frame);
        let key = self.reader.key_after(at + 1);
        let next = self.reader.after_space(at + 1);
        let next = self.reader.byte(next);
        let fits_inside = inner.is_some_and(|inner| fits(inner, next, key.is_some()));
        let fits_outside = outer.map_or(next.is_none(), |outer| fits(outer, next, key.is_some()));
        if fits_inside != fits_outside {
            return fits_inside;
        }
        if let (Some(key), Some(inner), Some(outer)) = (&key, inner, outer)
            && inner.hint.knows(key) != outer.hint.knows(key)
        {
            return inner.hint.knows(key);
        }
        self.balance().of_kind(closes_object) < 0
    }

    /// Returns `true` if a key in an object belongs to the previous object, whose closing brace is then too early.
    pub(super) fn belongs_to_last(&mut self, frame: Frame) -> bool {
        let Some(last) = frame.last.filter(|last| last.is_object && last.bracket.is_some()) else { return false };
        let Some(key) = self.reader.key_at(self.reader.at) else { return false };
        let fits_last = last.hint.knows(&key) && !last.keys.have(last.hint.key(&key));
        let fits_here = frame.hint.knows(&key) && !frame.keys.have(frame.hint.key(&key));
        fits_last && !fits_here && self.balance().braces < 0
    }

    /// Returns `true` if there are more closing than opening brackets.
    pub(super) fn lacks_bracket(&mut self) -> bool {
        self.balance().brackets < 0
    }

    /// Returns `true` if there are more opening than closing brackets of a kind.
    pub(super) fn has_surplus(&mut self, bracket: u8) -> bool {
        self.balance().of_kind(bracket == b'{') > 0
    }

    /// Closes the innermost object or array, whose bracket is missing before an offset. A comma before the offset then belongs to
    /// the outer container.
    fn close_before(&mut self, at: usize) {
        let Some((_, frame)) = self.open.last().copied() else { return };
        let kind = if frame.is_object { FaultKind::ClosingBrace } else { FaultKind::ClosingSquareBracket };
        let fault = self.reader.fault(kind, at, true);
        self.reader.insert(fault, frame.end, closing(frame.is_object));
        self.count(frame.is_object, -1);
        self.pop(None);
        self.set_comma(frame.comma);
    }

    /// Handles an opening bracket where a key is expected.
    pub(super) fn bracket_without_key(&mut self, frame: Frame) -> StructureResult {
        let at = self.reader.at;
        let opens_object = self.reader.peek() == Some(b'{');
        let is_in_array = self.open.iter().rev().nth(1).is_some_and(|(_, outer)| !outer.is_object);
        if !frame.has_items && !opens_object && frame.hint.is_list() {
            return self.swap_opening();
        }
        let is_value = opens_object && self.reader.opens_object(at) && !self.is_before_key(frame, at);
        match frame.last {
            Some(last) if is_value && last.is_object && (last.hint.is_list() || !is_in_array) => self.open_array_at(last),
            _ if is_value && is_in_array && frame.has_items => self.close_before(at),
            _ => self.remove_bracket(),
        }
        Ok(())
    }

    /// Returns `true` if the brace at an offset is followed by the next key of the same object.
    fn is_before_key(&mut self, frame: Frame, brace: usize) -> bool {
        let key = self.reader.key_at(self.reader.after_space(brace + 1));
        let is_next = key.is_some_and(|key| frame.hint.knows(&key) && !frame.keys.have(frame.hint.key(&key)));
        is_next && self.has_surplus(b'{')
    }

    /// Reads `{[` as `[{`.
    fn swap_opening(&mut self) -> StructureResult {
        let at = self.reader.at;
        let Some((start, Frame { hint, .. })) = self.open.pop() else { return Ok(()) };
        let fault = self.reader.fault(FaultKind::WrongBracket, start, true);
        self.reader.replace(fault, start, start + 1, "[");
        self.reader.replace(fault, at, at + 1, "{");
        self.push(false, hint, start)?;
        self.push(true, hint.element(), at)?;
        self.reader.at += 1;
        if let Some((_, frame)) = self.open.last_mut() {
            frame.end = at + 1;
        }
        Ok(())
    }

    /// Opens an array before a value that was already read and turned out to be the first of several.
    fn open_array_at(&mut self, first: ClosedContainer) {
        self.insert_opening(false, first.start);
        let Some((_, outer)) = self.open.last_mut() else { return };
        let (comma, end) = (std::mem::replace(&mut outer.comma, Comma::None), outer.end);
        self.open.push((first.start, Frame { comma, end, has_items: true, ..Frame::new(false, first.hint, first.start) }));
    }

    /// Handles a key where an element is expected: the array has ended, the object of the key has not ended, or its brace is missing.
    pub(super) fn key_in_array(&mut self, frame: Frame, key: &str) -> StructureResult {
        let at = self.reader.at;
        let outer = self.open.iter().rev().nth(1).map(|(_, outer)| *outer).filter(|outer| outer.is_object);
        let before = frame.last.filter(|last| last.is_object && last.bracket.is_some());
        let fits = |hint: Hint, keys: Keys| hint.knows(key) && !keys.have(hint.key(key));
        let fits_before = before.is_some_and(|before| fits(before.hint, before.keys));
        let fits_outer = outer.is_some_and(|outer| fits(outer.hint, outer.keys));
        let fits_element = frame.hint.element().knows(key);
        let has_surplus_brace = self.balance().braces < 0;
        match before {
            Some(before) if fits_before && (has_surplus_brace || !fits_outer) && (has_surplus_brace || frame.comma == Comma::None) => {
                self.reopen(before);
                return Ok(());
            }
            Some(before) if has_surplus_brace && !fits_outer && !fits_element && !before.keys.have(before.hint.key(key)) => {
                self.reopen(before);
                return Ok(());
            }
            _ => {}
        }
        if outer.is_some() && (fits_outer || (!fits_element && frame.has_items)) {
            self.close_before(at);
            return Ok(());
        }
        self.write_comma();
        self.insert_opening(true, at);
        self.push(true, frame.hint.element(), at)
    }

    /// Continues an object whose closing brace is too early.
    pub(super) fn reopen(&mut self, closed: ClosedContainer) {
        let Some(bracket) = closed.bracket else { return };
        let fault = self.reader.fault(FaultKind::SurplusBracket, bracket, true);
        self.reader.remove(fault, bracket, bracket + 1);
        self.count(closed.is_object, 1);
        let comma = self.open.last().map_or(Comma::None, |(_, frame)| frame.comma);
        self.set_comma(Comma::None);
        let comma = match comma {
            Comma::Missing(_) if closed.has_items => Comma::Missing(closed.content_end),
            Comma::Missing(_) => Comma::None,
            comma => comma,
        };
        self.open.push((closed.start, Frame { comma, ..Frame::reopened(closed) }));
    }
}

/// Returns `true` if the next token can follow an item of an object or array.
fn fits(frame: Frame, next: Option<u8>, is_key: bool) -> bool {
    match next {
        Some(b',') => frame.is_object == is_key,
        Some(b'}') => frame.is_object,
        Some(b']') => !frame.is_object,
        _ => false,
    }
}

fn closing(is_object: bool) -> &'static str {
    if is_object { "}" } else { "]" }
}
