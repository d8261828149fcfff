//! The reasons why a response differs from the request.

use crate::message::Text;

/// A reason why a value differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// The message. Its name is the code of the reason.
    pub text: Text,
    /// `true` for changes that the server makes to every request.
    pub is_routine: bool,
}

impl Reason {
    const fn new(code: &'static str, english: &'static str) -> Self {
        Self { text: Text::new("diff-reason", code, english), is_routine: false }
    }

    const fn routine(code: &'static str, english: &'static str) -> Self {
        Self { is_routine: true, ..Self::new(code, english) }
    }

    /// Returns the code, which never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        let [_, code, _] = self.text.key;
        code
    }
}

pub(super) const SERVER_NUMBER: Reason = Reason::routine("server-number", "The server assigns this ID.");
pub(super) const SERVER_MADE: Reason = Reason::routine("server-made", "The server sets this field. Requests do not have it.");
pub(super) const ATTRIBUTION: Reason = Reason::routine("attribution", "The server records who created it and when.");
pub(super) const VALUES_BY_PERIOD: Reason = Reason::routine("values-by-period", "The server repeats the goals by the ID of their period.");
pub(super) const DEFAULT_VALUE: Reason = Reason::new("default-value", "The field is missing, so the server uses the default {after}.");
pub(super) const DAY_KEPT: Reason = Reason::new("day-kept", "The server keeps only the day and ignores the time.");
pub(super) const LAST_DAY_WHOLE: Reason =
    Reason::new("last-day-whole", "The server keeps only the day and ignores the time, so the whole last day counts.");
pub(super) const STATUS_FROM_CLOCK: Reason =
    Reason::new("status-from-clock", "The server calculates the status from the days of the period and the current time.");
pub(super) const AS_TEXT: Reason = Reason::new("as-text", "The server returns the same value as a string.");
pub(super) const AS_OTHER_KIND: Reason = Reason::new("as-other-kind", "The server returns the same value as another type.");
pub(super) const WORD_SPELLED: Reason = Reason::new("word-spelled", "The server returns the value in its own spelling.");
pub(super) const ENROLMENT_IMPORT: Reason = Reason::new("enrolment-import", "The enrolment method is missing, so the server uses IMPORT.");
pub(super) const EVENT_TRANSACTION_ADD: Reason =
    Reason::new("event-transaction-add", "The event name is missing, so the server tracks TransactionAdd.");
pub(super) const OLDER_DATE_WINS: Reason =
    Reason::new("older-date-wins", "The request has this date in both forms. The server uses the one without ISO in its name.");
pub(super) const OTHER_FORM: Reason = Reason::new("other-form", "The server returns the same moment in its other form too.");
pub(super) const SECONDS_KEPT: Reason = Reason::new("seconds-kept", "The server ignores fractions of a second.");
pub(super) const CYCLE_FROM_PERIODS: Reason =
    Reason::new("cycle-from-periods", "The cycle dates are missing, so the server uses the first and the last day of the periods.");
pub(super) const PERIODS_COUNTED: Reason = Reason::new("periods-counted", "The server counts the periods itself.");
pub(super) const TRIGGERS_NOT_ANSWERED: Reason =
    Reason::new("triggers-not-answered", "The server does not return the triggers of a new group.");
pub(super) const DECIMALS_KEPT: Reason = Reason::new("decimals-kept", "The server keeps three decimals.");
pub(super) const NOT_LISTED: Reason = Reason::new("not-listed", "Lists of groups do not contain this date.");
pub(super) const RETURN_BILL: Reason =
    Reason::new("return-bill", "The server adds a target that subtracts returned bills from the target with the same name.");
pub(super) const NO_PERIOD: Reason = Reason::new("no-period", "No period belongs to this value, so the server drops it.");
pub(super) const NOT_DOCUMENTED: Reason = Reason::new("not-documented", "The field is not documented, and the server does not return it.");
pub(super) const KEY_UNDERSTOOD: Reason =
    Reason::new("key-understood", "The request misspells the field. The response has its correct name.");
pub(super) const ORDER: Reason = Reason::new("order", "The server returns the items in another order. They are matched by name.");
pub(super) const UNEXPLAINED: Reason = Reason::new("unexplained", "Unexpected change: no documented behaviour of the server explains it.");

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
    DECIMALS_KEPT,
    NOT_LISTED,
    RETURN_BILL,
    NO_PERIOD,
    NOT_DOCUMENTED,
    KEY_UNDERSTOOD,
    ORDER,
    UNEXPLAINED,
];
