//! Finds out whether the group of a request exists after its response was lost.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::json::{self, Value};
use crate::message::{Locale, Params, Text};
use crate::model::fold_case;

use super::access::{Access, ApiCall};
use super::api_call::call_api;
use super::comparison::{Comparison, compare};
use super::host::Host;
use super::name::ask_name;
use super::texts;

/// The list endpoint with everything that a comparison needs. It is not paginated.
const LIST: &str = "/v3/targetGroups?includePeriods=true&includeUserCreatedTargetGroups=true";

/// The result of checking the server for the group of a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The result of the search.
    pub found: Found,
    /// The group with the name of the request, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "TargetGroup")))]
    pub group: Option<Box<RawValue>>,
    /// The result as a message.
    pub message: String,
}

/// The results of a search for the group of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Found {
    /// The group exists and has the content that was sent.
    Created,
    /// No group has the name. A request that is still in progress may create it later.
    Absent,
    /// A group with the name exists and has different content.
    Other,
    /// The server's responses do not allow a conclusion.
    Unclear,
}

/// Finds out whether the group of a request exists, and compares it with the request.
///
/// Calls the name check first, then the list. A name that is not taken means that nothing has been created yet: a request that is still in
/// progress may create the group later.
pub async fn find<H: Host>(request: &str, access: &Access<'_>, host: &H, locale: &Locale) -> Finding {
    let Some(name) = name_of(request) else { return unclear(&texts::FOUND_NAMELESS, None, locale) };
    let is_free = ask_name(&name, access, host, locale).await;
    if is_free == Ok(true) {
        return finding(Found::Absent, None, &texts::FOUND_ABSENT, locale);
    }
    let list = match call_api(ApiCall::Get(LIST), access, host, locale).await {
        Ok(list) => list,
        Err(words) => return unclear(&texts::FOUND_UNASKED, Some(words), locale),
    };
    match (group_named(&list, &name), is_free) {
        (Some(group), _) => judge(request, whole(group, access, host, locale).await, locale),
        (None, Ok(_)) => unclear(&texts::FOUND_HIDDEN, None, locale),
        (None, Err(words)) => unclear(&texts::FOUND_UNLISTED, Some(words), locale),
    }
}

/// Returns the name of a request, which identifies its group.
pub(super) fn name_of(request: &str) -> Option<String> {
    let document = json::parse(request, usize::MAX).ok()?;
    let name = document.root().get("name")?.as_str()?;
    if name.trim().is_empty() { None } else { Some(name.into_owned()) }
}

/// Returns the group with this name from a list. Names are compared as the server compares them.
fn group_named(list: &RawValue, name: &str) -> Option<Box<RawValue>> {
    let document = json::parse(list.get(), usize::MAX).ok()?;
    let wanted = fold_case(name.trim());
    let has_name = |group: &Value<'_>| group.get("name").and_then(Value::as_str).is_some_and(|name| fold_case(name.trim()) == wanted);
    let group = document.root().elements().find(has_name)?;
    RawValue::from_string(group.raw().to_owned()).ok()
}

/// Returns the group with its periods and targets. Fetches it by ID if the list does not contain them.
async fn whole<H: Host>(listed: Box<RawValue>, access: &Access<'_>, host: &H, locale: &Locale) -> Box<RawValue> {
    let Some(id) = id_if_incomplete(&listed) else { return listed };
    match call_api(ApiCall::Get(&format!("/v3/targetGroups/{id}")), access, host, locale).await {
        Ok(fetched) if has_id(&fetched, &id) => fetched,
        _ => listed,
    }
}

fn id_if_incomplete(group: &RawValue) -> Option<String> {
    let document = json::parse(group.get(), usize::MAX).ok()?;
    let root = document.root();
    let is_whole = root.get("periods").is_some() && root.get("targets").is_some();
    if is_whole { None } else { root.get("id").map(|id| id.raw().to_owned()) }
}

fn has_id(group: &RawValue, id: &str) -> bool {
    json::parse(group.get(), usize::MAX).is_ok_and(|document| document.root().get("id").is_some_and(|found| found.raw() == id))
}

fn judge(request: &str, group: Box<RawValue>, locale: &Locale) -> Finding {
    let (found, text) = match compare(request, group.get()) {
        Comparison::Same => (Found::Created, &texts::FOUND_CREATED),
        Comparison::Different => (Found::Other, &texts::FOUND_OTHER),
        Comparison::Unclear => (Found::Unclear, &texts::FOUND_PARTLY),
    };
    finding(found, Some(group), text, locale)
}

fn finding(found: Found, group: Option<Box<RawValue>>, text: &Text, locale: &Locale) -> Finding {
    Finding { found, group, message: locale.format_plain(text) }
}

fn unclear(text: &Text, words: Option<String>, locale: &Locale) -> Finding {
    let params = words.map(|words| Params::from([("words", words.into())])).unwrap_or_default();
    Finding { found: Found::Unclear, group: None, message: locale.format(text, &params) }
}
