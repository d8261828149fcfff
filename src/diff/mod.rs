//! Compares a response with its request, field by field, and explains each difference.
//!
//! The server changes requests: it drops times of day, adds defaults and IDs, and reorders lists. [`diff`] pairs the elements of lists,
//! compares values by their meaning, and looks up the documented behaviour that explains a difference. A difference without an explanation
//! has the [`Reason`] `unexplained`. A difference that several elements of a list have in common is reported as one row.
//!
//! ```
//! use target_groups::{diff::diff, message::Locale, rules::Limits};
//! let (request, response) = (r#"{"name": "Steps"}"#, r#"{"data": {"name": "Steps", "active": true}}"#);
//! let difference = diff(request, response, Limits::default(), &Locale::default());
//! assert_eq!((difference.rows[0].pointer.as_str(), difference.rows[0].reason), ("/active", "default-value"));
//! ```
//!
//! Neither text is validated. [`crate::exchange`] has a stricter comparison, which determines whether a group is the one that was sent.

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
use crate::model::fold_case;
use crate::rules::Limits;

pub use reason::Reason;

const REQUEST_UNREADABLE: Text = Text::new("diff", "request-unreadable", "The request is not valid JSON, so nothing was compared.");
const RESPONSE_UNREADABLE: Text =
    Text::new("diff", "response-unreadable", "The response contains no target group, so nothing was compared.");
const RESPONSE_REFUSED: Text = Text::new("diff", "response-refused", "The server rejects the request, so nothing was compared.");

/// Returns all messages of this module.
pub fn texts() -> impl Iterator<Item = Text> {
    [REQUEST_UNREADABLE, RESPONSE_UNREADABLE, RESPONSE_REFUSED].into_iter().chain(reason::ALL.iter().map(|reason| reason.text))
}

/// The differences between a request and its response.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The differences, in the order of the fields in the API's documentation.
    pub rows: Vec<DifferenceRow>,
    /// The reason why nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<DifferenceProblem>,
}

/// A difference between a request and its response.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct DifferenceRow {
    /// The JSON Pointer to the value in the request, or to its missing location. For an element that was not sent, the pointer refers to
    /// the response.
    pub pointer: String,
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The value in the request; for `reordered`, the old index.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "unknown")))]
    pub before: Option<Box<RawValue>>,
    /// The value in the response; for `reordered`, the new index. `targetPeriodDefaultValuesMap` is omitted because it repeats other
    /// values.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "unknown")))]
    pub after: Option<Box<RawValue>>,
    /// The code of the reason; `unexplained` if no documented behaviour of the server explains the difference.
    pub reason: &'static str,
    /// The reason as a message.
    pub message: String,
    /// The number of list elements with the same difference; the pointer refers to the first one. Greater than 1 only for fields that the
    /// server sets.
    pub places: usize,
}

/// The kinds of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum DifferenceKind {
    /// Only the response has the value.
    Added,
    /// The response has a different value.
    Changed,
    /// Only the request has the value.
    Removed,
    /// The element has a different index in its list.
    Reordered,
}

/// The reason why nothing was compared.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct DifferenceProblem {
    /// The code of the problem.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "\"request-unreadable\" | \"response-unreadable\" | \"response-refused\" | \"internal\"")))]
    pub code: &'static str,
    /// The problem as a message.
    pub message: String,
}

impl Difference {
    fn of_problem(text: &'static Text, locale: &Locale) -> Self {
        let [_, code, _] = text.key;
        Self { rows: Vec::new(), problem: Some(DifferenceProblem { code, message: locale.format_plain(text) }) }
    }
}

/// Compares a response with its request. The response is the API's envelope or just its `data`.
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
    // A response repeats the request and adds to it, so it can be larger.
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

/// Returns the group in a response. From a list, returns the group with the name of the request, or the only one.
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
    let name = |value: Value<'_>| Some(fold_case(&value.get("name")?.as_str()?));
    let mut groups = list.elements().filter(|group| group.kind() == Kind::Object);
    let wanted = name(request);
    let same = groups.clone().find(|group| wanted.is_some() && name(*group) == wanted);
    same.or_else(|| groups.next().filter(|_| groups.next().is_none()))
}
