//! A pseudo-language: English with accents and brackets, so that text that is not in the catalogue stands out.

use target_groups::message::template::{Segment, Segments, counted_segments, segments};
use target_groups::message::{Locale, NumberRules, PluralRules};
use target_groups::translation::{Messages, custom_locale, messages};

/// The small letters; vowels are doubled, since other languages need more room.
const SMALL: [&str; 26] =
    ["åå", "ƀ", "ç", "ð", "éé", "ƒ", "ĝ", "ĥ", "îî", "ĵ", "ķ", "ļ", "ɱ", "ñ", "öö", "þ", "ǫ", "ŕ", "š", "ţ", "ûû", "ṽ", "ŵ", "ẋ", "ý", "ž"];

/// The capital letters.
const CAPITAL: [&str; 26] =
    ["Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"];

/// Returns the pseudo-language.
pub(crate) fn pseudo() -> Locale {
    let english = messages(&Locale::default()).messages;
    let messages = english.into_iter().map(|(key, template)| (key, disguise(&template))).collect();
    custom_locale(Messages { locale: "en-XA".to_owned(), messages }, NumberRules::Functions(PluralRules::ENGLISH)).unwrap()
}

/// Changes the letters of a template and keeps its parameters.
fn disguise(english: &str) -> String {
    let mut template = String::from("[");
    write(segments(english), &mut template);
    template.push(']');
    template
}

fn write(segments: Segments<'_>, template: &mut String) {
    for segment in segments {
        match segment {
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
    match character {
        'a'..='z' => template.push_str(SMALL[character as usize - 'a' as usize]),
        'A'..='Z' => template.push_str(CAPITAL[character as usize - 'A' as usize]),
        _ => template.push(character),
    }
}
