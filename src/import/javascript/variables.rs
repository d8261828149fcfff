//! The variables of a script and their values.

use crate::import::body::length_up_to;
use crate::import::script::{Expression, ScriptNode};

/// The maximum number of names that are resolved in a row.
pub(super) const MAX_STEPS: usize = 8;

/// The maximum number of variables that are stored.
const MAX_VARIABLES: usize = 500;

/// The variables of a script, in the order of assignment.
#[derive(Default)]
pub(super) struct Variables(Vec<(String, Expression)>);

impl Variables {
    /// Stores a variable. Those beyond the limit are ignored.
    pub(super) fn add(&mut self, name: String, value: Expression) {
        if self.0.len() < MAX_VARIABLES {
            self.0.push((name, value));
        }
    }

    /// Returns the value that was last assigned to a name.
    pub(super) fn get(&self, name: &str) -> Option<&Expression> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Resolves a name to the value that was last assigned to it.
    pub(super) fn resolve(&self, value: &Expression) -> Expression {
        let mut value = value.clone();
        for _ in 0..MAX_STEPS {
            let found = match &*value.node {
                ScriptNode::Name(name) => self.get(name),
                _ => None,
            };
            let Some(found) = found else { break };
            value = found.clone();
        }
        value
    }

    pub(super) fn string(&self, value: &Expression) -> Option<String> {
        match &*self.resolve(value).node {
            ScriptNode::Text { value, .. } => Some(value.clone()),
            _ => None,
        }
    }

    /// Returns the keys of an object, or of the argument of `new Headers`.
    pub(super) fn keys(&self, value: &Expression) -> Vec<String> {
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

/// Returns the name in `name=value` or `name: value`. A text without a value may itself be a secret.
pub(super) fn name_of(pair: &str) -> &str {
    pair.get(..length_up_to(pair, &['=', ':'])).filter(|name| name.len() < pair.len()).unwrap_or_default()
}
