//! The layout of a plan as people read it.

use crate::json::pretty_print;
use crate::rules::Options;

/// The width of a line that needs no scrolling.
const WIDTH: usize = 96;

/// Lays out the JSON text of a plan.
pub(super) fn laid_out(plan: &str, options: &Options) -> String {
    pretty_print(plan, WIDTH, options.limits.depth)
}
