//! The rule book: what the validator says about a request body.
//!
//! Each file holds the rules of one subject: a [`Rule`] says what is wrong in general, a check finds it and reports it.

mod catalogue;
mod dates;
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

use crate::json::{self, Document};
use crate::message::Text;
use crate::model::{Read, TargetGroup};

use findings::Findings;
use structure::Structure;

pub use catalogue::{Attribute, Catalogue, Entry, Event};
pub use expressions::{Compilation, compile_expression};
pub use names::NamesSeen;
pub use options::{Limits, Options, Override};
pub use report::{Diagnostic, Fix, Report};
pub use rule::{Rule, Severity};
pub use text::unresolved_pointer;

/// Checks the text of a request body.
///
/// ```
/// use target_groups::rules::{Options, validate};
/// let report = validate(r#"{"name": " ", "frequencyType": "CUSTOM", "targets": []}"#, &Options::default());
/// let codes: Vec<_> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
/// assert_eq!(codes, ["name-blank", "required"]);
/// ```
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    validate_among(text, options, &mut NamesSeen::default())
}

/// Checks the text of a request body as one of several. See [`check_among`].
#[must_use]
pub fn validate_among(text: &str, options: &Options, seen: &mut NamesSeen) -> Report {
    if let Some(report) = text::too_large(text.len(), options) {
        return report;
    }
    match json::parse(text, options.limits.depth) {
        Ok(document) => check_among(&document, options, seen),
        Err(error) => text::unreadable(text, error, options),
    }
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
    match TargetGroup::read_observed(root, &mut Structure(&mut findings)) {
        None => structure::report_root(root, &mut findings),
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

/// All sentences of the rules.
pub fn texts() -> impl Iterator<Item = Text> {
    let of_rule = |rule: &'static Rule| {
        let wordings = rule.wordings.iter().map(|(case, _)| rule.wording(case));
        wordings.chain(rule.fixes.iter().map(|(case, _)| rule.fix(case)))
    };
    all().flat_map(of_rule).chain(structure::TERMS.iter().chain(expressions::TERMS).copied())
}

/// All rules, by subject in the order of the rule book.
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
