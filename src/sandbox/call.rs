//! HTTP calls to the simulated API: their path, query and headers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The path of the list of groups, which is also the path for creating a group.
pub(super) const COLLECTION: &str = "/v3/targetGroups";

/// The path of the list of events.
pub(super) const EVENTS: &str = "/v2/events";

/// An HTTP call to the simulated API.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct SandboxCall {
    /// The method.
    pub method: String,
    /// The complete URL, or its path.
    pub url: String,
    /// The headers, with names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

impl SandboxCall {
    /// Creates a call that creates a group with this body. The credentials are placeholders.
    #[must_use]
    pub fn create(body: &str) -> Self {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers = BTreeMap::from([header("authorization", "Basic test"), header("content-type", "application/json")]);
        Self { method: "POST".to_owned(), url: COLLECTION.to_owned(), headers, body: body.to_owned() }
    }

    /// Returns the path of the URL, without a trailing slash and without a proxy's prefix before the paths of the API.
    pub(super) fn path(&self) -> &str {
        let address = self.url.split(['?', '#']).next().unwrap_or_default();
        let path = address.split_once("://").map_or(address, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default());
        let own = [COLLECTION, EVENTS].iter().find_map(|known| path.find(known)).and_then(|at| path.get(at..));
        own.unwrap_or(path).trim_end_matches('/')
    }

    /// Returns a parameter of the URL's query, without decoding it.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let (_, query) = self.url.split('#').next()?.split_once('?')?;
        query.split('&').find_map(|pair| pair.split_once('=').filter(|(known, _)| *known == name)).map(|(_, value)| value)
    }

    pub(super) fn has_credentials(&self) -> bool {
        ["authorization", "x-cap-api-oauth-token"].iter().any(|name| self.headers.get(*name).is_some_and(|value| !value.trim().is_empty()))
    }

    pub(super) fn is_json(&self) -> bool {
        self.headers.get("content-type").is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("application/json"))
    }
}
