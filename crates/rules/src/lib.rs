//! The rules: diagnostics for a request body.
//!
//! Each file declares the rules of one subject (see [`rule`]) and checks them. A check reads the fields of a request, which are
//! decoded on demand, and reports to [`Findings`]. Findings are stored as numbers until they are read, as a [`Report`] in Rust or
//! as an [`Encoded`](encode::Encoded) report outside Rust.
//!
//! | part | purpose |
//! |---|---|
//! | [`validate`], [`is_valid`], [`Checker`] | the diagnostics of a request, or only its validity; a checker reuses its memory from
//! call to call |
//! | [`rule`](mod@rule) | the declaration of rules |
//! | [`check_structure`] | checks keys and types, in requests and plans |
//! | [`expression`] | conditions |
//! | [`all`], [`texts`] | lists all rules and all their messages |
//!
//! ```
//! use target_groups_rules::{Options, validate};
//! let report = validate(r#"{"name": " ", "frequencyType": "CUSTOM", "targets": []}"#, &Options::default());
//! let codes: Vec<_> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
//! assert_eq!(codes, ["periods-missing", "name-blank", "required"]);
//! ```
//!
//! Rules about plans are not part of this crate. Nothing is sent or changed here: a fix is a list of changes that the caller applies.

#![forbid(unsafe_code)]

mod answer;
mod calendar;
mod catalogue;
mod check;
mod dates;
pub mod encode;
pub mod expression;
mod expressions;
mod findings;
mod group;
mod length;
mod midnight;
mod name_set;
mod names;
mod options;
mod options_text;
mod params;
mod periods;
mod report;
mod rhythm;
pub mod rule;
mod structure;
mod targets;
mod text;
mod too_many;
mod tracking;
mod values;

use std::hint::black_box;

use target_groups_message::Text;

pub use check::{Checked, Checker, check_rows, is_valid, read, validate, validate_among, validate_bytes};
pub use dates::DateInvalid;
pub use expressions::{Compilation, compile_expression};
pub use findings::{Added, ClosedFindings, Findings, Fixer, Memory, Spot};
pub use group::MAX_PERIODS;
pub use names::BatchNames;
pub use options::{Limits, Options, Override, Overrides};
pub use params::{Byte, Digits, FieldOf, OneOf, OneTermOf, ParamKind, ParamWriter, Standard, TermOrWord, ToParam};
pub use report::{Diagnostic, DocsLink, Fix, RelatedPlace, Report};
pub use rhythm::{Rhythm, frequency_of};
pub use rule::{FixKind, ParamDocs, Reported, Rule, RuleDocs, Severity, Variant};
#[doc(hidden)]
pub use rule::{name_of, place_of};
pub use structure::{DocumentKind, check as check_structure, without_separators};
pub use text::{encode_unresolved, unresolved_place};

/// Iterates over all messages of the rules of requests.
pub fn texts() -> impl Iterator<Item = Text> {
    all().flat_map(Rule::texts).chain(terms())
}

/// Iterates over the terms that are used as values in messages.
pub fn terms() -> impl Iterator<Item = Text> {
    structure::types::TERMS.iter().chain(expressions::TERMS).copied()
}

static SUBJECTS: [&[fn() -> &'static Rule]; 17] = [
    text::RULES,
    too_many::RULES,
    structure::keys::RULES,
    structure::types::RULES,
    structure::enumerations::RULES,
    structure::identifiers::RULES,
    answer::RULES,
    names::RULES,
    group::RULES,
    tracking::RULES,
    dates::RULES,
    midnight::RULES,
    periods::RULES,
    targets::RULES,
    values::RULES,
    expressions::RULES,
    catalogue::RULES,
];

/// The summaries of all rules of requests. Only documentation generators use them.
pub const DOCS: [&[RuleDocs]; 17] = [
    text::DOCS,
    too_many::DOCS,
    structure::keys::DOCS,
    structure::types::DOCS,
    structure::enumerations::DOCS,
    structure::identifiers::DOCS,
    answer::DOCS,
    names::DOCS,
    group::DOCS,
    tracking::DOCS,
    dates::DOCS,
    midnight::DOCS,
    periods::DOCS,
    targets::DOCS,
    values::DOCS,
    expressions::DOCS,
    catalogue::DOCS,
];

/// Iterates over all rules of requests, grouped by subject.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    // `black_box` hides the rules from the compiler. Otherwise it inlines the comparison of a code with each rule, which takes 25 KB.
    black_box(&SUBJECTS).iter().copied().flatten().map(|rule| rule())
}
