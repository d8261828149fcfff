//! Rules on the text as a whole: that it can be read, and how much of it.

use target_groups_json::{ParseError, SyntaxError};
use target_groups_message::{Locale, Param, Params};

use super::findings::{Findings, Place};
use super::report::{Diagnostic, DocsLink};
use super::{Options, Report, Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&JSON_SYNTAX, &TOO_LARGE, &TOO_DEEP, &TOO_MANY, &POINTER_UNRESOLVED, &INTERNAL];

const JSON_SYNTAX: Rule = Rule {
    code: "json-syntax",
    severity: Severity::Error,
    about: "The text is not JSON.",
    wordings: &[
        ("value", "A value should stand here: text in double quotes, a number, true, false, null, { or [."),
        ("key", "A key in double quotes should stand here."),
        ("colon", "A colon should stand here, between the key and its value."),
        ("comma-or-brace", "A comma or a closing } should stand here."),
        ("comma-or-bracket", "A comma or a closing ] should stand here."),
        ("no-comma", "Remove the comma before this bracket: JSON has no comma after the last item."),
        ("end-of-text", "The request ends before this character. Remove what follows."),
        ("closing-bracket", "The text ends too early: something is still open. Close every { and [."),
        ("closing-quote", "This text is not closed. Put a double quote where it ends; a line break inside is written \\n."),
        ("escaped-control-character", "This control character must be written as an escape, such as \\t."),
        ("escape", "A backslash must be followed by one of \" \\ / b f n r t or u and four hexadecimal digits."),
        ("number", "This is no number of JSON: no leading zeros or plus sign, digits on both sides of the point."),
        ("double-quote", "Text and keys stand in straight double quotes (\")."),
        ("no-comment", "JSON has no comments. Remove it."),
        ("space", "This looks like a space, but JSON does not know it. Put an ordinary space in its place."),
        ("utf-8", "The bytes from here on are not UTF-8."),
    ],
    fixes: &[],
};

const TOO_LARGE: Rule = Rule {
    code: "too-large",
    severity: Severity::Error,
    about: "The text is larger than the limit.",
    wordings: &[("", "The text has {bytes, plural, one {# byte} other {# bytes}}; a request may have {limit}.")],
    fixes: &[],
};

const TOO_DEEP: Rule = Rule {
    code: "too-deep",
    severity: Severity::Error,
    about: "The text is nested deeper than the limit.",
    wordings: &[("", "This bracket opens more than {limit, plural, one {# level} other {# levels}}.")],
    fixes: &[],
};

const TOO_MANY: Rule = Rule {
    code: "too-many",
    severity: Severity::Info,
    about: "There are more diagnostics than are shown.",
    wordings: &[("", "{count, plural, one {# more diagnostic is} other {# more diagnostics are}} not shown.")],
    fixes: &[],
};

const POINTER_UNRESOLVED: Rule = Rule {
    code: "pointer-unresolved",
    severity: Severity::Error,
    about: "An edit was asked for at a place that the text does not have and that cannot be made.",
    wordings: &[("", "The pointer \"{pointer}\" leads nowhere in this text, so nothing was changed.")],
    fixes: &[],
};

const INTERNAL: Rule = Rule {
    code: "internal",
    severity: Severity::Error,
    about: "The checker itself failed. It has recovered; the request was not checked.",
    wordings: &[("", "The checker failed on this input and has recovered. The request was not checked.")],
    fixes: &[],
};

pub(super) fn too_large(bytes: usize, options: &Options) -> Option<Report> {
    let limit = options.limits.bytes;
    if bytes <= limit {
        return None;
    }
    let mut findings = Findings::new(options);
    findings.report(&TOO_LARGE, Place::Text(0..0), |finding| finding.param("bytes", bytes).param("limit", limit));
    Some(only_findings(findings, "", options))
}

pub(super) fn unreadable(text: &str, error: ParseError, options: &Options) -> Report {
    let mut findings = Findings::new(options);
    match error {
        ParseError::Syntax(SyntaxError { offset, fault }) => {
            let found = text.get(offset..).and_then(|rest| rest.chars().next());
            let place = Place::Text(offset..offset + found.map_or(0, char::len_utf8));
            findings.report(&JSON_SYNTAX, place, |finding| {
                let finding = finding.case(fault.expected()).param("expected", fault.expected());
                finding.param("found", found.map(String::from).unwrap_or_default())
            });
        }
        ParseError::TooDeep { offset } => {
            let limit = options.limits.depth;
            findings.report(&TOO_DEEP, Place::Text(offset..offset + 1), |finding| finding.param("limit", limit));
        }
    }
    only_findings(findings, text, options)
}

pub(super) fn not_utf8(bytes: &[u8], valid: usize, options: &Options) -> Report {
    let readable = bytes.get(..valid).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let mut findings = Findings::new(options);
    findings.report(&JSON_SYNTAX, Place::Text(valid..valid), |finding| {
        let found = bytes.get(valid).map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
        finding.case("utf-8").param("expected", "utf-8").param("found", found)
    });
    only_findings(findings, readable, options)
}

/// A text that cannot be read is never valid, even where its rule is switched off.
fn only_findings(findings: Findings<'_, '_>, text: &str, options: &Options) -> Report {
    Report { valid: false, ..findings.into_report(text, options) }
}

pub(super) fn too_many(count: usize, severity: Severity, locale: &Locale) -> Diagnostic {
    whole_text(&TOO_MANY, severity, String::new(), Params::from([("count", Param::Number(count))]), locale)
}

/// Says that a change was asked for at a place that the text does not have and that cannot be made.
#[must_use]
pub fn unresolved_pointer(pointer: String, locale: &Locale) -> Diagnostic {
    let params = Params::from([("pointer", Param::Text(pointer.clone()))]);
    whole_text(&POINTER_UNRESOLVED, POINTER_UNRESOLVED.severity, pointer, params, locale)
}

/// A diagnostic without a place in the text.
fn whole_text(rule: &'static Rule, severity: Severity, pointer: String, params: Params, locale: &Locale) -> Diagnostic {
    let (message, docs) = (locale.format(&rule.wording(""), &params), DocsLink { code: rule.code });
    Diagnostic { code: rule.code, severity, pointer, message, params, docs, range: None, fix: None }
}
