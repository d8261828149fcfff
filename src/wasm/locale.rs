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
    category: |tag, number| Category::of(&ask(tag, number, |rules| &rules.plural).unwrap_or_default()),
    number: |tag, number| ask(tag, number, |rules| &rules.format).unwrap_or_else(|| number.to_string()),
};

/// How a language counts: functions of `Intl`, which take long to make.
struct IntlRules {
    tag: String,
    plural: Option<Function>,
    format: Option<Function>,
}

impl IntlRules {
    fn of(tag: &str) -> Self {
        let intl = get(&js_sys::global(), "Intl");
        let make = |class: &str| {
            let class: Function = get(&intl, class).dyn_into().ok()?;
            Reflect::construct(&class, &Array::of1(&tag.into())).ok()
        };
        let plural = make("PluralRules").and_then(|rules| bound(&rules, "select"));
        let format = make("NumberFormat").and_then(|format| get(&format, "format").dyn_into().ok());
        Self { tag: tag.to_owned(), plural, format }
    }
}

/// A method that knows its object.
fn bound(object: &JsValue, method: &str) -> Option<Function> {
    call(&get(object, method), "bind", std::slice::from_ref(object)).ok()?.dyn_into().ok()
}

thread_local! {
    static RULES: RefCell<Option<IntlRules>> = const { RefCell::new(None) };
}

fn ask(tag: &str, number: usize, question: fn(&IntlRules) -> &Option<Function>) -> Option<String> {
    RULES.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|rules| rules.tag != tag) {
            *last = Some(IntlRules::of(tag));
        }
        #[allow(clippy::cast_precision_loss, reason = "on 32 bits every number is exact")]
        let number = JsValue::from_f64(number as f64);
        question(last.as_ref()?).as_ref()?.call1(&JsValue::UNDEFINED, &number).ok()?.as_string()
    })
}
