//! JSON text with positions: read it once, and point into it.
//!
//! Knows JSON (RFC 8259), JSON Pointer (RFC 6901) and nothing of the API.
//!
//! | part | for |
//! |---|---|
//! | [`parse`] | any text: a tree of values, each with its place |
//! | [`rows`] | the hot path: the fields of known objects, in one pass and without allocations |
//! | [`Pointer`] | names for places |
//! | [`Positions`] | offsets as lines, columns and UTF-16 offsets |
//! | [`Decimal`] | numbers with every digit, compared by value |
//! | [`Writer`], [`layout_text`], [`pretty_print`] | JSON text out |
//!
//! ```
//! use target_groups_json::{Pointer, Positions, parse};
//! let text = r#"{"targets": [{"name": "Steps"}]}"#;
//! let document = parse(text, 64).unwrap();
//! let name = Pointer::parse("/targets/0/name").unwrap().resolve(document.root()).unwrap();
//! assert_eq!(name.as_str().unwrap(), "Steps");
//! assert_eq!(Positions::new(text).range(&name.range()).column, 23);
//! ```
//!
//! Text that is not JSON is refused here. `target-groups-text` finds out what was meant, and makes edits.

#![forbid(unsafe_code)]

mod document;
mod error;
mod layout;
mod number;
mod order;
mod parse;
mod pointer;
mod position;
mod pretty_print;
mod repeated;
pub mod rows;
mod scan;
mod string;
mod writer;

pub use document::{Document, Elements, Kind, Member, Members, Value};
pub use error::ParseError;
pub use layout::{Layout, layout_in, layout_text};
pub use number::Decimal;
pub use order::sort_indexes;
pub use parse::{byte_order_mark, parse};
pub use pointer::{Pointer, PointerError, array_index, child};
pub use position::{Position, Positions, Range};
pub use pretty_print::pretty_print;
pub use repeated::repeated_members;
pub use scan::{is_printable_ascii, plain_length};
pub use string::quote;
pub use writer::{Writer, write_json};
