//! Repairs JSON that people and pages have damaged: comments, wrong quotes, no-break spaces, missing quotes, extra commas.
//!
//! Everything that is not damaged stays as it is written, including the layout. A text that is still not JSON after the
//! repair is left alone, so that positions of errors are those of the text that was pasted.

use crate::json;

use super::note::{NoteCode, PendingNote};

/// The deepest nesting that is repaired.
const MAX_DEPTH: usize = 128;

/// Words of other languages, and the JSON that stands for them.
const LITERALS: [(&str, &str); 5] = [("True", "true"), ("False", "false"), ("None", "null"), ("undefined", "null"), ("nil", "null")];

/// A text after its repair.
pub(super) struct Repaired {
    pub(super) text: String,
    pub(super) notes: Vec<PendingNote>,
    /// The length of the part of the original text that was read.
    pub(super) length: usize,
}

/// Returns `true` for JSON as the specification has it.
pub(super) fn is_json(text: &str) -> bool {
    json::parse(text, MAX_DEPTH).is_ok()
}

/// Repairs the object or array at the start of a text, or returns `None` if that does not make it JSON.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    let mut reader = Reader::new(text);
    reader.run()?;
    let notes = reader.notes();
    let Reader { out, rest, .. } = reader;
    is_json(&out).then(|| Repaired { text: out, notes, length: text.len() - rest.len() })
}

/// Removes one level of escaping: `{\"name\": 1}`.
pub(super) fn unescape(text: &str) -> Option<String> {
    let inside = text.strip_prefix(['{', '['])?.trim_start_matches(|c: char| c.is_whitespace() || c == '[' || c == '{');
    if !inside.starts_with("\\\"") && !inside.starts_with("\\n") && !inside.starts_with("\\r") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some(kept @ ('"' | '\\' | '/')) => out.push(kept),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    Some(out)
}

/// The kinds of repair, each with its note.
#[derive(Default)]
struct Repairs {
    quotes: usize,
    spaces: usize,
    comments: usize,
    commas: usize,
    keys: usize,
    literals: usize,
    variables: usize,
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
    /// Where in the output a comma stands that nothing but space follows.
    comma: Option<usize>,
    depth: usize,
    repairs: Repairs,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text, out: String::with_capacity(text.len()), comma: None, depth: 0, repairs: Repairs::default() }
    }

    fn notes(&self) -> Vec<PendingNote> {
        let Repairs { quotes, spaces, comments, commas, keys, literals, variables } = self.repairs;
        let counted = [
            (NoteCode::QuotesReplaced, quotes),
            (NoteCode::SpacesReplaced, spaces),
            (NoteCode::CommentsRemoved, comments),
            (NoteCode::TrailingCommaDropped, commas),
            (NoteCode::KeysQuoted, keys),
            (NoteCode::LiteralsReplaced, literals),
        ];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        let variables = (variables > 0).then(|| PendingNote::plain(NoteCode::ExpansionKept));
        counted.map(|(code, count)| PendingNote::with_count(code, count)).chain(variables).collect()
    }

    /// Reads one value; returns `None` where it is cut short.
    fn run(&mut self) -> Option<()> {
        loop {
            let character = self.rest.chars().next()?;
            match character {
                '{' | '[' => {
                    self.depth += 1;
                    self.take(character);
                }
                '}' | ']' => {
                    self.drop_comma();
                    self.depth = self.depth.checked_sub(1)?;
                    self.take(character);
                }
                ',' => {
                    if self.comma.is_some() {
                        self.drop_comma();
                    }
                    self.comma = Some(self.out.len());
                    self.advance(character);
                    self.out.push(',');
                }
                ' ' | '\t' | '\r' | '\n' => self.copy(character),
                '/' | '#' => self.comment()?,
                _ if character.is_whitespace() || matches!(character, '\u{FEFF}' | '\u{200B}') => {
                    self.advance(character);
                    self.out.push(' ');
                    self.repairs.spaces += 1;
                }
                _ if is_quote(character) => self.string(character, false)?,
                _ if is_word(character) => self.word()?,
                _ => self.take(character),
            }
            if self.depth == 0 && self.out.ends_with(['}', ']']) {
                return Some(());
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        let length = if self.rest.starts_with("/*") {
            self.rest.find("*/")? + 2
        } else if self.rest.starts_with("//") || self.rest.starts_with('#') {
            self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())
        } else {
            return None;
        };
        self.skip(length);
        let plain = self.out.trim_end_matches([' ', '\t']).len();
        if self.comma.is_none_or(|comma| comma < plain) {
            self.out.truncate(plain);
        }
        self.repairs.comments += 1;
        Some(())
    }

    /// A key without quotes, a number, or a literal.
    fn word(&mut self) -> Option<()> {
        let length = self.rest.find(|c: char| !is_word(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(length)?;
        let is_prefix = length <= 2 && word.bytes().all(|byte| b"rbfuRBFU".contains(&byte));
        if is_prefix && rest.starts_with(['"', '\'']) {
            self.skip(length);
            self.repairs.quotes += 1;
            return self.string(rest.chars().next()?, word.contains(['r', 'R']));
        }
        self.skip(length);
        self.comma = None;
        if rest.trim_start().starts_with(':') {
            self.out.push('"');
            self.out.push_str(word);
            self.out.push('"');
            self.repairs.keys += 1;
        } else if let Some((_, literal)) = LITERALS.iter().find(|(name, _)| *name == word) {
            self.out.push_str(literal);
            self.repairs.literals += 1;
        } else {
            self.out.push_str(word);
        }
        Some(())
    }

    /// A string in any quotes, written again in JSON's.
    fn string(&mut self, open: char, raw: bool) -> Option<()> {
        let triple = ["\"\"\"", "'''"].into_iter().find(|quotes| self.rest.starts_with(quotes));
        self.skip(triple.map_or(open.len_utf8(), str::len));
        self.comma = None;
        if open != '"' || triple.is_some() {
            self.repairs.quotes += 1;
        }
        self.out.push('"');
        loop {
            let character = self.rest.chars().next()?;
            let closes = match triple {
                Some(quotes) => self.rest.starts_with(quotes),
                None => closes(open, self.rest),
            };
            if closes {
                self.skip(triple.map_or(character.len_utf8(), str::len));
                self.out.push('"');
                return Some(());
            }
            match character {
                '\\' if raw => self.replace(character, "\\\\"),
                '\\' => self.escape(open)?,
                '"' => self.replace(character, "\\\""),
                '\n' if triple.is_some() || open == '`' => self.replace(character, "\\n"),
                '\r' if triple.is_some() || open == '`' => self.replace(character, "\\r"),
                '\t' if open != '"' || triple.is_some() => self.replace(character, "\\t"),
                '$' if open == '`' && self.rest.starts_with("${") => {
                    self.repairs.variables += 1;
                    self.copy(character);
                }
                _ => self.copy(character),
            }
        }
    }

    /// Escapes of JavaScript and Python that JSON does not have.
    fn escape(&mut self, open: char) -> Option<()> {
        self.advance('\\');
        let letter = self.rest.chars().next()?;
        self.advance(letter);
        match letter {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u' => self.out.extend(['\\', letter]),
            '\n' => {}
            // In a string of JSON, another escape is a fault for the reader of JSON to report.
            _ if open == '"' && letter != '\'' => return None,
            '0' => self.out.push_str("\\u0000"),
            'v' => self.out.push_str("\\u000b"),
            'x' => self.out.push_str("\\u00"),
            _ => self.out.push(letter),
        }
        Some(())
    }

    fn drop_comma(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.out.remove(comma);
            self.repairs.commas += 1;
        }
    }

    fn take(&mut self, character: char) {
        self.comma = None;
        self.copy(character);
    }

    fn copy(&mut self, character: char) {
        self.advance(character);
        self.out.push(character);
    }

    fn replace(&mut self, character: char, text: &str) {
        self.advance(character);
        self.out.push_str(text);
    }

    fn advance(&mut self, character: char) {
        self.skip(character.len_utf8());
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{2018}'..='\u{201F}' | '«' | '»')
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$' | '-' | '+' | '.')
}

/// Returns `true` if the text starts with the end of a string. A typographic quote or an apostrophe ends it only where a
/// value can end, because texts contain them.
fn closes(open: char, text: &str) -> bool {
    let Some(character) = text.chars().next() else {
        return false;
    };
    let fits = match open {
        '"' | '`' => return character == open,
        '\'' => character == '\'',
        '\u{2018}'..='\u{201B}' => matches!(character, '\u{2018}'..='\u{201B}' | '\''),
        _ => matches!(character, '\u{201C}'..='\u{201F}' | '"' | '«' | '»'),
    };
    let after = || text.get(character.len_utf8()..).unwrap_or_default();
    fits && after().trim_start().chars().next().is_none_or(|next| matches!(next, ',' | ':' | '}' | ']' | '/' | '#'))
}
