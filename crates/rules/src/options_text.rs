//! Reads options from JSON text. This runs on every call, so it does not use a general deserializer.

use target_groups_json::{Kind, Value, parse};
use target_groups_model::Catalogue;

use super::{Limits, Options, Override, all};

/// The maximum nesting depth. The event list is the most deeply nested option.
const MAX_DEPTH: usize = 64;

impl Options {
    /// Reads options from the JSON text of an object: `rules`, `limits` and `catalogue`. An empty text means default options.
    /// Unknown and invalid options are errors.
    ///
    /// # Errors
    /// Returns a sentence that describes the problem, without a full stop.
    ///
    /// ```
    /// use target_groups_rules::Options;
    /// assert_eq!(Options::read(r#"{"limits": {"bytes": 10}}"#).unwrap().limits.bytes, 10);
    /// assert_eq!(Options::read(r#"{"limit": {}}"#).unwrap_err(), "unknown option `limit`, expected one of `rules`, `limits`, `catalogue`");
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let mut options = Self::default();
        if text.is_empty() {
            return Ok(options);
        }
        let document = parse(text, MAX_DEPTH).map_err(|_| "the options are not valid JSON".to_owned())?;
        for member in document.root().members() {
            match &*member.key() {
                "rules" => read_rules(member.value, &mut options)?,
                "limits" => options.limits = read_limits(member.value)?,
                "catalogue" => options.catalogue = Some(Catalogue::read_value(member.value).map_err(|error| error.to_string())?),
                other => return Err(["unknown option `", other, "`, expected one of `rules`, `limits`, `catalogue`"].concat()),
            }
        }
        Ok(options)
    }
}

fn read_rules(value: Value<'_>, options: &mut Options) -> Result<(), String> {
    expect_object(value, "rules")?;
    for member in value.members() {
        let code = member.key();
        if all().all(|rule| rule.code != code) {
            return Err(["unknown rule \"", &*code, "\""].concat());
        }
        let severity = match member.value.as_str().as_deref() {
            Some("error") => Override::Error,
            Some("warning") => Override::Warning,
            Some("info") => Override::Info,
            Some("off") => Override::Off,
            _ => return Err(["the severity of `", &*code, "` must be \"error\", \"warning\", \"info\" or \"off\""].concat()),
        };
        options.rules.set(code, severity);
    }
    Ok(())
}

fn read_limits(value: Value<'_>) -> Result<Limits, String> {
    expect_object(value, "limits")?;
    let mut limits = Limits::default();
    for member in value.members() {
        let key = member.key();
        let number = member.value.as_decimal().and_then(|number| usize::try_from(number.to_i64()?).ok());
        let place = match &*key {
            "bytes" => &mut limits.bytes,
            "depth" => &mut limits.depth,
            "diagnostics" => &mut limits.diagnostics,
            other => return Err(["unknown limit `", other, "`, expected `bytes`, `depth` or `diagnostics`"].concat()),
        };
        *place = number.ok_or_else(|| ["the limit `", &*key, "` must be a whole number from 0"].concat())?;
    }
    Ok(limits)
}

fn expect_object(value: Value<'_>, name: &str) -> Result<(), String> {
    if value.kind() == Kind::Object { Ok(()) } else { Err(["`", name, "` must be an object"].concat()) }
}
