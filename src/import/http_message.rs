//! Reads HTTP messages: a request line, headers, a blank line and the body, as in specifications and `.http` files.

use super::call::{Request, RequestBuilder, is_method};
use super::candidates::MAX_REQUESTS;
use super::source::ImportSource;

/// Reads all messages of a text, or none if it does not start with one.
pub(super) fn read(text: &str) -> Vec<Request> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = lines.iter().position(|line| !is_skipped(line));
    if first.and_then(|at| lines.get(at)).is_none_or(|line| request_line(line).is_none()) {
        return Vec::new();
    }
    let mut requests = Vec::new();
    let mut rest = lines.as_slice();
    while requests.len() < MAX_REQUESTS
        && let Some(start) = rest.iter().position(|line| request_line(line).is_some())
    {
        let message = rest.get(start..).unwrap_or_default();
        let (call, length) = read_message(message);
        requests.push(call.finish());
        rest = message.get(length..).unwrap_or_default();
    }
    requests
}

/// Returns `true` for blank lines, comments and separators before a message.
fn is_skipped(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.starts_with("//") || line.starts_with('@')
}

/// Splits `POST /path HTTP/1.1` into method and target.
fn request_line(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?, words.next()?);
    let is_last = words.next().is_none_or(|version| version.starts_with("HTTP/")) && words.next().is_none();
    let is_target = target.starts_with('/') || target.contains(":/") || target.starts_with("{{");
    (is_method(method) && is_target && is_last).then_some((method, target))
}

fn read_message(lines: &[&str]) -> (RequestBuilder, usize) {
    let mut call = RequestBuilder::new(ImportSource::Http);
    let (method, target) = lines.first().and_then(|line| request_line(line)).unwrap_or_default();
    call.method = Some(method.to_owned());
    let mut host = "";
    let mut at = 1;
    while let Some(line) = lines.get(at).filter(|line| !line.trim().is_empty() && !line.starts_with('{')) {
        at += 1;
        let is_continued = line.starts_with([' ', '\t']);
        if let Some((_, value)) = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("host")) {
            host = value.trim();
        } else if !is_continued && !is_skipped(line) {
            call.header_line("…", line.as_bytes());
        }
    }
    let is_path = target.starts_with('/') && !host.is_empty();
    call.url = Some(if is_path { format!("https://{host}{target}") } else { target.to_owned() });
    let ends = |line: &&str| line.starts_with("###") || request_line(line).is_some();
    let rest = lines.get(at..).unwrap_or_default();
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    let body = rest.get(..length).unwrap_or_default().concat();
    let body = body.trim_matches(['\r', '\n', ' ', '\t']);
    if body.starts_with("< ") {
        call.body_files += 1;
    } else if !body.is_empty() {
        call.body_expands = body.contains("{{");
        call.body = Some(body.as_bytes().to_vec());
    }
    (call, at + length)
}
