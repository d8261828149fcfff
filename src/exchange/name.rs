//! Checks with the server whether a name is available. The result is "unclear" if the check fails.

use serde::Serialize;

use crate::json::write_json;
use crate::message::{Locale, Params};

use super::access::{Access, ApiCall};
use super::api_call::call_api;
use super::host::Host;
use super::texts;

const NAME_CHECK: &str = "/v3/targetGroups/isValidName";

/// The result of a name check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct NameAnswer {
    /// The result.
    pub free: Free,
    /// The result as a message.
    pub message: String,
}

/// The results of a name check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "NameState"))]
pub enum Free {
    /// No group has the name.
    Yes,
    /// A group, which may be inactive, has the name, ignoring case.
    No,
    /// The check failed.
    Unclear,
}

/// Checks with the server whether a name for a target group is available.
pub async fn is_name_free<H: Host>(name: &str, access: &Access<'_>, host: &H, locale: &Locale) -> NameAnswer {
    if name.trim().is_empty() {
        return NameAnswer { free: Free::Unclear, message: locale.format_plain(&texts::NAME_MISSING) };
    }
    match ask_name(name, access, host, locale).await {
        Ok(true) => NameAnswer { free: Free::Yes, message: locale.format_plain(&texts::NAME_FREE) },
        Ok(false) => NameAnswer { free: Free::No, message: locale.format_plain(&texts::NAME_TAKEN) },
        Err(words) => {
            let params = Params::from([("words", words.into())]);
            NameAnswer { free: Free::Unclear, message: locale.format(&texts::NAME_UNCLEAR, &params) }
        }
    }
}

/// Returns the server's response to a name check, or the reason why there is none.
pub(super) async fn ask_name<H: Host>(name: &str, access: &Access<'_>, host: &H, locale: &Locale) -> Result<bool, String> {
    let body = write_json(|writer| {
        writer.object(|question| {
            question.key("type").string("targetGroupName");
            question.key("value").string(name);
        });
    });
    let data = call_api(ApiCall::Post(NAME_CHECK, body), access, host, locale).await?;
    match data.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(locale.format_plain(&texts::QUESTION_NO_BOOLEAN)),
    }
}
