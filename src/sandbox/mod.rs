//! A simulation of the API that returns the same responses to the same requests as the published examples.
//!
//! Supports creating, listing, fetching and looking up groups, and lists the events of a small catalogue. Invalid bodies are rejected with
//! the codes that the server documents. [`answer`] takes a call and the state before it, and returns the response and the state after it.
//! The caller provides the clock, the IDs and the user, so that responses can be reproduced. A [`Fault`] replaces a response, to test a
//! broken connection or a busy server.
//!
//! ```
//! use target_groups::sandbox::{Context, Fault, SandboxCall, answer};
//! let call = SandboxCall::create(r#"{"name": "Steps", "targets": []}"#);
//! let context = Context { fault: Some(Fault::Dropped { stored: true }), ..Context::default() };
//! assert!(answer("", &call, &context).unwrap().answer.is_none());
//! ```
//!
//! Customers, points and other parts of the product are not simulated.

mod answer;
mod call;
mod creation;
mod echo;
mod fault;
mod group;
mod listing;
mod query;
mod refusal;
mod routes;
mod state;

pub use answer::{CallResult, SandboxAnswer};
pub use call::SandboxCall;
pub use creation::predict;
pub(crate) use creation::predict_into;
pub(crate) use echo::echo;
pub use fault::Fault;
pub use state::{Ids, StateError, User};

use crate::json::write_json;
use crate::model::{Read, Record, TargetGroup};
use crate::rules::{self, Limits, Options};

use state::SandboxState;

/// The context of a call to the simulated API.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The current time in milliseconds since 1970.
    pub now: i64,
    /// The next ID of each kind of record. Only used while nothing has been created.
    pub ids: Ids,
    /// The user who makes the call.
    pub user: User,
    /// The fault to inject into this call.
    pub fault: Option<Fault>,
}

/// Returns the response to a call. `state` is empty for the first call, and the state of the previous result after that.
///
/// # Errors
/// Returns an error if `state` is not a state that this function returned.
///
/// ```
/// use target_groups::sandbox::{SandboxCall, Context, answer};
/// let call = SandboxCall::create(r#"{"name": "n", "targets": [{"name": "t", "targetType": "COUNT"}]}"#);
/// let first = answer("", &call, &Context::default()).unwrap();
/// assert_eq!(first.answer.unwrap().status, 200);
/// let second = answer(&first.state, &call, &Context::default()).unwrap();
/// assert!(second.answer.unwrap().body.contains("310069"));
/// ```
pub fn answer(state: &str, call: &SandboxCall, context: &Context) -> Result<CallResult, StateError> {
    let mut state = SandboxState::read(state, context)?;
    let answer = fault::inject_fault(context.fault.as_ref(), || routes::route(call, &mut state, context));
    Ok(CallResult { state: state.write(), ..answer })
}

/// Returns the groups in a state, as a JSON array.
///
/// # Errors
/// Returns an error if `state` is not a state that [`answer`] returned.
pub fn groups(state: &str) -> Result<String, StateError> {
    Ok(SandboxState::read(state, &Context::default())?.list())
}

/// Checks a state that was stored elsewhere, before further calls use it.
///
/// # Errors
/// Returns an error if [`answer`] did not return the state, or if it was changed so that groups lack a name or a unique ID.
pub fn check_state(state: &str) -> Result<(), StateError> {
    SandboxState::read(state, &Context::default())?.check()
}

/// Returns the group that the server creates from a body, as JSON text, without validating the body; `None` if it is not a group.
///
/// IDs, times and statuses differ from those of a server, because nothing is created.
#[must_use]
pub fn group_of(body: &str) -> Option<String> {
    let group = rules::read(body, TargetGroup::ROOT, &unlimited(), |rows| {
        let group = TargetGroup::read(rows.root())?;
        Some(write_json(|writer| group::write(&group, &mut Ids::default(), &Context::default(), writer)))
    });
    group.ok().flatten()
}

/// Returns options without limits, so that a body of any size is read.
fn unlimited() -> Options {
    Options { limits: Limits { bytes: usize::MAX, ..Limits::default() }, ..Options::default() }
}
