//! The faults of a text that is not JSON.

use std::ops::Range;

/// A fault of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The characters that do not fit, in UTF-8 offsets; empty at the end of the text.
    pub span: Range<usize>,
    /// `true` if there is only one way to repair it.
    pub is_certain: bool,
}

/// The kinds of fault, each with advice of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is empty or contains only white space, or a value is missing.
    Value,
    /// A key without quotes, or none.
    Key,
    /// The colon between key and value is missing.
    Colon,
    /// The comma between two members of an object is missing.
    CommaOrBrace,
    /// The comma between two elements of an array is missing.
    CommaOrBracket,
    /// A comma stands before a closing bracket.
    TrailingComma,
    /// A comma or a colon stands where none belongs.
    SurplusSeparator,
    /// Something follows the one value of the text.
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
    /// A bracket that does not belong there.
    SurplusBracket,
    /// Two closing brackets in the wrong order, or one of the wrong kind.
    WrongBracket,
    /// The opening quote of a string is missing.
    OpeningQuote,
    /// The closing quote of a string is missing.
    ClosingQuote,
    /// A double quote inside a string that is not escaped.
    InnerQuote,
    /// A string holds a raw control character.
    ControlCharacter,
    /// A backslash is not followed by one of JSON's escapes.
    Escape,
    /// A number is written in a way that JSON does not know.
    Number,
    /// `true`, `false` or `null` in another spelling.
    Literal,
    /// A text without quotes.
    Unquoted,
    /// A string stands in single or typographic quotes.
    Quote,
    /// Several values of which one is meant, as in `"COUNT"/"VISIT"`.
    Alternatives,
    /// Characters without a meaning.
    Stray,
    /// A comment.
    Comment,
    /// A space that is none in JSON, such as U+00A0.
    Space,
}

impl FaultKind {
    /// Returns what the grammar expects at the place of the fault, as a stable name.
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

/// The reason why a text is not read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The text holds no value, or begins like no value.
    NoValue,
    /// The bracket at this UTF-8 offset opens a level deeper than allowed.
    TooDeep(usize),
}
