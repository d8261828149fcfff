//! Plans the first step of each request in a batch, based on the journal of earlier runs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::journal::{BatchRequest, Journal, JournalEvent};
use super::turn::{BatchTurn, ItemState};
use crate::exchange::find::name_of;
use crate::exchange::outcome::NotSentReason;
use crate::json::{self, layout_text};
use crate::message::Locale;
use crate::model::fold_case;

/// The plan for a batch.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct BatchPlan {
    /// One step per request, in the order of the requests.
    pub steps: Vec<BatchStep>,
    /// The number of journal lines that cannot be read, such as a truncated line. They are ignored.
    pub unreadable_lines: usize,
    /// The prefix for the next journal line: a line break after an incomplete line.
    pub separator: &'static str,
}

/// A request and its first step.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct BatchStep {
    /// The name of the group, which identifies the request in the journal. Empty if the request has no name.
    pub name: String,
    /// A fingerprint of the content, independent of formatting.
    pub fingerprint: String,
    /// The next step.
    pub turn: BatchTurn,
}

impl BatchStep {
    /// Returns the request as journal lines identify it.
    #[must_use]
    pub fn subject(&self) -> BatchRequest {
        BatchRequest { name: self.name.clone(), fingerprint: self.fingerprint.clone() }
    }
}

/// Plans the first step of each request. `journal` is the journal of earlier runs, or an empty string for the first run.
///
/// ```
/// use target_groups::exchange::{BatchTurn, plan};
/// use target_groups::message::Locale;
/// let first = plan(&[r#"{"name": "a"}"#, r#"{"name": "A"}"#], "", &Locale::default());
/// assert!(matches!(first.steps[0].turn, BatchTurn::Send));
/// assert!(matches!(first.steps[1].turn, BatchTurn::Finish { .. }));
/// ```
#[must_use]
pub fn plan<T: AsRef<str>>(requests: &[T], journal: &str, locale: &Locale) -> BatchPlan {
    let journal = Journal::read(journal);
    let mut seen = BTreeSet::new();
    let steps = requests.iter().map(|request| step(request.as_ref(), &journal, &mut seen, locale)).collect();
    BatchPlan { steps, unreadable_lines: journal.unreadable_lines, separator: journal.separator }
}

fn step(request: &str, journal: &Journal, seen: &mut BTreeSet<String>, locale: &Locale) -> BatchStep {
    let fingerprint = fingerprint(request);
    let refuse = |reason| BatchTurn::not_sent(ItemState::Failed, reason, locale);
    let Some(name) = name_of(request) else {
        // The validator gives a better message for a text that is not JSON.
        let turn = if json::parse(request, usize::MAX).is_ok() { refuse(NotSentReason::Nameless) } else { BatchTurn::Send };
        return BatchStep { name: String::new(), fingerprint, turn };
    };
    let key = fold_case(&name);
    let last = journal.last(&key);
    let turn = match last.map(|line| (line, line.event)) {
        _ if !seen.insert(key) => refuse(NotSentReason::Repeated),
        Some((line, JournalEvent::Created)) if line.fingerprint == fingerprint => BatchTurn::done(line.id),
        Some((_, JournalEvent::Created)) => refuse(NotSentReason::Changed),
        Some((_, JournalEvent::Leaving | JournalEvent::Unknown)) => BatchTurn::Check,
        None | Some((_, JournalEvent::Rejected | JournalEvent::NotSent | JournalEvent::Absent | JournalEvent::Other)) => BatchTurn::Send,
    };
    BatchStep { name, fingerprint, turn }
}

fn fingerprint(request: &str) -> String {
    format!("{:x}", md5::compute(layout_text(request)))
}
