//! Exact decimal numbers, never rounded to a binary floating-point number.

use std::cmp::Ordering;

/// A decimal number, kept in its JSON spelling. `4`, `4.000` and `40e-1` are equal.
#[derive(Debug, Clone, Copy)]
pub struct Decimal<'t> {
    text: &'t str,
}

/// The parts of a number's spelling.
struct NumberParts<'t> {
    integer: &'t str,
    fraction: &'t str,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Parses a number in JSON's grammar. Returns `None` for any other text.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let NumberParts { integer, fraction, .. } = split(text)?;
        let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = integer.len() > 1 && integer.starts_with('0');
        let is_number = !integer.is_empty() && !leading_zero && all_digits(integer) && all_digits(fraction);
        is_number.then_some(Self { text })
    }

    /// Wraps a spelling that the parser has already checked.
    pub(super) fn of_checked(text: &'t str) -> Self {
        Self { text }
    }

    /// Returns the number as it is written.
    #[must_use]
    pub fn as_written(&self) -> &'t str {
        self.text
    }

    /// Returns `true` if the number is zero in any spelling.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        let mantissa = self.text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
        !mantissa.into_iter().any(|byte| matches!(byte, b'1'..=b'9'))
    }

    /// Returns `true` if the number is less than zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.has_sign() && !self.is_zero()
    }

    /// Returns the number of decimal places: 0 for `4.000`, 1 for `2.50`.
    #[must_use]
    pub fn decimals(&self) -> u64 {
        let only_digits = self.text.bytes().all(|byte| byte.is_ascii_digit());
        if only_digits || self.is_zero() { 0 } else { u64::try_from(-self.scale()).unwrap_or(0) }
    }

    /// Returns `true` if the number is too large for a double: its magnitude is 10^309 or more.
    ///
    /// ```
    /// use target_groups_json::Decimal;
    /// assert!(Decimal::parse("1E400").unwrap().exceeds_double() && !Decimal::parse("1.5e308").unwrap().exceeds_double());
    /// ```
    #[must_use]
    pub fn exceeds_double(&self) -> bool {
        let is_short = self.text.len() <= 308 && !self.text.bytes().any(|byte| matches!(byte, b'e' | b'E'));
        if is_short || self.is_zero() {
            return false;
        }
        let digits = i64::try_from(self.significant().len()).unwrap_or(i64::MAX);
        self.scale().saturating_add(digits) > 309
    }

    /// Converts the number to an `i64`. Returns `None` if it is not an integer or is out of range.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        if let Ok(number) = self.text.parse() {
            return Some(number);
        }
        if self.is_zero() {
            return Some(0);
        }
        let zeros = usize::try_from(self.scale()).ok().filter(|zeros| *zeros <= 18)?;
        let digits: String = self.significant().into_iter().chain(std::iter::repeat_n('0', zeros)).collect();
        let magnitude: i64 = digits.parse().ok()?;
        Some(if self.has_sign() { -magnitude } else { magnitude })
    }

    /// Returns the value of a number that consists of a few digits only, which is the common case.
    fn as_natural(&self) -> Option<u64> {
        let digits = self.text.as_bytes();
        if digits.len() > 18 {
            return None;
        }
        digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| 10 * number + u64::from(digit - b'0')))
    }

    fn has_sign(&self) -> bool {
        self.text.starts_with('-')
    }

    fn parts(&self) -> NumberParts<'t> {
        split(self.text).unwrap_or(NumberParts { integer: "0", fraction: "", exponent: 0 })
    }

    /// Returns the digits without leading and trailing zeros.
    fn significant(&self) -> Vec<char> {
        let NumberParts { integer, fraction, .. } = self.parts();
        let digits: Vec<char> = integer.chars().chain(fraction.chars()).collect();
        let first = digits.iter().position(|digit| *digit != '0');
        let last = digits.iter().rposition(|digit| *digit != '0');
        match (first, last) {
            (Some(first), Some(last)) => digits.get(first..=last).unwrap_or_default().to_vec(),
            _ => Vec::new(),
        }
    }

    /// Returns the exponent of ten of the last significant digit.
    fn scale(&self) -> i64 {
        let NumberParts { integer, fraction, exponent } = self.parts();
        let trailing = |digits: &str| digits.bytes().rev().take_while(|byte| *byte == b'0').count();
        let fraction_zeros = trailing(fraction);
        let last =
            if fraction_zeros < fraction.len() { length(fraction_zeros) - length(fraction.len()) } else { length(trailing(integer)) };
        exponent.saturating_add(last)
    }

    /// Returns the exponent of ten just above the first significant digit.
    fn magnitude(&self) -> i64 {
        self.scale().saturating_add(length(self.significant().len()))
    }
}

/// Splits a spelling into its parts. The digits before the exponent are not checked.
fn split(text: &str) -> Option<NumberParts<'_>> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
        None => (unsigned, 0),
    };
    match mantissa.split_once('.') {
        Some((_, "")) => None,
        Some((integer, fraction)) => Some(NumberParts { integer, fraction, exponent }),
        None => Some(NumberParts { integer: mantissa, fraction: "", exponent }),
    }
}

/// Parses an exponent. Exponents out of the range of `i64` are clamped to it.
fn read_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 2);
    Some(if negative { -magnitude } else { magnitude })
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal<'_> {}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some(left), Some(right)) = (self.as_natural(), other.as_natural()) {
            return left.cmp(&right);
        }
        let sign = |number: &Self| match (number.is_zero(), number.has_sign()) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        sign(self).cmp(&sign(other)).then_with(|| {
            if self.is_zero() {
                return Ordering::Equal;
            }
            let magnitudes = self.magnitude().cmp(&other.magnitude());
            let absolute = magnitudes.then_with(|| self.significant().cmp(&other.significant()));
            if self.has_sign() { absolute.reverse() } else { absolute }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn only_the_grammar_of_json_is_a_number() {
        for text in ["0", "-0", "1", "10.50", "1e5", "1E+5", "-1.2e-3", "1e99999999999999999999"] {
            assert!(Decimal::parse(text).is_some(), "{text}");
        }
        for text in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", " 1", "1 ", "0x1", "NaN", "1,5", "1e5e5", "1.2.3"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn spelling_does_not_change_a_value() {
        for (left, right) in [("4", "4.000"), ("4", "40e-1"), ("0", "-0.0e7"), ("1000", "1e3"), ("7", "7"), ("0.5", "5e-1")] {
            assert_eq!(Decimal::parse(left), Decimal::parse(right), "{left} {right}");
        }
    }

    #[test]
    fn order_is_that_of_the_numbers() {
        let ascending = [
            "-1e30",
            "-2",
            "-1.5",
            "0",
            "0.1",
            "0.11",
            "0.2",
            "9",
            "10",
            "11",
            "99",
            "100",
            "999999999999999999",
            "1000000000000000000",
            "1e400",
        ];
        for pair in ascending.windows(2) {
            assert!(Decimal::parse(pair[0]) < Decimal::parse(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn decimals_and_integers() {
        for (text, decimals, integer) in [
            ("4.000", 0, Some(4)),
            ("2.50", 1, None),
            ("0.0001", 4, None),
            ("1e3", 0, Some(1000)),
            ("12e-1", 1, None),
            ("-7", 0, Some(-7)),
            ("9007199254740991", 0, Some(9_007_199_254_740_991)),
            ("1e30", 0, None),
            ("0.000", 0, Some(0)),
        ] {
            let number = Decimal::parse(text).unwrap();
            assert_eq!((number.decimals(), number.to_i64()), (decimals, integer), "{text}");
        }
    }
}
