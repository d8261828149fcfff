//! Values without quotes: numbers, literals, and strings whose quotes are missing.

use super::fault::FaultKind;
use super::reader::RecoveringReader;
use super::string::{StringRole, is_quote};
use target_groups_json::{Decimal, parse, quote};

/// Other spellings of JSON's literals.
const LITERALS: [(&str, &str); 12] = [
    ("True", "true"),
    ("TRUE", "true"),
    ("False", "false"),
    ("FALSE", "false"),
    ("None", "null"),
    ("Null", "null"),
    ("NULL", "null"),
    ("nil", "null"),
    ("undefined", "null"),
    ("NaN", "null"),
    ("Infinity", "null"),
    ("-Infinity", "null"),
];

/// The maximum number of characters before a string that are treated as a typo.
const MAX_SLIP: usize = 2;
/// The maximum length of the rest of a literal or number that is split by a stray character.
const MAX_REST: usize = 16;

impl RecoveringReader<'_> {
    /// Reads a value that does not start with a quote or a bracket. Returns `false` if it finds only stray characters, which it skips.
    pub(super) fn bare_value(&mut self, role: StringRole) -> bool {
        let start = self.at;
        let end = self.bare_end(role);
        if end == start {
            self.stray();
            return false;
        }
        let token = self.slice(start, end);
        if let Some(rest) = self.rest_of_scalar(token, end) {
            let is_bracket = matches!(self.byte(end), Some(b'{' | b'}' | b'[' | b']'));
            let fault = self.fault(if is_bracket { FaultKind::SurplusBracket } else { FaultKind::Stray }, end, true);
            self.remove(fault, end, end + 1);
            self.at = rest;
            return true;
        }
        if self.byte(end) == Some(b'"') && token.len() <= MAX_SLIP && !self.ends_value(end + 1) && role == StringRole::Member {
            let fault = self.fault(FaultKind::Stray, start, false);
            self.remove(fault, start, end);
            self.at = end;
            self.string(role);
            return true;
        }
        if self.byte(end) == Some(b'"') && self.ends_value(end + 1) && !token.as_bytes().contains(&b'\\') {
            let fault = self.fault(FaultKind::OpeningQuote, start, true);
            self.insert(fault, start, "\"");
            self.at = end + 1;
            return true;
        }
        self.at = end;
        if is_json(token) {
            return true;
        }
        let (kind, insert, is_certain) = repaired(token);
        let fault = self.fault(kind, start, is_certain);
        if kind == FaultKind::Unquoted && !token.contains(['\\', '\t']) {
            self.insert(fault, start, "\"");
            self.insert(fault, end, "\"");
        } else {
            self.replace(fault, start, end, &insert);
        }
        true
    }

    /// Returns the end of a literal or number that is split by a stray character, as in `tr"ue`.
    fn rest_of_scalar(&self, token: &str, split: usize) -> Option<usize> {
        let is_bracket = matches!(self.byte(split)?, b'{' | b'}' | b'[' | b']');
        let rest = self.ahead(split + 1, MAX_REST);
        let length = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let whole = [token, rest.get(..length)?].concat();
        let is_literal = matches!(whole.as_str(), "true" | "false" | "null");
        let is_number = is_bracket && whole.starts_with(|first: char| first.is_ascii_digit()) && is_json(&whole);
        (length > 0 && (is_literal || is_number) && self.ends_value(split + 1 + length)).then_some(split + 1 + length)
    }

    /// Skips stray characters: one, and the following ones up to the next character that can be part of JSON.
    pub(super) fn stray(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let means_something =
            |character: char| matches!(character, ',' | ':' | '{' | '}' | '[' | ']' | '\n' | '"' | '\'') || is_quote(character);
        let length = rest.get(first..).and_then(|rest| rest.find(means_something)).unwrap_or(rest.len().saturating_sub(first));
        let end = self.before_space(start, start + first + length).max(start + first);
        let fault = self.fault(FaultKind::Stray, start, false);
        self.remove(fault, start, end);
        self.at = end;
    }

    /// Returns the end of a value without quotes.
    fn bare_end(&self, role: StringRole) -> usize {
        let start = self.at;
        let mut end = start;
        for character in self.text.get(start..).unwrap_or_default().chars() {
            let stops = match character {
                ',' | '{' | '}' | '[' | ']' | '\n' | '\r' | '"' | ';' => true,
                // Several values in a row are separate elements with missing commas.
                ' ' => role == StringRole::Element && is_json(self.slice(start, end)),
                '/' => matches!(self.byte(end + 1), Some(b'/' | b'*')) && !self.slice(start, end).ends_with(':'),
                '#' => self.slice(start, end).ends_with(' '),
                ':' => !self.is_inside_token(end),
                _ => is_quote(character) && character != '\'' && character != '\u{2019}',
            };
            if stops {
                break;
            }
            end += character.len_utf8();
        }
        // The word before a colon is the next key.
        let is_key_next = role == StringRole::Member && self.byte(end) == Some(b':');
        let token = self.slice(start, end);
        let length = if is_key_next { token.trim_end().rfind([' ', '\t']).unwrap_or(token.len()) } else { token.len() };
        self.before_space(start, start + length)
    }

    /// Returns `true` if a colon is part of a time or a URL.
    fn is_inside_token(&self, colon: usize) -> bool {
        let before = colon.checked_sub(1).and_then(|before| self.byte(before));
        let is_time = before.is_some_and(|byte| byte.is_ascii_digit()) && self.byte(colon + 1).is_some_and(|byte| byte.is_ascii_digit());
        is_time || self.slice(colon, colon + 3) == "://"
    }

    /// Returns `true` if a value ends before an offset, that is, if a comma, a bracket or the end of the line follows.
    pub(super) fn ends_value(&self, at: usize) -> bool {
        let next = self.after_space(at);
        self.slice(at, next).as_bytes().contains(&b'\n') || matches!(self.byte(next), None | Some(b',' | b'}' | b']'))
    }
}

/// Returns the repaired form of a value that is not valid JSON, and `true` if it has no other meaning.
fn repaired(token: &str) -> (FaultKind, String, bool) {
    if let Some((_, literal)) = LITERALS.iter().find(|(spelling, _)| *spelling == token) {
        return (FaultKind::Literal, (*literal).to_owned(), true);
    }
    if let Some(literal) = ["true", "false", "null"].into_iter().find(|literal| is_near(token, literal)) {
        return (FaultKind::Literal, literal.to_owned(), true);
    }
    if let Some(number) = number(token) {
        return (FaultKind::Number, number, true);
    }
    let is_number_like = token.starts_with(|character: char| character.is_ascii_digit() || matches!(character, '+' | '-' | '.'));
    let kind = if is_number_like && !token.contains([':', 'T']) { FaultKind::Number } else { FaultKind::Unquoted };
    let is_word = !token.contains([' ', '\t', '\\']) && kind == FaultKind::Unquoted;
    (kind, quote(token), is_word)
}

/// Converts a number with a plus sign, or without digits on one side of the point, to JSON.
fn number(token: &str) -> Option<String> {
    let unsigned = token.strip_prefix('+').unwrap_or(token);
    let (sign, digits) = unsigned.strip_prefix('-').map_or(("", unsigned), |digits| ("-", digits));
    let whole = if digits.starts_with('.') { format!("{sign}0{digits}") } else { format!("{sign}{digits}") };
    let number = whole.strip_suffix('.').unwrap_or(&whole);
    let starts_well = unsigned.starts_with(|character: char| character.is_ascii_digit() || matches!(character, '-' | '.'));
    (starts_well && Decimal::parse(number).is_some()).then(|| number.to_owned())
}

/// Returns `true` if a word is a literal with one additional, missing or wrong letter, or two adjacent letters swapped.
fn is_near(word: &str, literal: &str) -> bool {
    let (word, literal) = (word.as_bytes(), literal.as_bytes());
    if word.len().abs_diff(literal.len()) > 1 || word.len() < 3 {
        return false;
    }
    let start = word.iter().zip(literal).take_while(|(left, right)| left == right).count();
    let (word, literal) = (word.get(start..).unwrap_or_default(), literal.get(start..).unwrap_or_default());
    let end = word.iter().rev().zip(literal.iter().rev()).take_while(|(left, right)| left == right).count();
    let middle = |bytes: &[u8]| bytes.get(..bytes.len() - end).unwrap_or_default().to_vec();
    let (word, mut literal) = (middle(word), middle(literal));
    if word.len() <= 1 && literal.len() <= 1 {
        return true;
    }
    literal.reverse();
    word.len() == 2 && word == literal
}

fn is_json(token: &str) -> bool {
    parse(token, 1).is_ok()
}
