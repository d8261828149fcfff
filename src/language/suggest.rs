//! The suggestions for a position in the text.

use std::collections::BTreeSet;

use crate::json::quote;
use crate::model::{Attribute, Catalogue, Enumeration, Event, Field, FieldKind, Presence, RecordSchema, TimeZones};
use crate::rules::expression::ALWAYS_TRUE;
use crate::sorted::SortedMap;

use super::cursor::WritablePlace;
use super::outline::{NodeId, Outline, ValueMeaning};
use super::placeholder::{Placeholder, of_field, of_kind};
use super::topic::Topic;
use super::words::kind_in_words;

/// A suggestion.
pub(super) struct Suggestion {
    pub(super) label: String,
    pub(super) detail: String,
    pub(super) topic: Option<Topic>,
    pub(super) blank: Placeholder,
}

/// The information about the position, in addition to the model.
pub(super) struct Suggester<'o, 't> {
    pub(super) outline: &'o Outline<'t>,
    pub(super) catalogue: &'o Catalogue,
}

impl Suggester<'_, '_> {
    /// Returns the suggestions for a position. Required fields come first.
    pub(super) fn suggest(&self, place: WritablePlace) -> Vec<Suggestion> {
        match place {
            WritablePlace::Root => self.values(ValueMeaning::root(), None, None),
            WritablePlace::Key { object, current, has_colon } => self.fields(object, current, has_colon),
            WritablePlace::Member { object, key } => {
                let meaning = self.outline.meaning(object).and_then(|meaning| meaning.member(&self.outline.content(key)));
                meaning.map_or_else(Vec::new, |meaning| self.values(meaning, Some(object), self.outline.as_element(object)))
            }
            WritablePlace::Element { array, index } => {
                let meaning = self.outline.meaning(array).and_then(ValueMeaning::element);
                meaning.map_or_else(Vec::new, |meaning| self.values(meaning, None, Some((array, index))))
            }
        }
    }

    /// Returns the fields that an object does not have. Required fields come first.
    fn fields(&self, object: NodeId, current: Option<NodeId>, has_colon: bool) -> Vec<Suggestion> {
        let Some(ValueMeaning { kind: FieldKind::Record(schema), .. }) = self.outline.meaning(object) else { return Vec::new() };
        let others = self.outline.keys(object).filter(|key| Some(*key) != current);
        let present: SortedMap<_, ()> = others.map(|key| (self.outline.content(key), ())).collect();
        let place = self.outline.as_element(object);
        let missing = schema.fields.iter().filter(|field| present.get(field.name).is_none());
        let (required, others): (Vec<&Field>, Vec<&Field>) = missing.partition(|field| field.request == Presence::Required);
        let suggestion = |field: &Field| Suggestion {
            label: field.name.to_owned(),
            detail: format!("{}{}", kind_in_words(&field.kind), if field.request == Presence::Required { ", required" } else { "" }),
            topic: Some(Topic::field(schema, field)),
            blank: if has_colon {
                Placeholder::full(quote(field.name))
            } else {
                self.placeholder_for(schema, field, place).within(&format!("{}: ", quote(field.name)), "")
            },
        };
        required.into_iter().chain(others).filter(|field| field.request != Presence::Never).map(suggestion).collect()
    }

    /// Returns the values of a field or element. `object` contains the field; `place` is the position of the current record in its array.
    fn values(&self, meaning: ValueMeaning, object: Option<NodeId>, place: Option<(NodeId, usize)>) -> Vec<Suggestion> {
        let topic = meaning.field.map(|(schema, field)| Topic::field(schema, field));
        match (meaning.field, meaning.kind) {
            (Some((_, field)), _) if field.request == Presence::Never => Vec::new(),
            (Some((schema, field)), _) if schema.name == "Target" && field.name == "eventName" => self.events(),
            (Some((schema, field)), _) if schema.name == "ExtendedFieldInfo" && field.name == "name" => self.attributes(object),
            (Some((schema, field)), _) if schema.name == "TargetGroup" && field.name == "timeZoneName" => time_zones(),
            (_, FieldKind::Enumeration(enumeration)) => words(enumeration),
            (_, FieldKind::Boolean) => ["true", "false"].map(|value| plain(value, Placeholder::full(value.to_owned()), "", topic)).into(),
            (_, FieldKind::List(_)) => vec![plain("[]", of_kind(meaning.kind, &|_, _| None), kind_in_words(meaning.kind), topic)],
            (_, FieldKind::Record(schema)) => {
                let blank = of_kind(meaning.kind, &|schema, field| self.known(schema, field, place));
                let required: Vec<&str> =
                    schema.fields.iter().filter(|field| field.request == Presence::Required).map(|field| field.name).collect();
                vec![plain("{}", blank, &required.join(", "), Some(Topic::record(schema)))]
            }
            (Some((schema, field)), _) => {
                let known = self.known(schema, field, place);
                known.map(|json| plain(json.trim_matches('"'), Placeholder::full(json.clone()), "", topic)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn placeholder_for(&self, schema: &RecordSchema, field: &Field, place: Option<(NodeId, usize)>) -> Placeholder {
        of_field(schema, field, &|schema, field| self.known(schema, field, place))
    }

    /// Returns the only value that is known to be valid for a field.
    fn known(&self, schema: &RecordSchema, field: &Field, place: Option<(NodeId, usize)>) -> Option<String> {
        match (schema.name, field.name) {
            ("Target", "expression") => Some(quote("true")),
            ("Target", "expressionJson") => Some(quote(ALWAYS_TRUE)),
            ("Period", "refCode") => Some(quote(&self.next_ref_code(place))),
            _ => None,
        }
    }

    /// Returns the name of a period based on its index, or the next unused name.
    fn next_ref_code(&self, place: Option<(NodeId, usize)>) -> String {
        let index = place.map_or(0, |(_, index)| index);
        let others = place.into_iter().flat_map(|(array, index)| {
            let elements = self.outline.elements(array).enumerate();
            elements.filter_map(move |(at, period)| if at == index { None } else { self.outline.member(period, "refCode") })
        });
        let taken: SortedMap<_, ()> = others.map(|code| (self.outline.content(code), ())).collect();
        // One more candidate than there are other names, so one of them is unused.
        let mut codes = (0..=taken.len()).map(|step| format!("Cycle_{}", index + step + 1));
        codes.find(|code| taken.get(code.as_str()).is_none()).unwrap_or_default()
    }

    /// Returns the events of the organisation: first those that a target can track, then those of the loyalty engine itself.
    fn events(&self) -> Vec<Suggestion> {
        let mut seen = BTreeSet::new();
        let events = self.catalogue.events.iter().filter(|event| seen.insert(event.name.as_str()));
        let (usable, others): (Vec<_>, Vec<_>) =
            events.map(|event| (event.name.as_str(), obstacle(event))).partition(|(_, it)| it.is_empty());
        let system = Catalogue::SYSTEM_EVENTS.into_iter().filter(|name| !seen.contains(name)).map(|name| (name, "system event"));
        let names = usable.into_iter().chain(system).chain(others);
        names.map(|(name, detail)| plain(name, Placeholder::full(quote(name)), detail, None)).collect()
    }

    /// Returns the attributes of the event that a target tracks. Numeric attributes come first, because only they can be summed.
    fn attributes(&self, info: Option<NodeId>) -> Vec<Suggestion> {
        let target = info.and_then(|info| self.outline.node(info)?.parent);
        let name = target.and_then(|target| self.outline.member(target, "eventName"));
        let Some(name) = name.map(|name| self.outline.content(name)) else { return Vec::new() };
        let event = self.catalogue.event(&name);
        let attributes = event.into_iter().flat_map(|event| &event.attributes);
        let (numbers, others): (Vec<_>, Vec<_>) = attributes.partition(|attribute| attribute.is_number());
        let suggestion = |attribute: &Attribute| plain(&attribute.name, Placeholder::full(quote(&attribute.name)), &attribute.kind, None);
        numbers.into_iter().chain(others).map(suggestion).collect()
    }
}

/// Returns the reason why a target cannot track an event, in a few words; empty if it can.
fn obstacle(event: &Event) -> &'static str {
    if !event.is_published() {
        "not published"
    } else if !event.reaches_loyalty() {
        "not sent to loyalty"
    } else {
        ""
    }
}

fn time_zones() -> Vec<Suggestion> {
    TimeZones::names().map(|name| plain(name, Placeholder::full(quote(name)), "", None)).collect()
}

fn words(enumeration: &Enumeration) -> Vec<Suggestion> {
    let word = |wire| plain(wire, Placeholder::full(quote(wire)), "", Some(Topic::value(enumeration, wire)));
    enumeration.values.iter().map(|value| word(value.wire)).collect()
}

fn plain(label: &str, blank: Placeholder, detail: &str, topic: Option<Topic>) -> Suggestion {
    Suggestion { label: label.to_owned(), detail: detail.to_owned(), topic, blank }
}
