//! The condition of a target, as text and as a tree.

mod tree;

pub use tree::{ALWAYS_TRUE, TreeError, check_tree};
