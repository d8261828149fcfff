//! Reads `Invoke-RestMethod` and `Invoke-WebRequest`, with the variables and tables of PowerShell.

mod value;

use std::rc::Rc;

use crate::json::{Writer, write_json};

use super::call::{Request, RequestBuilder};
use super::candidates::MAX_REQUESTS;
use super::credentials::{self, Header, is_secret};
use super::line_of;
use super::note::{NoteCode, PendingNote, plain_name};
use super::source::ImportSource;
use super::words::lists;
use value::{MAX_DEPTH, PowerShellValue, ValueReader};

/// The commands that send a request.
const COMMANDS: [&str; 4] = ["invoke-restmethod", "invoke-webrequest", "irm", "iwr"];

/// Parameters without a value.
const SWITCHES: &str = "\
    usebasicparsing usedefaultcredentials skipcertificatecheck disablekeepalive passthru verbose skipheadervalidation \
    allowunencryptedauthentication";

/// Parameters whose value is a secret.
const CREDENTIALS: &str = "credential token authentication certificate certificatethumbprint proxycredential proxy";

/// The maximum number of variables that are stored.
const MAX_VARIABLES: usize = 500;

/// Reads all requests of a script.
pub(super) fn read(text: &str) -> Vec<Request> {
    let lower = text.to_ascii_lowercase();
    if !COMMANDS.iter().any(|name| lower.contains(name)) {
        return Vec::new();
    }
    let mut reader = PowerShellReader {
        source: ValueReader { text, at: 0 },
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
    source: ValueReader<'a>,
    variables: Vec<(String, Rc<PowerShellValue>)>,
    /// Secrets in variables that were set before the call.
    credentials: Vec<String>,
    cookies: usize,
    /// Headers of a session that were added before the call.
    headers: Vec<String>,
    calls: Vec<RequestBuilder>,
}

impl PowerShellReader<'_> {
    fn run(&mut self) {
        while let Some(character) = self.source.peek() {
            match character {
                '"' | '\'' | '@' => drop(self.source.value(0)),
                '#' => self.source.skip_line(),
                '$' => self.variable(),
                _ if character.is_alphanumeric() => {
                    let word = self.source.word();
                    if COMMANDS.iter().any(|name| word.eq_ignore_ascii_case(name)) && self.calls.len() < MAX_REQUESTS {
                        self.command();
                    }
                }
                _ => self.source.at += character.len_utf8(),
            }
        }
    }

    /// Reads `$name = value`, `$headers["Name"] = value`, or `$headers.Add("Name", value)`.
    fn variable(&mut self) {
        self.source.at += 1;
        let word = self.source.word();
        let name = word.to_ascii_lowercase();
        if let Some(list) = name.strip_suffix(".add") {
            return self.addition(list);
        }
        let index = self.source.rest().strip_prefix('[').is_some_and(|inside| inside.starts_with(['"', '\'']));
        let key = if index { self.index() } else { None };
        self.source.space(false);
        if !self.source.rest().starts_with('=') || self.source.rest().starts_with("==") {
            return;
        }
        self.source.at += 1;
        self.source.space(false);
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

    /// Reads the value after `=`, if it is a literal, a variable or a new table.
    fn assigned(&mut self) -> Option<Rc<PowerShellValue>> {
        let rest = self.source.rest();
        let starts_with = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts_with("New-Object") {
            let start = self.source.at;
            self.source.skip_to(&['\n', ';']);
            let line = self.source.text.get(start..self.source.at).unwrap_or_default();
            return (line.contains("Dictionary") || line.contains("Hashtable")).then(|| Rc::new(PowerShellValue::Table(Vec::new())));
        }
        if starts_with("ConvertTo-SecureString") {
            self.source.word();
            self.source.space(false);
        } else if !rest.starts_with(['"', '\'', '@', '[', '$', '“', '‘', '(']) && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let before = self.source.at;
        let value = self.source.value(0);
        (self.source.at > before).then_some(value)
    }

    /// Reads `["Name"]`.
    fn index(&mut self) -> Option<String> {
        self.source.at += 1;
        let PowerShellValue::Text { text, .. } = self.source.string() else { return None };
        self.source.at += usize::from(self.source.rest().starts_with(']'));
        Some(text)
    }

    /// Adds a cookie, a header, or a member of a table, from the arguments of `Add`.
    fn addition(&mut self, list: &str) {
        if list.ends_with("cookies") {
            self.cookies += 1;
            return;
        }
        if !self.source.rest().starts_with('(') {
            return;
        }
        self.source.at += 1;
        self.source.space(true);
        let PowerShellValue::Text { text: name, .. } = &*self.source.value(0) else { return };
        self.source.space(true);
        if !self.source.rest().starts_with(',') {
            return;
        }
        self.source.at += 1;
        self.source.space(true);
        let value = self.source.value(0);
        match self.table_named(list) {
            Some(members) => members.push((name.clone(), value)),
            None if list.contains("header") => self.headers.push(name.clone()),
            // The argument may itself be a secret.
            None if matches!(credentials::header(name), Header::Credential | Header::Cookie) => self.credentials.push("…".to_owned()),
            None => {}
        }
    }

    /// Returns the members of the table in a variable.
    fn table_named(&mut self, name: &str) -> Option<&mut Vec<(String, Rc<PowerShellValue>)>> {
        let (_, value) = self.variables.iter_mut().rev().find(|(known, _)| known == name)?;
        match Rc::make_mut(value) {
            PowerShellValue::Table(members) => Some(members),
            _ => None,
        }
    }

    /// Reads the parameters of a command, up to the end of its line.
    fn command(&mut self) {
        let start = self.source.at;
        let mut call = self.begin();
        loop {
            self.source.space(false);
            let Some(character) = self.source.peek().filter(|c| !matches!(c, '\n' | ';' | '|' | ')' | '}')) else { break };
            let before = self.source.at;
            if self.is_splat() {
                self.splat(&mut call, start);
            } else if matches!(character, '-' | '–' | '—') {
                self.source.at += character.len_utf8();
                self.named(&mut call, start);
            } else {
                self.unnamed(&mut call, start);
            }
            if self.source.at == before {
                self.source.at += character.len_utf8();
            }
        }
        self.calls.push(call);
    }

    /// Starts a request with the settings made before the command.
    fn begin(&mut self) -> RequestBuilder {
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
        call
    }

    /// Reads `@name`: the members of a table are used as parameters.
    fn splat(&mut self, call: &mut RequestBuilder, start: usize) {
        self.source.at += 1;
        let name = self.source.word().to_ascii_lowercase();
        if let PowerShellValue::Table(members) = &*self.resolve(Rc::new(PowerShellValue::Variable(name))) {
            for (key, value) in members {
                self.parameter(call, &key.to_ascii_lowercase(), Rc::clone(value), start);
            }
        }
    }

    /// Reads `-Name value`, or a switch.
    fn named(&mut self, call: &mut RequestBuilder, start: usize) {
        let name = self.source.word().trim_end_matches(':').to_ascii_lowercase();
        if lists(SWITCHES, &name) {
            return;
        }
        self.source.space(false);
        let value = self.source.value(0);
        self.parameter(call, &name, value, start);
    }

    /// Reads a value without a name. The first one is the URL.
    fn unnamed(&mut self, call: &mut RequestBuilder, start: usize) {
        let value = self.source.value(0);
        let is_text = matches!(&*self.resolve(Rc::clone(&value)), PowerShellValue::Text { .. } | PowerShellValue::Bare(_));
        if call.url.is_none() && is_text {
            self.parameter(call, "uri", value, start);
        } else {
            call.ignored_arguments += 1;
        }
    }

    fn is_splat(&self) -> bool {
        let mut characters = self.source.rest().chars();
        characters.next() == Some('@') && characters.next().is_some_and(char::is_alphabetic)
    }

    fn parameter(&mut self, call: &mut RequestBuilder, name: &str, value: Rc<PowerShellValue>, start: usize) {
        let value = self.resolve(value);
        match (name, &*value) {
            ("uri" | "url", PowerShellValue::Text { text, .. } | PowerShellValue::Bare(text)) => call.url = Some(text.clone()),
            ("method" | "custommethod", PowerShellValue::Text { text, .. } | PowerShellValue::Bare(text)) => {
                call.method = Some(text.to_ascii_uppercase());
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
                call.body = Some(write_json(|json| self.json(json, &value, 0)).into_bytes());
            }
            ("infile", _) => call.body_files += 1,
            ("useragent", _) => call.header("", "User-Agent"),
            ("contenttype" | "websession" | "sessionvariable" | "outfile" | "timeoutsec" | "erroraction" | "maximumredirection", _) => {}
            _ if lists(CREDENTIALS, name) => call.credential(&format!("-{name}")),
            ("uri" | "url" | "headers" | "body", _) => {
                call.body_files += usize::from(name == "body");
                let line = line_of(self.source.text, start);
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

    /// Writes a value like `ConvertTo-Json`.
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
}
