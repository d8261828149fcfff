//! The parameters of findings, stored as numbers and one text until they are read.

use std::fmt::{Display, Write};

use chrono::NaiveDate;
use target_groups_json::rows::Node;
use target_groups_message::{Joining, Param, Text};
use target_groups_model::{Date, push_day};

/// A parameter of a finding.
#[derive(Debug, Clone, Copy)]
pub(super) enum ParamValue {
    /// A range of the text.
    Text {
        from: u32,
        to: u32,
    },
    Number(u32),
    Term(&'static Text),
    /// A range of the items.
    List {
        from: u32,
        to: u32,
        joining: Joining,
    },
}

/// The parameters of all findings.
#[derive(Debug, Default)]
pub(super) struct Arena {
    pub(super) text: String,
    pub(super) values: Vec<ParamValue>,
    pub(super) items: Vec<ParamValue>,
}

impl Arena {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.values.clear();
        self.items.clear();
    }

    /// Appends text with a closure, and returns its range.
    pub(super) fn text(&mut self, write: impl FnOnce(&mut String)) -> (u32, u32) {
        let from = length(self.text.len());
        write(&mut self.text);
        (from, length(self.text.len()))
    }

    pub(super) fn slice(&self, (from, to): (u32, u32)) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Converts a stored parameter to that of a message.
    pub(super) fn param(&self, value: ParamValue) -> Param {
        match value {
            ParamValue::Text { from, to } => Param::Text(self.slice((from, to)).to_owned()),
            ParamValue::Number(number) => Param::Number(number as usize),
            ParamValue::Term(term) => Param::Term(term),
            ParamValue::List { from, to, joining } => {
                let items = self.items.get(from as usize..to as usize).unwrap_or_default();
                Param::List(items.iter().map(|item| self.param(*item)).collect(), joining)
            }
        }
    }
}

pub(super) fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Collects the parameters of one finding.
#[derive(Debug)]
pub struct ParamWriter<'a>(pub(super) &'a mut Arena);

impl ParamWriter<'_> {
    /// Adds the next parameter.
    pub fn add(&mut self, param: &(impl ToParam + ?Sized)) {
        param.add_to(self);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        let (from, to) = self.0.text(|all| all.push_str(text));
        self.0.values.push(ParamValue::Text { from, to });
    }

    fn display(&mut self, value: &dyn Display) {
        let (from, to) = self.0.text(|all| {
            let _ = write!(all, "{value}");
        });
        self.0.values.push(ParamValue::Text { from, to });
    }

    /// Adds a list.
    fn list(&mut self, joining: Joining, add: impl FnOnce(&mut ParamWriter<'_>)) {
        let values = self.0.values.len();
        add(&mut ParamWriter(self.0));
        let from = length(self.0.items.len());
        self.0.items.extend_from_slice(self.0.values.get(values..).unwrap_or_default());
        self.0.values.truncate(values);
        let to = length(self.0.items.len());
        self.0.values.push(ParamValue::List { from, to, joining });
    }
}

/// The type of a parameter as data: in a diagnostic, it is a string or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// A string. Lists are strings with commas, and terms are their names.
    Text,
    /// A number.
    Number,
    /// A string or a number.
    TextOrNumber,
}

/// A type that can be a parameter of a message.
pub trait ToParam {
    /// The type of the parameter as data.
    const KIND: ParamKind = ParamKind::Text;
    /// `true` if the parameter is optional.
    const OPTIONAL: bool = false;

    /// Adds the value as the next parameter.
    fn add_to(&self, params: &mut ParamWriter<'_>);
}

/// Alternatives, as texts.
#[derive(Debug, Clone, Copy)]
pub struct OneOf<'p>(pub &'p [&'p str]);

/// Alternatives, as terms.
#[derive(Debug, Clone, Copy)]
pub struct OneTermOf<'p>(pub &'p [TermOrWord<'p>]);

/// A translatable term, or a word that is not translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermOrWord<'p> {
    /// A translatable term.
    Term(&'static Text),
    /// A word that is not translated.
    Word(&'p str),
}

/// A number that is always written as plain digits.
#[derive(Debug, Clone, Copy)]
pub struct Digits(pub i64);

/// A date, written in the form of RFC 3339.
#[derive(Debug, Clone, Copy)]
pub struct Standard<'p>(pub &'p Date);

/// The key of the field that contains a value.
#[derive(Debug, Clone, Copy)]
pub struct FieldOf<'p>(pub Node<'p>);

/// A byte, written as hexadecimal digits.
#[derive(Debug, Clone, Copy)]
pub struct Byte(pub u8);

impl ToParam for &str {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.text(self);
    }
}

/// `None` adds no parameter, so only the last parameter can be optional.
impl<T: ToParam> ToParam for Option<T> {
    const KIND: ParamKind = T::KIND;
    const OPTIONAL: bool = true;

    fn add_to(&self, params: &mut ParamWriter<'_>) {
        if let Some(param) = self {
            param.add_to(params);
        }
    }
}

impl ToParam for char {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.text(self.encode_utf8(&mut [0; 4]));
    }
}

impl ToParam for usize {
    const KIND: ParamKind = ParamKind::Number;

    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.0.values.push(ParamValue::Number(length(*self)));
    }
}

impl ToParam for Digits {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.display(&self.0);
    }
}

impl ToParam for Byte {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.display(&format_args!("0x{:02X}", self.0));
    }
}

impl ToParam for NaiveDate {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        let (from, to) = params.0.text(|all| push_day(*self, all));
        params.0.values.push(ParamValue::Text { from, to });
    }
}

impl ToParam for Standard<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        let (from, to) = params.0.text(|all| self.0.push_standard_form(all));
        params.0.values.push(ParamValue::Text { from, to });
    }
}

impl ToParam for FieldOf<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.text(&self.0.rows().key(self.0.place()).unwrap_or_default());
    }
}

impl ToParam for &'static Text {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.0.values.push(ParamValue::Term(self));
    }
}

impl ToParam for OneOf<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.list(Joining::Or, |params| self.0.iter().for_each(|word| params.text(word)));
    }
}

impl ToParam for TermOrWord<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        match self {
            Self::Term(term) => term.add_to(params),
            Self::Word(word) => params.text(word),
        }
    }
}

impl ToParam for OneTermOf<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        params.list(Joining::Or, |params| self.0.iter().for_each(|item| params.add(item)));
    }
}
