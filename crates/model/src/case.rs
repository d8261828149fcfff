//! Case folding for names, without the Unicode tables, which are larger than all rules on names together.

/// Folds letter case, so that names that differ only in case become equal.
///
/// Covers Latin, Greek, Cyrillic, Armenian, Georgian and fullwidth letters, with the results of `char::to_lowercase`. Some Latin
/// letters of African languages and phonetic alphabets are unchanged, as are letters of rarer scripts such as Cherokee or Deseret,
/// and the letter whose lower case consists of two characters (`İ`).
///
/// ```
/// assert_eq!(target_groups_model::fold_case("Übung ΟΔΟΣ Ёлка"), target_groups_model::fold_case("üBUNG οδος ёЛКА"));
/// ```
#[must_use]
pub fn fold_case(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().map(fold));
    folded
}

/// The first and last letter of a range of capitals, the distance to their small letters, and `true` if only every second letter is
/// a capital.
const CAPITALS: &[(u16, u16, i16, bool)] = &[
    (0xC0, 0xD6, 32, false),
    (0xD8, 0xDE, 32, false),
    (0x100, 0x12E, 1, true),
    (0x132, 0x136, 1, true),
    (0x139, 0x147, 1, true),
    (0x14A, 0x176, 1, true),
    (0x178, 0x178, -121, false),
    (0x179, 0x17D, 1, true),
    (0x1CD, 0x1DB, 1, true),
    (0x1DE, 0x1EE, 1, true),
    (0x1F8, 0x21E, 1, true),
    (0x222, 0x232, 1, true),
    (0x370, 0x372, 1, true),
    (0x376, 0x376, 1, false),
    (0x37F, 0x37F, 116, false),
    (0x386, 0x386, 38, false),
    (0x388, 0x38A, 37, false),
    (0x38C, 0x38C, 64, false),
    (0x38E, 0x38F, 63, false),
    (0x391, 0x3A1, 32, false),
    (0x3A3, 0x3AB, 32, false),
    (0x3CF, 0x3CF, 8, false),
    (0x3D8, 0x3EE, 1, true),
    (0x400, 0x40F, 80, false),
    (0x410, 0x42F, 32, false),
    (0x460, 0x480, 1, true),
    (0x48A, 0x4BE, 1, true),
    (0x4C0, 0x4C0, 15, false),
    (0x4C1, 0x4CD, 1, true),
    (0x4D0, 0x52E, 1, true),
    (0x531, 0x556, 48, false),
    (0x1C90, 0x1CBA, -3008, false),
    (0x1CBD, 0x1CBF, -3008, false),
    (0x1E00, 0x1E94, 1, true),
    (0x1EA0, 0x1EFE, 1, true),
    (0xFF21, 0xFF3A, 32, false),
];

fn fold(letter: char) -> char {
    // Greek has a different form of sigma at the end of a word.
    if letter == 'ς' {
        return 'σ';
    }
    let Some(code) = u16::try_from(u32::from(letter)).ok().filter(|code| *code >= 0x80) else { return letter.to_ascii_lowercase() };
    let is_capital = |(first, last, _, paired): &&(u16, u16, i16, bool)| {
        (*first..=*last).contains(&code) && (!paired || (code - first).is_multiple_of(2))
    };
    let small = CAPITALS.iter().find(is_capital).map(|(_, _, distance, _)| code.wrapping_add_signed(*distance));
    small.and_then(|small| char::from_u32(u32::from(small))).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn letters_are_folded_as_unicode_has_it() {
        let blocks = [0..=0x17F, 0x1CD..=0x1DC, 0x1DE..=0x1EF, 0x1F8..=0x21F, 0x222..=0x233, 0x370..=0x3F3, 0x400..=0x556];
        let others = [0x10D0..=0x10FF, 0x1C90..=0x1CBF, 0x1E00..=0x1E95, 0x1EA0..=0x1EFF, 0xFF00..=0xFF5E];
        // The lower case of the first consists of two characters, that of the second equals another letter's, and the third is the
        // final sigma.
        let exceptions = ['\u{130}', '\u{3F4}', 'ς'];
        let letters = blocks.into_iter().chain(others).flatten().filter_map(char::from_u32);
        for letter in letters.filter(|letter| !exceptions.contains(letter)) {
            assert_eq!(fold(letter).to_string(), letter.to_lowercase().to_string(), "{letter} U+{:04X}", u32::from(letter));
        }
    }
}
