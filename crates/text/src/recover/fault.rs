//! The faults of a text that is not JSON.

use std::ops::Range;

/// A fault in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The unexpected characters, in UTF-8 offsets. Empty at the end of the text.
    pub span: Range<usize>,
    /// `true` if there is only one possible repair.
    pub is_certain: bool,
}

/// The kinds of faults, each with its own message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is empty or contains only white space, or a value is missing.
    Value,
    /// A key without quotes, or a missing key.
    Key,
    /// The colon between key and value is missing.
    Colon,
    /// The comma between two members of an object is missing.
    CommaOrBrace,
    /// The comma between two elements of an array is missing.
    CommaOrBracket,
    /// A comma before a closing bracket.
    TrailingComma,
    /// An unexpected comma or colon.
    SurplusSeparator,
    /// Additional content after the root value.
    EndOfText,
    /// The text ends before the value does.
    Unfinished,
    /// The opening bracket of an object is missing.
    OpeningBrace,
    /// The opening bracket of an array is missing.
    OpeningBracket,
    /// The closing bracket of an object is missing.
    ClosingBrace,
    /// The closing bracket of an array is missing.
    ClosingSquareBracket,
    /// A surplus bracket.
    SurplusBracket,
    /// Two closing brackets in the wrong order, or one of the wrong kind.
    WrongBracket,
    /// The opening quote of a string is missing.
    OpeningQuote,
    /// The closing quote of a string is missing.
    ClosingQuote,
    /// An unescaped double quote inside a string.
    InnerQuote,
    /// A raw control character inside a string.
    ControlCharacter,
    /// A backslash that does not start a valid JSON escape.
    Escape,
    /// A number in a form that is not valid in JSON.
    Number,
    /// Another spelling of `true`, `false` or `null`.
    Literal,
    /// A string without quotes.
    Unquoted,
    /// A string in single or typographic quotes.
    Quote,
    /// Alternatives of which one must be chosen, as in `"COUNT"/"VISIT"`.
    Alternatives,
    /// Stray characters.
    Stray,
    /// A comment.
    Comment,
    /// A space character that is not white space in JSON, such as U+00A0.
    Space,
}

impl FaultKind {
    /// Returns a stable name for the token that is expected at the fault.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Key => "key",
            Self::Colon => "colon",
            Self::CommaOrBrace => "comma-or-brace",
            Self::CommaOrBracket => "comma-or-bracket",
            Self::TrailingComma => "no-comma",
            Self::SurplusSeparator => "no-separator",
            Self::EndOfText => "end-of-text",
            Self::Unfinished => "closing-bracket",
            Self::OpeningBrace => "opening-brace",
            Self::OpeningBracket => "opening-bracket",
            Self::ClosingBrace => "closing-brace",
            Self::ClosingSquareBracket => "closing-square-bracket",
            Self::SurplusBracket => "no-bracket",
            Self::WrongBracket => "other-bracket",
            Self::OpeningQuote => "opening-quote",
            Self::ClosingQuote => "closing-quote",
            Self::InnerQuote => "escaped-quote",
            Self::ControlCharacter => "escaped-control-character",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::Literal => "literal",
            Self::Unquoted => "quotes",
            Self::Quote => "double-quote",
            Self::Alternatives => "one-value",
            Self::Stray => "no-text",
            Self::Comment => "no-comment",
            Self::Space => "space",
        }
    }
}

/// The reason why even the repaired text cannot be parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The text contains no value.
    NoValue,
    /// The bracket at this UTF-8 offset exceeds the maximum nesting depth.
    TooDeep(usize),
}
