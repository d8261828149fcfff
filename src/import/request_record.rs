//! Reads records of a request: the panel "Headers" of a browser's developer tools, and objects such as axios' `error.config`.

use crate::json::{Kind, Value};

use super::call::{Request, RequestBuilder};
use super::source::ImportSource;

/// The titles of the panel's sections, which are not headers.
const SECTIONS: [&str; 10] = [
    "general",
    "response headers",
    "request headers",
    "request payload",
    "form data",
    "query string parameters",
    "view source",
    "view parsed",
    "payload",
    "raw",
];

/// The lines of the panel that are not headers of the request.
const FACTS: [&str; 4] = ["status code", "remote address", "referrer policy", "status"];

/// The members of an object that contain the body.
const BODIES: [&str; 5] = ["data", "body", "requestBody", "payload", "json"];

/// Reads the text of the panel. Returns an empty list if the text has another format.
pub(super) fn read_panel(text: &str) -> Vec<Request> {
    if !text.contains("Request URL") {
        return Vec::new();
    }
    let mut call = RequestBuilder::new(ImportSource::Http);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let mut is_response = false;
    while let Some(line) = lines.next() {
        if line.starts_with(['{', '[']) {
            let rest: Vec<&str> = std::iter::once(line).chain(lines).collect();
            call.body = Some(rest.join("\n").into_bytes());
            break;
        }
        let lower = line.trim_end_matches(':').to_ascii_lowercase();
        if SECTIONS.contains(&lower.as_str()) {
            is_response = lower == "response headers";
            continue;
        }
        // An HTTP/2 pseudo-header repeats information that the panel shows above.
        let Some((name, value)) = line.split_once(':').filter(|(name, _)| !name.is_empty()) else { continue };
        let value = match value.trim() {
            // Newer browsers put the value on the next line.
            "" => lines.next_if(|next| !next.ends_with(':') && !next.starts_with('{')).unwrap_or_default(),
            value => value,
        };
        match name.to_ascii_lowercase().as_str() {
            "request url" => call.url = Some(value.to_owned()),
            "request method" => call.method = Some(value.to_owned()),
            fact if FACTS.contains(&fact) => {}
            _ if is_response => {}
            _ => call.header("…", name),
        }
    }
    if call.url.is_some() { vec![call.finish()] } else { Vec::new() }
}

/// Reads an object with a URL, headers and a body. Returns an empty list if the JSON has another format.
pub(super) fn read_object(root: Value<'_>) -> Vec<RequestBuilder> {
    let request = ["config", "request", "options"].into_iter().find_map(|key| root.get(key).filter(|value| is_record(*value)));
    request.or(Some(root).filter(|root| is_record(*root))).map(read_request).into_iter().collect()
}

fn is_record(value: Value<'_>) -> bool {
    let has = |key: &str| value.get(key).is_some();
    let url = value.get("url").or(value.get("uri")).is_some_and(|url| url.kind() == Kind::String);
    url && (has("method") || has("headers")) && BODIES.into_iter().any(has)
}

fn read_request(request: Value<'_>) -> RequestBuilder {
    let text = |key: &str| request.get(key).and_then(Value::as_str).map(std::borrow::Cow::into_owned);
    let mut call = RequestBuilder::new(ImportSource::Http);
    call.url = text("url").or_else(|| text("uri"));
    if let (Some(base), Some(path)) = (text("baseURL"), call.url.as_ref().filter(|url| !url.contains("://"))) {
        call.url = Some(format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/')));
    }
    call.method = text("method").map(|method| method.to_ascii_uppercase());
    let headers = request.get("headers");
    for header in headers.into_iter().flat_map(Value::members) {
        call.header("…", &header.key());
    }
    for header in headers.into_iter().flat_map(Value::elements) {
        call.header("…", &header.get("name").or(header.get("key")).and_then(Value::as_str).unwrap_or_default());
    }
    for parameter in request.get("params").into_iter().flat_map(Value::members) {
        call.parameter(&parameter.key());
    }
    for key in ["auth", "proxy"] {
        if request.get(key).is_some_and(|value| value.kind() == Kind::Object) {
            call.credential(key);
        }
    }
    let body = BODIES.into_iter().find_map(|key| request.get(key));
    call.body = body.map(|body| body.as_str().map_or_else(|| body.raw().to_owned(), std::borrow::Cow::into_owned).into_bytes());
    call
}
