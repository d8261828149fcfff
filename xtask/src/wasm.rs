//! From the crate to `target-groups.wasm` and its glue.

use crate::process::{Result, run, say};
use crate::{stamp, tools, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// What rustc 1.95 uses, one by one: the module that `--all-features` makes is refused by Node 20.
const WASM_OPT: [&str; 8] = [
    "-O3",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The name under which bindgen writes: `glue.js`, `glue_bg.wasm`.
const GLUE: &str = "glue";

pub(crate) fn wasm_file() -> PathBuf {
    workspace::path("pkg/dist/target-groups.wasm")
}

pub(crate) fn glue_file() -> PathBuf {
    workspace::path("pkg/dist/glue.js")
}

/// The declarations of the glue, where the facade imports it. They are not part of the package.
pub(crate) fn declarations_file() -> PathBuf {
    workspace::path("pkg/src/glue.d.ts")
}

/// The module as rustc makes it.
pub(crate) fn compile() -> Result<PathBuf> {
    tools::wasm_target()?;
    say("compiling the crate to WebAssembly");
    let mut cargo = tools::cargo(["build", "--quiet", "--release", "--lib", "--package", "target-groups", "--target", tools::WASM_TARGET]);
    run(cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped_paths().join("\x1f")))?;
    Ok(workspace::target().join(tools::WASM_TARGET).join("release/target_groups.wasm"))
}

/// Panic messages name source files: not where they lie on this machine, which is nobody's business and differs from build to build.
fn remapped_paths() -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = [(cargo_home, "cargo"), (Some(workspace::root()), "target-groups")];
    let known = folders.into_iter().filter_map(|(folder, name)| Some((folder?, name)));
    known.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
}

/// The module and the glue as the package ships them.
pub(crate) fn bind_and_optimise(compiled: &Path) -> Result {
    let recipe = concat!(include_str!("wasm.rs"), include_str!("glue.rs"));
    let inputs = [compiled.to_path_buf(), workspace::path("package-lock.json")];
    stamp::when_changed("wasm", recipe, &inputs, &[wasm_file(), glue_file(), declarations_file()], || {
        say("generating the glue and optimising");
        let folder = workspace::target().join("xtask/bindgen");
        bind(compiled, &folder)?;
        let glue = read(&folder.join(GLUE).with_extension("js"))?;
        stamp::write(&glue_file(), crate::glue::harden(&glue)?)?;
        let declarations = read(&folder.join(GLUE).with_extension("d.ts"))?;
        stamp::write(&declarations_file(), crate::glue::declare(&declarations))?;
        run(tools::node("binaryen/bin/wasm-opt").args(WASM_OPT).arg(folder.join(format!("{GLUE}_bg.wasm"))).arg("-o").arg(wasm_file()))
    })
}

fn bind(compiled: &Path, folder: &Path) -> Result {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(GLUE)
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .encode_into(EncodeInto::Always);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| format!("wasm-bindgen: {error:#}"))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}
