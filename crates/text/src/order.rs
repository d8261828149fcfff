//! Sorts without a separate copy of a sorting algorithm for each type.

use target_groups_json::sort_indexes;

/// Returns the indexes of `count` items, sorted by their keys. The sort is stable.
pub(crate) fn order_by_key(count: usize, key: &dyn Fn(usize) -> (usize, usize)) -> Vec<usize> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    // Most inputs are already sorted.
    if !(1..count).all(|place| key(place - 1) <= key(place)) {
        sort_indexes(&mut order, &|left, right| key(left as usize).cmp(&key(right as usize)).then(left.cmp(&right)));
    }
    order.into_iter().map(|place| place as usize).collect()
}
