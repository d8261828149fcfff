//! The cases by which the rules are tested. The page of the rules takes its examples from them.

use std::fs;
use std::path::Path;

use target_groups::model::Catalogue;
use target_groups::rules::Options;

/// Reads all cases of the workspace as one text.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn read(root: &Path) -> Result<String, String> {
    let folder = root.join("tests/data/rules");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|file| file.extension().is_some_and(|it| it == "txt")).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))).collect()
}

/// Returns the options under which the cases hold: on 13 January 2026, with a few events.
#[must_use]
pub fn options() -> Options {
    let catalogue = Catalogue::read(include_str!("../../../tests/data/events.json")).ok();
    Options { now: Some(1_768_281_197_578), catalogue, ..Options::default() }
}
