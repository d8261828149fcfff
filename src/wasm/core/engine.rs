//! Memory that calls reuse.

use std::sync::{Mutex, PoisonError};

use crate::rules::encode::Encoded;
use crate::rules::{Checker, Options};

#[derive(Default)]
pub(super) struct Engine {
    pub(super) checker: Checker,
    pub(super) options: Options,
    pub(super) answer: Encoded,
    pub(super) tape: Vec<u32>,
    pub(super) tape_text: Vec<u8>,
}

/// Created by the first call. Exports do not call each other, so the lock is never contended.
static ENGINE: Mutex<Option<Engine>> = Mutex::new(None);

pub(super) fn with_engine<T>(action: impl FnOnce(&mut Engine) -> T) -> T {
    let mut engine = ENGINE.lock().unwrap_or_else(PoisonError::into_inner);
    action(engine.get_or_insert_default())
}

/// Produces a result at the time `now`, in milliseconds since 1970. Returns the position of its numbers.
pub(super) fn answer(now: f64, make: impl FnOnce(&mut Engine)) -> usize {
    with_engine(|engine| {
        engine.options.now = Some(at(now));
        make(engine);
        engine.answer.numbers.as_ptr().addr()
    })
}

#[allow(clippy::cast_possible_truncation, reason = "JavaScript's clock counts whole milliseconds within 2^53")]
pub(super) fn at(now: f64) -> i64 {
    now as i64
}
