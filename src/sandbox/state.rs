//! What the simulated API remembers from call to call.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Circumstances;

/// The next number of each kind of thing that the server numbers.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Ids {
    /// Target groups.
    pub group: u64,
    /// Periods.
    pub period: u64,
    /// Targets.
    pub target: u64,
    /// Rule sets behind targets.
    pub rule_set: u64,
    /// Default values.
    pub value: u64,
}

impl Default for Ids {
    fn default() -> Self {
        Self { group: 1, period: 1, target: 1, rule_set: 1, value: 1 }
    }
}

/// Takes the next number.
pub(super) fn take(id: &mut u64) -> u64 {
    let taken = *id;
    *id = id.saturating_add(1);
    taken
}

/// Who acts on the API.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// Number of the user.
    pub id: u64,
    /// Code of the user.
    pub code: String,
    /// What the user is for.
    pub description: String,
    /// Name of the user.
    pub name: String,
    /// Kind of user.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Default for User {
    fn default() -> Self {
        let text = str::to_owned;
        Self { id: 1, code: text("sandbox"), description: String::new(), name: text("Sandbox"), kind: text("TILL") }
    }
}

/// The state is no state of this simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateError;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    groups: Vec<Box<RawValue>>,
    pub(super) ids: Ids,
}

/// What every group of a state has.
#[derive(Deserialize)]
struct Known {
    id: u64,
    name: String,
}

impl State {
    /// Nothing was created yet.
    pub(super) fn new(ids: Ids) -> Self {
        Self { groups: Vec::new(), ids }
    }

    pub(super) fn read(text: &str, circumstances: &Circumstances) -> Result<Self, StateError> {
        if text.is_empty() {
            return Ok(Self::new(circumstances.ids));
        }
        serde_json::from_str(text).map_err(|_| StateError)
    }

    /// Whether this is a state that calls can go on from: each group has its own number, lower than the next one, and a name.
    pub(super) fn check(&self) -> Result<(), StateError> {
        let mut seen = BTreeSet::new();
        let is_group = |group: &RawValue| known(group).is_some_and(|group| group.id < self.ids.group && seen.insert(group.id));
        if self.groups.iter().map(Box::as_ref).all(is_group) { Ok(()) } else { Err(StateError) }
    }

    pub(super) fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The groups as a JSON array.
    pub(super) fn list(&self) -> String {
        serde_json::to_string(&self.groups).unwrap_or_default()
    }

    /// Each group as JSON text.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.get())
    }

    /// The group of that number.
    pub(super) fn group(&self, id: u64) -> Option<&str> {
        let group = self.groups.iter().find(|group| known(group).is_some_and(|group| group.id == id));
        group.map(|group| group.get())
    }

    pub(super) fn store(&mut self, group: &str) {
        self.groups.extend(RawValue::from_string(group.to_owned()));
    }

    /// Whether a group has this name, in whatever case.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.groups.iter().filter_map(|group| known(group)).any(|group| same_name(&group.name, name))
    }
}

fn known(group: &RawValue) -> Option<Known> {
    serde_json::from_str(group.get()).ok()
}

/// Whether two names are the same to the server.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
