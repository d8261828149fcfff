//! Routes calls to the simulated API.

use super::call::{COLLECTION, EVENTS, SandboxCall};
use super::refusal::refuse_call;
use super::state::SandboxState;
use super::{Context, SandboxAnswer, creation, query};

const NAME_CHECK: &str = "/v3/targetGroups/isValidName";

pub(super) fn route(call: &SandboxCall, state: &mut SandboxState<'_>, context: &Context) -> SandboxAnswer {
    if !call.has_credentials() {
        return refuse_call(401, "Authentication is required");
    }
    match (call.method.as_str(), call.path()) {
        ("POST", COLLECTION | NAME_CHECK) if !call.is_json() => refuse_call(415, "Content-Type must be application/json"),
        ("POST", COLLECTION) => creation::create(&call.body, state, context),
        ("POST", NAME_CHECK) => query::is_valid_name(&call.body, state),
        ("GET", COLLECTION) => query::list(call, state, context),
        ("GET", EVENTS) => query::events(),
        (_, COLLECTION | NAME_CHECK | EVENTS) => refuse_call(405, "Method not allowed"),
        (method, path) => match (method, id_in(path)) {
            ("GET", Some(id)) => query::one(id, state, context),
            (_, Some(_)) => refuse_call(405, "Method not allowed"),
            (_, None) => refuse_call(404, "Resource not found"),
        },
    }
}

/// Returns the last segment of the path of a single group.
fn id_in(path: &str) -> Option<&str> {
    path.strip_prefix(COLLECTION)?.strip_prefix('/').filter(|id| !id.is_empty() && !id.contains('/'))
}
