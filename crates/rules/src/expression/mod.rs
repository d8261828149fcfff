//! The condition of a target, as text and as a tree.
//!
//! The grammar is the one that eight published pairs of text and tree show, and what goes with it in every language of this
//! kind. Where only our assumption speaks for a tree, [`Compiled::assumptions`] says so.

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
