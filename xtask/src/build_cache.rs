//! Skipping a step whose inputs did not change.

use crate::process::Result;
use crate::workspace;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Runs `step` unless it already ran on the same inputs and its outputs still exist.
///
/// `recipe` stands for everything besides files that decides the result: options, versions, the code of the step.
pub(crate) fn when_changed(name: &str, recipe: &str, inputs: &[PathBuf], outputs: &[PathBuf], step: impl FnOnce() -> Result) -> Result {
    let stamp = workspace::target().join("xtask").join(name);
    let hash = hash(recipe, inputs);
    let done = fs::read_to_string(&stamp).is_ok_and(|it| it == hash);
    if done && outputs.iter().all(|output| output.exists()) {
        return Ok(());
    }
    step()?;
    write(&stamp, &hash)
}

/// Write a file and the folders that lead to it.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result {
    file.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(file, content))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
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
