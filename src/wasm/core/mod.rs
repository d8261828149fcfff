//! The exports of both modules: checking, editing, locating.
//!
//! What was found crosses as numbers and one text (see [`crate::rules::encode`]). They stay in this module's memory, where the
//! caller reads them before it calls again.

mod batch;
mod check;
mod edit;
mod engine;
mod table;
mod tape;
