//! Keeps secrets out of imports: headers by their names, and the parts of a URL that contain secrets.

/// The kinds of headers. None are imported; each kind has its own note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// Says that the body is JSON: part of every request, so not worth a note.
    MediaType,
    Cookie,
    Credential,
    Other,
}

/// Parts of header names that carry a secret.
const SECRET_HEADERS: [&str; 10] =
    ["authorization", "token", "secret", "password", "credential", "api-key", "apikey", "auth-key", "x-cap-api-auth", "signature"];

/// Parts of query parameter names that carry a secret.
const SECRET_PARAMETERS: [&str; 9] = ["token", "secret", "password", "passwd", "pwd", "auth", "credential", "signature", "session"];

/// Returns the kind of a header by its name.
pub(super) fn header(name: &str) -> Header {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "content-type" | "accept" => Header::MediaType,
        "cookie" | "cookie2" | "set-cookie" => Header::Cookie,
        _ if SECRET_HEADERS.iter().any(|part| name.contains(part)) => Header::Credential,
        _ => Header::Other,
    }
}

/// A URL without user, password, secret parameters and fragment, and the names of what was taken away.
pub(super) fn clean_url(url: &str) -> (String, Vec<String>) {
    let mut dropped = Vec::new();
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = match url.split_once('?') {
        Some((address, query)) => (address, Some(query)),
        None => (url, None),
    };
    let mut clean = without_user(address, &mut dropped);
    if let Some(query) = query {
        let mut separator = '?';
        for parameter in query.split('&') {
            let name = percent_decode(parameter.split('=').next().unwrap_or_default());
            if is_secret_parameter(&name) {
                dropped.push(name.chars().filter(|c| !c.is_control()).take(64).collect());
            } else {
                clean.push(separator);
                clean.push_str(parameter);
                separator = '&';
            }
        }
    }
    (clean, dropped)
}

fn without_user(address: &str, dropped: &mut Vec<String>) -> String {
    let (scheme, rest) = match address.find("://") {
        Some(at) => address.split_at_checked(at + 3).unwrap_or(("", address)),
        None => ("", address),
    };
    let end = rest.find(['/', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match authority.rsplit_once('@') {
        Some((_, host)) => {
            dropped.push("user:password@".to_owned());
            format!("{scheme}{host}{path}")
        }
        None => address.to_owned(),
    }
}

fn is_secret_parameter(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("key") || name == "sig" || SECRET_PARAMETERS.iter().any(|part| name.contains(part))
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
