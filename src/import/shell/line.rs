//! The starts and ends of lines.

pub(super) fn next_line(text: &[u8]) -> &[u8] {
    text.get(blank_line_end(text).unwrap_or_default()..).unwrap_or_default()
}

/// Returns the length of a line end, including blanks before it, if only blanks precede it.
pub(super) fn blank_line_end(text: &[u8]) -> Option<usize> {
    let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    (text.get(blanks) == Some(&b'\n')).then_some(blanks + 1)
}

/// Returns `true` if the text starts with an option. Such a line is not a separate command.
pub(super) fn begins_with_option(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        match rest {
            [b' ' | b'\t' | b'\r', tail @ ..] | [0xC2, 0xA0, tail @ ..] => rest = tail,
            [b'-', b'-', letter, ..] | [b'-', letter, ..] => return letter.is_ascii_alphabetic(),
            _ => return false,
        }
    }
}

/// Returns `true` if the text starts with the word `curl`.
pub(in crate::import) fn begins_with_curl(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"curl.exe").or_else(|| text.strip_prefix(b"curl"));
    rest.and_then(<[u8]>::first).is_some_and(|&byte| is_blank(byte))
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
