//! The operators and their symbols.

/// An operator with two operands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Operator {
    pub(super) symbol: &'static str,
    /// The precedence: operators of a higher level bind more tightly. All operators are left-associative.
    pub(super) level: u8,
    pub(super) family: Family,
    /// `true` if a published example shows it.
    pub(super) published: bool,
}

/// The kinds of operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Logic,
    Equality,
    Order,
    /// `+`, which also concatenates strings.
    Sum,
    Arithmetic,
}

/// The operators. Their levels are those of C, Java and JavaScript, as no published example has two operators.
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

/// Returns the operator with two operands for a symbol.
pub(super) fn binary(symbol: &str) -> Option<&'static Operator> {
    const TABLE: &[Operator] = &OPERATORS;
    TABLE.iter().find(|operator| operator.symbol == symbol)
}

/// The result of looking up a run of operator characters.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Symbol,
    /// An operator of other languages, with the valid operators that replace it.
    Foreign(&'static [&'static str]),
}

/// The known operators. Longer ones precede their prefixes.
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

/// Operators that are words in other languages.
pub(super) const FOREIGN_WORDS: &[(&str, &[&str])] = &[("and", &["&&"]), ("AND", &["&&"]), ("or", &["||"]), ("OR", &["||"])];
