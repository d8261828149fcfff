//! Writes JSON text piece by piece into one string.
//!
//! A [`Writer`] puts commas, colons, quotes and, where asked, line breaks; what stands between them is up to the caller. It never
//! goes back over what it has written, so a text of any size is written once.
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
    /// One level of indentation; `None` for a text on one line.
    unit: Option<&'static str>,
    depth: usize,
    /// Nothing stands in the innermost object or array yet.
    is_empty: bool,
    /// A key was written, and its value comes next.
    is_after_key: bool,
}

/// Returns what a closure writes, on one line.
#[must_use]
pub fn write_json(write: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut output = String::new();
    write(&mut Writer::new(&mut output));
    output
}

impl<'s> Writer<'s> {
    /// Writes without white space.
    #[must_use]
    pub fn new(output: &'s mut String) -> Self {
        Self { output, unit: None, depth: 0, is_empty: true, is_after_key: false }
    }

    /// Writes over lines with two spaces a level, as [`layout_text`](crate::layout_text) does.
    #[must_use]
    pub fn indented(output: &'s mut String) -> Self {
        Self { unit: Some("  "), ..Self::new(output) }
    }

    /// Writes an object, whose members the closure writes.
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('{');
        write(self);
        self.close('}');
    }

    /// Writes an array, whose elements the closure writes.
    pub fn array(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('[');
        write(self);
        self.close(']');
    }

    /// Writes an array of values that are JSON text already.
    pub fn array_of_json(&mut self, elements: impl IntoIterator<Item = impl AsRef<str>>) {
        self.array(|array| elements.into_iter().for_each(|element| array.json(element.as_ref())));
    }

    /// Writes the key of a member. Its value comes next.
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

    /// Writes a member whose value is a string, if there is one.
    pub fn optional_string(&mut self, key: &str, text: Option<impl Deref<Target = str>>) {
        if let Some(text) = text {
            self.key(key).string(&text);
        }
    }

    /// Writes a member whose value is JSON text already, if there is one.
    pub fn optional_json(&mut self, key: &str, json: Option<impl Deref<Target = str>>) {
        if let Some(json) = json {
            self.key(key).json(&json);
        }
    }

    /// Writes a whole number.
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

    /// Writes a value that is JSON text already.
    pub fn json(&mut self, json: &str) {
        self.start();
        match self.unit.filter(|_| json.starts_with(['{', '['])) {
            Some(unit) => layout_into(json, Layout { unit, base: "", depth: self.depth }, self.output),
            None => self.output.push_str(json),
        }
    }

    /// Writes a value with a closure, and returns where it stands in the output.
    pub fn tracked(&mut self, write: impl FnOnce(&mut Self)) -> Range<usize> {
        self.start();
        let start = self.output.len();
        // The comma and the line break are there already.
        self.is_after_key = true;
        write(self);
        start..self.output.len()
    }

    /// Writes a value again that was written before at the same depth.
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

    /// Puts what stands before a key or value.
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
