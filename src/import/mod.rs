//! Makes a request body of what people paste: a curl command, JSON, or fields without their braces.
//!
//! An import never fails. What it leaves out, repairs or does not understand stands in a [`Note`],
//! and no secret of the pasted text reaches the result.

mod ansi_c;
mod credentials;
mod curl;
mod detect;
mod form;
mod fragment;
mod note;
mod options;
mod shell;
mod windows;

use serde::Serialize;

use crate::message::Locale;

pub use note::{Note, NoteCode, texts};

/// What was made of the pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The request body. JSON comes back byte for byte as it was given, even when it is broken.
    pub text: String,
    /// What the pasted text was taken for.
    pub source: Source,
    /// Where the command sends the body, without anything secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What was left out, repaired or not understood.
    pub notes: Vec<Note>,
}

/// What a pasted text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// Anything that is neither of the others.
    Json,
    /// A curl command for a POSIX shell, PowerShell or Windows' cmd.
    Curl,
    /// Fields without the braces round them, as some pages print them.
    Fragment,
}

/// Makes a request body of pasted text. Notes are said in the language of the locale.
#[must_use]
pub fn import_request(text: &str, locale: &Locale) -> Imported {
    if let Some(command) = detect::curl_command(text) {
        return curl::import(command, locale);
    }
    if let Some((text, notes)) = fragment::with_braces(text) {
        return Imported { text, source: Source::Fragment, url: None, notes: note::say_all(notes, locale) };
    }
    Imported { text: text.to_owned(), source: Source::Json, url: None, notes: Vec::new() }
}
