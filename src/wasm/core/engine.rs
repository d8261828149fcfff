//! The memory of calls, used again by the next one.

use std::cell::RefCell;

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

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

pub(super) fn with_engine<T>(action: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with_borrow_mut(action)
}

/// Makes an answer at a moment, in milliseconds since 1970. Returns where its numbers start.
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
