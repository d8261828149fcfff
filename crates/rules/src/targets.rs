//! Rules on targets: what they track, whom they enrol, where they apply, what they are called.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use target_groups_json::quote;
use target_groups_message::Param;
use target_groups_model::{EnrolmentMethod, Record, Target, TargetEntity, TargetGroup, TargetType};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &NOT_BEHAVIOURAL,
    &ENTITY_TYPE_PAIR,
    &EVENT_NAME_MISSING,
    &EVENT_NAME_FORM,
    &ATTRIBUTE_MISSING,
    &ATTRIBUTE_UNUSED,
    &TARGET_NAME_DUPLICATE,
    &ENROLMENT_MISSING,
    &FILTER_SHAPE,
];

const NOT_BEHAVIOURAL: Rule = Rule {
    code: "not-behavioural",
    severity: Severity::Info,
    about: "The target does not track an event; only the general rules were applied to it.",
    wordings: &[("", "This target tracks {entity}, not an event. Only the general rules were applied to it.")],
    fixes: &[],
};

const ENTITY_TYPE_PAIR: Rule = Rule {
    code: "entity-type-pair",
    severity: Severity::Error,
    about: "No request with this pair of targetEntity and targetType is known to work (server code 310033).",
    wordings: &[
        ("", "{entity} targets do not take {type}. They take {allowed}."),
        ("none", "{entity} targets do not take {type}. No targetType is known that goes with them."),
    ],
    fixes: &[],
};

const EVENT_NAME_MISSING: Rule = Rule {
    code: "event-name-missing",
    severity: Severity::Warning,
    about: "The target tracks events but names none; the server would track TransactionAdd.",
    wordings: &[("", "No event is named, so the server would track TransactionAdd. Name the event in \"eventName\".")],
    fixes: &[],
};

const EVENT_NAME_FORM: Rule = Rule {
    code: "event-name-form",
    severity: Severity::Warning,
    about: "The name of the event has other characters than letters, digits, _ and -, a double underscore, or more than 50 characters.",
    wordings: &[
        ("", "Names of events have letters, digits, _ and - only; \"{character}\" is none of them."),
        ("underscore", "A double underscore stands for a space in names of events; avoid it."),
        ("long", "The name has {length, plural, one {# character} other {# characters}}; up to {limit} are documented."),
    ],
    fixes: &[],
};

const ATTRIBUTE_MISSING: Rule = Rule {
    code: "attribute-missing",
    severity: Severity::Error,
    about: "A sum over an attribute needs extendedFieldInfo with the name of the attribute and aggregateFunction SUM (server code 310094).",
    wordings: &[(
        "",
        "A target of type EVENT_ATTRIBUTE needs \"{field}\" in extendedFieldInfo: the attribute to sum and the function SUM.",
    )],
    fixes: &[],
};

const ATTRIBUTE_UNUSED: Rule = Rule {
    code: "attribute-unused",
    severity: Severity::Info,
    about: "extendedFieldInfo says nothing on a target that counts events or days.",
    wordings: &[("", "A target of type {type} ignores extendedFieldInfo; only EVENT_ATTRIBUTE sums an attribute.")],
    fixes: &[("", "Remove extendedFieldInfo")],
};

const TARGET_NAME_DUPLICATE: Rule = Rule {
    code: "target-name-duplicate",
    severity: Severity::Warning,
    about: "Two targets of the group have the same name.",
    wordings: &[("", "Another target is called \"{value}\" too.")],
    fixes: &[("", "Call it \"{free}\"")],
};

const ENROLMENT_MISSING: Rule = Rule {
    code: "enrolment-missing",
    severity: Severity::Warning,
    about: "There is no enrolmentMethod; the server falls back to IMPORT, which enrols nobody by their own activity.",
    wordings: &[("", "Without \"enrolmentMethod\" the server takes IMPORT: nobody is enrolled by their own activity.")],
    fixes: &[("", "Enrol customers by their own activity (TRANSACTION)")],
};

const FILTER_SHAPE: Rule = Rule {
    code: "filter-shape",
    severity: Severity::Warning,
    about: "A filter has no ids or no entityType, or two filters are on the same entity.",
    wordings: &[
        ("", "This filter names no places: give their numbers in \"entityIds\"."),
        ("type", "This filter does not say which kind of places it means: give \"entityType\"."),
        ("twice", "Another filter is on {entity} too. Put all numbers into one."),
    ],
    fixes: &[],
};

/// The pairs of entity and type that published requests use.
const PAIRS: &[(TargetEntity, &[TargetType])] = &[
    (TargetEntity::Event, &[TargetType::Count, TargetType::Visit, TargetType::EventAttribute]),
    (
        TargetEntity::Transaction,
        &[TargetType::Sales, TargetType::GrossSales, TargetType::All, TargetType::Count, TargetType::Quantity, TargetType::ExtendedField],
    ),
    (TargetEntity::LineItem, &[TargetType::GrossSales, TargetType::ExtendedField, TargetType::Sales, TargetType::Quantity]),
    (TargetEntity::Points, &[TargetType::RegularPoints, TargetType::AllPoints]),
    (TargetEntity::AlternateCurrencies, &[TargetType::All, TargetType::Regular]),
];

/// The longest name of an event that the documentation allows.
const LONGEST_EVENT_NAME: usize = 50;

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents() {
        entity_type_pair(target, findings);
        event_name(target, findings);
        attribute(target, findings);
        enrolment(group, target, findings);
        filters(target, findings);
    }
    names(group, findings);
}

fn entity_type_pair<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let (Some(entity), Some((value, target_type))) = (target.target_entity.get(), target.target_type.both()) else { return };
    let allowed = PAIRS.iter().find(|(known, _)| known == entity).map_or(&[][..], |(_, types)| types);
    if !allowed.contains(target_type) {
        findings.report(&ENTITY_TYPE_PAIR, Place::Value(value), |finding| {
            let finding = if allowed.is_empty() { finding.case("none") } else { finding };
            let words = Param::one_of(allowed.iter().map(|target_type| target_type.wire()));
            finding.param("entity", entity.wire()).param("type", target_type.wire()).param("allowed", words)
        });
    }
}

fn event_name<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let Some((entity_value, entity)) = target.target_entity.both() else { return };
    if *entity != TargetEntity::Event {
        findings.report(&NOT_BEHAVIOURAL, Place::Value(entity_value), |finding| finding.param("entity", entity.wire()));
        return;
    }
    let blank = target.event_name.get().is_some_and(|name| name.trim().is_empty());
    if blank || !target.event_name.is_sent() {
        let place = Place::of(&target.event_name, target.object, &["eventName"]);
        findings.report(&EVENT_NAME_MISSING, place, |finding| finding);
        return;
    }
    let Some((value, name)) = target.event_name.both() else { return };
    let place = Place::Value(value);
    let length = name.encode_utf16().count();
    let odd = name.chars().find(|character| !character.is_ascii_alphanumeric() && !matches!(character, '_' | '-'));
    if let Some(odd) = odd {
        findings.report(&EVENT_NAME_FORM, place, |finding| finding.param("character", odd.to_string()));
    } else if name.contains("__") {
        findings.report(&EVENT_NAME_FORM, place, |finding| finding.case("underscore"));
    } else if length > LONGEST_EVENT_NAME {
        let limit = LONGEST_EVENT_NAME;
        findings.report(&EVENT_NAME_FORM, place, |finding| finding.case("long").param("length", length).param("limit", limit));
    }
}

/// What an `EVENT_ATTRIBUTE` target needs, and what the others ignore.
fn attribute<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let info = &target.extended_field_info;
    match target.target_type.get() {
        Some(TargetType::EventAttribute) => attribute_missing(target, findings),
        Some(counted @ (TargetType::Count | TargetType::Visit)) if target.target_entity.get() == Some(&TargetEntity::Event) => {
            if let Some(value) = info.value() {
                findings.report(&ATTRIBUTE_UNUSED, Place::Value(value), |finding| finding.param("type", counted.wire()).remove());
            }
        }
        _ => {}
    }
}

fn attribute_missing<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let info = &target.extended_field_info;
    if !info.is_sent() {
        let place = Place::of(info, target.object, &["extendedFieldInfo"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "name"));
        return;
    }
    let Some(info) = info.get() else { return };
    let blank = info.name.both().filter(|(_, name)| name.trim().is_empty());
    if let Some((value, _)) = blank {
        findings.report(&ATTRIBUTE_MISSING, Place::Value(value), |finding| finding.param("field", "name"));
    }
    if !info.name.is_sent() {
        let place = Place::of(&info.name, info.object, &["name"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "name"));
    }
    if !info.aggregate_function.is_sent() {
        let place = Place::of(&info.aggregate_function, info.object, &["aggregateFunction"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "aggregateFunction"));
    }
}

fn enrolment<'d>(group: &TargetGroup<'d>, target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    if target.enrolment_method.is_sent() {
        return;
    }
    let place = Place::of(&target.enrolment_method, target.object, &["enrolmentMethod"]);
    // Groups that customers make themselves enrol by import.
    let user_created = group.user_created.get() == Some(&true);
    findings.report(&ENROLMENT_MISSING, place, |finding| {
        if user_created { finding } else { finding.set(&quote(EnrolmentMethod::Transaction.wire())) }
    });
}

fn filters<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let mut seen = Vec::new();
    for filter in target.filters.contents() {
        if !filter.entity_ids.is_broken() && filter.entity_ids.items().is_empty() {
            let place = Place::of(&filter.entity_ids, filter.object, &["entityIds"]);
            findings.report(&FILTER_SHAPE, place, |finding| finding);
        }
        if !filter.entity_type.is_sent() {
            let place = Place::of(&filter.entity_type, filter.object, &["entityType"]);
            findings.report(&FILTER_SHAPE, place, |finding| finding.case("type"));
        }
        if let Some((value, entity)) = filter.entity_type.both() {
            if seen.contains(entity) {
                let place = Place::Value(value);
                findings.report(&FILTER_SHAPE, place, |finding| finding.case("twice").param("entity", entity.wire()));
            }
            seen.push(*entity);
        }
    }
}

fn names<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let names = || group.targets.contents().filter_map(|target| target.name.both());
    let all = LazyCell::new(|| {
        let mut all = BTreeSet::new();
        all.extend(names().map(|(_, name)| name.trim()));
        all
    });
    let longest = Target::SCHEMA.field("name").and_then(|field| field.max_length).map_or(usize::MAX, |limit| limit as usize);
    let mut seen = BTreeSet::new();
    for (value, name) in names().map(|(value, name)| (value, name.trim())) {
        if name.is_empty() || seen.insert(name) {
            continue;
        }
        findings.report(&TARGET_NAME_DUPLICATE, Place::Value(value), |finding| {
            let finding = finding.param("value", name);
            let free = (2..=all.len() + 2).map(|number| format!("{name} {number}")).find(|free| !all.contains(free.as_str()));
            match free.filter(|free| free.encode_utf16().count() <= longest) {
                Some(free) => finding.set(&quote(&free)).param("free", free),
                None => finding,
            }
        });
    }
}
