//! Rules about targets: entity, type, event, enrolment, filters and names.

use target_groups_model::{AggregateFunction, Catalogue, EnrolmentMethod, Record, Target, TargetEntity, TargetGroup, TargetType};

use super::Severity;
use super::findings::{Findings, Spot};
use super::length::{exceeds, is_invisible, trimmed};
use super::name_set::NameSet;
use super::params::OneOf;

crate::rules! {
    /// The target does not track an event. The rules about events do not apply to it.
    NotBehavioural = "not-behavioural", Info {
        Usual { entity: &'p str } "" => "This target tracks {entity} instead of an event. The rules about events do not apply to it.";
    }

    /// `targetEntity` is missing. All requests that are known to be accepted have it.
    TargetEntityMissing = "target-entity-missing", Warning, fix Asks {
        Usual "" => "\"targetEntity\" is missing. All requests that are known to be accepted have it; use EVENT for behavioural events.", fix "Set to EVENT";
    }

    /// The page rules this `targetType` out for events (server code 310033), or no request with this combination of `targetEntity` and `targetType` is known to work.
    EntityTypePair = "entity-type-pair", Error, server 310_033 {
        Usual { entity: &'p str, r#type: &'p str, allowed: OneOf<'p> } "" => "\"targetType\" cannot be {type} for the entity {entity}. Valid values: {allowed}.";
        Unseen { entity: &'p str, r#type: &'p str, allowed: OneOf<'p> } "unseen" => "No request is known to work with \"targetType\" {type} for the entity {entity}. Known values: {allowed}.";
        None { entity: &'p str, r#type: &'p str, allowed: OneOf<'p> } "none" => "No request is known to work with \"targetType\" {type} for the entity {entity}.";
    }

    /// `eventName` is missing. The server would track `TransactionAdd`.
    EventNameMissing = "event-name-missing", Warning {
        Usual "" => "\"eventName\" is missing, so the server tracks TransactionAdd. Add the name of the event.";
    }

    /// The name of the event contains characters other than letters, digits, _ and -, or contains a double underscore.
    EventNameForm = "event-name-form", Warning {
        Usual { character: char } "" => "\"eventName\" contains \"{character}\". Event names can contain only letters, digits, _ and -.";
        Underscore "underscore" => "\"eventName\" contains a double underscore, which stands for a space in event names. Use a single one.";
    }

    /// The name of the attribute is longer than the documented limit of 50 characters.
    AttributeNameLong = "attribute-name-long", Warning {
        Usual { length: usize, limit: usize } "" => "The name of the attribute is too long: it has {length, plural, one {# character} other {# characters}}, and the documented limit is {limit}.";
    }

    /// An attribute of one of the loyalty engine's own events is summed. Only `COUNT` and `VISIT` are documented for these events.
    EmfEventSum = "emf-event-sum", Warning {
        Usual { event: &'p str } "" => "\"{event}\" is an event of the loyalty engine. Only COUNT and VISIT are documented for it, not EVENT_ATTRIBUTE.";
    }

    /// `aggregateFunction` is `COUNT`, with which no request of type `EVENT_ATTRIBUTE` is known to work.
    AggregateFunctionCount = "aggregate-function", Warning {
        Usual "" => "No request of type EVENT_ATTRIBUTE is known to work with \"aggregateFunction\" COUNT. Use SUM, or a target of type COUNT.";
    }

    /// A sum of an attribute requires `extendedFieldInfo` with the name of the attribute and `aggregateFunction` `SUM`. Extended fields and alternate currencies require `extendedFieldInfo` too (server code 310094).
    AttributeMissing = "attribute-missing", Error, server 310_094 {
        Usual { field: &'p str } "" => "\"{field}\" is missing. A target of type EVENT_ATTRIBUTE requires \"extendedFieldInfo\" with the name of the attribute and the aggregateFunction SUM.";
        Extended { r#type: &'p str } "extended" => "\"extendedFieldInfo\" is missing. A target of {type} requires it.";
    }

    /// A target on alternate currencies has no `programId` (server code 310146).
    ProgramMissing = "program-missing", Error, server 310_146 {
        Usual "" => "\"programId\" is missing. A target on alternate currencies requires the ID of the loyalty program.";
    }

    /// A target on alternate currencies has no `alternateCurrencyIdentifier`, or an empty one (server code 310147).
    CurrencyMissing = "currency-missing", Error, server 310_147 {
        Usual "" => "\"alternateCurrencyIdentifier\" is missing. A target on alternate currencies requires the identifier of the currency.";
    }

    /// `extendedFieldInfo` has no effect on a target that counts events or days.
    AttributeUnused = "attribute-unused", Info, fix Safe {
        Usual { r#type: &'p str } "" => "\"extendedFieldInfo\" has no effect on a target of type {type}. Only EVENT_ATTRIBUTE uses it.", fix "Remove \"extendedFieldInfo\"";
    }

    /// Two targets of the group have the same name.
    TargetNameDuplicate = "target-name-duplicate", Warning, fix Asks {
        Usual { value: &'p str, free: Option<&'p str> } "" => "Another target has the name \"{value}\" too.", fix "Rename to \"{free}\"";
    }

    /// `enrolmentMethod` is missing. The server uses `IMPORT`, so customers are not enrolled by their own activity.
    EnrolmentMissing = "enrolment-missing", Warning, fix Asks {
        Usual "" => "\"enrolmentMethod\" is missing, so the server uses IMPORT: customers are not enrolled by their own activity.", fix "Set to TRANSACTION: enrol customers by their own activity";
    }

    /// A filter has no IDs or no `entityType`, or two filters have the same `entityType`.
    FilterShape = "filter-shape", Warning {
        Usual "" => "This filter has no IDs. Add them to \"entityIds\".";
        Type "type" => "This filter has no \"entityType\". Set it to STORE, ZONE or CONCEPT.";
        Twice { entity: &'p str } "twice" => "Another filter has \"entityType\" {entity} too. Combine them into one.";
    }
}

/// The pairs of entity and type that published requests use.
const PAIRS: &[(TargetEntity, &[TargetType])] = &[
    (TargetEntity::Event, EVENT_TYPES),
    (
        TargetEntity::Transaction,
        &[TargetType::Sales, TargetType::GrossSales, TargetType::All, TargetType::Count, TargetType::Quantity, TargetType::ExtendedField],
    ),
    (TargetEntity::LineItem, &[TargetType::GrossSales, TargetType::ExtendedField, TargetType::Sales, TargetType::Quantity]),
    (TargetEntity::Points, &[TargetType::RegularPoints, TargetType::AllPoints]),
    (TargetEntity::AlternateCurrencies, &[TargetType::All, TargetType::Regular]),
];

/// The maximum length of an attribute's name according to the documentation.
const MAX_ATTRIBUTE_NAME: usize = 50;

/// Returns the entity of a target. If it is missing and the other fields are those of an event, returns `EVENT`.
pub(super) fn entity_of(target: &Target<'_>) -> Option<TargetEntity> {
    let field = target.target_entity();
    if field.is_sent() {
        return field.get();
    }
    let names_event = target.event_name().get().is_some_and(|name| !trimmed(&name).is_empty());
    let of_event = target.target_type().get().is_none_or(|target_type| EVENT_TYPES.contains(&target_type));
    (names_event && of_event).then_some(TargetEntity::Event)
}

/// The types of targets on events.
const EVENT_TYPES: &[TargetType] = &[TargetType::Count, TargetType::Visit, TargetType::EventAttribute];

#[inline(never)]
pub(super) fn check(group: &TargetGroup<'_>, targets: &[Target<'_>], findings: &mut Findings<'_>) {
    for target in targets {
        let (entity, target_type) = (entity_of(target), target.target_type().get());
        entity_missing(target, entity, findings);
        entity_type_pair(target, entity, target_type, findings);
        event_name(target, entity, findings);
        attribute(target, entity, target_type, findings);
        enrolment(group, target, findings);
        filters(target, findings);
    }
    names(targets, findings);
}

#[inline(never)]
fn entity_missing(target: &Target<'_>, entity: Option<TargetEntity>, findings: &mut Findings<'_>) {
    let field = target.target_entity();
    if field.is_sent() {
        return;
    }
    let added = findings.report(Spot::of(field), TargetEntityMissing::Usual);
    match entity {
        Some(entity) => added.fix(|fix| fix.set_text(target.object().node().rows(), field.place(), entity.wire())),
        None => added.done(),
    }
}

#[inline(never)]
fn entity_type_pair(target: &Target<'_>, entity: Option<TargetEntity>, target_type: Option<TargetType>, findings: &mut Findings<'_>) {
    let (Some(entity), Some(target_type), Some(value)) = (entity, target_type, target.target_type().value()) else { return };
    let allowed = PAIRS.iter().find(|(known, _)| *known == entity).map_or(&[][..], |(_, types)| types);
    if allowed.contains(&target_type) {
        return;
    }
    let words: Vec<&str> = allowed.iter().map(|target_type| target_type.wire()).collect();
    let is_event = entity == TargetEntity::Event;
    let (entity, r#type, allowed) = (entity.wire(), target_type.wire(), OneOf(&words));
    if is_event {
        findings.report(value, EntityTypePair::Usual { entity, r#type, allowed }).done();
    } else if words.is_empty() {
        findings.report_as(Severity::Warning, value, EntityTypePair::None { entity, r#type, allowed }).done();
    } else {
        findings.report_as(Severity::Warning, value, EntityTypePair::Unseen { entity, r#type, allowed }).done();
    }
}

#[inline(never)]
fn event_name(target: &Target<'_>, entity: Option<TargetEntity>, findings: &mut Findings<'_>) {
    let Some(entity) = entity else { return };
    if entity != TargetEntity::Event {
        findings.report(Spot::of(target.target_entity()), NotBehavioural::Usual { entity: entity.wire() }).done();
        return;
    }
    let field = target.event_name();
    let Some((value, name)) = field.both() else {
        if !field.is_sent() {
            findings.report(Spot::of(field), EventNameMissing::Usual).done();
        }
        return;
    };
    if trimmed(&name).is_empty() {
        findings.report(value, EventNameMissing::Usual).done();
        return;
    }
    let odd = name.chars().find(|character| !character.is_ascii_alphanumeric() && !matches!(character, '_' | '-'));
    if let Some(character) = odd {
        // Another rule reports invisible characters.
        if is_invisible(character) {
            return;
        }
        findings.report(value, EventNameForm::Usual { character }).done();
    } else if name.as_bytes().windows(2).any(|pair| pair == b"__") {
        findings.report(value, EventNameForm::Underscore).done();
    }
}

/// Checks the fields that an `EVENT_ATTRIBUTE` target requires and that other targets ignore.
#[inline(never)]
fn attribute(target: &Target<'_>, entity: Option<TargetEntity>, target_type: Option<TargetType>, findings: &mut Findings<'_>) {
    let info = target.extended_field_info();
    match target_type {
        Some(TargetType::EventAttribute) => attribute_missing(target, entity, findings),
        Some(counted @ (TargetType::Count | TargetType::Visit)) if entity == Some(TargetEntity::Event) => {
            if let Some(value) = info.value() {
                let finding = AttributeUnused::Usual { r#type: counted.wire() };
                findings.report(value, finding).fix(|fix| fix.remove(value.rows(), value.place()));
            }
        }
        Some(TargetType::ExtendedField) if !info.is_sent() => extended_missing(target, TargetType::ExtendedField.wire(), findings),
        _ if entity == Some(TargetEntity::AlternateCurrencies) => currency(target, findings),
        _ => {}
    }
}

/// Reports a missing `extendedFieldInfo` in a target of a type or entity.
#[inline(never)]
fn extended_missing(target: &Target<'_>, of: &'static str, findings: &mut Findings<'_>) {
    findings.report(Spot::of(target.extended_field_info()), AttributeMissing::Extended { r#type: of }).done();
}

/// Checks the fields that a target on alternate currencies requires.
#[inline(never)]
fn currency(target: &Target<'_>, findings: &mut Findings<'_>) {
    let info = target.extended_field_info();
    if !info.is_sent() {
        extended_missing(target, TargetEntity::AlternateCurrencies.wire(), findings);
        return;
    }
    let Some(info) = info.get() else { return };
    if !info.program_id().is_sent() {
        findings.report(Spot::of(info.program_id()), ProgramMissing::Usual).done();
    }
    let identifier = info.alternate_currency_identifier();
    let is_blank = identifier.get().is_some_and(|text| trimmed(&text).is_empty());
    if is_blank || !identifier.is_sent() {
        findings.report(Spot::of(identifier), CurrencyMissing::Usual).done();
    }
}

#[inline(never)]
fn attribute_missing(target: &Target<'_>, entity: Option<TargetEntity>, findings: &mut Findings<'_>) {
    let info = target.extended_field_info();
    let is_event = entity == Some(TargetEntity::Event);
    if let Some((value, event)) = target.event_name().both().filter(|(_, event)| is_event && Catalogue::SYSTEM_EVENTS.contains(&&**event)) {
        findings.report(value, EmfEventSum::Usual { event: &event }).done();
    }
    if !info.is_sent() {
        findings.report(Spot::of(info), AttributeMissing::Usual { field: "name" }).done();
        return;
    }
    let Some(info) = info.get() else { return };
    let blank = info.name().both().filter(|(_, name)| name.trim().is_empty());
    if let Some((value, _)) = blank {
        findings.report(value, AttributeMissing::Usual { field: "name" }).done();
    }
    if !info.name().is_sent() {
        findings.report(Spot::of(info.name()), AttributeMissing::Usual { field: "name" }).done();
    }
    if let Some((value, name)) = info.name().both()
        && let Some(length) = exceeds(&name, MAX_ATTRIBUTE_NAME)
    {
        findings.report(value, AttributeNameLong::Usual { length, limit: MAX_ATTRIBUTE_NAME }).done();
    }
    if let Some((value, AggregateFunction::Count)) = info.aggregate_function().both() {
        findings.report(value, AggregateFunctionCount::Usual).done();
    }
    if !info.aggregate_function().is_sent() {
        findings.report(Spot::of(info.aggregate_function()), AttributeMissing::Usual { field: "aggregateFunction" }).done();
    }
}

#[inline(never)]
fn enrolment(group: &TargetGroup<'_>, target: &Target<'_>, findings: &mut Findings<'_>) {
    let field = target.enrolment_method();
    if field.is_sent() {
        return;
    }
    // Groups with `userCreated` use enrolment by import.
    let user_created = group.user_created().get() == Some(true);
    let added = findings.report_once(field.object().node().rows().list_field(field.place()), Spot::of(field), EnrolmentMissing::Usual);
    if user_created {
        added.done();
    } else {
        added.fix(|fix| fix.set_text(target.object().node().rows(), field.place(), EnrolmentMethod::Transaction.wire()));
    }
}

#[inline(never)]
fn filters(target: &Target<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for filter in target.filters().contents() {
        if !filter.entity_ids().is_broken() && filter.entity_ids().items().is_empty() {
            findings.report(Spot::of(filter.entity_ids()), FilterShape::Usual).done();
        }
        if !filter.entity_type().is_sent() {
            findings.report(Spot::of(filter.entity_type()), FilterShape::Type).done();
        }
        if let Some((value, entity)) = filter.entity_type().both() {
            if seen.contains(&entity) {
                findings.report(value, FilterShape::Twice { entity: entity.wire() }).done();
            } else {
                seen.push(entity);
            }
        }
    }
}

#[inline(never)]
fn names(targets: &[Target<'_>], findings: &mut Findings<'_>) {
    if targets.len() < 2 {
        return;
    }
    let names = || targets.iter().filter_map(|target| target.name().both());
    let limit = const { Target::SCHEMA.max_length_of("name") };
    let mut seen = NameSet::with_capacity(targets.len());
    let mut all: Option<NameSet<'_>> = None;
    for (value, name) in names() {
        let name = name.trimmed();
        if name.is_empty() || seen.insert(name.clone()) {
            continue;
        }
        let all = all.get_or_insert_with(|| {
            let mut all = NameSet::with_capacity(targets.len());
            names().for_each(|(_, name)| {
                all.insert(name.trimmed());
            });
            all
        });
        let free = if findings.keeps(TargetNameDuplicate::rule(), Spot::from(value)) {
            let free = (2..=all.len() + 2).map(|number| format!("{name} {number}")).find(|free| !all.contains(free));
            free.filter(|free| exceeds(free, limit).is_none())
        } else {
            None
        };
        let added = findings.report(value, TargetNameDuplicate::Usual { value: &name, free: free.as_deref() });
        match &free {
            Some(free) => added.fix(|fix| fix.set_text(value.rows(), value.place(), free)),
            None => added.done(),
        }
    }
}
