//! Validates JavaScript objects, which are passed as a tape: the caller writes words and text into the memory of this module.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::quote;
use crate::json::rows::Tape;
use crate::rules::Checker;

use super::engine::{Engine, answer, at, with_engine};

/// Returns the keys that a tape writes as numbers, as a JSON array. The first key has the number 1.
#[wasm_bindgen(js_name = tapeKeys)]
pub fn tape_keys() -> String {
    let names: Vec<String> = Checker::tape_keys().into_iter().map(quote).collect();
    format!("[{}]", names.join(","))
}

/// Allocates memory for the words of a tape. Returns their position.
#[wasm_bindgen(js_name = tapeWords)]
pub fn tape_words(count: usize) -> usize {
    with_engine(|engine| {
        if engine.tape.len() < count {
            engine.tape.resize(count.next_power_of_two(), 0);
        }
        engine.tape.as_ptr().addr()
    })
}

/// Allocates memory for the text of a tape. Returns its position.
#[wasm_bindgen(js_name = tapeText)]
pub fn tape_text(bytes: usize) -> usize {
    with_engine(|engine| {
        if engine.tape_text.len() < bytes {
            engine.tape_text.resize(bytes.next_power_of_two(), 0);
        }
        engine.tape_text.as_ptr().addr()
    })
}

/// Validates the request on the tape. Returns the position of the result's numbers.
#[wasm_bindgen(js_name = validateTape)]
pub fn validate_tape(words: usize, bytes: usize, now: f64) -> usize {
    answer(now, |engine| {
        let Engine { checker, options, answer, tape, tape_text } = engine;
        checker.encode_tape(written(tape, words, tape_text, bytes), options, answer);
    })
}

/// Returns `true` if the request on the tape has no errors.
#[wasm_bindgen(js_name = isValidTape)]
pub fn is_valid_tape(words: usize, bytes: usize, now: f64) -> bool {
    with_engine(|engine| {
        engine.options.now = Some(at(now));
        let Engine { checker, options, tape, tape_text, .. } = engine;
        checker.is_valid_tape(written(tape, words, tape_text, bytes), options)
    })
}

/// Returns the tape that the caller wrote.
fn written<'t>(tape: &'t [u32], words: usize, text: &'t [u8], bytes: usize) -> Tape<'t> {
    let text = text.get(..bytes).and_then(|text| std::str::from_utf8(text).ok());
    Tape { words: tape.get(..words).unwrap_or_default(), text: text.unwrap_or_default() }
}
