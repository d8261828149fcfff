//! Patches the glue that wasm-bindgen generates, so that it survives traps in callbacks and copies text faster.
//!
//! Each replacement must match exactly once, so that a new version of wasm-bindgen with different code fails the build, not a page.

use crate::process::Result;

/// The module that the glue belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum GlueKind {
    /// The small module, without promises or closures.
    Core,
    /// The complete module.
    Full,
}

struct Replacement {
    /// `true` if the replacement applies only to the glue of the complete module.
    full_only: bool,
    subject: &'static str,
    from: &'static str,
    to: &'static str,
}

const REPLACEMENTS: [Replacement; 4] = [
    Replacement {
        full_only: true,
        // The result of a promise or timer of a replaced instance is discarded. An exception would end a Node process.
        subject: "calling a closure of a lost instance",
        from: "throw new Error('Cannot invoke closure from previous WASM instance');",
        to: "return;",
    },
    Replacement {
        full_only: true,
        // Promises, timers and events call Rust without a caller that could catch a trap.
        subject: "a trap inside a closure",
        from: "            return f(a, state.b, ...args);
        } finally {
            state.a = a;
            real._wbg_cb_unref();
        }",
        to: "            return f(a, state.b, ...args);
        } catch (error) {
            onTrap(error);
        } finally {
            state.a = a;
            real._wbg_cb_unref();
        }",
    },
    Replacement {
        full_only: true,
        // The memory of the closure was freed with its instance.
        subject: "freeing a closure of a lost instance",
        from: "        if (--state.cnt === 0) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
        to: "        if (--state.cnt === 0 && state.instance === __wbg_instance_id) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
    },
    Replacement {
        full_only: false,
        // One call of encodeInto is faster than a loop over characters: 8 times for 1 KB of text, 34 times for 200 KB.
        subject: "copying text",
        from: "    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;",
        to: "    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const { read, written } = cachedTextEncoder.encodeInto(arg, getUint8ArrayMemory0().subarray(ptr, ptr + len));
    let offset = written;
    if (read !== arg.length) {
        arg = arg.slice(read);
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;",
    },
];

/// The facade reads results in the memory of the module.
const ADDITION: &str = "
export function memory() {
    return wasm.memory;
}
";

const FULL_ADDITION: &str = "
let onTrap = error => { throw error; };

export function setTrapHandler(handler) {
    onTrap = handler;
}
";

/// The TypeScript declarations of [`ADDITION`].
const DECLARATIONS: &str = "
/** Returns the memory of the instance. */
export function memory(): WebAssembly.Memory;
";

/// The TypeScript declarations of [`FULL_ADDITION`].
const FULL_DECLARATIONS: &str = "
/** Sets the function that is called after a trap in a promise, timer or event. */
export function setTrapHandler(handler: (error: unknown) => void): void;
";

/// Returns the declarations of the patched glue.
pub(crate) fn declare(generated: &str, kind: GlueKind) -> String {
    format!("{generated}{DECLARATIONS}{}", if kind == GlueKind::Full { FULL_DECLARATIONS } else { "" })
}

/// The facade replaces an instance after a trap with this function.
const NEEDED: &str = "export function __wbg_reset_state";
/// Code that a strict Content-Security-Policy blocks, or that makes bundlers emit the module twice.
const FORBIDDEN: [&str; 4] = ["eval(", "new Function", "new URL", "makeClosure("];

/// Returns the glue as the package ships it.
pub(crate) fn harden(generated: &str, kind: GlueKind) -> Result<String> {
    let mut glue = without_types(generated);
    for Replacement { subject, from, to, .. } in REPLACEMENTS.into_iter().filter(|it| kind == GlueKind::Full || !it.full_only) {
        let found = glue.matches(from).count();
        if found != 1 {
            return Err(format!(
                "expected one match for \"{subject}\" in the glue, found {found}: wasm-bindgen has changed, update xtask/src/glue.rs"
            ));
        }
        glue = glue.replacen(from, to, 1);
    }
    if !glue.contains(NEEDED) {
        return Err(format!("the glue has no `{NEEDED}`"));
    }
    if let Some(word) = FORBIDDEN.iter().find(|word| glue.contains(**word)) {
        return Err(format!("the glue contains `{word}`"));
    }
    Ok(glue + ADDITION + if kind == GlueKind::Full { FULL_ADDITION } else { "" })
}

/// Removes the comment that names the declaration file, which the package does not ship.
fn without_types(generated: &str) -> String {
    match generated.split_once('\n') {
        Some((first, rest)) if first.starts_with("/* @ts-self-types") => rest.to_owned(),
        _ => generated.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns text that contains all replaced fragments.
    fn generated() -> String {
        let places: Vec<&str> = REPLACEMENTS.iter().map(|it| it.from).collect();
        format!("{NEEDED} () {{}}\n{}", places.join("\n"))
    }

    #[test]
    fn applies_every_replacement() {
        let glue = harden(&generated(), GlueKind::Full).unwrap();
        for Replacement { subject, from, to, .. } in REPLACEMENTS {
            assert!(glue.contains(to), "{subject}");
            assert!(!glue.contains(from), "{subject}");
        }
        assert!(glue.ends_with(FULL_ADDITION));
    }

    #[test]
    fn declares_every_added_export() {
        let declarations = declare("export function locate(): string;\n", GlueKind::Full);
        for line in ADDITION.lines().chain(FULL_ADDITION.lines()).filter_map(|line| line.strip_prefix("export function ")) {
            let name = line.split('(').next().unwrap();
            assert!(declarations.contains(&format!("export function {name}(")), "{name}");
        }
    }

    #[test]
    fn rejects_glue_with_an_unexpected_number_of_matches() {
        for Replacement { subject, from, .. } in REPLACEMENTS {
            let missing = generated().replace(from, "");
            assert!(harden(&missing, GlueKind::Full).unwrap_err().contains(subject));
            let twice = generated() + from;
            assert!(harden(&twice, GlueKind::Full).unwrap_err().contains(subject));
        }
        assert!(harden(&generated().replace(NEEDED, ""), GlueKind::Full).is_err());
    }

    #[test]
    fn rejects_forbidden_code() {
        for word in FORBIDDEN {
            assert!(harden(&(generated() + word), GlueKind::Full).unwrap_err().contains(word));
        }
    }
}
