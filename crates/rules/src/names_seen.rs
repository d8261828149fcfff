//! A set of names: which of them were there before.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The number of names up to which comparing them all is faster than hashing.
const MAX_COMPARED: usize = 8;

/// Names that were seen.
#[derive(Debug)]
pub(super) enum NameSet<'n> {
    Few(Vec<Cow<'n, str>>),
    Many(HashSet<Cow<'n, str>, BuildHasherDefault<Fnv>>),
}

impl<'n> NameSet<'n> {
    /// A set that will have up to so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        if names <= MAX_COMPARED {
            Self::Few(Vec::with_capacity(names))
        } else {
            Self::Many(HashSet::with_capacity_and_hasher(names, BuildHasherDefault::default()))
        }
    }

    /// Adds a name; `false` when it was there before.
    pub(super) fn insert(&mut self, name: Cow<'n, str>) -> bool {
        match self {
            Self::Few(names) => {
                let is_new = !names.contains(&name);
                if is_new {
                    names.push(name);
                }
                is_new
            }
            Self::Many(names) => names.insert(name),
        }
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        match self {
            Self::Few(names) => names.iter().any(|known| known == name),
            Self::Many(names) => names.contains(name),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Few(names) => names.len(),
            Self::Many(names) => names.len(),
        }
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
