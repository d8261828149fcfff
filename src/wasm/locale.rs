//! The language that a caller asks for, and how languages that we do not know count: as `Intl` says.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use serde::Deserialize;
use serde_json::value::RawValue;
use wasm_bindgen::{JsCast, JsValue};

use crate::message::{Category, Counting, Locale};
use crate::translation::own_locale;

use super::options::read;
use super::reflect::{call, get};
use super::wrong_call::WrongCall;

/// The options of a verb that asks nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocaleOptions {
    locale: Option<Box<RawValue>>,
}

/// The language in options that hold nothing else.
pub(super) fn read_options(text: &str) -> Result<Locale, WrongCall> {
    let LocaleOptions { locale } = read(text)?;
    read_locale(locale.as_deref())
}

/// The language that is asked for: a list of tags, or a catalogue.
pub(super) fn read_locale(asked: Option<&RawValue>) -> Result<Locale, WrongCall> {
    match asked.map(RawValue::get) {
        None => Ok(Locale::default()),
        Some(catalogue) if catalogue.starts_with('{') => read_catalogue(catalogue),
        Some(tags) => {
            let tags: Vec<String> = serde_json::from_str(tags).map_err(|error| WrongCall::options(&error))?;
            Ok(Locale::negotiate(tags.iter().map(String::as_str)))
        }
    }
}

thread_local! {
    /// The catalogue of the last call, which is likely to be that of the next.
    static LAST: RefCell<Option<(String, Locale)>> = const { RefCell::new(None) };
}

fn read_catalogue(text: &str) -> Result<Locale, WrongCall> {
    let known = LAST.with_borrow(|last| last.as_ref().filter(|(known, _)| known == text).map(|(_, locale)| locale.clone()));
    if let Some(locale) = known {
        return Ok(locale);
    }
    let catalogue = serde_json::from_str(text).map_err(|error| WrongCall::options(&error))?;
    let locale = own_locale(catalogue, INTL).map_err(|error| WrongCall::options(&error))?;
    LAST.set(Some((text.to_owned(), locale.clone())));
    Ok(locale)
}

const INTL: Counting = Counting {
    category: |tag, number| Category::of(&ask(tag, |intl| call(&intl.plural, "select", &[number_of(number)])).unwrap_or_default()),
    number: |tag, number| ask(tag, |intl| call(&intl.format, "format", &[number_of(number)])).unwrap_or_else(|| number.to_string()),
};

/// How a language counts. The objects of `Intl` take long to make.
struct Intl {
    tag: String,
    plural: JsValue,
    format: JsValue,
}

impl Intl {
    /// What this machine does not have is undefined.
    fn of(tag: &str) -> Self {
        let intl = get(&js_sys::global(), "Intl");
        let make = |class: &str| {
            let made = get(&intl, class).dyn_into().and_then(|class: Function| Reflect::construct(&class, &Array::of1(&tag.into())));
            made.unwrap_or_default()
        };
        Self { tag: tag.to_owned(), plural: make("PluralRules"), format: make("NumberFormat") }
    }
}

thread_local! {
    static LAST_ASKED: RefCell<Option<Intl>> = const { RefCell::new(None) };
}

/// Asks about a number in the language of a tag.
fn ask(tag: &str, question: impl FnOnce(&Intl) -> Result<JsValue, JsValue>) -> Option<String> {
    LAST_ASKED.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|intl| intl.tag != tag) {
            *last = Some(Intl::of(tag));
        }
        question(last.as_ref()?).ok()?.as_string()
    })
}

#[allow(clippy::cast_precision_loss, reason = "on 32 bits every number is exact")]
fn number_of(number: usize) -> JsValue {
    JsValue::from_f64(number as f64)
}
