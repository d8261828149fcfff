//! Rules about the goals of targets: their number and their values.

use target_groups_json::Decimal;
use target_groups_json::rows::Node;
use target_groups_model::{Amount, Target, TargetGroup, TargetType};

use super::Severity;
use super::findings::{Findings, Fixer, Spot};
use super::group::NumberRange;
use super::params::{Digits, FieldOf};

crate::rules! {
    /// A target must have one default value for each period, in the order of the periods.
    ValuesPerPeriod = "values-per-period", Error, fix Asks {
        Usual { values: usize, periods: usize } "" => "\"defaultValues\" has {values, plural, one {# value} other {# values}} for {periods, plural, one {# period} other {# periods}}. Add one value for each period, in the same order.";
        TooFew { values: usize, periods: usize } "too-few" => "", fix "Repeat the last value for the other periods";
        TooMany { values: usize, periods: usize } "too-many" => "", fix "Remove the surplus values";
    }

    /// `defaultValues` is missing. All requests that are known to be accepted have it.
    ValuesMissing = "values-missing", Warning {
        Usual "" => "\"defaultValues\" is missing. Add the goal of each period, in the order of the periods.";
    }

    /// A goal is negative or zero.
    ValueNotPositive = "value-not-positive", Error {
        Usual "" => "\"defaultValue\" must not be negative.";
        Zero "zero" => "\"defaultValue\" is 0, so customers reach the goal without doing anything.";
    }

    /// A goal that counts events or days has decimals, or another goal has more than 3.
    ValueDecimals = "value-decimals", Warning {
        Usual { value: &'p str, decimals: Digits } "" => "\"defaultValue\" must be a whole number, because the target counts events or days. Found {value}.";
        Many { value: &'p str, decimals: Digits } "many" => "\"defaultValue\" can have 3 decimals, but {value} has {decimals}.";
    }
}

#[inline(never)]
pub(super) fn check(group: &TargetGroup<'_>, targets: &[Target<'_>], findings: &mut Findings<'_>) {
    let periods = group.periods().items().len();
    let periods_broken = group.periods().is_broken();
    for target in targets {
        let field = target.default_values();
        if !field.is_sent() {
            findings.report(Spot::of(field), ValuesMissing::Usual).done();
            continue;
        }
        // `periods-missing` reports a group without periods.
        if !periods_broken && periods > 0 {
            values_per_period(periods, target, findings);
        }
        values(target, findings);
    }
}

#[inline(never)]
fn values_per_period(periods: usize, target: &Target<'_>, findings: &mut Findings<'_>) {
    let field = target.default_values();
    let values = field.items().len();
    if values == periods || field.is_broken() {
        return;
    }
    let spot = Spot::of(field);
    if values > periods {
        let added = findings.report(spot, ValuesPerPeriod::TooMany { values, periods });
        added.fix(|fix| remove_last_values(fix, target, periods));
        return;
    }
    let number = repeatable(target).filter(|_| !Fixer::is_too_much(periods - values));
    let Some((number, array)) = number.zip(field.value()) else {
        findings.report(spot, ValuesPerPeriod::Usual { values, periods }).done();
        return;
    };
    findings.report(spot, ValuesPerPeriod::TooFew { values, periods }).fix(|fix| {
        let value = ["{\"defaultValue\":", number.as_written(), "}"].concat();
        for _ in values..periods {
            fix.append(array.rows(), array.place(), &value);
        }
    });
}

fn remove_last_values(fix: &mut Fixer<'_>, target: &Target<'_>, periods: usize) {
    let items = target.default_values().items();
    if Fixer::is_too_much(items.len() - periods) {
        return;
    }
    let last: Vec<Node<'_>> = items.skip(periods).map(|item| item.value).collect();
    for value in last.into_iter().rev() {
        fix.remove(value.rows(), value.place());
    }
}

/// Returns the last value, if it is valid.
fn repeatable<'d>(target: &Target<'d>) -> Option<Decimal<'d>> {
    let last = target.default_values().items().last()?.content()?.default_value().get()?.decimal();
    (!last.is_negative() && !last.is_zero() && last.decimals() == 0).then_some(last)
}

#[inline(never)]
fn values(target: &Target<'_>, findings: &mut Findings<'_>) {
    let mut counts = None;
    for default_value in target.default_values().contents() {
        let field = default_value.default_value();
        // Nearly all values are digits without a leading zero.
        if field.is_natural() {
            continue;
        }
        let Some(value) = field.value() else { continue };
        let Some(number) = field.get().map(|amount: Amount<'_>| amount.decimal()) else { continue };
        if number.exceeds_double() {
            let finding = NumberRange::Large { field: FieldOf(value), value: number.as_written() };
            findings.report(value, finding).done();
            continue;
        }
        if number.is_negative() {
            findings.report(value, ValueNotPositive::Usual).done();
        } else if number.is_zero() {
            findings.report_as(Severity::Warning, value, ValueNotPositive::Zero).done();
        }
        let counts = *counts.get_or_insert_with(|| matches!(target.target_type().get(), Some(TargetType::Count | TargetType::Visit)));
        decimals(counts, value, number, findings);
    }
}

#[inline(never)]
fn decimals(counts: bool, value: Node<'_>, number: Decimal<'_>, findings: &mut Findings<'_>) {
    let decimals = number.decimals();
    let written = number.as_written();
    let digits = Digits(i64::try_from(decimals).unwrap_or(i64::MAX));
    if counts && decimals > 0 {
        findings.report(value, ValueDecimals::Usual { value: written, decimals: digits }).done();
    } else if decimals > 3 {
        findings.report(value, ValueDecimals::Many { value: written, decimals: digits }).done();
    }
}
