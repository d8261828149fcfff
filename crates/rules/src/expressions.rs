//! Rules on the condition of a target, which is sent twice: as text and as a tree.

use serde::Serialize;

use crate::expression::{ALWAYS_TRUE, ExpressionFault, NodeFault, TreeError, check_tree, compile, same_meaning};
use target_groups_json::quote;
use target_groups_message::{Joining, Locale, Param, Text};
use target_groups_model::{Target, TargetGroup};

use super::findings::{Finding, Findings, Place};
use super::{Diagnostic, Options, Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&EXPRESSION_MISSING, &EXPRESSION_JSON_INVALID, &EXPRESSION_MISMATCH, &EXPRESSION_SYNTAX];

const EXPRESSION_MISSING: Rule = Rule {
    code: "expression-missing",
    severity: Severity::Warning,
    about: "The condition of a target is missing as text or as a tree; no accepted request is known that leaves one out.",
    wordings: &[("", "\"{field}\" is missing. Requests carry the condition as text and as a tree; \"true\" lets every event count.")],
    fixes: &[("", "Write it")],
};

const EXPRESSION_JSON_INVALID: Rule = Rule {
    code: "expression-json-invalid",
    severity: Severity::Error,
    about: "expressionJson holds no JSON, or no tree of known nodes.",
    wordings: &[
        ("", "expressionJson must hold the condition as JSON in a string, but this is no JSON."),
        ("tree", "expressionJson holds no tree that is known: each node is an object with \"arity\"."),
        ("no-arity", "expressionJson holds no tree that is known: a node has no \"arity\"."),
        ("arity", "expressionJson holds no tree that is known: \"{arity}\" is no kind of node."),
        ("key", "expressionJson holds no tree that is known: a node of kind {arity} needs \"{key}\" as text."),
        (
            "operands",
            "expressionJson holds no tree that is known: a node of kind {arity} does not have {operands, plural, one {# operand} other {# operands}}.",
        ),
    ],
    fixes: &[("", "Write the tree of {expression}")],
};

const EXPRESSION_MISMATCH: Rule = Rule {
    code: "expression-mismatch",
    severity: Severity::Warning,
    about: "expression and expressionJson say different things.",
    wordings: &[("", "expressionJson says something else than expression ({expression}).")],
    fixes: &[("", "Write the tree of {expression}")],
};

const EXPRESSION_SYNTAX: Rule = Rule {
    code: "expression-syntax",
    severity: Severity::Error,
    about: "The text of a condition cannot be compiled. Only `compileExpression` says so: a request with such a text may be accepted.",
    wordings: &[
        ("empty", "The condition is empty. Write true for a condition that every event meets."),
        ("unfinished", "The condition ends too early. Here can follow: {expected}."),
        ("character", "{found} is not part of the language of conditions. Remove it."),
        ("operator-spelling", "Write {expected} instead of {found}."),
        ("quote", "Write a text in double quotes, not like {found}."),
        ("text-open", "The text {found} is never closed. Put \" behind it."),
        ("number", "{found} is no number. Write it like 12 or 12.5."),
        ("value-missing", "A value is missing before {found}. Here can stand: {expected}."),
        ("name-missing", "Behind the dot stands the name of an attribute or method, not {found}."),
        ("operator-missing", "An operator is missing before {found}, such as ==, > or &&."),
        ("call-without-object", "Only a method of an object takes arguments, as in currentLineItem.doesItemMatch(\"sku_code\",\"1\")."),
        ("parenthesis-missing", "The parenthesis is not closed before {found}. Here can follow: {expected}."),
        ("parenthesis-open", "This parenthesis is never closed."),
        ("parenthesis-surplus", "This parenthesis closes nothing. Remove it."),
        ("too-deep", "The condition is nested too deeply. At most 64 parts can stand inside each other, and 500 levels in all."),
    ],
    fixes: &[],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents() {
        expression_missing(target, findings);
        expression_json(target, findings);
    }
}

/// The tree of the condition as a JSON string, where the condition can be understood.
fn tree_of(target: &Target<'_>) -> Option<String> {
    let compiled = compile(target.expression.get()?).ok()?;
    // Words without an operator between them are hardly meant.
    if compiled.unjoined.is_some() { None } else { Some(quote(&compiled.json)) }
}

/// Where one of the two is missing, the fix writes the tree of the text, or the condition that every event meets.
fn expression_missing<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let text_place = Place::of(&target.expression, target.object, &["expression"]);
    let tree_place = Place::of(&target.expression_json, target.object, &["expressionJson"]);
    let always_true_tree = target.expression_json.get().is_none_or(|tree| **tree == *ALWAYS_TRUE) && !target.expression_json.is_broken();
    if !target.expression.is_sent() {
        let json = always_true_tree.then(|| quote("true"));
        missing("expression", text_place, json, findings);
    }
    if !target.expression_json.is_sent() {
        let json = if target.expression.is_sent() { tree_of(target) } else { Some(quote(ALWAYS_TRUE)) };
        missing("expressionJson", tree_place, json, findings);
    }
}

fn missing<'d>(field: &'static str, place: Place<'d>, json: Option<String>, findings: &mut Findings<'d, '_>) {
    findings.report(&EXPRESSION_MISSING, place, |finding| {
        let finding = finding.param("field", field);
        match json {
            Some(json) => finding.set(&json),
            None => finding,
        }
    });
}

fn expression_json<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, tree)) = target.expression_json.both() else { return };
    let expression = target.expression.get();
    match check_tree(tree) {
        Err(error) => findings.report(&EXPRESSION_JSON_INVALID, Place::Value(value), |finding| {
            let finding = match error {
                TreeError::NotJson => finding,
                TreeError::Node(fault) => node_fault(finding, fault),
            };
            write_tree(finding, target)
        }),
        Ok(()) if expression.is_some_and(|expression| same_meaning(expression, tree) == Some(false)) => {
            findings.report(&EXPRESSION_MISMATCH, Place::Value(value), |finding| write_tree(finding, target));
        }
        Ok(()) => {}
    }
}

fn node_fault<'f, 'd>(finding: &'f mut Finding<'d>, fault: NodeFault) -> &'f mut Finding<'d> {
    match fault {
        NodeFault::NoObject => finding.case("tree"),
        NodeFault::NoArity => finding.case("no-arity"),
        NodeFault::Arity(arity) => finding.case("arity").param("arity", arity),
        NodeFault::Missing { arity, key } => finding.case("key").param("arity", arity).param("key", key),
        NodeFault::Operands { arity, operands } => finding.case("operands").param("arity", arity).param("operands", operands),
    }
}

/// A fix that writes the tree of the text, where the text can be understood.
fn write_tree<'f, 'd>(finding: &'f mut Finding<'d>, target: &Target<'d>) -> &'f mut Finding<'d> {
    let expression = target.expression.get().map(|expression| expression.trim()).unwrap_or_default();
    let finding = finding.param("expression", expression);
    match tree_of(target) {
        Some(tree) => finding.set(&tree),
        None => finding,
    }
}

/// The tree of a condition, or the errors in its text.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Compilation {
    /// The text was compiled.
    #[serde(rename_all = "camelCase")]
    Tree {
        /// The tree as JSON text, for the field `expressionJson`.
        json: String,
        /// Whether the tree contains a construct that no published example shows, so that its form is an assumption.
        assumed: bool,
    },
    /// The text was not compiled.
    Faulty {
        /// The errors; at least one. Ranges are in the text of the condition.
        #[cfg_attr(feature = "docgen", schemars(with = "bool", extend("x-typescript" = "Diagnostic[]")))]
        diagnostics: Vec<Diagnostic>,
    },
}

/// Compiles the text of a condition to the tree that `expressionJson` holds. What is wrong is said in the language of the locale.
///
/// ```
/// use target_groups_message::Locale;
/// use target_groups_rules::{Compilation, compile_expression};
/// let Compilation::Tree { assumed, .. } = compile_expression("currentTxn.value>500", &Locale::default()) else { panic!() };
/// assert!(!assumed);
/// ```
#[must_use]
pub fn compile_expression(text: &str, locale: &Locale) -> Compilation {
    let faults = match compile(text) {
        Ok(compiled) => {
            let assumed = compiled.assumed() || compiled.unjoined.is_some();
            return Compilation::Tree { json: compiled.json, assumed };
        }
        Err(faults) => faults,
    };
    let options = Options { locale: locale.clone(), ..Options::default() };
    let mut findings = Findings::new(&options);
    for fault in faults {
        findings.report(&EXPRESSION_SYNTAX, Place::Text(fault.range.clone()), |finding| {
            finding.case(fault.code.as_str()).param("expected", expected(&fault)).param("found", fault.found)
        });
    }
    Compilation::Faulty { diagnostics: findings.into_report(text, &options).diagnostics }
}

/// What could stand in the place of a fault: symbols as they are written, and words of ours for the rest.
fn expected(fault: &ExpressionFault) -> Param {
    let word = |expected: &&'static str| TERMS.iter().find(|term| term.key[1] == *expected).map_or(Param::Word(expected), Param::Term);
    Param::List(fault.expected.iter().map(word).collect(), Joining::Or)
}

/// What stands for a kind of words in a list of what could stand somewhere.
pub(super) const TERMS: &[Text] =
    &[Text::term("name", "a name"), Text::term("number", "a number"), Text::term("text", "a text"), Text::term("operator", "an operator")];
