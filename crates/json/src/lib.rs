//! JSON text with positions: read it once, point into it, edit it with the fewest changes.
//!
//! Knows JSON (RFC 8259), JSON Pointer (RFC 6901) and nothing of the API.

#![forbid(unsafe_code)]

mod change;
mod document;
mod edit;
mod error;
mod layout;
mod locate;
mod number;
mod offset;
mod order;
mod parse;
mod patch;
mod pointer;
mod position;
mod pretty_print;
mod recover;
mod repeated;
pub mod rows;
mod scan;
mod string;
mod writer;

pub use change::Change;
pub use document::{Document, Elements, Kind, Member, Members, Value};
pub use edit::{EditError, TextEdit, edit};
pub use error::ParseError;
pub use layout::layout_text;
pub use locate::locate;
pub use number::Decimal;
pub use offset::from_utf16;
pub use order::sort_indexes;
pub use parse::{byte_order_mark, parse};
pub use pointer::{Pointer, PointerError};
pub use position::{Position, Positions, Range};
pub use pretty_print::pretty_print;
pub use recover::{Fault, FaultKind, Obstacle, Recovered, Repair, recover};
pub use repeated::repeated_members;
pub use scan::is_printable_ascii;
pub use string::quote;
pub use writer::{Writer, write_json};
