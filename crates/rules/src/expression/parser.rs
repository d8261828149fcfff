//! Parses tokens into nodes, by precedence climbing.

use std::ops::Range;

use super::fault::{ExpressionFault, FaultCode};
use super::lexer::{ExpressionToken, LexedWord, words};
use super::node::{Id, NodePart, Nodes};
use super::operator::{FOREIGN_WORDS, Operator, binary};
use super::tree::MAX_LEVELS;

/// The maximum number of nested parts.
const MAX_NESTING: usize = 64;

const VALUE: &[&str] = &["name", "number", "text", "true", "false", "(", "!", "-"];
const OPERATOR: &[&str] = &["operator"];
const OPERATOR_OR_END: &[&str] = &["operator", ")"];
const ARGUMENT_END: &[&str] = &["operator", ",", ")"];

type Parsed<T = Id> = Result<T, ExpressionFault>;

/// Parses a text. The last node is the whole expression.
///
/// # Errors
/// Returns all invalid tokens, or otherwise the first syntax error.
pub(super) fn parse(text: &str) -> Result<Nodes<'_>, Vec<ExpressionFault>> {
    let tokens = words(text)?;
    let mut parser = Parser { text, tokens, at: 0, nodes: Nodes::default(), nesting: 0 };
    match parser.whole() {
        Ok(_) => Ok(parser.nodes),
        Err(fault) => Err(vec![fault]),
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<ExpressionToken<'t>>,
    at: usize,
    nodes: Nodes<'t>,
    nesting: usize,
}

impl<'t> Parser<'t> {
    /// Parses the whole text. Expressions without an operator between them form a group, as in a published example.
    fn whole(&mut self) -> Parsed {
        if self.tokens.is_empty() {
            return Err(ExpressionFault::new(FaultCode::Empty, self.text, 0..self.text.len(), VALUE));
        }
        let first = self.expression(0)?;
        let mut parts = vec![first];
        while matches!(self.peek(), Some(LexedWord::Name(name)) if !is_boolean(name) && foreign_word(name).is_none()) {
            parts.push(self.expression(0)?);
        }
        if self.peek().is_some() {
            return Err(self.after_end());
        }
        if parts.len() == 1 { Ok(first) } else { self.add(NodePart::Group(parts), 0..self.text.len()) }
    }

    /// Returns the error for a token that cannot follow a complete expression.
    fn after_end(&self) -> ExpressionFault {
        match (self.peek(), self.at.checked_sub(1).and_then(|at| self.tokens.get(at))) {
            (Some(LexedWord::Symbol(")")), _) => self.fault(FaultCode::ParenthesisSurplus, OPERATOR),
            (Some(LexedWord::Symbol("(")), Some(ExpressionToken { word: LexedWord::Name(_), .. })) => {
                self.fault(FaultCode::CallWithoutObject, OPERATOR)
            }
            _ => self.operator_missing(FaultCode::OperatorMissing, OPERATOR),
        }
    }

    /// Parses operators of this level and of higher levels, from left to right.
    fn expression(&mut self, level: u8) -> Parsed {
        let mut left = self.operand()?;
        while let Some(operator) = self.operator().filter(|operator| operator.level >= level) {
            self.at += 1;
            let right = self.expression(operator.level + 1)?;
            let range = self.start_of(left)..self.end();
            left = self.add(NodePart::Binary(operator, [left, right]), range)?;
        }
        Ok(left)
    }

    fn operator(&self) -> Option<&'static Operator> {
        match self.peek() {
            Some(LexedWord::Symbol(symbol)) => binary(symbol),
            _ => None,
        }
    }

    fn operand(&mut self) -> Parsed {
        let Some(ExpressionToken { word: LexedWord::Symbol(symbol @ ("!" | "-")), range }) = self.tokens.get(self.at) else {
            return self.member();
        };
        let (symbol, start) = (*symbol, range.start);
        let operand = self.nested(Self::operand)?;
        self.add(NodePart::Unary(symbol, operand), start..self.end())
    }

    /// Parses a value with its attributes and method calls.
    fn member(&mut self) -> Parsed {
        let mut object = self.value()?;
        while self.skip(".") {
            let name = self.member_name()?;
            let start = self.start_of(object);
            object = if self.peek() == Some(LexedWord::Symbol("(")) {
                let operands = self.nested(|parser| parser.arguments(vec![object, name]))?;
                self.add(NodePart::Call(operands), start..self.end())?
            } else {
                self.add(NodePart::Dereference([object, name]), start..self.end())?
            };
        }
        Ok(object)
    }

    fn member_name(&mut self) -> Parsed {
        match self.tokens.get(self.at) {
            Some(ExpressionToken { word: LexedWord::Name(name), range }) => {
                let (part, range) = (NodePart::Name(name), range.clone());
                self.at += 1;
                self.add(part, range)
            }
            _ => Err(self.fault(FaultCode::NameMissing, &["name"])),
        }
    }

    /// Parses the arguments after an opening parenthesis, and appends them to the object and the method.
    fn arguments(&mut self, mut operands: Vec<Id>) -> Parsed<Vec<Id>> {
        let opened = self.before();
        if self.skip(")") {
            return Ok(operands);
        }
        loop {
            operands.push(self.expression(0)?);
            if self.skip(")") {
                return Ok(operands);
            }
            if !self.skip(",") {
                return Err(self.not_closed(opened, ARGUMENT_END));
            }
        }
    }

    fn value(&mut self) -> Parsed {
        let Some(ExpressionToken { word, range }) = self.tokens.get(self.at) else {
            return Err(self.fault(FaultCode::ValueMissing, VALUE));
        };
        let range = range.clone();
        let part = match *word {
            LexedWord::Symbol("(") => return self.nested(Self::parentheses),
            LexedWord::Symbol(_) => return Err(self.fault(FaultCode::ValueMissing, VALUE)),
            LexedWord::Name(name) if is_boolean(name) => NodePart::Boolean(name),
            LexedWord::Name(name) => NodePart::Name(name),
            LexedWord::Number(number) => NodePart::Number(number),
            LexedWord::Text(text) => NodePart::Text(text),
        };
        self.at += 1;
        self.add(part, range)
    }

    fn parentheses(&mut self) -> Parsed {
        let opened = self.before();
        let inside = self.expression(0)?;
        if !self.skip(")") {
            return Err(self.not_closed(opened, OPERATOR_OR_END));
        }
        self.nodes.put_in_parentheses(inside, opened.start..self.end());
        Ok(inside)
    }

    /// Consumes the next token, which opens a nested part.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nesting == MAX_NESTING {
            return Err(self.fault(FaultCode::TooDeep, &[]));
        }
        self.at += 1;
        self.nesting += 1;
        let part = read(self);
        self.nesting -= 1;
        part
    }

    fn not_closed(&self, opened: Range<usize>, expected: &'static [&'static str]) -> ExpressionFault {
        match self.peek() {
            Some(_) => self.operator_missing(FaultCode::ParenthesisMissing, expected),
            None => ExpressionFault::new(FaultCode::ParenthesisOpen, self.text, opened, &[")"]),
        }
    }

    /// Returns the error for a missing operator at the next token, which may be an operator of another language.
    fn operator_missing(&self, code: FaultCode, expected: &'static [&'static str]) -> ExpressionFault {
        match self.peek() {
            Some(LexedWord::Name(name)) => {
                foreign_word(name).map_or_else(|| self.fault(code, expected), |ours| self.fault(FaultCode::OperatorSpelling, ours))
            }
            _ => self.fault(code, expected),
        }
    }

    /// Returns an error at the next token, or at the end of the text.
    fn fault(&self, code: FaultCode, expected: &'static [&'static str]) -> ExpressionFault {
        match self.tokens.get(self.at) {
            Some(token) => ExpressionFault::new(code, self.text, token.range.clone(), expected),
            None => ExpressionFault::new(FaultCode::Unfinished, self.text, self.text.len()..self.text.len(), expected),
        }
    }

    fn add(&mut self, part: NodePart<'t>, range: Range<usize>) -> Parsed {
        let id = self.nodes.add(part, range);
        match self.nodes.get(id) {
            Some(node) if node.levels > MAX_LEVELS => Err(ExpressionFault::new(FaultCode::TooDeep, self.text, self.before(), &[])),
            _ => Ok(id),
        }
    }

    fn peek(&self) -> Option<LexedWord<'t>> {
        self.tokens.get(self.at).map(|token| token.word)
    }

    fn skip(&mut self, symbol: &str) -> bool {
        let follows = matches!(self.peek(), Some(LexedWord::Symbol(next)) if next == symbol);
        self.at += usize::from(follows);
        follows
    }

    /// Returns the range of the previous token.
    fn before(&self) -> Range<usize> {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0..0, |token| token.range.clone())
    }

    fn end(&self) -> usize {
        self.before().end
    }

    fn start_of(&self, id: Id) -> usize {
        self.nodes.get(id).map_or(0, |node| node.range.start)
    }
}

fn is_boolean(name: &str) -> bool {
    matches!(name, "true" | "false")
}

fn foreign_word(name: &str) -> Option<&'static [&'static str]> {
    FOREIGN_WORDS.iter().find(|(word, _)| *word == name).map(|(_, ours)| *ours)
}
