//! The formatting of plans.

use crate::json::pretty_print;
use crate::rules::Options;

/// The maximum length of a line, which fits without scrolling.
const WIDTH: usize = 96;

/// Formats the JSON text of a plan.
pub(super) fn laid_out(plan: &str, options: &Options) -> String {
    pretty_print(plan, WIDTH, options.limits.depth)
}
