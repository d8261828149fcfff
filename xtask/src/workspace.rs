//! Where things are.

use std::path::{Path, PathBuf};

/// The folder that holds the workspace's Cargo.toml.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// A path below the root.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's output, which also holds what xtask remembers.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |it| root().join(it))
}

/// Every file below a folder, or the file itself, in a stable order; nothing when it does not exist.
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

/// The files below a folder whose names end so, without what npm installed.
pub(crate) fn files_ending(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = files(&path(folder));
    found.retain(|file| file.to_string_lossy().ends_with(ending) && !file.iter().any(|part| part == "node_modules"));
    found
}
