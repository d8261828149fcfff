//! Builds the npm package: `pkg/dist`, and the licences beside it.

use crate::process::{Result, progress, run};
use crate::{build_cache, files, tools, wasm, workspace};
use std::path::PathBuf;

/// Builds all files of the package. npm installs packages while the compiler runs.
pub(crate) fn build() -> Result {
    tools::check_node()?;
    std::thread::scope(|scope| {
        let packages = scope.spawn(tools::npm_packages);
        let compiled = wasm::compile();
        packages.join().map_err(|_| "npm: the thread panicked")??;
        compiled
    })?;
    wasm::bind_and_optimise()?;
    facade()?;
    sizes()
}

/// Files of the repository that are part of the package: the reference pages, to which diagnostics link, and the licences.
const COPIES: [(&str, &str); 5] = [
    ("docs/fields.md", "pkg/dist/docs/fields.md"),
    ("docs/rules.md", "pkg/dist/docs/rules.md"),
    ("LICENSE", "pkg/LICENSE"),
    ("LICENSE-APACHE", "pkg/LICENSE-APACHE"),
    ("LICENSE-MIT", "pkg/LICENSE-MIT"),
];

/// Writes all files of the package except the modules.
fn facade() -> Result {
    let script = workspace::path("xtask/src/bundle.mjs");
    let mut inputs = ["pkg/src", LOCALES, "pkg/tsconfig.json", "package-lock.json"].map(workspace::path).to_vec();
    inputs.push(script.clone());
    inputs.extend(wasm::files());
    inputs.extend(COPIES.map(|(original, _)| workspace::path(original)));
    let mut outputs =
        ["pkg/dist/browser.js", "pkg/dist/browser.d.ts", "pkg/dist/cjs/inline.js", "pkg/dist/locales/hi.js"].map(workspace::path).to_vec();
    outputs.extend(COPIES.map(|(_, copy)| workspace::path(copy)));
    build_cache::when_changed("facade", include_str!("package.rs"), &inputs, &outputs, || {
        progress("compiling the TypeScript of the package");
        remove_old_files()?;
        run(tools::node("typescript/bin/tsc").args(["--project", "pkg"]))?;
        run(std::process::Command::new("node").arg(&script).args([
            &workspace::path("pkg/src"),
            &workspace::path("pkg/dist"),
            &wasm::glue_folder(),
        ]))?;
        COPIES.iter().try_for_each(|(original, copy)| files::copy(&workspace::path(original), &workspace::path(copy)))?;
        locales()
    })
}

/// The folder with a file `<tag>.json` for each language: message templates by key.
const LOCALES: &str = "pkg/locales";

/// The TypeScript declarations of a language's module.
const LOCALE_TYPES: &str = "\
import type { MessageCatalogue } from \"../types.js\";
declare const catalogue: MessageCatalogue;
export default catalogue;
";

/// Writes a module for each language. Its default export is the catalogue.
fn locales() -> Result {
    for file in workspace::files(&workspace::path(LOCALES)) {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy();
        let messages = files::read(&file)?;
        let module = format!("export default {{ \"locale\": \"{tag}\", \"messages\": {} }};\n", messages.trim_end());
        let target = workspace::path("pkg/dist/locales").join(&*tag);
        files::write(&target.with_extension("js"), module)?;
        files::write(&target.with_extension("d.ts"), LOCALE_TYPES)?;
    }
    Ok(())
}

/// The entry script of the small module. It imports the other scripts.
const CORE_ENTRY: &str = "pkg/dist/core-browser.js";

/// The size budget of [`CORE_ENTRY`] and its imports, in bytes of brotli: 1 % above the current size. The goal is 5 KB.
const CORE_ENTRY_BUDGET: usize = 8_660;

/// Prints the sizes of the files, and fails if one exceeds its budget. Compressing takes a second, so this runs only after a change.
fn sizes() -> Result {
    let mut budgets: Vec<String> = wasm::budgets().map(|(file, budget)| format!("{}={budget}", file.display())).collect();
    budgets.push(format!("entry:{}={CORE_ENTRY_BUDGET}", workspace::path(CORE_ENTRY).display()));
    let inputs = [wasm::files(), workspace::files(&workspace::path("pkg/src"))].concat();
    let script = workspace::path("xtask/src/sizes.mjs");
    build_cache::when_changed("sizes", &budgets.join(" "), &inputs, &[], || {
        run(std::process::Command::new("node").arg(&script).args(&budgets))
    })
}

/// Prints the code size of each part of the complete module.
pub(crate) fn composition() -> Result {
    let script = workspace::path("xtask/src/composition.mjs");
    run(std::process::Command::new("node").arg(script).arg(wasm::named_file()))
}

/// Writes the report of the public types, which a test compares.
pub(crate) fn api_report() -> Result {
    run(std::process::Command::new("node").arg(workspace::path("tests/api-report.mjs")))
}

/// Removes the output of earlier builds, whose sources may no longer exist.
fn remove_old_files() -> Result {
    let kept: Vec<PathBuf> = wasm::MODULES.iter().map(wasm::Module::wasm_file).collect();
    for file in workspace::files(&workspace::path("pkg/dist")) {
        if !kept.contains(&file) {
            files::remove(&file)?;
        }
    }
    Ok(())
}
