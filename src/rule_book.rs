//! All rules of the crate in one list.

use crate::{plan, rules};

/// All rules: those of requests, then those of plans.
pub fn all() -> impl Iterator<Item = &'static rules::Rule> {
    rules::all().chain(plan::rules())
}
