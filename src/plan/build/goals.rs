//! The goal of each period.

use std::iter;

use crate::json::rows::Node;
use crate::model::{Amount, List};
use crate::rules::{Findings, without_separators};

use crate::plan::calendar::all_contents;
use crate::plan::rules::{GoalDecimals, GoalSeparators, GoalsDiffer, GoalsWindow};
use crate::plan::schema::{Goal, Measure, Plan, PlanWindow};

/// Returns the goal of each period, as JSON numbers.
pub(super) fn goals<'d>(plan: &Plan<'d>, periods: Option<usize>, findings: &mut Findings<'_>) -> Option<Vec<&'d str>> {
    if goals_with_separators(plan, findings) {
        return None;
    }
    let (value, goal) = plan.goal().both()?;
    let counts = matches!(plan.measure().get(), Some(Measure::Counted(_)));
    match goal {
        Goal::Same(amount) => {
            goal_decimals(value, amount, counts, findings);
            Some(vec![amount.decimal().as_written(); periods?])
        }
        Goal::Each(list) => {
            for item in list.clone() {
                item.content().into_iter().for_each(|amount| goal_decimals(item.value, amount, counts, findings));
            }
            goals_window(plan, value, list.clone(), findings);
            let (goals, periods) = (list.len(), periods?);
            if goals != periods {
                findings.report(value, GoalsDiffer::Usual { goals, periods }).done();
            }
            Some(all_contents(list)?.into_iter().map(|amount| amount.decimal().as_written()).collect())
        }
    }
}

/// Reports goals that are written with separators, with a question about their meaning. Returns `true` if there are any.
fn goals_with_separators(plan: &Plan<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(value) = plan.goal().value() else { return false };
    let mut found = false;
    for value in iter::once(value).chain(value.elements()) {
        let Some(text) = value.as_str() else { continue };
        let Some(digits) = without_separators(&text) else { continue };
        found = true;
        let decimal = text.split_once([',', '.']).filter(|(_, rest)| rest.len() == 3).map(|(whole, _)| whole);
        let added = match decimal {
            Some(decimal) => findings.report(value, GoalSeparators::Ambiguous { value: &text, digits: &digits, decimal }),
            None => findings.report(value, GoalSeparators::Usual { value: &text, digits: &digits }),
        };
        added.fix(|fix| fix.set(value.rows(), value.place(), &digits));
    }
    found
}

fn goal_decimals(value: Node<'_>, amount: Amount<'_>, counts: bool, findings: &mut Findings<'_>) {
    if counts && amount.decimal().decimals() > 0 {
        findings.report(value, GoalDecimals::Usual { value: amount.decimal().as_written() }).done();
    }
}

fn goals_window<'d>(plan: &Plan<'d>, value: Node<'_>, list: List<'d, Amount<'d>>, findings: &mut Findings<'_>) {
    let Some(window) = plan.window().get().filter(|window| *window != PlanWindow::Calendar) else { return };
    let mut amounts = list.filter_map(|item| item.content()).map(|amount| amount.decimal());
    let first = amounts.next();
    if amounts.any(|amount| Some(amount) != first) {
        findings.report(value, GoalsWindow::Usual { window: window.wire() }).done();
    }
}
