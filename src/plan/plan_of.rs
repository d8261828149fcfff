//! From a request back to the plan that says the same.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::json::{self, Document, Member, Value, fit, quote};
use crate::model::{
    Date, EnrolmentMethod, EvaluationType, Field, FrequencyType, Integer, Period, Presence, Read, Record, Shape, Slot, Target,
    TargetEntity, TargetGroup, TargetType, TimeZones, TrackingType,
};
use crate::rules::expression::{ALWAYS_TRUE, compile, same_meaning};
use crate::rules::{self, Findings, Options, Place, Report, Rhythm, check};
use crate::zones::{Moment, Zone, Zones};

use super::build::{GROUP_FIELDS, TARGET_FIELDS, in_order, ref_code};
use super::calendar::{LONGEST, MOST_PERIODS, all_contents, unit_of};
use super::rules::{REWRITTEN, UNFIT};
use super::write::{Members, array};

/// What became of a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "PlanOfAnswer"))]
pub struct PlanOf {
    /// The plan as JSON text, laid out; empty when no plan says what the request says.
    pub text: String,
    /// What no plan can say, and what building the plan would write in another way. Pointers lead into the request. Valid when
    /// there is a plan.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// Reads a request back into a plan. Building that plan gives a request of the same meaning: the same days, moments, goals and
/// conditions.
///
/// ```
/// use target_groups::{plan::plan_of, rules::Options, zones::Database};
/// let request = r#"{"name": "Visits", "frequencyType": "WEEKLY", "frequency": 1, "trackingType": "DEFAULT",
///     "periods": [{"startDate": "2026-01-05", "endDate": "2026-01-11", "refCode": "Cycle_1"}],
///     "targets": [{"name": "Visits", "targetEntity": "EVENT", "targetType": "VISIT", "eventName": "visited",
///         "defaultValues": [{"defaultValue": 2}], "expression": "true", "enrolmentMethod": "TRANSACTION",
///         "expressionJson": "{\"arity\":\"literal\",\"value\":\"true\",\"type\":\"boolean:primitive\"}"}]}"#;
/// let plan = plan_of(request, &Options::default(), &Database);
/// assert!(plan.report.valid && plan.text.contains(r#""every": { "week": 1 }"#));
/// ```
#[must_use]
pub fn plan_of(text: &str, options: &Options, zones: &dyn Zones) -> PlanOf {
    let read = rules::read(text, options, |document| {
        let checked = check(document, options);
        if checked.valid { of_document(document, options, zones) } else { PlanOf { text: String::new(), report: checked } }
    });
    read.unwrap_or_else(|report| PlanOf { text: String::new(), report })
}

fn of_document(document: &Document<'_>, options: &Options, zones: &dyn Zones) -> PlanOf {
    let mut findings = Findings::new(options);
    let plan = TargetGroup::read(document.root()).and_then(|group| Reader { zones, findings: &mut findings }.plan(&group));
    let report = findings.into_report(document.text(), options);
    match plan.filter(|_| report.valid) {
        Some(plan) => PlanOf { text: laid_out(&plan, options), report },
        None => PlanOf { text: String::new(), report: Report { valid: false, ..report } },
    }
}

/// The width of a line that needs no scrolling.
const WIDTH: usize = 96;

/// A plan as people read it.
pub(super) fn laid_out(plan: &str, options: &Options) -> String {
    json::parse(plan, options.limits.depth).map_or_else(|_| plan.to_owned(), |document| fit(document.root(), WIDTH))
}

/// Reads a request. Each part is `None` when no plan says it, which is reported.
struct Reader<'f, 'd, 'o> {
    zones: &'f dyn Zones,
    findings: &'f mut Findings<'d, 'o>,
}

/// The first and the last day of each period.
type Days = Vec<(NaiveDate, NaiveDate)>;

impl<'d> Reader<'_, 'd, '_> {
    fn plan(&mut self, group: &TargetGroup<'d>) -> Option<String> {
        let schedule = self.schedule(group);
        let tracking = self.tracking(group);
        let target = self.only_target(group);
        let fields = self.further(group.object, GROUP_FIELDS, TargetGroup::SHAPE);
        self.counts(group);
        let target = target?;
        let measure = self.measure(target);
        let goal = self.goal(group, target);
        let condition = self.condition(target);
        let only = self.only(target);
        let enrolment = self.enrolment(target);
        let event = self.event(target);
        let target_fields = self.further(target.object, TARGET_FIELDS, Target::SHAPE);
        let name = group.name.get()?;

        let mut plan = Members::default();
        plan.text("name", &**name).text_if("description", group.description.get().map(|text| &**text));
        plan.text_if("targetName", target.name.get().map(|target| &**target).filter(|target| *target != name.trim()));
        plan.text("event", event?).json("measure", measure?).json("goal", goal?).json("schedule", schedule?);
        plan.json_if("tracking", tracking?);
        plan.text_if("window", window(group)).text_if("enrolment", enrolment?);
        plan.json_if("only", only?).text_if("when", condition?);
        plan.json_if("till", group.preferred_till_id.get().map(|till| till.number().to_string()));
        plan.json_if("active", group.active.get().filter(|active| !**active).map(ToString::to_string));
        plan.json_if("fields", fields).json_if("targetFields", target_fields);
        Some(plan.write())
    }

    fn unfit(&mut self, place: Place<'d>, case: &'static str, value: &str) {
        self.findings.report(&UNFIT, place, |finding| finding.case(case).param("value", value));
    }

    fn rewritten(&mut self, value: Value<'d>, field: &str, expected: &str) {
        self.findings.report(&REWRITTEN, Place::Value(value), |finding| finding.param("field", field).param("expected", expected));
    }

    fn dropped(&mut self, member: Member<'d>) {
        let key = member.key();
        self.findings.report(&REWRITTEN, Place::Key(member), |finding| finding.case("dropped").param("field", &*key));
    }

    fn dropped_value(&mut self, value: Value<'d>, field: &str) {
        self.findings.report(&REWRITTEN, Place::Value(value), |finding| finding.case("dropped").param("field", field));
    }

    fn only_target<'g>(&mut self, group: &'g TargetGroup<'d>) -> Option<&'g Target<'d>> {
        let items = group.targets.items();
        if items.len() != 1 {
            let place = Place::of(&group.targets, group.object, &["targets"]);
            let count = items.len();
            self.findings.report(&UNFIT, place, |finding| finding.case("targets").param("targets", count));
        }
        let target = items.first()?.content.as_ref()?;
        if target.target_entity.get() != Some(&TargetEntity::Event) {
            let place = Place::of(&target.target_entity, target.object, &["targetEntity"]);
            self.unfit(place, "entity", target.target_entity.get().map_or("", |entity| entity.wire()));
        }
        (items.len() == 1).then_some(target)
    }

    fn schedule(&mut self, group: &TargetGroup<'d>) -> Option<String> {
        let name = group.time_zone_name.get().map_or("GMT", |name| &**name);
        let zone = Zone::find(self.zones, name).filter(|_| TimeZones::contains(name));
        if zone.is_none() {
            self.unfit(Place::of(&group.time_zone_name, group.object, &["timeZoneName"]), "zone", name);
        }
        let days = self.days(group);
        let (zone, days) = (zone?, days?);
        let first = days.iter().map(|(first, _)| *first).min()?;
        let last = days.iter().map(|(_, last)| *last).max()?;
        let rhythm = self.rhythm(group, &days)?;
        let start = self.cycle_start(group, zone, first)?;
        let end = self.cycle_end(group, zone, last)?;
        let mut schedule = Members::default();
        let Some((unit, frequency)) = rhythm else {
            schedule.json("ranges", ranges(group, &days, (first, start), (last, end))).text("zone", name);
            return Some(schedule.write());
        };
        if end.is_some() {
            self.cycle_unfit(cycle_place(group, false), zone.last_of(last)?);
            return None;
        }
        schedule.text("start", start.unwrap_or_else(|| first.to_string())).text("zone", name);
        schedule.json("every", format!("{{{}:{frequency}}}", quote(unit))).json("periods", days.len().to_string());
        Some(schedule.write())
    }

    /// The days of the periods, in their order.
    fn days(&mut self, group: &TargetGroup<'d>) -> Option<Days> {
        let list = group.periods.get().filter(|list| !list.items.is_empty() && list.items.len() <= MOST_PERIODS);
        let Some(list) = list else {
            self.unfit(Place::of(&group.periods, group.object, &["periods"]), "periods", "");
            return None;
        };
        let periods = all_contents(list)?;
        let fits = periods.iter().map(|period| self.period_fits(period)).fold(true, |all, fits| all & fits);
        let days: Option<Days> = periods.iter().map(|period| Some((period.start_date.get()?.day, period.end_date.get()?.day))).collect();
        days.filter(|_| fits)
    }

    /// Whether a plan can say all that a period says besides its days.
    fn period_fits(&mut self, period: &Period<'d>) -> bool {
        let mut fits = true;
        for member in period.object.members().filter(|member| member.value.kind() != json::Kind::Null) {
            let key = member.key();
            let field = Period::SHAPE.field(&key).or_else(|| Period::SHAPE.meant_field(&key, period.object));
            match field {
                Some(field) if field.request == Presence::Never => self.dropped(member),
                Some(field) if field.name == "active" && period.active.get() == Some(&false) => fits = self.period_unfit(member),
                Some(_) => {}
                None => fits = self.period_unfit(member),
            }
        }
        fits
    }

    fn period_unfit(&mut self, member: Member<'d>) -> bool {
        let (key, value) = (member.key(), member.value.raw());
        self.findings.report(&UNFIT, Place::Key(member), |finding| finding.case("period").param("field", &*key).param("value", value));
        false
    }

    /// The unit and length of a regular rhythm; `Some(None)` where the periods say it themselves.
    #[allow(clippy::option_option, reason = "no rhythm is an answer, a wrong one is none")]
    fn rhythm(&mut self, group: &TargetGroup<'d>, days: &Days) -> Option<Option<(&'static str, u32)>> {
        let Some((value, kind)) = group.frequency_type.both().filter(|(_, kind)| **kind != FrequencyType::Custom) else {
            return Some(None);
        };
        // As everywhere, a missing frequency means every, and 0 says nothing.
        let stated = group.frequency.get().map_or(Some(1), Integer::to_i64).and_then(|frequency| u32::try_from(frequency).ok());
        let Some(frequency) = stated.filter(|frequency| (1..=LONGEST).contains(frequency)) else {
            self.rewritten(value, "frequencyType", FrequencyType::Custom.wire());
            return Some(None);
        };
        let rhythm = Rhythm::of(*kind, frequency)?;
        let first = days.first()?.0;
        let in_step = |(beat, (start, end)): (u32, &(NaiveDate, NaiveDate))| {
            let next = rhythm.after(first, beat + 1).and_then(|next| next.pred_opt());
            rhythm.after(first, beat) == Some(*start) && next == Some(*end)
        };
        let plain =
            group.periods.contents().enumerate().all(|(index, period)| {
                !period.description.is_sent() && period.ref_code.get().is_some_and(|code| **code == *ref_code(index))
            });
        if plain && (0_u32..).zip(days).all(in_step) {
            return Some(Some((unit_of(*kind)?, frequency)));
        }
        self.unfit(Place::Value(value), "rhythm", kind.wire());
        None
    }

    /// When the cycles start, where that is not the first moment of their first day.
    #[allow(clippy::option_option, reason = "no time of day is an answer, a wrong one is none")]
    fn cycle_start(&mut self, group: &TargetGroup<'d>, zone: Zone<'_>, first: NaiveDate) -> Option<Option<String>> {
        let date = effective(&group.target_cycle_start_date, &group.target_cycle_start_date_iso);
        let expected = zone.first_of(first)?;
        let midnight = first.and_time(NaiveTime::MIN).and_utc().timestamp();
        let seconds = date.map_or(midnight, |date| date.instant().div_euclid(1000));
        self.cycle(cycle_place(group, true), zone.at(seconds), expected)
    }

    /// When the cycles end, where that is not the last moment of their last day.
    #[allow(clippy::option_option, reason = "no time of day is an answer, a wrong one is none")]
    fn cycle_end(&mut self, group: &TargetGroup<'d>, zone: Zone<'_>, last: NaiveDate) -> Option<Option<String>> {
        let date = effective(&group.target_cycle_end_date, &group.target_cycle_end_date_iso);
        let expected = zone.last_of(last)?;
        let midnight = last.and_time(NaiveTime::MIN).and_utc().timestamp() + 24 * 60 * 60 - 1;
        let seconds = date.map_or(midnight, |date| date.end_instant().div_euclid(1000));
        self.cycle(cycle_place(group, false), zone.at(seconds), expected)
    }

    #[allow(clippy::option_option, reason = "no time of day is an answer, a wrong one is none")]
    fn cycle(&mut self, place: Place<'d>, stated: Moment, expected: Moment) -> Option<Option<String>> {
        // The server rounds milliseconds up: 18:29:59.999 comes back as 18:30:00.
        if stated.seconds.abs_diff(expected.seconds) <= 1 {
            return Some(None);
        }
        if stated.local().date() == expected.local().date() {
            return Some(Some(stated.iso()));
        }
        self.cycle_unfit(place, expected);
        None
    }

    fn cycle_unfit(&mut self, place: Place<'d>, expected: Moment) {
        self.findings.report(&UNFIT, place, |finding| finding.case("cycle").param("expected", expected.iso()));
    }

    #[allow(clippy::option_option, reason = "the usual tracking needs no words, an unfit one has none")]
    fn tracking(&mut self, group: &TargetGroup<'d>) -> Option<Option<String>> {
        let kind = group.tracking_type.get().copied().unwrap_or(TrackingType::Default);
        let pauses = match kind {
            TrackingType::Streaks => false,
            TrackingType::NonContinuousStreaks => true,
            TrackingType::Default | TrackingType::Capping => {
                if let Some(value) = group.streaks.value() {
                    self.dropped_value(value, "streaks");
                }
                return Some((kind == TrackingType::Capping).then(|| quote("capping")));
            }
            TrackingType::Unified => {
                let place = Place::of(&group.tracking_type, group.object, &["trackingType"]);
                self.unfit(place, "tracking", kind.wire());
                return None;
            }
        };
        let level = |level: &crate::model::Streak<'d>| {
            let mut members = Members::default();
            members.text_if("name", level.name.get().map(|name| &**name));
            Some(members.json("periods", level.target_count_of_sequence.get()?.to_i64()?.to_string()).write())
        };
        let levels: Option<Vec<String>> = group.streaks.items().iter().map(|item| level(item.content.as_ref()?)).collect();
        let Some(levels) = levels.filter(|levels| !levels.is_empty()) else {
            self.unfit(Place::of(&group.streaks, group.object, &["streaks"]), "level", "");
            return None;
        };
        let mut tracking = Members::default();
        tracking.json("streak", array(levels.into_iter())).json_if("pauses", pauses.then_some("true"));
        Some(Some(tracking.write()))
    }

    fn event<'t>(&mut self, target: &'t Target<'d>) -> Option<&'t str> {
        let event = target.event_name.both().filter(|(_, event)| !event.trim().is_empty());
        if event.is_none() {
            self.unfit(Place::of(&target.event_name, target.object, &["eventName"]), "event", "");
        }
        event.map(|(value, event)| self.trimmed(value, "eventName", event))
    }

    /// A name without the space at its ends, which a plan does not keep.
    fn trimmed<'t>(&mut self, value: Value<'d>, field: &str, name: &'t str) -> &'t str {
        if name != name.trim() {
            self.rewritten(value, field, &quote(name.trim()));
        }
        name.trim()
    }

    fn measure(&mut self, target: &Target<'d>) -> Option<String> {
        let kind = target.target_type.get().copied()?;
        let counted = match kind {
            TargetType::Count => "count",
            TargetType::Visit => "days",
            TargetType::EventAttribute => return self.sum(target),
            other => {
                self.unfit(Place::Value(target.target_type.value()?), "type", other.wire());
                return None;
            }
        };
        if let Some(value) = target.extended_field_info.value() {
            self.dropped_value(value, "extendedFieldInfo");
        }
        Some(quote(counted))
    }

    fn sum(&mut self, target: &Target<'d>) -> Option<String> {
        let (value, info) = target.extended_field_info.both()?;
        let plain = info
            .object
            .members()
            .all(|member| ["name", "aggregateFunction"].contains(&&*member.key()) || member.value.kind() == json::Kind::Null);
        if !plain {
            self.unfit(Place::Value(value), "aggregation", "");
            return None;
        }
        let (value, name) = info.name.both()?;
        Some(format!("{{\"sum\":{}}}", quote(self.trimmed(value, "name", name))))
    }

    fn goal(&mut self, group: &TargetGroup<'d>, target: &Target<'d>) -> Option<String> {
        let place = Place::of(&target.default_values, target.object, &["defaultValues"]);
        let amounts: Option<Vec<_>> = target
            .default_values
            .items()
            .iter()
            .map(|item| item.content.as_ref()?.default_value.both().map(|(value, amount)| (value, amount.decimal())))
            .collect();
        let Some(amounts) = amounts.filter(|amounts| !amounts.is_empty() && amounts.len() == group.periods.items().len()) else {
            self.unfit(place, "values", "");
            return None;
        };
        let counts = matches!(target.target_type.get(), Some(TargetType::Count | TargetType::Visit));
        let broken: Vec<_> = amounts.iter().filter(|(_, amount)| counts && amount.decimals() > 0).collect();
        for (value, amount) in &broken {
            self.unfit(Place::Value(*value), "decimals", amount.as_written());
        }
        let (_, first) = amounts.first()?;
        let all_same = amounts.iter().all(|(_, amount)| amount == first);
        if !all_same && window(group).is_some() {
            self.unfit(place, "window", "");
            return None;
        }
        let written = amounts.iter().map(|(_, amount)| amount.as_written().to_owned());
        broken.is_empty().then(|| if all_same { first.as_written().to_owned() } else { array(written) })
    }

    #[allow(clippy::option_option, reason = "no condition is an answer, an unfit one is none")]
    fn condition(&mut self, target: &Target<'d>) -> Option<Option<String>> {
        let text = target.expression.get().map(|text| text.trim());
        let tree = target.expression_json.get();
        let fits = match (text, tree) {
            (None, None) => true,
            (None, Some(tree)) => **tree == *ALWAYS_TRUE,
            (Some(text), None) => text == "true",
            (Some(text), Some(tree)) => {
                same_meaning(text, tree) == Some(true) && compile(text).is_ok_and(|compiled| compiled.unjoined.is_none())
            }
        };
        if !fits {
            self.unfit(Place::of(&target.expression, target.object, &["expression"]), "condition", "");
            return None;
        }
        Some(text.filter(|text| *text != "true").map(str::to_owned))
    }

    #[allow(clippy::option_option, reason = "no filter is an answer, an unfit one is none")]
    fn only(&mut self, target: &Target<'d>) -> Option<Option<String>> {
        let items = target.filters.items();
        let places = |filter: &crate::model::Filter<'d>| {
            let ids = all_contents(filter.entity_ids.get()?)?;
            let ids: Vec<String> = ids.iter().map(|id| id.number().to_string()).collect();
            let plain = filter.object.members().all(|member| ["entityType", "entityIds"].contains(&&*member.key()));
            let mut places = Members::default();
            places.text("entity", filter.entity_type.get()?.wire());
            (plain && !ids.is_empty()).then(|| places.json("ids", array(ids.into_iter())).write())
        };
        let only: Option<Vec<String>> = items.iter().map(|item| places(item.content.as_ref()?)).collect();
        let Some(only) = only else {
            self.unfit(Place::of(&target.filters, target.object, &["filters"]), "filter", "");
            return None;
        };
        Some((!only.is_empty()).then(|| array(only.into_iter())))
    }

    #[allow(clippy::option_option, reason = "the usual enrolment needs no words, an unfit one has none")]
    fn enrolment(&mut self, target: &Target<'d>) -> Option<Option<&'static str>> {
        match target.enrolment_method.get() {
            Some(EnrolmentMethod::Transaction) => Some(None),
            // Without a method the server takes this one.
            None | Some(EnrolmentMethod::Import) => Some(Some("import")),
            Some(other) => {
                self.unfit(Place::Value(target.enrolment_method.value()?), "enrolment", other.wire());
                None
            }
        }
    }

    /// Numbers that building writes anew from the periods.
    fn counts(&mut self, group: &TargetGroup<'d>) {
        let periods = group.periods.items().len();
        for (field, slot) in [("totalPeriods", &group.total_periods), ("recurringCycles", &group.recurring_cycles)] {
            if let Some((value, stated)) = slot.both()
                && stated.to_i64() != i64::try_from(periods).ok()
            {
                self.rewritten(value, field, &periods.to_string());
            }
        }
    }

    /// The members of an object that a plan carries as they are: the fields it has no word for.
    fn further(&mut self, object: Value<'d>, taken: &[&str], shape: &'static Shape) -> Option<String> {
        let mut fields: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        for (index, member) in object.members().enumerate().filter(|(_, member)| member.value.kind() != json::Kind::Null) {
            let key = member.key();
            let meant: Option<&Field> = shape.field(&key).or_else(|| shape.meant_field(&key, object));
            let name = meant.map_or(&*key, |field| field.name);
            if meant.is_some_and(|field| field.request == Presence::Never) {
                self.dropped(member);
            } else if !taken.contains(&name) {
                fields.insert(name.to_owned(), (index, member.value.raw()));
            }
        }
        if fields.is_empty() {
            return None;
        }
        let mut members = Members::default();
        for (name, json) in in_order(fields) {
            members.json(&name, json);
        }
        Some(members.write())
    }
}

fn window(group: &TargetGroup<'_>) -> Option<&'static str> {
    match group.target_evaluation_type.get() {
        None | Some(EvaluationType::FixedCalendarWindow) => None,
        Some(EvaluationType::CyclicWindow) => Some("cyclic"),
        Some(EvaluationType::PeriodAgnosticWindow) => Some("untilReached"),
    }
}

/// The form of a cycle date that the server uses.
fn effective<'s, 'd>(older: &'s Slot<'d, Date>, iso: &'s Slot<'d, Date>) -> Option<&'s Date> {
    if older.is_sent() { older.get() } else { iso.get() }
}

fn cycle_place<'d>(group: &TargetGroup<'d>, start: bool) -> Place<'d> {
    let (older, iso): (_, _) = if start {
        (&group.target_cycle_start_date, &group.target_cycle_start_date_iso)
    } else {
        (&group.target_cycle_end_date, &group.target_cycle_end_date_iso)
    };
    let keys: &'static [&'static str] = if start { &["targetCycleStartDateISO"] } else { &["targetCycleEndDateISO"] };
    let slot = if older.is_sent() { older } else { iso };
    Place::of(slot, group.object, keys)
}

/// The periods one by one. The first that starts and the last that ends carry the times at which the cycles do.
fn ranges(
    group: &TargetGroup<'_>,
    days: &Days,
    (first, start): (NaiveDate, Option<String>),
    (last, end): (NaiveDate, Option<String>),
) -> String {
    let (mut start, mut end) = (start, end);
    let written = group.periods.contents().zip(days).enumerate().map(|(index, (period, (from, to)))| {
        let from = if *from == first { start.take() } else { None }.unwrap_or_else(|| from.to_string());
        let to = if *to == last { end.take() } else { None }.unwrap_or_else(|| to.to_string());
        let mut range = Members::default();
        range.text("start", from).text("end", to);
        range.text_if("name", period.ref_code.get().map(|code| &**code).filter(|code| *code != ref_code(index)));
        range.text_if("description", period.description.get().map(|text| &**text));
        range.write()
    });
    array(written)
}
