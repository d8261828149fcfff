//! The messages about open parts.

use crate::message::Text;

use super::OpenReason;

/// A message, and the reason that it explains.
pub(super) struct OpenText {
    pub(super) reason: OpenReason,
    pub(super) text: Text,
}

const fn open(reason: OpenReason, name: &'static str, english: &'static str) -> OpenText {
    OpenText { reason, text: Text::new("promotion", name, english) }
}

use OpenReason::{Assumed, Missing, Undocumented};

pub(super) const NOTICE: Text = Text::new(
    "promotion",
    "notice",
    "The Create a Loyalty Promotion API has no complete public description. Complete and check the open parts before you send this body.",
);

pub(super) const ADD: OpenText = open(Missing, "add", "Target groups do not have this value. Add it.");
pub(super) const CHOOSE: OpenText = open(Missing, "choose", "Target groups do not have this value. Choose one of {values}.");
pub(super) const ENROLMENT: OpenText =
    open(Missing, "enrolment", "Public documents have no value for the enrolment {value}. Choose one of {values}.");
pub(super) const NO_CYCLE_DATE: OpenText = open(Missing, "no-cycle-date", "The request has no cycle date. Add a time with a UTC offset.");

pub(super) const NAME_ONLY: OpenText = open(Undocumented, "name-only", "Public documents do not describe the value of this field.");
pub(super) const ACTIONS: OpenText =
    open(Undocumented, "actions", "Public documents do not describe the actions of a cycle, such as rewards. Target groups have none.");
pub(super) const GOALS: OpenText =
    open(Undocumented, "goals", "Public documents do not name the field for the goals of the cycles. In the request, they are {goals}.");
pub(super) const NO_FIELD: OpenText = open(Undocumented, "no-field", "Public documents do not name a field of promotions for \"{field}\".");
pub(super) const SEVERAL_EVENTS: OpenText =
    open(Undocumented, "several-events", "The targets track several events. Public documents do not describe such activities.");

pub(super) const DRAFT: OpenText = open(Assumed, "draft", "DRAFT keeps the promotion from starting.");
pub(super) const DAYS: OpenText =
    open(Assumed, "days", "Public documents do not describe the format of these dates. They are the days of the periods.");
pub(super) const ZONE: OpenText = open(Assumed, "zone", "The request has no time zone. The server uses GMT for its target group.");
pub(super) const DIFFERENT: OpenText = open(Assumed, "different", "This follows from the goals.");
pub(super) const GROUP: OpenText =
    open(Assumed, "group", "The targets are milestones of one activity. Public documents have no example of the type GROUP.");

const OPEN: [&OpenText; 14] = [
    &ADD,
    &CHOOSE,
    &ENROLMENT,
    &NO_CYCLE_DATE,
    &NAME_ONLY,
    &ACTIONS,
    &GOALS,
    &NO_FIELD,
    &SEVERAL_EVENTS,
    &DRAFT,
    &DAYS,
    &ZONE,
    &DIFFERENT,
    &GROUP,
];

/// Returns all messages of outlines.
pub fn texts() -> impl Iterator<Item = Text> {
    [NOTICE].into_iter().chain(OPEN.iter().map(|open| open.text))
}
