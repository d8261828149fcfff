//! Builds and serves the playground.

use crate::process::{Result, become_program, progress, run};
use crate::{build_cache, tools, workspace};
use std::path::PathBuf;
use std::process::Command;

pub(crate) const PORT: u16 = 4173;

pub(crate) fn exists() -> bool {
    workspace::path("www/package.json").is_file()
}

pub(crate) fn build() -> Result {
    if !exists() {
        return Err("cannot build the playground: www/package.json is missing".into());
    }
    build_cache::when_changed("page", "", &inputs(), &[workspace::path("www/dist/index.html")], || {
        progress("building the playground");
        run(&mut tools::npm(["run", "--silent", "build", "--workspace", "www"]))
    })
}

/// Serves the playground until the process is stopped.
pub(crate) fn serve(port: u16) -> Result {
    progress(&format!("playground: http://127.0.0.1:{port}/ (press Ctrl+C to stop)"));
    let port = port.to_string();
    become_program(
        Command::new("node")
            .arg(vite()?)
            .args(["preview", "--host", "127.0.0.1", "--strictPort", "--port", &port])
            .current_dir(workspace::path("www")),
    )
}

/// Returns the sources of the playground and of the package that it uses.
fn inputs() -> Vec<PathBuf> {
    let generated = ["www/dist", "www/node_modules"].map(workspace::path);
    let mut inputs = workspace::files(&workspace::path("www"));
    inputs.retain(|file| !generated.iter().any(|folder| file.starts_with(folder)) && file.extension().is_none_or(|it| it != "tsbuildinfo"));
    inputs.extend(["pkg/dist", "pkg/package.json", "package-lock.json", "docs"].map(workspace::path));
    inputs
}

fn vite() -> Result<PathBuf> {
    ["www/node_modules", "node_modules"]
        .map(|folder| workspace::path(folder).join("vite/bin/vite.js"))
        .into_iter()
        .find(|script| script.is_file())
        .ok_or_else(|| "Vite is missing: run `npm ci`".into())
}
