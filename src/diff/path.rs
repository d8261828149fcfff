//! The path to a value. It is only converted to text when it is reported.

use std::fmt::{self, Write as _};

/// A path from the root, as a linked list of steps.
#[derive(Clone, Copy)]
pub(super) enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(parent, key) => {
                write!(out, "{parent}/")?;
                key.chars().try_for_each(|character| match character {
                    '~' => out.write_str("~0"),
                    '/' => out.write_str("~1"),
                    _ => out.write_char(character),
                })
            }
            Self::Index(parent, index) => write!(out, "{parent}/{index}"),
        }
    }
}
