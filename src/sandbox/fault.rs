//! Faults that can be injected into calls.

use serde::Deserialize;

use super::answer::header;
use super::refusal::refuse;
use super::{CallResult, SandboxAnswer};

/// A fault to inject into a response.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Spelling")]
pub enum Fault {
    /// The server rejects the request with a code.
    Code {
        /// The code.
        code: i64,
        /// The HTTP status; 400 by default.
        status: Option<u16>,
    },
    /// The server responds with an HTTP status, without the API's envelope.
    Status {
        /// The status.
        status: u16,
        /// The value of the header `Retry-After`, in seconds.
        retry_after: Option<u32>,
        /// `true` if the server processes the request first.
        stored: bool,
    },
    /// The status is that of a success, but the body is a web page.
    NotJson {
        /// `true` if the server processes the request first.
        stored: bool,
    },
    /// The connection is dropped.
    Dropped {
        /// `true` if the server processes the request first.
        stored: bool,
    },
    /// The correct response is delayed.
    Delay {
        /// The delay in milliseconds.
        ms: u32,
    },
}

/// A fault as callers write it: its kind, and the fields of that kind.
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

impl Spelling {
    /// Returns the names of the fields that are present.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        let fields = [
            ("code", self.code.is_some()),
            ("status", self.status.is_some()),
            ("retryAfter", self.retry_after.is_some()),
            ("stored", self.stored.is_some()),
            ("ms", self.ms.is_some()),
        ];
        fields.into_iter().filter(|(_, given)| *given).map(|(name, _)| name)
    }
}

/// The kinds of faults, and the fields that each kind can have.
const KINDS: [(&str, &[&str]); 5] = [
    ("code", &["code", "status"]),
    ("status", &["status", "retryAfter", "stored"]),
    ("not-json", &["stored"]),
    ("dropped", &["stored"]),
    ("delay", &["ms"]),
];

/// The statuses that a `Response` can have on the web.
const STATUSES: std::ops::RangeInclusive<u16> = 200..=599;

impl TryFrom<Spelling> for Fault {
    type Error = String;

    fn try_from(fault: Spelling) -> Result<Self, String> {
        let Some((_, fields)) = KINDS.iter().find(|(kind, _)| *kind == fault.kind) else {
            return Err(format!("unknown fault \"{}\"", fault.kind));
        };
        if let Some(field) = fault.given().find(|field| !fields.contains(field)) {
            return Err(format!("unknown field \"{field}\" for the fault \"{}\"", fault.kind));
        }
        let Spelling { kind, code, status, retry_after, stored, ms } = fault;
        if let Some(status) = status.filter(|status| !STATUSES.contains(status)) {
            return Err(format!("`status` must be from 200 to 599, but it is {status}"));
        }
        let needs = |field: &str| format!("the fault \"{kind}\" requires \"{field}\"");
        match kind.as_str() {
            "code" if code == Some(0) => Err("`code` must not be 0, which means success".to_owned()),
            "code" => Ok(Self::Code { code: code.ok_or_else(|| needs("code"))?, status }),
            "status" => {
                Ok(Self::Status { status: status.ok_or_else(|| needs("status"))?, retry_after, stored: stored.unwrap_or_default() })
            }
            "not-json" => Ok(Self::NotJson { stored: stored.unwrap_or_default() }),
            "dropped" => Ok(Self::Dropped { stored: stored.ok_or_else(|| needs("stored"))? }),
            _ => Ok(Self::Delay { ms: ms.ok_or_else(|| needs("ms"))? }),
        }
    }
}

/// Returns a response with a fault in place of, or in addition to, the correct response.
pub(super) fn inject_fault(fault: Option<&Fault>, right: impl FnOnce() -> SandboxAnswer) -> CallResult {
    let reaction = |answer| CallResult { answer, ..CallResult::default() };
    let (stored, answer) = match fault {
        None => return reaction(Some(right())),
        Some(Fault::Delay { ms }) => return CallResult { delay_ms: *ms, ..reaction(Some(right())) },
        Some(Fault::Code { code, status }) => (false, Some(refuse(status.unwrap_or(400), &[*code]))),
        Some(Fault::Status { status, retry_after, stored }) => (*stored, Some(bare(*status, *retry_after))),
        Some(Fault::NotJson { stored }) => (*stored, Some(web_page())),
        Some(Fault::Dropped { stored }) => (*stored, None),
    };
    if stored {
        right();
    }
    reaction(answer)
}

fn bare(status: u16, retry_after: Option<u32>) -> SandboxAnswer {
    let headers = retry_after.map(|seconds| ("retry-after".to_owned(), seconds.to_string()));
    SandboxAnswer { status, headers: headers.into_iter().collect(), body: String::new() }
}

fn web_page() -> SandboxAnswer {
    let headers = header("content-type", "text/html");
    SandboxAnswer { status: 200, headers, body: "<!doctype html><title>Please sign in</title>".to_owned() }
}
