//! The summaries of rules: the one place where generators get them from.

use target_groups::rule_book;
use target_groups::rules::Rule;

/// Returns when a rule applies, in one sentence.
pub(crate) fn summary(rule: &Rule) -> &'static str {
    rule_book::docs().find(|docs| docs.code == rule.code).map_or("", |docs| docs.summary.trim())
}
