//! The rule book: what the validator says about a request body.
//!
//! Each file holds the rules of one subject: a [`Rule`] says what is wrong in general, a check finds it and reports it.

#![forbid(unsafe_code)]

mod catalogue;
mod dates;
pub mod expression;
mod expressions;
mod findings;
mod group;
mod names;
mod options;
mod periods;
mod report;
mod rule;
mod structure;
mod targets;
mod text;
mod tracking;
mod values;

use target_groups_json::{self as json, Document};
use target_groups_message::Text;
use target_groups_model::{Kind, Read, TargetGroup};

pub use dates::DATE_INVALID;
pub use findings::{Findings, Place};
pub use periods::Rhythm;
pub use structure::{Structure, report_root};

pub use expressions::{Compilation, compile_expression};
pub use names::NamesSeen;
pub use options::{Limits, Options, Override};
pub use report::{Diagnostic, DocsLink, Fix, Report};
pub use rule::{Rule, Severity};
pub use text::unresolved_pointer;

/// Checks the text of a request body.
///
/// ```
/// use target_groups_rules::{Options, validate};
/// let report = validate(r#"{"name": " ", "frequencyType": "CUSTOM", "targets": []}"#, &Options::default());
/// let codes: Vec<_> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
/// assert_eq!(codes, ["name-blank", "required"]);
/// ```
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    validate_among(text, options, &mut NamesSeen::default())
}

/// Reads a text and hands it on; a text that cannot be read is reported.
///
/// # Errors
/// What is wrong with the text.
pub fn read<T>(text: &str, options: &Options, with: impl FnOnce(&Document<'_>) -> T) -> Result<T, Report> {
    if let Some(report) = text::too_large(text.len(), options) {
        return Err(report);
    }
    match json::parse(text, options.limits.depth) {
        Ok(document) => Ok(with(&document)),
        Err(error) => Err(text::unreadable(text, error, options)),
    }
}

/// Checks the text of a request body as one of several. See [`check_among`].
#[must_use]
pub fn validate_among(text: &str, options: &Options, seen: &mut NamesSeen) -> Report {
    read(text, options, |document| check_among(document, options, seen)).unwrap_or_else(|report| report)
}

/// Checks the bytes of a request body, which should be UTF-8.
#[must_use]
pub fn validate_bytes(bytes: &[u8], options: &Options) -> Report {
    if let Some(report) = text::too_large(bytes.len(), options) {
        return report;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => validate(text, options),
        Err(error) => text::not_utf8(bytes, error.valid_up_to(), options),
    }
}

/// Checks a body that has been read.
#[must_use]
pub fn check(document: &Document<'_>, options: &Options) -> Report {
    check_among(document, options, &mut NamesSeen::default())
}

/// Checks a body that has been read, as one of several: a name that another of them had is reported.
#[must_use]
pub fn check_among(document: &Document<'_>, options: &Options, seen: &mut NamesSeen) -> Report {
    let root = document.root();
    let mut findings = Findings::new(options);
    match TargetGroup::read_observed(root, &mut Structure::of_request(&mut findings)) {
        None => report_root(root, TARGET_GROUP, &mut findings),
        Some(group) => {
            group::check(&group, &mut findings);
            names::check(&group, &mut findings);
            names::check_among(&group, seen, &mut findings);
            tracking::check(&group, &mut findings);
            dates::check(&group, &mut findings);
            periods::check(&group, options.now, &mut findings);
            targets::check(&group, &mut findings);
            values::check(&group, &mut findings);
            expressions::check(&group, &mut findings);
            if let Some(catalogue) = &options.catalogue {
                catalogue::check(&group, catalogue, &mut findings);
            }
        }
    }
    findings.into_report(document.text(), options)
}

const TARGET_GROUP: &Kind = &TargetGroup::KIND;

/// All sentences of rules.
pub fn texts_of(rules: impl Iterator<Item = &'static Rule>) -> impl Iterator<Item = Text> {
    rules.flat_map(|rule| {
        let wordings = rule.wordings.iter().map(|(case, _)| rule.wording(case));
        wordings.chain(rule.fixes.iter().map(|(case, _)| rule.fix(case)))
    })
}

/// All sentences of the rules of requests.
pub fn texts() -> impl Iterator<Item = Text> {
    texts_of(all()).chain(structure::TERMS.iter().chain(expressions::TERMS).copied())
}

/// All rules of requests, by subject in the order of the rule book.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let subjects = [
        text::RULES,
        structure::RULES,
        names::RULES,
        group::RULES,
        tracking::RULES,
        dates::RULES,
        periods::RULES,
        targets::RULES,
        values::RULES,
        expressions::RULES,
        catalogue::RULES,
    ];
    subjects.into_iter().flatten().copied()
}
