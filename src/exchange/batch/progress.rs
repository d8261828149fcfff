//! The progress of a request of a batch in this run: the parts of outcomes and findings that determine the next step.

use crate::exchange::find::Found;
use crate::exchange::outcome::{NotSentReason, is_name_taken};
use crate::json::{self, Value};

use super::journal::{BatchRequest, JournalEvent, whole_number};

/// The progress of a request of a batch in this run.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The request.
    pub subject: BatchRequest,
    /// `true` if the plan checks the server before sending the request.
    pub checks_first: bool,
    /// `true` if the journal of this run has a "leaving" line for the request.
    pub has_left: bool,
    /// The reason why the batch starts nothing more.
    pub halt: Option<Halt>,
    /// The outcome of sending the request, if it was sent.
    pub outcome: Option<Sent>,
    /// The result of the last check, made before sending, or after `outcome` if there is one.
    pub finding: Option<Seen>,
}

/// The reason why a batch starts nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// The caller stopped the batch.
    Stopped,
    /// Writing the journal failed.
    JournalBroken,
}

impl Progress {
    /// Creates the progress of a request that has not been sent or checked yet.
    #[must_use]
    pub fn new(subject: BatchRequest, checks_first: bool) -> Self {
        Self { subject, checks_first, has_left: false, halt: None, outcome: None, finding: None }
    }

    /// Parses a progress: `state` is JSON with `name`, `fingerprint`, `checksFirst`, `hasLeft`, `isStopped` and `isJournalBroken`;
    /// `outcome` and `finding` are serialized JSON, or empty. Returns `None` for invalid text.
    #[must_use]
    pub fn read(state: &str, outcome: &str, finding: &str) -> Option<Self> {
        let document = json::parse(state, usize::MAX).ok()?;
        let root = document.root();
        let text = |key: &str| Some(root.get(key)?.as_str()?.into_owned());
        let is = |key: &str| root.get(key).is_some_and(|value| value.raw() == "true");
        let halt = if is("isJournalBroken") { Some(Halt::JournalBroken) } else { is("isStopped").then_some(Halt::Stopped) };
        let subject = BatchRequest { name: text("name")?, fingerprint: text("fingerprint")? };
        let (outcome, finding) = (Sent::read(outcome), Seen::read(finding));
        Some(Self { subject, checks_first: is("checksFirst"), has_left: is("hasLeft"), halt, outcome, finding })
    }

    /// Returns the journal event for the latest result, and the ID of the group.
    pub(super) fn event(&self) -> Option<(JournalEvent, Option<u64>)> {
        match (&self.finding, &self.outcome) {
            (Some(finding), _) => finding.event(),
            (None, Some(outcome)) => outcome.event(self.has_left),
            (None, None) => None,
        }
    }
}

/// The parts of an outcome that determine the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// The group exists. The value is its ID.
    Created(Option<u64>),
    /// The server rejected the request.
    Rejected {
        /// `true` if the name is already taken.
        is_name_taken: bool,
    },
    /// The request was not sent.
    NotSent {
        /// `true` if sending the same request again would end the same way.
        is_lasting: bool,
    },
    /// The group may exist.
    Unknown,
}

impl Sent {
    /// Parses a serialized outcome. Returns `None` if it is invalid.
    #[must_use]
    pub fn read(outcome: &str) -> Option<Self> {
        let document = json::parse(outcome, usize::MAX).ok()?;
        let root = document.root();
        match root.get("outcome")?.as_str()?.as_ref() {
            "created" => Some(Self::Created(number_of(root))),
            "rejected" => {
                let codes = root.get("errors")?.elements().map(|error| error.get("code")?.as_decimal()?.to_i64());
                Some(Self::Rejected { is_name_taken: is_name_taken(codes) })
            }
            "not-sent" => {
                let reason: Option<NotSentReason> = serde_json::from_str(root.get("reason")?.raw()).ok();
                Some(Self::NotSent { is_lasting: reason.is_some_and(NotSentReason::is_lasting) })
            }
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }

    fn event(&self, has_left: bool) -> Option<(JournalEvent, Option<u64>)> {
        match self {
            Self::Created(id) => Some((JournalEvent::Created, *id)),
            Self::Rejected { .. } => Some((JournalEvent::Rejected, None)),
            Self::NotSent { .. } => has_left.then_some((JournalEvent::NotSent, None)),
            Self::Unknown => Some((JournalEvent::Unknown, None)),
        }
    }
}

/// The parts of a finding that determine the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub(super) found: Found,
    /// The ID of the group.
    pub(super) id: Option<u64>,
}

impl Seen {
    /// Parses a serialized finding. Returns `None` if it is invalid.
    #[must_use]
    pub fn read(finding: &str) -> Option<Self> {
        let document = json::parse(finding, usize::MAX).ok()?;
        let root = document.root();
        let found = match root.get("found")?.as_str()?.as_ref() {
            "created" => Found::Created,
            "absent" => Found::Absent,
            "other" => Found::Other,
            "unclear" => Found::Unclear,
            _ => return None,
        };
        Some(Self { found, id: number_of(root) })
    }

    fn event(&self) -> Option<(JournalEvent, Option<u64>)> {
        let event = match self.found {
            Found::Created => JournalEvent::Created,
            Found::Absent => JournalEvent::Absent,
            Found::Other => JournalEvent::Other,
            Found::Unclear => return None,
        };
        Some((event, self.id))
    }
}

fn number_of(answer: Value<'_>) -> Option<u64> {
    whole_number(answer.get("group")?.get("id")?)
}
