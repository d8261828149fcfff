//! Paths in the workspace.

use std::path::{Path, PathBuf};

/// Returns the folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Returns a path below the root of the workspace.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Returns the output folder of Cargo, which also contains the build cache.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |it| root().join(it))
}

/// Returns all files below a folder in a stable order, or the file itself. Returns nothing for a path that does not exist.
pub(crate) fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries.flatten().flat_map(|entry| files(&entry.path())).collect();
    found.sort();
    found
}

/// Returns the files below a folder whose names end with `ending`, except those in `node_modules`.
pub(crate) fn files_ending(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = files(&path(folder));
    found.retain(|file| file.to_string_lossy().ends_with(ending) && !file.iter().any(|part| part == "node_modules"));
    found
}
