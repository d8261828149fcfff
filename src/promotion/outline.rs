//! Writes the outline, and notes what is open on the way.

use crate::json::rows::{Class, Node, RowRef};
use crate::json::{Writer, write_json};
use crate::message::{Locale, Param, Params};
use crate::model::{Date, EnrolmentMethod, FieldValue, Kind, Period, Presence, Record, RecordSchema, Target, TargetGroup};
use crate::rules::expression::ALWAYS_TRUE;

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

/// The only activity. Its milestones are the targets.
const ACTIVITY: &str = "/activities/0";

/// The body as JSON text, and its open parts.
pub(super) fn outline(group: &TargetGroup<'_>, locale: &Locale) -> (String, Vec<OpenPart>) {
    let mut outline = Outline { locale, open: Vec::new() };
    let body = write_json(|writer| {
        writer.object(|body| {
            outline.metadata(group, body.key("metadata"));
            outline.enrolment(group, body.key("customerEnrolment"));
            body.key("activities").array(|activities| outline.activity(group, activities));
            for name in OF_PROMOTION {
                outline.add(format!("/{name}"), &texts::NAME_ONLY, None);
            }
            outline.without_field(group.object(), TargetGroup::SCHEMA, GROUP_FIELDS, "", "");
        });
    });
    (body, outline.open)
}

struct Outline<'l> {
    locale: &'l Locale,
    open: Vec<OpenPart>,
}

impl Outline<'_> {
    fn add(&mut self, pointer: String, text: &OpenText, source: Option<String>) {
        self.add_with(pointer, text, source, &Params::default());
    }

    fn add_with(&mut self, pointer: String, text: &OpenText, source: Option<String>, params: &Params) {
        let message = self.locale.format(&text.text, params);
        self.open.push(OpenPart { pointer, source, reason: text.reason, message });
    }

    fn metadata(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        writer.object(|metadata| {
            copy(group.object(), TargetGroup::SCHEMA, &["name", "description"], metadata);
            for name in ["orgId", "programId"] {
                self.add(format!("/metadata/{name}"), &texts::ADD, None);
            }
            let periods = || group.periods().contents();
            let first = periods().filter_map(|period| Some(period.start_date().get()?.day)).min();
            let last = periods().filter_map(|period| Some(period.end_date().get()?.day)).max();
            let start = (group.target_cycle_start_date(), group.target_cycle_start_date_iso());
            self.date("startDate", start, first.map(|day| day.to_string()), metadata);
            let end = (group.target_cycle_end_date(), group.target_cycle_end_date_iso());
            self.date("endDate", end, last.map(|day| day.to_string()), metadata);
            let params = Params::from([("values", Param::one_of(PROMOTION_TYPES))]);
            self.add_with("/metadata/promotionType".to_owned(), &texts::CHOOSE, None, &params);
            metadata.key("status").string("DRAFT");
            self.add("/metadata/status".to_owned(), &texts::DRAFT, None);
            let zone = group.time_zone_name().get();
            metadata.key("timezoneName").string(zone.as_deref().unwrap_or("GMT"));
            if zone.is_none() {
                self.add("/metadata/timezoneName".to_owned(), &texts::ZONE, None);
            }
            for name in OF_METADATA {
                self.add(format!("/metadata/{name}"), &texts::NAME_ONLY, None);
            }
        });
    }

    /// Writes a cycle date in the form that the server uses, or else the day of a period.
    fn date(
        &mut self,
        name: &str,
        (older, iso): (FieldValue<'_, Date>, FieldValue<'_, Date>),
        day: Option<String>,
        writer: &mut Writer<'_>,
    ) {
        let sent = older.get().or_else(|| iso.get()).map(|date| date.standard_form());
        if sent.is_none() {
            self.add(format!("/metadata/{name}"), &texts::FROM_PERIODS, None);
        }
        string(name, sent.or(day).as_deref(), writer);
    }

    fn enrolment(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let mut methods = group.targets().contents().map(|target| target.enrolment_method().get().unwrap_or(EnrolmentMethod::Import));
        let method = methods.find(|method| *method != EnrolmentMethod::Transaction);
        writer.object(|enrolment| match method {
            None => enrolment.key("enrolmentMethod").string(EnrolmentMethod::Transaction.wire()),
            Some(method) => {
                let params = Params::from([("value", method.wire().into()), ("values", Param::one_of(ENROLMENT_METHODS))]);
                self.add_with("/customerEnrolment/enrolmentMethod".to_owned(), &texts::ENROLMENT, None, &params);
            }
        });
    }

    fn activity(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        let targets: Vec<_> = group.targets().contents().collect();
        writer.object(|activity| {
            copy(group.object(), TargetGroup::SCHEMA, &["name"], activity);
            activity.key("type").string(if targets.len() > 1 { "GROUP" } else { "SINGLE" });
            if targets.len() > 1 {
                self.add(format!("{ACTIVITY}/type"), &texts::GROUP, Some("/targets".to_owned()));
            }
            let mut events = targets.iter().map(|target| target.event_name().get());
            let event = events.next().flatten();
            if events.any(|other| other != event) {
                self.add(format!("{ACTIVITY}/event"), &texts::SEVERAL_EVENTS, Some("/targets".to_owned()));
            } else {
                string("event", event.as_deref(), activity);
            }
            activity.key("milestones").array(|milestones| {
                for (index, target) in targets.iter().enumerate() {
                    self.milestone(group, target, index, milestones);
                }
            });
        });
    }

    fn milestone(&mut self, group: &TargetGroup<'_>, target: &Target<'_>, index: usize, writer: &mut Writer<'_>) {
        let (at, source) = (format!("{ACTIVITY}/milestones/{index}"), format!("/targets/{index}"));
        let goals: Vec<&str> =
            target.default_values().contents().filter_map(|value| Some(value.default_value().get()?.decimal().as_written())).collect();
        writer.object(|milestone| {
            copy(target.object(), Target::SCHEMA, OF_TARGETS, milestone);
            copy(group.object(), TargetGroup::SCHEMA, OF_GROUPS, milestone);
            self.add(format!("{at}/sameActionsForEveryCycle"), &texts::ACTIONS, None);
            milestone.key("differentTargetsForEveryCycle").boolean(goals.windows(2).any(|pair| pair.first() != pair.last()));
            self.add(format!("{at}/differentTargetsForEveryCycle"), &texts::DIFFERENT, Some(format!("{source}/defaultValues")));
            self.cycles(group, &at, milestone.key("cycleActionMapping"));
            if !goals.is_empty() {
                let params = Params::from([("goals", Param::all_of(goals.iter().copied()))]);
                self.add_with(format!("{at}/cycleActionMapping"), &texts::GOALS, Some(format!("{source}/defaultValues")), &params);
            }
        });
        self.without_field(target.object(), Target::SCHEMA, TARGET_FIELDS, &at, &source);
    }

    fn cycles(&mut self, group: &TargetGroup<'_>, milestone: &str, writer: &mut Writer<'_>) {
        let periods: Vec<Period<'_>> = group.periods().contents().collect();
        writer.array(|cycles| {
            for period in &periods {
                cycles.object(|cycle| {
                    string("cycle", period.ref_code().get().as_deref(), cycle);
                    string("startDate", period.start_date().get().map(|date| date.day.to_string()).as_deref(), cycle);
                    string("endDate", period.end_date().get().map(|date| date.day.to_string()).as_deref(), cycle);
                });
            }
        });
        let at = format!("{milestone}/cycleActionMapping");
        if !periods.is_empty() {
            self.add(at.clone(), &texts::DAYS, Some("/periods".to_owned()));
        }
        // The cycles of all milestones are the same, and a field that one period has is usually in all of them.
        if milestone.ends_with("/0") {
            for (index, period) in periods.iter().enumerate() {
                self.without_field(period.object(), Period::SCHEMA, PERIOD_FIELDS, &at, &format!("/periods/{index}"));
            }
        }
    }

    /// Notes the fields of a record that have no known place in a promotion.
    fn without_field(&mut self, row: RowRef<'_>, schema: &RecordSchema, known: &[&str], pointer: &str, source: &str) {
        for (field, key) in schema.fields.iter().zip(schema.layout.keys) {
            let is_new = field.request != Presence::Never && !known.contains(&field.name);
            if is_new && row.own_cell(key.cell).is_some_and(|value| is_meaningful(field.name, value)) {
                let params = Params::from([("field", field.name.into())]);
                self.add_with(pointer.to_owned(), &texts::NO_FIELD, Some(format!("{source}/{}", field.name)), &params);
            }
        }
    }
}

/// Writes fields as the server spells them.
fn copy(row: RowRef<'_>, schema: &RecordSchema, names: &[&str], writer: &mut Writer<'_>) {
    for (field, key) in schema.fields.iter().zip(schema.layout.keys).filter(|(field, _)| names.contains(&field.name)) {
        let Some(value) = row.own_cell(key.cell).filter(|value| value.class() != Class::Null) else { continue };
        let word = match &field.kind {
            Kind::Enumeration(enumeration) => value.as_str().and_then(|text| enumeration.wire_of(&text)),
            _ => None,
        };
        match word {
            Some(word) => writer.key(field.name).string(word),
            None => writer.key(field.name).json(value.raw()),
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

fn string(name: &str, text: Option<&str>, writer: &mut Writer<'_>) {
    if let Some(text) = text {
        writer.key(name).string(text);
    }
}
