//! Rules about the values of fields that accept a fixed set of them.

use target_groups_json::rows::Node;
use target_groups_model::{Enumeration, Recognised, TargetType};

use crate::findings::Findings;
use crate::params::{FieldOf, OneOf};

crate::rules! {
    /// The value is not one of the values that the field accepts.
    EnumUnknown = "enum-unknown", Error, fix Asks {
        Usual { field: FieldOf<'p>, value: &'p str, allowed: OneOf<'p> } "" => "\"{value}\" is not a valid value for \"{field}\". Valid values: {allowed}.", fix "Change to {nearest}";
        Near { field: FieldOf<'p>, value: &'p str, allowed: OneOf<'p>, nearest: &'p str } "near" => "\"{value}\" is not a valid value for \"{field}\". Did you mean {nearest}?";
    }

    /// The value is spelled differently in requests, for example as in a table of the documentation.
    EnumSpelling = "enum-spelling", Warning, fix Safe {
        Usual { field: FieldOf<'p>, value: &'p str, wire: &'p str } "" => "\"{field}\" must be spelled {wire}, not \"{value}\".", fix "Change to {wire}";
    }

    /// `SUM` is not a target type. A sum has `targetType` `EVENT_ATTRIBUTE`, with `aggregateFunction` `SUM` in `extendedFieldInfo`.
    SumTargetType = "sum-target-type", Error, fix Safe {
        Usual { value: &'p str, wire: &'p str } "" => "\"targetType\" cannot be SUM. Use EVENT_ATTRIBUTE, and name the attribute and the aggregateFunction SUM in \"extendedFieldInfo\".", fix "Change to {wire}";
    }
}

/// Checks that a string is one of the values of an enumeration.
#[inline(never)]
pub(super) fn check(value: Node<'_>, enumeration: &'static Enumeration, findings: &mut Findings<'_>) {
    // The reader has already recognized values in the right spelling.
    if value.word().is_some() {
        return;
    }
    let text = value.as_str().unwrap_or_default();
    let wire = |index: usize| enumeration.words.get(index).copied().unwrap_or_default();
    match enumeration.recognise(&text) {
        Recognised::Exact(_) => {}
        Recognised::Spelled(index) => spelled(value, &text, wire(index), findings),
        Recognised::Near(index) => {
            let finding =
                EnumUnknown::Near { field: FieldOf(value), value: &text, allowed: OneOf(enumeration.words), nearest: wire(index) };
            findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), wire(index)));
        }
        Recognised::Unknown => {
            findings.report(value, EnumUnknown::Usual { field: FieldOf(value), value: &text, allowed: OneOf(enumeration.words) }).done();
        }
    }
}

/// Reports a value in another spelling than that of requests.
#[cold]
fn spelled(value: Node<'_>, text: &str, wire: &'static str, findings: &mut Findings<'_>) {
    let is_sum = wire == TargetType::EventAttribute.wire() && text.trim().eq_ignore_ascii_case("SUM");
    let added = if is_sum {
        findings.report(value, SumTargetType::Usual { value: text, wire })
    } else {
        findings.report(value, EnumSpelling::Usual { field: FieldOf(value), value: text, wire })
    };
    added.fix(|fix| fix.set_text(value.rows(), value.place(), wire));
}
