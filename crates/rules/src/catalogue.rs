//! Rules that need the organisation's events: the response of `GET /v2/events`.

use target_groups_model::{Catalogue, Event, Target, TargetEntity, TargetType, nearest};

use super::findings::Findings;
use super::targets::entity_of;

crate::rules! {
    /// The organisation has no event with this name (requires a catalogue).
    EventUnknown = "event-unknown", Warning, fix Asks {
        Usual { event: &'p str } "" => "Unknown event \"{event}\". It is not in the catalogue.", fix "Change to \"{nearest}\"";
        Near { event: &'p str, nearest: &'p str } "near" => "Unknown event \"{event}\". Did you mean \"{nearest}\"?";
    }

    /// The event is not published, or is not sent to loyalty (requires a catalogue).
    EventUnusable = "event-unusable", Warning {
        Usual { event: &'p str, status: &'p str } "" => "The event \"{event}\" is {status}. Only PUBLISHED events are tracked.";
        NoStatus { event: &'p str, status: &'p str } "no-status" => "The event \"{event}\" has no status. Only PUBLISHED events are tracked.";
        Action { event: &'p str } "action" => "The event \"{event}\" is not sent to loyalty: its actions do not include EMFConsumer.";
    }

    /// The event has no attribute with this name (requires a catalogue).
    AttributeUnknown = "attribute-unknown", Warning, fix Asks {
        Usual { event: &'p str, attribute: &'p str } "" => "Unknown attribute \"{attribute}\". The event \"{event}\" does not have it.", fix "Change to \"{nearest}\"";
        Near { event: &'p str, attribute: &'p str, nearest: &'p str } "near" => "Unknown attribute \"{attribute}\" of the event \"{event}\". Did you mean \"{nearest}\"?";
    }

    /// The summed attribute is not numeric (requires a catalogue).
    AttributeNotNumeric = "attribute-not-numeric", Warning {
        Usual { attribute: &'p str, r#type: &'p str } "" => "The attribute \"{attribute}\" has type {type}. Only DOUBLE attributes can be summed.";
        NoType { attribute: &'p str, r#type: &'p str } "no-type" => "The attribute \"{attribute}\" has no type. Only DOUBLE attributes can be summed.";
    }
}

#[inline(never)]
pub(super) fn check(targets: &[Target<'_>], catalogue: &Catalogue, findings: &mut Findings<'_>) {
    for target in targets.iter().filter(|target| entity_of(target) == Some(TargetEntity::Event)) {
        if let Some(event) = event(target, catalogue, findings) {
            attribute(target, event, findings);
        }
    }
}

/// Returns the event that a target names. If the name is unknown, reports it and returns the event whose name differs only by a typo.
#[inline(never)]
fn event<'c>(target: &Target<'_>, catalogue: &'c Catalogue, findings: &mut Findings<'_>) -> Option<&'c Event> {
    let (value, name) = target.event_name().both()?;
    if name.trim().is_empty() || Catalogue::SYSTEM_EVENTS.contains(&&*name) {
        return None;
    }
    let known = catalogue.event(&name);
    let near = || catalogue.event(nearest(&name, catalogue.events.iter().map(|event| event.name.as_str()))?);
    let event = known.or_else(near);
    if known.is_none() {
        match event {
            Some(event) => {
                let finding = EventUnknown::Near { event: &name, nearest: &event.name };
                findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &event.name));
            }
            None => findings.report(value, EventUnknown::Usual { event: &name }).done(),
        }
    }
    let event = event?;
    let (event_name, status) = (event.name.as_str(), event.status.as_str());
    if !event.is_published() {
        if status.is_empty() {
            findings.report(value, EventUnusable::NoStatus { event: event_name, status }).done();
        } else {
            findings.report(value, EventUnusable::Usual { event: event_name, status }).done();
        }
    } else if !event.reaches_loyalty() {
        findings.report(value, EventUnusable::Action { event: event_name }).done();
    }
    Some(event)
}

#[inline(never)]
fn attribute(target: &Target<'_>, event: &Event, findings: &mut Findings<'_>) {
    if target.target_type().get() != Some(TargetType::EventAttribute) {
        return;
    }
    let Some((value, name)) = target.extended_field_info().get().and_then(|info| info.name().both()) else { return };
    let known = event.attributes.iter().find(|field| field.name == *name);
    let near = nearest(&name, event.attributes.iter().map(|field| field.name.as_str()));
    let meant = known.or_else(|| event.attributes.iter().find(|field| Some(field.name.as_str()) == near));
    if known.is_none() && !name.trim().is_empty() {
        match meant {
            Some(meant) => {
                let finding = AttributeUnknown::Near { event: &event.name, attribute: &name, nearest: &meant.name };
                findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), &meant.name));
            }
            None => findings.report(value, AttributeUnknown::Usual { event: &event.name, attribute: &name }).done(),
        }
    }
    if let Some(meant) = meant.filter(|meant| !meant.is_number()) {
        let (attribute, r#type) = (meant.name.as_str(), meant.kind.as_str());
        if meant.kind.is_empty() {
            findings.report(value, AttributeNotNumeric::NoType { attribute, r#type }).done();
        } else {
            findings.report(value, AttributeNotNumeric::Usual { attribute, r#type }).done();
        }
    }
}
