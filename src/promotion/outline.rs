//! Writes the outline, and notes what is open on the way.

use crate::json::rows::{Class, Node, RowRef};
use crate::json::{Writer, write_json};
use crate::message::{Locale, Param, Params};
use crate::model::{EnrolmentMethod, Period, Presence, Record, RecordSchema, Target, TargetGroup};
use crate::rules::expression::ALWAYS_TRUE;
use crate::sandbox;

use super::OpenPart;
use super::texts::{self, OpenText};

/// The fields of requests that the outline has, that promotions imply, or that have a message of their own.
const GROUP_FIELDS: &[&str] = &[
    "name",
    "description",
    "active",
    "preferredTillId",
    "periods",
    "totalPeriods",
    "targetEvaluationType",
    "frequencyType",
    "targetCycleStartDate",
    "targetCycleEndDate",
    "targetCycleStartDateISO",
    "targetCycleEndDateISO",
    "trackingType",
    "targets",
    "leaderboardEnabled",
    "timeZoneName",
];
const PERIOD_FIELDS: &[&str] = &["startDate", "endDate", "refCode", "periodStatus", "active"];
const TARGET_FIELDS: &[&str] = &["name", "targetType", "targetEntity", "eventName", "active", "enrolmentMethod", "defaultValues"];

/// The fields of a milestone that have the names and values of a target group.
const OF_GROUPS: &[&str] = &["trackingType", "targetEvaluationType", "frequencyType", "leaderboardEnabled", "preferredTillId"];
const OF_TARGETS: &[&str] = &["name", "targetType", "targetEntity"];

/// The fields of promotions that are only known by name.
const OF_METADATA: [&str; 5] = ["promoIdentifier", "promotionMetadata", "promotionCategory", "customerEligibilityType", "lastModifiedBy"];
const OF_PROMOTION: [&str; 5] = ["limits", "liabilityOwnerSplitInfo", "workflowMetadata", "broadcastMetadata", "promotionSchedule"];

const PROMOTION_TYPES: [&str; 3] = ["GENERIC", "LOYALTY", "LOYALTY_EARNING"];
const ENROLMENT_METHODS: [&str; 3] = ["TRANSACTION", "OPT_IN", "AUDIENCE"];

/// The body as JSON text, and its open parts.
pub(super) fn outline(group: &TargetGroup<'_>, locale: &Locale) -> (String, Vec<OpenPart>) {
    let mut outline = Outline { locale, open: Vec::new() };
    let body = write_json(|writer| {
        writer.object(|body| {
            outline.metadata(group, body.key("metadata"));
            outline.enrolment(group, body.key("customerEnrolment"));
            body.key("activities").array(|activities| outline.activity(group, activities));
            outline.all("", &OF_PROMOTION, &texts::NAME_ONLY);
            outline.without_field(group.object(), TargetGroup::SCHEMA, GROUP_FIELDS, &Place::body(""));
        });
    });
    (body, outline.open)
}

/// Where an open part is: in the body, and in the request.
#[derive(Clone, Default)]
struct Place {
    body: String,
    source: String,
}

impl Place {
    fn body(pointer: &str) -> Self {
        Self { body: pointer.to_owned(), source: String::new() }
    }

    /// A part of this one.
    fn part(&self, of_body: &str, of_source: &str) -> Self {
        Self { body: [&self.body, of_body].concat(), source: [&self.source, of_source].concat() }
    }
}

struct Outline<'l> {
    locale: &'l Locale,
    open: Vec<OpenPart>,
}

impl Outline<'_> {
    fn add(&mut self, place: Place, text: &OpenText) {
        self.add_with(place, text, &Params::default());
    }

    fn add_with(&mut self, place: Place, text: &OpenText, params: &Params) {
        let message = self.locale.format(&text.text, params);
        let source = (!place.source.is_empty()).then_some(place.source);
        self.open.push(OpenPart { pointer: place.body, source, reason: text.reason, message });
    }

    /// Notes fields of an object of the body.
    fn all(&mut self, object: &str, names: &[&str], text: &OpenText) {
        for name in names {
            self.add(Place::body(object).part("/", "").part(name, ""), text);
        }
    }

    fn metadata(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let days = || group.periods().contents().filter_map(|period| Some((period.start_date().get()?, period.end_date().get()?)));
        let first = days().map(|(start, _)| start.day).min();
        let last = days().map(|(_, end)| end.day).max();
        writer.object(|metadata| {
            copy(group.object(), TargetGroup::SCHEMA, &["name", "description"], metadata);
            self.all("/metadata", &["orgId", "programId"], &texts::ADD);
            for (name, older, iso, day) in [
                ("startDate", group.target_cycle_start_date(), group.target_cycle_start_date_iso(), first),
                ("endDate", group.target_cycle_end_date(), group.target_cycle_end_date_iso(), last),
            ] {
                let sent = older.get().or_else(|| iso.get());
                if sent.is_none() {
                    self.all("/metadata", &[name], &texts::FROM_PERIODS);
                }
                if let Some(date) = sent.map(|date| date.standard_form()).or_else(|| Some(day?.to_string())) {
                    metadata.key(name).string(&date);
                }
            }
            self.choice("/metadata/promotionType", &texts::CHOOSE, "", PROMOTION_TYPES);
            metadata.key("status").string("DRAFT");
            self.all("/metadata", &["status"], &texts::DRAFT);
            let zone = group.time_zone_name().get();
            metadata.key("timezoneName").string(zone.as_deref().unwrap_or("GMT"));
            if zone.is_none() {
                self.all("/metadata", &["timezoneName"], &texts::ZONE);
            }
            self.all("/metadata", &OF_METADATA, &texts::NAME_ONLY);
        });
    }

    /// Notes a value to choose, where the request has another one or none.
    fn choice(&mut self, pointer: &str, text: &OpenText, sent: &'static str, values: [&'static str; 3]) {
        let params = Params::from([("value", sent.into()), ("values", Param::one_of(values))]);
        self.add_with(Place::body(pointer), text, &params);
    }

    fn enrolment(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let mut methods = group.targets().contents().map(|target| target.enrolment_method().get().unwrap_or(EnrolmentMethod::Import));
        let method = methods.find(|method| *method != EnrolmentMethod::Transaction);
        writer.object(|enrolment| match method {
            None => enrolment.key("enrolmentMethod").string(EnrolmentMethod::Transaction.wire()),
            Some(method) => self.choice("/customerEnrolment/enrolmentMethod", &texts::ENROLMENT, method.wire(), ENROLMENT_METHODS),
        });
    }

    fn activity(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let targets: Vec<_> = group.targets().contents().collect();
        let is_single = targets.len() < 2;
        let at = Place { body: "/activities/0".to_owned(), source: "/targets".to_owned() };
        writer.object(|activity| {
            copy(group.object(), TargetGroup::SCHEMA, &["name"], activity);
            activity.key("type").string(if is_single { "SINGLE" } else { "GROUP" });
            if !is_single {
                self.add(at.part("/type", ""), &texts::GROUP);
            }
            let event = targets.first().and_then(|target| target.event_name().get());
            if targets.iter().any(|target| target.event_name().get() != event) {
                self.add(at.part("/event", ""), &texts::SEVERAL_EVENTS);
            } else if let Some(event) = event {
                activity.key("event").string(&event);
            }
            activity.key("milestones").array(|milestones| {
                for (index, target) in targets.iter().enumerate() {
                    let index = format!("/{index}");
                    let at = at.part("/milestones", "").part(&index, &index);
                    self.milestone(group, target, &at, milestones);
                    self.without_field(target.object(), Target::SCHEMA, TARGET_FIELDS, &at);
                }
            });
            // The cycles of all milestones are the same.
            let at = Place { body: at.body, source: "/periods".to_owned() }.part("/milestones/0/cycleActionMapping", "");
            for (index, period) in group.periods().contents().enumerate() {
                self.without_field(period.object(), Period::SCHEMA, PERIOD_FIELDS, &at.part("", &format!("/{index}")));
            }
        });
    }

    fn milestone(&mut self, group: &TargetGroup<'_>, target: &Target<'_>, at: &Place, writer: &mut Writer<'_>) {
        let goals: Vec<&str> =
            target.default_values().contents().filter_map(|value| Some(value.default_value().get()?.decimal().as_written())).collect();
        let cycles = at.part("/cycleActionMapping", "/defaultValues");
        writer.object(|milestone| {
            copy(target.object(), Target::SCHEMA, OF_TARGETS, milestone);
            copy(group.object(), TargetGroup::SCHEMA, OF_GROUPS, milestone);
            self.add(Place::body(&at.part("/sameActionsForEveryCycle", "").body), &texts::ACTIONS);
            milestone.key("differentTargetsForEveryCycle").boolean(goals.iter().any(|goal| Some(goal) != goals.first()));
            self.add(at.part("/differentTargetsForEveryCycle", "/defaultValues"), &texts::DIFFERENT);
            milestone.key("cycleActionMapping").array(|cycles| {
                group.periods().contents().for_each(|period| cycle(&period, cycles));
            });
        });
        self.add(Place { source: "/periods".to_owned(), ..cycles.clone() }, &texts::DAYS);
        self.add_with(cycles, &texts::GOALS, &Params::from([("goals", goals.join(", ").as_str().into())]));
    }

    /// Notes the fields of a record that have no known place in a promotion.
    fn without_field(&mut self, row: RowRef<'_>, schema: &RecordSchema, known: &[&str], at: &Place) {
        for (field, key) in schema.fields.iter().zip(schema.layout.keys) {
            let is_new = field.request != Presence::Never && !known.contains(&field.name);
            if is_new && row.own_cell(key.cell).is_some_and(|value| is_meaningful(field.name, value)) {
                let params = Params::from([("field", field.name.into())]);
                self.add_with(at.part("", "/").part("", field.name), &texts::NO_FIELD, &params);
            }
        }
    }
}

fn cycle(period: &Period<'_>, writer: &mut Writer<'_>) {
    writer.object(|cycle| {
        if let Some(name) = period.ref_code().get() {
            cycle.key("cycle").string(&name);
        }
        for (name, date) in [("startDate", period.start_date()), ("endDate", period.end_date())] {
            if let Some(date) = date.get() {
                cycle.key(name).string(&date.day.to_string());
            }
        }
    });
}

/// Writes fields as the server returns them.
fn copy(row: RowRef<'_>, schema: &RecordSchema, names: &[&str], writer: &mut Writer<'_>) {
    for (field, key) in schema.fields.iter().zip(schema.layout.keys).filter(|(field, _)| names.contains(&field.name)) {
        if let Some(value) = row.own_cell(key.cell).filter(|value| value.class() != Class::Null) {
            sandbox::echo(value, &field.kind, writer.key(field.name));
        }
    }
}

/// Returns `false` for values that change nothing: null, an empty list or text, `false`, and the condition that is always true.
fn is_meaningful(name: &str, value: Node<'_>) -> bool {
    match name {
        "expression" => !matches!(value.raw(), "true" | "\"true\""),
        "expressionJson" => value.as_str().is_none_or(|tree| tree != ALWAYS_TRUE),
        _ => value.class() != Class::Null && !matches!(value.raw(), "[]" | "\"\"" | "false"),
    }
}
