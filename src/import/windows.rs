//! Splits a command line like Windows: first cmd with its `^`, then the program with its `\"` and `""`.
//!
//! Browsers call this format "cURL (cmd)".

use super::body::length_up_to;
use super::shell::{End, ShellCommand, ShellWord, begins_with_curl};

/// The number of bytes at the start of a command that are examined to determine its kind.
const MAX_BEGINNING: usize = 4096;

/// Returns `true` if the command is written for cmd: a `^` ends its first line, or precedes its first quote, or its JSON has doubled
/// quotes.
pub(super) fn is_windows(command: &str) -> bool {
    let command = beginning(command);
    let first_quote = length_up_to(command, &['"', '\'']);
    let (before, quoted) = command.split_at_checked(first_quote).unwrap_or_default();
    let is_escaped = before.strip_suffix('^').is_some_and(|before| before.ends_with(char::is_whitespace));
    let is_doubled = quoted.strip_prefix("\"{\"\"").is_some_and(|name| name.starts_with(char::is_alphabetic));
    let is_quoted = quoted.starts_with('"') && is_escaped || is_doubled;
    let first_line = command.split_once('\n').map_or("", |(line, _)| line.trim_end());
    let is_continued = first_line.strip_suffix('^').is_some_and(|words| {
        let is_outside_quotes = !words.contains('\'') && words.matches('"').count() % 2 == 0;
        words.ends_with([' ', '\t', '"']) && is_outside_quotes
    });
    is_quoted || is_continued
}

/// Returns the part of a command that is examined to determine its kind.
fn beginning(command: &str) -> &str {
    let end = (0..=MAX_BEGINNING.min(command.len())).rev().find(|&end| command.is_char_boundary(end));
    command.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// Returns `true` for a text from an older browser. These browsers incorrectly put carets into plain quotes, where cmd keeps them.
pub(super) fn escapes_always(text: &str) -> bool {
    text.contains("^\\^\"") && !text.contains(" ^\"")
}

/// Returns a command, whether a quote is still open, and the text after the command.
pub(super) fn split(text: &str, escapes_always: bool) -> (ShellCommand, bool, &str) {
    let mut splitter = WindowsSplitter::default();
    let mut rest = text;
    let end = loop {
        let mut characters = rest.chars();
        let Some(character) = characters.next() else {
            break End::Text;
        };
        let before = rest;
        rest = characters.as_str();
        match character {
            '^' if !splitter.cmd_quotes || escapes_always => rest = splitter.caret(rest),
            '\n' | '&' | '|' if splitter.is_outside() => {
                break if character == '|' { End::Pipe } else { End::Separator };
            }
            '"' => {
                splitter.cmd_quotes = !splitter.cmd_quotes;
                splitter.program(character);
            }
            'c' if splitter.closed_quote && begins_with_curl(before.as_bytes()) => {
                rest = before;
                break End::GluedCurl;
            }
            _ => splitter.program(character),
        }
    };
    let quote_open = splitter.quotes;
    (ShellCommand { words: splitter.finish(), end }, quote_open, rest)
}

#[derive(Default)]
struct WindowsSplitter {
    words: Vec<ShellWord>,
    word: Option<ShellWord>,
    /// `true` inside the quotes of cmd, which keeps quoted text unchanged and does not support escaped quotes.
    cmd_quotes: bool,
    /// `true` inside the program's own quotes.
    quotes: bool,
    /// `true` if the previous character closed the program's quotes.
    closed_quote: bool,
    backslashes: usize,
}

impl WindowsSplitter {
    /// Processes a caret, which escapes the next character. At the end of a line, it removes the line end and escapes the character after
    /// it.
    fn caret<'a>(&mut self, rest: &'a str) -> &'a str {
        let continued = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\n'))
            .or_else(|| rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n'));
        let mut characters = continued.unwrap_or(rest).chars();
        if let Some(kept) = characters.next() {
            if kept == '\r' && characters.as_str().starts_with('\n') {
                characters.next();
                self.program('\n');
            } else {
                self.program(kept);
            }
        }
        characters.as_str()
    }

    /// Processes one character of the line that is passed to the program.
    fn program(&mut self, character: char) {
        let closed_quote = std::mem::take(&mut self.closed_quote);
        match character {
            '\\' => {
                self.backslashes += 1;
                return;
            }
            '"' => {
                let escaped = self.backslashes % 2 == 1;
                self.push_backslashes(self.backslashes / 2);
                if escaped {
                    self.push('"');
                } else if closed_quote && !self.quotes {
                    // A doubled quote inside quotes is one quote.
                    self.push('"');
                    self.quotes = true;
                } else {
                    self.word.get_or_insert_default();
                    self.quotes = !self.quotes;
                    self.closed_quote = !self.quotes;
                }
                return;
            }
            _ => self.push_backslashes(self.backslashes),
        }
        if !self.quotes && matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{A0}') {
            self.words.extend(self.word.take());
        } else {
            self.push(character);
        }
    }

    fn is_outside(&self) -> bool {
        !self.cmd_quotes && !self.quotes
    }

    fn push_backslashes(&mut self, count: usize) {
        if count > 0 {
            self.word.get_or_insert_default().bytes.extend(std::iter::repeat_n(b'\\', count));
        }
        self.backslashes = 0;
    }

    fn push(&mut self, character: char) {
        let bytes = &mut self.word.get_or_insert_default().bytes;
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn finish(mut self) -> Vec<ShellWord> {
        self.push_backslashes(self.backslashes);
        self.words.extend(self.word.take());
        self.words
    }
}
