//! Rules on the names of groups and targets.

use crate::json::{Value, quote};
use crate::model::{Field, Record, Slot, Target, TargetGroup, Text};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&NAME_BLANK, &NAME_TOO_LONG, &NAME_EDGE_SPACE];

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
    wordings: &[("", "The name has {length} characters; up to {limit} are allowed.")],
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

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    check_name(&group.name, TargetGroup::SHAPE.field("name"), Severity::Warning, "group", findings);
    for target in group.targets.contents() {
        check_name(&target.name, Target::SHAPE.field("name"), Severity::Error, "", findings);
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
