//! Skips a build step whose inputs have not changed since it last succeeded.

use crate::process::Result;
use crate::{files, workspace};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// Runs `step`, unless its last run had the same inputs and all its outputs still exist.
///
/// `recipe` identifies everything else that determines the outputs: options, versions, and the code of the step.
pub(crate) fn when_changed(name: &str, recipe: &str, inputs: &[PathBuf], outputs: &[PathBuf], step: impl FnOnce() -> Result) -> Result {
    let entry = workspace::target().join("xtask").join(name);
    let hash = hash(recipe, inputs);
    let unchanged = fs::read_to_string(&entry).is_ok_and(|it| it == hash);
    if unchanged && outputs.iter().all(|output| output.exists()) {
        return Ok(());
    }
    step()?;
    files::write(&entry, &hash)
}

fn hash(recipe: &str, inputs: &[PathBuf]) -> String {
    let mut hasher = DefaultHasher::new();
    recipe.hash(&mut hasher);
    for file in inputs.iter().flat_map(|input| workspace::files(input)) {
        file.hash(&mut hasher);
        fs::read(&file).ok().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
