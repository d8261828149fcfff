//! The report of a check, for Rust callers.

use std::fmt;

use serde::{Serialize, Serializer};
use target_groups_json::rows::Rows;
use target_groups_json::{Position, Positions, Range};
use target_groups_message::{Locale, Param, Params};
use target_groups_text::Change;

use super::findings::{ClosedFindings, Dropped, FixChange, StoredFinding};
use super::too_many::TooMany;
use super::{FixKind, Options, Rule, Severity};

/// The result of a check.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// `true` if no diagnostic is an error.
    pub valid: bool,
    /// The diagnostics in document order. If there are more than the limit, the most severe ones are kept, followed by one `too-many`.
    pub diagnostics: Vec<Diagnostic>,
}

/// A problem or notice at a place of the request.
#[derive(Debug, Clone, Serialize)]
pub struct Diagnostic {
    /// The code of the rule.
    pub code: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The JSON Pointer to the value. For a missing value, the pointer that it would have.
    pub pointer: String,
    /// The message: the problem, and how to fix it.
    pub message: String,
    /// The parameters of the message.
    pub params: Params,
    /// A link to the documentation of the rule.
    pub docs: DocsLink,
    /// The range in the text. For a missing value, the opening bracket of its object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The other places of a diagnostic that is reported once for a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedPlace>,
    /// Edits that remove the diagnostic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A related place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedPlace {
    /// The JSON Pointer to the value.
    pub pointer: String,
    /// The range in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
}

/// Changes that remove a diagnostic without causing new ones.
#[derive(Debug, Clone, Serialize)]
pub struct Fix {
    /// The title, which describes the fix.
    pub title: String,
    /// How the fix can be applied.
    pub kind: FixKind,
    /// The changes. Empty if the text only has to be written again, which [`edit`](target_groups_text::edit) does without a byte
    /// order mark.
    pub changes: Vec<Change>,
}

/// The page about the rules, as a module specifier of the package.
const PAGE: &str = "target-groups/docs/rules.md#";

/// A link to the documentation of a rule: its section of the page that ships with the package. Bundlers and Node resolve it.
///
/// ```
/// use target_groups_rules::{Options, validate};
/// let report = validate("note", &Options::default());
/// assert_eq!(report.diagnostics[0].docs.to_string(), "target-groups/docs/rules.md#json-syntax");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocsLink {
    /// The code of the rule.
    pub(super) code: &'static str,
}

impl fmt::Display for DocsLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{PAGE}{}", self.code)
    }
}

impl Serialize for DocsLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The parts are joined first because formatting would pass them to the serializer separately.
        serializer.serialize_str(&[PAGE, self.code].concat())
    }
}

impl ClosedFindings {
    /// Creates the report, with messages in the language of the options. `rows` must belong to the text, or be `None` if it could
    /// not be read.
    #[must_use]
    pub fn report(&self, text: &str, rows: Option<Rows<'_>>, options: &Options) -> Report {
        self.report_from(text, rows, options, None)
    }

    /// Creates the report for a part of a text. `start` is an offset at or before the first finding, with its position.
    #[must_use]
    pub fn report_from(&self, text: &str, rows: Option<Rows<'_>>, options: &Options, start: Option<(usize, Position)>) -> Report {
        let mut positions = Self::positions(text, start);
        let mut diagnostics = Vec::with_capacity(self.memory.found.len() + 1);
        // Ascending order lets the positions be found in a single pass.
        for finding in &self.memory.found {
            let range = options.ranges.then(|| positions.range(&finding.spot.span()));
            let mut diagnostic = self.diagnostic(text, finding, rows, range, &options.locale);
            let mut own_positions = Self::positions(text, start);
            for related in self.related(finding) {
                let range = options.ranges.then(|| own_positions.range(&related.spot.span()));
                diagnostic.related.push(RelatedPlace { pointer: related.spot.pointer(rows), range });
            }
            diagnostics.push(diagnostic);
        }
        if self.dropped.count() > 0 {
            diagnostics.push(too_many(self.dropped, &options.locale));
        }
        Report { valid: self.valid, diagnostics }
    }

    fn diagnostic(&self, text: &str, finding: &StoredFinding, rows: Option<Rows<'_>>, range: Option<Range>, locale: &Locale) -> Diagnostic {
        let StoredFinding { rule, variant, severity, spot, .. } = *finding;
        let params = self.params(finding);
        let mut pointer = spot.pointer(rows);
        if rows.is_some() {
            pointer.push_str(self.memory.arena.slice(finding.below));
        }
        let message = locale.format(&rule.message(variant), &params);
        let fix = self.fix(text, finding, &params, locale);
        Diagnostic {
            code: rule.code,
            severity,
            pointer,
            message,
            params,
            docs: DocsLink { code: rule.code },
            range,
            related: Vec::new(),
            fix,
        }
    }

    fn params(&self, finding: &StoredFinding) -> Params {
        let arena = &self.memory.arena;
        let values = arena.values.get(finding.params.0 as usize..finding.params.1 as usize).unwrap_or_default();
        let names = finding.rule.variants.get(usize::from(finding.variant)).map_or(&[][..], |variant| variant.params);
        let mut params = Params::default();
        for (name, value) in names.iter().zip(values) {
            params.add(name, arena.param(*value));
        }
        params
    }

    fn fix(&self, text: &str, finding: &StoredFinding, params: &Params, locale: &Locale) -> Option<Fix> {
        let arena = &self.memory.arena;
        let mut positions = Positions::new(text);
        let change = |change: &FixChange| match *change {
            FixChange::Set { pointer, value } => Change::set(arena.slice(pointer).to_owned(), arena.slice(value)),
            FixChange::Remove { pointer } => Change::remove(arena.slice(pointer).to_owned()),
            FixChange::Replace { range: (from, to), insert } => Change::Range {
                from: positions.at(from as usize).offset,
                to: positions.at(to as usize).offset,
                insert: arena.slice(insert).to_owned(),
            },
        };
        self.change_count(finding)?;
        let changes: Vec<Change> = self.changes(finding).map(change).collect();
        let title = locale.format(&finding.rule.fix_title(finding.variant), params);
        Some(Fix { title, kind: finding.fix_kind(), changes })
    }
}

fn too_many(dropped: Dropped, locale: &Locale) -> Diagnostic {
    let Dropped { errors, warnings, infos } = dropped;
    let numbers = [("count", dropped.count()), ("errors", errors), ("warnings", warnings), ("infos", infos)];
    let params = Params::from(numbers.map(|(name, number)| (name, Param::Number(number))));
    whole_text(TooMany::rule(), 0, dropped.worst(), String::new(), params, locale)
}

/// Creates a diagnostic without a position in the text.
pub(super) fn whole_text(
    rule: &'static Rule,
    variant: u8,
    severity: Severity,
    pointer: String,
    params: Params,
    locale: &Locale,
) -> Diagnostic {
    let (message, docs) = (locale.format(&rule.message(variant), &params), DocsLink { code: rule.code });
    Diagnostic { code: rule.code, severity, pointer, message, params, docs, range: None, related: Vec::new(), fix: None }
}
