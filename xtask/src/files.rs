//! File operations whose errors name the file.

use crate::process::Result;
use std::fs;
use std::io;
use std::path::Path;

/// Reads a file as UTF-8 text.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| cannot("read", file, &error))
}

/// Writes a file and creates its parent folders.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result {
    create_parent(file).and_then(|()| fs::write(file, content)).map_err(|error| cannot("write", file, &error))
}

/// Copies a file and creates the parent folders of the copy.
pub(crate) fn copy(file: &Path, copy: &Path) -> Result {
    create_parent(copy)
        .and_then(|()| fs::copy(file, copy))
        .map(drop)
        .map_err(|error| format!("cannot copy {} to {}: {error}", file.display(), copy.display()))
}

/// Removes a file.
pub(crate) fn remove(file: &Path) -> Result {
    fs::remove_file(file).map_err(|error| cannot("remove", file, &error))
}

fn create_parent(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

fn cannot(verb: &str, file: &Path, error: &io::Error) -> String {
    format!("cannot {verb} {}: {error}", file.display())
}
