//! The schema of enumerations: their values, each with its meaning, and the other spellings that the API accepts.

use std::fmt::Write;

use target_groups::json::quote;
use target_groups::model::{Docs, EnumValue, Enumeration, ValueDocs};

use super::text::{array, object};

/// White space, written out: what `\s` stands for differs from language to language.
const SPACE: &str = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

/// A spelling of the documentation's tables that stands for another word and is still an error: more than the word must change.
const NO_SPELLING: &str = "SUM";

/// Characters that look like nothing and count as space at the edge of a name.
const INVISIBLE: &str = r"\u200b-\u200f\u2060\ufeff\u3164";

/// Text with something else than space in it.
pub(super) fn not_blank() -> String {
    format!("[^{SPACE}{INVISIBLE}]")
}

/// The schemas of which a word matches one. Text that is none matches the last one, so that null is left to its type.
pub(super) fn any_of(enumeration: &Enumeration) -> String {
    let docs = |wire| Docs::MODEL.value(enumeration.name, wire).map(ValueDocs::paragraph).unwrap_or_default();
    let value = |wire| object(&[("const", quote(wire)), ("description", quote(&docs(wire)))]);
    let wire = enumeration.values.iter().map(|EnumValue { wire }| value(wire));
    let others = object(&[
        ("description", quote("Another spelling of one of these words. Requests should not use it.")),
        ("deprecated", "true".to_owned()),
        ("pattern", quote(&spellings(enumeration))),
    ]);
    array(&wire.chain([others]).collect::<Vec<_>>())
}

/// Every spelling that [`Enumeration::recognise`] takes for a word of the wire.
fn spellings(enumeration: &Enumeration) -> String {
    let words = enumeration.values.iter().map(|value| value.wire);
    let others = enumeration.spellings.iter().map(|(spelling, _)| *spelling).filter(|spelling| *spelling != NO_SPELLING);
    let words: Vec<_> = words.chain(others).map(in_any_case).collect();
    format!("^[{SPACE}]*(?:{})[{SPACE}]*$", words.join("|"))
}

/// A word with its letters in either case, and spaces or hyphens for its underscores.
fn in_any_case(word: &str) -> String {
    word.chars().fold(String::new(), |mut pattern, character| {
        let _ = match character {
            '_' => write!(pattern, "[-_ ]"),
            letter if letter.is_ascii_uppercase() => write!(pattern, "[{letter}{}]", letter.to_ascii_lowercase()),
            other => write!(pattern, "{other}"),
        };
        pattern
    })
}
