//! The documents that facts about the API are taken from.

use serde::Serialize;

/// A public document of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Source {
    /// The title.
    pub title: &'static str,
    /// The URL, if the document has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<&'static str>,
}

impl Source {
    /// The tables on the page about the request itself.
    pub const PAGE: Self = Self {
        title: "API reference: Create target group based on behavioural event",
        address: Some("https://docs.capillarytech.com/reference/create-target-group-based-on-behavioural-event"),
    };

    /// Fields of the requests and responses on that page that its tables do not describe.
    pub const EXAMPLES: Self =
        Self { title: "Examples of the API reference: Create target group based on behavioural event", ..Self::PAGE };

    /// The pages about target groups of other types.
    pub const TARGET_GROUPS: Self = Self { title: "API reference: other pages on target groups", address: None };

    /// The page about dates with a time zone.
    pub const TIME_ZONES: Self = Self { title: "API reference: APIs with additional timezone fields", address: None };
}
