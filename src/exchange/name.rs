//! Asks the server whether a name is free. Says so when it cannot be told, and never guesses.

use serde::Serialize;

use crate::json::write_json;
use crate::message::{Locale, Params};

use super::access::{Access, Ask};
use super::ask::ask;
use super::host::Host;
use super::texts;

const NAME_CHECK: &str = "/v3/targetGroups/isValidName";

/// What is known of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameAnswer {
    /// Whether it is free.
    pub free: Free,
    /// The same in plain words.
    pub message: String,
}

/// Whether a name is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Free {
    /// No group has it.
    Yes,
    /// A group has it, in whatever case; an inactive one perhaps.
    No,
    /// It could not be asked.
    Unclear,
}

/// Asks whether a name for a target group is free.
pub async fn is_name_free<H: Host>(name: &str, access: &Access<'_>, host: &H, locale: &Locale) -> NameAnswer {
    if name.trim().is_empty() {
        return NameAnswer { free: Free::Unclear, message: locale.say_plain(&texts::NAME_MISSING) };
    }
    match ask_name(name, access, host, locale).await {
        Ok(true) => NameAnswer { free: Free::Yes, message: locale.say_plain(&texts::NAME_FREE) },
        Ok(false) => NameAnswer { free: Free::No, message: locale.say_plain(&texts::NAME_TAKEN) },
        Err(words) => {
            let params = Params::from([("words", words.into())]);
            NameAnswer { free: Free::Unclear, message: locale.say(&texts::NAME_UNCLEAR, &params) }
        }
    }
}

/// The server's word on a name, or why there is none.
pub(super) async fn ask_name<H: Host>(name: &str, access: &Access<'_>, host: &H, locale: &Locale) -> Result<bool, String> {
    let body = write_json(|writer| {
        writer.object(|question| {
            question.key("type").string("targetGroupName");
            question.key("value").string(name);
        });
    });
    let data = ask(Ask::Post(NAME_CHECK, body), access, host, locale).await?;
    match data.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(locale.say_plain(&texts::QUESTION_NO_BOOLEAN)),
    }
}
