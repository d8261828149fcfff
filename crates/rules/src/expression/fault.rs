//! Syntax errors in conditions.

use std::ops::Range;

/// The maximum length of the text in [`ExpressionFault::found`].
const MAX_FOUND_LENGTH: usize = 40;

/// A syntax error in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionFault {
    /// The kind of error.
    pub code: FaultCode,
    /// The range of the error, in UTF-8 offsets; empty at the end of the text.
    pub range: Range<usize>,
    /// The tokens that are valid here: symbols as written, or the words `name`, `number`, `text`, `true`, `false`, `operator`.
    pub expected: &'static [&'static str],
    /// The text found instead, cut after 40 characters; empty at the end of the text.
    pub found: String,
}

/// The kinds of syntax errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultCode {
    /// The text is empty or blank.
    Empty,
    /// The text ends where another token is expected.
    Unfinished,
    /// Characters that are not part of the language.
    Character,
    /// An operator of another language. `expected` contains the valid ones.
    OperatorSpelling,
    /// A string in quotes other than `"`.
    Quote,
    /// A string whose closing quote is missing.
    TextOpen,
    /// A number in a form other than `12` or `12.5`.
    Number,
    /// Expected a value, found something else.
    ValueMissing,
    /// A dot is not followed by a name.
    NameMissing,
    /// Expected an operator, found something else after a complete expression.
    OperatorMissing,
    /// Arguments after something that is not a method of an object.
    CallWithoutObject,
    /// Expected an operator or a closing parenthesis, found something else.
    ParenthesisMissing,
    /// An opening parenthesis without a closing one.
    ParenthesisOpen,
    /// A closing parenthesis without an opening one.
    ParenthesisSurplus,
    /// More than 64 nested parts, or a tree of more than 500 levels.
    TooDeep,
}

impl FaultCode {
    /// All codes.
    pub const ALL: [Self; 15] = [
        Self::Empty,
        Self::Unfinished,
        Self::Character,
        Self::OperatorSpelling,
        Self::Quote,
        Self::TextOpen,
        Self::Number,
        Self::ValueMissing,
        Self::NameMissing,
        Self::OperatorMissing,
        Self::CallWithoutObject,
        Self::ParenthesisMissing,
        Self::ParenthesisOpen,
        Self::ParenthesisSurplus,
        Self::TooDeep,
    ];

    /// Returns the code as text. Its meaning never changes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unfinished => "unfinished",
            Self::Character => "character",
            Self::OperatorSpelling => "operator-spelling",
            Self::Quote => "quote",
            Self::TextOpen => "text-open",
            Self::Number => "number",
            Self::ValueMissing => "value-missing",
            Self::NameMissing => "name-missing",
            Self::OperatorMissing => "operator-missing",
            Self::CallWithoutObject => "call-without-object",
            Self::ParenthesisMissing => "parenthesis-missing",
            Self::ParenthesisOpen => "parenthesis-open",
            Self::ParenthesisSurplus => "parenthesis-surplus",
            Self::TooDeep => "too-deep",
        }
    }
}

impl ExpressionFault {
    pub(super) fn new(code: FaultCode, text: &str, range: Range<usize>, expected: &'static [&'static str]) -> Self {
        let found = shorten(text.get(range.clone()).unwrap_or_default());
        Self { code, range, expected, found }
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(MAX_FOUND_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
