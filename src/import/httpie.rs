//! Reads the arguments of `HTTPie`: `http POST host/path Header:value name=text count:=1`.

use crate::json::{quote, write_json};

use super::address::likeness;
use super::body::length_up_to;
use super::call::RequestBuilder;
use super::curl::shown_option;
use super::pasted::Pasted;
use super::source::ImportSource;
use super::words::lists;

/// Options whose value is a secret.
const CREDENTIALS: &str = "-a --auth --cert --cert-key --session --session-read-only";

/// Options that take a value and do not change the request.
const TRANSFER_VALUES: &str = "-o --output --timeout --verify -p --print -A --auth-type --max-redirects";

/// Options that take no value and do not change the request.
const FLAGS: &str = "--json -j -v --verbose -b -h --body --headers --follow -F --ignore-stdin -I";

/// The separators between the name and the value of an item, the longest first.
const SEPARATORS: [&str; 8] = [":=@", ":=", "==", "=@", "=", "@", ";", ":"];

/// Reads one command.
pub(super) fn read(pasted: &Pasted) -> RequestBuilder {
    let mut call = RequestBuilder::new(ImportSource::Httpie);
    let mut fields: Vec<(String, String)> = Vec::new();
    // `true` if the previous word is an unknown option, so that this word may be its value.
    let mut after_unknown = false;
    let mut words = pasted.words.iter();
    while let Some(word) = words.next() {
        let text = String::from_utf8_lossy(&word.bytes);
        if text.starts_with('-') {
            let (name, value) = text.split_once('=').map_or((&*text, None), |(name, value)| (name, Some(value.to_owned())));
            let takes_value = lists(CREDENTIALS, name) || lists(TRANSFER_VALUES, name) || matches!(name, "--raw" | "--proxy");
            let next = if takes_value && value.is_none() { words.next() } else { None };
            let value = next.map(|next| String::from_utf8_lossy(&next.bytes).into_owned()).or(value).unwrap_or_default();
            after_unknown = !takes_value && value.is_empty() && !lists(FLAGS, name);
            option(&mut call, name, value, takes_value);
            continue;
        }
        if call.url.is_none() && call.method.is_none() && (2..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase()) {
            call.method = Some(text.into_owned());
        } else if call.url.is_none() && likeness(&text) > if after_unknown { 2 } else { 0 } {
            call.url = Some(text.into_owned());
        } else {
            item(&mut call, &mut fields, &text);
            call.body_expands |= word.expands && text.contains('=');
        }
        after_unknown = false;
    }
    if call.body.is_none() && !fields.is_empty() {
        let body = write_json(|json| {
            json.object(|json| {
                for (key, value) in &fields {
                    json.key(key).json(value);
                }
            });
        });
        call.body = Some(body.into_bytes());
    }
    if call.body.is_none() {
        call.body.clone_from(&pasted.stdin);
    }
    pasted.add_notes(&mut call);
    call
}

fn option(call: &mut RequestBuilder, name: &str, value: String, takes_value: bool) {
    match name {
        "--raw" => call.body = Some(value.into_bytes()),
        "--proxy" if value.contains('@') => call.credential(name),
        _ if lists(CREDENTIALS, name) => call.credential(name),
        _ if takes_value => {}
        _ if lists(FLAGS, name) => {}
        _ => call.option(&shown_option(name.trim_start_matches('-'))),
    }
}

/// Reads an item based on the first separator in it.
fn item(call: &mut RequestBuilder, fields: &mut Vec<(String, String)>, text: &str) {
    let at = length_up_to(text, &[':', '=', '@', ';']);
    let (name, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let Some(separator) = SEPARATORS.into_iter().find(|separator| rest.starts_with(separator)) else {
        call.ignored_arguments += 1;
        return;
    };
    let value = rest.get(separator.len()..).unwrap_or_default();
    match separator {
        ":=" => fields.push((name.to_owned(), value.to_owned())),
        "=" => fields.push((name.to_owned(), quote(value))),
        "==" => call.parameter(name),
        ":" | ";" => call.header("", name),
        _ => call.body_files += 1,
    }
}
