//! Runs the generator of the files that are derived from the model and the rules.

use crate::process::{Result, run};
use crate::tools;

/// Updates the generated files.
pub(crate) fn write() -> Result {
    docgen("write")
}

/// Fails if a generated file in the repository is out of date.
pub(crate) fn check() -> Result {
    docgen("check")
}

fn docgen(command: &str) -> Result {
    run(&mut tools::cargo(["run", "--quiet", "--package", "target-groups-docgen", "--", command]))
}
