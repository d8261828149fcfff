//! Lengths and surrounding white space of strings, as the server treats them.

use target_groups_json::is_printable_ascii;

/// Returns the length of a text in UTF-16 code units if it exceeds a limit. Counts only texts that may be too long.
#[inline]
pub(super) fn exceeds(text: &str, limit: usize) -> Option<usize> {
    if text.len() <= limit {
        return None;
    }
    Some(text.encode_utf16().count()).filter(|length| *length > limit)
}

/// Returns `true` for a character that looks like a space or is invisible, and often surrounds copied text.
fn is_invisible_space(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{3164}')
}

/// Returns `true` for a character that is not visible in a name: a control or format character, or a noncharacter.
pub(super) fn is_invisible(character: char) -> bool {
    let is_format = matches!(character, '\u{AD}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}');
    // A lone surrogate is read as U+FFFD.
    let is_none = character == '\u{FFFD}' || matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE;
    character.is_control() || is_format || is_none || (is_invisible_space(character) && character != '\u{A0}')
}

/// Removes the invisible characters from a text. Returns `None` if it has none. Joiners are kept between letters of scripts that
/// use them.
#[inline]
pub(super) fn without_invisible(text: &str) -> Option<String> {
    if is_printable_ascii(text) { None } else { without_invisible_in(text) }
}

fn without_invisible_in(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let beside = |place: usize| letters.get(place).copied().unwrap_or('a');
    let joins = |place: usize, letter: char| {
        let (before, after) = (beside(place.wrapping_sub(1)), beside(place + 1));
        matches!(letter, '\u{200C}' | '\u{200D}') && !before.is_ascii() && !after.is_ascii()
    };
    let clean: String = letters
        .iter()
        .enumerate()
        .filter(|(place, letter)| !is_invisible(**letter) || joins(*place, **letter))
        .map(|(_, letter)| *letter)
        .collect();
    (clean.len() < text.len()).then_some(clean)
}

/// Removes surrounding white space, which most texts do not have.
#[inline]
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim_matches(|character: char| character.is_whitespace() || is_invisible_space(character)),
    }
}
