//! What the server will change.

use crate::diff::{Difference, Row};
use crate::message::{Param, Text};

use super::Paragraph;

const NOTHING: Text = Text::new("summary", "server-nothing", "The server will change nothing of this.");
const OTHERS: Text =
    Text::new("summary", "server-others", "{count, plural, one {One more change is} other {# more changes are}} in the list of changes.");
const DEFAULTS: Text = Text::new("summary", "server-defaults", "The server will add what is not said: {fields}.");
const UNDOCUMENTED: Text = Text::new(
    "summary",
    "server-undocumented",
    "It will not return {count, plural, one {a field that nobody documents} other {# fields that nobody documents}}: {fields}.",
);

/// The reason "day-kept", where it is not about a period.
const GROUP_DAY: &str = "day-kept of the group";

/// What is said of changes that have the same reason.
const BY_REASON: &[(&str, Text)] = &[
    (
        "day-kept",
        Text::new(
            "summary",
            "server-days",
            "The server will drop the time of the {count, plural, one {start of a period} other {starts of # periods}}.",
        ),
    ),
    (
        GROUP_DAY,
        Text::new(
            "summary",
            "server-group-days",
            "The server will keep only the day of {count, plural, one {the date} other {the dates}} of the group itself.",
        ),
    ),
    (
        "last-day-whole",
        Text::new(
            "summary",
            "server-last-days",
            "The server will count the last day of {count, plural, one {a period} other {# periods}} whole.",
        ),
    ),
    (
        "status-from-clock",
        Text::new(
            "summary",
            "server-status",
            "The server will work out the status of {count, plural, one {one period} other {# periods}} from its clock.",
        ),
    ),
    (
        "enrolment-import",
        Text::new(
            "summary",
            "server-import",
            "The server will set the enrolment of {count, plural, one {a target} other {# targets}} to IMPORT: nobody will be enrolled by their own activity.",
        ),
    ),
    (
        "event-transaction-add",
        Text::new(
            "summary",
            "server-event",
            "The server will track TransactionAdd for {count, plural, one {a target that names} other {# targets that name}} no event.",
        ),
    ),
    (
        "older-date-wins",
        Text::new(
            "summary",
            "server-older-date",
            "The server will replace {count, plural, one {a cycle date} other {# cycle dates}} by the same date without ISO in its name, which wins.",
        ),
    ),
    ("cycle-from-periods", Text::new("summary", "server-cycle", "The server will take the cycle dates from the days of the periods.")),
    ("triggers-not-answered", Text::new("summary", "server-triggers", "The server will not return the milestone triggers.")),
];

/// What is the same in other words, or stands in every answer.
const NOT_TOLD: &[&str] =
    &["server-number", "server-made", "attribution", "values-by-period", "other-form", "as-text", "as-other-kind", "word-spelled"];

/// The sentences of this file.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    [NOTHING, OTHERS, DEFAULTS, UNDOCUMENTED].into_iter().chain(BY_REASON.iter().map(|(_, text)| *text))
}

pub(super) fn describe(changes: &Difference, paragraph: &mut Paragraph<'_>) {
    if changes.problem.is_some() {
        return;
    }
    let told: Vec<&Row> = changes.rows.iter().filter(|row| !NOT_TOLD.contains(&row.reason)).collect();
    if told.is_empty() {
        return paragraph.format_plain(&NOTHING);
    }
    let of = |reason: &'static str| told.iter().copied().filter(move |row| topic(row) == reason);
    let defaults = fields(of("default-value"), true);
    if !defaults.is_empty() {
        paragraph.format(&DEFAULTS, [("fields", Param::all_of(defaults))]);
    }
    for (reason, text) in BY_REASON {
        let count = of(reason).count();
        if count > 0 {
            paragraph.format(text, [("count", count.into())]);
        }
    }
    let undocumented = fields(of("not-documented"), false);
    if !undocumented.is_empty() {
        let count = ("count", undocumented.len().into());
        paragraph.format(&UNDOCUMENTED, [count, ("fields", Param::all_of(undocumented))]);
    }
    let is_said =
        |row: &&Row| ["default-value", "not-documented"].contains(&row.reason) || BY_REASON.iter().any(|(reason, _)| *reason == topic(row));
    let others = told.iter().copied().filter(|row| !is_said(row)).count();
    if others > 0 {
        paragraph.format(&OTHERS, [("count", others.into())]);
    }
}

/// The reason of a change, as far as it makes a sentence of its own.
fn topic(row: &Row) -> &'static str {
    if row.reason == "day-kept" && !row.pointer.starts_with("/periods/") { GROUP_DAY } else { row.reason }
}

/// The names of fields, each once, with the value that the server gives them where that is asked for.
fn fields<'r>(rows: impl Iterator<Item = &'r Row>, with_values: bool) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for row in rows {
        let name = row.pointer.rsplit('/').next().unwrap_or_default();
        let value = row.after.as_ref().filter(|_| with_values).map(|value| format!(" {}", value.get().trim_matches('"')));
        let field = format!("`{name}{}`", value.unwrap_or_default());
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}
