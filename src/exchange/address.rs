//! Base URLs: regions and hosts, and the URLs of calls.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde::Serialize;

use crate::message::Text;

/// The path of the endpoint that creates target groups, from the published API reference.
pub(super) const CREATE_PATH: &str = "/v3/targetGroups";

/// A named host of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Region {
    /// The name, which is accepted as `baseUrl`.
    pub name: &'static str,
    /// The base URL.
    pub base_url: &'static str,
}

/// The hosts listed in the API documentation. The list may be incomplete, so any other host is accepted too.
pub const REGIONS: &[Region] = &[
    Region { name: "eu", base_url: "https://eu.api.capillarytech.com" },
    Region { name: "us", base_url: "https://us.api.capillarytech.com" },
    Region { name: "north-america", base_url: "https://north-america.api.capillarytech.com" },
    Region { name: "ushc", base_url: "https://ushc.intouch.capillarytech.com" },
    Region { name: "in", base_url: "https://in.api.capillarytech.com" },
    Region { name: "apac", base_url: "https://apac.api.capillarytech.com" },
    Region { name: "apac2", base_url: "https://apac2.api.capillarytech.com" },
    Region { name: "sea", base_url: "https://sea.intouch.capillarytech.com" },
    Region { name: "china", base_url: "https://api.capillarytech.cn" },
];

/// The reason why a base URL is invalid. Messages never include the URL, because it may contain a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// The URL is empty or blank.
    Empty,
    /// The text is not a host or a region, or its scheme is not `https` or `http`.
    Scheme,
    /// The URL is a path relative to the page's host, where a complete URL is required.
    Relative,
    /// The URL uses `http` for another machine, which would send credentials unencrypted.
    Insecure,
    /// The URL contains a user name or a password.
    Credentials,
    /// The host name is missing or contains invalid characters.
    HostName,
    /// The port is not a number from 1 to 65535.
    Port,
    /// The path contains invalid characters.
    Path,
    /// The URL contains a query or a fragment.
    QueryOrFragment,
}

impl AddressError {
    /// The errors that an API call can report. `Relative` is not included: only `create_url` returns it, to the developer, in English.
    pub(super) const ALL: [Self; 8] =
        [Self::Empty, Self::Scheme, Self::Insecure, Self::Credentials, Self::HostName, Self::Port, Self::Path, Self::QueryOrFragment];

    /// Returns the message.
    #[must_use]
    pub fn text(self) -> Text {
        let (name, english) = match self {
            Self::Empty => ("empty", "The base URL is empty."),
            Self::Scheme => ("scheme", "The base URL must start with https://, or be the name of a region, such as eu."),
            Self::Relative => ("relative", "The base URL must include the host here, such as https://example.com/api."),
            Self::Insecure => ("insecure", "The base URL must start with https://. Only addresses of this device can use http://."),
            Self::Credentials => {
                ("credentials", "The base URL must not contain a user name or password. Use the credentials option instead.")
            }
            Self::HostName => {
                ("host-name", "The host name of the base URL is invalid. A name with non-ASCII letters must be in its xn-- form.")
            }
            Self::Port => ("port", "The port of the base URL must be a number from 1 to 65535."),
            Self::Path => ("path", "The path of the base URL contains invalid characters."),
            Self::QueryOrFragment => ("query-or-fragment", "The base URL must not contain ? or #."),
        };
        Text::new("base-url", name, english)
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text().english)
    }
}

impl std::error::Error for AddressError {}

/// Returns the complete URL of the endpoint that creates groups. The base URL may end in `/v3` or in the path of the endpoint.
///
/// # Errors
/// Returns an error if the base URL is invalid or is only a path.
pub fn create_url(base: &str) -> Result<String, AddressError> {
    let url = BaseUrl::read(base)?.join(CREATE_PATH);
    if url.starts_with('/') { Err(AddressError::Relative) } else { Ok(url) }
}

/// A validated base URL: the scheme, the host, and the path before the API's own paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BaseUrl(String);

impl BaseUrl {
    /// Parses the name of a region, an `https` URL of any host, an `http` URL of this machine (`localhost`, `127.0.0.0/8`, `::1`), or a
    /// path of the page's host (`/api`).
    ///
    /// Also accepts common variants: no scheme, a trailing slash, or `/v3` or the path of an endpoint at the end.
    pub(super) fn read(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if let Some(region) = REGIONS.iter().find(|region| region.name.eq_ignore_ascii_case(text)) {
            return Ok(Self(region.base_url.to_owned()));
        }
        if text.contains(['?', '#']) {
            return Err(AddressError::QueryOrFragment);
        }
        if text.starts_with('/') && !text.starts_with("//") {
            return Ok(Self(base_path(text)?.to_owned()));
        }
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme), rest),
            None => (None, text.trim_start_matches('/')),
        };
        let (authority, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len())).unwrap_or((rest, ""));
        if scheme.is_none() && !is_like_a_host(authority) {
            return Err(AddressError::Scheme);
        }
        if authority.contains('@') {
            return Err(AddressError::Credentials);
        }
        let host = HostPart::read(authority)?;
        let usual = if host.is_this_machine() { "http" } else { "https" };
        let scheme = match scheme.unwrap_or(usual).to_ascii_lowercase().as_str() {
            "https" => "https",
            "http" if host.is_this_machine() => "http",
            "http" => return Err(AddressError::Insecure),
            _ => return Err(AddressError::Scheme),
        };
        Ok(Self(format!("{scheme}://{authority}{}", base_path(path)?)))
    }

    /// Returns the URL of an API path, which must begin with a slash.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// The API version, the first segment of every path.
const VERSION: &str = "v3";

/// Returns the path without the API's own path at its end: `/v3`, `/v3/targetGroups`, `/v3/targetGroups/isValidName`, …
fn base_path(path: &str) -> Result<&str, AddressError> {
    if !path.bytes().all(is_path_byte) {
        return Err(AddressError::Path);
    }
    let path = path.trim_end_matches('/');
    let is_call = |(at, _): &(usize, &str)| {
        let mut segments = path.get(*at..).unwrap_or_default().split('/').skip(1);
        let is = |segment: Option<&str>, name: &str| segment.is_none_or(|segment| segment.eq_ignore_ascii_case(name));
        is(segments.next(), VERSION) && is(segments.next(), "targetGroups")
    };
    let end = path.match_indices('/').find(is_call).map_or(path.len(), |(at, _)| at);
    Ok(path.get(..end).unwrap_or(path).trim_end_matches('/'))
}

/// Returns `true` if the text looks like a host without a scheme: it has a dot or a port, or names this machine.
fn is_like_a_host(authority: &str) -> bool {
    let (name, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    name.eq_ignore_ascii_case("localhost") || authority.contains('@') || (authority.starts_with('[') || name.contains('.') && is_port)
}

enum HostPart<'a> {
    Name(&'a str),
    V6(Ipv6Addr),
}

impl<'a> HostPart<'a> {
    /// Parses `name`, `name:port`, `[address]` or `[address]:port`.
    fn read(authority: &'a str) -> Result<Self, AddressError> {
        let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
            let (address, port) = rest.split_once(']').ok_or(AddressError::HostName)?;
            (Self::V6(address.parse().map_err(|_| AddressError::HostName)?), port)
        } else {
            let (name, port) = authority.split_at_checked(authority.find(':').unwrap_or(authority.len())).unwrap_or((authority, ""));
            if !is_host_name(name) {
                return Err(AddressError::HostName);
            }
            (Self::Name(name), port)
        };
        if is_port(port) { Ok(host) } else { Err(AddressError::Port) }
    }

    fn is_this_machine(&self) -> bool {
        match self {
            Self::V6(address) => address.is_loopback(),
            Self::Name(name) => {
                name.eq_ignore_ascii_case("localhost") || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
            }
        }
    }
}

fn is_host_name(name: &str) -> bool {
    (1..=253).contains(&name.len())
        && name.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
}

/// Returns `true` for an empty text, or a colon and a port number.
fn is_port(text: &str) -> bool {
    let digits = text.strip_prefix(':');
    text.is_empty()
        || digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok_and(|port| port > 0))
}

/// Returns `true` for the characters that RFC 3986 allows in a path.
fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%".contains(&byte)
}
