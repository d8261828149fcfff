//! Maps as sorted lists. They need a tenth of the code of a `BTreeMap`, which is compiled separately for each pair of key and value types.

use std::borrow::Borrow;

use crate::json::sort_indexes;

/// A map that is built once and then only read. If a key has several values, the last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SortedMap<K, V>(Vec<(K, V)>);

impl<K: Ord, V> SortedMap<K, V> {
    /// Returns the value of a key.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.0.binary_search_by(|(known, _)| known.borrow().cmp(key)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Returns the entries in the order of their keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// Returns the values in the order of their keys.
    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut entries: Vec<Option<(K, V)>> = entries.into_iter().map(Some).collect();
        let mut order: Vec<u32> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
        let key = |index: u32| entries.get(index as usize)?.as_ref().map(|(key, _)| key);
        sort_indexes(&mut order, &|left, right| key(left).cmp(&key(right)).then(left.cmp(&right)));
        let mut sorted: Vec<(K, V)> = Vec::with_capacity(entries.len());
        for entry in order.into_iter().filter_map(|index| entries.get_mut(index as usize)?.take()) {
            match sorted.last_mut() {
                Some(last) if last.0 == entry.0 => *last = entry,
                _ => sorted.push(entry),
            }
        }
        Self(sorted)
    }
}

#[cfg(test)]
mod tests {
    use super::SortedMap;

    #[test]
    fn the_last_value_of_a_key_counts() {
        let map: SortedMap<&str, u8> = [("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5)].into_iter().collect();
        assert!(map.iter().eq([(&"a", &5), (&"b", &3), (&"c", &4)]));
        assert_eq!((map.get("b"), map.get("d"), map.len(), map.is_empty()), (Some(&3), None, 3, false));
        assert!(map.into_values().eq([5, 3, 4]));
    }
}
