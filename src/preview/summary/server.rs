//! The changes that the server makes to a request.

use crate::diff::{Difference, DifferenceRow};
use crate::message::{Locale, Text};

use super::{SummarySectionKind, SummaryWriter, join_and};

const NOTHING: Text = Text::new("summary", "server-nothing", "The server changes nothing.");
const OTHERS: Text = Text::new(
    "summary",
    "server-others",
    "The server makes {count, plural, one {# more change} other {# more changes}}, which the list of changes explains.",
);
const DEFAULTS: Text = Text::new("summary", "server-defaults", "Defaults added by the server: {fields}.");
const DEFAULT_OF_PERIODS: Text =
    Text::new("summary", "server-default-periods", "{field} ({count, plural, one {# period} other {# periods}})");
const DEFAULT_OF_TARGETS: Text =
    Text::new("summary", "server-default-targets", "{field} ({count, plural, one {# target} other {# targets}})");
const UNDOCUMENTED: Text = Text::new(
    "summary",
    "server-undocumented",
    "The server does not return {count, plural, one {the undocumented field} other {the undocumented fields}} {fields}.",
);

/// The reason "day-kept" for a date that does not belong to a period.
const GROUP_DAY: &str = "day-kept of the group";

/// The sentences for changes with the same reason.
const BY_REASON: &[(&str, Text)] = &[
    (
        "day-kept",
        Text::new(
            "summary",
            "server-days",
            "The server ignores the time of day of {count, plural, one {# period start} other {# period starts}}.",
        ),
    ),
    (
        GROUP_DAY,
        Text::new(
            "summary",
            "server-group-days",
            "The server ignores the time of day of the group's {count, plural, one {date} other {dates}}.",
        ),
    ),
    (
        "last-day-whole",
        Text::new(
            "summary",
            "server-last-days",
            "The server includes the whole last day of {count, plural, one {# period} other {# periods}}.",
        ),
    ),
    (
        "status-from-clock",
        Text::new(
            "summary",
            "server-status",
            "The server calculates the status of {count, plural, one {# period} other {# periods}} from the current time.",
        ),
    ),
    (
        "enrolment-import",
        Text::new(
            "summary",
            "server-import",
            "The server sets the enrolment method of {count, plural, one {# target} other {# targets}} to IMPORT, so customers are not enrolled by their own activity.",
        ),
    ),
    (
        "event-transaction-add",
        Text::new(
            "summary",
            "server-event",
            "The server tracks TransactionAdd for {count, plural, one {# target} other {# targets}} without an event name.",
        ),
    ),
    (
        "older-date-wins",
        Text::new(
            "summary",
            "server-older-date",
            "The server ignores {count, plural, one {# cycle date} other {# cycle dates}} in ISO form, because the same date is also given in the older form.",
        ),
    ),
    (
        "cycle-from-periods",
        Text::new("summary", "server-cycle", "The server sets the cycle dates to the first and last day of the periods."),
    ),
    ("triggers-not-answered", Text::new("summary", "server-triggers", "The server does not return the milestone triggers.")),
];

/// Changes that every response has, or that only change the form of a value.
const ROUTINE: &[&str] =
    &["server-number", "server-made", "attribution", "values-by-period", "other-form", "as-text", "as-other-kind", "word-spelled"];

/// Returns the messages of this file.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    [NOTHING, OTHERS, DEFAULTS, DEFAULT_OF_PERIODS, DEFAULT_OF_TARGETS, UNDOCUMENTED]
        .into_iter()
        .chain(BY_REASON.iter().map(|(_, text)| *text))
}

pub(super) fn describe(changes: &Difference, writer: &mut SummaryWriter<'_>) {
    if changes.problem.is_some() {
        return;
    }
    let told: Vec<&DifferenceRow> = changes.rows.iter().filter(|row| !ROUTINE.contains(&row.reason)).collect();
    if told.is_empty() {
        return writer.add_plain(SummarySectionKind::Server, &NOTHING);
    }
    let of = |reason: &'static str| told.iter().copied().filter(move |row| topic(row) == reason);
    let defaults = defaults(of("default-value"), writer.locale);
    if !defaults.is_empty() {
        let fields = join_and(defaults, writer.locale);
        writer.add(SummarySectionKind::Server, &DEFAULTS, [("fields", fields.into())]);
    }
    for (reason, text) in BY_REASON {
        let count: usize = of(reason).map(|row| row.places).sum();
        if count > 0 {
            writer.add(SummarySectionKind::Server, text, [("count", count.into())]);
        }
    }
    undocumented(of("not-documented"), writer);
    let is_told = |row: &&DifferenceRow| {
        ["default-value", "not-documented"].contains(&row.reason) || BY_REASON.iter().any(|(reason, _)| *reason == topic(row))
    };
    let others = told.iter().copied().filter(|row| !is_told(row)).count();
    if others > 0 {
        writer.add(SummarySectionKind::Server, &OTHERS, [("count", others.into())]);
    }
}

fn undocumented<'r>(rows: impl Iterator<Item = &'r DifferenceRow>, writer: &mut SummaryWriter<'_>) {
    let mut fields: Vec<String> = Vec::new();
    for row in rows {
        let field = format!("`{}`", name(row));
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    if !fields.is_empty() {
        let count = fields.len();
        let fields = join_and(fields, writer.locale);
        writer.add(SummarySectionKind::Server, &UNDOCUMENTED, [("count", count.into()), ("fields", fields.into())]);
    }
}

/// Returns the reason of a change if it has its own sentence.
fn topic(row: &DifferenceRow) -> &'static str {
    if row.reason == "day-kept" && !row.pointer.starts_with("/periods/") { GROUP_DAY } else { row.reason }
}

/// Returns the name of the field that is changed.
fn name(row: &DifferenceRow) -> &str {
    row.pointer.rsplit('/').next().unwrap_or_default()
}

/// Returns the list that contains the object with the field, if its number of items matters.
fn list(row: &DifferenceRow) -> Option<&'static Text> {
    if row.pointer.starts_with("/periods/") {
        Some(&DEFAULT_OF_PERIODS)
    } else if row.pointer.starts_with("/targets/") {
        Some(&DEFAULT_OF_TARGETS)
    } else {
        None
    }
}

/// Returns the fields that the server sets, each once with its value. If the field belongs to periods or targets, the text says so:
/// `active: true` of the periods must not look like a change of the group.
fn defaults<'r>(rows: impl Iterator<Item = &'r DifferenceRow>, locale: &Locale) -> Vec<String> {
    let mut defaults: Vec<(String, Option<&'static Text>, usize)> = Vec::new();
    for row in rows {
        let value = row.after.as_ref().map(|value| value.get().trim_matches('"')).unwrap_or_default();
        let (field, list) = (format!("`{}: {value}`", name(row)), list(row));
        match defaults.iter_mut().find(|(known, of, _)| *known == field && *of == list) {
            Some((_, _, count)) => *count += row.places,
            None => defaults.push((field, list, row.places)),
        }
    }
    let with_list = |(field, list, count): (String, Option<&'static Text>, usize)| match list {
        Some(list) => locale.format(list, &[("field", field.into()), ("count", count.into())].into()),
        None => field,
    };
    defaults.into_iter().map(with_list).collect()
}
