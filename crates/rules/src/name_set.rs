//! A set of names.

use std::borrow::Cow;

/// The maximum number of names for which comparing them all is faster than hashing.
const MAX_COMPARED: usize = 8;

/// A set of names in insertion order, with a hash table.
///
/// It is smaller than a set of the standard library, and shared by all checks.
#[derive(Debug, Default)]
pub(super) struct NameSet<'n> {
    names: Vec<Cow<'n, str>>,
    /// Indexes in `names` plus 1, each at the hash of its name or after it, or 0 for an empty slot. The length is a power of two,
    /// and at most half of it is in use. Empty while there are few names.
    slots: Vec<u32>,
}

impl<'n> NameSet<'n> {
    /// Creates a set with room for this number of names.
    pub(super) fn with_capacity(names: usize) -> Self {
        let slots = if names > MAX_COMPARED { vec![0; slots_for(names)] } else { Vec::new() };
        Self { names: Vec::with_capacity(names), slots }
    }

    /// Adds a name. Returns `false` if the set already contains it.
    pub(super) fn insert(&mut self, name: Cow<'n, str>) -> bool {
        if self.names.len() >= MAX_COMPARED && self.slots.len() < 2 * (self.names.len() + 1) {
            self.grow();
        }
        let (slot, place) = self.find(&name);
        if place.is_some() {
            return false;
        }
        self.names.push(name);
        self.occupy(slot, self.names.len());
        true
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.place_of(name).is_some()
    }

    /// Returns the index of a name in insertion order.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        self.find(name).1
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Returns the names in insertion order.
    pub(super) fn into_names(self) -> impl Iterator<Item = String> {
        self.names.into_iter().map(Cow::into_owned)
    }

    /// Returns the slot of a name, or the slot for inserting it, and its index.
    fn find(&self, name: &str) -> (usize, Option<usize>) {
        if self.slots.is_empty() {
            return (0, self.names.iter().position(|known| known == name));
        }
        let mut slot = self.first_slot(name);
        while let Some(place) = self.slots.get(slot).and_then(|number| (*number as usize).checked_sub(1)) {
            if self.names.get(place).is_some_and(|known| known == name) {
                return (slot, Some(place));
            }
            slot = self.after(slot);
        }
        (slot, None)
    }

    fn first_slot(&self, name: &str) -> usize {
        hash(name) & self.slots.len().saturating_sub(1)
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().saturating_sub(1)
    }

    fn occupy(&mut self, slot: usize, number: usize) {
        if let Some(free) = self.slots.get_mut(slot) {
            *free = u32::try_from(number).unwrap_or(0);
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; slots_for(self.names.len() + 1)];
        for place in 0..self.names.len() {
            let mut slot = self.names.get(place).map_or(0, |name| self.first_slot(name));
            while self.slots.get(slot).is_some_and(|number| *number != 0) {
                slot = self.after(slot);
            }
            self.occupy(slot, place + 1);
        }
    }
}

/// Returns a number of slots with room for twice as many names, so that a growing table is not rebuilt for each name.
fn slots_for(names: usize) -> usize {
    (names * 4).next_power_of_two().max(8)
}

/// Computes the FNV-1a hash, which is short, and fast on short names. A set lives only as long as a check or batch, so collisions
/// cannot be exploited.
fn hash(name: &str) -> usize {
    let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    #[allow(clippy::cast_possible_truncation, reason = "the halves of a hash")]
    let folded = (hash ^ hash >> 32) as usize;
    folded
}

#[cfg(test)]
mod tests {
    use super::NameSet;

    #[test]
    fn a_set_that_grows_keeps_its_names() {
        for mut set in [NameSet::default(), NameSet::with_capacity(3)] {
            assert!(!set.contains("name 0"));
            let names: Vec<String> = (0..1000).map(|number| format!("name {number}")).collect();
            for (place, name) in names.iter().enumerate() {
                assert!(set.insert(name.into()) && !set.insert(name.into()), "{name}");
                assert_eq!((set.place_of(name), set.len()), (Some(place), place + 1));
            }
            assert!(names.iter().enumerate().all(|(place, name)| set.place_of(name) == Some(place)));
            assert!(!set.contains("name") && !set.contains(""));
            assert!(set.into_names().collect::<Vec<_>>() == names);
        }
    }
}
