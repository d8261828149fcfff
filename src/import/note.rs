//! The notes of an import.

use serde::Serialize;

use crate::message::{Locale, Param, Params, Text};

/// The placeholder for a method that should not be displayed.
pub(super) const ANOTHER_METHOD: Text = Text::term("another-method", "another method");

/// The maximum number of names in a note; further names are only counted.
const MAX_NAMES: usize = 50;

/// A note about something that an import dropped, repaired or did not understand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Note {
    /// The code of the note, which never changes its meaning.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "NoteCode | \"internal\"")))]
    pub code: NoteCode,
    /// The note as a message.
    pub message: String,
    /// The values in the message: only names, never values that may be secret.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Record<string, string | number>")))]
    pub params: Params,
}

/// A note before it is formatted in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PendingNote {
    pub(super) code: NoteCode,
    params: Params,
}

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// Headers, options or parts of the URL that contain a secret (`names`, `count`).
    CredentialsDropped,
    /// Cookies (`names`, `count`).
    CookiesDropped,
    /// Other headers (`names`, `count`).
    HeaderIgnored,
    /// Options that are unknown or cannot be imported (`names`, `count`).
    OptionIgnored,
    /// Words that are neither an option nor the first URL (`count`).
    ArgumentIgnored,
    /// A method other than POST (`method`).
    MethodIgnored,
    /// The body, or a part of it, is in a file or comes from another program (`count`).
    FileBody,
    /// The request has no body.
    BodyMissing,
    /// A quote is not closed; the body may be incomplete.
    QuoteOpen,
    /// A line starts with an option, and the previous line has no continuation character (`count`).
    LineJoined,
    /// The body has variables or command substitutions, which were kept unchanged.
    ExpansionKept,
    /// Other text follows the request, from line `line` on.
    RestIgnored,
    /// The body is not valid UTF-8. Invalid bytes were replaced.
    NotUtf8,
    /// Missing braces around the fields were added.
    BracesAdded,
    /// A trailing comma was removed.
    TrailingCommaDropped,
    /// More than one request was found (`count`); the result is one of them.
    SeveralRequests,
    /// Other text precedes the request, which starts on line `line`.
    TextBefore,
    /// The value of `name`, used on line `line`, cannot be read.
    ValueUnknown,
    /// The text does not contain a request. Credentials in it were masked (`count`).
    SecretsMasked,
    /// Fields that only responses contain (`names`, `count`).
    ResponseFieldsDropped,
    /// JSON inside a string, or with escaped quotes, was decoded.
    EscapesRemoved,
    /// Typographic or single quotes (`count`).
    QuotesReplaced,
    /// Typographic dashes before options (`count`).
    DashesReplaced,
    /// Escape characters of old browsers on Windows.
    CaretsRemoved,
    /// No-break and other unusual spaces (`count`).
    SpacesReplaced,
    /// Comments (`count`).
    CommentsRemoved,
    /// Keys without quotes (`count`).
    KeysQuoted,
    /// Values such as `None` or `undefined` (`count`).
    LiteralsReplaced,
    /// Other syntax errors in the JSON, such as a missing comma or bracket (`count`).
    FaultsRepaired,
    /// The Markdown fence around the text.
    FenceRemoved,
    /// Rows of a spreadsheet, which were converted to periods or values (`count`).
    RowsRead,
    /// Columns of a spreadsheet that do not match a field (`names`, `count`).
    ColumnsIgnored,
}

impl PendingNote {
    /// Creates a note with names.
    pub(super) fn with_names(code: NoteCode, names: &NoteNames) -> Self {
        Self::new(code, [("names", names.listed()), ("count", Param::Number(names.count))])
    }

    /// Creates a note with a count.
    pub(super) fn with_count(code: NoteCode, count: usize) -> Self {
        Self::new(code, [("count", Param::Number(count))])
    }

    /// Creates a note without values.
    pub(super) fn plain(code: NoteCode) -> Self {
        Self::new(code, [])
    }

    /// Creates a note about the text from a line onwards.
    pub(super) fn at_line(code: NoteCode, line: usize) -> Self {
        Self::new(code, [("line", Param::Number(line))])
    }

    pub(super) fn new<const N: usize>(code: NoteCode, params: [(&'static str, Param); N]) -> Self {
        Self { code, params: Params::from(params) }
    }

    fn format(self, locale: &Locale) -> Note {
        Note { code: self.code, message: locale.format(&self.code.text(), &self.params), params: self.params }
    }
}

/// Formats notes in a language.
pub(super) fn format_all(notes: Vec<PendingNote>, locale: &Locale) -> Vec<Note> {
    notes.into_iter().map(|note| note.format(locale)).collect()
}

impl NoteCode {
    /// All codes.
    pub const ALL: [Self; 32] = [
        Self::CredentialsDropped,
        Self::CookiesDropped,
        Self::HeaderIgnored,
        Self::OptionIgnored,
        Self::ArgumentIgnored,
        Self::MethodIgnored,
        Self::FileBody,
        Self::BodyMissing,
        Self::QuoteOpen,
        Self::LineJoined,
        Self::ExpansionKept,
        Self::RestIgnored,
        Self::NotUtf8,
        Self::BracesAdded,
        Self::TrailingCommaDropped,
        Self::SeveralRequests,
        Self::TextBefore,
        Self::ValueUnknown,
        Self::SecretsMasked,
        Self::ResponseFieldsDropped,
        Self::EscapesRemoved,
        Self::QuotesReplaced,
        Self::DashesReplaced,
        Self::CaretsRemoved,
        Self::SpacesReplaced,
        Self::CommentsRemoved,
        Self::KeysQuoted,
        Self::LiteralsReplaced,
        Self::FaultsRepaired,
        Self::FenceRemoved,
        Self::RowsRead,
        Self::ColumnsIgnored,
    ];

    /// Returns the message.
    #[must_use]
    pub fn text(self) -> Text {
        let (name, english) = match self {
            Self::CredentialsDropped => ("credentials-dropped", "Credentials were removed: {names}."),
            Self::CookiesDropped => ("cookies-dropped", "{count, plural, one {A cookie was} other {Cookies were}} removed: {names}."),
            Self::HeaderIgnored => ("header-ignored", "{count, plural, one {A header was} other {Headers were}} ignored: {names}."),
            Self::OptionIgnored => ("option-ignored", "{count, plural, one {An option was} other {Options were}} ignored: {names}."),
            Self::ArgumentIgnored => ("argument-ignored", "{count, plural, one {# argument was} other {# arguments were}} ignored."),
            Self::MethodIgnored => ("method-ignored", "The method {method} was ignored. Target groups are created with POST."),
            Self::FileBody => ("file-body", "The body comes from a file or another program and could not be read."),
            Self::BodyMissing => ("body-missing", "The request has no body."),
            Self::QuoteOpen => ("quote-open", "A quote is not closed, so the body may be incomplete."),
            Self::LineJoined => (
                "line-joined",
                "{count, plural, one {# line that starts with an option was} other {# lines that start with an option were}} \
                 joined to the command.",
            ),
            Self::ExpansionKept => ("expansion-kept", "The body contains variables. They were not replaced."),
            Self::RestIgnored => ("rest-ignored", "The text from line {line} on was ignored."),
            Self::NotUtf8 => ("not-utf8", "The body is not valid UTF-8. Invalid bytes were replaced."),
            Self::BracesAdded => ("braces-added", "Missing braces around the fields were added."),
            Self::TrailingCommaDropped => ("trailing-comma-dropped", "A trailing comma was removed."),
            Self::SeveralRequests => ("several-requests", "{count} requests were found. One of them was imported."),
            Self::TextBefore => ("text-before", "The text before line {line} was ignored."),
            Self::ValueUnknown => ("value-unknown", "The value of {name} on line {line} could not be read."),
            Self::SecretsMasked => ("secrets-masked", "Credentials in the text were masked."),
            Self::ResponseFieldsDropped => {
                ("response-fields-dropped", "The text is a response of the API. Fields that only responses contain were removed: {names}.")
            }
            Self::EscapesRemoved => ("escapes-removed", "Escaped JSON was decoded."),
            Self::QuotesReplaced => ("quotes-replaced", "Typographic or single quotes were replaced."),
            Self::DashesReplaced => ("dashes-replaced", "Typographic dashes before options were replaced by hyphens."),
            Self::CaretsRemoved => ("carets-removed", "Extra escape characters of the Windows command line were removed."),
            Self::SpacesReplaced => ("spaces-replaced", "No-break spaces were replaced by plain spaces."),
            Self::CommentsRemoved => ("comments-removed", "{count, plural, one {A comment was} other {# comments were}} removed."),
            Self::KeysQuoted => ("keys-quoted", "{count, plural, one {Quotes were added to # key} other {Quotes were added to # keys}}."),
            Self::LiteralsReplaced => {
                ("literals-replaced", "Values of another language, such as None or undefined, were replaced by those of JSON.")
            }
            Self::FaultsRepaired => {
                ("faults-repaired", "{count, plural, one {A syntax error was} other {# syntax errors were}} corrected.")
            }
            Self::FenceRemoved => ("fence-removed", "The Markdown code fence was removed."),
            Self::RowsRead => ("rows-read", "{count, plural, one {# row of a spreadsheet was} other {# rows of a spreadsheet were}} read."),
            Self::ColumnsIgnored => ("columns-ignored", "{count, plural, one {A column was} other {Columns were}} ignored: {names}."),
        };
        Text::new("note", name, english)
    }
}

/// Returns all messages of imports.
pub fn texts() -> impl Iterator<Item = Text> {
    NoteCode::ALL.into_iter().map(NoteCode::text).chain([ANOTHER_METHOD])
}

/// Returns a name as a note may display it, if it is known to be a name.
pub(super) fn shortened(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(64).collect()
}

/// Returns a name as a note may display it. An unusual name may contain a secret and is not displayed.
pub(super) fn plain_name(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
    if name.len() <= 40 && name.bytes().all(is_plain) { name.to_owned() } else { "…".to_owned() }
}

/// Names in order of appearance, without duplicates, ignoring case.
#[derive(Debug, Default)]
pub(super) struct NoteNames {
    listed: Vec<String>,
    count: usize,
}

impl NoteNames {
    pub(super) fn add(&mut self, name: &str) {
        self.count += 1;
        if self.listed.len() < MAX_NAMES && !self.listed.iter().any(|listed| listed.eq_ignore_ascii_case(name)) {
            self.listed.push(name.to_owned());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn listed(&self) -> Param {
        Param::all_of(self.listed.iter().map(String::as_str))
    }
}
