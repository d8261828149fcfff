//! Reads requests out of JavaScript and Python: `fetch`, axios, jQuery, `XMLHttpRequest`, clients for ScriptNode, requests, httpx.
//!
//! The functions of all clients stand in one table: what their arguments mean. What the keys of their options mean stands
//! in another.

use std::rc::Rc;

use super::body::length_up_to;
use super::call::{Request, RequestBuilder, is_method};
use super::candidates::MAX_REQUESTS;
use super::credentials::{self, Header, is_secret};
use super::line_of;
use super::loose_json;
use super::note::{NoteCode, PendingNote, plain_name};
use super::script::{Argument, Expression, Script, ScriptNode, ScriptToken};
use super::source::ImportSource;
use super::words::lists;

/// NoteNames are resolved this often in a row.
const MAX_STEPS: usize = 8;

/// Variables that are remembered.
const MAX_VARIABLES: usize = 500;

/// The meaning of an argument, or of a key of the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ArgumentRole {
    Url,
    Method,
    Headers,
    Body,
    Options,
    /// A URL, or an object with the options.
    UrlOrOptions,
    Host,
    Path,
    Parameters,
    Cookies,
    Credentials,
    Nothing,
}

use ArgumentRole::{Body, Headers, Method, Options, Url, UrlOrOptions};

/// Functions that send a request, by their whole name.
const FUNCTIONS: [(&str, &[ArgumentRole]); 17] = [
    ("fetch", &[UrlOrOptions, Options]),
    ("window.fetch", &[UrlOrOptions, Options]),
    ("axios", &[UrlOrOptions, Options]),
    ("axios.request", &[Options]),
    ("$.ajax", &[UrlOrOptions, Options]),
    ("jQuery.ajax", &[UrlOrOptions, Options]),
    ("request", &[UrlOrOptions, Options]),
    ("request.post", &[UrlOrOptions, Options]),
    ("got", &[UrlOrOptions, Options]),
    ("got.post", &[UrlOrOptions, Options]),
    ("ky", &[UrlOrOptions, Options]),
    ("ky.post", &[UrlOrOptions, Options]),
    ("http.request", &[UrlOrOptions, Options]),
    ("https.request", &[UrlOrOptions, Options]),
    ("unirest", &[Method, Url]),
    ("superagent", &[Method, Url]),
    ("$http", &[Options]),
];

/// Methods of any object that send a request.
const METHODS: [(&str, &[ArgumentRole]); 4] = [
    ("post", &[Url, Body, Options]),
    ("put", &[Url, Body, Options]),
    ("patch", &[Url, Body, Options]),
    ("request", &[Method, Url, Body, Headers]),
];

/// The keys of options, and the names of Python's arguments.
const KEYS: [(&str, ArgumentRole); 26] = [
    ("url", Url),
    ("uri", Url),
    ("method", Method),
    ("type", Method),
    ("headers", Headers),
    ("header", Headers),
    ("data", Body),
    ("body", Body),
    ("json", Body),
    ("content", Body),
    ("payload", Body),
    ("hostname", ArgumentRole::Host),
    ("host", ArgumentRole::Host),
    ("baseURL", ArgumentRole::Host),
    ("path", ArgumentRole::Path),
    ("params", ArgumentRole::Parameters),
    ("qs", ArgumentRole::Parameters),
    ("searchParams", ArgumentRole::Parameters),
    ("cookies", ArgumentRole::Cookies),
    ("jar", ArgumentRole::Cookies),
    ("auth", ArgumentRole::Credentials),
    ("cert", ArgumentRole::Credentials),
    ("proxies", ArgumentRole::Credentials),
    ("proxy", ArgumentRole::Credentials),
    ("username", ArgumentRole::Credentials),
    ("password", ArgumentRole::Credentials),
];

/// The keys of options that do not change the request.
const IGNORED_KEYS: &str = "\
    mode credentials referrer referrerPolicy redirect maxRedirects cache keepalive signal integrity timeout verify \
    maxBodyLength contentType dataType processData crossDomain async success error port";

/// Functions that turn a value into the text of a body.
const ENCODERS: &str = "JSON.stringify json.dumps JSON.parse json.loads Buffer.from bytes dumps String str";

/// Reads all requests of a script.
pub(super) fn read(text: &str) -> Vec<Request> {
    if !mentions_client(text) {
        return Vec::new();
    }
    let mut reader = JavaScriptReader {
        text,
        script: Script::new(text),
        variables: Vec::new(),
        calls: Vec::new(),
        headers: Vec::new(),
        credentials: Vec::new(),
        host: None,
        is_open: false,
        chain: 0,
    };
    reader.run();
    reader.calls.into_iter().map(RequestBuilder::finish).collect()
}

/// Returns `true` if a text has a word that every script with a request has.
fn mentions_client(text: &str) -> bool {
    const WORDS: &str = "\
        fetch( axios ajax( XMLHttpRequest .open( request( .post( .put( .patch( requests. httpx http.client HTTPSConnection \
        superagent unirest got( ky( $http";
    WORDS.split(' ').any(|word| text.contains(word))
}

struct JavaScriptReader<'a> {
    text: &'a str,
    script: Script,
    variables: Vec<(String, Expression)>,
    calls: Vec<RequestBuilder>,
    /// Headers that were set before the call they belong to.
    headers: Vec<String>,
    /// Secrets in variables that were set before the call.
    credentials: Vec<String>,
    /// The host of a connection that was opened before.
    host: Option<String>,
    /// The body of the last call may follow: `xhr.send(…)`.
    is_open: bool,
    /// The bracket of the next call, if it is chained to the last one: `.set("Name", "…")`.
    chain: usize,
}

impl JavaScriptReader<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(token) = self.script.token(at) {
            let name = match token {
                ScriptToken::Name(name) => name.clone(),
                _ => String::new(),
            };
            at += 1;
            if name.is_empty() || self.calls.len() >= MAX_REQUESTS {
                continue;
            }
            if self.script.is_mark(at, '(') {
                at = self.call(&name, at);
            } else if name.contains("headers") && self.script.is_mark(at, '[') && self.script.is_mark(at + 2, ']') {
                // `session.headers["Name"] = "…"`.
                if let Some(ScriptToken::Text { value, .. }) = self.script.token(at + 1) {
                    let header = value.clone();
                    self.late_header(header);
                }
            } else if self.script.is_mark(at, '=') && !self.script.is_mark(at + 1, '=') && !self.script.is_mark(at + 1, '>') {
                self.assign(name, at + 1);
            }
        }
    }

    /// Remembers a variable. Its value is read again afterwards, because it may be a call.
    fn assign(&mut self, name: String, at: usize) {
        let (value, _) = self.script.expression(at, 0);
        if let ScriptNode::Call(function, arguments) = &*value.node
            && function.ends_with("Connection")
        {
            self.host = arguments.first().and_then(|argument| self.string(&argument.value));
        }
        let is_text = matches!(&*value.node, ScriptNode::Text { .. } | ScriptNode::List(_));
        let is_address = matches!(&*value.node, ScriptNode::Text { value, .. } if value.contains("://"));
        if is_text && !is_address && is_secret(&name) {
            self.credentials.push(plain_name(&name));
        }
        if self.variables.len() < MAX_VARIABLES {
            self.variables.push((name, value));
        }
    }

    /// Reads a call whose bracket stands at a place. Returns where to read on.
    fn call(&mut self, name: &str, bracket: usize) -> usize {
        let method = name.rsplit('.').next().unwrap_or_default();
        let known = FUNCTIONS.iter().find(|(function, _)| *function == name).or_else(|| METHODS.iter().find(|(known, _)| *known == method));
        let is_step = matches!(
            method,
            "open"
                | "send"
                | "write"
                | "end"
                | "body"
                | "append"
                | "set"
                | "setRequestHeader"
                | "setHeader"
                | "header"
                | "headers"
                | "update"
                | "create"
                | "extend"
        );
        if known.is_none() && !is_step {
            return bracket + 1;
        }
        let line = self.script.start(bracket);
        let (arguments, end) = self.script.arguments(bracket + 1, 0);
        let is_chained = self.chain == bracket && self.script.is_mark(bracket.saturating_sub(2), '.');
        if is_chained {
            self.chain = end + 2;
        }
        let Some(first) = arguments.first() else { return bracket + 1 };
        let value = first.value.clone();
        if matches!(method, "create" | "extend") {
            self.defaults(&value);
            return bracket + 1;
        }
        match (known, method) {
            (Some((function, roles)), _) => {
                // `request("POST", url)` of an object, or `request(options)`.
                let first = self.string(&value);
                let roles = match (*function, first) {
                    ("request", first) if !first.as_deref().is_some_and(names_method) => &[UrlOrOptions, Options],
                    ("post" | "put" | "patch", first) if !first.as_deref().is_some_and(|url| url.contains('/')) => return bracket + 1,
                    _ => *roles,
                };
                self.request(name, roles, &arguments, line);
                self.inner_headers(bracket, end);
                self.chain = end + 2;
                return end;
            }
            (None, "open") if arguments.len() > 1 && self.string(&value).as_deref().is_some_and(names_method) => {
                self.request(
                    name,
                    &[Method, Url, ArgumentRole::Nothing, ArgumentRole::Credentials, ArgumentRole::Credentials],
                    &arguments,
                    line,
                );
                self.is_open = true;
            }
            (None, "send" | "write" | "end" | "body") => self.late_body(&value, line),
            (None, _) => {
                let is_clear = is_chained || matches!(method, "setRequestHeader" | "setHeader" | "header" | "headers");
                let is_clear = is_clear || self.holds_headers(name);
                let names = if arguments.len() > 1 { self.string(&value).into_iter().collect() } else { self.keys(&value) };
                for name in names {
                    self.step_header(name, is_clear);
                }
            }
        }
        bracket + 1
    }

    /// Reads the options that a client is created with: they count for the next request.
    fn defaults(&mut self, options: &Expression) {
        let ScriptNode::Object(members) = &*self.resolve(options).node else { return };
        for (key, value) in members {
            match role_of(key) {
                Some(Headers) => self.headers.extend(self.keys(value)),
                Some(ArgumentRole::Credentials) => self.credentials.push(plain_name(key)),
                Some(ArgumentRole::Host) => self.host = self.string(value).or(self.host.take()),
                _ => {}
            }
        }
    }

    /// Adds the headers that a function among the arguments of a call sets.
    fn inner_headers(&mut self, from: usize, to: usize) {
        for at in from..to {
            let is_step = matches!(self.script.token(at), Some(ScriptToken::Name(name)) if name.ends_with(".setRequestHeader"));
            if is_step
                && let Some(ScriptToken::Text { value, .. }) = self.script.token(at + 2)
                && let Some(call) = self.calls.last_mut()
            {
                call.header("…", value);
            }
        }
    }

    /// Returns `true` if the object of a method is known to hold headers.
    fn holds_headers(&self, method: &str) -> bool {
        let object = method.rsplit_once('.').map_or("", |(object, _)| object);
        let variable = self.variables.iter().rev().find(|(known, _)| known == object);
        let is_new = variable.is_some_and(|(_, value)| matches!(&*value.node, ScriptNode::Call(name, _) if name == "Headers"));
        is_new || object.to_ascii_lowercase().contains("header")
    }

    /// Adds the header of a step. The argument of a method of another object may itself be the secret, so it is not shown.
    fn step_header(&mut self, name: String, is_clear: bool) {
        if is_clear {
            self.late_header(name);
        } else if matches!(credentials::header(&name), Header::Credential | Header::Cookie) {
            self.credentials.push("…".to_owned());
        }
    }

    fn late_header(&mut self, name: String) {
        match self.calls.last_mut().filter(|_| self.is_open) {
            Some(call) => call.header("…", &name),
            None => self.headers.push(name),
        }
    }

    fn late_body(&mut self, value: &Expression, line: usize) {
        if !self.is_open || self.calls.last().is_none_or(|call| call.body.is_some()) {
            return;
        }
        if let Some(mut call) = self.calls.pop() {
            self.body(&mut call, value, line);
            self.calls.push(call);
        }
    }

    fn request(&mut self, name: &str, roles: &[ArgumentRole], arguments: &[Argument], line: usize) {
        let source = if is_python(name, self.text, arguments) { ImportSource::Python } else { ImportSource::JavaScript };
        let mut call = RequestBuilder::new(source);
        let method = name.rsplit('.').next().unwrap_or_default();
        if matches!(method, "post" | "put" | "patch") {
            call.method = Some(method.to_ascii_uppercase());
        }
        for header in std::mem::take(&mut self.headers) {
            call.header("…", &header);
        }
        for name in std::mem::take(&mut self.credentials) {
            call.credential(&name);
        }
        let mut roles = roles.iter().copied();
        for argument in arguments {
            let role = match &argument.name {
                Some(name) => role_of(name),
                None => roles.next(),
            };
            match role {
                Some(role) => self.part(&mut call, role, &argument.value, line, 0),
                None if argument.name.is_some() => call.option(&argument.name.as_deref().map(plain_name).unwrap_or_default()),
                None => {}
            }
        }
        if let (Some(host), Some(path)) = (&self.host, call.url.as_deref().filter(|url| url.starts_with('/'))) {
            let scheme = if host.contains("://") { "" } else { "https://" };
            call.url = Some(format!("{scheme}{host}{path}"));
        }
        self.is_open = call.body.is_none();
        self.calls.push(call);
    }

    /// Reads one argument or one member of the options.
    fn part(&mut self, call: &mut RequestBuilder, role: ArgumentRole, value: &Expression, line: usize, depth: usize) {
        let value = &self.resolve(value);
        match role {
            ArgumentRole::Nothing => {}
            ArgumentRole::UrlOrOptions if matches!(&*value.node, ScriptNode::Object(_)) => self.part(call, Options, value, line, depth),
            Url | ArgumentRole::UrlOrOptions | ArgumentRole::Host | ArgumentRole::Path => self.address(call, role, value, line),
            Method => call.method = self.string(value),
            Headers => match &*value.node {
                ScriptNode::Name(_) | ScriptNode::Other => self.unknown(call, "headers", line),
                _ => self.keys(value).iter().for_each(|name| call.header("…", name)),
            },
            Body => self.body(call, value, line),
            ArgumentRole::Parameters => match self.string(value) {
                Some(query) => query.split('&').for_each(|pair| call.parameter(name_of(pair))),
                None => self.keys(value).iter().for_each(|name| call.parameter(name)),
            },
            ArgumentRole::Cookies => call.cookie(),
            ArgumentRole::Credentials => call.credential("auth"),
            Options => match &*Rc::clone(&value.node) {
                ScriptNode::Object(members) if depth < 2 => {
                    for (key, value) in members {
                        match role_of(key) {
                            Some(role) => self.part(call, role, value, line, depth + 1),
                            None if is_secret(key) => call.credential(&plain_name(key)),
                            None => call.option(&plain_name(key)),
                        }
                    }
                }
                ScriptNode::Name(_) => self.unknown(call, "options", line),
                _ => {}
            },
        }
    }

    /// The URL, or a part of it.
    fn address(&mut self, call: &mut RequestBuilder, role: ArgumentRole, value: &Expression, line: usize) {
        let text = match &*value.node {
            ScriptNode::Call(name, arguments) if matches!(name.as_str(), "URL" | "Request") => {
                arguments.first().and_then(|argument| self.string(&argument.value))
            }
            _ => self.string(value),
        };
        let Some(text) = text else {
            return self.unknown(call, "url", line);
        };
        let before = call.url.take().unwrap_or_default();
        call.url = Some(match role {
            ArgumentRole::Host if text.contains("://") => [text, before].concat(),
            ArgumentRole::Host => ["https://", &text, &before].concat(),
            ArgumentRole::Path => [before, text].concat(),
            _ if before.ends_with('/') || before.is_empty() || !text.starts_with('/') => [before, text].concat(),
            _ => [before, text].concat(),
        });
    }

    fn body(&mut self, call: &mut RequestBuilder, value: &Expression, line: usize) {
        let mut value = self.resolve(value);
        for _ in 0..MAX_STEPS {
            let inner = match &*value.node {
                ScriptNode::Call(name, arguments) if lists(ENCODERS, name) => arguments.first().map(|argument| argument.value.clone()),
                _ => None,
            };
            let Some(inner) = inner else { break };
            value = self.resolve(&inner);
        }
        match &*value.node {
            ScriptNode::Text { value, expands } => {
                call.body = Some(value.clone().into_bytes());
                call.body_expands |= *expands;
            }
            ScriptNode::Object(_) | ScriptNode::List(_) => {
                let text = self.text.get(value.range.clone()).unwrap_or_default();
                let repaired = loose_json::repair(text);
                call.body_expands |= repaired.is_none();
                let text = repaired.map_or_else(|| text.to_owned(), |repaired| repaired.text);
                call.body = Some(text.into_bytes());
            }
            ScriptNode::Other if value.range.is_empty() => {}
            ScriptNode::Name(name) if matches!(name.as_str(), "null" | "None" | "undefined") => {}
            _ => {
                call.body_files += 1;
                self.unknown(call, "body", line);
            }
        }
    }

    fn unknown(&self, call: &mut RequestBuilder, name: &'static str, at: usize) {
        let line = line_of(self.text, at);
        call.notes.push(PendingNote::new(NoteCode::ValueUnknown, [("name", name.into()), ("line", line.into())]));
    }

    /// Follows a name to the value that was assigned last.
    fn resolve(&self, value: &Expression) -> Expression {
        let mut value = value.clone();
        for _ in 0..MAX_STEPS {
            let found = match &*value.node {
                ScriptNode::Name(name) => self.variables.iter().rev().find(|(known, _)| known == name),
                _ => None,
            };
            let Some((_, found)) = found else { break };
            value = found.clone();
        }
        value
    }

    fn string(&self, value: &Expression) -> Option<String> {
        match &*self.resolve(value).node {
            ScriptNode::Text { value, .. } => Some(value.clone()),
            _ => None,
        }
    }

    /// The keys of an object, or of what `new Headers` gets.
    fn keys(&self, value: &Expression) -> Vec<String> {
        let value = self.resolve(value);
        match &*value.node {
            ScriptNode::Object(members) => members.iter().map(|(key, _)| key.clone()).collect(),
            ScriptNode::Call(_, arguments) => match arguments.first().map(|argument| self.resolve(&argument.value)) {
                Some(Expression { node, .. }) => match &*node {
                    ScriptNode::Object(members) => members.iter().map(|(key, _)| key.clone()).collect(),
                    _ => Vec::new(),
                },
                None => Vec::new(),
            },
            ScriptNode::List(pairs) => pairs.iter().filter_map(|pair| self.first_of(pair)).collect(),
            _ => Vec::new(),
        }
    }

    fn first_of(&self, pair: &Expression) -> Option<String> {
        match &*pair.node {
            ScriptNode::List(values) => self.string(values.first()?),
            ScriptNode::Text { value, .. } => Some(name_of(value).to_owned()),
            _ => None,
        }
    }
}

/// The name in `name=value` or `name: value`. A text without a value may be the secret itself.
fn name_of(pair: &str) -> &str {
    pair.get(..length_up_to(pair, &['=', ':'])).filter(|name| name.len() < pair.len()).unwrap_or_default()
}

fn role_of(key: &str) -> Option<ArgumentRole> {
    let role = KEYS.iter().find(|(name, _)| *name == key).map(|(_, role)| *role);
    role.or(lists(IGNORED_KEYS, key).then_some(ArgumentRole::Nothing))
}

fn names_method(word: &str) -> bool {
    is_method(&word.to_ascii_uppercase())
}

fn is_python(name: &str, text: &str, arguments: &[Argument]) -> bool {
    let object = name.split('.').next().unwrap_or_default();
    let is_module = matches!(object, "requests" | "httpx" | "conn" | "session" | "aiohttp");
    is_module && !text.contains("const ") || arguments.iter().any(|argument| argument.name.is_some())
}
