//! Reads the JSON exports of Insomnia.

use crate::json::{Kind, Value};

use super::call::RequestBuilder;
use super::candidates::MAX_REQUESTS;
use super::source::ImportSource;

/// Reads the requests of an export, or none if the JSON is not one.
pub(super) fn read(root: Value<'_>) -> Vec<RequestBuilder> {
    let resources = || root.get("resources").into_iter().flat_map(Value::elements);
    let type_of = |resource: Value<'_>| resource.get("_type").and_then(Value::as_str).unwrap_or_default().into_owned();
    let requests = resources().filter(|&resource| type_of(resource) == "request");
    let mut calls: Vec<RequestBuilder> = requests.take(MAX_REQUESTS).map(read_request).collect();
    if let Some(first) = calls.first_mut() {
        for resource in resources().filter(|&resource| matches!(type_of(resource).as_str(), "environment" | "cookie_jar")) {
            if resource.get("data").or(resource.get("cookies")).is_some_and(|data| data.raw().len() > 4) {
                first.credential(&type_of(resource));
            }
        }
    }
    calls
}

fn read_request(request: Value<'_>) -> RequestBuilder {
    let text = |name: &str| request.get(name).and_then(Value::as_str).map(std::borrow::Cow::into_owned);
    let names = |list: &str, name: &str| -> Vec<String> {
        let elements = request.get(list).into_iter().flat_map(Value::elements);
        elements.filter_map(|element| element.get(name)?.as_str().map(Into::into)).collect()
    };
    let mut call = RequestBuilder::new(ImportSource::Insomnia);
    call.name = text("name");
    call.url = text("url");
    call.method = text("method");
    for name in names("headers", "name") {
        call.header("…", &name);
    }
    for name in names("parameters", "name") {
        call.parameter(&name);
    }
    if request.get("authentication").is_some_and(|auth| auth.kind() == Kind::Object && auth.members().next().is_some()) {
        call.credential("authentication");
    }
    let body = request.get("body").and_then(|body| body.get("text")).and_then(Value::as_str);
    call.body_expands = body.as_ref().is_some_and(|body| body.contains("{{") || body.contains("{%"));
    call.body = body.map(|body| body.into_owned().into_bytes());
    call
}
