//! What the server made of a request: an answer held against what was sent, field by field, each difference with its reason.

mod compare;
mod equal;
mod explain;
mod pairing;
mod path;
mod reason;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::json::{self, Document, Kind, Value};
use crate::message::{Locale, Text};
use crate::rules::Limits;

pub use reason::Reason;

const REQUEST_UNREADABLE: Text = Text::new("diff", "request-unreadable", "The request cannot be read, so nothing can be compared.");
const RESPONSE_UNREADABLE: Text = Text::new("diff", "response-unreadable", "The answer holds no target group, so nothing can be compared.");
const RESPONSE_REFUSED: Text = Text::new("diff", "response-refused", "The server refuses the request, so it changes nothing.");

/// The sentences of these files.
pub fn texts() -> impl Iterator<Item = Text> {
    [REQUEST_UNREADABLE, RESPONSE_UNREADABLE, RESPONSE_REFUSED].into_iter().chain(reason::ALL.iter().map(|reason| reason.text))
}

/// How an answer differs from its request.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Difference {
    /// The differences, in the order of the fields of the documentation.
    pub rows: Vec<Row>,
    /// Why nothing could be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// A difference.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// JSON Pointer to where it is in the request, or where it would stand there. An element that was not sent has its place in the
    /// answer.
    pub pointer: String,
    /// Which kind of difference.
    pub kind: DifferenceKind,
    /// What was sent; of an element in another place, its old index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<RawValue>>,
    /// What was answered; of an element in another place, its new index. The goals by period, which repeat others, are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Box<RawValue>>,
    /// The code of the reason.
    pub reason: &'static str,
    /// The reason in words.
    pub message: String,
    /// In how many elements of the list it is the same. The pointer leads to the first of them. More than one only for what the
    /// server makes itself.
    pub places: usize,
}

/// The kinds of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// It was not sent.
    Added,
    /// It was sent, but another value is answered.
    Changed,
    /// It was sent, and is not answered.
    Removed,
    /// It is answered in another place of its list.
    Reordered,
}

/// Why nothing could be compared.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// `request-unreadable`, `response-unreadable` or `response-refused`.
    pub code: &'static str,
    /// In words.
    pub message: String,
}

impl Difference {
    fn of_problem(text: &'static Text, locale: &Locale) -> Self {
        let [_, code, _] = text.key;
        Self { rows: Vec::new(), problem: Some(Problem { code, message: locale.format_plain(text) }) }
    }
}

/// Compares an answer with its request. The answer is the envelope of the API, or only its `data`.
///
/// ```
/// use target_groups::diff::diff;
/// use target_groups::message::Locale;
/// use target_groups::rules::Limits;
/// let request = r#"{"name": "n", "fromDate": "2026-01-01T10:30:00Z"}"#;
/// let difference = diff(request, r#"{"data": {"name": "n", "fromDate": "2026-01-01"}}"#, Limits::default(), &Locale::default());
/// assert_eq!((difference.rows[0].pointer.as_str(), difference.rows[0].reason), ("/fromDate", "day-kept"));
/// ```
#[must_use]
pub fn diff(request: &str, response: &str, limits: Limits, locale: &Locale) -> Difference {
    let Some(request) = read(request, limits).filter(|request| request.root().kind() == Kind::Object) else {
        return Difference::of_problem(&REQUEST_UNREADABLE, locale);
    };
    // An answer repeats what was sent and adds to it.
    let Some(response) = read(response, Limits { bytes: usize::MAX, ..limits }) else {
        return Difference::of_problem(&RESPONSE_UNREADABLE, locale);
    };
    match group_in(response.root(), request.root()) {
        Ok(group) => Difference { rows: compare::compare(request.root(), group, locale), problem: None },
        Err(problem) => Difference::of_problem(problem, locale),
    }
}

fn read(text: &str, limits: Limits) -> Option<Document<'_>> {
    if text.len() > limits.bytes { None } else { json::parse(text, limits.depth).ok() }
}

/// The group in an answer: of a list the one with the name of the request, or the only one.
fn group_in<'d>(response: Value<'d>, request: Value<'_>) -> Result<Value<'d>, &'static Text> {
    let data = response.get("data");
    let refused = response.get("errors").is_some_and(|errors| errors.elements().next().is_some());
    match data.map(|data| (data, data.kind())) {
        Some((data, Kind::Object)) => Ok(data),
        Some((data, Kind::Array)) => named_in(data, request).ok_or(&RESPONSE_UNREADABLE),
        Some(_) => Err(if refused { &RESPONSE_REFUSED } else { &RESPONSE_UNREADABLE }),
        None if refused => Err(&RESPONSE_REFUSED),
        None if response.kind() == Kind::Object => Ok(response),
        None => named_in(response, request).ok_or(&RESPONSE_UNREADABLE),
    }
}

fn named_in<'d>(list: Value<'d>, request: Value<'_>) -> Option<Value<'d>> {
    let name = |value: Value<'_>| Some(value.get("name")?.as_str()?.to_lowercase());
    let mut groups = list.elements().filter(|group| group.kind() == Kind::Object);
    let wanted = name(request);
    let same = groups.clone().find(|group| wanted.is_some() && name(*group) == wanted);
    same.or_else(|| groups.next().filter(|_| groups.next().is_none()))
}
