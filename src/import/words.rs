//! Lists of words. Each is one text: a table of texts would take more space in the WebAssembly module than the words.

/// Returns `true` if a list has a word. The words of a list have spaces between them.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
