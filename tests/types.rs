//! Owned types of requests and plans: they read and write what the API and `build` accept.
#![cfg(feature = "types")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::Value;
use target_groups::plan::{build, from_template, templates};
use target_groups::rules::Options;
use target_groups::types::{
    FrequencyType, Plan, PlanEvery, PlanGoalChoice, PlanMeasure, PlanMeasureChoice, PlanRegularSchedule, PlanScheduleChoice,
    StringOrBoolean, StringOrNumber, TargetGroupRequest,
};
use target_groups::zones::Database;

const REQUESTS: [&str; 2] = [include_str!("data/published/count.request.json"), include_str!("data/published/sum.request.json")];

#[test]
fn a_published_request_is_written_as_it_was_read() {
    for text in REQUESTS {
        let request: TargetGroupRequest = serde_json::from_str(text).unwrap();
        let written: Value = serde_json::to_value(&request).unwrap();
        assert_eq!(written, serde_json::from_str::<Value>(text).unwrap());
    }
}

#[test]
fn values_keep_the_kind_in_which_they_were_sent() {
    let text = r#"{"name":"n","frequency":0,"targets":[{"name":"t","targetType":"COUNT","expression":true,"defaultValues":[{"defaultValue":"2"},{"defaultValue":3}]}]}"#;
    let request: TargetGroupRequest = serde_json::from_str(text).unwrap();
    let target = request.targets.first().unwrap();
    assert_eq!(target.expression, Some(StringOrBoolean::Boolean(true)));
    let values: Vec<StringOrNumber> = target.default_values.iter().flatten().map(|value| value.default_value.clone()).collect();
    assert_eq!(values, ["2".into(), 3.into()]);
    assert_eq!(serde_json::to_value(&request).unwrap(), serde_json::from_str::<Value>(text).unwrap());
}

#[test]
fn words_of_the_wire_are_variants() {
    for (word, variant) in [("DAILY", FrequencyType::Daily), ("HALF_YEARLY", FrequencyType::HalfYearly), ("CUSTOM", FrequencyType::Custom)]
    {
        assert_eq!(serde_json::to_value(variant).unwrap(), word);
        assert_eq!(serde_json::from_value::<FrequencyType>(word.into()).unwrap(), variant);
    }
    assert!(serde_json::from_str::<FrequencyType>("\"FORTNIGHTLY\"").is_err());
}

#[test]
fn the_plan_of_every_template_is_written_as_it_was_read() {
    let options = Options { now: Some(1_768_281_197_578), ..Options::default() };
    for template in templates(&options) {
        let text = from_template(template.id, "{}", &options).unwrap().text;
        let plan: Plan = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&plan).unwrap(), serde_json::from_str::<Value>(&text).unwrap(), "{}", template.id);
    }
}

#[test]
fn a_plan_that_is_made_in_code_builds() {
    let every = PlanEvery { month: Some(1), ..PlanEvery::default() };
    let schedule = PlanScheduleChoice::RegularSchedule(PlanRegularSchedule::new("2099-01-01", "Asia/Kolkata", every, 3));
    let plan = Plan {
        description: Some("Twice a month".to_owned()),
        ..Plan::new(
            "Profile pictures",
            "profilePictureUpdated",
            PlanMeasureChoice::Measure(PlanMeasure::Count),
            PlanGoalChoice::All(2.into()),
            schedule,
        )
    };
    let built = build(&serde_json::to_string(&plan).unwrap(), &Options::default(), &Database);
    let request: TargetGroupRequest = serde_json::from_str(&built.text).unwrap();
    assert_eq!(request.periods.unwrap().len(), 3);
    assert_eq!(request.description.as_deref(), Some("Twice a month"));
}
