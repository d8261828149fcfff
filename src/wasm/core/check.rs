use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules::encode::Encoded;
use crate::rules::{Checker, Options};

/// The memory of calls, used again by the next one.
#[derive(Default)]
struct Engine {
    checker: Checker,
    options: Options,
    answer: Encoded,
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

/// Checks the text of a request at a moment, in milliseconds since 1970. Returns where the answer's numbers start.
#[wasm_bindgen]
#[allow(clippy::cast_possible_truncation, reason = "JavaScript's clock counts whole milliseconds within 2^53")]
pub fn validate(text: &str, ranges: bool, now: f64) -> usize {
    ENGINE.with_borrow_mut(|engine| {
        let Engine { checker, options, answer } = engine;
        options.now = Some(now as i64);
        checker.encode(text, options, ranges, answer);
        answer.numbers.as_ptr().addr()
    })
}

/// Whether the text of a request has no errors at a moment, in milliseconds since 1970.
#[wasm_bindgen(js_name = isValid)]
#[allow(clippy::cast_possible_truncation, reason = "JavaScript's clock counts whole milliseconds within 2^53")]
pub fn is_valid(text: &str, now: f64) -> bool {
    ENGINE.with_borrow_mut(|engine| {
        engine.options.now = Some(now as i64);
        engine.checker.is_valid(text, &engine.options)
    })
}

