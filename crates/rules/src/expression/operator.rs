//! The operators and their symbols.

/// An operator between two operands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Operator {
    pub(super) symbol: &'static str,
    /// The higher, the tighter it binds. Operators of one level group from left to right.
    pub(super) level: u8,
    pub(super) family: Family,
    /// `true` if a published pair shows it.
    pub(super) published: bool,
}

/// The kinds of operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Logic,
    Equality,
    Order,
    /// `+`, which also joins texts.
    Sum,
    Arithmetic,
}

/// Levels are those of C, Java and JavaScript: no published pair has two operators.
const OPERATORS: [Operator; 13] = [
    assumed("||", 1, Family::Logic),
    assumed("&&", 2, Family::Logic),
    published("==", 3, Family::Equality),
    assumed("!=", 3, Family::Equality),
    published(">", 4, Family::Order),
    assumed(">=", 4, Family::Order),
    published("<", 4, Family::Order),
    assumed("<=", 4, Family::Order),
    assumed("+", 5, Family::Sum),
    assumed("-", 5, Family::Arithmetic),
    assumed("*", 6, Family::Arithmetic),
    assumed("/", 6, Family::Arithmetic),
    assumed("%", 6, Family::Arithmetic),
];

const fn published(symbol: &'static str, level: u8, family: Family) -> Operator {
    Operator { symbol, level, family, published: true }
}

const fn assumed(symbol: &'static str, level: u8, family: Family) -> Operator {
    Operator { symbol, level, family, published: false }
}

/// The operator between two operands that a symbol stands for.
pub(super) fn binary(symbol: &str) -> Option<&'static Operator> {
    const TABLE: &[Operator] = &OPERATORS;
    TABLE.iter().find(|operator| operator.symbol == symbol)
}

/// The result of looking up a run of operator characters.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Symbol,
    /// An operator of other languages, and how it is written here.
    Foreign(&'static [&'static str]),
}

/// Longer runs stand before those they begin with.
pub(super) const SIGNS: &[(&str, Sign)] = &[
    ("===", Sign::Foreign(&["=="])),
    ("!==", Sign::Foreign(&["!="])),
    ("==", Sign::Symbol),
    ("!=", Sign::Symbol),
    (">=", Sign::Symbol),
    ("<=", Sign::Symbol),
    ("&&", Sign::Symbol),
    ("||", Sign::Symbol),
    ("=>", Sign::Foreign(&[">="])),
    ("=<", Sign::Foreign(&["<="])),
    ("<>", Sign::Foreign(&["!="])),
    ("=", Sign::Foreign(&["=="])),
    ("&", Sign::Foreign(&["&&"])),
    ("|", Sign::Foreign(&["||"])),
    (">", Sign::Symbol),
    ("<", Sign::Symbol),
    ("!", Sign::Symbol),
    ("+", Sign::Symbol),
    ("-", Sign::Symbol),
    ("*", Sign::Symbol),
    ("/", Sign::Symbol),
    ("%", Sign::Symbol),
    (".", Sign::Symbol),
    (",", Sign::Symbol),
    ("(", Sign::Symbol),
    (")", Sign::Symbol),
];

/// Operators that other languages write as words.
pub(super) const FOREIGN_WORDS: &[(&str, &[&str])] = &[("and", &["&&"]), ("AND", &["&&"]), ("or", &["||"]), ("OR", &["||"])];
