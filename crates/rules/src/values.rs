//! Rules on the goals of targets: one for each period, and numbers that mean something.

use target_groups_json::{Change, Decimal, Pointer, Value};
use target_groups_model::{Amount, Target, TargetGroup, TargetType};

use super::findings::{Finding, Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[&VALUES_PER_PERIOD, &VALUE_NOT_POSITIVE, &VALUE_DECIMALS];

const VALUES_PER_PERIOD: Rule = Rule {
    code: "values-per-period",
    severity: Severity::Error,
    about: "A target must have one default value for each period, in the order of the periods.",
    wordings: &[("", "The target has {values} values for {periods} periods. Give one value for each period, in their order.")],
    fixes: &[("too-few", "Repeat the last value"), ("too-many", "Remove the values that are too many")],
};

const VALUE_NOT_POSITIVE: Rule = Rule {
    code: "value-not-positive",
    severity: Severity::Error,
    about: "A goal is negative, or zero.",
    wordings: &[("", "A goal cannot be negative."), ("zero", "A goal of zero is reached by doing nothing.")],
    fixes: &[],
};

const VALUE_DECIMALS: Rule = Rule {
    code: "value-decimals",
    severity: Severity::Warning,
    about: "A goal that counts events or days has decimals, or another has more than 3.",
    wordings: &[
        ("", "Events and days are counted whole, so a goal of {value} means nothing."),
        ("many", "The server keeps 3 decimals, but {value} has {decimals}."),
    ],
    fixes: &[],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents() {
        values_per_period(group, target, findings);
        values(target, findings);
    }
}

fn values_per_period<'d>(group: &TargetGroup<'d>, target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let periods = group.periods.items().len();
    let values = target.default_values.items();
    if values.len() == periods || group.periods.is_broken() || target.default_values.is_broken() {
        return;
    }
    let place = Place::of(&target.default_values, target.object, &["defaultValues"]);
    findings.report(&VALUES_PER_PERIOD, place, |finding| {
        let finding = finding.param("values", values.len()).param("periods", periods);
        if values.len() > periods { remove_last_values(finding, target, periods) } else { repeat_last_value(finding, target, periods) }
    });
}

fn remove_last_values<'f, 'd>(finding: &'f mut Finding<'d>, target: &Target<'d>, periods: usize) -> &'f mut Finding<'d> {
    finding.case("too-many");
    for item in target.default_values.items().iter().skip(periods).rev() {
        finding.change(Change::remove(Pointer::to(item.value).to_string()));
    }
    finding
}

/// Only a value that is right by itself is repeated.
fn repeat_last_value<'f, 'd>(finding: &'f mut Finding<'d>, target: &Target<'d>, periods: usize) -> &'f mut Finding<'d> {
    let values = target.default_values.items();
    let last = values.last().and_then(|item| item.content.as_ref()?.default_value.get());
    let plain = |number: &Decimal<'_>| !number.is_negative() && !number.is_zero() && number.decimals() == 0;
    let number = last.map(Amount::decimal).filter(plain);
    let Some((number, array)) = number.zip(target.default_values.value()) else { return finding };
    let end = Pointer::to(array).join("-").to_string();
    let value = format!("{{\"defaultValue\":{}}}", number.as_written());
    finding.case("too-few");
    for _ in values.len()..periods {
        finding.change(Change::set(end.clone(), &value));
    }
    finding
}

fn values<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    for default_value in target.default_values.contents() {
        let Some((value, number)) = default_value.default_value.both().map(|(value, amount)| (value, amount.decimal())) else { continue };
        if number.is_negative() {
            findings.report(&VALUE_NOT_POSITIVE, Place::Value(value), |finding| finding);
        } else if number.is_zero() {
            findings.report_as(Severity::Warning, &VALUE_NOT_POSITIVE, Place::Value(value), |finding| finding.case("zero"));
        }
        decimals(target, value, number, findings);
    }
}

fn decimals<'d>(target: &Target<'d>, value: Value<'d>, number: Decimal<'d>, findings: &mut Findings<'d, '_>) {
    let counts = matches!(target.target_type.get(), Some(TargetType::Count | TargetType::Visit));
    let decimals = number.decimals();
    let allowed = if counts { 0 } else { 3 };
    if decimals > allowed {
        findings.report(&VALUE_DECIMALS, Place::Value(value), |finding| {
            let finding = if counts { finding } else { finding.case("many") };
            finding.param("value", number.as_written()).param("decimals", decimals.to_string())
        });
    }
}
