//! English in disguise: longer, with accents and in brackets, so that a sentence that is not in the catalogue stands out.

use super::template::{Segment, Segments, counted_segments, segments};

/// Small letters and their disguise; vowels are doubled, since other languages need more room.
const SMALL: [&str; 26] =
    ["åå", "ƀ", "ç", "ð", "éé", "ƒ", "ĝ", "ĥ", "îî", "ĵ", "ķ", "ļ", "ɱ", "ñ", "öö", "þ", "ǫ", "ŕ", "š", "ţ", "ûû", "ṽ", "ŵ", "ẋ", "ý", "ž"];

/// Capital letters and their disguise.
const CAPITAL: [&str; 26] =
    ["Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"];

/// A template in disguise. What it says of values stays as it is.
pub(super) fn disguise(english: &str) -> String {
    let mut template = String::with_capacity(2 * english.len() + 2);
    template.push('[');
    write(segments(english), &mut template);
    template.push(']');
    template
}

fn write(pieces: Segments<'_>, template: &mut String) {
    for piece in pieces {
        match piece {
            Segment::Literal(text) => text.chars().for_each(|character| write_character(character, template)),
            Segment::Value(name) => template.extend(["{", name, "}"]),
            Segment::Count => template.push('#'),
            Segment::Broken => template.push('{'),
            Segment::Plural(plural) => {
                template.extend(["{", plural.name, ", plural,"]);
                for (selector, case) in plural.cases() {
                    template.extend([" ", selector, " {"]);
                    write(counted_segments(case), template);
                    template.push('}');
                }
                template.push('}');
            }
        }
    }
}

fn write_character(character: char, template: &mut String) {
    let letter = |first: u8| u32::from(character).checked_sub(u32::from(first)).and_then(|index| usize::try_from(index).ok());
    let disguised = letter(b'a').and_then(|index| SMALL.get(index)).or_else(|| letter(b'A').and_then(|index| CAPITAL.get(index)));
    match disguised {
        Some(disguised) => template.push_str(disguised),
        None => template.push(character),
    }
}
