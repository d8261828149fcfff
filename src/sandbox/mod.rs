//! A simulation of the API: the same requests get the same responses as the published examples.
//!
//! Groups are created, listed, fetched and looked up by name, and the events of a small catalogue are listed. Bodies are refused with the
//! codes that the server documents. A call and the state before it go in, a response and the state after it come out ([`answer`]). Clock,
//! numbers and the acting user are given, so that responses can be reproduced. A [`Fault`] replaces a response, to try what happens when
//! the connection breaks or the server is busy.
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

/// The context of a call to the simulated API, besides its request.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The clock, in milliseconds since 1970.
    pub now: i64,
    /// The next number of each kind of thing; only looked at while nothing has been created.
    pub ids: Ids,
    /// Who acts.
    pub user: User,
    /// The fault to inject into this call.
    pub fault: Option<Fault>,
}

/// Answers a call. `state` is empty at first, and then what the call before gave.
///
/// # Errors
/// When `state` was not given by this function.
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

/// The groups that a state holds, as a JSON array.
///
/// # Errors
/// When `state` was not given by [`answer`].
pub fn groups(state: &str) -> Result<String, StateError> {
    Ok(SandboxState::read(state, &Context::default())?.list())
}

/// Checks a state that was kept elsewhere, before calls go on from it.
///
/// # Errors
/// When it was not given by [`answer`], or was changed so that groups have no name or no number of their own.
pub fn check_state(state: &str) -> Result<(), StateError> {
    SandboxState::read(state, &Context::default())?.check()
}

/// Returns the group that the server creates from a body, as JSON text, without checking the body; `None` if it is not a group.
///
/// Numbers, times and statuses are not those of a server, since nothing is created.
#[must_use]
pub fn group_of(body: &str) -> Option<String> {
    let group = rules::read(body, TargetGroup::ROOT, &unlimited(), |rows| {
        let group = TargetGroup::read(rows.root())?;
        Some(write_json(|writer| group::write(&group, &mut Ids::default(), &Context::default(), writer)))
    });
    group.ok().flatten()
}

/// A body of any size is read.
fn unlimited() -> Options {
    Options { limits: Limits { bytes: usize::MAX, ..Limits::default() }, ..Options::default() }
}
