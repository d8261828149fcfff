//! Sends a request with one HTTP call, and returns its outcome.
//!
//! Creating a group cannot be repeated safely, so there is no silent retry, and an [`Outcome`] says "unknown"
//! whenever the result is unknown.

mod access;
mod address;
mod answer;
mod api_call;
mod batch;
mod call;
mod codes;
mod comparison;
mod credentials;
mod deliver;
mod find;
mod host;
mod http_date;
mod name;
mod outcome;
mod retry;
mod send;
mod texts;
mod transfer;
mod words;

pub use access::Access;
pub use address::{AddressError, REGIONS, Region, create_url};
pub use answer::{MAX_BODY_BYTES, read};
pub use batch::{
    Advance, Halt, ItemState, JournalEvent, Plan, Progress, Proof, Seen, Sent, Step, Subject, Turn, Verdict, advance, leaving, plan,
};
pub use call::{Call, CallError, HeaderProblem};
pub use codes::{codes, codes_of_requests, explanation, pointer};
pub use comparison::{Comparison, compare};
pub use credentials::{Credentials, CredentialsProblem};
pub use deliver::{DEFAULT_TIMEOUT_MS, Delivery, deliver};
pub use find::{Finding, Found, find};
pub use host::{Answer, CredentialsError, Host, TextError, TransportError};
pub use name::{Free, NameAnswer, is_name_free};
pub use outcome::{Delivered, NotSentReason, Outcome, ServerError, ServerMessage, UnknownReason};
pub use send::send;
pub use texts::texts;
