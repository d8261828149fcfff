//! What is to be done with each request of a batch, by what its journal says.
//!
//! The journal has a line of JSON for each event: `{"event":"leaving",…}` is written before a request leaves, and its outcome after.
//! A request whose last word is "leaving" or "unknown" may have created its group: it is looked for before the request is sent again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::json::{self, lay_out};
use crate::message::Locale;

use super::find::name_of;
use super::outcome::{NotSentReason, Outcome};

/// What is to be done with a batch.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// A step for each request, in their order.
    pub steps: Vec<Step>,
    /// Lines of the journal that say nothing, such as one that was cut off; they are passed over.
    pub unreadable_lines: usize,
}

/// What is to be done with a request.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The name, by which the journal knows it; empty when it has none.
    pub name: String,
    /// Stands for its content, whatever its layout.
    pub fingerprint: String,
    /// What to do.
    #[serde(flatten)]
    pub action: Action,
}

/// What to do with a request.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "action", rename_all = "lowercase")]
pub enum Action {
    /// Send it.
    Send,
    /// Look for its group first: an earlier run may have created it.
    Check,
    /// Nothing: an earlier run created its group.
    Done {
        /// The number of the group, where the journal has it.
        id: Option<u64>,
    },
    /// Nothing: it must not be sent.
    Refuse {
        /// Why.
        outcome: Outcome,
    },
}

/// A line of the journal.
#[derive(Debug, Deserialize)]
struct Entry {
    event: Event,
    name: String,
    fingerprint: String,
    id: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Event {
    Leaving,
    Created,
    Rejected,
    NotSent,
    Absent,
    Other,
    Unknown,
}

/// Reads the journal of earlier runs, and says what is to be done with each request. An empty journal is that of a first run.
///
/// ```
/// use target_groups::exchange::{Action, plan};
/// use target_groups::message::Locale;
/// let first = plan(&[r#"{"name": "a"}"#, r#"{"name": "A"}"#], "", &Locale::default());
/// assert!(matches!(first.steps[0].action, Action::Send));
/// assert!(matches!(first.steps[1].action, Action::Refuse { .. }));
/// ```
#[must_use]
pub fn plan<T: AsRef<str>>(requests: &[T], journal: &str, locale: &Locale) -> Plan {
    let mut unreadable_lines = 0;
    let mut last: BTreeMap<String, Entry> = BTreeMap::new();
    for line in journal.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<Entry>(line) {
            Ok(entry) => remember(entry, &mut last),
            Err(_) => unreadable_lines += 1,
        }
    }
    let mut seen = BTreeSet::new();
    let steps = requests.iter().map(|request| step(request.as_ref(), &last, &mut seen, locale)).collect();
    Plan { steps, unreadable_lines }
}

/// What is created stays so, whatever later lines say.
fn remember(entry: Entry, last: &mut BTreeMap<String, Entry>) {
    let key = entry.name.to_lowercase();
    if last.get(&key).is_none_or(|known| known.event != Event::Created) {
        last.insert(key, entry);
    }
}

fn step(request: &str, last: &BTreeMap<String, Entry>, seen: &mut BTreeSet<String>, locale: &Locale) -> Step {
    let fingerprint = fingerprint(request);
    let refuse = |reason| Outcome::held_back(reason, locale).map_or(Action::Send, |outcome| Action::Refuse { outcome });
    let Some(name) = name_of(request) else {
        // A text that is no JSON is better judged by the validator, which says what is wrong with it.
        let action = if json::parse(request, usize::MAX).is_ok() { refuse(NotSentReason::Nameless) } else { Action::Send };
        return Step { name: String::new(), fingerprint, action };
    };
    let key = name.to_lowercase();
    let action = match last.get(&key) {
        _ if !seen.insert(key) => refuse(NotSentReason::Repeated),
        None => Action::Send,
        Some(entry) => match entry.event {
            Event::Created if entry.fingerprint == fingerprint => Action::Done { id: entry.id },
            Event::Created => refuse(NotSentReason::Changed),
            Event::Leaving | Event::Unknown => Action::Check,
            Event::Rejected | Event::NotSent | Event::Absent | Event::Other => Action::Send,
        },
    };
    Step { name, fingerprint, action }
}

fn fingerprint(request: &str) -> String {
    format!("{:x}", md5::compute(lay_out(request)))
}
