//! The summary of a request, for the person who is responsible for it: as text, and as sections that a page can display as cards.
//!
//! Both are built from the same facts. The text states the goal, its periods and its amount in one sentence; the sections state them
//! separately. Facts that several targets have in common are described once. If something in the request is unclear, the summary says so
//! and does not guess.

mod group;
mod per_target;
mod schedule;
mod server;
mod target;
mod values;

use serde::Serialize;

use crate::diff::Difference;
use crate::message::{Locale, Param, Params, Text};
use crate::model::{EvaluationType, TargetGroup, TrackingType};
use crate::rules::{Report, Severity};

use super::calendar;

use schedule::PeriodList;

const UNREADABLE: Text = Text::new("summary", "unreadable", "There is no summary, because the request is not valid JSON.");
const DAMAGED: Text = Text::new("summary", "damaged", "The request is not valid JSON. This summary covers what could be understood.");
const REFUSED: Text = Text::new(
    "summary",
    "refused",
    "The server would reject this request{errors, plural, =0 {} one { because of # error} other { because of # errors}}. This summary covers only its valid parts.",
);
const AND: Text = Text::new("summary", "and", "{list} and {last}");
const ITEM: Text = Text::new("summary", "item", "{phrase}.");

/// Returns the messages of this module.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    let parts = [group::TEXTS, per_target::TEXTS, schedule::TEXTS, target::TEXTS, values::TEXTS];
    let headings = SummarySectionKind::ALL.map(SummarySectionKind::heading);
    [UNREADABLE, DAMAGED, REFUSED, AND, ITEM].into_iter().chain(headings).chain(parts.into_iter().flatten().copied()).chain(server::texts())
}

/// A section of the summary, for a page that displays the summary as cards.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct SummarySection {
    /// The subject of the section.
    pub kind: SummarySectionKind,
    /// The heading, in the language of the options.
    pub heading: String,
    /// The items, each of which is one or more sentences. There is at least one.
    pub items: Vec<String>,
}

/// The subjects of the sections, in order. Sections without items are omitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum SummarySectionKind {
    /// The group itself: name, description, state.
    Group,
    /// The customers that can take part, and how they are enrolled.
    Who,
    /// The activity that counts.
    What,
    /// The goal: how much of the activity is needed.
    Amount,
    /// The periods, cycles and dates.
    When,
    /// The stores, zones and concepts that the targets are limited to.
    Where,
    /// The changes that the server makes to the request.
    Server,
}

impl SummarySectionKind {
    const ALL: [Self; 7] = [Self::Group, Self::Who, Self::What, Self::Amount, Self::When, Self::Where, Self::Server];

    fn heading(self) -> Text {
        let (name, english) = match self {
            Self::Group => ("group", "Target group"),
            Self::Who => ("who", "Who takes part"),
            Self::What => ("what", "What counts"),
            Self::Amount => ("amount", "Goal"),
            Self::When => ("when", "When"),
            Self::Where => ("where", "Where"),
            Self::Server => ("server", "Changes by the server"),
        };
        Text::new("summary-heading", name, english)
    }
}

/// The summary of a request.
pub(super) struct Summary {
    pub(super) text: String,
    pub(super) sections: Vec<SummarySection>,
}

/// Collects the sentences of the text and the items of the sections.
struct SummaryWriter<'l> {
    locale: &'l Locale,
    sentences: Vec<String>,
    items: Vec<(SummarySectionKind, String)>,
}

impl SummaryWriter<'_> {
    /// Adds a message to the text and to a section.
    fn add(&mut self, section: SummarySectionKind, text: &Text, params: impl Into<Params>) {
        let sentence = self.locale.format(text, &params.into());
        self.add_written(section, sentence);
    }

    fn add_plain(&mut self, section: SummarySectionKind, text: &Text) {
        self.add(section, text, Params::default());
    }

    /// Adds a sentence to the text and to a section.
    fn add_written(&mut self, section: SummarySectionKind, sentence: String) {
        self.items.push((section, sentence.clone()));
        self.sentences.push(sentence);
    }

    /// Adds a phrase to a section, as a sentence.
    fn add_item(&mut self, section: SummarySectionKind, phrase: &str) {
        self.items.push((section, item(phrase, self.locale)));
    }

    fn finish(self) -> Summary {
        let Self { locale, sentences, items } = self;
        let items_of = |kind| items.iter().filter(move |(of, _)| *of == kind).map(|(_, item)| item.clone()).collect::<Vec<_>>();
        let section =
            |kind: SummarySectionKind| SummarySection { kind, heading: locale.format_plain(&kind.heading()), items: items_of(kind) };
        let sections = SummarySectionKind::ALL.into_iter().map(section).filter(|section| !section.items.is_empty()).collect();
        Summary { text: sentences.join(" "), sections }
    }
}

/// Formats a phrase as a sentence.
fn item(phrase: &str, locale: &Locale) -> String {
    let mut characters = phrase.chars();
    let phrase: String = characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default();
    locale.format(&ITEM, &[("phrase", phrase.into())].into())
}

/// "a, b and c".
fn join_and(mut items: Vec<String>, locale: &Locale) -> String {
    match items.pop() {
        Some(last) if items.is_empty() => last,
        Some(last) => locale.format(&AND, &[("list", Param::all_of(items)), ("last", last.into())].into()),
        None => String::new(),
    }
}

/// The facts about the group that the sentences about its targets need.
struct Setting<'s> {
    tracking: Option<TrackingType>,
    window: EvaluationType,
    /// The time in which customers can reach goals, as part of a sentence.
    when: String,
    schedule: &'s PeriodList,
    periods: usize,
    locale: &'s Locale,
}

/// Returns the summary of a text that is not a JSON object.
pub(super) fn unreadable(locale: &Locale) -> Summary {
    Summary { text: locale.format_plain(&UNREADABLE), sections: Vec::new() }
}

/// Summarises a group and the changes that the server will make.
pub(super) fn summary(group: &TargetGroup<'_>, report: &Report, changes: &Difference, locale: &Locale) -> Summary {
    let mut writer = SummaryWriter { locale, sentences: Vec::new(), items: Vec::new() };
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    match changes.problem.as_ref().map(|problem| problem.code) {
        Some("response-refused") => writer.add(SummarySectionKind::Group, &REFUSED, [("errors", errors.into())]),
        Some("request-unreadable") => writer.add_plain(SummarySectionKind::Group, &DAMAGED),
        _ => {}
    }
    let schedule = PeriodList::of(group);
    let window = group.target_evaluation_type().get().unwrap_or(EvaluationType::FixedCalendarWindow);
    let when = schedule.when(group, window, locale);
    let periods = group.periods().items().len();
    let setting = Setting { tracking: group.tracking_type().get(), window, when, schedule: &schedule, periods, locale };
    group::identity(group, &mut writer);
    target::describe_all(group, &setting, &mut writer);
    group::tracking(group, &mut writer);
    writer.add_item(SummarySectionKind::When, &setting.when);
    schedule.describe(group, window, &mut writer);
    group::rest(group, &mut writer);
    server::describe(changes, &mut writer);
    writer.finish()
}
