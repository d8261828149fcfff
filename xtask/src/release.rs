//! Performs a dry run of a release: builds, tests and packs everything, and prints what would be published.
//!
//! The crates and the npm package have the same version. `CHANGELOG.md` has a section for each release; if the one for this version
//! is missing, the dry run reports it.

use crate::process::{Result, output, progress, run};
use crate::{check, files, package, tools, workspace};

/// The library crates in the order in which they are published: each depends only on those before it.
const CRATES: [&str; 6] =
    ["target-groups-json", "target-groups-text", "target-groups-message", "target-groups-model", "target-groups-rules", "target-groups"];

pub(crate) fn dry_run() -> Result {
    let version = version()?;
    require_committed()?;
    package::build()?;
    check::everything()?;
    progress("packing the crates");
    run(tools::cargo(["package", "--quiet", "--workspace", "--no-verify"]).args([
        "--exclude",
        "xtask",
        "--exclude",
        "target-groups-docgen",
    ]))?;
    for name in CRATES {
        println!("\n{name} {version}:");
        run(&mut tools::cargo(["package", "--quiet", "--list", "--package", name]))?;
    }
    println!("\nnpm package target-groups {version}:");
    run(&mut tools::npm(["pack", "--dry-run", "--workspace", "pkg"]))?;
    println!("\n{}", steps(&version));
    if !files::read(&workspace::path("CHANGELOG.md"))?.contains(&format!("## {version}")) {
        println!("Before that: CHANGELOG.md has no section \"## {version}\" yet.");
    }
    Ok(())
}

/// Returns the version, which must be the same in all manifests.
fn version() -> Result<String> {
    let cargo = line_value(&files::read(&workspace::path("Cargo.toml"))?, "version = ")?;
    let npm = line_value(&files::read(&workspace::path("pkg/package.json"))?, "\"version\": ")?;
    if cargo == npm { Ok(cargo) } else { Err(format!("Cargo.toml has the version {cargo}, and pkg/package.json {npm}")) }
}

/// Returns the first quoted value of a line that begins with a key.
fn line_value(text: &str, key: &str) -> Result<String> {
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix(key));
    line.and_then(|rest| rest.split('"').nth(1)).map(str::to_owned).ok_or_else(|| format!("{key} is missing in a manifest"))
}

/// Fails if the checkout has uncommitted changes, because the published state would not be in the repository.
fn require_committed() -> Result {
    let changes = output(std::process::Command::new("git").args(["status", "--porcelain"]).current_dir(workspace::root()))?;
    if changes.is_empty() { Ok(()) } else { Err(format!("commit these files first:\n{changes}")) }
}

fn steps(version: &str) -> String {
    let mut steps = vec![format!("git tag --sign v{version}")];
    steps.extend(CRATES.map(|name| format!("cargo publish --package {name}")));
    steps.push("npm publish --workspace pkg --provenance".to_owned());
    format!("To publish, run in this order:\n  {}", steps.join("\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifests_have_the_same_version() {
        assert!(version().is_ok_and(|version| version.split('.').count() == 3));
    }

    #[test]
    fn a_crate_is_published_after_those_that_it_needs() {
        for (place, name) in CRATES.iter().enumerate() {
            let folder = name.strip_prefix("target-groups-").map_or(String::new(), |name| format!("crates/{name}/"));
            let manifest = files::read(&workspace::path(&format!("{folder}Cargo.toml"))).unwrap_or_default();
            let dependencies = manifest.split("\n[dependencies]\n").nth(1).unwrap_or_default();
            for later in CRATES.iter().skip(place) {
                assert!(!dependencies.contains(&format!("{later} = ")), "{name} needs {later}");
            }
        }
    }
}
