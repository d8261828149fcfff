//! TypeScript that is generated from the crate.

use crate::process::{Result, output, say};
use crate::{stamp, tools, workspace};
use std::fs;

const FILE: &str = "pkg/src/generated/model.ts";

pub(crate) fn write() -> Result {
    say(&format!("writing {FILE}"));
    stamp::write(&workspace::path(FILE), generate()?)
}

/// The committed file is the one that the crate generates.
pub(crate) fn check() -> Result {
    let committed = fs::read_to_string(workspace::path(FILE)).unwrap_or_default();
    if committed == generate()? {
        Ok(())
    } else {
        Err(format!("{FILE} differs from the crate's model: run `cargo xtask docs` and commit the result"))
    }
}

fn generate() -> Result<String> {
    output(&mut tools::cargo(["run", "--quiet", "--example", "typescript"]))
}
