//! Compares the meanings of a text and a tree.

use std::borrow::Cow;

use super::assumption::AssumptionCode;
use super::compile::{Compiled, compile};
use super::tree::{BINARY_OPERATION, GROUP, LITERAL, METHOD_CALL, NAME, OBJECT_DEREFERENCE, UNARY_OPERATION, read_tree};
use super::types::TypeClass;
use target_groups_json::{Decimal, Value};

/// Returns `true` if the tree in `expressionJson` is equivalent to this `expression`.
///
/// Types, the order of keys, surrounding white space of values and the spelling of numbers are ignored. Returns `None` if one of
/// the two cannot be parsed, or if they differ only in parts that rely on assumptions.
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

/// Returns `true` if a difference in the words cannot be due to an assumption. The server makes a group of a text that it does not
/// understand.
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

/// An element of a tree that is flattened in the order of its text.
#[derive(Debug, Clone)]
enum TreeMark<'d> {
    /// A name, an operator or a sign.
    Word(Cow<'d, str>),
    /// A value, with its class if the tree contains it.
    Literal(Option<TypeClass>, Cow<'d, str>),
    Begin(&'static str),
    End,
}

/// The degree to which two elements agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Same,
    Unsure,
    Different,
}

/// The parts that are yet to be flattened.
enum TreeStep<'d> {
    Node(Value<'d>),
    Mark(TreeMark<'d>),
}

fn marks(root: Value<'_>) -> Vec<TreeMark<'_>> {
    let mut marks = Vec::new();
    let mut waiting = vec![TreeStep::Node(root)];
    while let Some(step) = waiting.pop() {
        match step {
            TreeStep::Mark(mark) => marks.push(mark),
            TreeStep::Node(node) => waiting.extend(steps_of(node).into_iter().rev()),
        }
    }
    marks
}

fn steps_of(node: Value<'_>) -> Vec<TreeStep<'_>> {
    let arity = text(node, "arity");
    let operands: Vec<Value<'_>> = node.get("operands").into_iter().flat_map(Value::elements).collect();
    match (&*arity, operands.as_slice()) {
        (LITERAL, _) => literal(node),
        (NAME, _) => vec![TreeStep::Mark(TreeMark::Word(text(node, "value")))],
        (OBJECT_DEREFERENCE, operands) => between(OBJECT_DEREFERENCE, operands, &Cow::Borrowed(".")),
        (BINARY_OPERATION, operands) => between(BINARY_OPERATION, operands, &text(node, "value")),
        (UNARY_OPERATION, [operand]) => unary(text(node, "value"), TreeStep::Node(*operand)),
        (METHOD_CALL, [object, method, arguments @ ..]) => call(*object, *method, arguments),
        // A server may represent parentheses in this way.
        (_, [only]) => vec![TreeStep::Node(*only)],
        (_, operands) => between(GROUP, operands, &Cow::Borrowed(" ")),
    }
}

fn between<'d>(arity: &'static str, operands: &[Value<'d>], sign: &Cow<'d, str>) -> Vec<TreeStep<'d>> {
    let mut steps = vec![TreeStep::Mark(TreeMark::Begin(arity))];
    for (index, operand) in operands.iter().enumerate() {
        if index > 0 {
            steps.push(TreeStep::Mark(TreeMark::Word(sign.clone())));
        }
        steps.push(TreeStep::Node(*operand));
    }
    steps.push(TreeStep::Mark(TreeMark::End));
    steps
}

fn unary<'d>(sign: Cow<'d, str>, operand: TreeStep<'d>) -> Vec<TreeStep<'d>> {
    vec![TreeStep::Mark(TreeMark::Begin(UNARY_OPERATION)), TreeStep::Mark(TreeMark::Word(sign)), operand, TreeStep::Mark(TreeMark::End)]
}

fn call<'d>(object: Value<'d>, method: Value<'d>, arguments: &[Value<'d>]) -> Vec<TreeStep<'d>> {
    let word = |sign: &'static str| TreeStep::Mark(TreeMark::Word(Cow::Borrowed(sign)));
    let mut steps =
        vec![TreeStep::Mark(TreeMark::Begin(METHOD_CALL)), TreeStep::Node(object), word("."), TreeStep::Node(method), word("(")];
    for (index, argument) in arguments.iter().enumerate() {
        steps.extend((index > 0).then(|| word(",")));
        steps.push(TreeStep::Node(*argument));
    }
    steps.extend([word(")"), TreeStep::Mark(TreeMark::End)]);
    steps
}

/// Flattens a literal. A negative number is equivalent to a minus sign before a number.
fn literal(node: Value<'_>) -> Vec<TreeStep<'_>> {
    let class = TypeClass::of(&text(node, "type"));
    let value = text(node, "value");
    match value.strip_prefix('-').filter(|_| Decimal::parse(&value).is_some()) {
        Some(positive) => unary(Cow::Borrowed("-"), TreeStep::Mark(TreeMark::Literal(class, Cow::Owned(positive.to_owned())))),
        None => vec![TreeStep::Mark(TreeMark::Literal(class, value))],
    }
}

/// Returns the text of a key without the surrounding white space that some published values have.
fn text<'d>(node: Value<'d>, key: &str) -> Cow<'d, str> {
    match node.get(key).and_then(Value::as_str).unwrap_or_default() {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Returns the elements that correspond to something in the text.
fn words<'d>(marks: &[TreeMark<'d>]) -> Vec<TreeMark<'d>> {
    marks.iter().filter(|mark| matches!(mark, TreeMark::Word(_) | TreeMark::Literal(..))).cloned().collect()
}

fn is_group(marks: &[TreeMark<'_>]) -> bool {
    marks.iter().any(|mark| matches!(mark, TreeMark::Begin(GROUP)))
}

fn compare(ours: &[TreeMark<'_>], given: &[TreeMark<'_>]) -> Agreement {
    if ours.len() != given.len() {
        return Agreement::Different;
    }
    ours.iter().zip(given).map(|(ours, given)| compare_marks(ours, given)).max().unwrap_or(Agreement::Same)
}

fn compare_marks(ours: &TreeMark<'_>, given: &TreeMark<'_>) -> Agreement {
    let same = match (ours, given) {
        (TreeMark::Literal(our_class, our_value), TreeMark::Literal(given_class, given_value)) => {
            return compare_literals((*our_class, our_value), (*given_class, given_value));
        }
        // `true` is a word of the text, whatever the type of its node is.
        (TreeMark::Word(ours) | TreeMark::Literal(Some(TypeClass::Boolean), ours), TreeMark::Word(given)) => ours == given,
        (TreeMark::Begin(ours), TreeMark::Begin(given)) => ours == given,
        (TreeMark::End, TreeMark::End) => true,
        _ => false,
    };
    if same { Agreement::Same } else { Agreement::Different }
}

/// Compares two literals. The class of a value in a tree may come from the other operand, so equal values of different classes are
/// inconclusive.
fn compare_literals((our_class, ours): (Option<TypeClass>, &str), (given_class, given): (Option<TypeClass>, &str)) -> Agreement {
    let both_are_texts = our_class == Some(TypeClass::Text) && given_class == Some(TypeClass::Text);
    let same_number = || matches!((Decimal::parse(ours), Decimal::parse(given)), (Some(ours), Some(given)) if ours == given);
    if ours != given && (both_are_texts || !same_number()) {
        Agreement::Different
    } else if our_class.is_none() || given_class.is_none() || our_class == given_class {
        Agreement::Same
    } else {
        Agreement::Unsure
    }
}
