//! Distinguishes the URL of a command from its other words, which may be secrets.

use super::body::length_up_to;
use super::credentials::scheme_length;

/// Returns how likely it is that a word is a URL: 3 with a scheme, 2 with a host that has a domain, 1 with another host, otherwise 0.
pub(super) fn likeness(word: &str) -> u8 {
    if scheme_length(word) > 1 {
        return 3;
    }
    let (authority, after) = word.split_at_checked(length_up_to(word, &['/', '?', '#'])).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.starts_with(['$', '{', '[']) {
        return 2;
    }
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    if port.is_some_and(|port| port.bytes().any(|byte| !byte.is_ascii_digit())) || !name.bytes().all(is_host) {
        return 0;
    }
    let domain = name.trim_end_matches('.').rsplit_once('.').map_or("", |(_, domain)| domain);
    let is_domain = domain.len() > 1 && domain.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_domain || name == "localhost" || is_ip_address(name) {
        return 2;
    }
    u8::from(port.is_some() || (after.starts_with('/') && !name.is_empty()))
}

fn is_ip_address(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && name.bytes().filter(|&byte| byte == b'.').count() == 3
}

/// Host names are written in lower case; most keys and passwords are not.
fn is_host(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_')
}
