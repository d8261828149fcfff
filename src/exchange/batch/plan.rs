//! The first step for each request of a batch, from the journal of earlier runs.

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
    /// A step for each request, in their order.
    pub steps: Vec<BatchStep>,
    /// Lines of the journal that cannot be read, such as one that was cut off. They are ignored.
    pub unreadable_lines: usize,
    /// The start of the next line of the journal: a line break after an incomplete line.
    pub separator: &'static str,
}

/// A request, and what is to be done with it first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct BatchStep {
    /// The name, by which the journal knows the request; empty when it has none.
    pub name: String,
    /// Identifies the content, whatever its layout.
    pub fingerprint: String,
    /// The next step.
    pub turn: BatchTurn,
}

impl BatchStep {
    /// The request, as lines of the journal name it.
    #[must_use]
    pub fn subject(&self) -> BatchRequest {
        BatchRequest { name: self.name.clone(), fingerprint: self.fingerprint.clone() }
    }
}

/// Reads the journal of earlier runs, and says what is to be done with each request. An empty journal is that of a first run.
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
        // The validator reports better what is wrong with a text that is not JSON.
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
