//! The reasons why a text could not be read.

/// The reason why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseError {
    /// The text breaks the grammar of JSON.
    Syntax(SyntaxError),
    /// The bracket at this offset opens a level deeper than allowed.
    TooDeep {
        /// UTF-8 offset of the bracket.
        offset: usize,
    },
}

/// The first place at which a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// UTF-8 offset of the first character that does not fit, or the length of the text.
    pub offset: usize,
    /// The kind of error.
    pub fault: Fault,
}

/// The kinds of syntax error, each with advice of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The text is empty or contains only white space.
    Empty,
    /// Expected a value.
    Value,
    /// Expected a key in double quotes.
    Key,
    /// A colon should stand between key and value.
    Colon,
    /// A comma or the closing brace should follow a member of an object.
    CommaOrBrace,
    /// A comma or the closing bracket should follow an element of an array.
    CommaOrBracket,
    /// A comma stands before a closing bracket.
    TrailingComma,
    /// Something follows the one value of the text.
    EndOfText,
    /// The text ends before the value does.
    Unfinished,
    /// A string is still open at the end of its line or of the text.
    ClosingQuote,
    /// A string holds a raw control character.
    ControlCharacter,
    /// A backslash is not followed by one of JSON's escapes.
    Escape,
    /// A number is written in a way that JSON does not know.
    Number,
    /// A string stands in single or typographic quotes.
    Quote,
    /// A comment.
    Comment,
    /// A space that is none in JSON, such as U+00A0 or a byte order mark.
    Space,
    /// The bytes are not UTF-8.
    Encoding,
}

impl Fault {
    /// Returns the token that the grammar expects at the place of the error, as a stable name.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Self::Empty | Self::Value => "value",
            Self::Key => "key",
            Self::Colon => "colon",
            Self::CommaOrBrace => "comma-or-brace",
            Self::CommaOrBracket => "comma-or-bracket",
            Self::TrailingComma => "no-comma",
            Self::EndOfText => "end-of-text",
            Self::Unfinished => "closing-bracket",
            Self::ClosingQuote => "closing-quote",
            Self::ControlCharacter => "escaped-control-character",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::Quote => "double-quote",
            Self::Comment => "no-comment",
            Self::Space => "space",
            Self::Encoding => "utf-8",
        }
    }
}
