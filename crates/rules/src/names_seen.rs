//! A set of names: which of them were there before.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Names that were seen. Keeps their hashes and, since two names may share one, the names.
#[derive(Debug, Default)]
pub(super) struct NameSet(HashSet<Box<str>, BuildHasherDefault<Fnv>>);

impl NameSet {
    pub(super) fn with_capacity(names: usize) -> Self {
        Self(HashSet::with_capacity_and_hasher(names, BuildHasherDefault::default()))
    }

    /// Adds a name; `false` when it was there before.
    pub(super) fn insert(&mut self, name: &str) -> bool {
        if self.0.contains(name) {
            return false;
        }
        self.0.insert(name.into())
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// FNV-1a: short, and fast on short names. A set lives as long as one check, so nobody gains from finding collisions.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}
