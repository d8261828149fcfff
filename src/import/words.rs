//! Lists of words. Each list is one string, because a table of strings would take more space in the WebAssembly module.

/// Returns `true` if a list contains a word. The words of a list are separated by spaces.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
