//! Finds the tools that a build needs, and installs those that it can. For the others, the error explains how to install them.

use crate::process::{Result, output, progress, run};
use crate::{build_cache, workspace};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Returns the command that runs a script below `node_modules`.
pub(crate) fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(workspace::path("node_modules").join(script)).current_dir(workspace::root());
    command
}

/// Returns a Cargo command that runs in the root of the workspace.
pub(crate) fn cargo<const N: usize>(words: [&str; N]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(workspace::root());
    command
}

/// Returns an npm command that runs in the root of the workspace.
pub(crate) fn npm<const N: usize>(words: [&str; N]) -> Command {
    let mut command = Command::new(NPM);
    command.args(words).current_dir(workspace::root());
    command
}

/// Installs the Rust target for WebAssembly if it is missing.
pub(crate) fn wasm_target() -> Result {
    let folder = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if !on_path("rustup") {
        return Err(format!("the Rust target {WASM_TARGET} is missing: run `rustup target add {WASM_TARGET}` (https://rustup.rs)"));
    }
    progress(&format!("installing the Rust target {WASM_TARGET}"));
    run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
}

/// Installs the Rust formatter and linter if they are missing, as in the minimal profile of rustup.
pub(crate) fn rust_components() -> Result {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if Command::new(program).arg("--version").output().is_ok_and(|it| it.status.success()) {
            continue;
        }
        if !on_path("rustup") {
            return Err(format!("{component} is missing: run `rustup component add {component}` (https://rustup.rs)"));
        }
        progress(&format!("installing {component}"));
        run(Command::new("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

/// Installs the npm packages of package-lock.json.
pub(crate) fn npm_packages() -> Result {
    let inputs =
        ["package.json", "package-lock.json", "benches/package.json", "pkg/package.json", "tests/package.json", "www/package.json"];
    build_cache::when_changed("npm", "", &inputs.map(workspace::path), &[workspace::path("node_modules")], || {
        progress("installing npm packages");
        run(&mut npm(["ci", "--loglevel=error"]))
    })
}

/// Checks that Node and npm are installed and recent enough.
pub(crate) fn check_node() -> Result {
    let version = Command::new("node").arg("--version").output();
    let version = version.map_or(String::new(), |it| String::from_utf8_lossy(&it.stdout).into());
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|number| number.trim().parse::<u32>().ok());
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= (20, 19) && on_path(NPM) {
        return Ok(());
    }
    Err("Node 20.19 or newer with npm is required: install it from https://nodejs.org".into())
}

/// Returns the path of Chromium, which the browser tests need. Installs it if that requires no password.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(chromium) = find_chromium() {
        return Ok(chromium);
    }
    if on_path("apt-get") && is_root() {
        progress("installing Chromium");
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        run(Command::new("apt-get").args(["install", "-y", "-qq", "chromium"]))?;
    }
    find_chromium().ok_or_else(|| "Chromium is missing: install it (`apt-get install chromium`) or set CHROMIUM to its path".into())
}

fn find_chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    named
        .filter(|path| path.is_file())
        .or_else(|| ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].iter().find_map(|name| find(name)))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|it| it.stdout.trim_ascii() == b"0")
}

fn on_path(program: &str) -> bool {
    find(program).is_some()
}

fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders).flat_map(|folder| [folder.join(program), folder.join(&name)]).find(|path| path.is_file())
}
