//! Splits a stream of bytes into the items of a batch: the elements of an array, or lines.
//!
//! The bytes come in blocks of any size, and every byte is read once. Between two blocks, the state of the stream is stored in a
//! [`Splitter`], which consists of a few numbers. The caller keeps the bytes until [`split`] reports that a part is complete. Items are
//! separated by their brackets and quotes, even if they are not valid JSON. In UTF-8, the bytes of other characters cannot be mistaken for
//! the ASCII characters of JSON.
//!
//! ```
//! use target_groups::batch::{Splitter, split};
//! let mut splitter = Splitter::default();
//! let first = split(b"[{\"a\": 1}, {\"b\"", &mut splitter, false);
//! let last = split(b": 2}]", &mut splitter, true);
//! assert_eq!((first.spans, first.end), (vec![1, 9], None));
//! assert_eq!((last.spans, last.end), (vec![11, 19], Some(20)));
//! ```

use serde::Serialize;

use super::array_fault::ArrayFault;
use super::splitter::{FoundItems, MAX_ITEM, Splitter, Stage};

/// The result of reading a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Split {
    /// The number of bytes at the start of the block that are not part of the text: the byte order mark.
    pub skip: usize,
    /// The starts and ends of the items that the block completes, in one list. Offsets count from the first byte that the caller keeps.
    pub spans: Vec<usize>,
    /// The problem of the array as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<ArrayFault>,
    /// The end of a complete part, whose bytes the caller can discard, or `None` if more bytes are needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// `true` if there is nothing more to read.
    pub done: bool,
}

/// The result of reading a block, and the state of the stream after it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct BlockAnswer {
    /// The result of reading the block.
    #[serde(flatten)]
    pub split: Split,
    /// The state of the stream, to pass with the next block.
    pub state: [usize; 8],
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Processes the next block of a stream. The first block should have at least three bytes, so that it contains the whole byte order mark.
/// `last` is `true` if no block follows.
pub fn split(block: &[u8], splitter: &mut Splitter, last: bool) -> Split {
    let is_first = splitter.stage == Stage::Start && !block.is_empty();
    let text = if is_first { block.strip_prefix(BYTE_ORDER_MARK).unwrap_or(block) } else { block };
    if is_first {
        splitter.stage = Stage::Items;
    }
    let mut found = FoundItems::default();
    splitter.scan(text, &mut found);
    splitter.kept += text.len();
    let done = last || splitter.kept > MAX_ITEM;
    if done {
        splitter.finish(&mut found);
    }
    let end = splitter.part(done);
    Split { skip: block.len() - text.len(), spans: found.spans, fault: found.fault, end, done }
}

#[cfg(test)]
mod tests {
    use crate::batch::{ArrayFaultKind, MAX_ITEM, MIN_PART, Splitter, StreamForm, split};

    /// Returns the items of a stream that is read in blocks of the given size, and the problem of the array.
    fn items(bytes: &[u8], size: usize, mut splitter: Splitter) -> (Vec<String>, Option<(ArrayFaultKind, usize)>) {
        let mut kept = Vec::new();
        let (mut items, mut fault) = (Vec::new(), None);
        for (block, last) in bytes.chunks(size).map(|block| (block, false)).chain([(&[][..], true)]) {
            let split = split(block, &mut splitter, last);
            assert_eq!(Splitter::from_numbers(&splitter.to_numbers()), splitter);
            kept.extend_from_slice(&block[split.skip..]);
            items.extend(split.spans.chunks(2).map(|span| String::from_utf8_lossy(&kept[span[0]..span[1]]).into_owned()));
            fault = fault.or(split.fault.map(|fault| (fault.kind, fault.at)));
            assert_eq!((split.done, split.end.is_some()), (last, last));
        }
        (items, fault)
    }

    #[test]
    fn items_are_the_same_however_the_stream_is_cut() {
        use ArrayFaultKind::{Open, Rest};
        for (text, expected, fault) in [
            ("", &[][..], None),
            (" \n\r\n\t", &[], None),
            ("{}\n", &["{}"], None),
            ("\u{FEFF}{}\r\n\r\n  {\"a\": 1} \n \n7", &["{}", "{\"a\": 1}", "7"], None),
            ("\n x\n[\n", &["x", "["], None),
            (" [ ] ", &[], None),
            ("\u{FEFF}\n[1]", &["1"], None),
            ("[1 , \"]\\\",\" ,\n{\"a\": [2,3]} , é]\n", &["1", "\"]\\\",\"", "{\"a\": [2,3]}", "é"], None),
            ("[{\"a\": \"\\\\\"},\"{\"]", &["{\"a\": \"\\\\\"}", "\"{\""], None),
            ("[1,,2]", &["1", "", "2"], None),
            ("[1,]", &["1", ""], None),
            ("[{} {}]", &["{} {}"], None),
            ("[\"a\n,2]", &["\"a", "2"], None),
            ("[", &[], Some((Open, 1))),
            ("[1, 2 ", &["1", "2"], Some((Open, 6))),
            ("[1, \"b ", &["1", "\"b "], Some((Open, 7))),
            ("[1]\n x y", &["1"], Some((Rest, 5))),
            ("[1]]", &["1"], Some((Rest, 3))),
        ] {
            for size in 1..=text.len().max(1) {
                // The first block must contain the whole byte order mark.
                if size >= 3 || !text.starts_with('\u{FEFF}') {
                    let expected = (expected.iter().map(|item| (*item).to_owned()).collect(), fault);
                    assert_eq!(items(text.as_bytes(), size, Splitter::default()), expected, "{text} in blocks of {size}");
                }
            }
        }
        assert_eq!(items(b"[1]\n[2]", 3, Splitter::new(StreamForm::Lines)).0, ["[1]", "[2]"]);
    }

    #[test]
    fn a_part_is_complete_when_it_is_large_and_ends_where_no_item_is_open() {
        for opening in ["", "["] {
            let separator = if opening.is_empty() { "\n" } else { "," };
            let mut splitter = Splitter::default();
            let item = format!("{{\"a\": \"{}\"}}", "x".repeat(MIN_PART / 2));
            let block = format!("{opening}{item}{separator} {item}{separator}{{\"b\": 2");
            let first = split(block.as_bytes(), &mut splitter, false);
            assert_eq!((first.spans.len(), first.end), (4, Some(block.len() - 7)));
            let second = split(b"}", &mut splitter, true);
            assert_eq!((second.spans, second.end, second.done), (vec![0, 8], Some(8), true));
        }
    }

    #[test]
    fn blanks_are_not_kept() {
        for form in [None, Some(StreamForm::Array), Some(StreamForm::Lines)] {
            let mut splitter = form.map_or_else(Splitter::default, Splitter::new);
            let blanks = vec![b' '; MIN_PART];
            for _ in 0..3 {
                assert_eq!(split(&blanks, &mut splitter, false).end, Some(MIN_PART));
            }
        }
    }

    #[test]
    fn an_item_without_end_ends_the_stream() {
        let mut splitter = Splitter::new(StreamForm::Lines);
        let block = vec![b'x'; MAX_ITEM / 2];
        let answers: Vec<_> = (0..3).map(|_| split(&block, &mut splitter, false)).map(|split| (split.done, split.end)).collect();
        assert_eq!(answers, [(false, None), (false, None), (true, Some(3 * block.len()))]);
    }
}
