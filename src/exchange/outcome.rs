//! The outcomes of a request: `created`, `rejected`, `not-sent` and `unknown`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::diff::Difference;
use crate::message::{Locale, Text};
use crate::rules::Report;

use super::texts;

/// An outcome as the core returns it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "OutcomeData"))]
pub enum Outcome {
    /// The server created the group.
    #[cfg_attr(feature = "docgen", schemars(title = "CreatedOutcome"))]
    Created {
        /// The group as the server wrote it; numbers keep their spelling.
        #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "TargetGroup")))]
        group: Box<RawValue>,
        /// How the group differs from the request, and why.
        changes: Difference,
        /// Warnings of the server.
        warnings: Vec<ServerMessage>,
        /// The HTTP status.
        status: u16,
        /// The server's id of this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
    /// The server refused the request: nothing was created.
    #[cfg_attr(feature = "docgen", schemars(title = "RejectedData"))]
    Rejected {
        /// The server's errors; at least one.
        errors: Vec<ServerError>,
        /// The HTTP status.
        status: u16,
        /// The server's id of this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
        /// How long the server asks to wait before the next request, in milliseconds.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
    },
    /// Nothing left this machine, so nothing was created.
    #[cfg_attr(feature = "docgen", schemars(title = "NotSentOutcome"))]
    NotSent {
        /// Why the request was not sent.
        reason: NotSentReason,
        /// The reason in words.
        message: String,
        /// The diagnostics of the request, when the reason is `invalid`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
        report: Option<Report>,
    },
    /// The group may exist or not. Check the server before sending again.
    #[cfg_attr(feature = "docgen", schemars(title = "UnknownData"))]
    Unknown {
        /// Why the outcome is unknown.
        reason: UnknownReason,
        /// The reason in words.
        message: String,
        /// The HTTP status, when an answer arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// The server's id of this call, when an answer arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
}

impl NotSentReason {
    /// The sentence for what holds a request back before the API is asked at all.
    fn text(self) -> Option<Text> {
        match self {
            Self::Invalid => Some(texts::INVALID),
            Self::Busy => Some(texts::BUSY),
            Self::Stopped => Some(texts::STOPPED),
            Self::Journal => Some(texts::JOURNAL),
            Self::Repeated => Some(texts::REPEATED),
            Self::Nameless => Some(texts::NAMELESS),
            Self::Changed => Some(texts::CHANGED),
            Self::Taken => Some(texts::TAKEN),
            _ => None,
        }
    }
}

impl NotSentReason {
    /// Returns `true` if sending the same request again would end in the same way.
    pub(super) fn is_lasting(self) -> bool {
        matches!(self, Self::Invalid | Self::Headers | Self::BaseUrl | Self::Credentials)
    }
}

impl Outcome {
    /// Returns `true` if the group may exist without a confirmation: the response was lost, or the name is taken.
    ///
    /// A browser sends a request again by itself when a used connection breaks before an answer. The second copy is then refused
    /// because of the group that the first one created.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Unknown { .. } => true,
            Self::Rejected { errors, .. } => is_name_taken(errors.iter().map(|error| error.code)),
            Self::Created { .. } | Self::NotSent { .. } => false,
        }
    }

    /// Returns the reason why a sender or a batch does not send a request, by its name.
    #[must_use]
    pub fn declined(reason: NotSentReason, locale: &Locale) -> Option<Self> {
        let message = locale.format_plain(&reason.text()?);
        Some(Self::not_sent(reason, message))
    }

    /// Nothing left this machine, for another reason than errors in the body.
    pub(super) fn not_sent(reason: NotSentReason, message: String) -> Self {
        Self::NotSent { reason, message, report: None }
    }
}

/// An outcome, and whether its group may exist all the same.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Delivered {
    /// The outcome of the request.
    pub outcome: Outcome,
    /// [`Outcome::is_open`]
    pub is_open: bool,
}

impl From<Outcome> for Delivered {
    fn from(outcome: Outcome) -> Self {
        Self { is_open: outcome.is_open(), outcome }
    }
}

/// The server's code for a name that another group has.
const NAME_TAKEN: i64 = 310_069;

/// Returns `true` if the server refused a request because of its name.
pub(super) fn is_name_taken(mut codes: impl Iterator<Item = Option<i64>>) -> bool {
    codes.any(|code| code == Some(NAME_TAKEN))
}

/// Why a request was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum NotSentReason {
    /// The request has errors.
    Invalid,
    /// It was aborted before it left.
    Aborted,
    /// The server cannot be reached.
    Network,
    /// A header is not valid, or getting the headers failed.
    Headers,
    /// The base URL is not valid.
    BaseUrl,
    /// The credentials are not valid, or getting them failed.
    Credentials,
    /// Of `createSender`: another request is under way.
    Busy,
    /// Of `sendMany`: the batch was stopped before this request.
    Stopped,
    /// Of `sendMany`: the journal cannot be written.
    Journal,
    /// Of `sendMany`: an earlier request of the batch has the same name.
    Repeated,
    /// Of `sendMany`: the request has no name, by which the journal could identify it.
    Nameless,
    /// Of `sendMany`: by the journal, a group of this name was created with different content.
    Changed,
    /// Of `sendMany`: a group of this name exists with different content.
    Taken,
    /// This package failed before anything was sent.
    Internal,
}

/// Why the outcome of a request is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum UnknownReason {
    /// The query timed out before the response was complete.
    Timeout,
    /// It was aborted while it was under way.
    Aborted,
    /// The connection failed, or the browser did not let the page see the answer (CORS).
    Connection,
    /// The server failed (HTTP status 5xx).
    ServerError,
    /// The response has both a group and errors.
    GroupWithErrors,
    /// The server, or something before it, answered with a redirect, which is not followed.
    Redirect,
    /// The answer cannot be read.
    Unreadable,
    /// This package failed.
    Internal,
}

/// A message of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ServerMessage {
    /// The server's code; null when it is missing or not a number.
    pub code: Option<i64>,
    /// The server's text.
    pub message: String,
}

/// An error of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ServerError {
    /// The server's code; null when it is missing or not a number.
    pub code: Option<i64>,
    /// The server's text, or an explanation when it sent none.
    pub message: String,
    /// The code in plain words, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// JSON Pointer to the place in the request that the code is about, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}
