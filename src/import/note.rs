//! What an import tells about itself.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::message::{Param, Params};

/// Names in one note; the rest is only counted.
const MOST_NAMES: usize = 50;

/// Something an import left out, repaired or did not understand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// What kind of note it is; codes never change their meaning.
    pub code: NoteCode,
    /// The same in plain words.
    pub message: String,
    /// The values that fill the message. Names only, never a value that may be secret.
    pub params: Params,
}

/// The kinds of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// Headers, options or parts of the URL that carry a secret (`names`, `count`).
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
    /// The command carries no body.
    BodyMissing,
    /// A quote is never closed; the body may be cut short.
    QuoteOpen,
    /// A line begins with an option and the line before lacks its continuation mark (`count`).
    LineJoined,
    /// The body has shell variables or command substitutions, which were kept as they are written.
    ExpansionKept,
    /// More than one command was pasted, and only the first was read.
    SecondCommandIgnored,
    /// Something other than curl follows the command.
    RestIgnored,
    /// The body is not UTF-8; each wrong byte was replaced.
    NotUtf8,
    /// Braces were put round the fields.
    BracesAdded,
    /// The comma after the last field was taken away.
    TrailingCommaDropped,
}

impl Note {
    /// A note about named things.
    pub(super) fn about(code: NoteCode, names: &Names) -> Self {
        Self::new(code, [("names", Param::Text(names.joined())), ("count", Param::Number(names.count))])
    }

    /// A note about a number of things.
    pub(super) fn counting(code: NoteCode, count: usize) -> Self {
        Self::new(code, [("count", Param::Number(count))])
    }

    /// A note that needs no values.
    pub(super) fn plain(code: NoteCode) -> Self {
        Self::new(code, [])
    }

    pub(super) fn new<const N: usize>(code: NoteCode, params: [(&'static str, Param); N]) -> Self {
        let params = Params::from(params);
        let message = params.fill(code.template());
        Self { code, message, params }
    }
}

impl NoteCode {
    /// All codes.
    pub const ALL: [Self; 16] = [
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
        Self::SecondCommandIgnored,
        Self::RestIgnored,
        Self::NotUtf8,
        Self::BracesAdded,
        Self::TrailingCommaDropped,
    ];

    /// The sentence, with `{params}` to fill.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::CredentialsDropped => "Credentials were left out: {names}.",
            Self::CookiesDropped => "Cookies were left out: {names}.",
            Self::HeaderIgnored => "Headers were left out: {names}.",
            Self::OptionIgnored => "Options were left out: {names}.",
            Self::ArgumentIgnored => "Words that belong to no option were left out: {count}.",
            Self::MethodIgnored => "The command uses {method}; a target group is created by POST.",
            Self::FileBody => "The body is in a file or comes from another program, which cannot be read here.",
            Self::BodyMissing => "The command carries no body.",
            Self::QuoteOpen => "A quote is never closed, so the body may be cut short.",
            Self::LineJoined => "A line begins with an option, so it was read as part of the command.",
            Self::ExpansionKept => "The body has shell variables; they were kept as they are written.",
            Self::SecondCommandIgnored => "Only the first command was read.",
            Self::RestIgnored => "What follows the command was left out.",
            Self::NotUtf8 => "The body is not UTF-8; each wrong byte was replaced.",
            Self::BracesAdded => "Braces were put round the fields.",
            Self::TrailingCommaDropped => "The comma after the last field was taken away.",
        }
    }
}

/// Names in the order they were met, each once whatever its case.
#[derive(Debug, Default)]
pub(super) struct Names {
    listed: Vec<String>,
    seen: BTreeSet<String>,
    count: usize,
}

impl Names {
    pub(super) fn add(&mut self, name: &str) {
        self.count += 1;
        if self.listed.len() < MOST_NAMES && self.seen.insert(name.to_ascii_lowercase()) {
            self.listed.push(name.to_owned());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn joined(&self) -> String {
        self.listed.join(", ")
    }
}
