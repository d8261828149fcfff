//! Rules about the names of groups and targets.

use std::collections::BTreeMap;
use std::ops::Deref;

use target_groups_json::rows::Node;
use target_groups_model::{FieldValue, Read, Record, StringValue, Target, TargetGroup, fold_case};

use super::Severity;
use super::findings::Findings;
use super::length::{exceeds, trimmed, without_invisible};
use super::name_set::NameSet;
use super::params::FieldOf;

crate::rules! {
    /// The name of a group or target is empty or contains only spaces.
    NameBlank = "name-blank", Error {
        Usual "" => "\"name\" must not be empty.";
    }

    /// The name of a group or target is longer than 200 characters (server codes 300004 and 310008).
    NameTooLong = "name-too-long", Error, server 310_008 {
        Usual { length: usize, limit: usize } "" => "\"name\" is too long: it has {length, plural, one {# character} other {# characters}}, and the limit is {limit}.";
    }

    /// A name starts or ends with a space, perhaps an invisible one. The server cannot create the rule set of such a target; it accepts such a group.
    NameEdgeSpace = "name-edge-space", Error, fix Safe {
        Usual "" => "The name of a target must not start or end with a space, because the server then cannot create its rule set.", fix "Remove the spaces at the ends";
        Group "group" => "The name of the group starts or ends with a space, which is easy to miss when the name is typed again.", asks "Remove the spaces at the ends of the name";
    }

    /// A name, `refCode`, `eventName` or description contains a character that cannot be seen, such as a control or zero-width character.
    InvisibleCharacter = "invisible-character", Warning, fix Asks {
        Usual { field: FieldOf<'p> } "" => "\"{field}\" contains characters that cannot be seen, such as control or zero-width characters.", fix "Remove the invisible characters";
    }

    /// An earlier group of the batch has the same name, ignoring case. The server would reject this one (code 310069).
    NameRepeated = "name-repeated", Error, server 310_069 {
        Usual { index: usize } "" => "Item {index} of the batch has the same name, so the server would reject this one (310069).";
    }
}

/// The group names of a batch so far.
#[derive(Debug, Default)]
pub struct BatchNames {
    names: NameSet<'static>,
    /// For each name, the index of the first group that has it.
    places: Vec<usize>,
    /// The index of the group that is checked next.
    index: usize,
}

impl BatchNames {
    /// Creates a set from lower-case names of earlier groups, each with the index of its group.
    #[must_use]
    pub fn with(names: BTreeMap<String, usize>) -> Self {
        let mut seen = Self::default();
        for (name, place) in names {
            if seen.names.insert(name.into()) {
                seen.places.push(place);
            }
        }
        seen
    }

    /// Returns the lower-case names that first occurred at this index or later, each with the index of its group.
    #[must_use]
    pub fn since(self, index: usize) -> BTreeMap<String, usize> {
        self.names.into_names().zip(self.places).filter(|(_, place)| *place >= index).collect()
    }

    /// Sets the index in the batch, from 0, of the group that is checked next.
    pub fn next(&mut self, index: usize) {
        self.index = index;
    }
}

#[inline(never)]
pub(super) fn check_among(group: &TargetGroup<'_>, seen: &mut BatchNames, findings: &mut Findings<'_>) {
    let Some((value, name)) = group.name().both() else { return };
    if name.trim().is_empty() {
        return;
    }
    let name = fold_case(&name);
    if let Some(index) = seen.names.place_of(&name).and_then(|place| seen.places.get(place).copied()) {
        findings.report(value, NameRepeated::Usual { index }).done();
        return;
    }
    seen.names.insert(name.into());
    seen.places.push(seen.index);
}

#[inline(never)]
pub(super) fn check(group: &TargetGroup<'_>, targets: &[Target<'_>], findings: &mut Findings<'_>) {
    check_name(group.name(), const { TargetGroup::SCHEMA.max_length_of("name") }, NameEdgeSpace::Group, Severity::Warning, findings);
    invisible(group.description().both(), findings);
    for period in group.periods().contents() {
        invisible(period.description().both(), findings);
        invisible(period.ref_code().both(), findings);
    }
    for target in targets {
        invisible(target.description().both(), findings);
        invisible(target.event_name().both(), findings);
        check_name(target.name(), const { Target::SCHEMA.max_length_of("name") }, NameEdgeSpace::Usual, Severity::Error, findings);
    }
}

/// Reports invisible characters.
#[inline(never)]
fn invisible<T: Deref<Target = str>>(field: Option<(Node<'_>, T)>, findings: &mut Findings<'_>) {
    let Some((value, text)) = field else { return };
    let Some(clean) = without_invisible(&text) else { return };
    let added = findings.report(value, InvisibleCharacter::Usual { field: FieldOf(value) });
    let clean = trimmed(&clean);
    // A fix must not make a field empty.
    if clean.is_empty() { added.done() } else { added.fix(|fix| fix.set_text(value.rows(), value.place(), clean)) }
}

#[inline(never)]
fn check_name<'d>(
    name: FieldValue<'d, StringValue<'d>>,
    limit: usize,
    edge: NameEdgeSpace<'_>,
    edge_severity: Severity,
    findings: &mut Findings<'_>,
) {
    let Some(value) = name.value() else { return };
    let Some(text) = StringValue::read(value) else { return };
    let trimmed = trimmed(&text);
    if trimmed.is_empty() {
        findings.report(value, NameBlank::Usual).done();
        return;
    }
    // At the edges, these characters are reported as spaces.
    if without_invisible(trimmed).is_some() {
        invisible(Some((value, trimmed)), findings);
    }
    if trimmed.len() < text.len() {
        let added = findings.report_as(edge_severity, value, edge);
        added.fix(|fix| fix.set_text(value.rows(), value.place(), trimmed));
    }
    if let Some(length) = exceeds(&text, limit) {
        findings.report(value, NameTooLong::Usual { length, limit }).done();
    }
}
