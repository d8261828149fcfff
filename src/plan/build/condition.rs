//! The condition on events, as text and as the tree that the server evaluates.

use crate::rules::expression::{ALWAYS_TRUE, compile};
use crate::rules::{Compilation, Diagnostic, Findings, Options, compile_expression};

use crate::plan::rules::{ConditionAssumed, ConditionUnjoined};
use crate::plan::schema::Plan;

/// A condition in the two forms that a target contains.
pub(super) struct Condition {
    /// The value of `expression`.
    pub(super) text: String,
    /// The value of `expressionJson`.
    pub(super) tree: String,
}

/// Returns the condition as text and as a tree. [`faults`] reports the problems of its text.
pub(super) fn condition(plan: &Plan<'_>, findings: &mut Findings<'_>) -> Option<Condition> {
    if !plan.when().is_sent() {
        return Some(Condition { text: "true".to_owned(), tree: ALWAYS_TRUE.to_owned() });
    }
    let (value, text) = plan.when().both()?;
    let compiled = compile(text.trim()).ok()?;
    if compiled.unjoined.is_some() {
        findings.report(value, ConditionUnjoined::Usual).done();
    } else if compiled.assumed() {
        findings.report(value, ConditionAssumed::Usual).done();
    }
    Some(Condition { text: text.trim().to_owned(), tree: compiled.json })
}

/// Returns the diagnostics of the text of a condition.
pub(super) fn faults(plan: &Plan<'_>, options: &Options) -> Vec<Diagnostic> {
    let Some(text) = plan.when().get() else { return Vec::new() };
    match compile_expression(text.trim(), &options.locale) {
        Compilation::Tree { .. } => Vec::new(),
        Compilation::Faulty { diagnostics } => {
            let at_condition = |diagnostic: Diagnostic| Diagnostic { pointer: "/when".to_owned(), range: None, ..diagnostic };
            diagnostics.into_iter().map(at_condition).collect()
        }
    }
}
