//! Members without a cell: determines which of them are effective, and which fields unknown keys probably mean.

use std::borrow::Cow;
use std::ops::Range;

use crate::order::sort_indexes;

use super::Place;
use super::class::Class;
use super::layout::Key;
use super::read_text::ReadText;
use super::store::{Home, Other, OtherKind, Store, offset};

/// The number of unknown keys of a text that are compared with known ones. Reports show fewer suggestions than this.
const MAX_COMPARED: usize = 256;

/// A function that returns the name, among some candidates, that a key was probably intended to be.
pub type Nearest<'n> = &'n dyn Fn(&str, &mut dyn Iterator<Item = &'static str>) -> Option<&'static str>;

impl Store {
    /// Determines which member is effective if a key is repeated, and reads an unknown key as a known one if exactly one missing
    /// key is similar and accepts the kind of value.
    pub fn settle_others(&mut self, text: &str, nearest: Nearest<'_>, max_depth: usize) {
        if self.others.is_empty() {
            return;
        }
        let mut left = MAX_COMPARED;
        let mut at = 0;
        // Reading the intended field may add rows, and members without a cell.
        while let Some(row) = self.odd.get(at).copied() {
            at += 1;
            let of_row = self.others_of(row);
            if of_row.is_empty() {
                continue;
            }
            self.mark_repeated(text, of_row.clone());
            self.mark_meant(text, row, of_row.clone(), nearest, &mut left);
            for other in of_row {
                self.adopt(text, other, max_depth);
            }
        }
    }

    /// Returns the indexes of the members of a row that have no cell. They are contiguous.
    pub(super) fn others_of(&self, row: u32) -> Range<usize> {
        let first = self.others.partition_point(|other| other.row < row);
        let behind = self.others.get(first..).unwrap_or_default();
        first..first + behind.partition_point(|other| other.row == row)
    }

    fn key(&self, text: &str, other: usize) -> String {
        let read = ReadText::new(text, self);
        self.others.get(other).map(|other| read.string(&other.key).into_owned()).unwrap_or_default()
    }

    fn mark_repeated(&mut self, text: &str, of_row: Range<usize>) {
        let repeats = |store: &Self| store.others.get(of_row.start).is_some_and(|other| matches!(other.kind, OtherKind::Repeated(_)));
        if of_row.len() == 1 && !repeats(self) {
            return;
        }
        let read = ReadText::new(text, self);
        let keys: Vec<Cow<'_, str>> =
            self.others.get(of_row.clone()).unwrap_or_default().iter().map(|other| read.string(&other.key)).collect();
        let mut order: Vec<u32> = (0..offset(of_row.len())).collect();
        let key = |index: u32| keys.get(index as usize);
        sort_indexes(&mut order, &|left, right| key(left).cmp(&key(right)).then(left.cmp(&right)));
        let mut marks = vec![(false, false); order.len()];
        for pair in order.windows(2) {
            let [earlier, later] = pair else { continue };
            if key(*earlier) == key(*later) {
                if let Some(mark) = marks.get_mut(*earlier as usize) {
                    mark.1 = true;
                }
                if let Some(mark) = marks.get_mut(*later as usize) {
                    mark.0 = true;
                }
            }
        }
        for (other, (repeated, replaced)) in self.others.get_mut(of_row).unwrap_or_default().iter_mut().zip(marks) {
            other.repeated = repeated || matches!(other.kind, OtherKind::Repeated(_));
            other.replaced = replaced;
        }
    }

    /// Marks the keys that unknown keys probably mean. If several unknown keys match the same known key, none of them is used.
    fn mark_meant(&mut self, text: &str, row: u32, of_row: Range<usize>, nearest: Nearest<'_>, left: &mut usize) {
        let Some(entry) = self.rows.get(row as usize).copied() else { return };
        let Some(layout) = entry.layout else { return };
        let mut claims = [0_u8; 32];
        for other in of_row.clone() {
            // A null is treated as absent, so it does not provide a field.
            let means_something =
                |other: &Other| other.kind == OtherKind::Unknown && !other.replaced && other.value.facts.class() != Class::Null;
            if !self.others.get(other).is_some_and(means_something) || *left == 0 {
                continue;
            }
            *left -= 1;
            let key = self.key(text, other);
            let mut names = layout.keys.iter().filter(|key| key.cell != Key::NO_CELL).map(|key| key.name);
            let Some(name) = nearest(&key, &mut names) else { continue };
            let Some(cell) = layout.find(name.as_bytes()).and_then(|place| layout.keys.get(usize::from(place))).map(|key| key.cell) else {
                continue;
            };
            let class = self.others.get(other).map(|other| other.value.facts.class()).unwrap_or_default();
            let can_hold = layout.key_of_cell(cell).is_some_and(|key| key.holds.can_hold(class));
            if entry.present & (1 << cell) != 0 || !can_hold {
                continue;
            }
            if let (Some(other), Some(claims)) = (self.others.get_mut(other), claims.get_mut(usize::from(cell))) {
                other.meant = cell;
                *claims = claims.saturating_add(1);
            }
        }
        for other in self.others.get_mut(of_row).unwrap_or_default() {
            if claims.get(usize::from(other.meant)).is_some_and(|claims| *claims > 1) {
                other.meant = Key::NO_CELL;
            }
        }
    }

    /// Moves the value of an unknown key into the cell of the intended key.
    fn adopt(&mut self, text: &str, other: usize, max_depth: usize) {
        let Some(entry) = self.others.get(other).copied().filter(|other| other.meant != Key::NO_CELL) else { return };
        let Some(row) = self.rows.get(entry.row as usize).copied() else { return };
        let Some(key) = row.layout.and_then(|layout| layout.key_of_cell(entry.meant)) else { return };
        let home = Home::cell(entry.row, entry.meant);
        let known = self.others.len();
        let Some(value) = self.read_into(text, entry.value.start as usize, &key.holds, home, max_depth) else { return };
        self.sort_others(known);
        let place = row.cells + u32::from(entry.meant);
        let bit = 1 << entry.meant;
        if let (Some(held), Some(row)) = (self.cells.get_mut(place as usize), self.rows.get_mut(entry.row as usize))
            && row.present & bit == 0
        {
            *held = value;
            row.present |= bit;
            self.adopted.push((place, offset(other)));
        }
    }
}

impl Place {
    /// Returns the place of a member without a cell, which provides the cell of a known key.
    pub(super) fn of_other(other: u32) -> Self {
        Self::new(other, Self::OTHER)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Holds, Key, RowLayout};
    use super::super::{Class, ReadText, Rows, Store};

    static KEYS: [Key; 2] = RowLayout::with_cells([
        Key::new(r#""id":"#, Holds::Nothing, false),
        Key::new(r#""goal":"#, Holds::Value(Class::Natural.bit()), true),
    ]);
    static LAYOUT: RowLayout = RowLayout::new("Goal", &KEYS);
    static ROOT: Holds = Holds::Object(&LAYOUT);

    #[test]
    fn an_unknown_key_means_the_nearest_key_or_none() {
        let text = r#"{"gaol": 1, "note": 2}"#;
        let mut store = Store::default();
        store.read(text, &ROOT, 64).unwrap();
        store.settle_others(text, &|key, names| names.next().filter(|_| key == "gaol"), 64);
        let read = ReadText::new(text, &store);
        let row = Rows::of(&read).root().row().unwrap();
        let meant: Vec<_> = row.others().map(|other| other.meant().map(|key| key.name)).collect();
        assert_eq!(meant, [Some("goal"), None]);
    }

    #[test]
    fn an_unknown_key_with_null_or_another_kind_of_value_means_no_key() {
        for text in [r#"{"gaol": null}"#, r#"{"gaol": "1"}"#, r#"{"gaol": [1]}"#] {
            let mut store = Store::default();
            store.read(text, &ROOT, 64).unwrap();
            store.settle_others(text, &|_, names| names.next(), 64);
            let read = ReadText::new(text, &store);
            assert!(Rows::of(&read).root().row().unwrap().others().all(|other| other.meant().is_none()), "{text}");
        }
    }
}
