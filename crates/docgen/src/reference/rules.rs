//! The page of the rules.

use std::fmt::Write;

use crate::schema;
use crate::summary::summary;
use target_groups::message::template::{Segment, in_general, segments};
use target_groups::rule_book::all;
use target_groups::rules::{Options, Rule, Severity, Variant};

use super::example::{Case, Example, cases, example};
use super::markdown::{GENERATED, block, difference, plain, table};

const INTRODUCTION: &str = "
# Rules

Diagnostics reported by `validate` for requests, and by `build` and `planOf` for plans. The meaning of a code never changes. Rules whose
codes start with `plan-` are about plans and are reported only by `build` and `planOf`.

- **error**: the API rejects the request according to its documentation, or the request cannot do what its author wants. A request is
  `valid` if it has no errors.
- **warning**: the API accepts the request, but it probably contains a mistake.
- **info**: the server changes a value, or something else is worth knowing.

A fix removes its diagnostic and does not add others. You can change the severity of any rule, or turn it off:

```js
validate(text, { rules: { \"unknown-field\": \"error\", \"null-value\": \"off\" } });
```

Words in *italics* in a message are placeholders for values. The JSON Schema is the result of `jsonSchema()`, and is also available as
`target-groups/schema.json`. The [fields](fields.md) are described on their own page.

";

/// An example of more lines than this would tell less than it hides.
const MAX_LINES: usize = 60;

/// The page of the rules, with an example of each rule that has one among these cases, checked under these options.
///
/// A case is a block of lines: `# code severity pointer`, and a body that breaks this rule there.
#[must_use]
pub fn rules(text: &str, options: &Options) -> String {
    let cases = cases(text);
    let of_rule = |rule: &Rule| cases.iter().filter(|case| case.code == rule.code).copied().collect::<Vec<_>>();
    let sections = all().map(|rule| section(rule, &of_rule(rule), options));
    [GENERATED.to_owned(), INTRODUCTION.to_owned(), overview()].into_iter().chain(sections).collect()
}

fn overview() -> String {
    let row = |rule: &Rule| {
        let code = rule.code;
        let fix = if rule.fix.is_some() { "yes" } else { "" };
        [format!("[`{code}`](#{code})"), name(rule.severity).to_owned(), fix.to_owned(), summary(rule).to_owned()]
    };
    table(["code", "severity", "fix", "when"], all().map(row))
}

fn section(rule: &Rule, cases: &[Case<'_>], options: &Options) -> String {
    let mut section = format!("\n## `{}`\n\n{}\n\n{}\n", rule.code, nature(rule, cases), summary(rule));
    let own = |template: fn(&Variant) -> &'static str| -> Vec<&str> {
        rule.variants.iter().map(template).filter(|own| !own.is_empty()).collect()
    };
    let _ = write!(section, "\n{}", templates("Message", &own(|variant| variant.message)));
    let fixes = own(|variant| variant.fix);
    if !fixes.is_empty() {
        let _ = write!(section, "\n{}", templates("Fix", &fixes));
    }
    if let Some(example) = best_example(cases, options) {
        let _ = write!(section, "\n{}", show(&example));
    }
    section
}

/// The severities of the rule, and who else says so.
fn nature(rule: &Rule, cases: &[Case<'_>]) -> String {
    let other = [Severity::Error, Severity::Warning, Severity::Info].map(name).into_iter();
    let others: Vec<_> = other.filter(|other| *other != name(rule.severity) && cases.iter().any(|case| case.severity == *other)).collect();
    let mut nature = format!("**{}**", name(rule.severity));
    if !others.is_empty() {
        let _ = write!(nature, ", in some cases {}", others.join(" or "));
    }
    if schema::CODES.contains(&rule.code) {
        nature.push_str(" · also an error of the JSON Schema");
    }
    nature
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn templates(title: &str, templates: &[&str]) -> String {
    match templates {
        [only] => format!("{title}: {}\n", emphasise(only)),
        several => {
            let items: Vec<_> = several.iter().map(|one| format!("- {}\n", emphasise(one))).collect();
            format!("{title}:\n\n{}", items.concat())
        }
    }
}

/// A template with its `{parameters}` in italics, in its plural form. Other brackets are part of the sentence.
fn emphasise(template: &str) -> String {
    let general = in_general(template);
    let pieces = segments(&general).map(|piece| match piece {
        Segment::Value(name) => format!("*{name}*"),
        Segment::Literal(text) => plain(text),
        _ => plain("{"),
    });
    pieces.collect()
}

/// The first case with a fix, or else the first.
fn best_example(cases: &[Case<'_>], options: &Options) -> Option<Example> {
    let examples = cases.iter().filter_map(|case| example(case, options)).filter(|example| example.wrong.lines().count() <= MAX_LINES);
    let (mut fixed, mut others): (Vec<_>, Vec<_>) = examples.partition(|example| example.fixed.is_some());
    fixed.append(&mut others);
    fixed.into_iter().next()
}

fn show(example: &Example) -> String {
    let Example { wrong, diagnostic, fixed } = example;
    let place = if diagnostic.pointer.is_empty() { String::new() } else { format!(" at `{}`", diagnostic.pointer) };
    let line = diagnostic.range.map(|range| format!(", line {}, column {}", range.line, range.column)).unwrap_or_default();
    let said = format!("> **{}**{place}{line}: {}\n", name(diagnostic.severity), plain(&diagnostic.message));
    let mut text = format!("{}\n{said}", block("json", wrong));
    if let (Some(fixed), Some(fix)) = (fixed, &diagnostic.fix) {
        let _ = write!(text, "\n**Fix:** {}\n\n{}", plain(&fix.title), block("diff", &difference(wrong, fixed)));
    }
    text
}
