//! Masks credentials in a text that does not contain a request, so that a page can store it.
//!
//! The words of the text are read in one pass. A word that is the name of a secret masks the value after it; a word that looks like a
//! secret is masked itself.

use super::body::{begins_with_json, length_up_to};
use super::credentials::{is_scheme, is_secret, is_secret_member};

/// The replacement for a secret.
pub(super) const MASK: &str = "•••";

/// Options whose value is a secret.
const OPTIONS: [&str; 8] = ["-u", "-U", "-b", "-a", "--user", "--cookie", "--proxy-user", "--auth"];

/// The opening and closing quotes of a value.
const QUOTES: [(char, char); 9] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('”', '”'), ('„', '“'), ('‘', '’'), ('’', '’'), ('«', '»')];

/// Quotes, punctuation and spaces between a name and its value.
const MARKS: &[char] = &['"', '\'', '`', '“', '”', '„', '‘', '’', '«', '\\', ':', '=', '>', '|', ']', ' ', '\t', '\u{A0}', '\n', '\r'];

/// Characters after the `|` or `>` of a YAML block.
const BLOCK_MARKS: &[char] = &['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// Words of a netrc file that precede a secret.
const NETRC: [&str; 2] = ["password", "account"];

/// Returns the masked text and the number of masks.
pub(super) fn mask(text: &str) -> (String, usize) {
    let mut masker = Masker {
        rest: text,
        out: String::with_capacity(text.len()),
        line: 0,
        count: 0,
        is_json: begins_with_json(text),
        is_netrc: text.contains("machine ") && text.contains("login "),
        name: "",
        without_user: usize::MAX,
    };
    while masker.step() {}
    (masker.out, masker.count)
}

struct Masker<'a> {
    rest: &'a str,
    out: String,
    /// The offset of the start of the last line that was written.
    line: usize,
    count: usize,
    is_json: bool,
    is_netrc: bool,
    /// The value of a member `key` or `name` in a list of variables: `{"key": "token", "value": "…"}`.
    name: &'a str,
    /// The length of the rest up to which the text does not contain the user of a URL.
    without_user: usize,
}

impl<'a> Masker<'a> {
    /// Reads one word, or the text between two words.
    fn step(&mut self) -> bool {
        let between = self.rest.find(is_word).unwrap_or(self.rest.len());
        self.keep(between);
        let length = self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len());
        let Some(word) = self.rest.get(..length).filter(|word| !word.is_empty()) else {
            return false;
        };
        if self.masks_url(word) || self.masks_itself(word) {
            return true;
        }
        let follows_word = self.out.ends_with(is_word);
        self.keep(length);
        if !follows_word {
            self.after(word);
        }
        true
    }

    /// Masks `user:password@host`, with or without a scheme. Does not look beyond the end of the word.
    fn masks_url(&mut self, word: &str) -> bool {
        if self.without_user != usize::MAX && self.rest.len() > self.without_user {
            return false;
        }
        let after = self.rest.get(word.len()..).unwrap_or_default();
        let Some(rest) = after.strip_prefix(':') else {
            return false;
        };
        let slashes = rest.len() - rest.trim_start_matches(['/', '\\']).len();
        let inside = rest.get(slashes..).unwrap_or_default();
        let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | ',')).unwrap_or(inside.len());
        let is_host = |c: char| c.is_alphanumeric() || matches!(c, '[' | '{' | '$');
        let has_host = |at: &usize| inside.get(at + 1..).is_some_and(|host| host.starts_with(is_host));
        let ats = inside.get(..end).unwrap_or_default().rmatch_indices('@').map(|(at, _)| at);
        let Some(at) = ats.filter(|&at| at > 0).find(has_host) else {
            self.without_user = inside.len() - end;
            return false;
        };
        let host = inside.get(at + 1..end).filter(|host| slashes > 0 && !host.starts_with('['));
        let port = host.and_then(|host| host.split_once(':')).map_or("", |(_, port)| port);
        // The user is an e-mail address, and the password is in the place of a port.
        let at = if port.is_empty() || port.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '{')) { at } else { end };
        let kept = if slashes > 0 { word.len() + 1 + slashes } else { 0 };
        self.keep(kept);
        self.hide(word.len() + 1 + slashes - kept + at);
        true
    }

    /// Masks a JSON web token, or a key between `BEGIN` and `END`.
    fn masks_itself(&mut self, word: &str) -> bool {
        if word == "-----BEGIN" {
            let title = self.rest.find("-----\n").map_or(word.len(), |at| at + 6);
            self.keep(title);
            self.hide(self.rest.find("-----END").unwrap_or(self.rest.len()));
            return true;
        }
        let is_token = word.starts_with("eyJ") && word.len() > 16;
        if is_token {
            self.hide(word.len());
        }
        is_token
    }

    /// Masks the text after a name of a secret, an option, or the scheme of an `Authorization` header.
    fn after(&mut self, word: &'a str) {
        let name = word.trim_start_matches('-');
        let is_password = word == "-p" && self.out.ends_with("sshpass -p");
        let is_netrc = self.is_netrc && NETRC.contains(&word);
        let is_authorization = self.rest.starts_with(' ') && is_scheme(word);
        if is_password || is_netrc || is_authorization || OPTIONS.contains(&word) {
            self.hide_value(true);
        } else if self.is_json && matches!(name, "key" | "name" | "type") {
            self.remember_name();
        } else if (self.is_json && name == "value" && is_secret(self.name)) || self.names_secret(name) {
            self.hide_value(word.starts_with('-'));
        }
    }

    fn names_secret(&self, name: &str) -> bool {
        if self.is_json { is_secret_member(name) } else { is_secret(name) }
    }

    fn remember_name(&mut self) {
        let value = self.rest.trim_start_matches(['"', ' ', ':']);
        let end = value.char_indices().take(64).find(|(_, c)| matches!(c, '"' | ',' | '\n' | '}'));
        self.name = end.and_then(|(end, _)| value.get(..end)).unwrap_or_default();
    }

    /// Masks the value after a separator such as `:` or `=`, after the word `is`, or after a space if `spaced` is `true`.
    fn hide_value(&mut self, spaced: bool) {
        let is_verb = |verb: &&str| self.rest.strip_prefix(verb).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let verb = [" is", " was"].into_iter().filter(|_| !self.is_json).find(is_verb);
        let spaced = spaced || verb.is_some() || (!self.is_json && looks_secret(self.rest));
        self.keep(verb.map_or(0, str::len));
        // A row of a spreadsheet.
        let is_cell = !self.is_json && self.rest.strip_prefix([',', '\t']).is_some_and(|cell| !cell.starts_with(char::is_whitespace));
        self.keep(usize::from(is_cell));
        let Some((between, value)) = self.rest.split_at_checked(gap(self.rest)) else { return };
        let has_mark = between.contains([':', '=', '>']) || (between.contains('|') && self.is_table_row());
        let is_spaced = is_cell || (spaced && !between.is_empty());
        if value.is_empty() || !(has_mark || is_spaced || (!self.is_json && is_next_line(between, value))) {
            return;
        }
        let mark = between.find([':', '=']).map_or(0, |at| at + 1);
        let opened = between.get(mark..).unwrap_or_default();
        let quote = opened.chars().find_map(|opener| QUOTES.iter().find(|(open, _)| *open == opener));
        let first = value.chars().next();
        self.keep(between.len());
        let closing = quote.map_or(['\n'; 2], |(_, close)| [*close, '\n']);
        let ends: &[char] = match first {
            _ if quote.is_some() => &closing,
            _ if is_cell => &['\n', '\r', ',', '\t'],
            Some('(' | '{' | '[') if !self.is_json => &[')', '}', ']', '\n'],
            Some('$') => &['”', '’', '\n'],
            _ if !self.is_json && between.contains([':', '\n']) => &[],
            _ => &[' ', '\t', '\n', '\r', '\u{A0}', '&', ';', ',', '}', ']', '<', '"', '\''],
        };
        let end = match ends {
            [] if between.contains('\n') => lines_end(between, value),
            [] => line_end(value),
            ends => length_up_to(value, ends),
        };
        let hidden = value.get(..end).unwrap_or_default();
        // The backslash of an escaped quote is kept.
        let length = hidden.trim_end_matches('\\').len();
        if length > 0 {
            self.hide(length);
        }
    }

    /// Returns `true` in a row of a Markdown table.
    fn is_table_row(&self) -> bool {
        self.out.get(self.line..).is_some_and(|line| line.trim_start().starts_with('|'))
    }

    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        if let Some(end) = kept.rfind('\n') {
            self.line = self.out.len() + end + 1;
        }
        self.out.push_str(kept);
        self.rest = rest;
    }

    fn hide(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
        self.out.push_str(MASK);
        self.count += 1;
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}

/// Returns the length of the quotes, punctuation and line ends between a name and its value, including the start of a YAML block: `: >-`.
fn gap(text: &str) -> usize {
    let rest = text.trim_start_matches(MARKS);
    let rest = rest.strip_prefix("->").map_or(rest, |rest| rest.trim_start_matches(MARKS));
    let block = rest.trim_start_matches(BLOCK_MARKS);
    let is_block = block.len() < rest.len() && text.get(..text.len() - rest.len()).is_some_and(|gap| gap.ends_with(['|', '>']));
    let rest = if is_block && block.starts_with(['\n', '\r']) { block.trim_start_matches(MARKS) } else { rest };
    text.len() - rest.len()
}

/// Returns `true` for a value that is the only word of the line after the name.
fn is_next_line(between: &str, value: &str) -> bool {
    let length = value.find(char::is_whitespace).unwrap_or(value.len());
    let (word, rest) = value.split_at_checked(length).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    between.contains('\n') && word.bytes().any(|byte| byte.is_ascii_alphanumeric()) && (rest.is_empty() || rest.starts_with('\n'))
}

/// Returns the end of a value that fills a line, and the next line if the first only contains the scheme of an `Authorization` header.
fn line_end(value: &str) -> usize {
    let end = length_up_to(value, &['\n', '\r', '"', '\'']);
    let (line, rest) = value.split_at_checked(end).unwrap_or_default();
    let next = rest.trim_start();
    if is_scheme(line.trim()) && rest.starts_with(['\n', '\r']) {
        value.len() - next.len() + length_up_to(next, &['\n', '\r'])
    } else {
        end
    }
}

/// Returns the end of a value that starts on its own line: all lines with the same indentation, or elements of the same list.
fn lines_end(between: &str, value: &str) -> usize {
    let indent = between.len() - between.rfind('\n').map_or(0, |at| at + 1);
    let is_list = value.starts_with("- ");
    let mut end = 0;
    for (index, line) in value.split_inclusive('\n').enumerate() {
        let text = line.trim_start_matches([' ', '\t']);
        let has_indent = line.len() - text.len() >= indent && (indent > 0 || (is_list && text.starts_with("- ")));
        if index > 0 && !has_indent {
            break;
        }
        end += line.len();
    }
    value.get(..end).unwrap_or_default().trim_end_matches(['\n', '\r', ' ']).len()
}

/// Returns `true` if a space and a word with letters and digits follow, which does not look like a word of a natural language.
fn looks_secret(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(' ') else { return false };
    let word = rest.split(|c: char| !is_word(c)).next().unwrap_or_default();
    let has = |is: fn(char) -> bool| word.contains(is);
    word.len() >= 8 && has(|c| c.is_ascii_digit()) && has(|c| c.is_ascii_lowercase()) && has(|c| c.is_ascii_uppercase())
}
