//! Extracts requests from JavaScript and Python: `fetch`, axios, jQuery, `XMLHttpRequest`, clients for Node.js, requests, httpx.
//!
//! One table contains the functions of all clients and the meanings of their arguments; another contains the meanings of option keys.

mod clients;
mod parts;
mod variables;

use super::call::{Request, RequestBuilder, is_method};
use super::candidates::MAX_REQUESTS;
use super::credentials::{self, Header, is_secret};
use super::note::plain_name;
use super::script::{Argument, Expression, Script, ScriptNode, ScriptToken};
use super::source::ImportSource;
use super::words::lists;
use clients::{ArgumentRole, OPEN, STEPS, client_of, mentions_client, role_of};
use parts::PartReader;
use variables::Variables;

use ArgumentRole::{Headers, Options, UrlOrOptions};

/// Reads all requests of a script.
pub(super) fn read(text: &str) -> Vec<Request> {
    if !mentions_client(text) {
        return Vec::new();
    }
    let mut reader = JavaScriptReader {
        text,
        script: Script::new(text),
        variables: Variables::default(),
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

struct JavaScriptReader<'a> {
    text: &'a str,
    script: Script,
    variables: Variables,
    calls: Vec<RequestBuilder>,
    /// Headers that were set before the call that they belong to.
    headers: Vec<String>,
    /// Secrets in variables that were set before the call.
    credentials: Vec<String>,
    /// The host of a connection that was opened before the call.
    host: Option<String>,
    /// `true` if the body of the last call may follow: `xhr.send(…)`.
    is_open: bool,
    /// The opening bracket of the next call, if it is chained to the last one: `.set("Name", "…")`.
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

    /// Stores a variable. Its value is read again afterwards, because it may be a call.
    fn assign(&mut self, name: String, at: usize) {
        let (value, _) = self.script.expression(at, 0);
        if let ScriptNode::Call(function, arguments) = &*value.node
            && function.ends_with("Connection")
        {
            self.host = arguments.first().and_then(|argument| self.variables.string(&argument.value));
        }
        let is_text = matches!(&*value.node, ScriptNode::Text { .. } | ScriptNode::List(_));
        let is_address = matches!(&*value.node, ScriptNode::Text { value, .. } if value.contains("://"));
        if is_text && !is_address && is_secret(&name) {
            self.credentials.push(plain_name(&name));
        }
        self.variables.add(name, value);
    }

    /// Reads a call whose opening bracket is at the given position. Returns the position at which to continue.
    fn call(&mut self, name: &str, bracket: usize) -> usize {
        let method = name.rsplit('.').next().unwrap_or_default();
        let client = client_of(name, method);
        if client.is_none() && !lists(STEPS, method) {
            return bracket + 1;
        }
        let line = self.script.start(bracket);
        let (arguments, end) = self.script.arguments(bracket + 1, 0);
        let is_chained = self.chain == bracket && self.script.is_mark(bracket.saturating_sub(2), '.');
        if is_chained {
            self.chain = end + 2;
        }
        let Some(first) = arguments.first() else { return bracket + 1 };
        if matches!(method, "create" | "extend") {
            self.defaults(&first.value);
        } else if let Some((function, roles)) = client {
            let Some(roles) = self.roles(function, roles, &first.value) else { return bracket + 1 };
            self.request(name, roles, &arguments, line);
            self.inner_headers(bracket, end);
            self.chain = end + 2;
            return end;
        } else {
            self.step(name, method, &arguments, line, is_chained);
        }
        bracket + 1
    }

    /// Returns the meanings of a function's arguments, or `None` if the first argument shows that it does not send a request.
    fn roles(&self, function: &str, roles: &'static [ArgumentRole], first: &Expression) -> Option<&'static [ArgumentRole]> {
        let first = self.variables.string(first);
        match function {
            // `request("POST", url)` of an object, or `request(options)`.
            "request" if !first.as_deref().is_some_and(names_method) => Some(&[UrlOrOptions, Options]),
            "post" | "put" | "patch" if !first.as_deref().is_some_and(|url| url.contains('/')) => None,
            _ => Some(roles),
        }
    }

    /// Reads a call that adds to a request: its body, or a header.
    fn step(&mut self, name: &str, method: &str, arguments: &[Argument], line: usize, is_chained: bool) {
        let Some(Argument { value: first, .. }) = arguments.first() else { return };
        let has_more = arguments.len() > 1;
        match method {
            "open" if has_more && self.variables.string(first).as_deref().is_some_and(names_method) => {
                self.request(name, OPEN, arguments, line);
                self.is_open = true;
            }
            "send" | "write" | "end" | "body" => self.late_body(first, line),
            _ => {
                let is_clear = is_chained || matches!(method, "setRequestHeader" | "setHeader" | "header" | "headers");
                let is_clear = is_clear || self.holds_headers(name);
                let names = if has_more { self.variables.string(first).into_iter().collect() } else { self.variables.keys(first) };
                for name in names {
                    self.step_header(name, is_clear);
                }
            }
        }
    }

    /// Reads the options for creating a client, which apply to the next request.
    fn defaults(&mut self, options: &Expression) {
        let ScriptNode::Object(members) = &*self.variables.resolve(options).node else { return };
        for (key, value) in members {
            match role_of(key) {
                Some(Headers) => self.headers.extend(self.variables.keys(value)),
                Some(ArgumentRole::Credentials) => self.credentials.push(plain_name(key)),
                Some(ArgumentRole::Host) => self.host = self.variables.string(value).or(self.host.take()),
                _ => {}
            }
        }
    }

    /// Adds the headers that are set by a function among the arguments of a call.
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

    /// Returns `true` if the object of a method is known to contain headers.
    fn holds_headers(&self, method: &str) -> bool {
        let object = method.rsplit_once('.').map_or("", |(object, _)| object);
        let is_new = self.variables.get(object).is_some_and(|value| matches!(&*value.node, ScriptNode::Call(name, _) if name == "Headers"));
        is_new || object.to_ascii_lowercase().contains("header")
    }

    /// Adds the header of a step. The argument of another object's method may itself be a secret, so it is not shown.
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
            self.parts().body(&mut call, value, line);
            self.calls.push(call);
        }
    }

    fn parts(&self) -> PartReader<'_> {
        PartReader { text: self.text, variables: &self.variables }
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
                Some(role) => self.parts().part(&mut call, role, &argument.value, line, 0),
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
}

fn names_method(word: &str) -> bool {
    is_method(&word.to_ascii_uppercase())
}

fn is_python(name: &str, text: &str, arguments: &[Argument]) -> bool {
    let object = name.split('.').next().unwrap_or_default();
    let is_module = matches!(object, "requests" | "httpx" | "conn" | "session" | "aiohttp");
    is_module && !text.contains("const ") || arguments.iter().any(|argument| argument.name.is_some())
}
