//! Owned types of requests and plans, for Rust programs that create them in code. Requires the feature `types`.
//!
//! The rest of the crate works on JSON text, so that no part of a request is lost. These types are a way to write such text, and to read
//! text with known fields: unknown fields are dropped. They do not validate; use [`rules::validate`](crate::rules::validate).
//!
//! ```
//! use target_groups::rules::{Options, validate};
//! use target_groups::types::{DefaultValueRequest, PeriodRequest, TargetEntity, TargetGroupRequest, TargetRequest, TargetType};
//!
//! let target = TargetRequest {
//!     target_entity: Some(TargetEntity::Event),
//!     event_name: Some("profilePictureUpdated".to_owned()),
//!     default_values: Some(vec![DefaultValueRequest::new(2)]),
//!     ..TargetRequest::new("Two updates", TargetType::Count)
//! };
//! let request = TargetGroupRequest {
//!     periods: Some(vec![PeriodRequest::new("2099-01-01T05:30:00+05:30", "2099-01-31T23:59:59+05:30", "January")]),
//!     ..TargetGroupRequest::new("Profile pictures", vec![target])
//! };
//! let text = serde_json::to_string_pretty(&request)?;
//! assert!(validate(&text, &Options::default()).valid);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A [`Plan`] is written in the same way, and [`plan::build`](crate::plan::build) converts it to a request.

#[rustfmt::skip]
mod generated;

use serde::{Deserialize, Serialize};
use serde_json::Number;

pub use generated::*;

/// A string, or a number for which the API accepts one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StringOrNumber {
    /// A string.
    Text(String),
    /// A number.
    Number(Number),
}

/// A string, or a boolean for which the API accepts one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StringOrBoolean {
    /// A string.
    Text(String),
    /// A boolean.
    Boolean(bool),
}

impl From<&str> for StringOrNumber {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for StringOrNumber {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for StringOrNumber {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<i32> for StringOrNumber {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for StringOrBoolean {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for StringOrBoolean {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}
