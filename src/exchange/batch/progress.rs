//! What has happened to a request of a batch in this run: of outcomes and findings, the parts that decide.

use serde::Deserialize;
use serde_json::Number;

use super::journal::{JournalEvent, Subject};
use super::turn::{FirstTurn, Turn};
use crate::exchange::find::Found;
use crate::exchange::outcome::{NotSentReason, is_name_taken};

/// What has happened to a request of a batch in this run.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Progress {
    /// The request.
    pub subject: Subject,
    /// What the plan has for it.
    pub first: FirstTurn,
    /// The journal of this run says that it leaves.
    pub has_left: bool,
    /// The batch was stopped.
    pub is_stopped: bool,
    /// The journal cannot be written any more.
    pub is_journal_broken: bool,
    /// The outcome of sending it, when it was sent.
    pub outcome: Option<Sent>,
    /// What the last check found: before it was sent, or after its outcome when there is one.
    pub finding: Option<Seen>,
}

impl Progress {
    /// Nothing has happened yet.
    #[must_use]
    pub fn new(subject: Subject, turn: &Turn) -> Self {
        let first = if matches!(turn, Turn::Check) { FirstTurn::Check } else { FirstTurn::Send };
        Self { subject, first, has_left: false, is_stopped: false, is_journal_broken: false, outcome: None, finding: None }
    }

    /// What the journal should hold of the last thing that happened, and the number of the group.
    pub(super) fn event(&self) -> Option<(JournalEvent, Option<u64>)> {
        match (&self.finding, &self.outcome) {
            (Some(finding), _) => finding.event(),
            (None, Some(outcome)) => outcome.event(self.has_left),
            (None, None) => None,
        }
    }
}

/// An outcome, as far as it decides.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Sent {
    /// The group exists.
    Created {
        /// The group.
        group: Numbered,
    },
    /// The server refused.
    Rejected {
        /// Why.
        errors: Vec<Coded>,
    },
    /// Nothing left this machine.
    NotSent {
        /// Why.
        reason: NotSentReason,
    },
    /// The group may exist.
    Unknown {},
}

/// An error of the server, as far as it decides.
#[derive(Debug, Clone, Deserialize)]
pub struct Coded {
    code: Option<i64>,
}

impl Sent {
    fn event(&self, has_left: bool) -> Option<(JournalEvent, Option<u64>)> {
        match self {
            Self::Created { group } => Some((JournalEvent::Created, group.id())),
            Self::Rejected { .. } => Some((JournalEvent::Rejected, None)),
            Self::NotSent { .. } => has_left.then_some((JournalEvent::NotSent, None)),
            Self::Unknown {} => Some((JournalEvent::Unknown, None)),
        }
    }

    /// Whether it is open if the group exists: the answer was lost, or the name is taken, perhaps by an earlier copy of the request.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::Unknown {} => true,
            Self::Rejected { errors } => is_name_taken(errors.iter().map(|error| error.code)),
            Self::Created { .. } | Self::NotSent { .. } => false,
        }
    }
}

/// A finding, as far as it decides.
#[derive(Debug, Clone, Deserialize)]
pub struct Seen {
    pub(super) found: Found,
    group: Option<Numbered>,
}

impl Seen {
    fn event(&self) -> Option<(JournalEvent, Option<u64>)> {
        let event = match self.found {
            Found::Created => JournalEvent::Created,
            Found::Absent => JournalEvent::Absent,
            Found::Other => JournalEvent::Other,
            Found::Unclear => return None,
        };
        Some((event, self.id()))
    }

    pub(super) fn id(&self) -> Option<u64> {
        self.group.as_ref().and_then(Numbered::id)
    }
}

/// A group, as far as it decides.
#[derive(Debug, Clone, Deserialize)]
pub struct Numbered {
    id: Option<Number>,
}

impl Numbered {
    /// The number of the group.
    #[must_use]
    pub fn id(&self) -> Option<u64> {
        self.id.as_ref().and_then(Number::as_u64)
    }
}
