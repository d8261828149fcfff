//! Reads Postman collections, or one item of a collection.

use crate::json::{Kind, Value};

use super::call::RequestBuilder;
use super::candidates::MAX_REQUESTS;
use super::source::ImportSource;

/// The maximum nesting depth of folders.
const MAX_DEPTH: usize = 32;

/// Reads the requests of a collection, or none if the JSON is not one.
pub(super) fn read(root: Value<'_>) -> Vec<RequestBuilder> {
    let collection = root.get("collection").unwrap_or(root);
    let mut calls = Vec::new();
    items(collection, MAX_DEPTH, &mut calls);
    if let Some(first) = calls.first_mut() {
        for name in ["auth", "variable", "event"] {
            if collection.get(name).is_some_and(|value| value.raw().len() > 4) {
                first.credential(name);
            }
        }
    }
    calls
}

fn items(parent: Value<'_>, depth: usize, calls: &mut Vec<RequestBuilder>) {
    if depth == 0 || calls.len() >= MAX_REQUESTS {
        return;
    }
    if let Some(call) = parent.get("request").and_then(|request| read_request(parent, request)) {
        calls.push(call);
    }
    for item in parent.get("item").into_iter().flat_map(Value::elements) {
        items(item, depth - 1, calls);
    }
}

fn read_request(item: Value<'_>, request: Value<'_>) -> Option<RequestBuilder> {
    let mut call = RequestBuilder::new(ImportSource::Postman);
    call.name = item.get("name").and_then(Value::as_str).map(Into::into);
    if request.kind() == Kind::String {
        call.url = request.as_str().map(Into::into);
        call.method = Some("GET".to_owned());
        return Some(call);
    }
    let url = request.get("url")?;
    call.url = url.as_str().or_else(|| url.get("raw")?.as_str()).map(Into::into);
    call.method = request.get("method").and_then(Value::as_str).map(Into::into);
    for header in request.get("header").into_iter().flat_map(Value::elements) {
        call.header("…", &header.get("key").and_then(Value::as_str).unwrap_or_default());
    }
    if request.get("header").is_some_and(|header| header.kind() == Kind::String) {
        call.header("header", "");
    }
    if request.get("auth").is_some_and(|auth| auth.kind() == Kind::Object) {
        call.credential("auth");
    }
    let body = request.get("body");
    let raw = body.and_then(|body| body.get("raw")).and_then(Value::as_str);
    if raw.is_none() && body.is_some_and(|body| body.kind() == Kind::Object) {
        call.option("body");
    }
    call.body_expands = raw.as_ref().is_some_and(|raw| raw.contains("{{"));
    call.body = raw.map(|raw| raw.into_owned().into_bytes());
    Some(call)
}
