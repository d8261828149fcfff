//! Scans text eight bytes at a time.

/// The high bit of each byte of a word.
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

const fn repeat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Finds bytes that are less than `limit` (up to 0x80). Only the lowest bit that is set is reliable.
fn less_than(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(repeat(limit)) & !word & HIGH
}

/// Finds bytes that equal `byte`. Only the lowest bit that is set is reliable.
fn equal_to(word: u64, byte: u8) -> u64 {
    less_than(word ^ repeat(byte), 1)
}

fn words(bytes: &[u8]) -> (impl Iterator<Item = u64>, &[u8]) {
    let (chunks, rest) = bytes.as_chunks::<8>();
    (chunks.iter().map(|chunk| u64::from_le_bytes(*chunk)), rest)
}

/// Returns the number of bytes of a string before its end, a backslash or a control character.
#[inline]
#[must_use]
pub fn plain_length(bytes: &[u8]) -> usize {
    let (words, rest) = words(bytes);
    let mut passed = 0;
    for word in words {
        // Flipping one bit turns a quote into 0x20 and keeps control characters below it, so that one comparison finds both.
        let special = less_than(word ^ repeat(0x02), 0x21) | equal_to(word, b'\\');
        if special != 0 {
            return passed + special.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    passed + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len())
}

/// Returns `true` if a text has only printable ASCII characters, including spaces.
///
/// ```
/// use target_groups_json::is_printable_ascii;
/// assert!(is_printable_ascii("Two updates") && !is_printable_ascii("Caf\u{e9}") && !is_printable_ascii("a\tb"));
/// ```
#[must_use]
pub fn is_printable_ascii(text: &str) -> bool {
    let (mut words, rest) = words(text.as_bytes());
    words.all(|word| (word & HIGH) | less_than(word, b' ') | equal_to(word, 0x7F) == 0)
        && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Returns the number of spaces at the start of a text.
pub(super) fn space_length(bytes: &[u8]) -> usize {
    let (words, _) = words(bytes);
    let mut passed = 0;
    for word in words {
        let others = word ^ repeat(b' ');
        if others != 0 {
            return passed + others.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    passed
}

/// A run of ASCII text without carriage returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AsciiLines {
    /// The length, a multiple of the word size.
    pub(super) length: usize,
    pub(super) line_breaks: usize,
    /// The length after the last line break, or the whole length if there is none.
    pub(super) behind_last_break: usize,
}

/// Counts the lines of the ASCII text at the start of some bytes, in whole words.
#[inline]
pub(super) fn ascii_lines(bytes: &[u8]) -> AsciiLines {
    let (words, _) = words(bytes);
    let mut lines = AsciiLines { length: 0, line_breaks: 0, behind_last_break: 0 };
    for word in words {
        if (word & HIGH) | equal_to(word, b'\r') != 0 {
            break;
        }
        // The high bit of every byte that is a line break. This is exact because ASCII bytes have no high bit.
        let breaks = !((word ^ repeat(b'\n')).wrapping_add(repeat(0x7F))) & HIGH;
        lines.length += 8;
        lines.behind_last_break += 8;
        if breaks != 0 {
            lines.line_breaks += breaks.count_ones() as usize;
            lines.behind_last_break = breaks.leading_zeros() as usize / 8;
        }
    }
    lines
}

/// Returns the number of bytes before the next line break or non-ASCII character.
pub(super) fn plain_line_length(bytes: &[u8]) -> usize {
    let (words, rest) = words(bytes);
    let mut passed = 0;
    for word in words {
        let special = equal_to(word, b'\n') | equal_to(word, b'\r') | (word & HIGH);
        if special != 0 {
            return passed + special.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    passed + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r' | 0x80..)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{AsciiLines, ascii_lines, plain_length, plain_line_length, space_length};

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for special in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = *b"abcdefghijklmnopqrstu";
                bytes[at] = special;
                let expected = |is_special: bool| if is_special { at } else { bytes.len() };
                assert_eq!(plain_length(&bytes), expected(matches!(special, b'"' | b'\\' | 0..=0x1F)), "{special} at {at}");
                assert_eq!(plain_line_length(&bytes), expected(matches!(special, b'\n' | b'\r' | 0x80..)), "{special} at {at}");
            }
        }
    }

    #[test]
    fn lines_are_counted_up_to_the_first_other_character() {
        for (text, length, line_breaks, behind_last_break) in [
            ("", 0, 0, 0),
            ("1234567", 0, 0, 0),
            ("12345678", 8, 0, 8),
            ("\n\n34567\n", 8, 3, 0),
            ("12\n4567\u{b}90\n23456", 16, 2, 5),
            ("1234567812345\r78", 8, 0, 8),
            ("12345678123456é", 8, 0, 8),
        ] {
            assert_eq!(ascii_lines(text.as_bytes()), AsciiLines { length, line_breaks, behind_last_break }, "{text:?}");
        }
    }

    #[test]
    fn spaces_are_passed_up_to_the_last_word() {
        for spaces in 0..30 {
            let text = format!("{}x{}", " ".repeat(spaces), "y".repeat(7));
            assert_eq!(space_length(text.as_bytes()), spaces, "{spaces}");
            let passed = space_length(" ".repeat(spaces).as_bytes());
            assert!(passed <= spaces && spaces - passed < 8, "{spaces}");
        }
    }
}
