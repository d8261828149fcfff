//! How a language counts: which form a number takes, and how it is written.

use std::fmt;

/// The plural categories of all languages, as Unicode names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Nought, in some languages.
    Zero,
    /// One, and in some languages what goes with it.
    One,
    /// Two, in some languages.
    Two,
    /// A few, in some languages.
    Few,
    /// Many, in some languages.
    Many,
    /// All others.
    Other,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The name that templates use.
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

    /// The category of that name; `Other` where there is none.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::ALL.into_iter().find(|category| category.name() == name).unwrap_or(Self::Other)
    }
}

/// How a language counts. Both functions are told its BCP 47 tag, so that one pair can serve all languages of a machine.
#[derive(Clone, Copy)]
pub struct Counting {
    /// The category of a number.
    pub category: fn(tag: &str, number: usize) -> Category,
    /// A number in writing.
    pub number: fn(tag: &str, number: usize) -> String,
}

impl Counting {
    /// English: `one` is 1, and digits go in threes.
    pub const ENGLISH: Self = Self { category: |_, number| one_where(number == 1), number: |_, number| grouped(number, 3) };
    /// Hindi: `one` is 0 and 1, and digits go in twos before the last three.
    pub const HINDI: Self = Self { category: |_, number| one_where(number <= 1), number: |_, number| grouped(number, 2) };
}

impl fmt::Debug for Counting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Counting")
    }
}

fn one_where(is_one: bool) -> Category {
    if is_one { Category::One } else { Category::Other }
}

/// The digits with commas: before the last three, and then in groups of this size.
fn grouped(number: usize, size: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 2);
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left >= 3 && (left - 3).is_multiple_of(size) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
