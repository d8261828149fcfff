//! Sends a request with one HTTP call and returns its outcome.
//!
//! Creating a group is not idempotent, so requests are never retried silently, and an [`Outcome`] is `unknown` whenever the response does
//! not prove what happened to the request. [`find`] then checks the server, and [`is_name_free`] checks a name before it is used.
//!
//! | step | functions |
//! |---|---|
//! | check the address, headers and credentials | [`Access`], [`create_url`] |
//! | send, and read the response | [`deliver`], [`send`] |
//! | explain a code of the server | [`explanation`], [`pointer()`] |
//! | ask the server | [`find`], [`is_name_free`] |
//! | send many | [`plan`], [`advance`] |
//!
//! Network, clock and credentials come from a [`Host`], so the module runs in browsers, in Node.js and in tests. Credentials are not stored
//! and never appear in messages.
//!
//! ```
//! use target_groups::exchange::{create_url, explanation, pointer};
//! assert_eq!(create_url("EU").unwrap(), "https://eu.api.capillarytech.com/v3/targetGroups");
//! assert_eq!(pointer(310_069, "{}").unwrap(), "/name");
//! assert!(explanation(310_069).unwrap().english.contains("exists"));
//! ```

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
    Advance, BatchPlan, BatchRequest, BatchStep, BatchTurn, Halt, ItemState, ItemVerdict, JournalEvent, Progress, Proof, Seen, Sent,
    advance, leaving, plan,
};
pub use call::{Call, CallError, HeaderProblem};
pub use codes::{codes, codes_of_requests, explanation, pointer};
pub use comparison::{Comparison, compare};
pub use credentials::{Credentials, CredentialsProblem};
pub use deliver::{DEFAULT_TIMEOUT_MS, Delivery, deliver};
pub use find::{Finding, Found, find};
pub use host::{BodyBuffer, CredentialsError, Host, HttpResponse, TextError, TransportError};
pub use name::{Free, NameAnswer, is_name_free};
pub use outcome::{Delivered, NotSentReason, Outcome, ServerError, ServerMessage, UnknownReason};
pub use send::send;
pub use texts::texts;
