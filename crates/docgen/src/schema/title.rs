//! Titles of fields and values, which are their names in words.

/// Abbreviations that stay in capitals.
const ABBREVIATIONS: [&str; 2] = ["ISO", "JSON"];

/// Returns a name in words: `fromDate` becomes "From date", `FIXED_CALENDAR_WINDOW` becomes "Fixed calendar window".
pub(super) fn title(name: &str) -> String {
    let mut title = String::new();
    for (index, word) in words(name).iter().enumerate() {
        if index > 0 {
            title.push(' ');
        }
        match word.chars().next() {
            _ if ABBREVIATIONS.contains(&word.as_str()) => title.push_str(word),
            Some(first) if index == 0 => {
                title.extend(first.to_uppercase());
                title.extend(word.chars().skip(1).flat_map(char::to_lowercase));
            }
            _ => title.push_str(&word.to_lowercase()),
        }
    }
    title
}

/// Splits a name at underscores and before a capital letter that follows a small one.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars() {
        if letter == '_' || (after_small && letter.is_uppercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter != '_') {
            word.push(letter);
        }
        after_small = letter.is_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_in_words() {
        for (name, expected) in [
            ("name", "Name"),
            ("fromDate", "From date"),
            ("targetCycleStartDateISO", "Target cycle start date ISO"),
            ("expressionJson", "Expression json"),
            ("FIXED_CALENDAR_WINDOW", "Fixed calendar window"),
            ("SUM", "Sum"),
            ("DefaultValue", "Default value"),
        ] {
            assert_eq!(title(name), expected, "{name}");
        }
    }
}
