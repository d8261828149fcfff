//! Imports a request body from pasted text: a curl command, JSON, or fields without braces.
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

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "ImportResult"))]
pub struct Imported {
    /// The request body. JSON is returned unchanged, even when it is not valid.
    pub text: String,
    /// The detected format.
    pub source: Source,
    /// The address that the command sends to, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Everything that was dropped, repaired or not understood.
    pub notes: Vec<Note>,
}

/// The format of an imported text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "ImportSource"))]
pub enum Source {
    /// JSON, or a text of an unknown format.
    Json,
    /// A curl command for a POSIX shell, PowerShell or Windows' cmd.
    Curl,
    /// Fields without the braces around them.
    Fragment,
}

/// Extracts a request body from pasted text. Notes are in the language of the locale.
#[must_use]
pub fn import_request(text: &str, locale: &Locale) -> Imported {
    if let Some(command) = detect::curl_command(text) {
        return curl::import(command, locale);
    }
    if let Some((text, notes)) = fragment::with_braces(text) {
        return Imported { text, source: Source::Fragment, url: None, notes: note::format_all(notes, locale) };
    }
    Imported { text: text.to_owned(), source: Source::Json, url: None, notes: Vec::new() }
}
