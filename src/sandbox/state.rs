//! What the simulated API remembers from call to call.

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
pub(super) struct State {
    groups: Vec<Box<RawValue>>,
    pub(super) ids: Ids,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

impl State {
    pub(super) fn read(text: &str, circumstances: &Circumstances) -> Result<Self, StateError> {
        if text.is_empty() {
            return Ok(Self { groups: Vec::new(), ids: circumstances.ids });
        }
        serde_json::from_str(text).map_err(|_| StateError)
    }

    pub(super) fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn groups(&self) -> String {
        serde_json::to_string(&self.groups).unwrap_or_default()
    }

    pub(super) fn store(&mut self, group: &str) {
        self.groups.extend(RawValue::from_string(group.to_owned()));
    }

    /// Whether a group has this name, in whatever case.
    pub(super) fn has_name(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let names = self.groups.iter().filter_map(|group| serde_json::from_str::<Named>(group.get()).ok());
        names.into_iter().any(|group| group.name.to_lowercase() == lower)
    }
}
