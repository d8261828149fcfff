//! The exports of both modules: checking, editing, locating.
//!
//! A report crosses as numbers and one text (see [`crate::rules::encode`]). They stay in the memory of this module, and the caller
//! reads them before its next call.

mod batch;
mod check;
mod edit;
mod engine;
mod table;
mod tape;
