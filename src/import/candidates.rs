//! Several requests in one text: the best one is the result, and all are offered.

use serde::Serialize;

use super::call::Request;
use super::note::{Note, NoteCode, PendingNote, format_all};
use crate::message::Locale;

/// The number of requests that are read from one text.
pub(super) const MAX_REQUESTS: usize = 5000;

/// The number of requests that are offered.
const MAX_CANDIDATES: usize = 100;

/// One of several requests in a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ImportCandidate {
    /// The name in the export, or the method and the address, without secrets.
    pub label: String,
    /// The address that the request is sent to, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The request body.
    pub text: String,
    /// Everything that was dropped, repaired or not understood in this request.
    pub notes: Vec<Note>,
}

/// Returns the index of the request that most likely creates a target group: the first of equals.
pub(super) fn best(requests: &[Request]) -> usize {
    let scores = requests.iter().enumerate().map(|(index, request)| (request.score, std::cmp::Reverse(index)));
    scores.max().map_or(0, |(_, std::cmp::Reverse(index))| index)
}

/// Returns the index of the best request among those that are offered.
pub(super) fn place(best: usize, offered: usize) -> Option<usize> {
    Some(best.min(offered.checked_sub(1)?))
}

/// Returns the first requests and the one of the given index, if there is more than one, and the note that says so.
pub(super) fn offer(requests: &[Request], best: usize, locale: &Locale) -> (Vec<ImportCandidate>, Option<PendingNote>) {
    if requests.len() < 2 {
        return (Vec::new(), None);
    }
    let first = if best < MAX_CANDIDATES { MAX_CANDIDATES } else { MAX_CANDIDATES - 1 };
    let offered = requests.iter().take(first).chain(requests.get(best).filter(|_| best >= first));
    let offered = offered.map(|Request { label, url, text, notes, .. }| ImportCandidate {
        label: label.clone(),
        url: url.clone(),
        text: text.clone(),
        notes: format_all(notes.clone(), locale),
    });
    (offered.collect(), Some(PendingNote::with_count(NoteCode::SeveralRequests, requests.len())))
}
