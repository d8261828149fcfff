//! Writes the outline and collects its open parts.

use crate::json::rows::{Class, Node, RowRef};
use crate::json::{Writer, write_json};
use crate::message::{Locale, Param, Params};
use crate::model::{EnrolmentMethod, Period, Presence, Record, RecordSchema, StringValue, Target, TargetGroup};
use crate::rules::expression::ALWAYS_TRUE;
use crate::sandbox;

use super::OpenPart;
use super::texts::{self, OpenText};

/// The fields of requests that the outline contains, that promotions imply, or that have their own message.
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

/// The fields of a milestone that have the same names and values as in a target group.
const OF_GROUPS: &[&str] = &["trackingType", "targetEvaluationType", "frequencyType", "leaderboardEnabled", "preferredTillId"];
const OF_TARGETS: &[&str] = &["name", "targetType", "targetEntity"];

/// The fields of promotions that are only known by name.
const OF_METADATA: [&str; 5] = ["promoIdentifier", "promotionMetadata", "promotionCategory", "customerEligibilityType", "lastModifiedBy"];
const OF_PROMOTION: [&str; 5] = ["limits", "liabilityOwnerSplitInfo", "workflowMetadata", "broadcastMetadata", "promotionSchedule"];

const PROMOTION_TYPES: [&str; 3] = ["GENERIC", "LOYALTY", "LOYALTY_EARNING"];
const ENROLMENT_METHODS: [&str; 3] = ["TRANSACTION", "OPT_IN", "AUDIENCE"];

/// Returns the body as JSON text, and its open parts.
pub(super) fn outline(group: &TargetGroup<'_>, locale: &Locale) -> (String, Vec<OpenPart>) {
    let mut outline = PromotionOutline { locale, open: Vec::new() };
    let shared = Shared::of(group);
    let body = write_json(|writer| {
        writer.object(|body| {
            outline.metadata(group, body.key("metadata"));
            outline.enrolment(&shared, body.key("customerEnrolment"));
            body.key("activities").array(|activities| outline.activity(group, &shared, activities));
            outline.all("/", &OF_PROMOTION, &texts::NAME_ONLY);
            outline.without_field(group.object(), TargetGroup::SCHEMA, GROUP_FIELDS, ["", ""]);
        });
    });
    (body, outline.open)
}

/// The values that all targets share.
#[derive(Default)]
struct Shared<'d> {
    targets: usize,
    event: Option<StringValue<'d>>,
    /// `true` if another target tracks a different event.
    has_other_event: bool,
    /// An enrolment method other than enrolment by activity.
    other_enrolment: Option<EnrolmentMethod>,
}

impl<'d> Shared<'d> {
    fn of(group: &TargetGroup<'d>) -> Self {
        let mut shared = Self::default();
        for target in group.targets().contents() {
            let event = target.event_name().get();
            if shared.targets == 0 {
                shared.event = event;
            } else {
                shared.has_other_event |= event != shared.event;
            }
            shared.targets += 1;
            let enrolment = target.enrolment_method().get().unwrap_or(EnrolmentMethod::Import);
            if enrolment != EnrolmentMethod::Transaction {
                shared.other_enrolment = Some(enrolment);
            }
        }
        shared
    }
}

/// A JSON Pointer in two parts: the object, and the field in it.
type At<'p> = [&'p str; 2];

/// The source of a part that is not derived from a value of the request.
const NO_SOURCE: At<'static> = ["", ""];

const ACTIVITY: &str = "/activities/0";

struct PromotionOutline<'l> {
    locale: &'l Locale,
    open: Vec<OpenPart>,
}

impl PromotionOutline<'_> {
    fn add(&mut self, at: At<'_>, source: At<'_>, text: &OpenText) {
        self.add_with(at, source, text, &Params::default());
    }

    fn add_with(&mut self, at: At<'_>, source: At<'_>, text: &OpenText, params: &Params) {
        let message = self.locale.format(&text.text, params);
        let source = Some(source.concat()).filter(|source| !source.is_empty());
        self.open.push(OpenPart { pointer: at.concat(), source, reason: text.reason, message });
    }

    /// Adds fields of an object in the body to the open parts.
    fn all(&mut self, object: &str, names: &[&str], text: &OpenText) {
        for name in names {
            self.add([object, name], NO_SOURCE, text);
        }
    }

    fn metadata(&mut self, group: &TargetGroup<'_>, writer: &mut Writer<'_>) {
        writer.object(|metadata| {
            copy(group.object(), TargetGroup::SCHEMA, &["name", "description"], metadata);
            self.all("/metadata/", &["orgId", "programId"], &texts::ADD);
            for (name, older, iso) in [
                ("startDate", group.target_cycle_start_date(), group.target_cycle_start_date_iso()),
                ("endDate", group.target_cycle_end_date(), group.target_cycle_end_date_iso()),
            ] {
                match older.get().or_else(|| iso.get()) {
                    Some(date) => metadata.key(name).string(&date.standard_form()),
                    None => self.all("/metadata/", &[name], &texts::NO_CYCLE_DATE),
                }
            }
            self.choice("/metadata/promotionType", &texts::CHOOSE, "", PROMOTION_TYPES);
            metadata.key("status").string("DRAFT");
            self.all("/metadata/", &["status"], &texts::DRAFT);
            let zone = group.time_zone_name().get();
            metadata.key("timezoneName").string(zone.as_deref().unwrap_or("GMT"));
            if zone.is_none() {
                self.all("/metadata/", &["timezoneName"], &texts::ZONE);
            }
            self.all("/metadata/", &OF_METADATA, &texts::NAME_ONLY);
        });
    }

    /// Adds an open part for a value to choose, if the request has another value or none.
    fn choice(&mut self, pointer: &str, text: &OpenText, sent: &'static str, values: [&'static str; 3]) {
        let params = Params::from([("value", sent.into()), ("values", Param::one_of(values))]);
        self.add_with([pointer, ""], NO_SOURCE, text, &params);
    }

    fn enrolment(&mut self, shared: &Shared<'_>, writer: &mut Writer<'_>) {
        writer.object(|enrolment| match shared.other_enrolment {
            None => enrolment.key("enrolmentMethod").string(EnrolmentMethod::Transaction.wire()),
            Some(method) => self.choice("/customerEnrolment/enrolmentMethod", &texts::ENROLMENT, method.wire(), ENROLMENT_METHODS),
        });
    }

    fn activity(&mut self, group: &TargetGroup<'_>, shared: &Shared<'_>, writer: &mut Writer<'_>) {
        let is_single = shared.targets < 2;
        writer.object(|activity| {
            copy(group.object(), TargetGroup::SCHEMA, &["name"], activity);
            activity.key("type").string(if is_single { "SINGLE" } else { "GROUP" });
            if !is_single {
                self.add([ACTIVITY, "/type"], ["/targets", ""], &texts::GROUP);
            }
            if shared.has_other_event {
                self.add([ACTIVITY, "/event"], ["/targets", ""], &texts::SEVERAL_EVENTS);
            } else if let Some(event) = &shared.event {
                activity.key("event").string(event);
            }
            activity.key("milestones").array(|milestones| {
                for (index, target) in group.targets().contents().enumerate() {
                    let (at, source) = (format!("{ACTIVITY}/milestones/{index}"), format!("/targets/{index}"));
                    self.milestone(group, &target, [&at, &source], milestones);
                    self.without_field(target.object(), Target::SCHEMA, TARGET_FIELDS, [&at, &source]);
                }
            });
            // The cycles of all milestones are the same.
            let at = "/activities/0/milestones/0/cycleActionMapping";
            for (index, period) in group.periods().contents().enumerate() {
                self.without_field(period.object(), Period::SCHEMA, PERIOD_FIELDS, [at, &format!("/periods/{index}")]);
            }
        });
    }

    fn milestone(&mut self, group: &TargetGroup<'_>, target: &Target<'_>, [at, source]: [&str; 2], writer: &mut Writer<'_>) {
        let (goals, is_different) = goals_of(target);
        let goals_source = [source, "/defaultValues"];
        writer.object(|milestone| {
            copy(target.object(), Target::SCHEMA, OF_TARGETS, milestone);
            copy(group.object(), TargetGroup::SCHEMA, OF_GROUPS, milestone);
            self.add([at, "/sameActionsForEveryCycle"], NO_SOURCE, &texts::ACTIONS);
            if !goals.is_empty() {
                milestone.key("differentTargetsForEveryCycle").boolean(is_different);
                self.add([at, "/differentTargetsForEveryCycle"], goals_source, &texts::DIFFERENT);
            }
            milestone.key("cycleActionMapping").array(|cycles| {
                group.periods().contents().for_each(|period| cycle(&period, cycles));
            });
        });
        let cycles = [at, "/cycleActionMapping"];
        if group.periods().is_sent() {
            self.add(cycles, ["/periods", ""], &texts::DAYS);
        }
        if !goals.is_empty() {
            self.add_with(cycles, goals_source, &texts::GOALS, &Params::from([("goals", goals.as_str().into())]));
        }
    }

    /// Adds open parts for the fields of a record that have no known equivalent in a promotion.
    fn without_field(&mut self, row: RowRef<'_>, schema: &RecordSchema, known: &[&str], [at, source]: [&str; 2]) {
        for (field, key) in schema.fields.iter().zip(schema.layout.keys) {
            let is_new = field.request != Presence::Never && !known.contains(&field.name);
            if is_new && row.own_cell(key.cell).is_some_and(|value| is_meaningful(field.name, value)) {
                let params = Params::from([("field", field.name.into())]);
                self.add_with([at, ""], [source, &["/", field.name].concat()], &texts::NO_FIELD, &params);
            }
        }
    }
}

/// Returns the goals of a target as a list, and `true` if they differ.
fn goals_of(target: &Target<'_>) -> (String, bool) {
    let (mut list, mut first, mut is_different) = (String::new(), None, false);
    for goal in target.default_values().contents().filter_map(|value| value.default_value().get()) {
        let goal = goal.decimal().as_written();
        if *first.get_or_insert(goal) != goal {
            is_different = true;
        }
        list.push_str(if list.is_empty() { "" } else { ", " });
        list.push_str(goal);
    }
    (list, is_different)
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

/// Returns `false` for values without an effect: null, an empty list or text, `false`, and the condition that is always true.
fn is_meaningful(name: &str, value: Node<'_>) -> bool {
    match name {
        "expression" => !matches!(value.raw(), "true" | "\"true\""),
        "expressionJson" => value.as_str().is_none_or(|tree| tree != ALWAYS_TRUE),
        _ => value.class() != Class::Null && !matches!(value.raw(), "[]" | "\"\"" | "false"),
    }
}
