//! Things that go wrong, on demand.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::refusal::refuse;
use super::{Answer, Reaction};

/// What goes wrong with an answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Spelling")]
pub enum Fault {
    /// The server refuses with a code.
    Code {
        /// The code.
        code: i64,
        /// The HTTP status; 400 unless it says otherwise.
        status: Option<u16>,
    },
    /// An HTTP status without the API's envelope.
    Status {
        /// The status.
        status: u16,
        /// Seconds for the header `Retry-After`.
        retry_after: Option<u32>,
    },
    /// Success by its status, but the body is a web page.
    NotJson,
    /// The connection drops.
    Dropped {
        /// Whether the server did its work before.
        stored: bool,
    },
    /// The right answer, late.
    Delay {
        /// Milliseconds.
        ms: u32,
    },
}

/// A fault as callers write it: its kind, and beside it what that kind needs.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Spelling {
    kind: String,
    code: Option<i64>,
    status: Option<u16>,
    retry_after: Option<u32>,
    stored: Option<bool>,
    ms: Option<u32>,
}

impl TryFrom<Spelling> for Fault {
    type Error = String;

    fn try_from(fault: Spelling) -> Result<Self, String> {
        let Spelling { kind, code, status, retry_after, stored, ms } = fault;
        let needs = |field: &str| format!("a fault of kind \"{kind}\" needs \"{field}\"");
        match kind.as_str() {
            "code" => Ok(Self::Code { code: code.ok_or_else(|| needs("code"))?, status }),
            "status" => Ok(Self::Status { status: status.ok_or_else(|| needs("status"))?, retry_after }),
            "not-json" => Ok(Self::NotJson),
            "dropped" => Ok(Self::Dropped { stored: stored.ok_or_else(|| needs("stored"))? }),
            "delay" => Ok(Self::Delay { ms: ms.ok_or_else(|| needs("ms"))? }),
            _ => Err(format!("\"{kind}\" is no kind of fault")),
        }
    }
}

/// Answers with a fault in place of, or on top of, the right answer.
pub(super) fn interfere(fault: Option<&Fault>, right: impl FnOnce() -> Answer) -> Reaction {
    let reaction = |answer| Reaction { answer, ..Reaction::default() };
    match fault {
        None => reaction(Some(right())),
        Some(Fault::Code { code, status }) => reaction(Some(refuse(status.unwrap_or(400), &[*code]))),
        Some(Fault::Status { status, retry_after }) => reaction(Some(bare(*status, *retry_after))),
        Some(Fault::NotJson) => reaction(Some(web_page())),
        Some(Fault::Dropped { stored: false }) => reaction(None),
        Some(Fault::Dropped { stored: true }) => {
            right();
            reaction(None)
        }
        Some(Fault::Delay { ms }) => Reaction { delay_ms: *ms, ..reaction(Some(right())) },
    }
}

/// `Response` of the web knows the statuses 200 to 599 only.
fn bare(status: u16, retry_after: Option<u32>) -> Answer {
    let headers = retry_after.map(|seconds| ("retry-after".to_owned(), seconds.to_string()));
    Answer { status: status.clamp(200, 599), headers: headers.into_iter().collect(), body: String::new() }
}

fn web_page() -> Answer {
    let headers = BTreeMap::from([("content-type".to_owned(), "text/html".to_owned())]);
    Answer { status: 200, headers, body: "<!doctype html><title>Please sign in</title>".to_owned() }
}
