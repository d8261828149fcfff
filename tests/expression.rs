//! Conditions: from text to tree, and whether a text and a tree say the same.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use proptest::prelude::*;
use serde_json::Value;
use target_groups::expression::{
    ALWAYS_TRUE, Assumption, ExpressionFault, FaultCode, NodeFault, TreeError, check_tree, compile, same_meaning,
};

const PAIRS: &str = include_str!("data/expression/pairs.json");

fn pairs() -> Vec<(String, Value)> {
    let pairs: Vec<Value> = serde_json::from_str(PAIRS).unwrap();
    pairs.into_iter().map(|pair| (pair["expression"].as_str().unwrap().to_owned(), pair["tree"].clone())).collect()
}

fn tree(text: &str) -> Value {
    let compiled = compile(text).unwrap_or_else(|faults| panic!("{text:?}: {faults:?}"));
    serde_json::from_str(&compiled.json).unwrap()
}

/// A tree on one line: `(operator operand …)`, `object.attribute`, `object.method(argument …)`, `{part …}`, texts in quotes.
fn compact(node: &Value) -> String {
    let value = node["value"].as_str().unwrap_or_default();
    let operands: Vec<String> = node["operands"].as_array().into_iter().flatten().map(compact).collect();
    match node["arity"].as_str().unwrap() {
        "literal" if node["type"].as_str().is_some_and(|name| name.contains("string")) => format!("{value:?}"),
        "name" | "literal" => value.to_owned(),
        "object_dereference" => format!("[{}].{}", operands[0], operands[1]),
        "method_call" => format!("[{}].{}({})", operands[0], operands[1], operands[2..].join(" ")),
        "group" => format!("{{{}}}", operands.join(" ")),
        "unary_operation" | "binary_operation" => format!("({value} {})", operands.join(" ")),
        other => panic!("{other}"),
    }
}

#[test]
fn the_published_pairs_are_reproduced() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 8);
    for (text, published) in pairs {
        let compiled = compile(&text).unwrap();
        assert_eq!(tree(&text), published, "{text}");
        assert_eq!(compiled.assumptions, [], "{text}");
        let group = published["arity"] == "group";
        assert_eq!(compiled.unjoined.map(|at| &text[at..at + 4]), group.then_some("DSCC"), "{text}");
        assert_eq!(check_tree(&published.to_string()), Ok(()), "{text}");
        assert_eq!(same_meaning(&text, &published.to_string()), Some(true), "{text}");
    }
    assert_eq!(compile(" true\n").unwrap().json, ALWAYS_TRUE);
}

#[test]
fn the_published_pairs_say_different_things() {
    for (text, _) in pairs() {
        for (other, published) in pairs() {
            // A text that was not understood tells nothing of a tree that was.
            let unclear = compile(&text).unwrap().unjoined.is_some();
            let expected = if text == other { Some(true) } else { (!unclear).then_some(false) };
            assert_eq!(same_meaning(&text, &published.to_string()), expected, "{text} against {other}");
        }
    }
}

#[test]
fn texts_and_their_trees() {
    for (text, expected) in [
        // Values.
        ("false", "false"),
        ("42", "42"),
        ("0.50", "0.50"),
        (r#""""#, r#""""#),
        (r#""T&C (a,b) && 'c'""#, r#""T&C (a,b) && 'c'""#),
        (r#""a\"b\\c\d""#, r#""a\"b\\c\\d""#),
        ("größe_2", "größe_2"),
        // Each operator.
        ("a == b", "(== a b)"),
        ("a != b", "(!= a b)"),
        ("a > b", "(> a b)"),
        ("a >= b", "(>= a b)"),
        ("a < b", "(< a b)"),
        ("a <= b", "(<= a b)"),
        ("a + b", "(+ a b)"),
        ("a - b", "(- a b)"),
        ("a * b", "(* a b)"),
        ("a / b", "(/ a b)"),
        ("a % b", "(% a b)"),
        ("a && b", "(&& a b)"),
        ("a || b", "(|| a b)"),
        ("!a", "(! a)"),
        ("-a", "(- a)"),
        // Space makes no difference.
        (" a\t==\n b ", "(== a b)"),
        ("a==b", "(== a b)"),
        ("a<-b", "(< a (- b))"),
        ("a--b", "(- a (- b))"),
        ("a==!b", "(== a (! b))"),
        ("x . y ( 1 , 2 )", "[x].y(1 2)"),
        // Each level binds tighter than the one before.
        ("a || b && c", "(|| a (&& b c))"),
        ("a && b || c", "(|| (&& a b) c)"),
        ("a && b == c", "(&& a (== b c))"),
        ("a == b && c != d", "(&& (== a b) (!= c d))"),
        ("a == b > c", "(== a (> b c))"),
        ("a > b + c", "(> a (+ b c))"),
        ("a - b <= c", "(<= (- a b) c)"),
        ("a + b * c", "(+ a (* b c))"),
        ("a % b - c", "(- (% a b) c)"),
        ("!a && b", "(&& (! a) b)"),
        ("!a == b", "(== (! a) b)"),
        ("-a * b", "(* (- a) b)"),
        ("!a.b", "(! [a].b)"),
        ("-a.b(1)", "(- [a].b(1))"),
        // From left to right.
        ("a || b || c", "(|| (|| a b) c)"),
        ("a && b && c", "(&& (&& a b) c)"),
        ("a - b - c", "(- (- a b) c)"),
        ("a - b + c", "(+ (- a b) c)"),
        ("a / b * c % d", "(% (* (/ a b) c) d)"),
        ("a < b < c", "(< (< a b) c)"),
        ("a == b != c", "(!= (== a b) c)"),
        ("!!a", "(! (! a))"),
        ("- -a", "(- (- a))"),
        // Parentheses decide, and leave no node.
        ("(a)", "a"),
        ("((a || b)) && c", "(&& (|| a b) c)"),
        ("a - (b - c)", "(- a (- b c))"),
        ("!(a && b)", "(! (&& a b))"),
        ("(a + b).c", "[(+ a b)].c"),
        // Attributes and methods.
        ("a.b", "[a].b"),
        ("a.b.c", "[[a].b].c"),
        ("a.true", "[a].true"),
        ("a.b()", "[a].b()"),
        ("a.b.c(1)", "[[a].b].c(1)"),
        ("a.b(1).c(2)", "[[a].b(1)].c(2)"),
        (r#"a.b("x", -1, c.d > 2, (e))"#, r#"[a].b("x" (- 1) (> [c].d 2) e)"#),
        (r#""abc".contains("b")"#, r#"["abc"].contains("b")"#),
        // Parts without an operator between them.
        ("a b", "{a b}"),
        ("a.b c == 1 + 2 d", "{[a].b (== c (+ 1 2)) d}"),
    ] {
        let tree = tree(text);
        assert_eq!(compact(&tree), expected, "{text:?}");
        assert_eq!(check_tree(&tree.to_string()), Ok(()), "{text:?}");
        assert_eq!(same_meaning(text, &tree.to_string()), Some(true), "{text:?}");
    }
}

/// The types of the nodes, operands before what is made of them; without the ends that most share.
fn types(node: &Value) -> Vec<String> {
    let mut types: Vec<String> = node["operands"].as_array().into_iter().flatten().flat_map(types).collect();
    let short = |name: &str| name.replace(":object:primitive", "").replace(":primitive", "");
    types.push(node["type"].as_str().map_or_else(|| "none".to_owned(), short));
    types
}

#[test]
fn types_follow_from_names_and_from_what_is_done_with_them() {
    for (text, expected) in [
        ("currentTxn.value", "tx real real"),
        ("currentTxn.value >= 2.5", "tx real real number boolean"),
        (r#"currentEvent.targetName != "a""#, "customer.targetCompletedEvent string string string boolean"),
        // An operand of unknown type takes the type of the other side.
        (r#"currentTxn.foo == "a""#, "tx string string string boolean"),
        ("currentTxn.foo == 1", "tx real real number boolean"),
        ("1 == currentTxn.foo", "number tx real real boolean"),
        ("currentTxn.foo == true", "tx boolean boolean boolean boolean"),
        ("currentTxn.foo == currentTxn.value", "tx real real tx real real boolean"),
        ("currentTxn.foo == currentTxn.bar", "tx string string tx string string boolean"),
        ("currentTxn.foo > currentTxn.bar", "tx real real tx real real boolean"),
        ("foo && !bar", "boolean boolean boolean boolean"),
        ("foo + 1 > -bar", "real number number real number boolean"),
        (r#"foo + "a" == bar"#, "string string string string boolean"),
        ("foo.bar", "object boolean boolean"),
        ("foo.bar.baz > 1", "object object object real real number boolean"),
        ("currentCustomer.name.isEmpty()", "customer object object anonymous:function boolean"),
        ("currentCustomer.foo(bar) > 1", "customer anonymous:function string number number boolean"),
        ("currentCustomer.foo(bar)", "customer anonymous:function string boolean"),
        (
            "currentEvent.on.daysDiff(a.b) == 3",
            "customer.targetCompletedEvent object object anonymous:function object string string number number boolean",
        ),
        (
            r#"currentLineItem.doesItemMatch("brand","x")"#,
            "tx.item anonymous:function EEnum__InvAttr:enum:string EEnum__InvAttr__EDepEnum__InvAttrVal__brand:string boolean",
        ),
        (r#"currentLineItem.doesItemMatch("brand")"#, "tx.item anonymous:function string boolean"),
        (r#"currentLineItem.doesItemMatch("brand",1)"#, "tx.item anonymous:function string number boolean"),
        (r#"a b=="c""#, "none none none none none"),
    ] {
        assert_eq!(types(&tree(text)).join(" "), expected, "{text}");
    }
}

#[test]
fn what_no_pair_shows_is_marked_where_it_is_first_needed() {
    for (text, expected) in [
        ("currentTxn.value == 7", ""),
        (r#"currentEvent.targetName=="x""#, ""),
        (r#"currentLineItem.doesItemMatch("sku_code","1")"#, ""),
        ("a b", ""),
        ("foo > 1", "name-type@foo"),
        ("currentTxn.foo > currentTxn.bar", "name-type@foo"),
        ("currentCustomer.value > 1", "name-type@currentCustomer"),
        ("false", "literal@false"),
        ("currentTxn.value > 1.5", "literal@1.5"),
        ("a b == 1", "literal@1"),
        (r#"currentEvent.targetName=="\"""#, r#"escape@"\"""#),
        ("currentTxn.value.value > 1", "name-type@value dereference@currentTxn.value.value"),
        (r#"currentLineItem.doesItemMatch("brand","1")"#, r#"call@currentLineItem.doesItemMatch("brand","1")"#),
        ("currentTxn.value > -1", "unary@-1 precedence@currentTxn.value > -1"),
        ("currentTxn.value >= 1", "operator@currentTxn.value >= 1"),
        ("(true)", "parentheses@(true)"),
        ("(currentTxn.value > 1) == true", "parentheses@(currentTxn.value > 1)"),
        ("currentTxn.value > 1 == true", "precedence@currentTxn.value > 1 == true"),
        ("!(1 > 2)", "unary@!(1 > 2) parentheses@(1 > 2)"),
    ] {
        let compiled = compile(text).unwrap();
        let show = |assumption: &Assumption| format!("{}@{}", assumption.code.as_str(), &text[assumption.range.clone()]);
        let found: Vec<String> = compiled.assumptions.iter().map(show).collect();
        assert_eq!(found.join(" "), expected, "{text}");
        assert_eq!(compiled.assumed(), !expected.is_empty(), "{text}");
    }
    let text = "currentLineItem.value(1)";
    assert_eq!(&text[compile(text).unwrap().assumptions[0].range.clone()], "value");
}

#[test]
fn faults_name_their_place_and_what_could_stand_there() {
    const VALUE: &str = "name number text true false ( ! -";
    for (text, expected) in [
        ("", vec![("empty", 0..0, VALUE)]),
        (" \n ", vec![("empty", 0..3, VALUE)]),
        // The end comes too early.
        ("a ==", vec![("unfinished", 4..4, VALUE)]),
        ("a == ", vec![("unfinished", 5..5, VALUE)]),
        ("!", vec![("unfinished", 1..1, VALUE)]),
        ("a.", vec![("unfinished", 2..2, "name")]),
        ("a.b(", vec![("unfinished", 4..4, VALUE)]),
        ("(", vec![("unfinished", 1..1, VALUE)]),
        ("(a", vec![("parenthesis-open", 0..1, ")")]),
        ("x && (a.b(1", vec![("parenthesis-open", 9..10, ")")]),
        // Something else is at the place.
        ("== a", vec![("value-missing", 0..2, VALUE)]),
        ("a > > b", vec![("value-missing", 4..5, VALUE)]),
        ("()", vec![("value-missing", 1..2, VALUE)]),
        ("a.b(1,)", vec![("value-missing", 6..7, VALUE)]),
        ("+a", vec![("value-missing", 0..1, VALUE)]),
        (".5", vec![("value-missing", 0..1, VALUE)]),
        ("a.5", vec![("name-missing", 2..3, "name")]),
        ("a..b", vec![("name-missing", 2..3, "name")]),
        ("a 5", vec![("operator-missing", 2..3, "operator")]),
        (r#"a "b""#, vec![("operator-missing", 2..5, "operator")]),
        ("a true", vec![("operator-missing", 2..6, "operator")]),
        ("a, b", vec![("operator-missing", 1..2, "operator")]),
        ("a ! b", vec![("operator-missing", 2..3, "operator")]),
        ("1 (a)", vec![("operator-missing", 2..3, "operator")]),
        ("f(a)", vec![("call-without-object", 1..2, "operator")]),
        ("(a b)", vec![("parenthesis-missing", 3..4, "operator )")]),
        ("a.b(1 2)", vec![("parenthesis-missing", 6..7, "operator , )")]),
        ("a)", vec![("parenthesis-surplus", 1..2, "operator")]),
        // Other languages.
        ("a = 1", vec![("operator-spelling", 2..3, "==")]),
        ("a === 1", vec![("operator-spelling", 2..5, "==")]),
        ("a !== 1", vec![("operator-spelling", 2..5, "!=")]),
        ("a <> 1", vec![("operator-spelling", 2..4, "!=")]),
        ("a => 1", vec![("operator-spelling", 2..4, ">=")]),
        ("a =< 1", vec![("operator-spelling", 2..4, "<=")]),
        ("a & b | c", vec![("operator-spelling", 2..3, "&&"), ("operator-spelling", 6..7, "||")]),
        ("a and b", vec![("operator-spelling", 2..5, "&&")]),
        ("(a OR b)", vec![("operator-spelling", 3..5, "||")]),
        ("a == 'b'", vec![("quote", 5..8, "\"")]),
        ("a == “b=1” = 2", vec![("quote", 5..14, "\""), ("operator-spelling", 15..16, "==")]),
        ("a == 'b", vec![("quote", 5..7, "\"")]),
        // Words that are none.
        ("a == \"b", vec![("text-open", 5..7, "\"")]),
        (r#"a == "b\""#, vec![("text-open", 5..9, "\"")]),
        ("a == 01", vec![("number", 5..7, "number")]),
        ("5.", vec![("number", 0..2, "number")]),
        ("1.2.3", vec![("number", 0..5, "number")]),
        ("1e5", vec![("number", 0..3, "number")]),
        ("2x", vec![("number", 0..2, "number")]),
        ("a #@€ b ; c", vec![("character", 2..7, ""), ("character", 10..11, "")]),
        ("#\"x\" = \"#\"", vec![("character", 0..1, ""), ("operator-spelling", 5..6, "==")]),
        ("\u{feff}a", vec![("character", 0..3, "")]),
    ] {
        let show = |fault: &ExpressionFault| (fault.code.as_str(), fault.range.clone(), fault.expected.join(" "));
        let found: Vec<_> = compile(text).unwrap_err().iter().map(show).collect();
        let expected: Vec<_> = expected.into_iter().map(|(code, range, words)| (code, range, words.to_owned())).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn every_code_is_named_once_and_found_is_short() {
    let mut names: Vec<&str> = FaultCode::ALL.iter().map(|code| code.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FaultCode::ALL.len());
    let long = format!("a = \"{}", "ü".repeat(1000));
    let faults = compile(&long).unwrap_err();
    assert_eq!((faults[0].found.as_str(), faults[1].found.chars().count()), ("=", 41));
    assert_eq!(compile("a ==").unwrap_err()[0].found, "");
    assert_eq!(compile(&"= ".repeat(100_000)).unwrap_err().len(), 100);
}

#[test]
fn depth_and_length_have_limits_that_are_told() {
    let deep = |open: &str, close: &str, count: usize| format!("{}a{}", open.repeat(count), close.repeat(count));
    for (open, close) in [("(", ")"), ("!", ""), ("- ", ""), ("a.b(", ")"), ("!(", ")")] {
        let most = 64 / open.matches(['(', '!', '-']).count();
        assert!(compile(&deep(open, close, most)).is_ok(), "{open}");
        for text in [deep(open, close, most + 1), open.repeat(100_000)] {
            let faults = compile(&text).unwrap_err();
            assert_eq!((faults.len(), faults[0].code), (1, FaultCode::TooDeep), "{open}");
        }
    }
    for join in [" || ", " - ", "."] {
        let chain = |count: usize| vec!["a"; count].join(join);
        let compiled = compile(&chain(500)).unwrap();
        assert_eq!(check_tree(&compiled.json), Ok(()));
        let faults = compile(&chain(501)).unwrap_err();
        assert_eq!((faults[0].code, faults[0].range.clone()), (FaultCode::TooDeep, chain(501).len() - 1..chain(501).len()));
        assert_eq!(compile(&chain(100_000)).unwrap_err()[0].code, FaultCode::TooDeep);
    }
    // Expressions that do not nest have no limit.
    assert!(compile(&["(a)"; 100].join(" && ")).is_ok());
    assert_eq!(compile(&"a ".repeat(100_000)).unwrap().unjoined, Some(2));
    assert!(compile(&format!("a.b({})", vec!["1"; 100_000].join(","))).is_ok());
    assert_eq!(compile(&")".repeat(100_000)).unwrap_err()[0].code, FaultCode::ValueMissing);
}

fn literal(value: &str, type_name: &str) -> String {
    format!(r#"{{"arity":"literal","value":"{value}","type":"{type_name}:primitive"}}"#)
}

fn name(value: &str) -> String {
    format!(r#"{{"arity":"name","value":"{value}","type":"x:primitive"}}"#)
}

fn operation(operator: &str, operands: &[String]) -> String {
    let arity = if operands.len() == 1 { "unary" } else { "binary" };
    format!(r#"{{"operands":[{}],"type":"t","value":"{operator}","arity":"{arity}_operation"}}"#, operands.join(","))
}

fn group(operands: &[String]) -> String {
    format!(r#"{{"arity":"group","operands":[{}]}}"#, operands.join(","))
}

#[test]
fn a_text_and_a_tree_say_the_same_or_not_or_nobody_knows() {
    let (a, b, c) = (name("a"), name("b"), name("c"));
    let number = |value| literal(value, "number");
    let text = |value| literal(value, "string:object");
    for (expression, tree, expected) in [
        // Spelling makes no difference.
        ("true", "\n\t{\"type\":\"boolean:primitive\", \"value\":\"\\ntrue \", \"arity\":\"literal\"}\n".to_owned(), Some(true)),
        (" a ", name(" a "), Some(true)),
        ("a>5.50", operation("\\n>", &[a.clone(), number("5.5")]), Some(true)),
        ("a > -5", operation(">", &[a.clone(), number("-5")]), Some(true)),
        ("(a) == (true)", operation("==", &[a.clone(), name("true")]), Some(true)),
        ("a && (b || c)", operation("&&", &[a.clone(), group(&[operation("||", &[b.clone(), c.clone()])])]), Some(true)),
        ("a == 5", operation("==", &[a.clone(), literal("5", "real:object")]), Some(true)),
        ("a == 5", operation("==", &[a.clone(), literal("5", "date:object")]), Some(true)),
        // Anything in the words does.
        ("true", literal("false", "boolean"), Some(false)),
        ("a>5", ALWAYS_TRUE.to_owned(), Some(false)),
        ("a && !b", ALWAYS_TRUE.to_owned(), Some(false)),
        ("true", operation(">", &[a.clone(), number("5")]), Some(false)),
        ("a>5", operation(">=", &[a.clone(), number("5")]), Some(false)),
        ("a>5", operation(">", &[b.clone(), number("5")]), Some(false)),
        ("a>5", operation(">", &[a.clone(), number("50")]), Some(false)),
        ("a>5", operation(">", &[a.clone(), number("-5")]), Some(false)),
        ("a==\"x\"", operation("==", &[a.clone(), text("X")]), Some(false)),
        ("a==\"5\"", operation("==", &[a.clone(), text("5.0")]), Some(false)),
        ("a==x", operation("==", &[a.clone(), text("x")]), Some(false)),
        ("A", a.clone(), Some(false)),
        // Parentheses say how it is meant; without them the order of operators is only our assumption.
        ("(a || b) && c", operation("||", &[a.clone(), operation("&&", &[b.clone(), c.clone()])]), Some(false)),
        ("a || b && c", operation("&&", &[operation("||", &[a.clone(), b.clone()]), c.clone()]), None),
        ("a - b - c", operation("-", &[a.clone(), operation("-", &[b.clone(), c.clone()])]), None),
        // The type of a value may come from the other side.
        ("a==5", operation("==", &[a.clone(), text("5")]), None),
        ("a==-5", operation("==", &[a.clone(), text("-5")]), None),
        ("a==\"true\"", operation("==", &[a.clone(), literal("true", "boolean")]), None),
        // A group is a text that was not understood.
        ("a && b", group(&[a.clone(), b.clone()]), None),
        ("a>5", group(&[a.clone(), b.clone()]), Some(false)),
        ("a b", operation("==", &[a.clone(), b.clone()]), None),
        ("a b", group(&[a.clone(), c.clone()]), Some(false)),
        // Backslashes are an assumption.
        (r#"a=="\d""#, operation("==", &[a.clone(), text("d")]), None),
        // One of the two is not understood.
        ("", ALWAYS_TRUE.to_owned(), None),
        ("a >", ALWAYS_TRUE.to_owned(), None),
        ("true", String::new(), None),
        ("true", "true".to_owned(), None),
        ("true", r#"{"arity":"loop"}"#.to_owned(), None),
    ] {
        assert_eq!(same_meaning(expression, &tree), expected, "{expression:?} {tree}");
    }
}

#[test]
fn a_tree_has_only_known_nodes() {
    let (a, b) = (name("a"), name("b"));
    let untyped = r#"{"arity":"name","value":"a"}"#;
    for (tree, problem) in [
        (operation("!", std::slice::from_ref(&a)), None),
        (operation("??", &[a.clone(), b.clone()]), None),
        (group(&[]), None),
        (group(&[untyped.to_owned(), group(&[untyped.to_owned()])]), None),
        (operation("==", &[group(&[untyped.to_owned()]), a.clone()]), None),
        (untyped.to_owned(), Some(NodeFault::Missing { arity: "name", key: "type" })),
        (operation("==", &[a.clone(), untyped.to_owned()]), Some(NodeFault::Missing { arity: "name", key: "type" })),
        (group(&[r#"{"arity":"name"}"#.to_owned()]), Some(NodeFault::Missing { arity: "name", key: "value" })),
        (group(&[r#"{"arity":"loop"}"#.to_owned()]), Some(NodeFault::Arity("loop".to_owned()))),
        (operation("==", &[a.clone(), b.clone(), a.clone()]), Some(NodeFault::Operands { arity: "binary_operation", operands: 3 })),
        (operation("!", &[a, b]).replace("binary", "unary"), Some(NodeFault::Operands { arity: "unary_operation", operands: 2 })),
    ] {
        assert_eq!(check_tree(&tree).err(), problem.map(TreeError::Node), "{tree}");
    }
}

fn spaced(words: Vec<String>) -> impl Strategy<Value = String> {
    let count = words.len();
    prop::collection::vec(prop::sample::select(vec!["", " ", "\n"]), count).prop_map(move |spaces| {
        let with_space = |(word, space): (&String, &str)| format!("{word}{space}");
        words.iter().zip(spaces).map(with_space).collect()
    })
}

/// Expressions of every construct, nested.
fn expression() -> impl Strategy<Value = String> {
    let names = ["currentTxn", "currentEvent", "value", "targetName", "foo", "_x1", "é"];
    let name = prop::sample::select(names.map(str::to_owned).to_vec());
    let values = ["0", "500", "2.5", "true", "false", r#""""#, r#""a b""#, r#""\"\\""#, r#""\d'&&""#, r#""sku_code""#];
    let value = prop::sample::select(values.map(str::to_owned).to_vec());
    let operators = ["==", "!=", ">", ">=", "<", "<=", "+", "-", "*", "/", "%", "&&", "||"];
    let operator = prop::sample::select(operators.map(str::to_owned).to_vec());
    let member = (name.clone(), name.clone()).prop_map(|(object, attribute)| format!("{object}.{attribute}"));
    prop_oneof![name.clone(), value, member].prop_recursive(6, 40, 4, move |inner| {
        let call = (name.clone(), name.clone(), prop::collection::vec(inner.clone(), 0..4));
        let call = call.prop_map(|(object, method, arguments)| format!("{object}.{method}({})", arguments.join(",")));
        prop_oneof![
            (inner.clone(), operator.clone(), inner.clone()).prop_flat_map(|(left, operator, right)| spaced(vec![left, operator, right])),
            (prop::sample::select(vec!["!", "-"]), inner.clone()).prop_map(|(sign, operand)| format!("{sign}{operand}")),
            inner.clone().prop_map(|inside| format!("({inside})")),
            (inner, name.clone()).prop_map(|(object, attribute)| format!("({object}).{attribute}")),
            call,
        ]
    })
}

/// Words of the language and others, in any order.
fn word_soup() -> impl Strategy<Value = String> {
    let words = [
        "a",
        "currentTxn",
        "true",
        "5",
        "1.",
        "\"x\"",
        "\"",
        "'",
        "\\",
        "(",
        ")",
        ".",
        ",",
        "!",
        "-",
        "==",
        "=",
        "&&",
        "|",
        "and",
        " ",
        "é",
        "#",
        "“",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn every_generated_expression_has_its_tree(text in expression()) {
        let compiled = compile(&text).unwrap();
        prop_assert_eq!(check_tree(&compiled.json), Ok(()));
        prop_assert_eq!(same_meaning(&text, &compiled.json), Some(true));
        // As another writer would spell it: other key order, white space.
        let respelled = serde_json::to_string_pretty(&tree(&text)).unwrap();
        prop_assert_eq!(same_meaning(&text, &respelled), Some(true));
        // Parentheses round everything, and space, leave the tree as it is.
        let wrapped = compile(&format!(" ( {text} ) ")).unwrap();
        prop_assert_eq!(wrapped.json, compiled.json);
        for assumption in compiled.assumptions {
            prop_assert!(!text[assumption.range].is_empty());
        }
    }

    #[test]
    fn the_same_only_where_the_trees_are_the_same(left in expression(), right in expression()) {
        let (left_tree, right_tree) = (compact(&tree(&left)), compact(&tree(&right)));
        let same = same_meaning(&left, &compile(&right).unwrap().json);
        prop_assert_eq!(same == Some(true), left_tree == right_tree, "{} {}", left, right);
    }

    #[test]
    fn every_text_gets_an_answer(text in prop_oneof![any::<String>(), word_soup()]) {
        match compile(&text) {
            Ok(compiled) => {
                prop_assert_eq!(check_tree(&compiled.json), Ok(()));
                prop_assert_eq!(same_meaning(&text, &compiled.json), Some(true));
                prop_assert!(compiled.unjoined.is_none_or(|at| text.get(at..).is_some_and(|rest| !rest.is_empty())));
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    let place = text.get(fault.range.clone());
                    prop_assert!(place.is_some_and(|place| place.starts_with(fault.found.trim_end_matches('…'))), "{:?}", fault);
                }
            }
        }
    }

    #[test]
    fn every_pair_of_texts_gets_an_answer(expression in word_soup(), tree in any::<String>()) {
        prop_assert_eq!(same_meaning(&expression, &tree), None);
    }
}
