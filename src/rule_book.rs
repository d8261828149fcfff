//! All rules of the crate in one list.

use crate::{plan, rules};

/// Returns the documentation of all rules, in the order of [`all`]. Only documentation generators use it.
pub fn docs() -> impl Iterator<Item = &'static rules::RuleDocs> {
    rules::DOCS.into_iter().chain([plan::RULE_DOCS]).flatten()
}

/// Returns all rules: those of requests, then those of plans.
pub fn all() -> impl Iterator<Item = &'static rules::Rule> {
    rules::all().chain(plan::rules())
}
