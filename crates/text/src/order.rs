//! Puts things in order without a sorting algorithm for each type.

use target_groups_json::sort_indexes;

/// The places of some things in the order of their keys; those with equal keys stay in their order.
pub(crate) fn order_by_key(count: usize, key: &dyn Fn(usize) -> (usize, usize)) -> Vec<usize> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    // Most are in order as they come.
    if !(1..count).all(|place| key(place - 1) <= key(place)) {
        sort_indexes(&mut order, &|left, right| key(left as usize).cmp(&key(right as usize)).then(left.cmp(&right)));
    }
    order.into_iter().map(|place| place as usize).collect()
}
