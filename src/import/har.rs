//! Reads HTTP archives: a whole log, one entry, or the request of an entry.

use crate::json::Value;

use super::call::RequestBuilder;
use super::candidates::MAX_REQUESTS;
use super::source::ImportSource;

/// Reads the requests of an archive, or none if the JSON is not one.
pub(super) fn read(root: Value<'_>) -> Vec<RequestBuilder> {
    if let Some(entries) = root.get("log").and_then(|log| log.get("entries")).or(root.get("entries")) {
        return entries.elements().filter_map(|entry| read_request(entry.get("request")?)).take(MAX_REQUESTS).collect();
    }
    root.get("request").or(Some(root)).and_then(read_request).into_iter().collect()
}

fn read_request(request: Value<'_>) -> Option<RequestBuilder> {
    let (method, url) = (request.get("method")?, request.get("url")?.as_str()?);
    let data = request.get("postData");
    if data.is_none()
        && request.get("httpVersion").is_none()
        && request.get("headersSize").is_none()
        && request.get("queryString").is_none()
    {
        return None;
    }
    let mut call = RequestBuilder::new(ImportSource::Har);
    call.method = method.as_str().map(Into::into);
    call.url = Some(url.into_owned());
    for header in request.get("headers").into_iter().flat_map(Value::elements) {
        let name = header.get("name").and_then(Value::as_str).unwrap_or_default();
        // A pseudo-header of HTTP/2 repeats the request line.
        if !name.starts_with(':') {
            call.header("…", &name);
        }
    }
    for _ in request.get("cookies").into_iter().flat_map(Value::elements) {
        call.cookie();
    }
    let text = data.and_then(|data| data.get("text")).and_then(Value::as_str);
    call.body = text.map(|text| text.into_owned().into_bytes());
    Some(call)
}
