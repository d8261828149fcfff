//! The simple types of values.

use std::borrow::Cow;
use std::ops::Deref;

use target_groups_json::rows::Node;
use target_groups_json::{self as json, Decimal};

use super::{FieldKind, Read};

/// A string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringValue<'d>(Cow<'d, str>);

/// A string that can also be sent as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOrNumber<'d>(Cow<'d, str>);

/// A string that can also be sent as a boolean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOrBoolean<'d>(Cow<'d, str>);

/// A string that contains JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonText<'d>(Cow<'d, str>);

/// An integer.
#[derive(Debug, Clone, Copy)]
pub struct Integer<'d>(Decimal<'d>);

/// A number that should be an integer.
#[derive(Debug, Clone, Copy)]
pub struct Number<'d>(Decimal<'d>);

/// An integer with an absolute value of at most 2^53 − 1.
#[derive(Debug, Clone, Copy)]
pub struct Identifier(i64);

/// A decimal number, written as a number or as a string.
#[derive(Debug, Clone, Copy)]
pub struct Amount<'d>(Decimal<'d>);

/// Any value.
#[derive(Debug, Clone, Copy)]
pub struct Anything;

/// An object with any keys.
#[derive(Debug, Clone, Copy)]
pub struct Object;

impl<'d> Read<'d> for StringValue<'d> {
    const KIND: FieldKind = FieldKind::Text { also: None };

    fn read(value: Node<'d>) -> Option<Self> {
        text_or(value, &[json::Kind::Number, json::Kind::Boolean]).map(Self)
    }
}

impl<'d> Read<'d> for TextOrNumber<'d> {
    const KIND: FieldKind = FieldKind::Text { also: Some(json::Kind::Number) };

    fn read(value: Node<'d>) -> Option<Self> {
        text_or(value, &[json::Kind::Number, json::Kind::Boolean]).map(Self)
    }
}

impl<'d> Read<'d> for TextOrBoolean<'d> {
    const KIND: FieldKind = FieldKind::Text { also: Some(json::Kind::Boolean) };

    fn read(value: Node<'d>) -> Option<Self> {
        text_or(value, &[json::Kind::Number, json::Kind::Boolean]).map(Self)
    }
}

impl<'d> Read<'d> for JsonText<'d> {
    const KIND: FieldKind = FieldKind::JsonText;

    fn read(value: Node<'d>) -> Option<Self> {
        text_or(value, &[json::Kind::Object]).map(Self)
    }
}

/// Returns the content of a string, or the spelling of a value of another accepted kind.
fn text_or<'d>(value: Node<'d>, also: &[json::Kind]) -> Option<Cow<'d, str>> {
    if also.contains(&value.kind()) { Some(Cow::Borrowed(value.raw())) } else { value.as_str() }
}

/// Returns the number in a text that contains nothing else except surrounding white space. Escaped digits are not recognized.
fn number(value: Node<'_>) -> Option<Decimal<'_>> {
    Decimal::parse(value.trimmed()?)
}

impl<'d> Read<'d> for bool {
    const KIND: FieldKind = FieldKind::Boolean;

    fn read(value: Node<'d>) -> Option<Self> {
        match value.as_str().as_deref().map(str::trim) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => value.as_bool(),
        }
    }
}

impl<'d> Read<'d> for Integer<'d> {
    const KIND: FieldKind = FieldKind::Integer;

    fn read(value: Node<'d>) -> Option<Self> {
        value.as_decimal().or_else(|| number(value)).filter(|number| number.decimals() == 0).map(Self)
    }
}

impl<'d> Integer<'d> {
    /// Converts the integer to an `i64`. Returns `None` if it is out of range.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        self.0.to_i64()
    }

    /// Returns `true` if the number is too large for a double.
    #[must_use]
    pub fn exceeds_double(&self) -> bool {
        self.0.exceeds_double()
    }

    /// Returns the number as written.
    #[must_use]
    pub fn as_written(&self) -> &'d str {
        self.0.as_written()
    }
}

impl<'d> Read<'d> for Number<'d> {
    const KIND: FieldKind = FieldKind::Number;

    fn read(value: Node<'d>) -> Option<Self> {
        value.as_decimal().or_else(|| number(value)).map(Self)
    }
}

impl<'d> Number<'d> {
    /// Returns the exact number, as written.
    #[must_use]
    pub fn decimal(&self) -> Decimal<'d> {
        self.0
    }

    /// Converts the number to an `i64`. Returns `None` if it is not an integer or is out of range.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        Some(self.0).filter(|number| number.decimals() == 0)?.to_i64()
    }
}

impl Identifier {
    /// 2^53 − 1, the greatest safe integer in JavaScript.
    pub const MAX: i64 = (1 << 53) - 1;

    /// Returns the number.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

impl<'d> Read<'d> for Identifier {
    const KIND: FieldKind = FieldKind::Identifier;

    fn read(value: Node<'d>) -> Option<Self> {
        let number = value.as_decimal().or_else(|| number(value))?.to_i64()?;
        (-Self::MAX..=Self::MAX).contains(&number).then_some(Self(number))
    }
}

impl<'d> Read<'d> for Amount<'d> {
    const KIND: FieldKind = FieldKind::Amount;

    fn read(value: Node<'d>) -> Option<Self> {
        value.as_decimal().or_else(|| number(value)).map(Self)
    }
}

impl<'d> Amount<'d> {
    /// Returns the exact number as written, without the quotes of a string.
    #[must_use]
    pub fn decimal(&self) -> Decimal<'d> {
        self.0
    }
}

impl<'d> Read<'d> for Anything {
    const KIND: FieldKind = FieldKind::Anything;

    fn read(_: Node<'d>) -> Option<Self> {
        Some(Self)
    }
}

impl<'d> Read<'d> for Object {
    const KIND: FieldKind = FieldKind::Object;

    fn read(value: Node<'d>) -> Option<Self> {
        (value.kind() == json::Kind::Object).then_some(Self)
    }
}

impl<'d> From<TextOrNumber<'d>> for Cow<'d, str> {
    fn from(text: TextOrNumber<'d>) -> Self {
        text.0
    }
}

impl<'d> StringValue<'d> {
    /// Returns the text without surrounding white space.
    #[must_use]
    pub fn trimmed(self) -> Cow<'d, str> {
        match self.0 {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }
}

impl Deref for StringValue<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for TextOrNumber<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for TextOrBoolean<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for JsonText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}
