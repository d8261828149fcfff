//! The condition of a target, as text and as a tree.
//!
//! A request contains both: `expression`, which people write, and `expressionJson`, which the server evaluates. [`compile`] parses
//! the text, infers the types of its parts, and writes the tree. [`same_meaning`] compares a tree with a text, and [`check_tree`]
//! checks that a text is a valid tree.
//!
//! The grammar is based on eight published pairs of text and tree, extended by the usual constructs of such languages. Parts of a
//! tree that rely on an assumption are listed in [`Compiled::assumptions`].
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
