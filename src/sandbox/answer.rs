//! The responses of the simulated API.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::json::{Writer, write_json};

/// The result of a call: the new state and the response.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct CallResult {
    /// The state after the call.
    pub state: String,
    /// The delay of the response, in milliseconds.
    pub delay_ms: u32,
    /// The response; absent if the connection is dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<SandboxAnswer>,
}

/// An HTTP response.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct SandboxAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The headers, with names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

impl SandboxAnswer {
    /// Creates a response with a JSON body.
    pub(super) fn json(status: u16, body: String) -> Self {
        let headers = header("content-type", "application/json");
        Self { status, headers, body }
    }

    /// Creates a success response with the data in the API's envelope.
    pub(super) fn data(data: &str) -> Self {
        Self::json(200, write_json(|writer| _ = envelope(writer, |value| value.json(data))))
    }
}

/// Writes the API's envelope of a success response, and returns the range of its data.
pub(super) fn envelope(writer: &mut Writer<'_>, write_data: impl FnOnce(&mut Writer<'_>)) -> Range<usize> {
    let mut data = 0..0;
    writer.object(|envelope| {
        data = envelope.key("data").tracked(write_data);
        envelope.key("errors").json("null");
        envelope.key("warnings").json("null");
    });
    data
}

/// Returns a map with a single header.
pub(super) fn header(name: &str, value: &str) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    headers.insert(name.to_owned(), value.to_owned());
    headers
}
