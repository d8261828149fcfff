//! Compiles the crate to the WebAssembly modules and generates their glue.

use crate::process::{Result, progress, run};
use crate::{build_cache, files, glue, panics, tools, workspace};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// The options of `wasm-opt`, with the WebAssembly features that rustc 1.95 uses. Node 20 rejects a module that was optimised with
/// `--all-features`.
const WASM_OPT: [&str; 9] = [
    "-O3",
    "--one-caller-inline-max-function-size=0",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A WebAssembly module of the package.
pub(crate) struct Module {
    /// The file name of the module without `.wasm`.
    name: &'static str,
    /// The file name of the glue without `.js`.
    glue: &'static str,
    /// The arguments of Cargo that choose the features of the crate.
    features: &'static [&'static str],
    pub(crate) kind: glue::GlueKind,
    /// The size budget of the module, in bytes of brotli: 1 % above the current size.
    budget: usize,
    /// The size budget of the glue.
    glue_budget: usize,
}

/// The small module and the complete one.
pub(crate) const MODULES: [Module; 2] = [
    Module {
        name: "target-groups-core",
        glue: "core-glue",
        features: &["--no-default-features"],
        kind: glue::GlueKind::Core,
        // The goal is 70 KB.
        budget: 141_000,
        glue_budget: 2_660,
    },
    Module {
        name: "target-groups",
        glue: "glue",
        features: &[],
        kind: glue::GlueKind::Full,
        // The goal is 260 KB.
        budget: 434_800,
        glue_budget: 8_660,
    },
];

impl Module {
    pub(crate) fn wasm_file(&self) -> PathBuf {
        workspace::path("pkg/dist").join(self.name).with_extension("wasm")
    }

    pub(crate) fn glue_file(&self) -> PathBuf {
        glue_folder().join(self.glue).with_extension("js")
    }

    /// Returns the declaration file of the glue. The facade imports it; the package does not ship it.
    pub(crate) fn declarations_file(&self) -> PathBuf {
        workspace::path("pkg/src").join(self.glue).with_extension("d.ts")
    }

    /// Returns the path of the compiled module. Cargo writes both modules to the same path, so each is copied here.
    fn compiled_file(&self) -> PathBuf {
        workspace::target().join("xtask").join(self.name).with_extension("wasm")
    }
}

/// Returns the folder of the generated glue, which is bundled with the scripts of the package.
pub(crate) fn glue_folder() -> PathBuf {
    workspace::target().join("xtask/glue")
}

/// Returns the files of both modules, which are the inputs of the package.
pub(crate) fn files() -> Vec<PathBuf> {
    MODULES.iter().flat_map(|module| [module.wasm_file(), module.glue_file()]).collect()
}

/// Returns the files of both modules, each with its size budget in bytes of brotli.
pub(crate) fn budgets() -> impl Iterator<Item = (PathBuf, usize)> {
    MODULES.iter().flat_map(|module| [(module.wasm_file(), module.budget), (module.glue_file(), module.glue_budget)])
}

/// Returns the path of the complete module before optimisation, in which functions have names.
pub(crate) fn named_file() -> PathBuf {
    workspace::target().join("xtask/bindgen/glue_bg.wasm")
}

/// Compiles both modules.
pub(crate) fn compile() -> Result {
    tools::wasm_target()?;
    for module in &MODULES {
        progress(&format!("compiling {}.wasm", module.name));
        let mut cargo =
            tools::cargo(["build", "--quiet", "--release", "--lib", "--package", "target-groups", "--target", tools::WASM_TARGET]);
        run(cargo.args(module.features).env("CARGO_ENCODED_RUSTFLAGS", remapped_paths().join("\x1f")))?;
        let compiled = workspace::target().join(tools::WASM_TARGET).join("release/target_groups.wasm");
        files::copy(&compiled, &module.compiled_file())?;
    }
    Ok(())
}

/// Returns compiler flags that remove the absolute paths of source files from panic messages, so that builds are reproducible.
fn remapped_paths() -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = [(cargo_home, "cargo"), (Some(workspace::root()), "target-groups")];
    let known = folders.into_iter().filter_map(|(folder, name)| Some((folder?, name)));
    known.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
}

/// Generates the glue of both modules and optimises the modules.
pub(crate) fn bind_and_optimise() -> Result {
    MODULES.iter().try_for_each(bind_and_optimise_module)
}

fn bind_and_optimise_module(module: &Module) -> Result {
    let recipe = concat!(include_str!("wasm.rs"), include_str!("glue.rs"), include_str!("panics.rs"));
    let compiled = module.compiled_file();
    let inputs = [compiled.clone(), workspace::path("package-lock.json")];
    let outputs = [module.wasm_file(), module.glue_file(), module.declarations_file()];
    build_cache::when_changed(module.name, recipe, &inputs, &outputs, || {
        progress(&format!("generating the glue of {}.wasm and optimising the module", module.name));
        let folder = workspace::target().join("xtask/bindgen");
        bind(&compiled, module.glue, &folder)?;
        let generated = folder.join(module.glue);
        files::write(&module.glue_file(), glue::harden(&files::read(&generated.with_extension("js"))?, module.kind)?)?;
        files::write(&module.declarations_file(), glue::declare(&files::read(&generated.with_extension("d.ts"))?, module.kind))?;
        let bound = folder.join(format!("{}_bg.wasm", module.glue));
        panics::shorten(&bound)?;
        let optimised = bound.with_extension("optimised.wasm");
        run(tools::node("binaryen/bin/wasm-opt").args(WASM_OPT).arg(bound).arg("-o").arg(&optimised))?;
        files::copy(&optimised, &module.wasm_file())
    })
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> Result {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .encode_into(EncodeInto::Always);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| format!("wasm-bindgen: {error:#}"))
}
