//! Which call is meant, and whether it may be made.

use crate::json;
use crate::model::{Read, TargetGroup, Text};
use crate::rules::{self, Limits, Options};

use super::call::COLLECTION;
use super::refusal::{codes, refuse, refuse_call};
use super::state::State;
use super::{Answer, Call, Circumstances, create, query};

const NAME_CHECK: &str = "/v3/targetGroups/isValidName";
const EVENTS: &str = "/v2/events";

pub(super) fn route(call: &Call, state: &mut State, circumstances: &Circumstances) -> Answer {
    if !call.has_credentials() {
        return refuse_call(401, "Authentication is required");
    }
    match (call.method.as_str(), call.path()) {
        ("POST", COLLECTION | NAME_CHECK) if !call.is_json() => refuse_call(415, "Content-Type must be application/json"),
        ("POST", COLLECTION) => create_group(&call.body, state, circumstances),
        ("POST", NAME_CHECK) => query::is_valid_name(&call.body, state),
        ("GET", COLLECTION) => query::list(call, state),
        ("GET", EVENTS) => query::events(),
        (_, COLLECTION | NAME_CHECK | EVENTS) => refuse_call(405, "Method not allowed"),
        (method, path) => match (method, id_in(path)) {
            ("GET", Some(id)) => query::one(id, state),
            (_, Some(_)) => refuse_call(405, "Method not allowed"),
            (_, None) => refuse_call(404, "No such resource"),
        },
    }
}

/// The last part of the path of a single group.
fn id_in(path: &str) -> Option<&str> {
    path.strip_prefix(COLLECTION)?.strip_prefix('/').filter(|id| !id.is_empty() && !id.contains('/'))
}

fn create_group(body: &str, state: &mut State, circumstances: &Circumstances) -> Answer {
    match created(body, state, circumstances) {
        Ok(group) => {
            state.store(&group);
            Answer::data(&group)
        }
        Err(refusal) => refusal,
    }
}

/// The group that comes of a body, which is not stored yet, or the refusal.
pub(super) fn created(body: &str, state: &mut State, circumstances: &Circumstances) -> Result<String, Answer> {
    let options = Options { ranges: false, limits: Limits { bytes: usize::MAX, ..Limits::default() }, ..Options::default() };
    let report = rules::validate(body, &options);
    let codes = codes(&report);
    if !codes.is_empty() {
        return Err(refuse(400, &codes));
    }
    let Ok(document) = json::parse(body, options.limits.depth) else { return Err(refuse(400, &[300_004])) };
    let Some(group) = TargetGroup::read(document.root()) else { return Err(refuse(400, &[300_004])) };
    if group.name.get().is_some_and(|name: &Text<'_>| state.has_name(name)) {
        return Err(refuse(400, &[310_069]));
    }
    Ok(create::group(&group, &mut state.ids, circumstances))
}
