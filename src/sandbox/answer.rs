//! The responses of the simulated API.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::json::{Writer, write_json};

/// The effect of a call on the state.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct CallResult {
    /// The state after the call.
    pub state: String,
    /// How long the answer takes.
    pub delay_ms: u32,
    /// The answer; none when the connection drops.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<SandboxAnswer>,
}

/// An HTTP answer.
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
    /// An answer with a body of JSON.
    pub(super) fn json(status: u16, body: String) -> Self {
        let headers = header("content-type", "application/json");
        Self { status, headers, body }
    }

    /// Success: the data in the API's envelope.
    pub(super) fn data(data: &str) -> Self {
        Self::json(200, write_json(|writer| _ = envelope(writer, |value| value.json(data))))
    }
}

/// Writes the API's envelope of a success, and returns where its data stands.
pub(super) fn envelope(writer: &mut Writer<'_>, write_data: impl FnOnce(&mut Writer<'_>)) -> Range<usize> {
    let mut data = 0..0;
    writer.object(|envelope| {
        data = envelope.key("data").tracked(write_data);
        envelope.key("errors").json("null");
        envelope.key("warnings").json("null");
    });
    data
}

/// A header alone.
pub(super) fn header(name: &str, value: &str) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    headers.insert(name.to_owned(), value.to_owned());
    headers
}
