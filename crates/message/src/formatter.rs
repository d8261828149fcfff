//! Fills templates with parameters.

use super::custom_catalogue::NumberRules;
use super::plural_rules::Category;
use super::template::{Segment, Segments, counted_segments, segments};
use super::{Joining, LIST_COMMA, LIST_OR, Locale, Param, Params};

/// Formats one message.
pub(super) struct MessageFormatter<'f> {
    /// The language for the terms among the parameters.
    pub(super) locale: &'f Locale,
    /// The number rules of the template's language.
    pub(super) rules: &'f NumberRules,
    pub(super) params: &'f Params,
}

impl MessageFormatter<'_> {
    /// Appends the message of a template.
    pub(super) fn write(&self, template: &str, message: &mut String) {
        self.write_segments(segments(template), None, message);
    }

    /// Writes segments. `count` is the value of the enclosing plural.
    fn write_segments(&self, segments: Segments<'_>, count: Option<&Param>, message: &mut String) {
        for segment in segments {
            match segment {
                Segment::Literal(text) => message.push_str(text),
                Segment::Value(name) => self.write_value(self.params.get(name), message),
                Segment::Count => self.write_value(count, message),
                Segment::Broken => message.push('{'),
                Segment::Plural(plural) => {
                    let value = self.params.get(plural.name);
                    let number = if let Some(Param::Number(number)) = value { Some(*number) } else { None };
                    let category = number.map_or(Category::Other, |number| self.rules.category(number));
                    self.write_segments(counted_segments(plural.choose(number, category)), value, message);
                }
            }
        }
    }

    fn write_value(&self, value: Option<&Param>, message: &mut String) {
        match value {
            None => {}
            Some(Param::Text(text)) => message.push_str(text),
            Some(Param::Word(word)) => message.push_str(word),
            Some(Param::Number(number)) => message.push_str(&self.rules.written(*number)),
            Some(Param::Term(text)) => self.locale.write(text, &Params::default(), message),
            Some(Param::List(values, joining)) => self.write_list(values, *joining, message),
        }
    }

    fn write_list(&self, values: &[Param], joining: Joining, message: &mut String) {
        for (index, value) in values.iter().enumerate() {
            let is_last = index + 1 == values.len();
            let separator = if is_last && joining == Joining::Or { &LIST_OR } else { &LIST_COMMA };
            if index > 0 {
                self.locale.write(separator, &Params::default(), message);
            }
            self.write_value(Some(value), message);
        }
    }
}
