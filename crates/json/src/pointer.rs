//! JSON Pointer (RFC 6901).

use std::fmt;

use super::rows::push_token;
use super::{Kind, Value};

/// A JSON Pointer: the keys and array indexes that lead from the root to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    tokens: Vec<String>,
}

/// The error for a text that is not a JSON Pointer: it is not empty and does not start with `/`, or it contains a `~` that is not
/// part of `~0` or `~1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointerError;

impl Pointer {
    /// Creates the pointer to the whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Parses a pointer.
    ///
    /// # Errors
    /// Returns an error if the text is not a JSON Pointer.
    ///
    /// ```
    /// use target_groups_json::Pointer;
    /// let pointer = Pointer::parse("/targets/0/a~1b").unwrap();
    /// assert_eq!(pointer.tokens(), ["targets", "0", "a/b"]);
    /// ```
    pub fn parse(text: &str) -> Result<Self, PointerError> {
        if text.is_empty() {
            return Ok(Self::root());
        }
        let tokens = text.strip_prefix('/').ok_or(PointerError)?;
        // Every part after the first one follows a `~`, so it must complete `~0` or `~1`.
        if !text.split('~').skip(1).all(|part| part.starts_with(['0', '1'])) {
            return Err(PointerError);
        }
        Ok(Self { tokens: tokens.split('/').map(unescape).collect() })
    }

    /// Returns the pointer to a value of a document.
    #[must_use]
    pub fn to(value: Value<'_>) -> Self {
        let mut pointer = Self::root();
        let mut place = value.document().root();
        while place != value {
            let Some((token, inner)) = step_towards(place, value) else { break };
            pointer.tokens.push(token);
            place = inner;
        }
        pointer
    }

    /// Appends a key.
    #[must_use]
    pub fn join(mut self, key: &str) -> Self {
        self.tokens.push(key.to_owned());
        self
    }

    /// Returns the keys and array indexes, unescaped.
    #[must_use]
    pub fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// Splits off the last key. Returns the pointer to the container and the key.
    #[must_use]
    pub fn split_last(&self) -> Option<(Self, &str)> {
        let (last, parents) = self.tokens.split_last()?;
        Some((Self { tokens: parents.to_vec() }, last))
    }

    /// Returns the value at the pointer, or `None` if it does not exist.
    #[must_use]
    pub fn resolve<'d>(&self, root: Value<'d>) -> Option<Value<'d>> {
        self.tokens.iter().try_fold(root, |value, token| child(value, token))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.tokens {
            let mut written = String::with_capacity(token.len() + 1);
            push_token(token, &mut written);
            formatter.write_str(&written)?;
        }
        Ok(())
    }
}

/// Unescapes a token: `~1` means `/`, and `~0` means `~`.
fn unescape(token: &str) -> String {
    let mut parts = token.split('~');
    let mut key = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (meant, rest) = match part.as_bytes().first() {
            Some(b'0') => ('~', part.get(1..)),
            Some(b'1') => ('/', part.get(1..)),
            _ => ('~', Some(part)),
        };
        key.push(meant);
        key.push_str(rest.unwrap_or_default());
    }
    key
}

/// Returns the member or element of a value for a token of a pointer.
#[must_use]
pub fn child<'d>(value: Value<'d>, token: &str) -> Option<Value<'d>> {
    match value.kind() {
        Kind::Object => value.get(token),
        Kind::Array => value.element(array_index(token)?),
        _ => None,
    }
}

/// Parses a token as an array index: digits without a leading zero.
#[must_use]
pub fn array_index(token: &str) -> Option<usize> {
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = token.len() > 1 && token.starts_with('0');
    if digits && !leading_zero { token.parse().ok() } else { None }
}

fn step_towards<'d>(place: Value<'d>, value: Value<'d>) -> Option<(String, Value<'d>)> {
    let member = place.members().find(|member| member.value.contains(value));
    if let Some(member) = member {
        return Some((member.key().into_owned(), member.value));
    }
    place.elements().enumerate().find(|(_, element)| element.contains(value)).map(|(index, element)| (index.to_string(), element))
}
