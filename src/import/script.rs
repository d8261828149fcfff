//! The parts of JavaScript and Python that stand in snippets of requests: literals, names and calls.
//!
//! One reader serves both languages, because the literals differ in little. What it does not know becomes [`ScriptNode::Other`].

use std::ops::Range;
use std::rc::Rc;

use super::body::is_space;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// A word of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ScriptToken {
    /// A name, with the names of its members: `axios.post`.
    Name(String),
    Text {
        value: String,
        expands: bool,
    },
    Number,
    Mark(char),
}

/// An expression.
#[derive(Debug)]
pub(super) enum ScriptNode {
    Text { value: String, expands: bool },
    Object(Vec<(String, Expression)>),
    List(Vec<Expression>),
    Call(String, Vec<Argument>),
    Name(String),
    Other,
}

/// An expression and its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    pub(super) node: Rc<ScriptNode>,
    pub(super) range: Range<usize>,
}

/// An argument, which has a name in Python: `json=payload`.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    pub(super) name: Option<String>,
    pub(super) value: Expression,
}

/// The words of a script.
pub(super) struct Script {
    tokens: Vec<(ScriptToken, Range<usize>)>,
    /// How many more words may be read. Each may be read more than once, but not without end.
    budget: usize,
}

impl Script {
    pub(super) fn new(text: &str) -> Self {
        let mut lexer = ScriptLexer { text, at: 0 };
        let mut tokens = Vec::new();
        while let Some(token) = lexer.next() {
            tokens.push(token);
        }
        Self { budget: tokens.len() * 6 + 1000, tokens }
    }

    pub(super) fn token(&self, at: usize) -> Option<&ScriptToken> {
        self.tokens.get(at).map(|(token, _)| token)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at) == Some(&ScriptToken::Mark(mark))
    }

    /// The place of a word.
    pub(super) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |(_, range)| range.start)
    }

    /// Reads the arguments of a call, from behind its bracket. Returns them and the place behind the closing bracket.
    pub(super) fn arguments(&mut self, at: usize, depth: usize) -> (Vec<Argument>, usize) {
        let mut arguments = Vec::new();
        let mut at = at;
        while let Some(token) = self.token(at) {
            if *token == ScriptToken::Mark(')') {
                return (arguments, at + 1);
            }
            let name = match token {
                ScriptToken::Name(name) if self.is_mark(at + 1, '=') && !self.is_mark(at + 2, '=') && !self.is_mark(at + 2, '>') => {
                    Some(name.clone())
                }
                _ => None,
            };
            at += if name.is_some() { 2 } else { 0 };
            let (value, next) = self.expression(at, depth);
            at = self.separator(next, at);
            arguments.push(Argument { name, value });
        }
        (arguments, at)
    }

    /// Reads an expression up to a comma or a closing bracket.
    pub(super) fn expression(&mut self, at: usize, depth: usize) -> (Expression, usize) {
        let start = self.start(at);
        let (node, next) = if depth >= MAX_DEPTH || self.budget == 0 { (Rc::new(ScriptNode::Other), at) } else { self.sum(at, depth + 1) };
        let end = self.tokens.get(next.wrapping_sub(1)).map_or(start, |(_, range)| range.end.max(start));
        (Expression { node, range: start..end }, next)
    }

    /// Joins texts: `"a" + "b"`, or Python's `"a" "b"`.
    fn sum(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        let (mut node, mut at) = self.primary(at, depth);
        // The texts that were joined so far. One text grows, so that the time is linear.
        let mut joined: Option<(String, bool)> = None;
        loop {
            let is_plus = self.is_mark(at, '+');
            let is_text = joined.is_some() || matches!(*node, ScriptNode::Text { .. });
            let follows = is_plus || (is_text && matches!(self.token(at), Some(ScriptToken::Text { .. })));
            let (other, next) = if follows { self.primary(at + usize::from(is_plus), depth) } else { (Rc::clone(&node), at) };
            if next <= at {
                break;
            }
            at = next;
            joined = match (joined.or_else(|| text_of(&node)), text_of(&other)) {
                (Some((mut left, a)), Some((right, b))) => {
                    left.push_str(&right);
                    Some((left, a || b))
                }
                (left, right) => left.or(right).map(|(text, _)| (text, true)),
            };
            if joined.is_none() {
                node = Rc::new(ScriptNode::Other);
            }
        }
        let node = joined.map_or(node, |(value, expands)| Rc::new(ScriptNode::Text { value, expands }));
        (node, at)
    }

    fn primary(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        self.budget = self.budget.saturating_sub(1);
        let (node, next) = match self.token(at) {
            Some(ScriptToken::Text { value, expands }) => (Rc::new(ScriptNode::Text { value: value.clone(), expands: *expands }), at + 1),
            Some(ScriptToken::Mark('{')) => self.object(at + 1, depth),
            Some(ScriptToken::Mark('[')) => self.list(at + 1, ']', depth),
            Some(ScriptToken::Mark('(')) => self.brackets(at + 1, depth),
            Some(ScriptToken::Name(name)) => {
                let name = name.clone();
                match name.as_str() {
                    "new" | "await" | "return" if depth < MAX_DEPTH => return self.primary_of(at + 1, depth + 1),
                    "function" | "async" | "lambda" | "class" => (Rc::new(ScriptNode::Other), at),
                    _ if self.is_mark(at + 1, '(') => {
                        let (arguments, next) = self.arguments(at + 2, depth);
                        (Rc::new(ScriptNode::Call(name, arguments)), next)
                    }
                    _ => (Rc::new(ScriptNode::Name(name)), at + 1),
                }
            }
            Some(ScriptToken::Number) => (Rc::new(ScriptNode::Other), at + 1),
            _ => (Rc::new(ScriptNode::Other), at),
        };
        if self.is_mark(next, '=') && self.is_mark(next + 1, '>') {
            // A function: what it does is not read here.
            return (Rc::new(ScriptNode::Other), next);
        }
        self.members(node, next, depth)
    }

    fn primary_of(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        if self.budget == 0 { (Rc::new(ScriptNode::Other), at) } else { self.primary(at, depth) }
    }

    /// Calls and members behind a value: `.encode("utf-8")`, `.then(…)`.
    fn members(&mut self, node: Rc<ScriptNode>, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        let (mut node, mut at) = (node, at);
        while self.is_mark(at, '.')
            && let Some(ScriptToken::Name(name)) = self.token(at + 1)
        {
            let keeps = matches!(name.as_str(), "encode" | "toString" | "strip" | "trim");
            at += 2;
            if self.is_mark(at, '(') {
                at = self.arguments(at + 1, depth).1;
            }
            node = if keeps { node } else { Rc::new(ScriptNode::Other) };
        }
        (node, at)
    }

    /// `(…)`: the value inside, or the tuple.
    fn brackets(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        let (node, next) = self.list(at, ')', depth);
        let only = match &*node {
            ScriptNode::List(values) if values.len() == 1 => values.first().map(|value| Rc::clone(&value.node)),
            _ => None,
        };
        (only.unwrap_or(node), next)
    }

    fn list(&mut self, at: usize, close: char, depth: usize) -> (Rc<ScriptNode>, usize) {
        let mut values = Vec::new();
        let mut at = at;
        while self.token(at).is_some() && !self.is_mark(at, close) {
            let (value, next) = self.expression(at, depth);
            values.push(value);
            at = self.separator(next, at);
            if self.is_closing(at) {
                break;
            }
        }
        (Rc::new(ScriptNode::List(values)), at + 1)
    }

    fn object(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        let mut members = Vec::new();
        let mut at = at;
        while let Some(token) = self.token(at) {
            let key = match token {
                ScriptToken::Mark('}') => break,
                ScriptToken::Name(key) | ScriptToken::Text { value: key, .. } => Some(key.clone()),
                _ => None,
            };
            let start = at;
            if let Some(key) = key {
                // `{ headers }` stands for `{ headers: headers }`.
                let value_at = if self.is_mark(at + 1, ':') { at + 2 } else { at };
                let (value, next) = self.expression(value_at, depth);
                members.push((key, value));
                at = next;
            }
            at = self.separator(at, start);
            if self.is_closing(at) {
                break;
            }
        }
        (Rc::new(ScriptNode::Object(members)), at + 1)
    }

    fn is_closing(&self, at: usize) -> bool {
        matches!(self.token(at), None | Some(ScriptToken::Mark(')' | ']' | '}')))
    }

    /// Skips what is not understood, up to behind the next comma or to a closing bracket.
    fn separator(&mut self, at: usize, before: usize) -> usize {
        let mut open = 0_usize;
        let mut at = at;
        while let Some(token) = self.token(at) {
            match token {
                ScriptToken::Mark('(' | '[' | '{') => open += 1,
                ScriptToken::Mark(')' | ']' | '}') if open == 0 => return at,
                ScriptToken::Mark(')' | ']' | '}') => open -= 1,
                ScriptToken::Mark(',') if open == 0 => return at + 1,
                _ => {}
            }
            at += 1;
            self.budget = self.budget.saturating_sub(1);
            if self.budget == 0 {
                return self.tokens.len();
            }
        }
        at.max(before + 1)
    }
}

fn text_of(node: &ScriptNode) -> Option<(String, bool)> {
    match node {
        ScriptNode::Text { value, expands } => Some((value.clone(), *expands)),
        _ => None,
    }
}

struct ScriptLexer<'a> {
    text: &'a str,
    at: usize,
}

impl ScriptLexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<(ScriptToken, Range<usize>)> {
        self.skip_space();
        let start = self.at;
        let character = self.rest().chars().next()?;
        let token = match character {
            '"' | '\'' | '`' => self.string(character, false, false),
            _ if character.is_ascii_digit() => {
                self.at += self.rest().find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(self.rest().len());
                ScriptToken::Number
            }
            _ if is_name(character) => self.name(),
            _ => {
                self.at += character.len_utf8();
                ScriptToken::Mark(character)
            }
        };
        Some((token, start..self.at))
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start_matches(is_space).len();
            let comment = rest.get(space..).unwrap_or_default();
            let length = if comment.starts_with("/*") {
                comment.find("*/").map_or(comment.len(), |end| end + 2)
            } else if comment.starts_with("//") || comment.starts_with('#') {
                comment.find('\n').unwrap_or(comment.len())
            } else {
                0
            };
            self.at += space + length;
            if length == 0 {
                return;
            }
        }
    }

    /// A name with its members, or the letters before a string of Python.
    fn name(&mut self) -> ScriptToken {
        let rest = self.rest();
        let length = rest.find(|c| !is_name(c) && c != '.').unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        let quote = rest.get(length..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote.filter(|_| name.len() <= 2 && name.bytes().all(|byte| b"rbfuRBFU".contains(&byte))) {
            let (is_raw, is_format) = (name.contains(['r', 'R']), name.contains(['f', 'F']));
            self.at += length;
            return self.string(quote, is_raw, is_format);
        }
        let token = ScriptToken::Name(name.to_owned());
        self.at += length;
        token
    }

    fn string(&mut self, quote: char, is_raw: bool, is_format: bool) -> ScriptToken {
        let triple = ["\"\"\"", "'''"].into_iter().find(|triple| self.rest().starts_with(triple));
        let close = triple.map_or_else(|| quote.to_string(), str::to_owned);
        self.at += close.len();
        let mut value = String::new();
        let mut expands = false;
        while let Some(character) = self.rest().chars().next() {
            if self.rest().starts_with(&close) {
                self.at += close.len();
                break;
            }
            self.at += character.len_utf8();
            match character {
                '\\' if !is_raw => self.escape(&mut value),
                _ => {
                    expands |= (character == '$' && quote == '`' && self.rest().starts_with('{')) || (is_format && character == '{');
                    value.push(character);
                }
            }
        }
        ScriptToken::Text { value, expands }
    }

    fn escape(&mut self, value: &mut String) {
        let Some(letter) = self.rest().chars().next() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{C}'),
            'v' => value.push('\u{B}'),
            '0' => value.push('\0'),
            '\n' => {}
            '\r' => self.at += usize::from(self.rest().starts_with('\n')),
            'x' => self.code(2, value),
            'u' => self.code(4, value),
            _ => value.push(letter),
        }
    }

    /// The digits of `\x41` or `\u0041`; two of the latter make one character beyond U+FFFF.
    fn code(&mut self, digits: usize, value: &mut String) {
        let unit = |text: &str| text.get(..digits).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let Some(first) = unit(self.rest()) else { return };
        self.at += digits;
        let second = if digits == 4 { self.rest().strip_prefix("\\u").and_then(unit) } else { None };
        match char::decode_utf16([Some(first), second].into_iter().flatten()).next() {
            Some(Ok(character)) => {
                self.at += if character.len_utf16() == 2 { 6 } else { 0 };
                value.push(character);
            }
            _ => value.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

fn is_name(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '_' | '$') || character.is_ascii_digit()
}
