//! A request out, an answer in: one HTTP call, and what became of it.
//!
//! Creating a group cannot be repeated safely, so there is no silent retry, and an [`Outcome`] says "unknown"
//! whenever nobody can know.

mod address;
mod answer;
mod call;
mod codes;
mod deliver;
mod host;
mod outcome;
mod send;
mod texts;

pub use address::{AddressError, create_url};
pub use answer::{LARGEST_BODY, read};
pub use call::{Call, CallError, HeaderProblem};
pub use codes::{explanation, pointer};
pub use deliver::{DEFAULT_TIMEOUT_MS, Delivery, deliver};
pub use host::{Answer, Host, TextError, TransportError};
pub use outcome::{NotSentReason, Outcome, ServerError, ServerMessage, UnknownReason};
pub use send::send;
pub use texts::texts;
