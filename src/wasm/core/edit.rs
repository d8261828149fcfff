use wasm_bindgen::prelude::wasm_bindgen;

use crate::editing::{encode_edits, read_changes};
use crate::model::{Record, TargetGroup};
use crate::rules::{Limits, Options};
use crate::text::locate as find;

use super::engine::{answer, with_engine};

/// Applies changes, which are JSON text. Returns the position of the result's numbers, or 0 if the changes are invalid.
#[wasm_bindgen]
pub fn edit(text: &str, changes: &str) -> usize {
    match read_changes(changes) {
        Ok(changes) => answer(0.0, |engine| encode_edits(text, &changes, &Options::default(), &mut engine.answer)),
        Err(_) => 0,
    }
}

/// Returns the problem with the changes, or an empty text if there is none.
#[wasm_bindgen(js_name = wrongChanges)]
pub fn wrong_changes(changes: &str) -> String {
    read_changes(changes).err().unwrap_or_default()
}

/// Finds the location of a JSON Pointer. Returns the position of the result's four numbers, or 0 if the location does not exist.
#[wasm_bindgen]
pub fn locate(text: &str, pointer: &str) -> usize {
    let Some(range) = find(text, pointer, TargetGroup::ROOT, Limits::default().depth) else { return 0 };
    with_engine(|engine| {
        let numbers = [range.from, range.to, range.line, range.column].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        engine.answer.numbers = numbers.to_vec();
        engine.answer.numbers.as_ptr().addr()
    })
}
