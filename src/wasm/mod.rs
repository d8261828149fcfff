//! The exports of the module. They take text and plain values and return JSON text. This module contains no logic.
//!
//! An invalid call returns an `Err`: an `Error` with a `code`. Exports never throw, because an exception would leak the instance's stack.

#![allow(unreachable_pub, reason = "exports are public to JavaScript, not to Rust")]

mod core;

/// Needs 4 KB less code than the standard library's allocator, and is as fast.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(feature = "full")]
mod build;
#[cfg(feature = "full")]
mod catalogues;
#[cfg(feature = "full")]
mod compile_expression;
#[cfg(feature = "full")]
mod complete;
#[cfg(feature = "full")]
mod diff;
#[cfg(feature = "full")]
mod fix_all;
#[cfg(feature = "full")]
mod host;
#[cfg(feature = "full")]
mod hover;
#[cfg(feature = "full")]
mod import_request;
#[cfg(feature = "full")]
mod layout;
#[cfg(feature = "full")]
mod locale;
#[cfg(feature = "full")]
mod messages;
#[cfg(feature = "full")]
mod nearest;
#[cfg(feature = "full")]
mod options;
#[cfg(feature = "full")]
mod plan_of;
#[cfg(feature = "full")]
mod preview;
#[cfg(feature = "full")]
mod reflect;
#[cfg(feature = "full")]
mod sandbox;
#[cfg(feature = "full")]
mod send;
#[cfg(feature = "full")]
mod templates;
#[cfg(feature = "full")]
mod to_promotion;
#[cfg(feature = "full")]
mod validate_stream;
#[cfg(feature = "full")]
mod wrong_call;
#[cfg(feature = "full")]
mod zones;
