//! Rules on targets: what they count, how much in each period, and under which condition.

use crate::expression::{ALWAYS_TRUE, TreeError, check_tree};
use crate::json::{Change, Pointer, quote};
use crate::model::{Amount, Item, Target, TargetEntity, TargetGroup, TargetType};

use super::findings::{Finding, Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] =
    &[&ENTITY_TYPE_PAIR, &ATTRIBUTE_MISSING, &ATTRIBUTE_UNUSED, &VALUES_PER_PERIOD, &VALUE_NOT_POSITIVE, &EXPRESSION_JSON_INVALID];

const ENTITY_TYPE_PAIR: Rule = Rule {
    code: "entity-type-pair",
    severity: Severity::Error,
    about: "No request with this pair of targetEntity and targetType is known to work (server code 310033).",
    wordings: &[("", "{entity} targets do not take {type}. They take {allowed}.")],
    fixes: &[],
};

const ATTRIBUTE_MISSING: Rule = Rule {
    code: "attribute-missing",
    severity: Severity::Error,
    about: "A sum over an attribute needs extendedFieldInfo with the name of the attribute and aggregateFunction SUM (server code 310094).",
    wordings: &[(
        "",
        "A target of type EVENT_ATTRIBUTE needs \"{field}\" in extendedFieldInfo: the attribute to sum and the function SUM.",
    )],
    fixes: &[],
};

const ATTRIBUTE_UNUSED: Rule = Rule {
    code: "attribute-unused",
    severity: Severity::Info,
    about: "extendedFieldInfo says nothing on a target that counts events or days.",
    wordings: &[("", "A target of type {type} ignores extendedFieldInfo; only EVENT_ATTRIBUTE sums an attribute.")],
    fixes: &[("", "Remove extendedFieldInfo")],
};

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

const EXPRESSION_JSON_INVALID: Rule = Rule {
    code: "expression-json-invalid",
    severity: Severity::Error,
    about: "expressionJson holds no JSON, or no tree of known nodes.",
    wordings: &[
        ("", "expressionJson must hold the condition as JSON in a string, but this is no JSON."),
        ("tree", "expressionJson holds no tree that is known: {problem}."),
    ],
    fixes: &[("", "Write the tree of {expression}")],
};

/// The pairs of entity and type that published requests use.
const PAIRS: &[(TargetEntity, &[TargetType])] = &[
    (TargetEntity::Event, &[TargetType::Count, TargetType::Visit, TargetType::EventAttribute]),
    (
        TargetEntity::Transaction,
        &[TargetType::Sales, TargetType::GrossSales, TargetType::All, TargetType::Count, TargetType::Quantity, TargetType::ExtendedField],
    ),
    (TargetEntity::LineItem, &[TargetType::GrossSales, TargetType::ExtendedField, TargetType::Sales, TargetType::Quantity]),
    (TargetEntity::Points, &[TargetType::RegularPoints, TargetType::AllPoints]),
    (TargetEntity::AlternateCurrencies, &[TargetType::All, TargetType::Regular]),
];

pub(super) fn check<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    for target in group.targets.contents() {
        entity_type_pair(target, findings);
        attribute(target, findings);
        values_per_period(group, target, findings);
        values(target, findings);
        expression_json(target, findings);
    }
}

fn entity_type_pair<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let (Some(entity), Some((value, target_type))) = (target.target_entity.get(), target.target_type.both()) else { return };
    let allowed = PAIRS.iter().find(|(known, _)| known == entity).map_or(&[][..], |(_, types)| types);
    if !allowed.contains(target_type) {
        findings.report(&ENTITY_TYPE_PAIR, Place::Value(value), |finding| {
            let words: Vec<&str> = allowed.iter().map(|target_type| target_type.wire()).collect();
            let words = if words.is_empty() { "nothing that is known".to_owned() } else { words.join(", ") };
            finding.param("entity", entity.wire()).param("type", target_type.wire()).param("allowed", words)
        });
    }
}

/// What an `EVENT_ATTRIBUTE` target needs, and what the others ignore.
fn attribute<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let info = &target.extended_field_info;
    match target.target_type.get() {
        Some(TargetType::EventAttribute) => attribute_missing(target, findings),
        Some(counted @ (TargetType::Count | TargetType::Visit)) if target.target_entity.get() == Some(&TargetEntity::Event) => {
            if let Some(value) = info.value() {
                findings.report(&ATTRIBUTE_UNUSED, Place::Value(value), |finding| finding.param("type", counted.wire()).remove());
            }
        }
        _ => {}
    }
}

fn attribute_missing<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let info = &target.extended_field_info;
    if !info.is_sent() {
        let place = Place::of(info, target.object, &["extendedFieldInfo"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "name"));
        return;
    }
    let Some(info) = info.get() else { return };
    let blank = info.name.both().filter(|(_, name)| name.trim().is_empty());
    if let Some((value, _)) = blank {
        findings.report(&ATTRIBUTE_MISSING, Place::Value(value), |finding| finding.param("field", "name"));
    }
    if !info.name.is_sent() {
        let place = Place::of(&info.name, info.object, &["name"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "name"));
    }
    if !info.aggregate_function.is_sent() {
        let place = Place::of(&info.aggregate_function, info.object, &["aggregateFunction"]);
        findings.report(&ATTRIBUTE_MISSING, place, |finding| finding.param("field", "aggregateFunction"));
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

fn remove_last_values<'d>(finding: Finding<'d>, target: &Target<'d>, periods: usize) -> Finding<'d> {
    let surplus = target.default_values.items().iter().skip(periods).rev();
    let remove = |finding: Finding<'d>, item: &Item<'d, _>| finding.change(Change::remove(Pointer::to(item.value).to_string()));
    surplus.fold(finding.case("too-many"), remove)
}

/// Only a value that is right by itself is repeated.
fn repeat_last_value<'d>(finding: Finding<'d>, target: &Target<'d>, periods: usize) -> Finding<'d> {
    let values = target.default_values.items();
    let last = values.last().and_then(|item| item.content.as_ref()?.default_value.get());
    let Some(number) = last.map(Amount::decimal).filter(|number| !number.is_negative() && !number.is_zero()) else { return finding };
    let end = Pointer::to(target.object).join("defaultValues").join("-").to_string();
    let value = format!("{{\"defaultValue\":{}}}", number.as_written());
    let repeat = |finding: Finding<'d>, _| finding.change(Change::set(end.clone(), &value));
    (values.len()..periods).fold(finding.case("too-few"), repeat)
}

fn values<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    for default_value in target.default_values.contents() {
        let Some((value, amount)) = default_value.default_value.both() else { continue };
        let number = amount.decimal();
        if number.is_negative() {
            findings.report(&VALUE_NOT_POSITIVE, Place::Value(value), |finding| finding);
        } else if number.is_zero() {
            findings.report_as(Severity::Warning, &VALUE_NOT_POSITIVE, Place::Value(value), |finding| finding.case("zero"));
        }
    }
}

fn expression_json<'d>(target: &Target<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, text)) = target.expression_json.both() else { return };
    let Err(error) = check_tree(text) else { return };
    findings.report(&EXPRESSION_JSON_INVALID, Place::Value(value), |finding| {
        let finding = match error {
            TreeError::NotJson => finding,
            TreeError::Node(problem) => finding.case("tree").param("problem", problem),
        };
        let always = target.expression.get().is_some_and(|expression| expression.trim() == "true");
        if always { finding.param("expression", "true").set(&quote(ALWAYS_TRUE)) } else { finding }
    });
}
