//! The parameters of a message.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Text;

/// The parameters of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A text that is not translated: user input, a name, a date, or a value of the API.
    Text(String),
    /// A static text that is not translated, such as a value of the API.
    Word(&'static str),
    /// A number, which is formatted for each language.
    Number(usize),
    /// A translatable term. In data it is represented by its name, which is not translated.
    Term(&'static Text),
    /// Several values, which are joined for each language. In data they are represented by their names, separated by commas.
    List(Vec<Param>, Joining),
}

/// The separator before the last value of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// "a, b, c".
    Comma,
    /// "a, b or c".
    Or,
}

impl Params {
    /// Adds a value.
    pub fn add(&mut self, name: &'static str, value: impl Into<Param>) {
        self.push(name, value.into());
    }

    /// Not generic, so that it is compiled once.
    #[inline(never)]
    fn push(&mut self, name: &'static str, value: Param) {
        self.0.push((name, value));
    }

    /// Returns the value with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl Param {
    /// Creates a list of alternatives, joined with "or".
    pub fn one_of(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::List(words.into_iter().map(Self::Word).collect(), Joining::Or)
    }

    /// Creates a list of texts, joined with commas.
    pub fn all_of(texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect(), Joining::Comma)
    }

    /// Returns the value as data, which is not translated.
    fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Word(word) => (*word).into(),
            Self::Number(number) => number.to_string().into(),
            Self::Term(text) => text.name().into(),
            Self::List(values, _) => {
                let mut names = String::new();
                for (index, value) in values.iter().enumerate() {
                    names.push_str(if index > 0 { ", " } else { "" });
                    names.push_str(&value.name());
                }
                names.into()
            }
        }
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            _ => self.name().serialize(serializer),
        }
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<const N: usize> From<[(&'static str, Param); N]> for Params {
    fn from(values: [(&'static str, Param); N]) -> Self {
        Self(values.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&'static Text> for Param {
    fn from(text: &'static Text) -> Self {
        Self::Term(text)
    }
}
