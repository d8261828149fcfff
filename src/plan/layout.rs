//! The layout of a plan as people read it.

use crate::json::{self, pretty_print};
use crate::rules::Options;

/// The width of a line that needs no scrolling.
const WIDTH: usize = 96;

/// Lays out the JSON text of a plan.
pub(super) fn laid_out(plan: &str, options: &Options) -> String {
    json::parse(plan, options.limits.depth).map_or_else(|_| plan.to_owned(), |document| pretty_print(document.root(), WIDTH))
}
