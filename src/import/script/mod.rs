//! The parts of JavaScript and Python that occur in snippets with requests: literals, names and calls.
//!
//! One reader handles both languages, because their literals are similar. Unknown syntax is read as [`ScriptNode::Other`].

mod lexer;

use std::ops::Range;
use std::rc::Rc;

use lexer::ScriptLexer;

pub(super) use lexer::ScriptToken;

/// The maximum nesting depth.
const MAX_DEPTH: usize = 64;

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

/// An expression and its position in the text.
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

/// The tokens of a script.
pub(super) struct Script {
    tokens: Vec<(ScriptToken, Range<usize>)>,
    /// The number of tokens that may still be read. Tokens can be read more than once, and this limit keeps the total bounded.
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

    /// Returns the position of a token.
    pub(super) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |(_, range)| range.start)
    }

    /// Reads the arguments of a call, from the position after its opening bracket. Returns them and the position after the closing bracket.
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

    /// Joins strings: `"a" + "b"`, or `"a" "b"` in Python.
    fn sum(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        let (mut node, mut at) = self.primary(at, depth);
        // The strings joined so far. A single string grows, so that the time is linear.
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
            // The body of a function is not read.
            return (Rc::new(ScriptNode::Other), next);
        }
        self.members(node, next, depth)
    }

    fn primary_of(&mut self, at: usize, depth: usize) -> (Rc<ScriptNode>, usize) {
        if self.budget == 0 { (Rc::new(ScriptNode::Other), at) } else { self.primary(at, depth) }
    }

    /// Reads calls and members after a value: `.encode("utf-8")`, `.then(…)`.
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

    /// Reads `(…)`: the value inside, or the tuple.
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

    /// Skips unknown syntax, up to the position after the next comma or to a closing bracket.
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
