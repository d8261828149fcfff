//! Replaces panics with traps in a WebAssembly module.
//!
//! A panic ends in a trap without a visible message, because WebAssembly in a page has no standard error. The code that composes
//! messages would still be linked. This module turns every function that only panics into a trap; `wasm-opt` then removes the
//! unused code. Checks and other traps are unchanged.

use std::path::Path;

use walrus::{LocalFunction, Module, ir};

use crate::process::Result;

/// The functions of the standard library that always panic.
const PANICS: [&str; 14] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::*",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "std::thread::local::panic_access_error",
];

/// Replaces functions that always panic with traps.
pub(crate) fn shorten(wasm: &Path) -> Result {
    let failed = |error| format!("cannot shorten the panics of {}: {error:#}", wasm.display());
    let mut module = Module::from_file(wasm).map_err(failed)?;
    let panics = |name: &Option<String>| name.as_deref().is_some_and(only_panics);
    let found: Vec<_> = module.funcs.iter().filter(|function| panics(&function.name)).map(walrus::Function::id).collect();
    if found.is_empty() {
        return Err(format!(
            "{} has no panicking functions: the names in the standard library have changed, update xtask/src/panics.rs",
            wasm.display()
        ));
    }
    for id in found {
        if let walrus::FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            trap(function);
        }
    }
    module.emit_wasm_file(wasm).map_err(failed)
}

fn trap(function: &mut LocalFunction) {
    let body = function.block_mut(function.entry_block());
    body.instrs.clear();
    body.instrs.push((ir::Unreachable {}.into(), ir::InstrLocId::default()));
}

/// Returns `true` if a function always panics. Ignores the hashes of crates in brackets and the hash of the function at the end of
/// the name.
fn only_panics(name: &str) -> bool {
    let plain: String = name.split('[').enumerate().map(|(place, part)| if place == 0 { part } else { behind_bracket(part) }).collect();
    PANICS.iter().any(|known| match known.strip_suffix('*') {
        Some(module) => plain.starts_with(module),
        None => plain.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with("::h")),
    })
}

fn behind_bracket(part: &str) -> &str {
    part.split_once(']').map_or(part, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::only_panics;

    #[test]
    fn recognises_panicking_functions_by_name() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "core::option::unwrap_failed::h0123456789abcdef",
            "alloc[0b0e]::raw_vec::handle_error",
        ] {
            assert!(only_panics(name), "{name}");
        }
        for name in ["core::str::slice_error_failing", "std::panicking::panic_count::is_zero_slow_path", "target_groups::panicking::panic"]
        {
            assert!(!only_panics(name), "{name}");
        }
    }
}
