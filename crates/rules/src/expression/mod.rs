//! The condition of a target, as text and as a tree.
//!
//! A request has both: `expression`, which people write, and `expressionJson`, which the server evaluates. [`compile`] reads the text with
//! a lexer and a parser, finds the types of its parts, and writes the tree. [`same_meaning`] tells if a tree is that of a text, whatever
//! its spelling, and [`check_tree`] if it is a tree at all.
//!
//! The grammar is the one that eight published pairs of text and tree show, and what goes with it in every language of this
//! kind. Where only our assumption speaks for a tree, [`Compiled::assumptions`] says so.
//!
//! ```
//! use target_groups_rules::expression::{compile, same_meaning};
//! let compiled = compile("currentEvent.value > 500").unwrap();
//! assert_eq!(same_meaning("currentEvent.value>500", &compiled.json), Some(true));
//! assert!(compile("currentEvent.value >").is_err());
//! ```
//!
//! Conditions are not evaluated here.

mod assumption;
mod compile;
mod fault;
mod lexer;
mod meaning;
mod node;
mod operator;
mod parser;
mod tree;
mod types;

pub use assumption::{Assumption, AssumptionCode};
pub use compile::{Compiled, compile};
pub use fault::{ExpressionFault, FaultCode};
pub use meaning::same_meaning;
pub use tree::{ALWAYS_TRUE, NodeFault, TreeError, check_tree};
