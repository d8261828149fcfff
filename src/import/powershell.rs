//! Reads `Invoke-RestMethod` and `Invoke-WebRequest`, with the variables and tables of PowerShell.

use std::rc::Rc;

use crate::json::{Writer, write_json};

use super::call::{Request, RequestBuilder};
use super::candidates::MAX_REQUESTS;
use super::credentials::{self, Header, is_secret};
use super::line_of;
use super::note::{NoteCode, PendingNote, plain_name};
use super::source::ImportSource;
use super::words::lists;

/// The commands that send a request.
const COMMANDS: [&str; 4] = ["invoke-restmethod", "invoke-webrequest", "irm", "iwr"];

/// Parameters without a value.
const SWITCHES: &str = "\
    usebasicparsing usedefaultcredentials skipcertificatecheck disablekeepalive passthru verbose skipheadervalidation \
    allowunencryptedauthentication";

/// Parameters whose value is a secret.
const CREDENTIALS: &str = "credential token authentication certificate certificatethumbprint proxycredential proxy";

/// The deepest nesting of tables that is read.
const MAX_DEPTH: usize = 32;

/// Variables that are remembered.
const MAX_VARIABLES: usize = 500;

/// A value of PowerShell.
#[derive(Debug, Clone)]
enum PowerShellValue {
    Text {
        text: String,
        expands: bool,
    },
    /// A number or a word without quotes.
    Bare(String),
    Table(Vec<(String, Rc<PowerShellValue>)>),
    List(Vec<Rc<PowerShellValue>>),
    Variable(String),
    Other,
}

/// Reads all requests of a script.
pub(super) fn read(text: &str) -> Vec<Request> {
    let lower = text.to_ascii_lowercase();
    if !COMMANDS.iter().any(|name| lower.contains(name)) {
        return Vec::new();
    }
    let mut reader = PowerShellReader {
        text,
        at: 0,
        variables: Vec::new(),
        credentials: Vec::new(),
        cookies: 0,
        headers: Vec::new(),
        calls: Vec::new(),
    };
    reader.run();
    reader.calls.into_iter().map(RequestBuilder::finish).collect()
}

struct PowerShellReader<'a> {
    text: &'a str,
    at: usize,
    variables: Vec<(String, Rc<PowerShellValue>)>,
    /// Secrets in variables before the call.
    credentials: Vec<String>,
    cookies: usize,
    /// Headers of a session that were added before the call.
    headers: Vec<String>,
    calls: Vec<RequestBuilder>,
}

impl<'a> PowerShellReader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn run(&mut self) {
        while let Some(character) = self.peek() {
            match character {
                '"' | '\'' | '@' => drop(self.value(0)),
                '#' => self.skip_line(),
                '$' => self.variable(),
                _ if character.is_alphanumeric() => {
                    let word = self.word();
                    if COMMANDS.iter().any(|name| word.eq_ignore_ascii_case(name)) && self.calls.len() < MAX_REQUESTS {
                        self.command();
                    }
                }
                _ => self.at += character.len_utf8(),
            }
        }
    }

    /// `$name = value`, `$headers["Name"] = value`, or `$headers.Add("Name", value)`.
    fn variable(&mut self) {
        self.at += 1;
        let word = self.word();
        let name = word.to_ascii_lowercase();
        if let Some(list) = name.strip_suffix(".add") {
            return self.addition(list);
        }
        let index = self.rest().strip_prefix('[').is_some_and(|inside| inside.starts_with(['"', '\'']));
        let key = if index { self.index() } else { None };
        self.space(false);
        if !self.rest().starts_with('=') || self.rest().starts_with("==") {
            return;
        }
        self.at += 1;
        self.space(false);
        let Some(value) = self.assigned() else { return };
        let is_text = matches!(&*value, PowerShellValue::Text { text, .. } if !text.contains("://"));
        let member = key.or_else(|| name.split_once('.').map(|(_, member)| member.to_owned()));
        let table = name.split('.').next().unwrap_or_default();
        if let Some(member) = member.filter(|_| self.table_named(table).is_some()) {
            if let Some(members) = self.table_named(table) {
                members.push((member, value));
            }
            return;
        }
        if is_text && is_secret(word) {
            self.credentials.push(plain_name(&name));
        }
        if self.variables.len() < MAX_VARIABLES {
            self.variables.push((name, value));
        }
    }

    /// The value behind `=`, if it is a literal, a variable or a new table.
    fn assigned(&mut self) -> Option<Rc<PowerShellValue>> {
        let rest = self.rest();
        let starts_with = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts_with("New-Object") {
            let start = self.at;
            self.skip_to(&['\n', ';']);
            let line = self.text.get(start..self.at).unwrap_or_default();
            return (line.contains("Dictionary") || line.contains("Hashtable")).then(|| Rc::new(PowerShellValue::Table(Vec::new())));
        }
        if starts_with("ConvertTo-SecureString") {
            self.word();
            self.space(false);
        } else if !rest.starts_with(['"', '\'', '@', '[', '$', '“', '‘', '(']) && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let before = self.at;
        let value = self.value(0);
        (self.at > before).then_some(value)
    }

    /// `["Name"]`.
    fn index(&mut self) -> Option<String> {
        self.at += 1;
        let PowerShellValue::Text { text, .. } = self.string() else { return None };
        self.at += usize::from(self.rest().starts_with(']'));
        Some(text)
    }

    /// Adds a cookie, a header, or a member of a table: the arguments of `Add`.
    fn addition(&mut self, list: &str) {
        if list.ends_with("cookies") {
            self.cookies += 1;
            return;
        }
        if !self.rest().starts_with('(') {
            return;
        }
        self.at += 1;
        self.space(true);
        let PowerShellValue::Text { text: name, .. } = &*self.value(0) else { return };
        self.space(true);
        if !self.rest().starts_with(',') {
            return;
        }
        self.at += 1;
        self.space(true);
        let value = self.value(0);
        match self.table_named(list) {
            Some(members) => members.push((name.clone(), value)),
            None if list.contains("header") => self.headers.push(name.clone()),
            // The argument may itself be the secret.
            None if matches!(credentials::header(name), Header::Credential | Header::Cookie) => self.credentials.push("…".to_owned()),
            None => {}
        }
    }

    /// The members of the table that a variable holds.
    fn table_named(&mut self, name: &str) -> Option<&mut Vec<(String, Rc<PowerShellValue>)>> {
        let (_, value) = self.variables.iter_mut().rev().find(|(known, _)| known == name)?;
        match Rc::make_mut(value) {
            PowerShellValue::Table(members) => Some(members),
            _ => None,
        }
    }

    /// The parameters of a command, up to the end of its line.
    fn command(&mut self) {
        let start = self.at;
        let mut call = RequestBuilder::new(ImportSource::PowerShell);
        for name in std::mem::take(&mut self.credentials) {
            call.credential(&name);
        }
        for _ in 0..std::mem::take(&mut self.cookies) {
            call.cookie();
        }
        for name in std::mem::take(&mut self.headers) {
            call.header("…", &name);
        }
        loop {
            self.space(false);
            let Some(character) = self.peek().filter(|c| !matches!(c, '\n' | ';' | '|' | ')' | '}')) else { break };
            let before = self.at;
            let is_splat = self.is_splat();
            if is_splat {
                self.at += 1;
                let name = self.word().to_ascii_lowercase();
                if let PowerShellValue::Table(members) = &*self.resolve(Rc::new(PowerShellValue::Variable(name))) {
                    for (key, value) in members {
                        self.parameter(&mut call, &key.to_ascii_lowercase(), Rc::clone(value), start);
                    }
                }
            } else if matches!(character, '-' | '–' | '—') {
                self.at += character.len_utf8();
                let name = self.word().trim_end_matches(':').to_ascii_lowercase();
                if lists(SWITCHES, &name) {
                    continue;
                }
                self.space(false);
                let value = self.value(0);
                self.parameter(&mut call, &name, value, start);
            } else {
                let value = self.value(0);
                let is_url = call.url.is_none()
                    && matches!(&*self.resolve(Rc::clone(&value)), PowerShellValue::Text { .. } | PowerShellValue::Bare(_));
                if is_url {
                    self.parameter(&mut call, "uri", value, start);
                } else {
                    call.ignored_arguments += 1;
                }
            }
            if self.at == before {
                self.at += character.len_utf8();
            }
        }
        self.calls.push(call);
    }

    fn is_splat(&self) -> bool {
        let mut characters = self.rest().chars();
        characters.next() == Some('@') && characters.next().is_some_and(char::is_alphabetic)
    }

    fn parameter(&mut self, call: &mut RequestBuilder, name: &str, value: Rc<PowerShellValue>, start: usize) {
        let value = self.resolve(value);
        match (name, &*value) {
            ("uri" | "url", PowerShellValue::Text { text, .. } | PowerShellValue::Bare(text)) => call.url = Some(text.clone()),
            ("method" | "custommethod", PowerShellValue::Text { text, .. } | PowerShellValue::Bare(text)) => {
                call.method = Some(text.to_ascii_uppercase())
            }
            ("headers", PowerShellValue::Table(members)) => {
                for (key, _) in members {
                    call.header("…", key);
                }
            }
            ("body", PowerShellValue::Text { text, expands }) => {
                call.body_expands |= *expands;
                call.body = Some(text.clone().into_bytes());
            }
            ("body", PowerShellValue::Table(_) | PowerShellValue::List(_)) => {
                call.body = Some(write_json(|json| self.json(json, &value, 0)).into_bytes())
            }
            ("infile", _) => call.body_files += 1,
            ("useragent", _) => call.header("", "User-Agent"),
            ("contenttype" | "websession" | "sessionvariable" | "outfile" | "timeoutsec" | "erroraction" | "maximumredirection", _) => {}
            _ if lists(CREDENTIALS, name) => call.credential(&format!("-{name}")),
            ("uri" | "url" | "headers" | "body", _) => {
                call.body_files += usize::from(name == "body");
                let line = line_of(self.text, start);
                let name = ["body", "headers"].into_iter().find(|known| *known == name).unwrap_or("url");
                call.notes.push(PendingNote::new(NoteCode::ValueUnknown, [("name", name.into()), ("line", line.into())]));
            }
            _ => call.option(&plain_name(&format!("-{name}"))),
        }
    }

    fn resolve(&self, value: Rc<PowerShellValue>) -> Rc<PowerShellValue> {
        let mut value = value;
        for _ in 0..8 {
            let found = match &*value {
                PowerShellValue::Variable(name) => self.variables.iter().rev().find(|(known, _)| known == name),
                _ => None,
            };
            let Some((_, found)) = found else { break };
            value = Rc::clone(found);
        }
        value
    }

    /// Writes a value as `ConvertTo-Json` does.
    fn json(&self, json: &mut Writer<'_>, value: &Rc<PowerShellValue>, depth: usize) {
        match &*self.resolve(Rc::clone(value)) {
            _ if depth > MAX_DEPTH => json.json("null"),
            PowerShellValue::Text { text, .. } => json.string(text),
            PowerShellValue::Bare(word) if super::loose_json::is_json(word) => json.json(word),
            PowerShellValue::Bare(word) => json.string(word),
            PowerShellValue::Variable(name) if matches!(name.as_str(), "true" | "false" | "null") => json.json(name),
            PowerShellValue::Variable(name) => json.string(&format!("${name}")),
            PowerShellValue::Other => json.json("null"),
            PowerShellValue::Table(members) => json.object(|json| {
                for (key, value) in members {
                    json.key(key);
                    self.json(json, value, depth + 1);
                }
            }),
            PowerShellValue::List(values) => json.array(|json| {
                for value in values {
                    self.json(json, value, depth + 1);
                }
            }),
        }
    }

    /// One value, or several with commas between them: a list.
    fn values(&mut self, depth: usize) -> Rc<PowerShellValue> {
        let first = self.value(depth);
        self.space(false);
        if !self.rest().starts_with(',') {
            return first;
        }
        let mut values = vec![first];
        while self.rest().starts_with(',') {
            self.at += 1;
            self.space(true);
            values.push(self.value(depth));
            self.space(false);
        }
        Rc::new(PowerShellValue::List(values))
    }

    fn value(&mut self, depth: usize) -> Rc<PowerShellValue> {
        let rest = self.rest();
        let value = if rest.starts_with("@\"") || rest.starts_with("@'") {
            self.here_string()
        } else if rest.starts_with("@{") && depth < MAX_DEPTH {
            self.at += 2;
            self.table(depth)
        } else if rest.starts_with("@(") && depth < MAX_DEPTH {
            self.at += 2;
            self.list(depth)
        } else if rest.starts_with(['"', '\'', '“', '”', '‘', '’']) {
            self.string()
        } else if rest.starts_with('$') && !rest.starts_with("$(") {
            self.at += 1;
            PowerShellValue::Variable(self.word().to_ascii_lowercase())
        } else if rest.starts_with('(') && depth < MAX_DEPTH {
            self.at += 1;
            return self.brackets(depth);
        } else if rest.starts_with('[') {
            // A type: `[ordered]@{…}`, or `[System.Text.Encoding]::UTF8.GetBytes("…")`.
            let end = rest.find([']', '\n']).map_or(rest.len(), |at| at + 1);
            self.at += end;
            if self.rest().starts_with("::") {
                self.at += 2;
                self.word();
            }
            if depth < MAX_DEPTH && !self.rest().is_empty() && !self.rest().starts_with([' ', '\n', '[']) {
                return self.value(depth + 1);
            }
            PowerShellValue::Other
        } else {
            let length =
                rest.find(|c: char| c.is_whitespace() || matches!(c, ';' | '|' | ')' | '}' | ',' | '"' | '\'')).unwrap_or(rest.len());
            self.at += length;
            PowerShellValue::Bare(rest.get(..length).unwrap_or_default().to_owned())
        };
        Rc::new(value)
    }

    /// `( value | ConvertTo-Json -Depth 5 )`: the value.
    fn brackets(&mut self, depth: usize) -> Rc<PowerShellValue> {
        self.space(true);
        let value = self.value(depth + 1);
        self.skip_to(&[')']);
        self.at += usize::from(self.rest().starts_with(')'));
        value
    }

    /// Skips up to one of the given characters outside quotes, comments and brackets, or to a bracket that closes an outer one.
    fn skip_to(&mut self, ends: &[char]) {
        let mut open = 0_usize;
        let mut before = ' ';
        while let Some(character) = self.peek().filter(|character| open > 0 || !ends.contains(character)) {
            match character {
                '"' | '\'' | '“' => drop(self.string()),
                '@' if self.rest().starts_with("@\"") || self.rest().starts_with("@'") => drop(self.here_string()),
                '#' if before.is_whitespace() => self.skip_line(),
                ')' | '}' | ']' if open == 0 => return,
                _ => {
                    self.at += character.len_utf8();
                    match character {
                        '(' | '{' | '[' => open += 1,
                        ')' | '}' | ']' => open -= 1,
                        '`' => self.at += self.peek().map_or(0, char::len_utf8),
                        _ => {}
                    }
                }
            }
            before = character;
        }
    }

    fn table(&mut self, depth: usize) -> PowerShellValue {
        let mut members = Vec::new();
        loop {
            self.space(true);
            let Some(character) = self.peek() else { break };
            if character == '}' {
                self.at += 1;
                break;
            }
            let key = match &*self.value(depth + 1) {
                PowerShellValue::Text { text, .. } => text.clone(),
                PowerShellValue::Bare(word) => word.clone(),
                _ => String::new(),
            };
            // `Name="value"` without spaces is read as one word up to the quote.
            let key = if let Some(key) = key.strip_suffix('=') { key.to_owned() } else { self.after_key(key) };
            self.space(false);
            let value = self.values(depth + 1);
            members.push((key, value));
            // The rest of the line, such as a pipe to another command.
            self.skip_to(&['\n', ';']);
        }
        PowerShellValue::Table(members)
    }

    fn after_key(&mut self, key: String) -> String {
        self.space(false);
        if self.rest().starts_with('=') {
            self.at += 1;
            return key;
        }
        // `Name=$value`: the value was read as part of the word.
        if let Some((name, value)) = key.split_once('=') {
            self.at -= value.len();
            return name.to_owned();
        }
        self.at += self.peek().map_or(0, char::len_utf8);
        key
    }

    fn list(&mut self, depth: usize) -> PowerShellValue {
        let mut values = Vec::new();
        loop {
            self.space(true);
            match self.peek() {
                None => break,
                Some(')') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(character) => {
                    let before = self.at;
                    values.push(self.value(depth + 1));
                    if self.at == before {
                        self.at += character.len_utf8();
                    }
                }
            }
        }
        PowerShellValue::List(values)
    }

    /// A string in quotes: a doubled quote is one, and a backtick escapes in double quotes.
    fn string(&mut self) -> PowerShellValue {
        let Some(open) = self.peek() else { return PowerShellValue::Other };
        let is_single = matches!(open, '\'' | '‘' | '’');
        self.at += open.len_utf8();
        let (mut text, mut expands) = (String::new(), false);
        while let Some(character) = self.peek() {
            self.at += character.len_utf8();
            let closes = if is_single { matches!(character, '\'' | '‘' | '’') } else { matches!(character, '"' | '“' | '”') };
            let next = self.peek();
            match character {
                _ if closes && next == Some(character) => {
                    self.at += character.len_utf8();
                    text.push(character);
                }
                // An apostrophe inside a word does not end a text in typographic quotes.
                '’' if open != '\'' && next.is_some_and(char::is_alphanumeric) => text.push(character),
                _ if closes && (character == open || open.len_utf8() > 1) => break,
                '`' if !is_single => self.escape(&mut text),
                _ => {
                    expands |=
                        !is_single && character == '$' && next.is_some_and(|next| next.is_alphabetic() || next == '(' || next == '{');
                    text.push(character);
                }
            }
        }
        PowerShellValue::Text { text, expands }
    }

    fn escape(&mut self, text: &mut String) {
        let Some(letter) = self.peek() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            _ => text.push(letter),
        }
    }

    /// `@"`, lines, `"@`.
    fn here_string(&mut self) -> PowerShellValue {
        let is_single = self.rest().starts_with("@'");
        let inside = self.rest().get(2..).unwrap_or_default();
        let content = inside.trim_start_matches([' ', '\r']);
        let content = content.strip_prefix('\n').unwrap_or(content);
        let end = content.find(if is_single { "\n'@" } else { "\n\"@" });
        let text = content.get(..end.unwrap_or(content.len())).unwrap_or_default();
        self.at = self.text.len() - content.get(end.map_or(content.len(), |end| end + 3)..).unwrap_or_default().len();
        PowerShellValue::Text { expands: !is_single && text.contains("$("), text: text.trim_end_matches('\r').to_owned() }
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | ':')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Skips space, a backtick before the end of a line, and with `lines` also line ends and `;`.
    fn space(&mut self, lines: bool) {
        loop {
            let rest = self.rest();
            let blank = rest.trim_start_matches([' ', '\t', '\r', '\u{A0}']);
            let blank = if lines { blank.trim_start_matches(['\n', ';']) } else { blank };
            let blank = match blank.strip_prefix('`').map(|after| after.trim_start_matches([' ', '\t', '\r'])) {
                Some(after) if after.starts_with('\n') => after.get(1..).unwrap_or_default(),
                _ => blank,
            };
            if blank.len() == rest.len() {
                return;
            }
            self.at = self.text.len() - blank.len();
        }
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }
}
