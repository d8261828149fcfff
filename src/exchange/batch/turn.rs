//! Determines the next step for a request of a batch from its progress.

use serde::Serialize;

use super::journal;
use super::progress::{Halt, Progress, Seen, Sent};
use crate::exchange::find::Found;
use crate::exchange::outcome::{NotSentReason, Outcome};
use crate::message::Locale;

/// The next turn of a request, and the line to write to the journal first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Advance {
    /// The line to append to the journal before the turn, including its line break.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The next step.
    pub turn: BatchTurn,
}

/// The next step for a request.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "next", rename_all = "lowercase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum BatchTurn {
    /// Send the request.
    Send,
    /// Ask the server whether the group exists.
    Check,
    /// The request is finished in this run.
    Finish {
        /// The result of the request.
        verdict: ItemVerdict,
        /// The reason why the batch did not send the request, if that was the batch's decision.
        #[serde(skip_serializing_if = "Option::is_none")]
        not_sent: Option<Outcome>,
    },
}

/// The result of a request of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ItemVerdict {
    /// The state of the request.
    pub state: ItemState,
    /// The evidence that the group exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Proof>,
    /// The ID of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
}

/// The states of a request of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum ItemState {
    /// The group exists.
    Created,
    /// The group cannot be created from this request.
    Failed,
    /// The request is not finished. The next run of the batch continues with it.
    Open,
}

/// The evidence that a group exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Proof {
    /// The server's response to this request.
    Answer,
    /// A later check on the server.
    Check,
    /// The journal of an earlier run.
    Journal,
}

impl ItemVerdict {
    fn created(by: Proof, id: Option<u64>) -> Self {
        Self { state: ItemState::Created, by: Some(by), id }
    }

    fn of(state: ItemState) -> Self {
        Self { state, by: None, id: None }
    }
}

impl BatchTurn {
    /// Returns `true` if the server is checked before the request is sent.
    #[must_use]
    pub fn checks_first(&self) -> bool {
        matches!(self, Self::Check)
    }

    /// Creates the turn for a group that an earlier run created.
    pub(super) fn done(id: Option<u64>) -> Self {
        Self::finish(ItemVerdict::created(Proof::Journal, id))
    }

    /// Creates the turn for a request that the batch decides not to send.
    pub(super) fn not_sent(state: ItemState, reason: NotSentReason, locale: &Locale) -> Self {
        Self::Finish { verdict: ItemVerdict::of(state), not_sent: Outcome::declined(reason, locale) }
    }

    fn finish(verdict: ItemVerdict) -> Self {
        Self::Finish { verdict, not_sent: None }
    }
}

/// Returns the next turn of a request. `now` is the current time in milliseconds since 1970. Messages are in the language of the locale.
#[must_use]
pub fn advance(progress: &Progress, now: i64, locale: &Locale) -> Advance {
    let line = progress.event().map(|(event, id)| journal::write(&progress.subject, event, id, now));
    let turn = match (&progress.outcome, &progress.finding) {
        (None, None) => begin(progress, locale),
        (None, Some(finding)) => after_first_check(finding, progress.halt, locale),
        (Some(outcome), None) => after_sending(outcome),
        (Some(outcome), Some(finding)) => BatchTurn::finish(after_last_check(outcome, finding)),
    };
    Advance { line, turn }
}

fn begin(progress: &Progress, locale: &Locale) -> BatchTurn {
    match progress.halt {
        Some(halt) => halted(halt, locale),
        None if progress.checks_first => BatchTurn::Check,
        None => BatchTurn::Send,
    }
}

fn halted(halt: Halt, locale: &Locale) -> BatchTurn {
    let reason = match halt {
        Halt::Stopped => NotSentReason::Stopped,
        Halt::JournalBroken => NotSentReason::Journal,
    };
    BatchTurn::not_sent(ItemState::Open, reason, locale)
}

/// Returns the turn that follows the check for a group from an earlier run.
fn after_first_check(finding: &Seen, halt: Option<Halt>, locale: &Locale) -> BatchTurn {
    match (finding.found, halt) {
        (Found::Absent, Some(halt)) => halted(halt, locale),
        (Found::Absent, None) => BatchTurn::Send,
        (Found::Other, _) => BatchTurn::not_sent(ItemState::Failed, NotSentReason::Taken, locale),
        (Found::Created | Found::Unclear, _) => BatchTurn::finish(of_finding(finding)),
    }
}

fn after_sending(outcome: &Sent) -> BatchTurn {
    match outcome {
        Sent::Created(id) => BatchTurn::finish(ItemVerdict::created(Proof::Answer, *id)),
        // The name may be taken by an earlier copy of the same request.
        Sent::Unknown | Sent::Rejected { is_name_taken: true } => BatchTurn::Check,
        Sent::NotSent { is_lasting: false } => BatchTurn::finish(ItemVerdict::of(ItemState::Open)),
        Sent::NotSent { is_lasting: true } | Sent::Rejected { is_name_taken: false } => {
            BatchTurn::finish(ItemVerdict::of(ItemState::Failed))
        }
    }
}

/// Determines whether a request with an open outcome created the group. The name can be taken by this request or by another one; sending
/// again does not help.
fn after_last_check(outcome: &Sent, finding: &Seen) -> ItemVerdict {
    let verdict = of_finding(finding);
    match outcome {
        Sent::Rejected { .. } if verdict.state == ItemState::Open => ItemVerdict::of(ItemState::Failed),
        _ => verdict,
    }
}

fn of_finding(finding: &Seen) -> ItemVerdict {
    match finding.found {
        Found::Created => ItemVerdict::created(Proof::Check, finding.id),
        Found::Other => ItemVerdict::of(ItemState::Failed),
        Found::Absent | Found::Unclear => ItemVerdict::of(ItemState::Open),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::advance;
    use crate::exchange::batch::{BatchRequest, Halt, Progress, Seen, Sent};
    use crate::message::Locale;

    /// Returns a short form of the next turn, and the event written to the journal.
    fn next(events: &Value) -> (String, Option<String>) {
        let text = |name: &str| events.get(name).map(Value::to_string);
        let progress = Progress {
            subject: BatchRequest { name: "a".to_owned(), fingerprint: "f".to_owned() },
            checks_first: events["first"] == "check",
            has_left: events["hasLeft"] != false,
            halt: match events["halt"].as_str() {
                Some("stopped") => Some(Halt::Stopped),
                Some(_) => Some(Halt::JournalBroken),
                None => None,
            },
            outcome: text("outcome").map(|outcome| Sent::read(&outcome).unwrap()),
            finding: text("finding").map(|finding| Seen::read(&finding).unwrap()),
        };
        let advance = advance(&progress, 0, &Locale::default());
        let turn = serde_json::to_value(&advance.turn).unwrap();
        let words = [&turn["next"], &turn["verdict"]["state"], &turn["verdict"]["by"], &turn["notSent"]["reason"]];
        let mut words: Vec<String> = words.iter().filter_map(|word| word.as_str()).map(str::to_owned).collect();
        words.extend(turn["verdict"]["id"].as_u64().map(|id| id.to_string()));
        let event = advance.line.map(|line| serde_json::from_str::<Value>(&line).unwrap()["event"].as_str().unwrap().to_owned());
        (words.join(" "), event)
    }

    #[test]
    fn each_thing_that_happens_leads_to_the_next_turn() {
        let created = json!({"outcome": "created", "group": {"id": 7, "name": "a"}, "status": 200});
        let taken = json!({"outcome": "rejected", "errors": [{"code": null, "message": ""}, {"code": 310_069, "message": ""}]});
        let refused = json!({"outcome": "rejected", "errors": [{"code": 300_004, "message": ""}]});
        let unknown = json!({"outcome": "unknown", "reason": "timeout", "message": ""});
        let not_sent = |reason: &str| json!({"outcome": "not-sent", "reason": reason, "message": ""});
        let found = |found: &str| json!({"found": found, "message": ""});
        let ours = json!({"found": "created", "group": {"id": 8}, "message": ""});
        let other = json!({"found": "other", "group": {"id": 9}, "message": ""});
        for (changes, turn, event) in [
            (json!({}), "send", None),
            (json!({"first": "check"}), "check", None),
            (json!({"halt": "stopped"}), "finish open stopped", None),
            (json!({"first": "check", "halt": "journal"}), "finish open journal", None),
            (json!({"first": "check", "finding": found("absent")}), "send", Some("absent")),
            (json!({"first": "check", "finding": found("absent"), "halt": "stopped"}), "finish open stopped", Some("absent")),
            (json!({"first": "check", "finding": ours}), "finish created check 8", Some("created")),
            (json!({"first": "check", "finding": other}), "finish failed taken", Some("other")),
            (json!({"first": "check", "finding": found("unclear")}), "finish open", None),
            (json!({"outcome": created}), "finish created answer 7", Some("created")),
            (json!({"outcome": {"outcome": "created", "group": {"id": 1e40}}}), "finish created answer", Some("created")),
            (json!({"outcome": refused}), "finish failed", Some("rejected")),
            (json!({"outcome": taken}), "check", Some("rejected")),
            (json!({"outcome": unknown}), "check", Some("unknown")),
            (json!({"outcome": not_sent("invalid")}), "finish failed", Some("not-sent")),
            (json!({"outcome": not_sent("credentials"), "hasLeft": false}), "finish failed", None),
            (json!({"outcome": not_sent("base-url"), "hasLeft": false}), "finish failed", None),
            (json!({"outcome": not_sent("headers"), "hasLeft": false}), "finish failed", None),
            (json!({"outcome": not_sent("network")}), "finish open", Some("not-sent")),
            (json!({"outcome": not_sent("aborted"), "hasLeft": false}), "finish open", None),
            (json!({"outcome": not_sent("internal"), "hasLeft": false}), "finish open", None),
            (json!({"outcome": unknown, "finding": ours}), "finish created check 8", Some("created")),
            (json!({"outcome": unknown, "finding": other}), "finish failed", Some("other")),
            (json!({"outcome": unknown, "finding": found("absent")}), "finish open", Some("absent")),
            (json!({"outcome": unknown, "finding": found("unclear")}), "finish open", None),
            (json!({"outcome": taken, "finding": ours}), "finish created check 8", Some("created")),
            (json!({"outcome": taken, "finding": other}), "finish failed", Some("other")),
            (json!({"outcome": taken, "finding": found("absent")}), "finish failed", Some("absent")),
            (json!({"outcome": taken, "finding": found("unclear")}), "finish failed", None),
        ] {
            assert_eq!(next(&changes), (turn.to_owned(), event.map(str::to_owned)), "{changes}");
        }
    }
}
