//! Compares a request and a response field by field.

use serde_json::value::RawValue;

use crate::json::{Kind, Value};
use crate::message::Locale;
use crate::model::{FieldKind, Record, RecordSchema, TargetGroup};

use super::equal::{said, same, same_in};
use super::explain::{FieldFacts, explain, explain_change, explain_unknown, is_return_bill, meant_elsewhere};
use super::pairing::pair;
use super::path::Path;
use super::reason::{KEY_UNDERSTOOD, NO_PERIOD, ORDER, RETURN_BILL, Reason, SERVER_MADE, UNEXPLAINED, VALUES_BY_PERIOD};
use super::{DifferenceKind, DifferenceRow};

/// The field that identifies the items of a list, by the name of their record.
const NAMES: &[(&str, &str)] = &[("Period", "refCode"), ("Target", "name"), ("Streak", "name")];

pub(super) fn compare(request: Value<'_>, response: Value<'_>, locale: &Locale) -> Vec<DifferenceRow> {
    let periods = response.get("periods").map_or(0, |periods| periods.elements().count());
    let mut comparison = Comparer { request, response, periods, locale, rows: Vec::new(), routine: Vec::new() };
    comparison.record(TargetGroup::SCHEMA, request, response, &Path::Root);
    comparison.rows
}

struct Comparer<'d, 'l> {
    request: Value<'d>,
    response: Value<'d>,
    /// The number of periods in the response. Values beyond that number have no period.
    periods: usize,
    locale: &'l Locale,
    rows: Vec<DifferenceRow>,
    /// Changes that the server makes to every item of the current list: the field, the reason, and the index of the row for all items.
    routine: Vec<(String, &'static str, usize)>,
}

impl<'d> Comparer<'d, '_> {
    fn record(&mut self, schema: &'static RecordSchema, sent: Value<'d>, answered: Value<'d>, path: &Path<'_>) {
        let (before, after) = (RecordMembers::of(sent, schema), RecordMembers::of(answered, schema));
        let (sent_others, answered_others) = (before.has_others, after.has_others);
        for (field, (before, after)) in schema.fields.iter().zip(before.fields.iter().zip(&after.fields)) {
            let (before, after) = (said(*before), said(*after));
            let facts = FieldFacts { request: self.request, response: self.response, record: schema.name, sent, field: field.name };
            let path = Path::Key(path, field.name);
            match (before, after) {
                (None, None) => {}
                (Some(before), Some(after)) => self.value(&field.kind, before, after, &facts, &path),
                (None, Some(_)) if sent_others && meant_elsewhere(sent, schema, field.name) => {
                    self.tell(DifferenceKind::Added, (None, after), &KEY_UNDERSTOOD, &path);
                }
                (None, Some(_)) => self.tell(DifferenceKind::Added, (None, after), explain(&facts, None, after), &path),
                (Some(_), None) => self.tell(DifferenceKind::Removed, (before, None), explain(&facts, before, None), &path),
            }
        }
        if sent_others || answered_others {
            self.unknown_fields(schema, sent, answered, path);
        }
    }

    fn unknown_fields(&mut self, schema: &'static RecordSchema, sent: Value<'d>, answered: Value<'d>, path: &Path<'_>) {
        let is_known = |key: &str| schema.fields.iter().any(|field| field.name == key);
        for member in sent.members() {
            let key = member.key();
            // If a key is repeated, the last value counts.
            if is_known(&key) || member.value.kind() == Kind::Null || sent.get(&key) != Some(member.value) {
                continue;
            }
            let after = said(answered.get(&key));
            let reason = explain_unknown(&key, after.is_some());
            match after {
                Some(after) if same(member.value, after) => {}
                Some(_) => self.tell(DifferenceKind::Changed, (Some(member.value), after), reason, &Path::Key(path, &key)),
                None => self.tell(DifferenceKind::Removed, (Some(member.value), None), reason, &Path::Key(path, &key)),
            }
        }
        for member in answered.members() {
            let key = member.key();
            if !is_known(&key) && said(sent.get(&key)).is_none() && member.value.kind() != Kind::Null {
                self.tell(DifferenceKind::Added, (None, Some(member.value)), explain_unknown(&key, true), &Path::Key(path, &key));
            }
        }
    }

    fn value(&mut self, kind: &'static FieldKind, before: Value<'d>, after: Value<'d>, facts: &FieldFacts<'d>, path: &Path<'_>) {
        match kind {
            FieldKind::Record(schema) if both(before, after, Kind::Object) => self.record(schema, before, after, path),
            FieldKind::List(element) if both(before, after, Kind::Array) => self.list(element, before, after, facts, path),
            _ if same_in(kind, before, after) => {}
            _ => {
                let reason = explain_change(kind, facts, before, after);
                self.tell(DifferenceKind::Changed, (Some(before), Some(after)), reason, path);
            }
        }
    }

    fn list(&mut self, element: &'static FieldKind, sent: Value<'d>, answered: Value<'d>, facts: &FieldFacts<'d>, path: &Path<'_>) {
        let record = if let FieldKind::Record(schema) = element { schema.name } else { "" };
        let name = NAMES.iter().find(|(known, _)| *known == record).map(|(_, name)| *name);
        let outer = std::mem::take(&mut self.routine);
        for pair in pair(sent, answered, name) {
            match pair {
                (Some((index, before)), Some((place, after))) => {
                    let path = Path::Index(path, index);
                    if index != place {
                        self.tell_places((index, place), &path);
                    }
                    self.value(element, before, after, facts, &path);
                }
                (Some((index, before)), None) => {
                    let reason = if facts.field == "defaultValues" && index >= self.periods { &NO_PERIOD } else { &UNEXPLAINED };
                    self.tell(DifferenceKind::Removed, (Some(before), None), reason, &Path::Index(path, index));
                }
                (None, Some((place, after))) => {
                    let reason = match facts.field {
                        "targetMilestoneTriggers" => &SERVER_MADE,
                        _ if is_return_bill(sent, after, record) => &RETURN_BILL,
                        _ => &UNEXPLAINED,
                    };
                    self.tell(DifferenceKind::Added, (None, Some(after)), reason, &Path::Index(path, place));
                }
                (None, None) => {}
            }
        }
        self.routine = outer;
    }

    fn tell_places(&mut self, (index, place): (usize, usize), path: &Path<'_>) {
        let number = |number: usize| RawValue::from_string(number.to_string()).ok();
        let message = self.locale.format_plain(&ORDER.text);
        let (before, after) = (number(index), number(place));
        let pointer = path.to_string();
        self.rows.push(DifferenceRow { pointer, kind: DifferenceKind::Reordered, before, after, reason: ORDER.code(), message, places: 1 });
    }

    fn tell(
        &mut self,
        kind: DifferenceKind,
        (before, after): (Option<Value<'d>>, Option<Value<'d>>),
        reason: &'static Reason,
        path: &Path<'_>,
    ) {
        if let (true, Path::Key(_, key)) = (reason.is_routine && before.is_none(), path) {
            let known = self.routine.iter().find(|(field, code, _)| field == key && *code == reason.code());
            if let Some(row) = known.and_then(|(_, _, row)| self.rows.get_mut(*row)) {
                row.places += 1;
                return;
            }
            self.routine.push(((*key).to_owned(), reason.code(), self.rows.len()));
        }
        let raw = |value: Value<'_>| RawValue::from_string(value.raw().to_owned()).ok();
        let shown: String = after.map(|after| after.as_str().unwrap_or(after.raw().into()).chars().take(60).collect()).unwrap_or_default();
        self.rows.push(DifferenceRow {
            pointer: path.to_string(),
            kind,
            before: before.and_then(raw),
            after: after.filter(|_| *reason != VALUES_BY_PERIOD).and_then(raw),
            reason: reason.code(),
            message: self.locale.format(&reason.text, &[("after", shown.into())].into()),
            places: 1,
        });
    }
}

/// The maximum number of fields in a record.
const MAX_FIELDS: usize = 32;

/// The members of a record, found in one pass.
struct RecordMembers<'d> {
    /// The values, by the index of their field in the schema. If a key is repeated, the last value counts.
    fields: [Option<Value<'d>>; MAX_FIELDS],
    /// `true` if there are members that the schema does not describe.
    has_others: bool,
}

impl<'d> RecordMembers<'d> {
    fn of(object: Value<'d>, schema: &RecordSchema) -> Self {
        let mut members = Self { fields: [None; MAX_FIELDS], has_others: false };
        let mut next = 0;
        for member in object.members() {
            let key = member.key();
            // Fields usually come in the order of the schema.
            let is_next = schema.fields.get(next).is_some_and(|field| field.name == key);
            let place = if is_next { Some(next) } else { schema.fields.iter().position(|field| field.name == key) };
            match place.and_then(|place| members.fields.get_mut(place)) {
                Some(value) => *value = Some(member.value),
                None => members.has_others = true,
            }
            next = place.map_or(next, |place| place + 1);
        }
        members
    }
}

fn both(before: Value<'_>, after: Value<'_>, kind: Kind) -> bool {
    before.kind() == kind && after.kind() == kind
}
