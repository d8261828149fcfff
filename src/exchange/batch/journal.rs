//! The journal of a batch: one line of JSON per event.
//!
//! `{"event":"leaving",…}` is written before a request is sent, and its outcome afterwards. A request whose last event is "leaving" or
//! "unknown" may have created its group, so the server is checked before the request is sent again.

use std::collections::BTreeMap;

use chrono::Timelike;

use crate::json::{self, Value, quote};
use crate::model::{fold_case, moment};

/// The events of a request that a journal records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalEvent {
    /// The request is about to be sent.
    Leaving,
    /// The group exists.
    Created,
    /// The server rejected the request.
    Rejected,
    /// The request was not sent.
    NotSent,
    /// The response was lost.
    Unknown,
    /// The server has no group with this name.
    Absent,
    /// The server has a group with this name and different content.
    Other,
}

impl JournalEvent {
    const ALL: [Self; 7] = [Self::Leaving, Self::Created, Self::Rejected, Self::NotSent, Self::Unknown, Self::Absent, Self::Other];

    fn word(self) -> &'static str {
        match self {
            Self::Leaving => "leaving",
            Self::Created => "created",
            Self::Rejected => "rejected",
            Self::NotSent => "not-sent",
            Self::Unknown => "unknown",
            Self::Absent => "absent",
            Self::Other => "other",
        }
    }
}

/// The request that a journal line belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRequest {
    /// The name of the group.
    pub name: String,
    /// A fingerprint of the content, independent of formatting.
    pub fingerprint: String,
}

/// A line of the journal. Other fields, such as the human-readable time, are ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) event: JournalEvent,
    pub(super) fingerprint: String,
    /// The ID of the group, if known.
    pub(super) id: Option<u64>,
}

/// Returns the line to write before a request is sent. `now` is the current time in milliseconds since 1970.
#[must_use]
pub fn leaving(subject: &BatchRequest, now: i64) -> String {
    write(subject, JournalEvent::Leaving, None, now)
}

/// Returns a line, including its line break.
pub(super) fn write(subject: &BatchRequest, event: JournalEvent, id: Option<u64>, now: i64) -> String {
    let at = moment(now).unwrap_or_default();
    let id = id.map(|id| [",\"id\":", &id.to_string()].concat()).unwrap_or_default();
    let time = [at.hour(), at.minute(), at.second()].map(|number| padded(number, 2)).join(":");
    let at = [&at.date().to_string(), "T", &time, ".", &padded(at.nanosecond() / 1_000_000, 3), "Z"].concat();
    let (name, fingerprint) = (quote(&subject.name), quote(&subject.fingerprint));
    ["{\"event\":\"", event.word(), "\",\"name\":", &name, ",\"fingerprint\":", &fingerprint, &id, ",\"at\":\"", &at, "\"}\n"].concat()
}

fn padded(number: u32, digits: usize) -> String {
    let number = number.to_string();
    "0".repeat(digits.saturating_sub(number.len())) + &number
}

/// Returns the name and the content of a line, or `None` if it is not a valid journal line.
fn read(line: &str) -> Option<(String, Line)> {
    let document = json::parse(line, 8).ok()?;
    let text = |field| document.root().get(field).and_then(Value::as_str);
    let event = text("event")?;
    let event = JournalEvent::ALL.into_iter().find(|known| known.word() == event)?;
    let id = document.root().get("id").and_then(whole_number);
    Some((text("name")?.into_owned(), Line { event, fingerprint: text("fingerprint")?.into_owned(), id }))
}

/// Returns the ID of a group.
pub(super) fn whole_number(value: Value<'_>) -> Option<u64> {
    value.raw().parse().ok()
}

/// The content of a journal.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The last line for each name, in lower case. Once a group is created, later lines do not change that.
    last: BTreeMap<String, Line>,
    /// The number of lines that are not valid journal lines.
    pub(super) unreadable_lines: usize,
    /// The prefix for the next line: a line break if an earlier run was killed while it wrote a line.
    pub(super) separator: &'static str,
}

impl Journal {
    pub(super) fn read(text: &str) -> Self {
        let mut journal = Self { separator: if text.is_empty() || text.ends_with('\n') { "" } else { "\n" }, ..Self::default() };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match read(line) {
                Some((name, line)) => journal.add(&name, line),
                None => journal.unreadable_lines += 1,
            }
        }
        journal
    }

    fn add(&mut self, name: &str, line: Line) {
        let key = fold_case(name);
        if self.last.get(&key).is_none_or(|known| known.event != JournalEvent::Created) {
            self.last.insert(key, line);
        }
    }

    /// Returns the last line for a name in lower case.
    pub(super) fn last(&self, key: &str) -> Option<&Line> {
        self.last.get(key)
    }
}

#[cfg(test)]
mod tests {
    use super::{BatchRequest, Journal, JournalEvent, leaving, write};

    fn subject(name: &str) -> BatchRequest {
        BatchRequest { name: name.to_owned(), fingerprint: "f".to_owned() }
    }

    #[test]
    fn lines_are_written_and_read_back() {
        const NOW: i64 = 1_768_281_197_578;
        assert_eq!(
            leaving(&subject("A \"b\"\n"), NOW),
            "{\"event\":\"leaving\",\"name\":\"A \\\"b\\\"\\n\",\"fingerprint\":\"f\",\"at\":\"2026-01-13T05:13:17.578Z\"}\n"
        );
        for (event, id) in [
            (JournalEvent::Leaving, None),
            (JournalEvent::Created, Some(7)),
            (JournalEvent::Rejected, None),
            (JournalEvent::NotSent, None),
            (JournalEvent::Unknown, None),
            (JournalEvent::Absent, None),
            (JournalEvent::Other, Some(u64::MAX)),
        ] {
            let text = write(&subject("Ä"), event, id, NOW);
            let journal = Journal::read(&text);
            let line = journal.last("ä").unwrap();
            assert_eq!((line.event, line.id, journal.unreadable_lines, text.matches('\n').count()), (event, id, 0, 1));
        }
    }

    #[test]
    fn a_line_that_was_cut_off_does_not_spoil_the_next_one() {
        let whole = leaving(&subject("a"), 0);
        for length in 0..=whole.len() {
            let cut = whole.get(..length).unwrap();
            let separator = Journal::read(cut).separator;
            let journal = Journal::read(&format!("{cut}{separator}{}", write(&subject("b"), JournalEvent::Absent, None, 0)));
            assert!(journal.last("b").is_some(), "{cut}");
            // A line that only lacks its line break is complete.
            let is_whole = length >= whole.len() - 1;
            assert_eq!((journal.unreadable_lines, journal.last("a").is_some()), (usize::from(length > 0 && !is_whole), is_whole), "{cut}");
        }
    }
}
