//! Converts the UTF-16 offsets of JavaScript to the UTF-8 offsets of Rust.

/// Converts a UTF-16 offset to a UTF-8 offset. An offset past the end is clamped to the end, and an offset inside a character is
/// moved to its start.
#[must_use]
pub fn from_utf16(text: &str, offset: usize) -> usize {
    let mut units = 0;
    let mut at = 0;
    // Whole blocks are counted many bytes at a time.
    for block in text.as_bytes().chunks(256) {
        let width: usize = block.iter().copied().map(units_of).sum();
        if units + width > offset {
            break;
        }
        units += width;
        at += block.len();
    }
    for byte in text.as_bytes().iter().skip(at) {
        let width = units_of(*byte);
        if width > 0 && units + width > offset {
            break;
        }
        units += width;
        at += 1;
    }
    at
}

/// Returns the number of UTF-16 code units of the character that starts with this byte, or 0 if no character starts with it.
fn units_of(byte: u8) -> usize {
    usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::from_utf16;

    #[test]
    fn every_unit_belongs_to_the_character_it_lies_in() {
        for filler in 0..300 {
            let text = format!("{}aé€😀z", "x".repeat(filler));
            let mut units = 0;
            for (at, character) in text.char_indices() {
                for unit in 0..character.len_utf16() {
                    assert_eq!(from_utf16(&text, units + unit), at, "{text}");
                }
                units += character.len_utf16();
            }
            assert_eq!(from_utf16(&text, units), text.len());
            assert_eq!(from_utf16(&text, usize::MAX), text.len());
        }
    }
}
