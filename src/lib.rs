//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![deny(unsafe_code)]

pub mod exchange;
pub mod import;
pub mod json;
pub mod preview;
