//! The request as code to copy, correct for any body and without secrets.

mod curl;
mod fetch;

pub use curl::curl;
pub use fetch::fetch;
