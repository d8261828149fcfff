//! The rule about IDs of tills, stores and programmes.

use target_groups_json::rows::Node;
use target_groups_model::Identifier;

use crate::Severity;
use crate::findings::Findings;
use crate::params::{Digits, FieldOf};

crate::rules! {
    /// The ID of a till, store or programme is not a whole number, is negative, or is larger than 2^53 − 1, up to which JavaScript counts exactly.
    TillId = "till-id", Error {
        Usual { field: FieldOf<'p>, largest: Digits } "" => "\"{field}\" must contain IDs only: whole numbers up to {largest}.";
        Large { field: FieldOf<'p>, largest: Digits } "large" => "\"{field}\" is larger than {largest}, so programs in JavaScript cannot read all its digits.";
        Negative { field: FieldOf<'p> } "negative" => "\"{field}\" is negative. IDs are positive; the server itself uses -1 for \"no till\".";
    }
}

/// Checks that a number is a valid ID.
#[inline(never)]
pub(super) fn check(value: Node<'_>, findings: &mut Findings<'_>) {
    let decimal = value.as_decimal();
    let number = decimal.and_then(|number| number.to_i64());
    match number {
        Some(0..=Identifier::MAX) => {}
        Some(number) if (-Identifier::MAX..0).contains(&number) => {
            findings.report_as(Severity::Warning, value, TillId::Negative { field: FieldOf(value) }).done();
        }
        _ if decimal.is_some_and(|number| number.decimals() == 0) => {
            let finding = TillId::Large { field: FieldOf(value), largest: Digits(Identifier::MAX) };
            findings.report_as(Severity::Warning, value, finding).done();
        }
        _ => findings.report(value, TillId::Usual { field: FieldOf(value), largest: Digits(Identifier::MAX) }).done(),
    }
}
