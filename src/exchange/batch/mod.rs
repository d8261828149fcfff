//! Sends many requests without ever creating a group twice.
//!
//! [`plan`] reads the journal of earlier runs and returns the first [`BatchTurn`] of each request: send it, check whether its group exists,
//! or finish. After each send and each check, [`advance`] returns the next turn and the line to append to the journal. The caller is
//! responsible for waiting, calling the server and writing the journal.
//!
//! ```
//! use target_groups::exchange::{Progress, Sent, BatchTurn, advance, plan};
//! use target_groups::message::Locale;
//! let plan = plan(&[r#"{"name": "a"}"#], "", &Locale::default());
//! let step = &plan.steps[0];
//! assert!(matches!(step.turn, BatchTurn::Send));
//! let mut progress = Progress::new(step.subject(), step.turn.checks_first());
//! progress.outcome = Sent::read(r#"{"outcome": "unknown"}"#);
//! let advance = advance(&progress, 0, &Locale::default());
//! assert!(matches!(advance.turn, BatchTurn::Check));
//! assert!(advance.line.unwrap().contains("unknown"));
//! ```

mod journal;
mod plan;
mod progress;
mod turn;

pub use journal::{BatchRequest, JournalEvent, leaving};
pub use plan::{BatchPlan, BatchStep, plan};
pub use progress::{Halt, Progress, Seen, Sent};
pub use turn::{Advance, BatchTurn, ItemState, ItemVerdict, Proof, advance};
