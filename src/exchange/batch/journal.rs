//! The journal of a batch: a line of JSON for each event.
//!
//! `{"event":"leaving",…}` is written before a request leaves, and its outcome after. A request whose last event is "leaving" or
//! "unknown" may have created its group: it is looked for before the request is sent again.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};

use crate::model::moment;

/// The events that a journal records of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JournalEvent {
    /// It is about to leave.
    Leaving,
    /// Its group exists.
    Created,
    /// The server refused it.
    Rejected,
    /// Nothing left this machine.
    NotSent,
    /// The answer was lost.
    Unknown,
    /// No group has its name.
    Absent,
    /// A group has its name, with another content.
    Other,
}

/// The request that a line is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// The name of the group.
    pub name: String,
    /// Identifies the content, whatever its layout.
    pub fingerprint: String,
}

/// A line of the journal. Fields that a later version adds are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) event: JournalEvent,
    name: String,
    pub(super) fingerprint: String,
    /// The number of the group, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<u64>,
    /// The moment in UTC, for people.
    #[serde(default)]
    at: String,
}

/// The line that is written before a request leaves, at this moment in milliseconds since 1970.
#[must_use]
pub fn leaving(subject: &Subject, now: i64) -> String {
    write(subject, JournalEvent::Leaving, None, now)
}

/// A line with its line break.
pub(super) fn write(subject: &Subject, event: JournalEvent, id: Option<u64>, now: i64) -> String {
    let at = moment(now).unwrap_or_default().and_utc().to_rfc3339_opts(SecondsFormat::Millis, true);
    let line = Line { event, name: subject.name.clone(), fingerprint: subject.fingerprint.clone(), id, at };
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    text.push('\n');
    text
}

/// What a journal says.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The last line of each name, in lower case. A group that was created stays so, whatever later lines say.
    last: BTreeMap<String, Line>,
    /// How many lines are not lines of a journal.
    pub(super) unreadable_lines: usize,
    /// What the next line must start with: a line that was cut off when an earlier run was killed must not take the next one with it.
    pub(super) separator: &'static str,
}

impl Journal {
    pub(super) fn read(text: &str) -> Self {
        let mut journal = Self { separator: if text.is_empty() || text.ends_with('\n') { "" } else { "\n" }, ..Self::default() };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(line) => journal.add(line),
                Err(_) => journal.unreadable_lines += 1,
            }
        }
        journal
    }

    fn add(&mut self, line: Line) {
        let key = line.name.to_lowercase();
        if self.last.get(&key).is_none_or(|known| known.event != JournalEvent::Created) {
            self.last.insert(key, line);
        }
    }

    /// The last line about a name in lower case.
    pub(super) fn last(&self, key: &str) -> Option<&Line> {
        self.last.get(key)
    }
}

#[cfg(test)]
mod tests {
    use super::{Journal, JournalEvent, Subject, leaving, write};

    fn subject(name: &str) -> Subject {
        Subject { name: name.to_owned(), fingerprint: "f".to_owned() }
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
            let cut = &whole[..length];
            let separator = Journal::read(cut).separator;
            let journal = Journal::read(&format!("{cut}{separator}{}", write(&subject("b"), JournalEvent::Absent, None, 0)));
            assert!(journal.last("b").is_some(), "{cut}");
            // A line without its line break is whole.
            let is_whole = length >= whole.len() - 1;
            assert_eq!((journal.unreadable_lines, journal.last("a").is_some()), (usize::from(length > 0 && !is_whole), is_whole), "{cut}");
        }
    }
}
