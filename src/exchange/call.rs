//! An API call as data, validated before it is sent.

use std::fmt;

use crate::header_name::is_token;
use crate::message::{Locale, Param, Params, Text};

use super::address::{AddressError, BaseUrl, CREATE_PATH};

/// The media type that the API's documentation requires for requests and responses.
const JSON: &str = "application/json";

/// Headers that the transport sets itself; a wrong value would break the call or be dropped silently.
const TRANSPORT_HEADERS: [&str; 8] = ["connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade"];

/// A validated HTTP call that is ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    method: &'static str,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The reason why a call is invalid. Messages never include header values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The base URL is invalid.
    Address(AddressError),
    /// A header is invalid.
    Header {
        /// The name as the caller wrote it, without control characters.
        name: String,
        /// The problem.
        problem: HeaderProblem,
    },
}

/// The ways in which a header can be invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderProblem {
    /// The name is empty or contains characters that are not valid in header names.
    Name,
    /// The value contains a line break or another character that is not valid in a header.
    Value,
    /// `Content-Type` or `Accept` has a media type other than JSON.
    MediaType,
    /// The header is set by the transport.
    Transport,
}

impl Call {
    /// Creates the call that creates a target group.
    ///
    /// `headers` are the caller's headers. If a name occurs twice, ignoring case, the later value is used. `Content-Type` and `Accept` are
    /// always sent. The API only accepts JSON, so a caller may set these headers (for example with a `charset`) but must not change the
    /// media type.
    ///
    /// # Errors
    /// Returns an error if the base URL or a header is invalid.
    pub fn create(base_url: &str, headers: impl IntoIterator<Item = (String, String)>, body: impl Into<String>) -> Result<Self, CallError> {
        let base = BaseUrl::read(base_url).map_err(CallError::Address)?;
        Self::post(&base, CREATE_PATH, headers, body.into())
    }

    /// Creates a call that sends JSON to an API path.
    pub(super) fn post(
        base: &BaseUrl,
        path: &str,
        headers: impl IntoIterator<Item = (String, String)>,
        body: String,
    ) -> Result<Self, CallError> {
        let mut call = Self { method: "POST", url: base.join(path), headers: Vec::new(), body };
        call.set("Accept".to_owned(), JSON.to_owned());
        call.set("Content-Type".to_owned(), JSON.to_owned());
        call.add(headers)?;
        Ok(call)
    }

    /// Creates a call that reads from an API path, which may include a query.
    pub(super) fn get(base: &BaseUrl, path: &str, headers: impl IntoIterator<Item = (String, String)>) -> Result<Self, CallError> {
        let mut call = Self { method: "GET", url: base.join(path), headers: Vec::new(), body: String::new() };
        call.set("Accept".to_owned(), JSON.to_owned());
        call.add(headers)?;
        Ok(call)
    }

    fn add(&mut self, headers: impl IntoIterator<Item = (String, String)>) -> Result<(), CallError> {
        for (name, value) in headers {
            let value = value.trim_matches([' ', '\t']).to_owned();
            if let Some(problem) = problem(&name, &value) {
                return Err(CallError::Header { name: name.chars().filter(|c| !c.is_control()).collect(), problem });
            }
            self.set(name, value);
        }
        Ok(())
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the complete URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the headers as names and values. Each name occurs once.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// Returns the exact body to send; empty for GET requests.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    fn set(&mut self, name: String, value: String) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.headers.push((name, value));
    }
}

/// Omits header values and the body, because they may contain secrets and customer data that do not belong in a log.
impl fmt::Debug for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        out.debug_struct("Call")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

impl HeaderProblem {
    /// All problems.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Value, Self::MediaType, Self::Transport];

    /// Returns the message, with the parameter `{name}`.
    pub(super) fn text(self) -> Text {
        let (name, english) = match self {
            Self::Name => ("name", "\"{name}\" is not a valid header name."),
            Self::Value => ("value", "The value of the header {name} contains an invalid character."),
            Self::MediaType => ("media-type", "The header {name} must be application/json."),
            Self::Transport => ("transport", "The header {name} cannot be set, because the transport sets it."),
        };
        Text::new("header", name, english)
    }
}

impl CallError {
    /// Returns the message in a language.
    #[must_use]
    pub fn format(&self, locale: &Locale) -> String {
        match self {
            Self::Address(error) => locale.format_plain(&error.text()),
            Self::Header { name, problem } => locale.format(&problem.text(), &Params::from([("name", Param::from(name.as_str()))])),
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.format(&Locale::default()))
    }
}

impl std::error::Error for CallError {}

fn problem(name: &str, value: &str) -> Option<HeaderProblem> {
    let lower = name.to_ascii_lowercase();
    if name.is_empty() || !name.bytes().all(is_token) {
        Some(HeaderProblem::Name)
    } else if !value.chars().all(is_value_character) {
        Some(HeaderProblem::Value)
    } else if TRANSPORT_HEADERS.contains(&lower.as_str()) {
        Some(HeaderProblem::Transport)
    } else if (lower == "content-type" || lower == "accept") && !is_json(value) {
        Some(HeaderProblem::MediaType)
    } else {
        None
    }
}

/// Returns `true` for `application/json`, with or without parameters.
fn is_json(value: &str) -> bool {
    !value.contains(',') && value.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case(JSON))
}

/// Returns `true` for header values that `fetch` accepts: Latin-1 without control characters.
fn is_value_character(character: char) -> bool {
    character == '\t' || (character <= '\u{FF}' && !character.is_control())
}
