//! Splits a condition into tokens.

use std::ops::Range;

use super::fault::{ExpressionFault, FaultCode};
use super::operator::{SIGNS, Sign};

/// A token of the text.
#[derive(Debug, Clone)]
pub(super) struct ExpressionToken<'t> {
    pub(super) word: LexedWord<'t>,
    pub(super) range: Range<usize>,
}

/// The kinds of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LexedWord<'t> {
    Name(&'t str),
    Number(&'t str),
    /// The text between the quotes, with its escapes.
    Text(&'t str),
    /// An operator, dot, comma or parenthesis.
    Symbol(&'static str),
}

/// Quotes that are typed or inserted by word processors instead of `"`.
const FOREIGN_QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}'];

/// The maximum number of errors that are reported for one expression.
const MAX_FAULTS: usize = 100;

/// Splits a text into tokens.
///
/// # Errors
/// Returns the first hundred invalid tokens.
pub(super) fn words(text: &str) -> Result<Vec<ExpressionToken<'_>>, Vec<ExpressionFault>> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new(), faults: Vec::new() };
    while let Some(first) = lexer.rest().chars().next() {
        lexer.read(first);
        if lexer.faults.len() == MAX_FAULTS {
            break;
        }
    }
    if lexer.faults.is_empty() { Ok(lexer.tokens) } else { Err(lexer.faults) }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<ExpressionToken<'t>>,
    faults: Vec<ExpressionFault>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn read(&mut self, first: char) {
        match first {
            space if space.is_whitespace() => self.at += space.len_utf8(),
            '"' => self.read_text(),
            digit if digit.is_ascii_digit() => self.read_number(),
            letter if is_part_of_name(letter) => {
                let name = self.take(is_part_of_name);
                self.push(LexedWord::Name(name), name.len());
            }
            quote if FOREIGN_QUOTES.contains(&quote) => self.read_foreign_text(quote),
            other => self.read_sign(other),
        }
    }

    /// Reads a string. A backslash escapes the character after it.
    fn read_text(&mut self) {
        let inside = self.rest().get(1..).unwrap_or_default();
        let mut escaped = false;
        let end = inside.find(|character| {
            let closes = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            closes
        });
        match end {
            Some(end) => self.push(LexedWord::Text(inside.get(..end).unwrap_or_default()), end + 2),
            None => self.refuse(FaultCode::TextOpen, self.rest().len(), &["\""]),
        }
    }

    /// Reads up to the next quote of any kind, so that the content causes no further errors.
    fn read_foreign_text(&mut self, quote: char) {
        let inside = self.rest().get(quote.len_utf8()..).unwrap_or_default();
        let closing = inside.char_indices().find(|(_, character)| *character == '"' || FOREIGN_QUOTES.contains(character));
        let length = closing.map_or(inside.len(), |(end, character)| end + character.len_utf8());
        self.refuse(FaultCode::Quote, quote.len_utf8() + length, &["\""]);
    }

    fn read_number(&mut self) {
        let number = self.take(|character| is_part_of_name(character) || character == '.');
        if is_number(number) {
            self.push(LexedWord::Number(number), number.len());
        } else {
            self.refuse(FaultCode::Number, number.len(), &["number"]);
        }
    }

    fn read_sign(&mut self, first: char) {
        let rest = self.rest();
        match SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            Some((sign, Sign::Symbol)) => self.push(LexedWord::Symbol(sign), sign.len()),
            Some((sign, Sign::Foreign(ours))) => self.refuse(FaultCode::OperatorSpelling, sign.len(), ours),
            None => {
                let is_strange = |character: char| {
                    let known = character.is_whitespace() || is_part_of_name(character) || is_quote(character);
                    !known && !SIGNS.iter().any(|(sign, _)| sign.starts_with(character))
                };
                let length = rest.find(|character| !is_strange(character)).unwrap_or(rest.len());
                self.refuse(FaultCode::Character, length.max(first.len_utf8()), &[]);
            }
        }
    }

    /// Returns the longest run of characters from here on that meet a condition.
    fn take(&self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    fn push(&mut self, word: LexedWord<'t>, length: usize) {
        let range = self.step(length);
        self.tokens.push(ExpressionToken { word, range });
    }

    fn refuse(&mut self, code: FaultCode, length: usize, expected: &'static [&'static str]) {
        let range = self.step(length);
        self.faults.push(ExpressionFault::new(code, self.text, range, expected));
    }

    fn step(&mut self, length: usize) -> Range<usize> {
        let start = self.at;
        self.at += length;
        start..self.at
    }
}

/// Returns `true` for a character of a name. Beyond ASCII, every block that does not consist of signs alone is accepted: Unicode's
/// tables of letters and digits are larger than the rest of the lexer.
fn is_part_of_name(character: char) -> bool {
    match character {
        '_' => true,
        '\u{80}'..='\u{BF}' => matches!(character, 'ª' | 'µ' | 'º'),
        '×'
        | '÷'
        | '\u{2000}'..='\u{206F}'
        | '\u{20A0}'..='\u{20CF}'
        | '\u{2190}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3007}'..='\u{3020}'
        | '\u{FE10}'..='\u{FE6F}'
        | '\u{FEFF}'
        | '\u{1F000}'..='\u{1FAFF}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}'
        | '\u{FFE0}'..='\u{FFFF}' => false,
        _ => character.is_ascii_alphanumeric() || !character.is_ascii(),
    }
}

fn is_quote(character: char) -> bool {
    character == '"' || FOREIGN_QUOTES.contains(&character)
}

/// Returns `true` for `12` or `12.5`.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (integer, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let leading_zero = integer.len() > 1 && integer.starts_with('0');
    digits(integer) && digits(fraction) && !leading_zero
}

/// Resolves `\"` and `\\` in the text between quotes. Any other backslash is kept.
pub(super) fn unescape(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut characters = written.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|next| character == '\\' && matches!(next, '"' | '\\'));
        text.push(escaped.unwrap_or(character));
    }
    text
}
