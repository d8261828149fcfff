//! Rules on the condition of a target, which is sent twice: as text and as a tree.

use crate::expression::{ALWAYS_TRUE, TreeError, check_tree};
use crate::json::quote;
use crate::model::{Target, TargetGroup};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&EXPRESSION_MISSING, &EXPRESSION_JSON_INVALID];

const EXPRESSION_MISSING: Rule = Rule {
    code: "expression-missing",
    severity: Severity::Warning,
    about: "The condition of a target is missing as text or as a tree; no accepted request is known that leaves one out.",
    wordings: &[("", "\"{field}\" is missing. For a target without a condition, write that every event counts.")],
    fixes: &[("", "Let every event count")],
};

const EXPRESSION_JSON_INVALID: Rule = Rule {
    code: "expression-json-invalid",
    severity: Severity::Error,
    about: "expressionJson holds no JSON, or no tree of known nodes.",
    wordings: &[
        ("", "expressionJson must hold the condition as JSON in a string, but this is no JSON."),
        ("tree", "expressionJson holds no tree that is known: {problem}."),
    ],
    fixes: &[("", "Write the tree of {expression}")],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents() {
        expression_missing(target, findings);
        expression_json(target, findings);
    }
}

/// Where one of the two is missing, the fix writes the one that every event meets, unless the other says something else.
fn expression_missing<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let says_something_else = match (target.expression.get(), target.expression_json.get()) {
        (Some(text), _) => text.trim() != "true",
        (_, Some(tree)) => **tree != *ALWAYS_TRUE,
        (None, None) => target.expression.is_sent() || target.expression_json.is_sent(),
    };
    let text = Place::of(&target.expression, target.object, &["expression"]);
    let tree = Place::of(&target.expression_json, target.object, &["expressionJson"]);
    for (sent, field, place, json) in [
        (target.expression.is_sent(), "expression", text, quote("true")),
        (target.expression_json.is_sent(), "expressionJson", tree, quote(ALWAYS_TRUE)),
    ] {
        if !sent {
            findings.report(&EXPRESSION_MISSING, place, |finding| {
                let finding = finding.param("field", field);
                if says_something_else { finding } else { finding.set(&json) }
            });
        }
    }
}

fn expression_json<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, text)) = target.expression_json.both() else { return };
    let Err(error) = check_tree(text) else { return };
    findings.report(&EXPRESSION_JSON_INVALID, Place::Value(value), |finding| {
        let finding = match error {
            TreeError::NotJson => finding,
            TreeError::Node(problem) => finding.case("tree").param("problem", problem),
        };
        let always = target.expression.get().is_some_and(|expression| expression.trim() == "true");
        if always { finding.param("expression", "true").set(&quote(ALWAYS_TRUE)) } else { finding }
    });
}
