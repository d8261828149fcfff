//! Integers that are written with separators between groups of digits.

/// Returns the digits of an integer that is written with separators between groups of digits, such as `5.000` or `1,00,000`.
#[must_use]
pub fn without_separators(text: &str) -> Option<String> {
    const SEPARATORS: [char; 7] = [',', '.', ' ', '\u{A0}', '\u{202F}', '\'', '’'];
    let separator = text.chars().find(|character| SEPARATORS.contains(character))?;
    let groups: Vec<&str> = text.split(separator).collect();
    let (last, others) = groups.split_last()?;
    let (first, middle) = others.split_first()?;
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let is_grouped = first.len() <= 3 && last.len() == 3 && middle.iter().all(|group| matches!(group.len(), 2 | 3));
    // `0.500` is a decimal.
    (are_digits && is_grouped && !first.starts_with('0')).then(|| groups.concat())
}
