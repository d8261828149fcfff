//! Plural categories and number formats of languages.

/// The plural categories of all languages, as named by Unicode CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Zero, in languages that have a form for it.
    Zero,
    /// One, and in some languages numbers that take the same form.
    One,
    /// Two, in languages that have a form for it.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// All other numbers.
    Other,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Returns the name used in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// Returns the category with this name, or `Other` for an unknown name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::ALL.into_iter().find(|category| category.name() == name).unwrap_or(Self::Other)
    }
}

/// The plural and number rules of a language, as functions.
#[derive(Debug, Clone, Copy)]
pub struct PluralRules {
    /// The function that returns the plural category of a number.
    pub category: fn(usize) -> Category,
    /// The function that formats a number.
    pub number: fn(usize) -> String,
}

impl PluralRules {
    /// English: 1 is `one`, and commas separate groups of three digits.
    pub const ENGLISH: Self = Self { category: english_category, number: english_number };
}

fn english_category(number: usize) -> Category {
    if number == 1 { Category::One } else { Category::Other }
}

fn english_number(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Category, PluralRules};

    #[test]
    fn english_numbers_are_grouped() {
        for (number, written) in
            [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (99_999, "99,999"), (100_000, "100,000"), (1_234_567_890, "1,234,567,890")]
        {
            assert_eq!((PluralRules::ENGLISH.number)(number), written);
        }
    }

    #[test]
    fn english_has_two_categories() {
        for (number, category) in [(0, Category::Other), (1, Category::One), (2, Category::Other), (11, Category::Other)] {
            assert_eq!((PluralRules::ENGLISH.category)(number), category, "{number}");
        }
    }

    #[test]
    fn categories_have_names() {
        for category in Category::ALL {
            assert_eq!(Category::of(category.name()), category);
        }
        assert_eq!(Category::of("several"), Category::Other);
    }
}
