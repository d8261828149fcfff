//! Hindi as the package ships it, with its rules for numbers.

use std::collections::BTreeMap;

use target_groups::message::{Category, Locale, NumberRules, PluralRules};
use target_groups::translation::{Messages, custom_locale};

/// Returns the messages of `target-groups/locales/hi`, by their keys.
pub(crate) fn hindi_messages() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../../pkg/locales/hi.json")).unwrap()
}

/// Returns the locale of these messages.
pub(crate) fn hindi() -> Locale {
    let catalogue = Messages { locale: "hi".to_owned(), messages: hindi_messages() };
    custom_locale(catalogue, NumberRules::Functions(PluralRules { category, number })).unwrap()
}

fn category(number: usize) -> Category {
    if number <= 1 { Category::One } else { Category::Other }
}

/// Separates the last three digits, and then groups of two.
fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left >= 3 && left % 2 == 1 {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
