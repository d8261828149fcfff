//! Recognises secrets: headers, fields and query parameters by their names, and the parts of a URL.

use super::body::length_up_to;
use super::note::shortened;

/// The kinds of headers. None of them are imported; each kind has its own note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// Declares that the body is JSON. Every request has this header, so there is only a note about other headers.
    MediaType,
    Cookie,
    Credential,
    Other,
}

/// Parts of names that indicate a secret, in lower case and without separators between words.
const SECRET_PARTS: [&str; 22] = [
    "authorization",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "credential",
    "apikey",
    "authkey",
    "authcode",
    "xcapapiauth",
    "signature",
    "session",
    "sessid",
    "bearer",
    "passcode",
    "pswd",
    "accesskey",
    "privatekey",
    "assertion",
    "csrf",
];

/// Names, or last words of names, that indicate a secret.
const SECRET_NAMES: [&str; 15] =
    ["pass", "pw", "psw", "jwt", "otp", "sid", "sig", "hmac", "cookie", "auth", "oauth", "pin", "cred", "creds", "passkey"];

/// Names that indicate a secret in a query, a form or a variable. In headers and in JSON, they often have other meanings.
const QUERY_NAMES: [&str; 3] = ["key", "code", "ticket"];

/// The schemes of the header `Authorization`.
const SCHEMES: [&str; 7] = ["basic", "bearer", "digest", "token", "negotiate", "ntlm", "apikey"];

/// Returns the kind of a header by its name.
pub(super) fn header(name: &str) -> Header {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "content-type" | "accept" | "content-length" | "host" | "accept-encoding" | "connection" => Header::MediaType,
        "cookie" | "cookie2" | "set-cookie" => Header::Cookie,
        _ if is_secret_member(name) || is_one_of(name, &["key"]) || (lower.contains("auth") && !lower.contains("authority")) => {
            Header::Credential
        }
        _ => Header::Other,
    }
}

/// Returns `true` for names of query parameters, form fields and variables that may carry a secret.
pub(super) fn is_secret(name: &str) -> bool {
    if name.len() < 2 {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    let may_be = lower.ends_with("key") || (lower.contains("auth") && !lower.contains("author"));
    may_be || is_secret_member(name) || is_one_of(name, &QUERY_NAMES)
}

/// Returns `true` for names of JSON members that may contain a secret. In JSON, `key` and `code` often have other meanings.
pub(super) fn is_secret_member(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase()).collect();
    SECRET_PARTS.iter().any(|part| plain.contains(part)) || is_one_of(name, &SECRET_NAMES)
}

/// Returns `true` if the last word of a name is one of the given words.
fn is_one_of(name: &str, words: &[&str]) -> bool {
    let last = last_word(name);
    words.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// Returns the last word of a name: `sid` of `connect.sid`, `pass` of `user[pass]`, `Pin` of `userPin`, and `pass` of `pass2`.
fn last_word(name: &str) -> &str {
    let name = name.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
    let count = |is: fn(&u8) -> bool, from: usize| name.bytes().rev().skip(from).take_while(is).count();
    let lower = count(u8::is_ascii_lowercase, 0);
    let upper = count(u8::is_ascii_uppercase, lower);
    let length = if lower > 0 { lower + upper.min(1) } else { upper };
    name.get(name.len() - length..).unwrap_or_default()
}

/// Returns `true` for the first word of the value of an `Authorization` header.
pub(super) fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// Returns a URL without user, password, secret parameters and fragment, and the names of the removed parts.
pub(super) fn clean_url(url: &str) -> (String, Vec<String>) {
    let mut dropped = Vec::new();
    let (before, fragment) = url.split_once('#').map_or((url, None), |(before, fragment)| (before, Some(fragment)));
    let (address, query) = match split_user(before, fragment.unwrap_or_default()) {
        Some((scheme, rest)) => {
            dropped.push("user:password@".to_owned());
            let (address, query) = split_query(rest);
            (format!("{scheme}{address}"), query)
        }
        None => split_query(before),
    };
    let mut clean = without_parameters(&address, &mut dropped);
    let mut separator = '?';
    for parameter in query.into_iter().flat_map(|query| query.split(['&', ';'])) {
        if let Some(name) = secret_parameter(parameter) {
            dropped.push(name);
        } else {
            clean.push(separator);
            clean.push_str(parameter);
            separator = '&';
        }
    }
    if fragment.is_some_and(|fragment| !fragment.is_empty()) {
        dropped.push("#…".to_owned());
    }
    (clean, dropped)
}

fn split_query(url: &str) -> (String, Option<&str>) {
    url.split_once('?').map_or((url.to_owned(), None), |(address, query)| (address.to_owned(), Some(query)))
}

/// Splits a URL with a user into its scheme and what follows the user.
///
/// A password may contain `/`, `?`, `#` or `@`. The text before it determines whether it is a password or a path: a host has a numeric port
/// or none.
fn split_user<'u>(url: &'u str, fragment: &str) -> Option<(&'u str, &'u str)> {
    let (scheme, rest) = url.split_at_checked(scheme_length(url))?;
    let end = length_up_to(rest, &['/', '\\', '?']);
    let (authority, after) = rest.split_at_checked(end)?;
    let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    let in_fragment = fragment.contains('@');
    let in_rest = after.contains('@') && !user.is_some_and(|user| user.contains(':'));
    if is_host(host, user.is_some(), in_rest, in_fragment && after.is_empty()) {
        return user.and_then(|_| Some((scheme, rest.get(end - host.len()..)?)));
    }
    let without_user = if in_fragment { "" } else { after };
    Some((scheme, after.rsplit_once('@').map_or(without_user, |(_, rest)| rest)))
}

/// Distinguishes a host from a user and the start of a password, depending on the parts of the URL in which an `@` follows.
fn is_host(host: &str, has_user: bool, in_rest: bool, in_fragment: bool) -> bool {
    let bracket = host.strip_prefix('[').and_then(|inside| inside.find(']')).map_or(0, |at| at + 1);
    let (name, port) = match host.get(bracket..).and_then(|rest| rest.split_once(':')) {
        Some((name, port)) => (if bracket > 0 { "[" } else { name }, Some(port)),
        None => (host, None),
    };
    let is_known = name.is_empty() || name == "localhost" || name.bytes().any(|byte| byte == b'.') || name.starts_with(['[', '{', '$']);
    match port {
        Some(port) if !port.starts_with(['$', '{']) && !port.bytes().all(|byte| byte.is_ascii_digit()) => false,
        Some(_) => !in_fragment && (!in_rest || is_known && !has_user),
        None => is_known || !in_fragment && (!in_rest || !name.bytes().any(|byte| byte.is_ascii_uppercase())),
    }
}

/// Returns the length of `https://`, also if slashes are missing, or of `//`.
pub(super) fn scheme_length(url: &str) -> usize {
    let name = url.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
    let after = url.get(name..).unwrap_or_default();
    let slashes = |text: &str| text.bytes().take_while(|byte| matches!(byte, b'/' | b'\\')).count();
    match after.strip_prefix(':') {
        Some(rest) if slashes(rest) > 0 => name + 1 + slashes(rest),
        _ if name == 0 => slashes(url),
        _ => 0,
    }
}

/// Removes `;name=value` and `;value` from the path.
fn without_parameters(address: &str, dropped: &mut Vec<String>) -> String {
    let mut parts = address.split(';');
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(name) = secret_parameter(part) {
            dropped.push(name);
            clean.push_str(part.find('/').and_then(|slash| part.get(slash..)).unwrap_or_default());
        } else {
            clean.push(';');
            clean.push_str(part);
        }
    }
    clean
}

/// Returns the name to report for a parameter that may be secret.
fn secret_parameter(parameter: &str) -> Option<String> {
    let (name, value) = parameter.split_once('=').unwrap_or(("", parameter));
    let (name, value) = (percent_decode(name), percent_decode(value));
    if name.is_empty() {
        return (!value.is_empty()).then(|| "?…".to_owned());
    }
    let has_secret = is_secret(&name) || value.starts_with("eyJ") || (value.contains("//") && value.contains(['@', '?', '#']));
    has_secret.then(|| shortened(&name))
}

fn percent_decode(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let code = (byte == b'%').then(|| hex(ahead.next()).zip(hex(ahead.next()))).flatten();
        if let Some((high, low)) = code {
            out.push(high << 4 | low);
            bytes = ahead;
        } else {
            out.push(byte);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(byte: Option<u8>) -> Option<u8> {
    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
