//! Gathers what the checks find, and makes the report of it.

use std::ops::Range as Span;

use target_groups_json::{Change, Member, Pointer, Positions, Range, Value};

use target_groups_message::{Locale, Param, Params};
use target_groups_model::Slot;

use super::report::{Diagnostic, DocsLink, Fix, Report};
use super::{Options, Rule, Severity, text};

/// How many diagnostics a report holds before one `too-many` stands for the rest.
const MOST: usize = 200;

/// What a finding speaks of.
#[derive(Debug, Clone)]
pub enum Place<'d> {
    /// A value.
    Value(Value<'d>),
    /// The key of a member.
    Key(Member<'d>),
    /// A value that should stand at these keys below an object.
    Missing(Value<'d>, &'static [&'static str]),
    /// A span of a text that is no document, in UTF-8 offsets.
    Text(Span<usize>),
}

impl<'d> Place<'d> {
    /// The value of a field, or where it should stand below the object.
    pub fn of<T>(slot: &Slot<'d, T>, object: Value<'d>, keys: &'static [&'static str]) -> Self {
        slot.written().map_or(Self::Missing(object, keys), Self::Value)
    }

    /// The span of the text, in UTF-8 offsets. Of a missing value it is the bracket that opens its object.
    fn span(&self) -> Span<usize> {
        match self {
            Self::Value(value) => value.range(),
            Self::Key(member) => member.key_range(),
            Self::Missing(parent, _) => parent.range().start..parent.range().start + 1,
            Self::Text(span) => span.clone(),
        }
    }

    /// The JSON Pointer to the place.
    pub fn pointer(&self) -> Pointer {
        match self {
            Self::Value(value) => Pointer::to(*value),
            Self::Key(member) => Pointer::to(member.value),
            Self::Missing(parent, keys) => keys.iter().fold(Pointer::to(*parent), |pointer, key| pointer.join(key)),
            Self::Text(_) => Pointer::root(),
        }
    }
}

/// A rule that applies to a place.
#[derive(Debug)]
pub struct Finding<'d> {
    rule: &'static Rule,
    severity: Severity,
    case: &'static str,
    place: Place<'d>,
    params: Params,
    changes: Vec<Change>,
}

impl Finding<'_> {
    /// Names the case of the rule, which has a wording of its own.
    pub fn case(&mut self, case: &'static str) -> &mut Self {
        self.case = case;
        self
    }

    /// Adds a value to the message.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.add(name, value);
        self
    }

    /// Adds an edit to the fix.
    pub fn change(&mut self, change: Change) -> &mut Self {
        self.changes.push(change);
        self
    }

    /// A fix that sets another value in this place.
    pub fn set(&mut self, json: &str) -> &mut Self {
        let pointer = self.place.pointer().to_string();
        self.change(Change::set(pointer, json))
    }

    /// A fix that removes this place.
    pub fn remove(&mut self) -> &mut Self {
        let pointer = self.place.pointer().to_string();
        self.change(Change::remove(pointer))
    }

    fn into_diagnostic(self, range: Option<Range>, locale: &Locale) -> Diagnostic {
        let title = || locale.format(&self.rule.fix(self.case), &self.params);
        let fix = (!self.changes.is_empty()).then(|| Fix { title: title(), changes: self.changes });
        Diagnostic {
            code: self.rule.code,
            severity: self.severity,
            pointer: self.place.pointer().to_string(),
            message: locale.format(&self.rule.wording(self.case), &self.params),
            params: self.params,
            docs: DocsLink { code: self.rule.code },
            range,
            fix,
        }
    }
}

/// What the checks have found: the first [`MOST`] in the order of the text, and a count of the others.
#[derive(Debug)]
pub struct Findings<'d, 'o> {
    options: &'o Options,
    kept: Vec<Finding<'d>>,
    /// Findings from this offset on are only counted.
    limit: usize,
    dropped: usize,
    worst_dropped: Severity,
    valid: bool,
}

impl<'d, 'o> Findings<'d, 'o> {
    /// No findings yet.
    pub fn new(options: &'o Options) -> Self {
        Self { options, kept: Vec::new(), limit: usize::MAX, dropped: 0, worst_dropped: Severity::Info, valid: true }
    }

    /// Reports a rule at its usual severity. The details are only worked out for findings that will be shown.
    pub fn report(
        &mut self,
        rule: &'static Rule,
        place: Place<'d>,
        details: impl for<'f> FnOnce(&'f mut Finding<'d>) -> &'f mut Finding<'d>,
    ) {
        self.report_as(rule.severity, rule, place, details);
    }

    /// Reports a rule at another severity than its usual one.
    pub fn report_as(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        place: Place<'d>,
        details: impl for<'f> FnOnce(&'f mut Finding<'d>) -> &'f mut Finding<'d>,
    ) {
        if let Some(finding) = self.admit(severity, rule, place) {
            details(finding);
        }
    }

    /// Keeps a finding, still without details; `None` when its rule is off, or it will only be counted.
    fn admit(&mut self, severity: Severity, rule: &'static Rule, place: Place<'d>) -> Option<&mut Finding<'d>> {
        let severity = self.options.severity(rule, severity)?;
        self.valid &= severity != Severity::Error;
        if self.kept.len() >= 2 * MOST {
            self.prune();
        }
        if place.span().start >= self.limit {
            self.drop_one(severity);
            return None;
        }
        self.kept.push(Finding { rule, severity, case: "", place, params: Params::default(), changes: Vec::new() });
        self.kept.last_mut()
    }

    fn drop_one(&mut self, severity: Severity) {
        self.dropped += 1;
        self.worst_dropped = self.worst_dropped.min(severity);
    }

    /// Keeps the first findings in the order of the text.
    fn prune(&mut self) {
        self.kept.sort_by_cached_key(|finding| {
            let place = finding.place.span();
            (place.start, finding.severity, finding.rule.code, place.end)
        });
        while self.kept.len() > MOST {
            if let Some(finding) = self.kept.pop() {
                self.limit = self.limit.min(finding.place.span().start);
                self.drop_one(finding.severity);
            }
        }
    }

    /// The report of what was found.
    pub fn into_report(mut self, text: &str, options: &Options) -> Report {
        self.prune();
        let mut starts = Positions::new(text);
        let mut diagnostics: Vec<Diagnostic> = Vec::with_capacity(self.kept.len() + 1);
        // In ascending order, so that the text is passed once.
        for finding in self.kept {
            let range = options.ranges.then(|| starts.range(&finding.place.span()));
            diagnostics.push(finding.into_diagnostic(range, &options.locale));
        }
        if self.dropped > 0 {
            diagnostics.push(text::too_many(self.dropped, self.worst_dropped, &options.locale));
        }
        Report { valid: self.valid, diagnostics }
    }
}
