//! Several requests in one text: the best one is the result, and all of them are returned as candidates.

use serde::Serialize;

use super::call::Request;
use super::note::{Note, NoteCode, PendingNote, format_all};
use crate::message::Locale;

/// The maximum number of requests that are read from one text.
pub(super) const MAX_REQUESTS: usize = 5000;

/// The maximum number of candidates.
const MAX_CANDIDATES: usize = 100;

/// One of several requests in a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ImportCandidate {
    /// The name in the export, or the method and the URL, without secrets.
    pub label: String,
    /// The URL of the request, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The request body.
    pub text: String,
    /// The notes about everything that was dropped, repaired or not understood in this request.
    pub notes: Vec<Note>,
}

/// Returns the index of the request that most likely creates a target group. If several are equally likely, returns the first.
pub(super) fn best(requests: &[Request]) -> usize {
    let scores = requests.iter().enumerate().map(|(index, request)| (request.score, std::cmp::Reverse(index)));
    scores.max().map_or(0, |(_, std::cmp::Reverse(index))| index)
}

/// Returns the index of the best request among the candidates.
pub(super) fn place(best: usize, offered: usize) -> Option<usize> {
    Some(best.min(offered.checked_sub(1)?))
}

/// If there is more than one request, returns the first ones and the one at the given index, and a note about them.
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
