//! Converts a request back to the equivalent plan.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::json::rows::{Class, MemberRef, Node, OtherRef, RowRef, Rows};
use crate::json::{self, Positions, Range, pretty_print, quote};
use crate::model::{
    Date, EnrolmentMethod, EvaluationType, Field, FieldValue, Filter, FrequencyType, Period, Presence, Read, Record, RecordSchema, Streak,
    Target, TargetEntity, TargetGroup, TargetType, TimeZones, TrackingType,
};
use crate::rules::expression::{ALWAYS_TRUE, compile, same_meaning};
use crate::rules::{self, Findings, Limits, MAX_PERIODS, Options, Report, Rhythm, Spot, check_rows};
use crate::text::{Recovered, from_utf16, recover};
use crate::zones::{Moment, Zone, Zones};

use super::build::{GROUP_FIELDS, TARGET_FIELDS, ref_code};
use super::calendar::{MAX_UNITS, all_contents, unit_of};
use super::rules::{Rewritten, Unfit};
use super::write::{ObjectWriter, array};

/// The result of converting a request to a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "PlanOfAnswer"))]
pub struct PlanOf {
    /// The plan as JSON text, laid out; empty when no plan says what the request says.
    pub text: String,
    /// The features that plans do not support, and the values that a request built from the plan would have instead. Pointers lead
    /// into the request. Valid if there is a plan and the request is valid JSON; of other text it is the plan of what was meant.
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
    let read = rules::read(text, TargetGroup::ROOT, options, |rows| {
        let mut findings = Findings::new(options);
        check_rows(rows, None, &mut findings);
        if findings.is_valid() {
            return of_rows(rows, options, zones);
        }
        PlanOf { text: String::new(), report: findings.close().report(rows.text(), Some(rows), options) }
    });
    read.unwrap_or_else(|report| of_damaged(text, report, options, zones))
}

/// The plan of a text that is not JSON: the plan of the request that was meant. The faults are part of its report.
fn of_damaged(text: &str, mut report: Report, options: &Options, zones: &dyn Zones) -> PlanOf {
    let Limits { bytes, depth, .. } = options.limits;
    let recovered = (text.len() <= bytes).then(|| recover(text, TargetGroup::ROOT, depth)).filter(|recovered| recovered.obstacle.is_none());
    let Some(Recovered { repair, .. }) = recovered.filter(|recovered| json::parse(recovered.repair.text(), depth).is_ok()) else {
        return PlanOf { text: String::new(), report };
    };
    let PlanOf { text: plan, report: meant } = plan_of(repair.text(), options, zones);
    let place = |range: Range| {
        let [from, to] = [range.from, range.to].map(|offset| from_utf16(repair.text(), offset));
        Positions::new(text).range(&repair.original(&(from..to)))
    };
    report.diagnostics.extend(meant.diagnostics.into_iter().map(|mut diagnostic| {
        diagnostic.range = diagnostic.range.map(place);
        for other in &mut diagnostic.related {
            other.range = other.range.map(place);
        }
        diagnostic
    }));
    PlanOf { text: plan, report }
}

fn of_rows(rows: Rows<'_>, options: &Options, zones: &dyn Zones) -> PlanOf {
    let mut findings = Findings::new(options);
    let plan = TargetGroup::read(rows.root()).and_then(|group| Reader { zones, findings: &mut findings }.plan(&group));
    let report = findings.close().report(rows.text(), Some(rows), options);
    match plan.filter(|_| report.valid) {
        Some(plan) => PlanOf { text: laid_out(&plan, options), report },
        None => PlanOf { text: String::new(), report: Report { valid: false, ..report } },
    }
}

/// The width of a line that needs no scrolling.
const WIDTH: usize = 96;

/// A plan as people read it.
pub(super) fn laid_out(plan: &str, options: &Options) -> String {
    json::parse(plan, options.limits.depth).map_or_else(|_| plan.to_owned(), |document| pretty_print(document.root(), WIDTH))
}

/// A part of a request that plans do not support. It has been reported.
struct Unsupported;

/// A part of a plan: `None` for the default, which a plan leaves out.
type Part<T> = Result<Option<T>, Unsupported>;

/// Reads a request. Required parts are `None` where plans do not support them, which has been reported; parts with a default are
/// [`Part`]s.
struct Reader<'f, 'o> {
    zones: &'f dyn Zones,
    findings: &'f mut Findings<'o>,
}

/// The first and the last day of each period.
type Days = Vec<(NaiveDate, NaiveDate)>;

impl Reader<'_, '_> {
    fn plan(&mut self, group: &TargetGroup<'_>) -> Option<String> {
        let schedule = self.schedule(group);
        let tracking = self.tracking(group);
        let target = self.only_target(group);
        let fields = self.further(group.object(), GROUP_FIELDS, TargetGroup::SCHEMA);
        self.counts(group);
        let target = target?;
        let measure = self.measure(&target);
        let goal = self.goal(group, &target);
        let condition = self.condition(&target);
        let only = self.only(&target);
        let enrolment = self.enrolment(&target);
        let event = self.event(&target);
        let target_fields = self.further(target.object(), TARGET_FIELDS, Target::SCHEMA);
        let name = group.name().get()?;

        let mut plan = ObjectWriter::default();
        plan.text("name", &*name).text_if("description", group.description().get().as_deref());
        plan.text_if("targetName", target.name().get().as_deref().filter(|target| *target != name.trim()));
        plan.text("event", event?).json("measure", measure?).json("goal", goal?).json("schedule", schedule?);
        plan.json_if("tracking", tracking.ok()?);
        plan.text_if("window", window(group)).text_if("enrolment", enrolment.ok()?);
        plan.json_if("only", only.ok()?).text_if("when", condition.ok()?);
        plan.json_if("till", group.preferred_till_id().get().map(|till| till.number().to_string()));
        plan.json_if("active", group.active().get().filter(|active| !active).map(|active| active.to_string()));
        plan.json_if("fields", fields).json_if("targetFields", target_fields);
        Some(plan.write())
    }

    fn unfit(&mut self, spot: impl Into<Spot>, finding: Unfit<'_>) {
        self.findings.report(spot, finding).done();
    }

    fn rewritten(&mut self, value: Node<'_>, field: &str, expected: &str) {
        self.findings.report(value, Rewritten::Usual { field, expected }).done();
    }

    fn dropped(&mut self, member: &MemberRef<'_>) {
        self.findings.report(Spot::key_of(member), Rewritten::Dropped { field: &member.key }).done();
    }

    fn dropped_value(&mut self, value: Node<'_>, field: &str) {
        self.findings.report(value, Rewritten::Dropped { field }).done();
    }

    fn only_target<'d>(&mut self, group: &TargetGroup<'d>) -> Option<Target<'d>> {
        let mut items = group.targets().items();
        let targets = items.len();
        if targets != 1 {
            self.unfit(Spot::of(group.targets()), Unfit::Targets { targets });
        }
        let target = items.next()?.content()?;
        let entity = target.target_entity().get();
        if entity != Some(TargetEntity::Event) {
            self.unfit(Spot::of(target.target_entity()), Unfit::Entity { value: entity.map_or("", TargetEntity::wire) });
        }
        (targets == 1).then_some(target)
    }

    fn schedule(&mut self, group: &TargetGroup<'_>) -> Option<String> {
        let name = group.time_zone_name().get();
        let name = name.as_deref().unwrap_or("GMT");
        let zone = Zone::find(self.zones, name).filter(|_| TimeZones::contains(name));
        if zone.is_none() {
            self.unfit(Spot::of(group.time_zone_name()), Unfit::Zone { value: name });
        }
        let days = self.days(group);
        let (zone, days) = (zone?, days?);
        let first = days.iter().map(|(first, _)| *first).min()?;
        let last = days.iter().map(|(_, last)| *last).max()?;
        let rhythm = self.rhythm(group, &days).ok()?;
        let start = self.cycle_start(group, zone, first).ok()?;
        let end = self.cycle_end(group, zone, last).ok()?;
        let mut schedule = ObjectWriter::default();
        let Some((unit, frequency)) = rhythm else {
            schedule.json("ranges", ranges(group, &days, (first, start), (last, end))).text("zone", name);
            return Some(schedule.write());
        };
        if end.is_some() {
            self.cycle_unfit(cycle_end(group), zone.last_of(last)?);
            return None;
        }
        schedule.text("start", start.unwrap_or_else(|| first.to_string())).text("zone", name);
        schedule.json("every", format!("{{{}:{frequency}}}", quote(unit))).json("periods", days.len().to_string());
        Some(schedule.write())
    }

    /// The days of the periods, in their order.
    fn days(&mut self, group: &TargetGroup<'_>) -> Option<Days> {
        let list = group.periods().get().filter(|list| (1..=MAX_PERIODS).contains(&list.len()));
        let Some(list) = list else {
            self.unfit(Spot::of(group.periods()), Unfit::Periods { value: "" });
            return None;
        };
        let periods = all_contents(list)?;
        let fits = periods.iter().map(|period| self.period_fits(period)).fold(true, |all, fits| all & fits);
        let days: Option<Days> =
            periods.iter().map(|period| Some((period.start_date().get()?.day, period.end_date().get()?.day))).collect();
        days.filter(|_| fits)
    }

    /// Returns `true` if a plan can say all that a period says besides its days.
    fn period_fits(&mut self, period: &Period<'_>) -> bool {
        let mut fits = true;
        for member in period.object().members().iter().filter(|member| member.value.class() != Class::Null) {
            match meaning(member, Period::SCHEMA) {
                Some(field) if field.request == Presence::Never => self.dropped(member),
                Some(field) if field.name == "active" && period.active().get() == Some(false) => fits = self.period_unfit(member),
                Some(_) => {}
                None => fits = self.period_unfit(member),
            }
        }
        fits
    }

    fn period_unfit(&mut self, member: &MemberRef<'_>) -> bool {
        self.unfit(Spot::key_of(member), Unfit::Period { field: &member.key, value: member.value.raw() });
        false
    }

    /// The unit and length of a regular rhythm; the default are periods that are listed one by one.
    fn rhythm(&mut self, group: &TargetGroup<'_>, days: &Days) -> Part<(&'static str, u32)> {
        let Some((value, kind)) = group.frequency_type().both().filter(|(_, kind)| *kind != FrequencyType::Custom) else {
            return Ok(None);
        };
        // As everywhere, a missing frequency means every, and 0 says nothing.
        let stated = group.frequency().get().map_or(Some(1), |frequency| frequency.to_i64());
        let frequency = stated.and_then(|frequency| u32::try_from(frequency).ok()).filter(|frequency| (1..=MAX_UNITS).contains(frequency));
        let Some(frequency) = frequency else {
            self.rewritten(value, "frequencyType", FrequencyType::Custom.wire());
            return Ok(None);
        };
        if is_plain(group) && is_in_step(Rhythm::of(kind, frequency).ok_or(Unsupported)?, days) {
            return Ok(Some((unit_of(kind).ok_or(Unsupported)?, frequency)));
        }
        self.unfit(value, Unfit::Rhythm { value: kind.wire() });
        Err(Unsupported)
    }

    /// The start of the cycles; the default is the first moment of their first day.
    fn cycle_start(&mut self, group: &TargetGroup<'_>, zone: Zone<'_>, first: NaiveDate) -> Part<String> {
        let expected = zone.first_of(first).ok_or(Unsupported)?;
        let midnight = first.and_time(NaiveTime::MIN).and_utc().timestamp();
        let seconds = cycle_start(group).get().map_or(midnight, |date| date.instant().div_euclid(1000));
        self.cycle(cycle_start(group), zone.at(seconds), expected)
    }

    /// The end of the cycles; the default is the last moment of their last day.
    fn cycle_end(&mut self, group: &TargetGroup<'_>, zone: Zone<'_>, last: NaiveDate) -> Part<String> {
        let expected = zone.last_of(last).ok_or(Unsupported)?;
        let midnight = last.and_time(NaiveTime::MIN).and_utc().timestamp() + 24 * 60 * 60 - 1;
        let seconds = cycle_end(group).get().map_or(midnight, |date| date.end_instant().div_euclid(1000));
        self.cycle(cycle_end(group), zone.at(seconds), expected)
    }

    fn cycle(&mut self, field: FieldValue<'_, Date>, stated: Moment, expected: Moment) -> Part<String> {
        // The server rounds milliseconds up: 18:29:59.999 comes back as 18:30:00.
        if stated.seconds.abs_diff(expected.seconds) <= 1 {
            return Ok(None);
        }
        if stated.local().date() == expected.local().date() {
            return Ok(Some(stated.iso()));
        }
        self.cycle_unfit(field, expected);
        Err(Unsupported)
    }

    fn cycle_unfit(&mut self, field: FieldValue<'_, Date>, expected: Moment) {
        self.unfit(Spot::of(field), Unfit::Cycle { expected: &expected.iso() });
    }

    fn tracking(&mut self, group: &TargetGroup<'_>) -> Part<String> {
        let kind = group.tracking_type().get().unwrap_or(TrackingType::Default);
        let pauses = match kind {
            TrackingType::Streaks => false,
            TrackingType::NonContinuousStreaks => true,
            TrackingType::Default | TrackingType::Capping => {
                if let Some(value) = group.streaks().value() {
                    self.dropped_value(value, "streaks");
                }
                return Ok((kind == TrackingType::Capping).then(|| quote("capping")));
            }
            TrackingType::Unified => {
                self.unfit(Spot::of(group.tracking_type()), Unfit::Tracking { value: kind.wire() });
                return Err(Unsupported);
            }
        };
        let levels: Option<Vec<String>> = group.streaks().items().map(|item| level(&item.content()?)).collect();
        let Some(levels) = levels.filter(|levels| !levels.is_empty()) else {
            self.unfit(Spot::of(group.streaks()), Unfit::Level { value: "" });
            return Err(Unsupported);
        };
        let mut tracking = ObjectWriter::default();
        tracking.json("streak", array(levels.into_iter())).json_if("pauses", pauses.then_some("true"));
        Ok(Some(tracking.write()))
    }

    fn event(&mut self, target: &Target<'_>) -> Option<String> {
        let event = target.event_name().both().filter(|(_, event)| !event.trim().is_empty());
        if event.is_none() {
            self.unfit(Spot::of(target.event_name()), Unfit::Event { value: "" });
        }
        event.map(|(value, event)| self.trimmed(value, "eventName", &event))
    }

    /// A name without the space at its ends, which a plan does not keep.
    fn trimmed(&mut self, value: Node<'_>, field: &str, name: &str) -> String {
        if name != name.trim() {
            self.rewritten(value, field, &quote(name.trim()));
        }
        name.trim().to_owned()
    }

    fn measure(&mut self, target: &Target<'_>) -> Option<String> {
        let (value, kind) = target.target_type().both()?;
        let counted = match kind {
            TargetType::Count => "count",
            TargetType::Visit => "days",
            TargetType::EventAttribute => return self.sum(target),
            other => {
                self.unfit(value, Unfit::Type { value: other.wire() });
                return None;
            }
        };
        if let Some(value) = target.extended_field_info().value() {
            self.dropped_value(value, "extendedFieldInfo");
        }
        Some(quote(counted))
    }

    fn sum(&mut self, target: &Target<'_>) -> Option<String> {
        let (value, info) = target.extended_field_info().both()?;
        let is_plain =
            |member: &MemberRef<'_>| ["name", "aggregateFunction"].contains(&&*member.key) || member.value.class() == Class::Null;
        if !info.object().members().iter().all(is_plain) {
            self.unfit(value, Unfit::Aggregation { value: "" });
            return None;
        }
        let (value, name) = info.name().both()?;
        Some(format!("{{\"sum\":{}}}", quote(&self.trimmed(value, "name", &name))))
    }

    fn goal(&mut self, group: &TargetGroup<'_>, target: &Target<'_>) -> Option<String> {
        let list = target.default_values();
        let amounts = list.items().map(|item| item.content()?.default_value().both().map(|(value, amount)| (value, amount.decimal())));
        let amounts: Option<Vec<_>> = amounts.collect();
        let Some(amounts) = amounts.filter(|amounts| !amounts.is_empty() && amounts.len() == group.periods().items().len()) else {
            self.unfit(Spot::of(list), Unfit::Values { value: "" });
            return None;
        };
        let counts = matches!(target.target_type().get(), Some(TargetType::Count | TargetType::Visit));
        let broken: Vec<_> = amounts.iter().filter(|(_, amount)| counts && amount.decimals() > 0).collect();
        for (value, amount) in &broken {
            self.unfit(*value, Unfit::Decimals { value: amount.as_written() });
        }
        let (_, first) = amounts.first()?;
        let all_same = amounts.iter().all(|(_, amount)| amount == first);
        if !all_same && window(group).is_some() {
            self.unfit(Spot::of(list), Unfit::Window { value: "" });
            return None;
        }
        let written = amounts.iter().map(|(_, amount)| amount.as_written().to_owned());
        broken.is_empty().then(|| if all_same { first.as_written().to_owned() } else { array(written) })
    }

    fn condition(&mut self, target: &Target<'_>) -> Part<String> {
        let (text, tree) = (target.expression().get(), target.expression_json().get());
        let text = text.as_deref().map(str::trim);
        let fits = match (text, tree.as_deref()) {
            (None, None) => true,
            (None, Some(tree)) => tree == ALWAYS_TRUE,
            (Some(text), None) => text == "true",
            (Some(text), Some(tree)) => {
                same_meaning(text, tree) == Some(true) && compile(text).is_ok_and(|compiled| compiled.unjoined.is_none())
            }
        };
        if !fits {
            self.unfit(Spot::of(target.expression()), Unfit::Condition { value: "" });
            return Err(Unsupported);
        }
        Ok(text.filter(|text| *text != "true").map(str::to_owned))
    }

    fn only(&mut self, target: &Target<'_>) -> Part<String> {
        let only: Option<Vec<String>> = target.filters().items().map(|item| places(&item.content()?)).collect();
        let Some(only) = only else {
            self.unfit(Spot::of(target.filters()), Unfit::Filter { value: "" });
            return Err(Unsupported);
        };
        Ok((!only.is_empty()).then(|| array(only.into_iter())))
    }

    fn enrolment(&mut self, target: &Target<'_>) -> Part<&'static str> {
        match target.enrolment_method().both() {
            Some((_, EnrolmentMethod::Transaction)) => Ok(None),
            // Without a method the server takes this one.
            None | Some((_, EnrolmentMethod::Import)) => Ok(Some("import")),
            Some((value, other)) => {
                self.unfit(value, Unfit::Enrolment { value: other.wire() });
                Err(Unsupported)
            }
        }
    }

    /// Numbers that building writes anew from the periods.
    fn counts(&mut self, group: &TargetGroup<'_>) {
        let periods = group.periods().items().len();
        for (name, field) in [("totalPeriods", group.total_periods()), ("recurringCycles", group.recurring_cycles())] {
            if let Some((value, stated)) = field.both()
                && stated.to_i64() != i64::try_from(periods).ok()
            {
                self.rewritten(value, name, &periods.to_string());
            }
        }
    }

    /// The members of an object that a plan carries as they are: the fields it has no word for.
    fn further(&mut self, object: RowRef<'_>, taken: &[&str], schema: &'static RecordSchema) -> Option<String> {
        let mut fields = ObjectWriter::default();
        for member in object.members().iter().filter(|member| member.value.class() != Class::Null) {
            let field = meaning(member, schema);
            let name = field.map_or(&*member.key, |field| field.name);
            if field.is_some_and(|field| field.request == Presence::Never) {
                self.dropped(member);
            } else if !taken.contains(&name) {
                fields.json(name, member.value.raw());
            }
        }
        (!fields.is_empty()).then(|| fields.write())
    }
}

/// The field that a member is, or plainly means.
fn meaning(member: &MemberRef<'_>, schema: &'static RecordSchema) -> Option<&'static Field> {
    let meant = || schema.field(member.other.and_then(OtherRef::meant)?.name);
    schema.field(&member.key).or_else(meant)
}

/// Returns `true` if all periods have their usual names and no descriptions, as those of a regular schedule.
fn is_plain(group: &TargetGroup<'_>) -> bool {
    let is_plain = |(index, period): (usize, Period<'_>)| {
        !period.description().is_sent() && period.ref_code().get().is_some_and(|code| *code == *ref_code(index))
    };
    group.periods().contents().enumerate().all(is_plain)
}

/// Returns `true` if periods follow a rhythm to the day.
fn is_in_step(rhythm: Rhythm, days: &Days) -> bool {
    let Some((first, _)) = days.first() else { return false };
    (0_u32..).zip(days).all(|(beat, (start, end))| {
        let next = rhythm.after(*first, beat + 1).and_then(|next| next.pred_opt());
        rhythm.after(*first, beat) == Some(*start) && next == Some(*end)
    })
}

fn level(streak: &Streak<'_>) -> Option<String> {
    let mut level = ObjectWriter::default();
    level.text_if("name", streak.name().get().as_deref());
    Some(level.json("periods", streak.target_count_of_sequence().get()?.to_i64()?.to_string()).write())
}

fn places(filter: &Filter<'_>) -> Option<String> {
    let ids = all_contents(filter.entity_ids().get()?)?;
    let is_plain = filter.object().members().iter().all(|member| ["entityType", "entityIds"].contains(&&*member.key));
    let mut places = ObjectWriter::default();
    places.text("entity", filter.entity_type().get()?.wire());
    (is_plain && !ids.is_empty()).then(|| places.json("ids", array(ids.iter().map(|id| id.number().to_string()))).write())
}

fn window(group: &TargetGroup<'_>) -> Option<&'static str> {
    match group.target_evaluation_type().get() {
        None | Some(EvaluationType::FixedCalendarWindow) => None,
        Some(EvaluationType::CyclicWindow) => Some("cyclic"),
        Some(EvaluationType::PeriodAgnosticWindow) => Some("untilReached"),
    }
}

fn cycle_start<'d>(group: &TargetGroup<'d>) -> FieldValue<'d, Date> {
    effective(group.target_cycle_start_date(), group.target_cycle_start_date_iso())
}

fn cycle_end<'d>(group: &TargetGroup<'d>) -> FieldValue<'d, Date> {
    effective(group.target_cycle_end_date(), group.target_cycle_end_date_iso())
}

/// The form of a cycle date that the server uses.
fn effective<'d>(older: FieldValue<'d, Date>, iso: FieldValue<'d, Date>) -> FieldValue<'d, Date> {
    if older.is_sent() { older } else { iso }
}

/// The periods one by one. The first that starts and the last that ends carry the times at which the cycles do.
fn ranges(
    group: &TargetGroup<'_>,
    days: &Days,
    (first, start): (NaiveDate, Option<String>),
    (last, end): (NaiveDate, Option<String>),
) -> String {
    let (mut start, mut end) = (start, end);
    let written = group.periods().contents().zip(days).enumerate().map(|(index, (period, (from, to)))| {
        let from = if *from == first { start.take() } else { None }.unwrap_or_else(|| from.to_string());
        let to = if *to == last { end.take() } else { None }.unwrap_or_else(|| to.to_string());
        let mut range = ObjectWriter::default();
        range.text("start", from).text("end", to);
        range.text_if("name", period.ref_code().get().as_deref().filter(|code| *code != ref_code(index)));
        range.text_if("description", period.description().get().as_deref());
        range.write()
    });
    array(written)
}
