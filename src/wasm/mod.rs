//! Every export: text and plain values in, JSON text out. No logic stands here.
//!
//! A wrong call is an `Err`: an `Error` with a `code`. Nothing is thrown, since that would leak the stack of the instance.

#![allow(unreachable_pub, reason = "exports are public to JavaScript, not to Rust")]

mod build;
mod compile_expression;
mod complete;
mod diff;
mod edit;
mod host;
mod hover;
mod import_request;
mod locale;
mod locate;
mod messages;
mod nearest;
mod options;
mod plan_of;
mod preview;
mod reflect;
mod sandbox;
mod schema;
mod send;
mod templates;
mod validate;
mod validate_many;
mod validate_stream;
mod wrong_call;
mod zones;
