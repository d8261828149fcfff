//! Maps diagnostics of a built request back to the plan that it was built from.

use std::ops::Range;

use crate::json::{self, Pointer, Positions, Value};

use crate::rules::{Diagnostic, Fix, Options, RelatedPlace};
use crate::text::Change;

use super::schema::{Goal, Plan, Schedule};

/// Maps a diagnostic of the request to the plan. Returns `None` for a diagnostic of the target that the group has too.
pub(super) fn in_plan(diagnostic: Diagnostic, plan: &Plan<'_>) -> Option<Diagnostic> {
    let request = Pointer::parse(&diagnostic.pointer).ok()?;
    let pointer = place(&request, plan).to_string();
    // A rule of plans reports every time of day.
    if diagnostic.code == "period-time-dropped" {
        return None;
    }
    // The target has the name of the group.
    if diagnostic.pointer == "/targets/0/name" && !plan.target_name().is_sent() {
        return None;
    }
    let fix = diagnostic.fix.and_then(|fix| fix_in_plan(fix, &pointer, plan));
    let related = diagnostic.related.iter().filter_map(|other| {
        let pointer = place(&Pointer::parse(&other.pointer).ok()?, plan).to_string();
        Some(RelatedPlace { pointer, range: None })
    });
    let mut related: Vec<RelatedPlace> = related.filter(|other| other.pointer != pointer).collect();
    related.dedup();
    Some(Diagnostic { pointer, fix, related, ..diagnostic })
}

/// Maps a fix to the plan if all its changes are in one value that is the same in the plan and the request.
fn fix_in_plan(fix: Fix, pointer: &str, plan: &Plan<'_>) -> Option<Fix> {
    let moved = |change: Change| {
        let place = place(&Pointer::parse(change.pointer()?).ok()?, plan).to_string();
        (place == pointer).then(|| change.at(place))
    };
    let Fix { title, kind, changes } = fix;
    let changes: Option<Vec<Change>> = changes.into_iter().map(moved).collect();
    let same_value = pointer.starts_with("/fields/")
        || pointer.starts_with("/targetFields/")
        || ["/name", "/targetName", "/description", "/event"].contains(&pointer);
    changes.filter(|_| same_value).map(|changes| Fix { title, kind, changes })
}

/// Returns the location in the plan for a location in the request.
fn place(request: &Pointer, plan: &Plan<'_>) -> Pointer {
    let tokens: Vec<&str> = request.tokens().iter().map(String::as_str).collect();
    let path = |keys: &[&str]| keys.iter().fold(Pointer::root(), |pointer, key| pointer.join(key));
    let ranges = match plan.schedule().get() {
        Some(Schedule::Ranges(ranges)) => Some(ranges.ranges().items().len().saturating_sub(1).to_string()),
        _ => None,
    };
    match (tokens.as_slice(), &ranges) {
        (["name" | "description" | "active"], _) => request.clone(),
        (["preferredTillId"], _) => path(&["till"]),
        (["timeZoneName"], _) => path(&["schedule", "zone"]),
        (["targetCycleStartDateISO"], Some(_)) => path(&["schedule", "ranges", "0", "start"]),
        (["targetCycleStartDateISO"], None) => path(&["schedule", "start"]),
        (["targetCycleEndDateISO"], Some(last)) => path(&["schedule", "ranges", last, "end"]),
        (["targetEvaluationType"], _) => path(&["window"]),
        (["periods", index, "startDate"], Some(_)) => path(&["schedule", "ranges", index, "start"]),
        (["periods", index, "endDate"], Some(_)) => path(&["schedule", "ranges", index, "end"]),
        (["periods", index, "refCode"], Some(_)) => path(&["schedule", "ranges", index, "name"]),
        (["periods", index, ..], Some(_)) => path(&["schedule", "ranges", index]),
        (["targetCycleEndDateISO" | "totalPeriods" | "recurringCycles" | "frequencyType" | "frequency" | "periods", ..], _) => {
            path(&["schedule"])
        }
        (["trackingType"], _) => path(&["tracking"]),
        (["streaks", index, "name"], _) => path(&["tracking", "streak", index, "name"]),
        (["streaks", index, ..], _) => path(&["tracking", "streak", index, "periods"]),
        (["streaks"], _) => path(&["tracking", "streak"]),
        (["targets", _, rest @ ..], _) => place_of_target(rest, plan),
        (["targets"] | [], _) => Pointer::root(),
        (further, _) => further.iter().fold(path(&["fields"]), |pointer, key| pointer.join(key)),
    }
}

fn place_of_target(tokens: &[&str], plan: &Plan<'_>) -> Pointer {
    let path = |keys: &[&str]| keys.iter().fold(Pointer::root(), |pointer, key| pointer.join(key));
    match tokens {
        ["name"] if plan.target_name().is_sent() => path(&["targetName"]),
        ["name"] => path(&["name"]),
        ["eventName"] => path(&["event"]),
        ["targetType" | "targetEntity"] => path(&["measure"]),
        ["extendedFieldInfo", ..] => path(&["measure", "sum"]),
        ["defaultValues", index, ..] if matches!(plan.goal().get(), Some(Goal::Each(_))) => path(&["goal", index]),
        ["defaultValues", ..] => path(&["goal"]),
        ["expression" | "expressionJson"] => path(&["when"]),
        ["filters", index, "entityType"] => path(&["only", index, "entity"]),
        ["filters", index, "entityIds", rest @ ..] => rest.iter().fold(path(&["only", index, "ids"]), |pointer, key| pointer.join(key)),
        ["filters", index] => path(&["only", index]),
        ["filters"] => path(&["only"]),
        ["enrolmentMethod"] => path(&["enrolment"]),
        [] => Pointer::root(),
        further => further.iter().fold(path(&["targetFields"]), |pointer, key| pointer.join(key)),
    }
}

/// Sorts diagnostics by their position in the plan, removes duplicates of the same code and position, and adds their ranges.
pub(super) fn sorted(diagnostics: Vec<Diagnostic>, text: &str, options: &Options) -> Vec<Diagnostic> {
    if diagnostics.is_empty() {
        return diagnostics;
    }
    // The plan has already been parsed from the same text, so parsing cannot fail.
    let Ok(document) = json::parse(text, options.limits.depth) else { return diagnostics };
    let root = document.root();
    let mut placed: Vec<(usize, Diagnostic)> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let repeated = placed.iter().any(|(_, known)| known.code == diagnostic.code && known.pointer == diagnostic.pointer);
        if repeated && diagnostic.range.is_none() {
            continue;
        }
        let start = span(&diagnostic.pointer, root).start;
        let at = placed.partition_point(|(known, other)| (*known, other.severity) <= (start, diagnostic.severity));
        placed.insert(at, (start, diagnostic));
    }
    let mut positions = Positions::new(text);
    let with_range = |(_, diagnostic): (usize, Diagnostic)| {
        if !options.ranges || diagnostic.range.is_some() {
            return diagnostic;
        }
        let range = positions.range(&span(&diagnostic.pointer, root));
        Diagnostic { range: Some(range), ..diagnostic }
    };
    placed.into_iter().map(with_range).collect()
}

/// Returns the range of a value, or that of the opening bracket of the innermost container on the path to it.
fn span(pointer: &str, root: Value<'_>) -> Range<usize> {
    let Ok(pointer) = Pointer::parse(pointer) else { return 0..0 };
    if let Some(value) = pointer.resolve(root) {
        return value.range();
    }
    let mut parent = pointer;
    while let Some((outer, _)) = parent.split_last() {
        if let Some(value) = outer.resolve(root) {
            return value.range().start..value.range().start + 1;
        }
        parent = outer;
    }
    0..1
}
