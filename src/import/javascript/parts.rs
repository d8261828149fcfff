//! Converts the arguments of a call to the parts of a request.

use std::rc::Rc;

use super::clients::{ArgumentRole, ENCODERS, role_of};
use super::variables::{MAX_STEPS, Variables, name_of};
use crate::import::call::RequestBuilder;
use crate::import::credentials::is_secret;
use crate::import::note::{NoteCode, PendingNote, plain_name};
use crate::import::script::{Expression, ScriptNode};
use crate::import::words::lists;
use crate::import::{line_of, loose_json};

use ArgumentRole::{Body, Headers, Method, Options, Url};

/// A script, and the variables that are known at the position of a call.
pub(super) struct PartReader<'a> {
    pub(super) text: &'a str,
    pub(super) variables: &'a Variables,
}

impl PartReader<'_> {
    /// Reads one argument or one member of the options.
    pub(super) fn part(&self, call: &mut RequestBuilder, role: ArgumentRole, value: &Expression, line: usize, depth: usize) {
        let value = &self.variables.resolve(value);
        match role {
            ArgumentRole::Nothing => {}
            ArgumentRole::UrlOrOptions if matches!(&*value.node, ScriptNode::Object(_)) => self.part(call, Options, value, line, depth),
            Url | ArgumentRole::UrlOrOptions | ArgumentRole::Host | ArgumentRole::Path => self.address(call, role, value, line),
            Method => call.method = self.variables.string(value),
            Headers => match &*value.node {
                ScriptNode::Name(_) | ScriptNode::Other => self.unknown(call, "headers", line),
                _ => self.variables.keys(value).iter().for_each(|name| call.header("…", name)),
            },
            Body => self.body(call, value, line),
            ArgumentRole::Parameters => match self.variables.string(value) {
                Some(query) => query.split('&').for_each(|pair| call.parameter(name_of(pair))),
                None => self.variables.keys(value).iter().for_each(|name| call.parameter(name)),
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

    /// Reads the URL, or a part of it.
    fn address(&self, call: &mut RequestBuilder, role: ArgumentRole, value: &Expression, line: usize) {
        let text = match &*value.node {
            ScriptNode::Call(name, arguments) if matches!(name.as_str(), "URL" | "Request") => {
                arguments.first().and_then(|argument| self.variables.string(&argument.value))
            }
            _ => self.variables.string(value),
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

    pub(super) fn body(&self, call: &mut RequestBuilder, value: &Expression, line: usize) {
        let mut value = self.variables.resolve(value);
        for _ in 0..MAX_STEPS {
            let inner = match &*value.node {
                ScriptNode::Call(name, arguments) if lists(ENCODERS, name) => arguments.first().map(|argument| argument.value.clone()),
                _ => None,
            };
            let Some(inner) = inner else { break };
            value = self.variables.resolve(&inner);
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
}
