//! The page of the rules: what they declare, and their files in `tests/rules`.

use std::fmt::Write;

use crate::rule_files::{Case, ExpectedOutcome, ReportedDiagnostic, RuleFile, Section, ShownFix, name_of};
use crate::schema;
use crate::summary::summary;
use target_groups::message::template::{Segment, in_general, segments};
use target_groups::rule_book::all;
use target_groups::rules::{FixKind, Rule, Severity, Variant};

use super::markdown::{GENERATED, block, difference, plain, table};

const INTRODUCTION: &str = "
# Rules

Diagnostics reported by `validate` for requests, and by `build` and `planOf` for plans. The meaning of a code never changes. Rules whose
codes start with `plan-` are about plans and are reported only by `build` and `planOf`.

- **error**: the API rejects the request according to its documentation, or the request cannot do what its author wants. A request is
  `valid` if it has no errors.
- **warning**: the API accepts the request, but it probably contains a mistake.
- **info**: the server changes a value, or something else is worth knowing.

A fix removes its diagnostic and does not add others. A **safe** fix means what was written, or what the server makes of it. A fix that
**asks** changes the meaning of the request, or rests on a guess, so that someone has to confirm it.

You can change the severity of any rule, or turn it off:

```js
validate(text, { rules: { \"unknown-field\": \"error\", \"null-value\": \"off\" } });
```

Words in *italics* in a message are placeholders for values. The JSON Schema is the result of `jsonSchema()`, and is also available as
`target-groups/schema.json`. The [fields](fields.md) are described on their own page. In the examples, it is 13 January 2026, and the
organisation has a few events.

";

/// The page of the rules, with the description and the example of each rule from its file.
#[must_use]
pub fn rules(files: &[RuleFile]) -> String {
    let sections = all().map(|rule| section(rule, file_of(rule, files)));
    [GENERATED.to_owned(), INTRODUCTION.to_owned(), overview(files)].into_iter().chain(sections).collect()
}

fn file_of<'f>(rule: &Rule, files: &'f [RuleFile]) -> Option<&'f RuleFile> {
    files.iter().find(|file| file.code == rule.code)
}

fn overview(files: &[RuleFile]) -> String {
    let row = |rule: &Rule| {
        let code = rule.code;
        [
            format!("[`{code}`](#{code})"),
            name_of(rule.severity).to_owned(),
            fix_kinds(file_of(rule, files)).join(", "),
            summary(rule).to_owned(),
        ]
    };
    table(["code", "severity", "fix", "when"], all().map(row))
}

/// The kinds of the rule's fixes. A rule can use another kind than it declares where it is less certain, so the cases decide.
fn fix_kinds(file: Option<&RuleFile>) -> Vec<&'static str> {
    let is_shown = |kind: FixKind| file.is_some_and(|file| file.reporting().any(|case| fix_kind(case) == Some(kind)));
    let kinds = [(FixKind::Safe, "safe"), (FixKind::Asks, "asks")];
    kinds.into_iter().filter(|(kind, _)| is_shown(*kind)).map(|(_, name)| name).collect()
}

fn fix_kind(case: &Case) -> Option<FixKind> {
    case.outcome.fix.as_ref().map(|fix| fix.kind)
}

fn section(rule: &Rule, file: Option<&RuleFile>) -> String {
    let description = file.map_or_else(|| summary(rule), |file| &file.description);
    let mut section = format!("\n## `{}`\n\n{}\n\n{description}\n", rule.code, nature(rule, file));
    let own = |template: fn(&Variant) -> &'static str| -> Vec<&str> {
        let mut own: Vec<_> = rule.variants.iter().map(template).filter(|own| !own.is_empty()).collect();
        own.dedup();
        own
    };
    let _ = write!(section, "\n{}", templates("Message", &own(|variant| variant.message)));
    let fixes = own(|variant| variant.fix);
    if !fixes.is_empty() {
        let _ = write!(section, "\n{}", templates("Fix", &fixes));
    }
    if let Some(example) = file.and_then(|file| file.section(Section::Example).next()) {
        let _ = write!(section, "\n{}", show(example));
    }
    section
}

/// The severities of the rule, the kinds of its fixes, and who else rejects such a request.
fn nature(rule: &Rule, file: Option<&RuleFile>) -> String {
    let mut parts = vec![format!("**{}**", name_of(rule.severity))];
    let has = |severity| file.is_some_and(|file| file.reporting().any(|case| severity_of(case) == Some(severity)));
    let others = [Severity::Error, Severity::Warning, Severity::Info].into_iter().filter(|other| *other != rule.severity && has(*other));
    let others: Vec<_> = others.map(name_of).collect();
    if let Some(first) = parts.first_mut().filter(|_| !others.is_empty()) {
        let _ = write!(first, ", in some cases {}", others.join(" or "));
    }
    let kinds = fix_kinds(file);
    parts.extend((!kinds.is_empty()).then(|| format!("fix: {}", kinds.join(" or "))));
    parts.extend(rule.server_code.map(|code| format!("server code {code}")));
    parts.extend(schema::CODES.contains(&rule.code).then(|| "also an error of the JSON Schema".to_owned()));
    parts.join(" · ")
}

fn severity_of(case: &Case) -> Option<Severity> {
    case.outcome.diagnostic.as_ref().map(|found| found.severity)
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

fn show(example: &Case) -> String {
    let text = example.text();
    let language = if example.info.starts_with("json") { "json" } else { "text" };
    let argument = if example.argument().is_empty() { String::new() } else { format!(" with `{}`", example.argument()) };
    let given = if example.info == "json" { String::new() } else { format!("Given to `{}`{argument}:\n\n", example.call()) };
    let mut shown = given + &block(language, &text);
    let ExpectedOutcome { diagnostic, fix, .. } = &example.outcome;
    if let Some(ReportedDiagnostic { severity, pointer, message }) = diagnostic {
        let place = if pointer.is_empty() { String::new() } else { format!(" at `{pointer}`") };
        let line = example.ranges().first().map(|(start, _)| position(&text, *start)).unwrap_or_default();
        let _ = write!(shown, "\n> **{}**{place}{line}: {}\n", name_of(*severity), plain(message));
    }
    if let Some(ShownFix { title, result, .. }) = fix {
        let _ = write!(shown, "\n**Fix:** {}\n\n{}", plain(title), block("diff", &difference(&text, result)));
    }
    shown
}

/// Names the line and column of a UTF-16 offset.
fn position(text: &str, offset: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().take(offset).collect();
    let before = String::from_utf16_lossy(&units);
    let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
    format!(", line {}, column {column}", before.matches('\n').count() + 1)
}
