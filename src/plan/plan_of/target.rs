//! Reads the target of a request: its event, measure, goals, condition, places and enrolment.

use crate::json::rows::{Class, MemberRef, Node};
use crate::json::{quote, write_json};
use crate::model::{EnrolmentMethod, Filter, Record, Target, TargetEntity, TargetGroup, TargetType};
use crate::plan::calendar::all_contents;
use crate::plan::rules::Unfit;
use crate::rules::Spot;
use crate::rules::expression::{ALWAYS_TRUE, compile, same_meaning};

use super::reader::{PlanPart, PlanReader, Unsupported, window};

impl PlanReader<'_, '_> {
    pub(super) fn only_target<'d>(&mut self, group: &TargetGroup<'d>) -> Option<Target<'d>> {
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

    pub(super) fn event(&mut self, target: &Target<'_>) -> Option<String> {
        let event = target.event_name().both().filter(|(_, event)| !event.trim().is_empty());
        if event.is_none() {
            self.unfit(Spot::of(target.event_name()), Unfit::Event);
        }
        event.map(|(value, event)| self.trimmed(value, "eventName", &event))
    }

    /// Returns a name without leading and trailing white space, which plans do not keep.
    pub(super) fn trimmed(&mut self, value: Node<'_>, field: &str, name: &str) -> String {
        if name != name.trim() {
            self.rewritten(value, field, &quote(name.trim()));
        }
        name.trim().to_owned()
    }

    pub(super) fn measure(&mut self, target: &Target<'_>) -> Option<String> {
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
            self.unfit(value, Unfit::Aggregation);
            return None;
        }
        let (value, name) = info.name().both()?;
        let attribute = self.trimmed(value, "name", &name);
        Some(write_json(|json| json.object(|measure| measure.key("sum").string(&attribute))))
    }

    pub(super) fn goal(&mut self, group: &TargetGroup<'_>, target: &Target<'_>) -> Option<String> {
        let list = target.default_values();
        let amounts = list.items().map(|item| item.content()?.default_value().both().map(|(value, amount)| (value, amount.decimal())));
        let amounts: Option<Vec<_>> = amounts.collect();
        let Some(amounts) = amounts.filter(|amounts| !amounts.is_empty() && amounts.len() == group.periods().items().len()) else {
            self.unfit(Spot::of(list), Unfit::Values);
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
            self.unfit(Spot::of(list), Unfit::Window);
            return None;
        }
        let written = amounts.iter().map(|(_, amount)| amount.as_written());
        broken.is_empty().then(|| if all_same { first.as_written().to_owned() } else { write_json(|json| json.array_of_json(written)) })
    }

    pub(super) fn condition(&mut self, target: &Target<'_>) -> PlanPart<String> {
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
            self.unfit(Spot::of(target.expression()), Unfit::Condition);
            return Err(Unsupported);
        }
        Ok(text.filter(|text| *text != "true").map(str::to_owned))
    }

    pub(super) fn only(&mut self, target: &Target<'_>) -> PlanPart<String> {
        let only: Option<Vec<String>> = target.filters().items().map(|item| places(&item.content()?)).collect();
        let Some(only) = only else {
            self.unfit(Spot::of(target.filters()), Unfit::Filter);
            return Err(Unsupported);
        };
        Ok((!only.is_empty()).then(|| write_json(|json| json.array_of_json(only))))
    }

    pub(super) fn enrolment(&mut self, target: &Target<'_>) -> PlanPart<&'static str> {
        match target.enrolment_method().both() {
            Some((_, EnrolmentMethod::Transaction)) => Ok(None),
            // This method is the server's default.
            None | Some((_, EnrolmentMethod::Import)) => Ok(Some("import")),
            Some((value, other)) => {
                self.unfit(value, Unfit::Enrolment { value: other.wire() });
                Err(Unsupported)
            }
        }
    }
}

fn places(filter: &Filter<'_>) -> Option<String> {
    let ids = all_contents(filter.entity_ids().get()?)?;
    let is_plain = filter.object().members().iter().all(|member| ["entityType", "entityIds"].contains(&&*member.key));
    let entity = filter.entity_type().get()?;
    (is_plain && !ids.is_empty()).then(|| {
        write_json(|json| {
            json.object(|places| {
                places.key("entity").string(entity.wire());
                places.key("ids").array_of_json(ids.iter().map(|id| id.number().to_string()));
            });
        })
    })
}
