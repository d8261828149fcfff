//! The npm package in pkg/dist.

use crate::process::{Result, run, say};
use crate::{stamp, tools, wasm, workspace};
use std::fs;
use std::path::PathBuf;

/// Build everything that the package ships. npm fetches while the compiler works.
pub(crate) fn build() -> Result {
    tools::check_node()?;
    std::thread::scope(|scope| {
        let packages = scope.spawn(tools::npm_packages);
        let compiled = wasm::compile();
        packages.join().map_err(|_| "npm: stopped by a panic")??;
        compiled
    })?;
    wasm::bind_and_optimise()?;
    facade()?;
    sizes()
}

fn facade() -> Result {
    let mut inputs = ["pkg/src", "pkg/tsconfig.json", "package-lock.json"].map(workspace::path).to_vec();
    inputs.extend(pages());
    let outputs = ["pkg/dist/browser.js", "pkg/dist/node.js", "pkg/dist/docs/rules.md"].map(workspace::path);
    stamp::when_changed("facade", "", &inputs, &outputs, || {
        say("compiling the TypeScript of the package");
        sweep()?;
        run(tools::node("typescript/bin/tsc").args(["--project", "pkg"]))?;
        copy_pages()
    })
}

/// The reference pages, to which diagnostics link.
fn pages() -> Vec<PathBuf> {
    ["docs/fields.md", "docs/rules.md"].map(workspace::path).to_vec()
}

fn copy_pages() -> Result {
    let folder = workspace::path("pkg/dist/docs");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for page in pages() {
        let copy = folder.join(page.file_name().unwrap_or_default());
        fs::copy(&page, &copy).map_err(|error| format!("cannot copy {} to {}: {error}", page.display(), copy.display()))?;
    }
    Ok(())
}

/// The table is worth a second only when the files have changed.
fn sizes() -> Result {
    let files = wasm::files();
    stamp::when_changed("sizes", "", &files, &[], || {
        let script = workspace::path("xtask/src/sizes.mjs");
        run(std::process::Command::new("node").arg(script).args(&files))
    })
}

/// Prints what the module consists of, from the file that still has the names of functions.
pub(crate) fn composition() -> Result {
    let script = workspace::path("xtask/src/composition.mjs");
    run(std::process::Command::new("node").arg(script).arg(wasm::named_file()))
}

/// Remove what an earlier build made from sources that are gone.
fn sweep() -> Result {
    let kept = wasm::files();
    for file in workspace::files(&workspace::path("pkg/dist")) {
        if !kept.contains(&file) {
            fs::remove_file(&file).map_err(|error| format!("cannot remove {}: {error}", file.display()))?;
        }
    }
    Ok(())
}
