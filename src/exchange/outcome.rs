//! What became of a request. There is no fifth outcome.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::diff::Difference;
use crate::message::{Locale, Text};
use crate::rules::Report;

use super::texts;

/// What became of a request.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// The server says that the group exists.
    Created {
        /// The group as the server wrote it; numbers keep their spelling.
        group: Box<RawValue>,
        /// How the group differs from the request, and why.
        changes: Difference,
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
        /// How long the server asks to be left alone, in milliseconds.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
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

impl Outcome {
    /// What a sender or a batch holds back by itself; nothing for another reason.
    #[must_use]
    pub fn held_back(reason: NotSentReason, locale: &Locale) -> Option<Self> {
        let message = locale.format_plain(&reason.text()?);
        Some(Self::not_sent(reason, message))
    }

    /// Nothing left this machine, for another reason than errors in the body.
    pub(super) fn not_sent(reason: NotSentReason, message: String) -> Self {
        Self::NotSent { reason, message, report: None }
    }
}

/// What held a request back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The credentials cannot be had, or are of no use.
    Credentials,
    /// The sender is still busy with another request.
    Busy,
    /// The batch was stopped before it came to this request.
    Stopped,
    /// The journal of the batch cannot be written, without which nothing is sent.
    Journal,
    /// Another request of the batch has the same name.
    Repeated,
    /// The request has no name, by which the batch would know it again.
    Nameless,
    /// The journal says that a group of this name was created with another content.
    Changed,
    /// A group of this name exists, and it is another one.
    Taken,
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
