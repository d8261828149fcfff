//! The rule book: the diagnostics of a request body.
//!
//! Each file declares the rules of one subject (see [`rule`]) and checks them: a check looks at the fields of a request, which are
//! decoded as it asks for them, and reports to [`Findings`]. What was found stays in numbers until somebody wants to read it: as a
//! [`Report`] in Rust, or as an [`Encoded`](encode::Encoded) one on the other side of a boundary.
//!
//! | part | for |
//! |---|---|
//! | [`validate`], [`is_valid`], [`Checker`] | the diagnostics of a request, or only the verdict; a checker keeps its memory from call to call |
//! | [`rule`](mod@rule) | how a rule is declared |
//! | [`check_structure`] | keys and types, of requests and of plans |
//! | [`expression`] | conditions |
//! | [`all`], [`texts`] | all rules and all their messages |
//!
//! ```
//! use target_groups_rules::{Options, validate};
//! let report = validate(r#"{"name": " ", "frequencyType": "CUSTOM", "targets": []}"#, &Options::default());
//! let codes: Vec<_> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
//! assert_eq!(codes, ["periods-missing", "name-blank", "required"]);
//! ```
//!
//! The rules about plans are with the plans, and nothing is sent or changed here: a fix is a list of changes that the caller makes.

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

/// All sentences of the rules of requests.
pub fn texts() -> impl Iterator<Item = Text> {
    all().flat_map(Rule::texts).chain(terms())
}

/// The words that stand as values in messages.
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

/// All rules of requests, by subject in the order of the rule book.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    // A compiler that knows the rules compares a code with each of them in code of its own, which takes 25 KB.
    black_box(&SUBJECTS).iter().copied().flatten().map(|rule| rule())
}
