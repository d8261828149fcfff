//! What became of a request. There is no fifth outcome.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::rules::Report;

/// What became of a request.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// The server says that the group exists.
    Created {
        /// The group as the server wrote it; numbers keep their spelling.
        group: Box<RawValue>,
        /// What the server says beside it.
        warnings: Vec<ServerMessage>,
        /// The HTTP status.
        status: u16,
        /// The server's name for this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
    /// The server refused: nothing was created.
    Rejected {
        /// Why; at least one.
        errors: Vec<ServerError>,
        /// The HTTP status.
        status: u16,
        /// The server's name for this call.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
    /// Nothing left this machine, so nothing was created.
    NotSent {
        /// What held it back.
        reason: NotSentReason,
        /// The same in plain words.
        message: String,
        /// For [`NotSentReason::Invalid`]: what the validator says.
        #[serde(skip_serializing_if = "Option::is_none")]
        report: Option<Report>,
    },
    /// The group may exist or not. Look whether its name exists before sending again.
    Unknown {
        /// What went wrong.
        reason: UnknownReason,
        /// The same in plain words.
        message: String,
        /// The HTTP status, when one arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// The server's name for this call, when it arrived.
        #[serde(skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
}

impl Outcome {
    /// Nothing left this machine, for another reason than errors in the body.
    pub(super) fn not_sent(reason: NotSentReason, message: String) -> Self {
        Self::NotSent { reason, message, report: None }
    }
}

/// What held a request back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotSentReason {
    /// The body has errors.
    Invalid,
    /// The caller called it off before it began.
    Aborted,
    /// The host cannot be reached.
    Network,
    /// A header is refused.
    Headers,
    /// The base URL is refused.
    BaseUrl,
}

/// Why nobody knows what became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownReason {
    /// No answer in time.
    Timeout,
    /// The caller called it off while it was under way.
    Aborted,
    /// The connection broke, or a browser does not let the page see the answer.
    Connection,
    /// The server failed without a business error.
    ServerError,
    /// The answer cannot be understood.
    Unreadable,
    /// A fault of this package.
    Internal,
}

/// A warning of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServerMessage {
    /// The server's code, when it is a number.
    pub code: Option<i64>,
    /// The server's words.
    pub message: String,
}

/// An error of the server, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServerError {
    /// The server's code, when it is a number.
    pub code: Option<i64>,
    /// The server's words, or ours when it sent none.
    pub message: String,
    /// The code in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// JSON Pointer to the place in the request that the code speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}
