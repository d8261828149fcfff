//! Reads how the periods of a request are tracked together.

use crate::json::{quote, write_json};
use crate::model::{Streak, TargetGroup, TrackingType};
use crate::plan::rules::Unfit;
use crate::rules::Spot;

use super::reader::{PlanPart, PlanReader, Unsupported};

impl PlanReader<'_, '_> {
    pub(super) fn tracking(&mut self, group: &TargetGroup<'_>) -> PlanPart<String> {
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
            self.unfit(Spot::of(group.streaks()), Unfit::Level);
            return Err(Unsupported);
        };
        Ok(Some(write_json(|json| {
            json.object(|tracking| {
                tracking.key("streak").array_of_json(levels);
                tracking.optional_json("pauses", pauses.then_some("true"));
            });
        })))
    }
}

fn level(streak: &Streak<'_>) -> Option<String> {
    let periods = streak.target_count_of_sequence().get()?.to_i64()?;
    Some(write_json(|json| {
        json.object(|level| {
            level.optional_string("name", streak.name().get());
            level.key("periods").json(&periods.to_string());
        });
    }))
}
