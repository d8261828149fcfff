//! Files that are generated from the model and the rules.

use crate::process::{Result, run};
use crate::tools;

/// Writes the files that differ from what is generated.
pub(crate) fn write() -> Result {
    docgen("write")
}

/// Fails when a committed file differs from what is generated.
pub(crate) fn check() -> Result {
    docgen("check")
}

fn docgen(command: &str) -> Result {
    run(&mut tools::cargo(["run", "--quiet", "--package", "target-groups-docgen", "--", command]))
}
