//! A request in words: one exact paragraph for the person who is responsible for it.
//!
//! What is not in the request is not said, and what cannot be told is said to be so.

mod group;
mod schedule;
mod server;
mod target;
mod values;

use crate::diff::Difference;
use crate::message::{Locale, Params, Text};
use crate::model::{EvaluationType, TargetGroup, TrackingType};
use crate::rules::{Report, Severity};

use super::calendar;

use schedule::Schedule;

const UNREADABLE: Text = Text::new("summary", "unreadable", "The request cannot be read, so nothing can be said about it.");
const REFUSED: Text = Text::new(
    "summary",
    "refused",
    "The server would refuse this request{errors, plural, =0 {} one {, which has an error} other {, which has # errors}}. Only what can be read of it is told here.",
);

/// The sentences of these files.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    let parts = [group::TEXTS, schedule::TEXTS, target::TEXTS, values::TEXTS];
    [UNREADABLE, REFUSED].into_iter().chain(parts.into_iter().flatten().copied()).chain(server::texts())
}

/// The sentences of a paragraph.
struct Paragraph<'l> {
    locale: &'l Locale,
    sentences: Vec<String>,
}

impl Paragraph<'_> {
    fn say(&mut self, text: &Text, params: impl Into<Params>) {
        self.sentences.push(self.locale.say(text, &params.into()));
    }

    fn say_plain(&mut self, text: &Text) {
        self.say(text, Params::default());
    }
}

/// What a paragraph needs to know of the group while it speaks of a target.
struct Setting<'s> {
    tracking: Option<TrackingType>,
    window: EvaluationType,
    /// When goals are to be reached, as part of a sentence.
    when: String,
    periods: usize,
    targets: usize,
    locale: &'s Locale,
}

/// What there is to say when the request cannot be read.
pub(super) fn unreadable(locale: &Locale) -> String {
    locale.say_plain(&UNREADABLE)
}

/// The group in words, and what the server will change.
pub(super) fn summary(group: &TargetGroup<'_>, report: &Report, changes: &Difference, locale: &Locale) -> String {
    let mut paragraph = Paragraph { locale, sentences: Vec::new() };
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    if changes.problem.as_ref().is_some_and(|problem| problem.code == "response-refused") {
        paragraph.say(&REFUSED, [("errors", errors.into())]);
    }
    let schedule = Schedule::of(group);
    let window = group.target_evaluation_type().get().unwrap_or(EvaluationType::FixedCalendarWindow);
    let setting = Setting {
        tracking: group.tracking_type().get(),
        window,
        when: schedule.when(group, window, locale),
        periods: group.periods().items().len(),
        targets: group.targets().items().len(),
        locale,
    };
    group::identity(group, &mut paragraph);
    for item in group.targets().items() {
        target::describe(item.content().as_ref(), &setting, &mut paragraph);
    }
    group::tracking(group, &setting, &mut paragraph);
    schedule.describe(group, window, &mut paragraph);
    group::rest(group, &mut paragraph);
    server::describe(changes, &mut paragraph);
    paragraph.sentences.join(" ")
}
