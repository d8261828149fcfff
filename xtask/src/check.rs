//! Runs all checks and all tests. A failure does not stop the checks after it.

use crate::process::{Result, progress, run};
use crate::{docgen, page, tools, workspace};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The features that are available only in native builds.
const NATIVE_FEATURES: &str = "target-groups/reqwest,target-groups/types";

/// Runs all checks and lists those that failed.
pub(crate) fn everything() -> Result {
    tools::rust_components()?;
    let mut failed = Vec::new();
    let mut attempt = |name: &'static str, check: &dyn Fn() -> Result| {
        progress(name);
        if let Err(message) = check() {
            eprintln!("xtask: {message}");
            failed.push(name);
        }
    };
    attempt("generated files", &docgen::check);
    attempt("rustfmt", &|| run(&mut tools::cargo(["fmt", "--all", "--check"])));
    attempt("clippy", &clippy);
    attempt("clippy for WebAssembly", &clippy_wasm);
    attempt("cargo doc", &cargo_doc);
    attempt("cargo test", &cargo_test);
    attempt("playground", &playground);
    attempt("prettier", &prettier);
    attempt("eslint", &eslint);
    attempt("node --test", &node_test);
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("failed: {}", failed.join(", ")))
}

/// Tests the package with the tools of its users, and compiles the library with the oldest Rust that it supports.
pub(crate) fn environments() -> Result {
    oldest_rust()?;
    let tests: Vec<PathBuf> = workspace::files_ending("tests/environments", ".mjs");
    run(Command::new("node").args(["--test", "--test-reporter=spec"]).args(&tests).current_dir(workspace::root()))
}

/// The version of Rust that the manifest names.
const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// Compiles the library with the oldest Rust that it supports.
fn oldest_rust() -> Result {
    progress(&format!("compiling the library with Rust {OLDEST_RUST}"));
    run(Command::new("rustup").args(["toolchain", "install", OLDEST_RUST, "--profile", "minimal", "--no-self-update"]))?;
    let mut cargo = Command::new("rustup");
    cargo.current_dir(workspace::root()).args([
        "run",
        OLDEST_RUST,
        "cargo",
        "check",
        "--quiet",
        "--package",
        "target-groups",
        "--features",
        NATIVE_FEATURES,
    ]);
    run(cargo.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN").arg("--target-dir").arg(workspace::target().join("oldest-rust")))
}

/// Compares imports with the real curl, with many more commands than `cargo test`.
pub(crate) fn curl() -> Result {
    run(Command::new("curl").arg("--version").stdout(Stdio::null()))?;
    run(tools::cargo(["test", "--test", "import_curl", "--", "--nocapture"]).env("IMPORT_CURL_COMMANDS", "5000"))
}

/// Updates the benchmark tables in the README, then prints how time and memory grow with the input.
pub(crate) fn benches() -> Result {
    run(Command::new("node").arg("benches/run.mjs").env("CHROMIUM", tools::chromium()?).current_dir(workspace::root()))?;
    run(Command::new("node").arg("benches/growth.mjs").current_dir(workspace::root()))
}

fn clippy() -> Result {
    run(&mut tools::cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]))
}

/// Runs Clippy with the features of each of the two modules.
fn clippy_wasm() -> Result {
    for features in [&[][..], &["--no-default-features"]] {
        let mut cargo = tools::cargo(["clippy", "--quiet", "--lib", "--package", "target-groups", "--target", tools::WASM_TARGET]);
        run(cargo.args(features).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// Checks the documentation of the crates with the settings of docs.rs.
fn cargo_doc() -> Result {
    let mut cargo = tools::cargo(["doc", "--quiet", "--workspace", "--features", NATIVE_FEATURES, "--no-deps", "--exclude", "xtask"]);
    run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))
}

fn cargo_test() -> Result {
    run(&mut tools::cargo(["test", "--quiet", "--workspace", "--features", NATIVE_FEATURES, "--no-fail-fast"]))
}

fn playground() -> Result {
    if page::exists() { page::build() } else { Ok(()) }
}

fn prettier() -> Result {
    run(tools::node("prettier/bin/prettier.cjs").args(["--check", "--log-level", "warn", "."]))
}

fn eslint() -> Result {
    run(tools::node("eslint/bin/eslint.js").args(["--max-warnings", "0", "."]))
}

/// Runs all test files in one process, so that the output ends with one summary.
fn node_test() -> Result {
    let tests: Vec<PathBuf> = workspace::files_ending("tests", ".test.mjs");
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=spec"]).args(&tests).current_dir(workspace::root());
    command.env("CHROMIUM", tools::chromium()?);
    run(&mut command)
}
