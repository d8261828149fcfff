//! Reads the options of a call. An unknown or wrong one is an error, never ignored.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use wasm_bindgen::JsValue;

use crate::rules::{Limits, Options, Override, all};
use crate::sandbox::{Fault, Ids, User};

use super::wrong_call::WrongCall;

/// Options of a kind of call. What they hold besides is gathered, so that it can be refused.
pub(super) trait CallOptions: DeserializeOwned + Default {
    fn unknown(&self) -> &Unknown;

    fn read(value: &JsValue) -> Result<Self, WrongCall> {
        if value.is_undefined() {
            return Ok(Self::default());
        }
        let options: Self = serde_wasm_bindgen::from_value(value.clone()).map_err(WrongCall::options)?;
        match options.unknown().keys().next() {
            Some(name) => Err(WrongCall::options(format!("there is no option \"{name}\""))),
            None => Ok(options),
        }
    }
}

type Unknown = BTreeMap<String, IgnoredAny>;

/// Another severity for some rules, by their codes.
type Rules = Option<BTreeMap<String, Option<Override>>>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ValidateOptions {
    rules: Rules,
    limits: Option<LimitOptions>,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct PreviewOptions {
    rules: Rules,
    limits: Option<LimitOptions>,
    pub(super) base_url: Option<String>,
    pub(super) now: f64,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct SendOptions {
    rules: Rules,
    limits: Option<LimitOptions>,
    pub(super) base_url: Option<String>,
    pub(super) headers: Option<BTreeMap<String, String>>,
    pub(super) timeout_ms: Option<u32>,
    pub(super) force: Option<bool>,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SandboxOptions {
    pub(super) now: f64,
    pub(super) ids: Option<Ids>,
    pub(super) user: Option<User>,
    pub(super) fault: Option<Fault>,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LimitOptions {
    bytes: Option<usize>,
    depth: Option<usize>,
    #[serde(flatten)]
    unknown: Unknown,
}

impl CallOptions for ValidateOptions {
    fn unknown(&self) -> &Unknown {
        &self.unknown
    }
}

impl CallOptions for PreviewOptions {
    fn unknown(&self) -> &Unknown {
        &self.unknown
    }
}

impl CallOptions for SendOptions {
    fn unknown(&self) -> &Unknown {
        &self.unknown
    }
}

impl CallOptions for SandboxOptions {
    fn unknown(&self) -> &Unknown {
        &self.unknown
    }
}

impl ValidateOptions {
    pub(super) fn check(self, ranges: bool) -> Result<Options, WrongCall> {
        check(self.rules, self.limits, ranges)
    }
}

impl PreviewOptions {
    pub(super) fn check(&mut self, ranges: bool) -> Result<Options, WrongCall> {
        check(self.rules.take(), self.limits.take(), ranges)
    }
}

impl SendOptions {
    pub(super) fn check(&mut self, ranges: bool) -> Result<Options, WrongCall> {
        check(self.rules.take(), self.limits.take(), ranges)
    }
}

/// What the caller asks of the validator.
fn check(rules: Rules, limits: Option<LimitOptions>, ranges: bool) -> Result<Options, WrongCall> {
    let rules: BTreeMap<String, Override> =
        rules.unwrap_or_default().into_iter().filter_map(|(code, change)| Some((code, change?))).collect();
    if let Some(code) = rules.keys().find(|code| all().all(|rule| rule.code != code.as_str())) {
        return Err(WrongCall::options(format!("there is no rule \"{code}\"")));
    }
    let limits = limits.unwrap_or_default();
    if let Some(name) = limits.unknown.keys().next() {
        return Err(WrongCall::options(format!("there is no limit \"{name}\"")));
    }
    let usual = Limits::default();
    let limits = Limits { bytes: limits.bytes.unwrap_or(usual.bytes), depth: limits.depth.unwrap_or(usual.depth) };
    Ok(Options { rules, limits, ranges })
}

/// Milliseconds since 1970 as a whole number.
#[allow(clippy::cast_possible_truncation, reason = "moments of JavaScript lie within 2^53 milliseconds")]
pub(super) fn milliseconds(now: f64) -> i64 {
    now as i64
}
