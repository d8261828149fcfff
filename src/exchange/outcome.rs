//! The outcomes of a request: `created`, `rejected`, `not-sent` and `unknown`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::diff::Difference;
use crate::message::{Locale, Text};
use crate::rules::Report;

use super::texts;

/// The outcome of sending a request, as the core returns it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "OutcomeData"))]
pub enum Outcome {
    /// The server created the group.
    #[cfg_attr(feature = "docgen", schemars(title = "CreatedOutcome"))]
    Created {
        /// The group as the server returned it. Numbers keep their original notation.
        #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "TargetGroup")))]
        group: Box<RawValue>,
        /// How the group differs from the request, and why.
        changes: Difference,
        /// The server's warnings.
        warnings: Vec<ServerMessage>,
        /// The HTTP status.
        status: u16,
        /// The server's ID of this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
    /// The server rejected the request. No group was created.
    #[cfg_attr(feature = "docgen", schemars(title = "RejectedData"))]
    Rejected {
        /// The server's errors. There is at least one.
        errors: Vec<ServerError>,
        /// The HTTP status.
        status: u16,
        /// The server's ID of this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
        /// The time that the server asks clients to wait before the next request, in milliseconds.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
    },
    /// The request was not sent, so no group was created.
    #[cfg_attr(feature = "docgen", schemars(title = "NotSentOutcome"))]
    NotSent {
        /// Why the request was not sent.
        reason: NotSentReason,
        /// The reason as a message.
        message: String,
        /// The diagnostics of the request, if the reason is `invalid`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
        report: Option<Report>,
    },
    /// The group may or may not exist. Check the server before sending again.
    #[cfg_attr(feature = "docgen", schemars(title = "UnknownData"))]
    Unknown {
        /// Why the outcome is unknown.
        reason: UnknownReason,
        /// The reason as a message.
        message: String,
        /// The HTTP status, if a response arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// The server's ID of this call, if a response arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
}

impl NotSentReason {
    /// Returns the message for a reason that prevents sending before the API is called.
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
    /// Returns `true` if sending the same request again would end the same way.
    pub(super) fn is_lasting(self) -> bool {
        matches!(self, Self::Invalid | Self::Headers | Self::BaseUrl | Self::Credentials)
    }
}

impl Outcome {
    /// Returns `true` if the group may exist without confirmation: the response was lost, or the name is taken.
    ///
    /// If a reused connection breaks before the response arrives, browsers resend the request on their own. The server then rejects the
    /// second copy because the first one created the group.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Unknown { .. } => true,
            Self::Rejected { errors, .. } => is_name_taken(errors.iter().map(|error| error.code)),
            Self::Created { .. } | Self::NotSent { .. } => false,
        }
    }

    /// Returns the outcome for a request that a sender or a batch does not send, or `None` if the reason has no message.
    #[must_use]
    pub fn declined(reason: NotSentReason, locale: &Locale) -> Option<Self> {
        let message = locale.format_plain(&reason.text()?);
        Some(Self::not_sent(reason, message))
    }

    /// Creates the outcome for a request that was not sent for a reason other than errors in its body.
    pub(super) fn not_sent(reason: NotSentReason, message: String) -> Self {
        Self::NotSent { reason, message, report: None }
    }
}

/// An outcome, and whether its group may exist.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Delivered {
    /// The outcome of the request.
    pub outcome: Outcome,
    /// The result of [`Outcome::is_open`].
    pub is_open: bool,
}

impl From<Outcome> for Delivered {
    fn from(outcome: Outcome) -> Self {
        Self { is_open: outcome.is_open(), outcome }
    }
}

/// The server's code for a name that is already taken.
const NAME_TAKEN: i64 = 310_069;

/// Returns `true` if the server rejected a request because of its name.
pub(super) fn is_name_taken(mut codes: impl Iterator<Item = Option<i64>>) -> bool {
    codes.any(|code| code == Some(NAME_TAKEN))
}

/// The reasons why a request was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum NotSentReason {
    /// The request has errors.
    Invalid,
    /// The caller aborted the request before it was sent.
    Aborted,
    /// The server cannot be reached.
    Network,
    /// A header is not valid, or getting the headers failed.
    Headers,
    /// The base URL is not valid.
    BaseUrl,
    /// The credentials are not valid, or getting them failed.
    Credentials,
    /// `createSender`: another request is in progress.
    Busy,
    /// `sendMany`: the batch was stopped before this request.
    Stopped,
    /// `sendMany`: writing the journal failed.
    Journal,
    /// `sendMany`: an earlier request of the batch has the same name.
    Repeated,
    /// `sendMany`: the request has no name to identify it in the journal.
    Nameless,
    /// `sendMany`: according to the journal, a group with this name was created with different content.
    Changed,
    /// `sendMany`: a group with this name exists with different content.
    Taken,
    /// An internal error occurred before anything was sent.
    Internal,
}

/// The reasons why the outcome of a request is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum UnknownReason {
    /// The call timed out before the response was complete.
    Timeout,
    /// The caller aborted the call while it was in progress.
    Aborted,
    /// The connection failed, or the browser blocked access to the response (CORS).
    Connection,
    /// The server failed (HTTP status 5xx).
    ServerError,
    /// The response has both a group and errors.
    GroupWithErrors,
    /// The server or a proxy responded with a redirect, which is not followed.
    Redirect,
    /// The response cannot be read.
    Unreadable,
    /// An internal error occurred.
    Internal,
}

/// A message from the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ServerMessage {
    /// The server's code; `null` if it is missing or not a number.
    pub code: Option<i64>,
    /// The text of the server.
    pub message: String,
}

/// An error from the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ServerError {
    /// The server's code; `null` if it is missing or not a number.
    pub code: Option<i64>,
    /// The text of the server, or an explanation if there is none.
    pub message: String,
    /// An explanation of the code, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// The JSON Pointer to the place in the request that the code refers to, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}
