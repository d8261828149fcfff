//! One sorting algorithm for all types, which sorts indexes. Sharing it keeps the compiled module small.

use std::cmp::Ordering;

/// The greatest number of indexes for which insertion sort is faster than heapsort.
const MAX_INSERTED: usize = 16;

/// Sorts indexes by an order of the items that they refer to. The sort is not stable.
///
/// It is compiled only once: each use of the standard library's sort with another type adds some kilobytes of code.
///
/// ```
/// let names = ["b", "c", "a"];
/// let mut order = [0, 1, 2];
/// target_groups_json::sort_indexes(&mut order, &|left, right| names[left as usize].cmp(names[right as usize]));
/// assert_eq!(order, [2, 0, 1]);
/// ```
pub fn sort_indexes(indexes: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    if indexes.len() <= MAX_INSERTED {
        insert_all(indexes, compare);
    } else {
        sort_heap(indexes, compare);
    }
}

fn insert_all(indexes: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    for end in 1..indexes.len() {
        let mut at = end;
        while at > 0 && is_less(indexes, at, at - 1, compare) {
            indexes.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn sort_heap(indexes: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    for root in (0..indexes.len() / 2).rev() {
        sift(indexes, root, compare);
    }
    for end in (1..indexes.len()).rev() {
        indexes.swap(0, end);
        sift(indexes.get_mut(..end).unwrap_or_default(), 0, compare);
    }
}

/// Moves an item down the heap until no child is greater.
fn sift(heap: &mut [u32], mut root: usize, compare: &dyn Fn(u32, u32) -> Ordering) {
    loop {
        let mut child = 2 * root + 1;
        if child >= heap.len() {
            return;
        }
        if child + 1 < heap.len() && is_less(heap, child, child + 1, compare) {
            child += 1;
        }
        if !is_less(heap, root, child, compare) {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

fn is_less(indexes: &[u32], left: usize, right: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> bool {
    let pair = indexes.get(left).zip(indexes.get(right));
    pair.is_some_and(|(left, right)| compare(*left, *right) == Ordering::Less)
}

#[cfg(test)]
mod tests {
    use super::sort_indexes;

    #[test]
    fn any_number_of_numbers_is_sorted() {
        for length in (0..70).chain([1000, 4097]) {
            let values: Vec<u32> = (0..length).map(|at: u32| at.wrapping_mul(2_654_435_761) >> 7).collect();
            let mut order: Vec<u32> = (0..length).collect();
            sort_indexes(&mut order, &|left, right| values[left as usize].cmp(&values[right as usize]));
            assert!(order.windows(2).all(|pair| values[pair[0] as usize] <= values[pair[1] as usize]), "{length}");
            order.sort_unstable();
            assert!(order.iter().enumerate().all(|(at, index)| at == *index as usize));
        }
    }
}
