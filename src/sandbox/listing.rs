//! Groups as read-only calls return them: with more fields than the response to the creation, and with current statuses.

use crate::json::{Document, Value, Writer};
use crate::model::{Date, FrequencyType, PeriodStatus, moment};

use super::Context;

/// The ID of the organisation.
const ORGANISATION: u64 = 1;

/// Writes groups for responses to `GET`.
#[derive(Clone, Copy)]
pub(super) struct Listing<'c> {
    pub(super) context: &'c Context,
    /// `true` to include the periods.
    pub(super) periods: bool,
}

impl Listing<'_> {
    pub(super) fn write(self, group: &Document<'_>, writer: &mut Writer<'_>) {
        let group = group.root();
        writer.object(|object| {
            for member in group.members() {
                match &*member.key() {
                    "fromDate" | "toDate" => {}
                    "periods" if !self.periods => {}
                    "periods" => object.key("periods").array(|periods| self.each_period(member.value, periods)),
                    "targets" => object.key("targets").array(|targets| member.value.elements().for_each(|one| target(one, targets))),
                    key => object.key(key).json(member.value.raw()),
                }
            }
            if group.get("frequencyType").is_none() {
                object.key("frequencyType").string(FrequencyType::Custom.wire());
            }
            object.key("orgId").number(ORGANISATION);
            if let Some(attribution) = attribution(group) {
                object.key("attribution").json(attribution.raw());
                if let Some(created) = created_on(attribution) {
                    object.key("createdOn").json(&created.to_string());
                }
            }
        });
    }

    fn each_period(self, list: Value<'_>, writer: &mut Writer<'_>) {
        list.elements().for_each(|period| self.period(period, writer));
    }

    /// Writes a period. Its status depends on the time of the call.
    fn period(self, period: Value<'_>, writer: &mut Writer<'_>) {
        let day = |name: &str| Some(Date::parse(&period.get(name)?.as_str()?)?.day);
        let today = moment(self.context.now).unwrap_or_default().date();
        let status = day("startDate").zip(day("endDate")).map(|(start, end)| PeriodStatus::on(today, start, end));
        writer.object(|object| {
            for member in period.members() {
                let key = member.key();
                match status.filter(|_| key == "periodStatus") {
                    Some(status) => object.key(&key).string(status.wire()),
                    None => object.key(&key).json(member.value.raw()),
                }
            }
        });
    }
}

/// Writes a target with its trigger: the server announces that a customer reached the goal.
fn target(target: Value<'_>, writer: &mut Writer<'_>) {
    let id = target.get("id").map_or("null", Value::raw);
    writer.object(|object| {
        for member in target.members() {
            object.key(&member.key()).json(member.value.raw());
        }
        object.key("targetMilestoneTriggers").array(|triggers| {
            triggers.object(|trigger| {
                trigger.key("id").json(id);
                trigger.key("triggerName").string("targetAchieved");
                trigger.key("isActive").boolean(true);
                trigger.key("triggerType").string("SYSTEM_TRIGGER");
                trigger.key("triggerValueType").string("PERCENTAGE");
                trigger.key("triggerValue").json("100.0");
                trigger.key("targetRuleId").json(id);
            });
        });
    });
}

/// Returns the user and the time of the group's creation, which are those of its targets.
fn attribution(group: Value<'_>) -> Option<Value<'_>> {
    group.get("targets")?.elements().find_map(|target| target.get("attribution"))
}

fn created_on(attribution: Value<'_>) -> Option<i64> {
    Some(Date::parse(&attribution.get("createdOn")?.as_str()?)?.instant())
}
