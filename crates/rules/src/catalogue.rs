//! Rules that need the organisation's list of events: the answer of `GET /v2/events`.

use target_groups_json::quote;
use target_groups_model::{Catalogue, Event, Target, TargetEntity, TargetGroup, TargetType, nearest};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&EVENT_UNKNOWN, &EVENT_UNUSABLE, &ATTRIBUTE_UNKNOWN, &ATTRIBUTE_NOT_NUMERIC];

const EVENT_UNKNOWN: Rule = Rule {
    code: "event-unknown",
    severity: Severity::Warning,
    about: "The organisation has no event of this name (only with a catalogue).",
    wordings: &[
        ("", "The organisation has no event \"{event}\"."),
        ("near", "The organisation has no event \"{event}\". Did you mean \"{nearest}\"?"),
    ],
    fixes: &[("", "Change it to \"{nearest}\"")],
};

const EVENT_UNUSABLE: Rule = Rule {
    code: "event-unusable",
    severity: Severity::Warning,
    about: "The event is not published, or not passed on to loyalty (only with a catalogue).",
    wordings: &[
        ("", "The event \"{event}\" is {status}, not PUBLISHED, so it reaches nobody."),
        ("no-status", "The event \"{event}\" has no status. Only a PUBLISHED event reaches anybody."),
        ("action", "The event \"{event}\" is not passed on to loyalty: EMFConsumer is missing in its actions."),
    ],
    fixes: &[],
};

const ATTRIBUTE_UNKNOWN: Rule = Rule {
    code: "attribute-unknown",
    severity: Severity::Warning,
    about: "The event has no attribute of this name (only with a catalogue).",
    wordings: &[
        ("", "The event \"{event}\" has no attribute \"{attribute}\"."),
        ("near", "The event \"{event}\" has no attribute \"{attribute}\". Did you mean \"{nearest}\"?"),
    ],
    fixes: &[("", "Change it to \"{nearest}\"")],
};

const ATTRIBUTE_NOT_NUMERIC: Rule = Rule {
    code: "attribute-not-numeric",
    severity: Severity::Warning,
    about: "The attribute that is summed is no number (only with a catalogue).",
    wordings: &[
        ("", "The attribute \"{attribute}\" is of type {type}; only DOUBLE adds up."),
        ("no-type", "The attribute \"{attribute}\" has no type; only DOUBLE adds up."),
    ],
    fixes: &[],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, catalogue: &Catalogue, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents().filter(|target| target.target_entity.get() == Some(&TargetEntity::Event)) {
        if let Some(event) = event(target, catalogue, findings) {
            attribute(target, event, findings);
        }
    }
}

/// The event that a target names, or plainly means.
fn event<'c, 'd>(target: &Target<'d>, catalogue: &'c Catalogue, findings: &mut Findings<'d, '_>) -> Option<&'c Event> {
    let (value, name) = target.event_name.both()?;
    if name.trim().is_empty() || Catalogue::SYSTEM_EVENTS.contains(&&**name) {
        return None;
    }
    let known = catalogue.event(name);
    let near = || catalogue.event(nearest(name, catalogue.events.iter().map(|event| event.name.as_str()))?);
    let event = known.or_else(near);
    if known.is_none() {
        findings.report(&EVENT_UNKNOWN, Place::Value(value), |finding| {
            let finding = finding.param("event", &**name);
            match event {
                Some(event) => finding.case("near").param("nearest", &*event.name).set(&quote(&event.name)),
                None => finding,
            }
        });
    }
    let event = event?;
    if !event.is_published() {
        let case = if event.status.is_empty() { "no-status" } else { "" };
        findings.report(&EVENT_UNUSABLE, Place::Value(value), |finding| {
            finding.case(case).param("event", &*event.name).param("status", &*event.status)
        });
    } else if !event.reaches_loyalty() {
        findings.report(&EVENT_UNUSABLE, Place::Value(value), |finding| finding.case("action").param("event", &*event.name));
    }
    Some(event)
}

fn attribute<'d>(target: &Target<'d>, event: &Event, findings: &mut Findings<'d, '_>) {
    if target.target_type.get() != Some(&TargetType::EventAttribute) {
        return;
    }
    let Some((value, name)) = target.extended_field_info.get().and_then(|info| info.name.both()) else { return };
    let known = event.attributes.iter().find(|field| field.name == **name);
    let near = nearest(name, event.attributes.iter().map(|field| field.name.as_str()));
    let meant = known.or_else(|| event.attributes.iter().find(|field| Some(field.name.as_str()) == near));
    if known.is_none() && !name.trim().is_empty() {
        findings.report(&ATTRIBUTE_UNKNOWN, Place::Value(value), |finding| {
            let finding = finding.param("event", &*event.name).param("attribute", &**name);
            match meant {
                Some(meant) => finding.case("near").param("nearest", &*meant.name).set(&quote(&meant.name)),
                None => finding,
            }
        });
    }
    if let Some(meant) = meant.filter(|meant| !meant.is_number()) {
        let case = if meant.kind.is_empty() { "no-type" } else { "" };
        findings.report(&ATTRIBUTE_NOT_NUMERIC, Place::Value(value), |finding| {
            finding.case(case).param("attribute", &*meant.name).param("type", &*meant.kind)
        });
    }
}
