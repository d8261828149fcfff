//! Message templates: the subset of ICU `MessageFormat` that the messages use.
//!
//! - `{name}` inserts a value. Numbers are formatted for the language; `{name, number}` is equivalent.
//! - `{name, plural, =0 {…} one {…} other {…}}` selects by a number: first by `=` and the exact number, then by the plural
//!   category of the language, then `other`, which is required. Inside a case, `#` inserts the number.
//! - A brace that is not followed by a letter is literal text, and so is an apostrophe.

use std::collections::BTreeSet;

use super::plural_rules::Category;

/// The maximum nesting depth of plurals.
const MAX_NESTING: usize = 4;

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'t> {
    /// Literal text.
    Literal(&'t str),
    /// The value of this parameter.
    Value(&'t str),
    /// A selection between several templates.
    Plural(Plural<'t>),
    /// The number that selected the enclosing template.
    Count,
    /// The brace of an invalid placeholder.
    Broken,
}

/// Templates that are selected by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural<'t> {
    /// The name of the parameter.
    pub name: &'t str,
    cases: &'t str,
}

impl<'t> Plural<'t> {
    /// Iterates over the selectors and their templates. Stops at the first invalid one.
    pub fn cases(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let mut rest = self.cases;
        std::iter::from_fn(move || {
            let (case, after) = read_case(rest)?;
            rest = after;
            Some(case)
        })
    }

    /// Returns the template for a number, or for a value that is not a number.
    pub(super) fn choose(&self, number: Option<usize>, category: Category) -> &'t str {
        let exact = number.map(|number| format!("={number}"));
        let case = |wanted: &str| self.cases().find(|(selector, _)| *selector == wanted);
        let chosen = exact.as_deref().and_then(case).or_else(|| case(category.name())).or_else(|| case(Category::Other.name()));
        chosen.map_or("", |(_, template)| template)
    }

    fn is_complete(&self) -> bool {
        let mut rest = self.cases;
        let mut has_other = false;
        while let Some(((selector, _), after)) = read_case(rest) {
            let exact = selector.strip_prefix('=').is_some_and(|number| number.parse::<usize>().is_ok());
            if !exact && !Category::ALL.iter().any(|category| category.name() == selector) {
                return false;
            }
            has_other |= selector == Category::Other.name();
            rest = after;
        }
        has_other && rest.trim().is_empty()
    }
}

/// Splits a template into segments.
#[must_use]
pub fn segments(template: &str) -> Segments<'_> {
    Segments { rest: template, counted: false }
}

/// Splits a case of a [`Plural`] into segments.
#[must_use]
pub fn counted_segments(template: &str) -> Segments<'_> {
    Segments { rest: template, counted: true }
}

/// Returns the names of the parameters of a template.
///
/// # Errors
/// Returns the invalid part of the template, from the first error on.
pub fn names(template: &str) -> Result<BTreeSet<&str>, String> {
    let mut names = BTreeSet::new();
    let mut waiting = vec![(segments(template), 0)];
    while let Some((mut pieces, depth)) = waiting.pop() {
        loop {
            let rest = pieces.rest;
            match pieces.next() {
                None => break,
                Some(Segment::Broken) => return Err(rest.to_owned()),
                Some(Segment::Plural(plural)) if depth == MAX_NESTING || !plural.is_complete() => return Err(rest.to_owned()),
                Some(Segment::Plural(plural)) => {
                    names.insert(plural.name);
                    waiting.extend(plural.cases().map(|(_, case)| (counted_segments(case), depth + 1)));
                }
                Some(Segment::Value(name)) => {
                    names.insert(name);
                }
                Some(Segment::Literal(_) | Segment::Count) => {}
            }
        }
    }
    Ok(names)
}

/// Replaces each plural in a template with its `other` form.
#[must_use]
pub fn in_general(template: &str) -> String {
    let mut general = String::new();
    write_in_general(segments(template), "", &mut general);
    general
}

fn write_in_general(pieces: Segments<'_>, count: &str, general: &mut String) {
    for piece in pieces {
        match piece {
            Segment::Literal(text) => general.push_str(text),
            Segment::Value(name) => general.extend(["{", name, "}"]),
            Segment::Count => general.extend(["{", count, "}"]),
            Segment::Broken => general.push('{'),
            Segment::Plural(plural) => {
                write_in_general(counted_segments(plural.choose(None, Category::Other)), plural.name, general);
            }
        }
    }
}

/// Reads a template piece by piece.
#[derive(Debug, Clone)]
pub struct Segments<'t> {
    rest: &'t str,
    counted: bool,
}

impl<'t> Iterator for Segments<'t> {
    type Item = Segment<'t>;

    fn next(&mut self) -> Option<Segment<'t>> {
        let special = |byte: &u8| *byte == b'{' || (self.counted && *byte == b'#');
        let end = self.rest.as_bytes().iter().position(special).unwrap_or(self.rest.len());
        if let Some((literal, rest)) = self.rest.split_at_checked(end).filter(|(literal, _)| !literal.is_empty()) {
            self.rest = rest;
            return Some(Segment::Literal(literal));
        }
        if let Some(rest) = self.rest.strip_prefix('#') {
            self.rest = rest;
            return Some(Segment::Count);
        }
        let after = self.rest.strip_prefix('{')?;
        let (segment, rest) = argument(after).unwrap_or_else(|| {
            let begins_with_name = after.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
            (if begins_with_name { Segment::Broken } else { Segment::Literal("{") }, after)
        });
        self.rest = rest;
        Some(segment)
    }
}

/// Parses the argument after an opening brace. Returns it with the text after its closing brace.
fn argument(text: &str) -> Option<(Segment<'_>, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, behind) = text.split_at_checked(length).filter(|(name, _)| !name.is_empty())?;
    let behind = behind.trim_start();
    if let Some(rest) = behind.strip_prefix('}') {
        return Some((Segment::Value(name), rest));
    }
    let behind = behind.strip_prefix(',')?.trim_start();
    if let Some(rest) = behind.strip_prefix("number") {
        return Some((Segment::Value(name), rest.trim_start().strip_prefix('}')?));
    }
    let (cases, rest) = until_closed(behind.strip_prefix("plural")?.trim_start().strip_prefix(',')?)?;
    Some((Segment::Plural(Plural { name, cases }), rest))
}

/// Parses a selector with its template, and returns the rest of the text.
fn read_case(text: &str) -> Option<((&str, &str), &str)> {
    let (selector, after) = text.split_once('{')?;
    let (template, rest) = until_closed(after)?;
    Some(((selector.trim(), template), rest))
}

/// Returns the text before the matching closing brace, and the text after it.
fn until_closed(text: &str) -> Option<(&str, &str)> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' if open == 0 => return Some((text.get(..at)?, text.get(at + 1..)?)),
            b'}' => open -= 1,
            _ => {}
        }
    }
    None
}
