//! The exports that both modules have: validate, edit, locate.
//!
//! A report is passed to JavaScript as numbers and one text (see [`crate::rules::encode`]). They stay in the memory of this module, and the
//! caller must read them before its next call.

mod batch;
mod check;
mod edit;
mod engine;
mod table;
mod tape;
