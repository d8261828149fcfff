//! The request as code to copy, correct for any body and without secrets.
//!
//! ```
//! let command = target_groups::preview::snippet::curl("https://host/v3/targetGroups", r#"{"name": "It's"}"#);
//! assert!(command.contains(r#"--data-raw '{"name": "It'\''s"}'"#));
//! ```

mod curl;
mod fetch;

pub use curl::curl;
pub use fetch::fetch;
