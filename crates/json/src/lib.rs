//! JSON text with positions: parse a text once and refer to its values by position.
//!
//! Supports JSON (RFC 8259) and JSON Pointer (RFC 6901). Nothing in this crate depends on the API.
//!
//! | part | purpose |
//! |---|---|
//! | [`parse`] | parses any text into a tree of values with positions |
//! | [`rows`] | the hot path: reads the fields of known objects in one pass, without allocations |
//! | [`Pointer`] | addresses values |
//! | [`Positions`] | converts offsets to lines, columns and UTF-16 offsets |
//! | [`Decimal`] | exact decimal numbers, compared by value |
//! | [`Writer`], [`layout_text`], [`pretty_print`] | write and format JSON |
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
//! Invalid JSON is rejected here. `target-groups-text` recovers the intended text and makes edits.

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
