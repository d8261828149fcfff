//! Parses the options of a call from JSON text. Unknown and invalid options are errors.
//!
//! JSON text needs 40 KB less code than `serde-wasm-bindgen`, and exceptions thrown by the caller's objects cannot reach this code.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::exchange::{Access, DEFAULT_TIMEOUT_MS};
use crate::model::Catalogue;
use crate::rule_book::all;
use crate::rules::{Limits, Options, Override};
use crate::sandbox::{Fault, Ids, User};

use super::catalogues::locale_of;
use super::wrong_call::WrongCall;

/// Parses options. An empty text stands for no options.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, WrongCall> {
    serde_json::from_str(if text.is_empty() { "{}" } else { text }).map_err(|error| WrongCall::options(&error))
}

/// Parses the options of a check. The kind of input determines whether diagnostics have ranges.
pub(super) fn read_check(text: &str, ranges: bool) -> Result<Options, WrongCall> {
    let CheckOptions { rules, limits, now, catalogue, locale } = read(text)?;
    if let Some(code) = rules.keys().find(|code| all().all(|rule| rule.code != code.as_str())) {
        return Err(WrongCall::options(&format!("unknown rule \"{code}\"")));
    }
    let usual = Limits::default();
    let limits = Limits {
        bytes: limits.bytes.unwrap_or(usual.bytes),
        depth: limits.depth.unwrap_or(usual.depth),
        diagnostics: limits.diagnostics.unwrap_or(usual.diagnostics),
    };
    let locale = locale_of(locale)?;
    Ok(Options { rules: rules.into_iter().collect(), limits, now: Some(now.unwrap_or_else(clock)), catalogue, ranges, locale })
}

/// Returns the current time in milliseconds since 1970.
#[allow(clippy::cast_possible_truncation, reason = "JavaScript's clock counts whole milliseconds within 2^53")]
pub(super) fn clock() -> i64 {
    js_sys::Date::now() as i64
}

/// Rejects `null` as a catalogue. A caller without one omits the option.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Catalogue>, D::Error> {
    Catalogue::deserialize(deserializer).map(Some)
}

/// The options of completions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompleteOptions {
    #[serde(default, deserialize_with = "given")]
    pub(super) catalogue: Option<Catalogue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckOptions {
    #[serde(default)]
    rules: BTreeMap<String, Override>,
    #[serde(default)]
    limits: LimitOptions,
    now: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    catalogue: Option<Catalogue>,
    /// The handle of a registered catalogue.
    locale: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LimitOptions {
    bytes: Option<usize>,
    depth: Option<usize>,
    diagnostics: Option<usize>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PreviewOptions {
    pub(super) base_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AccessOptions {
    base_url: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    timeout_ms: Option<NonZeroU32>,
    #[serde(default)]
    pub(super) force: bool,
    #[serde(default, rename = "waitOn429")]
    pub(super) wait_on_429: bool,
    #[serde(default)]
    pub(super) finish_once_begun: bool,
}

impl AccessOptions {
    pub(super) fn access(&self) -> Access<'_> {
        let headers = self.headers.clone().into_iter().collect();
        Access { base_url: &self.base_url, headers, timeout_ms: self.timeout_ms.map_or(DEFAULT_TIMEOUT_MS, NonZeroU32::get) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SandboxOptions {
    pub(super) now: i64,
    #[serde(default)]
    pub(super) ids: Ids,
    #[serde(default)]
    pub(super) user: User,
    pub(super) fault: Option<Fault>,
}
