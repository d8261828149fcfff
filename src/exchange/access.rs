//! Access to the API: base URL, headers, credentials and timeout.

use crate::message::Locale;

use super::address::BaseUrl;
use super::call::{Call, CallError};
use super::host::{CredentialsError, Host};
use super::outcome::{NotSentReason, Outcome};
use super::texts::{self, with_detail};
use super::transfer::unless_aborted;

/// The settings for calling the API.
#[derive(Debug, Clone)]
pub struct Access<'r> {
    /// The base URL of the API, or the name of a region.
    pub base_url: &'r str,
    /// Headers known in advance. Headers that the host returns at the time of sending take precedence.
    pub headers: Vec<(String, String)>,
    /// The timeout for a response, in milliseconds.
    pub timeout_ms: u32,
}

/// A request to an endpoint of the API.
pub(super) enum ApiCall<'r> {
    /// A GET request for a path.
    Get(&'r str),
    /// A POST request with a JSON body to a path.
    Post(&'r str, String),
}

/// The reason why a call was not sent.
#[derive(Debug)]
pub(super) struct NotSent {
    pub(super) reason: NotSentReason,
    pub(super) message: String,
}

impl From<NotSent> for Outcome {
    fn from(NotSent { reason, message }: NotSent) -> Self {
        Self::not_sent(reason, message)
    }
}

impl Access<'_> {
    /// Returns the parsed base URL, or the reason why it is invalid.
    pub(super) fn base(&self, locale: &Locale) -> Result<BaseUrl, NotSent> {
        BaseUrl::read(self.base_url)
            .map_err(|error| NotSent { reason: NotSentReason::BaseUrl, message: locale.format_plain(&error.text()) })
    }

    /// Builds a call, after asking the host for headers and credentials.
    pub(super) async fn call<H: Host>(&self, ask: ApiCall<'_>, host: &H, locale: &Locale) -> Result<Call, NotSent> {
        let base = self.base(locale)?;
        let aborted = || NotSent { reason: NotSentReason::Aborted, message: locale.format_plain(&texts::NOT_BEGUN) };
        if host.is_aborted() {
            return Err(aborted());
        }
        let asked = unless_aborted(host, host.headers()).await.ok_or_else(aborted)?;
        let asked = asked.map_err(|problem| NotSent {
            reason: NotSentReason::Headers,
            message: locale.format(&texts::NO_HEADERS, &with_detail(&problem)),
        })?;
        let credentials = unless_aborted(host, credentials_header(host, locale)).await.ok_or_else(aborted)??;
        let headers = self.headers.iter().cloned().chain(asked).chain(credentials);
        let call = match ask {
            ApiCall::Get(path) => Call::get(&base, path, headers),
            ApiCall::Post(path, body) => Call::post(&base, path, headers, body),
        };
        call.map_err(|error| NotSent {
            reason: if matches!(error, CallError::Address(_)) { NotSentReason::BaseUrl } else { NotSentReason::Headers },
            message: error.format(locale),
        })
    }
}

async fn credentials_header<H: Host>(host: &H, locale: &Locale) -> Result<Option<(String, String)>, NotSent> {
    let not_sent = |message| NotSent { reason: NotSentReason::Credentials, message };
    let credentials = host.credentials().await.map_err(|error| {
        not_sent(match error {
            CredentialsError::Unavailable(detail) => locale.format(&texts::NO_CREDENTIALS, &with_detail(&detail)),
            CredentialsError::Form => locale.format_plain(&texts::CREDENTIALS_FORM),
        })
    })?;
    let Some(credentials) = credentials else { return Ok(None) };
    let (name, value) = credentials.header().map_err(|problem| not_sent(locale.format_plain(&problem.text())))?;
    Ok(Some((name.to_owned(), value)))
}
