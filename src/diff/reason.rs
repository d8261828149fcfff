//! Why a server answers something else than was sent.

use crate::message::Text;

/// A reason.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// In words. Its name is the code of the reason.
    pub text: Text,
    /// Whether the server makes it for every request, whatever is in it.
    pub is_routine: bool,
}

impl Reason {
    const fn new(code: &'static str, english: &'static str) -> Self {
        Self { text: Text::new("diff-reason", code, english), is_routine: false }
    }

    const fn routine(code: &'static str, english: &'static str) -> Self {
        Self { is_routine: true, ..Self::new(code, english) }
    }

    /// The code, which never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        let [_, code, _] = self.text.key;
        code
    }
}

pub(super) const SERVER_NUMBER: Reason = Reason::routine("server-number", "The server gives this number.");
pub(super) const SERVER_MADE: Reason = Reason::routine("server-made", "The server makes this; a request does not carry it.");
pub(super) const ATTRIBUTION: Reason = Reason::routine("attribution", "The server notes who made it and when.");
pub(super) const VALUES_BY_PERIOD: Reason =
    Reason::routine("values-by-period", "The server repeats the goals by the number of their period.");
pub(super) const DEFAULT_VALUE: Reason = Reason::new("default-value", "The request does not say it; the server takes {after}.");
pub(super) const DAY_KEPT: Reason = Reason::new("day-kept", "The server keeps the day and drops the time.");
pub(super) const LAST_DAY_WHOLE: Reason =
    Reason::new("last-day-whole", "The server keeps the day and drops the time, so the whole of the last day counts.");
pub(super) const STATUS_FROM_CLOCK: Reason =
    Reason::new("status-from-clock", "The server works the status out from the days of the period and its clock.");
pub(super) const AS_TEXT: Reason = Reason::new("as-text", "The server returns it as text; it says the same.");
pub(super) const AS_OTHER_KIND: Reason = Reason::new("as-other-kind", "The server returns it as another kind of value; it says the same.");
pub(super) const WORD_SPELLED: Reason = Reason::new("word-spelled", "The server returns the word in the spelling that it knows.");
pub(super) const ENROLMENT_IMPORT: Reason =
    Reason::new("enrolment-import", "The request does not say how customers are enrolled; the server takes IMPORT.");
pub(super) const EVENT_TRANSACTION_ADD: Reason =
    Reason::new("event-transaction-add", "The request names no event; the server tracks TransactionAdd.");
pub(super) const OLDER_DATE_WINS: Reason =
    Reason::new("older-date-wins", "The request has the date in both forms; the form without ISO wins.");
pub(super) const OTHER_FORM: Reason =
    Reason::new("other-form", "The server returns the date in its other form too; it is the same moment.");
pub(super) const SECONDS_KEPT: Reason = Reason::new("seconds-kept", "The server keeps whole seconds.");
pub(super) const CYCLE_FROM_PERIODS: Reason = Reason::new(
    "cycle-from-periods",
    "The request has no cycle dates; the server takes them from the first and the last day of the periods.",
);
pub(super) const PERIODS_COUNTED: Reason = Reason::new("periods-counted", "The server counts the periods itself.");
pub(super) const TRIGGERS_NOT_ANSWERED: Reason =
    Reason::new("triggers-not-answered", "The server does not return the triggers when it creates a group.");
pub(super) const RETURN_BILL: Reason =
    Reason::new("return-bill", "The server adds a target that takes returned bills off the target of the same name.");
pub(super) const NOT_DOCUMENTED: Reason = Reason::new("not-documented", "Nobody documents this field; the server does not return it.");
pub(super) const KEY_UNDERSTOOD: Reason =
    Reason::new("key-understood", "The request spells the field otherwise; the answer has it under its right name.");
pub(super) const ORDER: Reason = Reason::new("order", "The server answers the elements in another order; they are matched by name.");
pub(super) const UNEXPLAINED: Reason = Reason::new("unexplained", "No documented behaviour of the server explains this.");

pub(super) const ALL: &[Reason] = &[
    SERVER_NUMBER,
    SERVER_MADE,
    ATTRIBUTION,
    VALUES_BY_PERIOD,
    DEFAULT_VALUE,
    DAY_KEPT,
    LAST_DAY_WHOLE,
    STATUS_FROM_CLOCK,
    AS_TEXT,
    AS_OTHER_KIND,
    WORD_SPELLED,
    ENROLMENT_IMPORT,
    EVENT_TRANSACTION_ADD,
    OLDER_DATE_WINS,
    OTHER_FORM,
    SECONDS_KEPT,
    CYCLE_FROM_PERIODS,
    PERIODS_COUNTED,
    TRIGGERS_NOT_ANSWERED,
    RETURN_BILL,
    NOT_DOCUMENTED,
    KEY_UNDERSTOOD,
    ORDER,
    UNEXPLAINED,
];
