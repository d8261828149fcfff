//! Rules about the condition of a target, which is sent both as text and as a tree.

use serde::Serialize;
use target_groups_json::quote;
use target_groups_json::rows::Node;
use target_groups_message::{Locale, Text};
use target_groups_model::{FieldValue, Read, Target};

use super::expression::{ALWAYS_TRUE, ExpressionFault, NodeFault, TreeError, check_tree, compile, same_meaning};
use super::findings::{Findings, Spot};
use super::params::{OneTermOf, TermOrWord};
use super::{Diagnostic, Options, ParamWriter, Reported, Rule};

crate::rules! {
    /// The condition of a target is missing or empty as text, or missing as a tree. All requests known to be accepted have both.
    ExpressionMissing = "expression-missing", Warning, fix Asks {
        Usual { field: &'p str } "" => "\"{field}\" is missing. Requests contain the condition both as text and as a tree; \"true\" counts every event.", fix "Add \"{field}\"";
        Assumed { field: &'p str } "assumed" => "", fix "Add \"{field}\", of which some parts are assumed";
    }

    /// `expressionJson` is not valid JSON, or not a valid tree.
    ExpressionJsonInvalid = "expression-json-invalid", Error, fix Safe {
        Usual { expression: &'p str } "" => "\"expressionJson\" must be a string that contains the condition as JSON, but it is not valid JSON.", fix "Replace with the tree of {expression}";
        Tree { expression: &'p str } "tree" => "\"expressionJson\" is not a valid tree: each node must be an object with \"arity\".";
        NoArity { expression: &'p str } "no-arity" => "\"expressionJson\" is not a valid tree: a node has no \"arity\".";
        Arity { arity: &'p str, expression: &'p str } "arity" => "\"expressionJson\" is not a valid tree: \"{arity}\" is not a valid \"arity\".";
        Key { arity: &'p str, key: &'p str, expression: &'p str } "key" => "\"expressionJson\" is not a valid tree: a node with arity {arity} must have a string \"{key}\".";
        Operands { arity: &'p str, operands: usize, expression: &'p str } "operands" => "\"expressionJson\" is not a valid tree: a node with arity {arity} cannot have {operands, plural, one {# operand} other {# operands}}.";
        Assumed { expression: &'p str } "assumed" => "\"expressionJson\" is not a valid tree of the condition.", asks "Replace with a tree of {expression}, of which some parts are assumed";
    }

    /// `expression` and `expressionJson` are different conditions.
    ExpressionMismatch = "expression-mismatch", Warning, fix Asks {
        Usual { expression: &'p str } "" => "\"expressionJson\" does not match \"expression\" ({expression}).", fix "Replace with the tree of {expression}";
        Assumed { expression: &'p str } "assumed" => "", fix "Replace with a tree of {expression}, of which some parts are assumed";
    }

    /// The text of a condition cannot be compiled. Only `compileExpression` reports this, because the server may still accept such a request.
    ExpressionSyntax = "expression-syntax", Error {
        Empty { expected: OneTermOf<'p>, found: &'p str } "empty" => "The condition is empty. Use true to count every event.";
        Unfinished { expected: OneTermOf<'p>, found: &'p str } "unfinished" => "The condition is incomplete. Expected {expected}.";
        Character { expected: OneTermOf<'p>, found: &'p str } "character" => "Unexpected {found}. Remove it.";
        OperatorSpelling { expected: OneTermOf<'p>, found: &'p str } "operator-spelling" => "Unknown operator {found}. Use {expected}.";
        Quote { expected: OneTermOf<'p>, found: &'p str } "quote" => "Strings must be in double quotes, unlike {found}.";
        TextOpen { expected: OneTermOf<'p>, found: &'p str } "text-open" => "The string {found} is not closed. Add a closing \".";
        Number { expected: OneTermOf<'p>, found: &'p str } "number" => "{found} is not a valid number. Use a form such as 12 or 12.5.";
        ValueMissing { expected: OneTermOf<'p>, found: &'p str } "value-missing" => "Expected {expected}, found {found}.";
        NameMissing { expected: OneTermOf<'p>, found: &'p str } "name-missing" => "Expected the name of an attribute or method after the dot, found {found}.";
        OperatorMissing { expected: OneTermOf<'p>, found: &'p str } "operator-missing" => "Expected an operator such as ==, > or && before {found}.";
        CallWithoutObject { expected: OneTermOf<'p>, found: &'p str } "call-without-object" => "Only methods of an object take arguments, as in currentLineItem.doesItemMatch(\"sku_code\",\"1\").";
        ParenthesisMissing { expected: OneTermOf<'p>, found: &'p str } "parenthesis-missing" => "A parenthesis is not closed before {found}. Expected {expected}.";
        ParenthesisOpen { expected: OneTermOf<'p>, found: &'p str } "parenthesis-open" => "This parenthesis is not closed.";
        ParenthesisSurplus { expected: OneTermOf<'p>, found: &'p str } "parenthesis-surplus" => "This parenthesis has no opening one. Remove it.";
        TooDeep { expected: OneTermOf<'p>, found: &'p str } "too-deep" => "The condition is nested too deeply. The limits are 64 nested parts and 500 levels in the tree.";
    }
}

#[inline(never)]
pub(super) fn check(targets: &[Target<'_>], findings: &mut Findings<'_>) {
    for target in targets {
        // Nearly every request has this pair.
        let is_usual = target.expression().value().is_some_and(|value| value.is_text("true", "true"))
            && target.expression_json().value().is_some_and(|value| is_always_true(value));
        if !is_usual {
            expression_missing(target, findings);
            expression_json(target, findings);
        }
    }
}

/// The tree of the condition `true`, as it is written in a JSON string.
const ALWAYS_TRUE_ESCAPED: &str = r#"{\"arity\":\"literal\",\"value\":\"true\",\"type\":\"boolean:primitive\"}"#;

/// Returns `true` if the tree is that of the condition `true` in its usual spelling. Other spellings are checked in full.
fn is_always_true(value: Node<'_>) -> bool {
    value.is_text(ALWAYS_TRUE, ALWAYS_TRUE_ESCAPED)
}

/// The value for a fix.
struct FixedTree {
    json: String,
    /// `true` if it contains parts that no published example shows.
    is_assumed: bool,
}

impl FixedTree {
    fn known(text: &str) -> Self {
        Self { json: quote(text), is_assumed: false }
    }
}

/// Returns the tree of the condition as a JSON string, if the condition can be compiled.
fn tree_of(target: &Target<'_>) -> Option<FixedTree> {
    let compiled = compile(&target.expression().get()?).ok()?;
    // Words without an operator between them are probably a mistake.
    if compiled.unjoined.is_some() {
        return None;
    }
    Some(FixedTree { json: quote(&compiled.json), is_assumed: compiled.assumed() })
}

/// Reports a missing text or tree. The fix adds the tree of the text, or the condition `true`.
#[inline(never)]
fn expression_missing(target: &Target<'_>, findings: &mut Findings<'_>) {
    let (text, tree) = (target.expression(), target.expression_json());
    let is_blank = text.get().is_some_and(|text| text.trim().is_empty());
    if !text.is_sent() || is_blank {
        let always_true_tree = tree.get().is_none_or(|tree| *tree == *ALWAYS_TRUE) && !tree.is_broken();
        let json = always_true_tree.then(|| FixedTree::known("true"));
        missing("expression", text, json, findings);
    }
    if !tree.is_sent() {
        let json = if text.is_sent() { tree_of(target) } else { Some(FixedTree::known(ALWAYS_TRUE)) };
        missing("expressionJson", tree, json, findings);
    }
}

#[inline(never)]
fn missing<'d, T: Read<'d>>(name: &'static str, field: FieldValue<'d, T>, value: Option<FixedTree>, findings: &mut Findings<'_>) {
    let is_assumed = value.as_ref().is_some_and(|value| value.is_assumed);
    let finding = if is_assumed { ExpressionMissing::Assumed { field: name } } else { ExpressionMissing::Usual { field: name } };
    let added = findings.report(Spot::of(field), finding);
    match value {
        Some(value) => added.fix(|fix| fix.set(field.object().node().rows(), field.place(), &value.json)),
        None => added.done(),
    }
}

#[inline(never)]
fn expression_json(target: &Target<'_>, findings: &mut Findings<'_>) {
    let Some((value, tree)) = target.expression_json().both() else { return };
    let text = target.expression().get();
    let expression = text.as_ref().map(|text| text.trim()).unwrap_or_default();
    let fault = check_tree(&tree).err();
    if fault.is_none() && text.as_ref().and_then(|text| same_meaning(text, &tree)) != Some(false) {
        return;
    }
    // The fix is the tree of the text, if the text can be compiled.
    let replacement = tree_of(target);
    let is_assumed = replacement.as_ref().is_some_and(|tree| tree.is_assumed);
    let added = match &fault {
        Some(_) if is_assumed => findings.report(value, ExpressionJsonInvalid::Assumed { expression }),
        Some(error) => findings.report(value, tree_fault(error, expression)),
        None if is_assumed => findings.report(value, ExpressionMismatch::Assumed { expression }),
        None => findings.report(value, ExpressionMismatch::Usual { expression }),
    };
    match replacement {
        Some(tree) => added.fix(|fix| fix.set(value.rows(), value.place(), &tree.json)),
        None => added.done(),
    }
}

fn tree_fault<'p>(error: &'p TreeError, expression: &'p str) -> ExpressionJsonInvalid<'p> {
    match error {
        TreeError::NotJson => ExpressionJsonInvalid::Usual { expression },
        TreeError::Node(NodeFault::NoObject) => ExpressionJsonInvalid::Tree { expression },
        TreeError::Node(NodeFault::NoArity) => ExpressionJsonInvalid::NoArity { expression },
        TreeError::Node(NodeFault::Arity(arity)) => ExpressionJsonInvalid::Arity { arity, expression },
        TreeError::Node(NodeFault::Missing { arity, key }) => ExpressionJsonInvalid::Key { arity, key, expression },
        TreeError::Node(NodeFault::Operands { arity, operands }) => {
            ExpressionJsonInvalid::Operands { arity, operands: *operands, expression }
        }
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
        /// `true` if the tree contains a construct that no published example shows, so that its form is an assumption.
        assumed: bool,
    },
    /// The text was not compiled.
    Faulty {
        /// The errors, at least one. Ranges refer to the text of the condition.
        #[cfg_attr(feature = "docgen", schemars(with = "bool", extend("x-typescript" = "Diagnostic[]")))]
        diagnostics: Vec<Diagnostic>,
    },
}

/// Compiles a condition to the tree for `expressionJson`. Diagnostics are in the language of the locale.
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
    for fault in &faults {
        findings.report(Spot::text(&fault.range), SyntaxFault(fault)).done();
    }
    Compilation::Faulty { diagnostics: findings.close().report(text, None, &options).diagnostics }
}

/// A syntax error of an expression. The name of its variant is its code.
struct SyntaxFault<'p>(&'p ExpressionFault);

impl Reported for SyntaxFault<'_> {
    fn rule() -> &'static Rule {
        ExpressionSyntax::rule()
    }

    fn variant(&self) -> u8 {
        let place = ExpressionSyntax::rule().variants.iter().position(|variant| variant.name == self.0.code.as_str());
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
    }

    fn write(&self, params: &mut ParamWriter<'_>) {
        params.add(&OneTermOf(&expected(self.0)));
        params.text(&self.0.found);
    }
}

/// Returns the tokens that are valid in place of an error: symbols as written, and terms for the rest.
fn expected(fault: &ExpressionFault) -> Vec<TermOrWord<'static>> {
    let word =
        |expected: &&'static str| TERMS.iter().find(|term| term.key[1] == *expected).map_or(TermOrWord::Word(expected), TermOrWord::Term);
    fault.expected.iter().map(word).collect()
}

/// The terms for kinds of tokens in a list of expected tokens.
pub(super) const TERMS: &[Text] = &[
    Text::term("name", "a name"),
    Text::term("number", "a number"),
    Text::term("text", "a string"),
    Text::term("operator", "an operator"),
];
