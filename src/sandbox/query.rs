//! Read-only calls: groups, names and events.

use crate::json::{self, Kind, Value, write_json};

use super::call::SandboxCall;
use super::listing::Listing;
use super::refusal::{INVALID, INVALID_KEY, NO_SUCH_GROUP, refuse};
use super::state::{SandboxState, same_name};
use super::{Context, SandboxAnswer};

/// The events of the organisation in the simulated API: those of the published examples, and some more for experiments.
const EVENTS: &str = include_str!("events.json");

/// Responds to `GET /v2/events`.
pub(super) fn events() -> SandboxAnswer {
    SandboxAnswer::json(200, EVENTS.to_owned())
}

/// Responds to `GET /v3/targetGroups`. Like the API, includes periods and user-created groups only on request.
pub(super) fn list(call: &SandboxCall, state: &SandboxState<'_>, context: &Context) -> SandboxAnswer {
    let switches = ["includePeriods", "includeUserCreatedTargetGroups", "includeOnlyActive"].map(|name| switch(call, name));
    let [Some(periods), Some(user_created), Some(only_active)] = switches else { return refuse(400, &[INVALID]) };
    let list = write_json(|writer| {
        writer.array(|list| {
            for document in state.groups().filter_map(|group| json::parse(group, usize::MAX).ok()) {
                let is = |name: &str| document.root().get(name).and_then(Value::as_bool) == Some(true);
                let is_hidden = (is("userCreated") && !user_created) || (!is("active") && only_active);
                if !is_hidden {
                    Listing { context, periods }.write(&document, list);
                }
            }
        });
    });
    SandboxAnswer::data(&list)
}

/// Responds to `GET /v3/targetGroups/{id}`.
pub(super) fn one(id: &str, state: &SandboxState<'_>, context: &Context) -> SandboxAnswer {
    let Ok(id) = id.parse::<u64>() else { return refuse(400, &[INVALID]) };
    match state.group(id).and_then(|group| json::parse(group, usize::MAX).ok()) {
        Some(group) => SandboxAnswer::data(&write_json(|writer| Listing { context, periods: true }.write(&group, writer))),
        None => refuse(400, &[NO_SUCH_GROUP]),
    }
}

/// Responds to `POST /v3/targetGroups/isValidName`: `true` if the name is available, ignoring case.
pub(super) fn is_valid_name(body: &str, state: &SandboxState<'_>) -> SandboxAnswer {
    let Ok(document) = json::parse(body, 64) else { return refuse(400, &[INVALID]) };
    let text = |name: &str| document.root().get(name).and_then(Value::as_str);
    let (Some(kind), Some(wanted)) = (text("type"), text("value")) else { return refuse(400, &[INVALID]) };
    let Some((_, names)) = NAMES.iter().find(|(known, _)| *known == kind) else { return refuse(400, &[INVALID_KEY]) };
    let taken = state.groups().filter_map(|group| json::parse(group, usize::MAX).ok()).any(|group| {
        let root = group.root();
        names(root).into_iter().any(|name| same_name(&name, &wanted))
    });
    SandboxAnswer::data(if taken { "false" } else { "true" })
}

/// A function that returns the names of one kind in a group.
type NamesOfKind = fn(Value<'_>) -> Vec<String>;

/// The kinds of names that the name check supports, and where they are in a group.
const NAMES: [(&str, NamesOfKind); 5] = [
    ("targetGroupName", |group| own_name(group)),
    ("streakName", |group| if group.get("streaks").is_some() { own_name(group) } else { Vec::new() }),
    ("targetName", |group| names_in(group, "targets", "name")),
    ("streakLevelName", |group| names_in(group, "streaks", "name")),
    ("periodName", |group| names_in(group, "periods", "refCode")),
];

fn own_name(group: Value<'_>) -> Vec<String> {
    group.get("name").and_then(Value::as_str).into_iter().map(Into::into).collect()
}

fn names_in(group: Value<'_>, list: &str, field: &str) -> Vec<String> {
    let elements = group.get(list).into_iter().filter(|list| list.kind() == Kind::Array).flat_map(Value::elements);
    elements.filter_map(|element| Some(element.get(field)?.as_str()?.into_owned())).collect()
}

/// Returns the value of a boolean parameter: `false` if it is missing, and `None` if it is neither `true` nor `false`.
fn switch(call: &SandboxCall, name: &str) -> Option<bool> {
    match call.parameter(name).map(str::to_ascii_lowercase).as_deref() {
        None | Some("false") => Some(false),
        Some("true") => Some(true),
        Some(_) => None,
    }
}
