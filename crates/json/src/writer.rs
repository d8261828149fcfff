//! Writes JSON text piece by piece into a string.
//!
//! A [`Writer`] adds commas, colons, quotes and, on request, line breaks; the caller provides the values. It never goes back over
//! its output, so each byte is written once.
//!
//! ```
//! use target_groups_json::{Writer, write_json};
//! let json = write_json(|writer| writer.object(|object| {
//!     object.key("name").string("Steps");
//!     object.key("goals").array(|goals| (1..=3_u64).for_each(|goal| goals.number(goal)));
//! }));
//! assert_eq!(json, r#"{"name":"Steps","goals":[1,2,3]}"#);
//! ```

use std::ops::{Deref, Range};

use super::layout::{Layout, layout_into, start_line};
use super::string::quote_into;

/// Appends JSON text to a string.
#[derive(Debug)]
pub struct Writer<'s> {
    output: &'s mut String,
    /// One level of indentation, or `None` to write on one line.
    unit: Option<&'static str>,
    depth: usize,
    /// `true` while the innermost object or array is empty.
    is_empty: bool,
    /// `true` after a key, before its value.
    is_after_key: bool,
}

/// Returns the JSON that a closure writes, on one line.
#[must_use]
pub fn write_json(write: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut output = String::new();
    write(&mut Writer::new(&mut output));
    output
}

impl<'s> Writer<'s> {
    /// Creates a writer that writes without white space.
    #[must_use]
    pub fn new(output: &'s mut String) -> Self {
        Self { output, unit: None, depth: 0, is_empty: true, is_after_key: false }
    }

    /// Creates a writer that indents with two spaces, as [`layout_text`](crate::layout_text) does.
    #[must_use]
    pub fn indented(output: &'s mut String) -> Self {
        Self { unit: Some("  "), ..Self::new(output) }
    }

    /// Writes an object. The closure writes its members.
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('{');
        write(self);
        self.close('}');
    }

    /// Writes an array. The closure writes its elements.
    pub fn array(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('[');
        write(self);
        self.close(']');
    }

    /// Writes an array of values that are already JSON text.
    pub fn array_of_json(&mut self, elements: impl IntoIterator<Item = impl AsRef<str>>) {
        self.array(|array| elements.into_iter().for_each(|element| array.json(element.as_ref())));
    }

    /// Writes the key of a member. The value must follow.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.start();
        quote_into(key, self.output);
        self.output.push_str(if self.unit.is_some() { ": " } else { ":" });
        self.is_after_key = true;
        self
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.start();
        quote_into(text, self.output);
    }

    /// Writes a member with a string value, if there is one.
    pub fn optional_string(&mut self, key: &str, text: Option<impl Deref<Target = str>>) {
        if let Some(text) = text {
            self.key(key).string(&text);
        }
    }

    /// Writes a member whose value is already JSON text, if there is one.
    pub fn optional_json(&mut self, key: &str, json: Option<impl Deref<Target = str>>) {
        if let Some(json) = json {
            self.key(key).json(&json);
        }
    }

    /// Writes an integer.
    pub fn number(&mut self, number: u64) {
        self.start();
        let mut digits = [0_u8; 20];
        let mut left = number;
        let mut length = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(left % 10).unwrap_or_default();
            left /= 10;
            length += 1;
            if left == 0 {
                break;
            }
        }
        let written = digits.get(digits.len() - length..).unwrap_or_default();
        self.output.push_str(std::str::from_utf8(written).unwrap_or_default());
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.json(if value { "true" } else { "false" });
    }

    /// Writes a value that is already JSON text.
    pub fn json(&mut self, json: &str) {
        self.start();
        match self.unit.filter(|_| json.starts_with(['{', '['])) {
            Some(unit) => layout_into(json, Layout { unit, base: "", depth: self.depth }, self.output),
            None => self.output.push_str(json),
        }
    }

    /// Writes a value with a closure, and returns its range in the output.
    pub fn tracked(&mut self, write: impl FnOnce(&mut Self)) -> Range<usize> {
        self.start();
        let start = self.output.len();
        // The comma and the line break are already written.
        self.is_after_key = true;
        write(self);
        start..self.output.len()
    }

    /// Writes again a value that was written before at the same depth.
    pub fn repeat(&mut self, written: Range<usize>) {
        self.start();
        if self.output.get(written.clone()).is_some() {
            self.output.extend_from_within(written);
        }
    }

    fn open(&mut self, bracket: char) {
        self.start();
        self.output.push(bracket);
        self.depth += 1;
        self.is_empty = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.is_empty {
            self.break_line();
        }
        self.output.push(bracket);
        self.is_empty = false;
    }

    /// Writes the separator and indentation before a key or value.
    fn start(&mut self) {
        if std::mem::take(&mut self.is_after_key) {
            return;
        }
        if !self.is_empty {
            self.output.push(',');
        }
        if self.depth > 0 {
            self.break_line();
        }
        self.is_empty = false;
    }

    fn break_line(&mut self) {
        if let Some(unit) = self.unit {
            start_line(self.output, Layout { unit, base: "", depth: 0 }, self.depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use crate::{layout_text, parse};

    fn write(writer: &mut Writer<'_>) {
        writer.object(|object| {
            object.key("a\"").array(|array| {
                array.number(0);
                array.number(u64::MAX);
                array.boolean(true);
                array.object(|_| {});
                array.array(|_| {});
                let written = array.tracked(|array| array.json(r#"{"x":[1,{"y":null}],"z":{}}"#));
                array.repeat(written);
            });
            object.key("b").object(|inner| inner.key("é").string("\n"));
            object.key("c").json("1.50");
        });
    }

    #[test]
    fn indented_text_is_compact_text_laid_out() {
        let (mut compact, mut indented) = (String::new(), String::new());
        write(&mut Writer::new(&mut compact));
        write(&mut Writer::indented(&mut indented));
        assert_eq!(
            compact,
            r#"{"a\"":[0,18446744073709551615,true,{},[],{"x":[1,{"y":null}],"z":{}},{"x":[1,{"y":null}],"z":{}}],"b":{"é":"\n"},"c":1.50}"#
        );
        assert_eq!(indented, layout_text(&compact));
        assert!(parse(&indented, 64).is_ok());
    }
}
