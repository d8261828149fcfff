//! Reads the options of a call, which come as JSON text. An unknown or wrong one is an error, never ignored.
//!
//! As text they cost 40 KB less code than `serde-wasm-bindgen` does, and no exception that the caller's objects throw comes in here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::rules::{Limits, Options, Override, all};
use crate::sandbox::{Fault, Ids, User};

use super::wrong_call::WrongCall;

/// Reads options; empty text stands for none.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, WrongCall> {
    serde_json::from_str(if text.is_empty() { "{}" } else { text }).map_err(|error| WrongCall::options(&error))
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ValidateOptions {
    rules: BTreeMap<String, Override>,
    limits: LimitOptions,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PreviewOptions {
    rules: BTreeMap<String, Override>,
    limits: LimitOptions,
    pub(super) base_url: Option<String>,
    pub(super) now: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SendOptions {
    #[serde(default)]
    rules: BTreeMap<String, Override>,
    #[serde(default)]
    limits: LimitOptions,
    pub(super) base_url: String,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) timeout_ms: Option<u32>,
    #[serde(default)]
    pub(super) force: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SandboxOptions {
    pub(super) now: i64,
    pub(super) ids: Ids,
    pub(super) user: User,
    pub(super) fault: Option<Fault>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LimitOptions {
    bytes: Option<usize>,
    depth: Option<usize>,
}

impl ValidateOptions {
    pub(super) fn check(self, ranges: bool) -> Result<Options, WrongCall> {
        check(self.rules, &self.limits, ranges)
    }
}

impl PreviewOptions {
    pub(super) fn check(&mut self, ranges: bool) -> Result<Options, WrongCall> {
        check(std::mem::take(&mut self.rules), &self.limits, ranges)
    }
}

impl SendOptions {
    pub(super) fn check(&mut self, ranges: bool) -> Result<Options, WrongCall> {
        check(std::mem::take(&mut self.rules), &self.limits, ranges)
    }
}

/// What the caller asks of the validator.
fn check(rules: BTreeMap<String, Override>, limits: &LimitOptions, ranges: bool) -> Result<Options, WrongCall> {
    if let Some(code) = rules.keys().find(|code| all().all(|rule| rule.code != code.as_str())) {
        return Err(WrongCall::options(&format!("there is no rule \"{code}\"")));
    }
    let usual = Limits::default();
    let limits = Limits { bytes: limits.bytes.unwrap_or(usual.bytes), depth: limits.depth.unwrap_or(usual.depth) };
    Ok(Options { rules, limits, ranges })
}
