//! Compares a text and a tree by their meaning.

use std::borrow::Cow;

use super::assumption::AssumptionCode;
use super::compile::{Compiled, compile};
use super::tree::{BINARY_OPERATION, GROUP, LITERAL, METHOD_CALL, NAME, OBJECT_DEREFERENCE, UNARY_OPERATION, read_tree};
use super::types::Class;
use target_groups_json::{Decimal, Value};

/// Returns `true` if the tree in `expressionJson` is one of this `expression`.
///
/// Types, the order of keys, white space round values and the spelling of numbers make no difference. `None` when one of the
/// two cannot be understood, and when they differ only where our own tree rests on an assumption.
///
/// ```
/// use target_groups_rules::expression::{ALWAYS_TRUE, same_meaning};
/// assert_eq!(same_meaning(" true ", ALWAYS_TRUE), Some(true));
/// assert_eq!(same_meaning("currentTxn.value>500", ALWAYS_TRUE), Some(false));
/// assert_eq!(same_meaning("currentTxn.value>", ALWAYS_TRUE), None);
/// ```
#[must_use]
pub fn same_meaning(expression: &str, tree_json: &str) -> Option<bool> {
    let compiled = compile(expression).ok()?;
    if compiled.json == tree_json {
        return Some(true);
    }
    let (ours, given) = (read_tree(&compiled.json).ok()?, read_tree(tree_json).ok()?);
    let (ours, given) = (marks(ours.root()), marks(given.root()));
    let words = compare(&words(&ours), &words(&given));
    let same_form = compare(&ours, &given) != Agreement::Different;
    match words {
        Agreement::Unsure => None,
        Agreement::Same if same_form => Some(true),
        Agreement::Same => (!rests_on(&compiled, AssumptionCode::is_of_form)).then_some(false),
        Agreement::Different => is_certain(&compiled, is_group(&given)).then_some(false),
    }
}

/// Returns `true` if a difference in the words cannot come from what we assume. A group is what becomes of a text that was not understood.
fn is_certain(compiled: &Compiled, given_is_group: bool) -> bool {
    let groups_agree = match (compiled.unjoined.is_some(), given_is_group) {
        (true, false) => false,
        (false, true) => !rests_on(compiled, |code| code != AssumptionCode::NameType),
        _ => true,
    };
    groups_agree && !rests_on(compiled, |code| code == AssumptionCode::Escape)
}

fn rests_on(compiled: &Compiled, wanted: impl Fn(AssumptionCode) -> bool) -> bool {
    compiled.assumptions.iter().any(|assumption| wanted(assumption.code))
}

/// A tree laid out in the order of its text.
#[derive(Debug, Clone)]
enum Mark<'d> {
    /// A name, an operator or a sign.
    Word(Cow<'d, str>),
    /// A value; its class where the tree tells it.
    Literal(Option<Class>, Cow<'d, str>),
    Begin(&'static str),
    End,
}

/// How far two things agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Same,
    Unsure,
    Different,
}

/// The parts that are still to be written.
enum Step<'d> {
    Node(Value<'d>),
    Mark(Mark<'d>),
}

fn marks(root: Value<'_>) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    let mut waiting = vec![Step::Node(root)];
    while let Some(step) = waiting.pop() {
        match step {
            Step::Mark(mark) => marks.push(mark),
            Step::Node(node) => waiting.extend(lay_out(node).into_iter().rev()),
        }
    }
    marks
}

fn lay_out(node: Value<'_>) -> Vec<Step<'_>> {
    let arity = text(node, "arity");
    let operands: Vec<Value<'_>> = node.get("operands").into_iter().flat_map(Value::elements).collect();
    match (&*arity, operands.as_slice()) {
        (LITERAL, _) => literal(node),
        (NAME, _) => vec![Step::Mark(Mark::Word(text(node, "value")))],
        (OBJECT_DEREFERENCE, operands) => between(OBJECT_DEREFERENCE, operands, &Cow::Borrowed(".")),
        (BINARY_OPERATION, operands) => between(BINARY_OPERATION, operands, &text(node, "value")),
        (UNARY_OPERATION, [operand]) => unary(text(node, "value"), Step::Node(*operand)),
        (METHOD_CALL, [object, method, arguments @ ..]) => call(*object, *method, arguments),
        // Perhaps this is how a server writes parentheses.
        (_, [only]) => vec![Step::Node(*only)],
        (_, operands) => between(GROUP, operands, &Cow::Borrowed(" ")),
    }
}

fn between<'d>(arity: &'static str, operands: &[Value<'d>], sign: &Cow<'d, str>) -> Vec<Step<'d>> {
    let mut steps = vec![Step::Mark(Mark::Begin(arity))];
    for (index, operand) in operands.iter().enumerate() {
        if index > 0 {
            steps.push(Step::Mark(Mark::Word(sign.clone())));
        }
        steps.push(Step::Node(*operand));
    }
    steps.push(Step::Mark(Mark::End));
    steps
}

fn unary<'d>(sign: Cow<'d, str>, operand: Step<'d>) -> Vec<Step<'d>> {
    vec![Step::Mark(Mark::Begin(UNARY_OPERATION)), Step::Mark(Mark::Word(sign)), operand, Step::Mark(Mark::End)]
}

fn call<'d>(object: Value<'d>, method: Value<'d>, arguments: &[Value<'d>]) -> Vec<Step<'d>> {
    let word = |sign: &'static str| Step::Mark(Mark::Word(Cow::Borrowed(sign)));
    let mut steps = vec![Step::Mark(Mark::Begin(METHOD_CALL)), Step::Node(object), word("."), Step::Node(method), word("(")];
    for (index, argument) in arguments.iter().enumerate() {
        steps.extend((index > 0).then(|| word(",")));
        steps.push(Step::Node(*argument));
    }
    steps.extend([word(")"), Step::Mark(Mark::End)]);
    steps
}

/// A negative number is the same as a minus sign before a number.
fn literal(node: Value<'_>) -> Vec<Step<'_>> {
    let class = Class::of(&text(node, "type"));
    let value = text(node, "value");
    match value.strip_prefix('-').filter(|_| Decimal::parse(&value).is_some()) {
        Some(positive) => unary(Cow::Borrowed("-"), Step::Mark(Mark::Literal(class, Cow::Owned(positive.to_owned())))),
        None => vec![Step::Mark(Mark::Literal(class, value))],
    }
}

/// The text of a key, without the white space that some published values have round it.
fn text<'d>(node: Value<'d>, key: &str) -> Cow<'d, str> {
    match node.get(key).and_then(Value::as_str).unwrap_or_default() {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// The marks that stand for something in the text.
fn words<'d>(marks: &[Mark<'d>]) -> Vec<Mark<'d>> {
    marks.iter().filter(|mark| matches!(mark, Mark::Word(_) | Mark::Literal(..))).cloned().collect()
}

fn is_group(marks: &[Mark<'_>]) -> bool {
    marks.iter().any(|mark| matches!(mark, Mark::Begin(GROUP)))
}

fn compare(ours: &[Mark<'_>], given: &[Mark<'_>]) -> Agreement {
    if ours.len() != given.len() {
        return Agreement::Different;
    }
    ours.iter().zip(given).map(|(ours, given)| compare_marks(ours, given)).max().unwrap_or(Agreement::Same)
}

fn compare_marks(ours: &Mark<'_>, given: &Mark<'_>) -> Agreement {
    let same = match (ours, given) {
        (Mark::Literal(our_class, our_value), Mark::Literal(given_class, given_value)) => {
            return compare_literals((*our_class, our_value), (*given_class, given_value));
        }
        // `true` is a word of the text, however its node is called.
        (Mark::Word(ours) | Mark::Literal(Some(Class::Boolean), ours), Mark::Word(given)) => ours == given,
        (Mark::Begin(ours), Mark::Begin(given)) => ours == given,
        (Mark::End, Mark::End) => true,
        _ => false,
    };
    if same { Agreement::Same } else { Agreement::Different }
}

/// The class of a value in a tree may come from what it is compared with, so one value of two classes proves nothing.
fn compare_literals((our_class, ours): (Option<Class>, &str), (given_class, given): (Option<Class>, &str)) -> Agreement {
    let both_are_texts = our_class == Some(Class::Text) && given_class == Some(Class::Text);
    let same_number = || matches!((Decimal::parse(ours), Decimal::parse(given)), (Some(ours), Some(given)) if ours == given);
    if ours != given && (both_are_texts || !same_number()) {
        Agreement::Different
    } else if our_class.is_none() || given_class.is_none() || our_class == given_class {
        Agreement::Same
    } else {
        Agreement::Unsure
    }
}
