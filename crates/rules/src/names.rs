//! Rules on the names of groups and targets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use target_groups_json::{Value, quote};
use target_groups_model::{Field, Record, Slot, Target, TargetGroup, Text};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&NAME_BLANK, &NAME_TOO_LONG, &NAME_EDGE_SPACE, &NAME_REPEATED];

const NAME_BLANK: Rule = Rule {
    code: "name-blank",
    severity: Severity::Error,
    about: "The name of a group or target is empty or nothing but space.",
    wordings: &[("", "The name must not be empty.")],
    fixes: &[],
};

const NAME_TOO_LONG: Rule = Rule {
    code: "name-too-long",
    severity: Severity::Error,
    about: "The name of a group or target is longer than 200 characters (server codes 300004 and 310008).",
    wordings: &[("", "The name has {length, plural, one {# character} other {# characters}}; up to {limit} are allowed.")],
    fixes: &[],
};

const NAME_EDGE_SPACE: Rule = Rule {
    code: "name-edge-space",
    severity: Severity::Error,
    about: "A name starts or ends with space. The server cannot make a rule set for such a target; a group it takes.",
    wordings: &[
        ("", "The name of a target must not start or end with a space: the server cannot make its rule set."),
        ("group", "The name starts or ends with a space, which is hard to see and to type again."),
    ],
    fixes: &[("", "Remove the space")],
};

const NAME_REPEATED: Rule = Rule {
    code: "name-repeated",
    severity: Severity::Error,
    about: "Another group of the same batch has the name, in whatever case; the server would refuse the later one (code 310069).",
    wordings: &[("", "Item {index} of the batch has this name too, so the server will refuse this one (310069).")],
    fixes: &[],
};

/// The names of the groups that a batch has had so far.
#[derive(Debug, Default)]
pub struct NamesSeen {
    /// The place of the group that had the name first.
    names: BTreeMap<String, usize>,
    index: usize,
}

impl NamesSeen {
    /// The names in lower case that earlier groups have, and the place of each.
    #[must_use]
    pub fn with(names: BTreeMap<String, usize>) -> Self {
        Self { names, index: 0 }
    }

    /// The names in lower case that were new from this place on, and the place of each.
    #[must_use]
    pub fn since(mut self, index: usize) -> BTreeMap<String, usize> {
        self.names.retain(|_, seen| *seen >= index);
        self.names
    }

    /// The place of the next group in the batch, from 0.
    pub fn next(&mut self, index: usize) {
        self.index = index;
    }
}

pub(super) fn check_among<'d>(group: &TargetGroup<'d>, seen: &mut NamesSeen, findings: &mut Findings<'d, '_>) {
    let Some((value, name)) = group.name.both() else { return };
    if name.trim().is_empty() {
        return;
    }
    match seen.names.entry(name.to_lowercase()) {
        Entry::Vacant(free) => {
            free.insert(seen.index);
        }
        Entry::Occupied(taken) => {
            let index = *taken.get();
            findings.report(&NAME_REPEATED, Place::Value(value), |finding| finding.param("index", index));
        }
    }
}

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    check_name(&group.name, TargetGroup::SCHEMA.field("name"), Severity::Warning, "group", findings);
    for target in group.targets.contents() {
        check_name(&target.name, Target::SCHEMA.field("name"), Severity::Error, "", findings);
    }
}

fn check_name<'d>(
    name: &Slot<'d, Text<'d>>,
    field: Option<&'static Field>,
    edge_severity: Severity,
    edge_case: &'static str,
    findings: &mut Findings<'d, '_>,
) {
    let Some((value, text)) = name.both() else { return };
    let trimmed = text.trim();
    if trimmed.is_empty() {
        findings.report(&NAME_BLANK, Place::Value(value), |finding| finding);
        return;
    }
    if trimmed.len() < text.len() {
        findings.report_as(edge_severity, &NAME_EDGE_SPACE, Place::Value(value), |finding| finding.case(edge_case).set(&quote(trimmed)));
    }
    if let Some(limit) = field.and_then(|field| field.max_length) {
        check_length(value, text, limit as usize, findings);
    }
}

fn check_length<'d>(value: Value<'d>, text: &str, limit: usize, findings: &mut Findings<'d, '_>) {
    let length = text.encode_utf16().count();
    if length > limit {
        findings.report(&NAME_TOO_LONG, Place::Value(value), |finding| finding.param("length", length).param("limit", limit));
    }
}
