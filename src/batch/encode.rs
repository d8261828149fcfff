//! Reports on batches as numbers and one text.
//!
//! The two numbers reserved for the text are followed by `valid` (1 or 0), the number of items, the number of faulty items, and the number
//! of rules that apply anywhere. Each faulty item then has its index, the line on which it starts (0 if it has none), and its report (see
//! [`crate::rules::encode`]). At the end, each rule has its number and how often it applies.

use crate::rules::encode::{Encoded, number_of};
use crate::rules::{Checker, Options, Rule};

use super::items::{self, CheckedItem};
use super::whole_limits;

/// Validates a JSON array of requests, or one request per line, like [`super::validate_lines_or_array`].
pub fn encode_lines_or_array(text: &str, options: &Options, to: &mut Encoded) {
    let mut batch = Encoding::new(true, to);
    if !text.trim_start().starts_with('[') {
        items::lines(text, options, &mut |item| batch.add(item));
    } else if items::array(text, options, &mut |item| batch.add(item)).is_err() {
        batch = Encoding::new(true, to);
        let whole = whole_limits(text, options);
        let mut engine = Checker::default();
        batch.add_whole(&mut engine, text, &whole);
    }
    batch.finish();
}

/// Validates requests that are separate texts, like [`super::validate_texts`].
pub fn encode_texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, options: &Options, to: &mut Encoded) {
    let mut batch = Encoding::new(options.ranges, to);
    items::texts(texts, options, &mut |item| batch.add(item));
    batch.finish();
}

struct Encoding<'e> {
    ranges: bool,
    valid: bool,
    items: u32,
    faulty: u32,
    counts: Vec<(&'static Rule, u32)>,
    to: &'e mut Encoded,
}

/// Placeholders for the counts, which are only known at the end. They follow the numbers that start every result.
const COUNTS: [u32; 4] = [0; 4];

impl<'e> Encoding<'e> {
    fn new(ranges: bool, to: &'e mut Encoded) -> Self {
        to.begin();
        to.numbers.extend(COUNTS);
        Self { ranges, valid: true, items: 0, faulty: 0, counts: Vec::new(), to }
    }

    fn count(&mut self, rules: impl Iterator<Item = &'static Rule>) {
        for rule in rules {
            match self.counts.iter_mut().find(|(known, _)| std::ptr::eq(*known, rule)) {
                Some((_, count)) => *count += 1,
                None => self.counts.push((rule, 1)),
            }
        }
    }

    fn add(&mut self, item: &mut CheckedItem<'_, '_>) {
        self.count(item.checked.findings.rules());
        if !item.checked.findings.is_valid() {
            let origin = item.origin();
            let line = origin.map_or(0, |(_, start)| u32::try_from(start.line).unwrap_or(u32::MAX));
            self.to.numbers.extend([self.items, line]);
            item.checked.findings.encode(item.checked.text, item.checked.rows(), self.ranges, origin, self.to);
            self.valid = false;
            self.faulty += 1;
        }
        self.items += 1;
    }

    /// Adds a text that cannot be split into items as a single item.
    fn add_whole(&mut self, engine: &mut Checker, text: &str, options: &Options) {
        let checked = engine.check(text, options);
        self.count(checked.findings.rules());
        self.to.numbers.extend([0, 1]);
        checked.findings.encode(text, checked.rows(), true, None, self.to);
        (self.valid, self.faulty, self.items) = (false, 1, 1);
    }

    fn finish(self) {
        let rules = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let head = [u32::from(self.valid), self.items, self.faulty, rules];
        for (place, number) in self.to.numbers.iter_mut().skip(2).zip(head) {
            *place = number;
        }
        for (rule, count) in self.counts {
            self.to.numbers.extend([number_of(rule), count]);
        }
        self.to.finish();
    }
}
