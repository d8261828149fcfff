//! Pretty-prints a text: values that fit on one line stay on one line.

use super::{Kind, Member, Value, parse};

/// Formats a text with an indentation of two spaces. Objects and arrays that are not empty are broken over lines if they are the
/// root or exceed `width` characters. A text that is not JSON or is nested deeper than `max_depth` is returned unchanged.
///
/// ```
/// let text = target_groups_json::pretty_print(r#"{"a":[1.0,{}],"b":"x"}"#, 80, 64);
/// assert_eq!(text, "{\n  \"a\": [1.0, {}],\n  \"b\": \"x\"\n}");
/// ```
#[must_use]
pub fn pretty_print(text: &str, width: usize, max_depth: usize) -> String {
    parse(text, max_depth).map_or_else(|_| text.to_owned(), |document| broken(document.root(), width, 0))
}

/// Formats a value over several lines. Its content is indented one level deeper than the value.
fn broken(value: Value<'_>, width: usize, indent: usize) -> String {
    let items: Vec<String> = parts(value).map(|(key, part)| key.clone() + &fitted(part, width, indent + 2, key.chars().count())).collect();
    let Some((open, close)) = brackets(value).filter(|_| !items.is_empty()) else { return value.raw().to_owned() };
    let (inner, outer) = (" ".repeat(indent + 2), " ".repeat(indent));
    format!("{open}\n{inner}{}\n{outer}{close}", items.join(&format!(",\n{inner}")))
}

/// Formats a value on one line if it fits after its key, including a comma.
fn fitted(value: Value<'_>, width: usize, indent: usize, key: usize) -> String {
    let line = on_one_line(value);
    if indent + key + line.chars().count() < width { line } else { broken(value, width, indent) }
}

fn on_one_line(value: Value<'_>) -> String {
    let Some((open, close)) = brackets(value) else { return value.raw().to_owned() };
    let items: Vec<String> = parts(value).map(|(key, part)| key + &on_one_line(part)).collect();
    let space = if open == '{' && !items.is_empty() { " " } else { "" };
    format!("{open}{space}{}{space}{close}", items.join(", "))
}

fn brackets(value: Value<'_>) -> Option<(char, char)> {
    match value.kind() {
        Kind::Object => Some(('{', '}')),
        Kind::Array => Some(('[', ']')),
        _ => None,
    }
}

/// Iterates over the items of a container, each with its key and colon if it is a member.
fn parts(value: Value<'_>) -> impl Iterator<Item = (String, Value<'_>)> {
    let text = value.document().text();
    let key = |member: Member<'_>| format!("{}: ", text.get(member.key_range()).unwrap_or_default());
    let members = value.members().map(move |member| (key(member), member.value));
    members.chain(value.elements().map(|element| (String::new(), element)))
}

#[cfg(test)]
mod tests {
    use super::pretty_print;

    #[test]
    fn only_what_does_not_fit_is_broken() {
        for (text, width, expected) in [
            ("[ ]", 80, "[ ]"),
            (" 1e2 ", 80, "1e2"),
            (r#"{"a":{"b":[1,2]}}"#, 23, "{\n  \"a\": { \"b\": [1, 2] }\n}"),
            (r#"{"a":{"b":[1,2]}}"#, 22, "{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}"),
            (r#"[{"\u00e9":1,"\u00e9":2.0},"\u00e9"]"#, 80, "[\n  { \"\\u00e9\": 1, \"\\u00e9\": 2.0 },\n  \"\\u00e9\"\n]"),
            ("[{},[]]", 1, "[\n  {},\n  []\n]"),
        ] {
            assert_eq!(pretty_print(text, width, 64), expected, "{text}");
        }
    }
}
