//! The state of the simulated API between calls.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::json::{Writer, write_json};
use crate::model::fold_case;
use crate::sorted::SortedMap;

use super::Context;

/// The next ID of each kind of record.
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

/// Returns the next ID and increments it.
pub(super) fn take(id: &mut u64) -> u64 {
    let taken = *id;
    *id = id.saturating_add(1);
    taken
}

/// The user who makes calls to the API.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The ID of the user.
    pub id: u64,
    /// The code of the user.
    pub code: String,
    /// The description of the user.
    pub description: String,
    /// The name of the user.
    pub name: String,
    /// The type of the user.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Default for User {
    fn default() -> Self {
        let text = str::to_owned;
        Self { id: 1, code: text("sandbox"), description: String::new(), name: text("Sandbox"), kind: text("TILL") }
    }
}

/// The error for a text that is not a state of this simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateError;

/// The state of the simulated API: each group as JSON text, and the next IDs.
#[derive(Debug)]
pub(super) struct SandboxState<'s> {
    groups: Vec<Cow<'s, str>>,
    pub(super) ids: Ids,
}

/// A state as text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredState<'s> {
    #[serde(borrow)]
    groups: Vec<&'s RawValue>,
    ids: Ids,
}

/// The parts that every group in a state must have.
#[derive(Deserialize)]
struct StoredGroup {
    id: u64,
    name: String,
}

impl<'s> SandboxState<'s> {
    pub(super) fn read(text: &'s str, context: &Context) -> Result<Self, StateError> {
        if text.is_empty() {
            return Ok(Self { groups: Vec::new(), ids: context.ids });
        }
        let StoredState { groups, ids } = serde_json::from_str(text).map_err(|_| StateError)?;
        Ok(Self { groups: groups.into_iter().map(|group| Cow::Borrowed(group.get())).collect(), ids })
    }

    /// Checks that calls can continue from this state: each group has a name and a unique ID that is lower than the next one.
    pub(super) fn check(&self) -> Result<(), StateError> {
        let number = |group: &str| known(group).map(|group| group.id).filter(|id| *id < self.ids.group);
        let numbers: SortedMap<_, ()> = self.groups().filter_map(|group| Some((number(group)?, ()))).collect();
        if numbers.len() == self.groups().count() { Ok(()) } else { Err(StateError) }
    }

    pub(super) fn write(&self) -> String {
        let mut text = String::with_capacity(self.groups.iter().map(|group| group.len() + 1).sum::<usize>() + 128);
        Writer::new(&mut text).object(|state| {
            state.key("groups").array(|groups| self.write_groups(groups));
            state.key("ids").json(&serde_json::to_string(&self.ids).unwrap_or_default());
        });
        text
    }

    /// Returns the groups as a JSON array.
    pub(super) fn list(&self) -> String {
        write_json(|writer| writer.array(|groups| self.write_groups(groups)))
    }

    fn write_groups(&self, writer: &mut Writer<'_>) {
        self.groups().for_each(|group| writer.json(group));
    }

    /// Returns each group as JSON text.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| &**group)
    }

    /// Returns the group with this ID.
    pub(super) fn group(&self, id: u64) -> Option<&str> {
        self.groups().find(|group| known(group).is_some_and(|group| group.id == id))
    }

    /// Adds a group, which is JSON text.
    pub(super) fn store(&mut self, group: String) {
        self.groups.push(Cow::Owned(group));
    }

    /// Returns `true` if a group has this name, ignoring case.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.groups().filter_map(known).any(|group| same_name(&group.name, name))
    }
}

fn known(group: &str) -> Option<StoredGroup> {
    serde_json::from_str(group).ok()
}

/// Returns `true` if the server treats two names as equal.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    fold_case(one) == fold_case(other)
}
