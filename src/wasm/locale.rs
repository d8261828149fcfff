//! The options of exports that take only a locale.

use serde::Deserialize;

use crate::message::Locale;

use super::catalogues::locale_of;
use super::options::read;
use super::wrong_call::WrongCall;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocaleOptions {
    /// The handle of a registered catalogue.
    locale: Option<u32>,
}

pub(super) fn read_options(text: &str) -> Result<Locale, WrongCall> {
    let LocaleOptions { locale } = read(text)?;
    locale_of(locale)
}
