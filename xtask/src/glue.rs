//! What the generated glue lacks: it survives a trap wherever it happens, and it writes text fast.
//!
//! Each replacement must match exactly once, so that a new wasm-bindgen breaks the build and not a page.

use crate::process::Result;

/// Which module the glue belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The small one: no promises, no closures.
    Core,
    /// The one that has everything.
    Full,
}

struct Replacement {
    /// Only the glue of the whole module has it.
    full_only: bool,
    subject: &'static str,
    from: &'static str,
    to: &'static str,
}

const REPLACEMENTS: [Replacement; 4] = [
    Replacement {
        full_only: true,
        // Nobody listens to what a promise or timer of a lost instance brings; throwing would end a Node process.
        subject: "calling a closure of a lost instance",
        from: "throw new Error('Cannot invoke closure from previous WASM instance');",
        to: "return;",
    },
    Replacement {
        full_only: true,
        // A promise, timer or event called Rust: no caller is there to catch a trap.
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
        // A closure that outlived its instance has nothing left to free.
        subject: "freeing a closure of a lost instance",
        from: "        if (--state.cnt === 0) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
        to: "        if (--state.cnt === 0 && state.instance === __wbg_instance_id) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
    },
    Replacement {
        full_only: false,
        // One call of encodeInto instead of a loop over characters: 8 times as fast on 1 KB, 34 times on 200 KB.
        subject: "writing text",
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

/// What the facade needs of every module: its memory, in which answers are read.
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

/// What [`ADDITION`] exports.
const DECLARATIONS: &str = "
/** Returns the memory of the instance. */
export function memory(): WebAssembly.Memory;
";

/// What [`FULL_ADDITION`] exports.
const FULL_DECLARATIONS: &str = "
/** Is called with a trap in code that no call of ours started: a promise, a timer, an event. */
export function setTrapHandler(handler: (error: unknown) => void): void;
";

/// The declarations of the glue: those that wasm-bindgen generates, and those of what is added.
pub(crate) fn declare(generated: &str, kind: Kind) -> String {
    format!("{generated}{DECLARATIONS}{}", if kind == Kind::Full { FULL_DECLARATIONS } else { "" })
}

/// Without the first nothing recovers; the others are refused by a strict Content-Security-Policy or make a bundler emit the module twice.
const NEEDED: &str = "export function __wbg_reset_state";
const FORBIDDEN: [&str; 4] = ["eval(", "new Function", "new URL", "makeClosure("];

/// The glue as the package ships it.
pub(crate) fn harden(generated: &str, kind: Kind) -> Result<String> {
    let mut glue = without_types(generated);
    for Replacement { subject, from, to, .. } in REPLACEMENTS.into_iter().filter(|it| kind == Kind::Full || !it.full_only) {
        let found = glue.matches(from).count();
        if found != 1 {
            return Err(format!(
                "the glue has {found} places for \"{subject}\" instead of one: wasm-bindgen has changed, see xtask/src/glue.rs"
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
    Ok(glue + ADDITION + if kind == Kind::Full { FULL_ADDITION } else { "" })
}

/// Without the comment that names a file of types.
fn without_types(generated: &str) -> String {
    match generated.split_once('\n') {
        Some((first, rest)) if first.starts_with("/* @ts-self-types") => rest.to_owned(),
        _ => generated.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Just enough to look like what wasm-bindgen generates.
    fn generated() -> String {
        let places: Vec<&str> = REPLACEMENTS.iter().map(|it| it.from).collect();
        format!("{NEEDED} () {{}}\n{}", places.join("\n"))
    }

    #[test]
    fn every_place_is_mended() {
        let glue = harden(&generated(), Kind::Full).unwrap();
        for Replacement { subject, from, to, .. } in REPLACEMENTS {
            assert!(glue.contains(to), "{subject}");
            assert!(!glue.contains(from), "{subject}");
        }
        assert!(glue.ends_with(FULL_ADDITION));
    }

    #[test]
    fn what_is_added_is_declared() {
        let declarations = declare("export function locate(): string;\n", Kind::Full);
        for line in ADDITION.lines().chain(FULL_ADDITION.lines()).filter_map(|line| line.strip_prefix("export function ")) {
            let name = line.split('(').next().unwrap();
            assert!(declarations.contains(&format!("export function {name}(")), "{name}");
        }
    }

    #[test]
    fn glue_that_has_changed_is_refused() {
        for Replacement { subject, from, .. } in REPLACEMENTS {
            let missing = generated().replace(from, "");
            assert!(harden(&missing, Kind::Full).unwrap_err().contains(subject));
            let twice = generated() + from;
            assert!(harden(&twice, Kind::Full).unwrap_err().contains(subject));
        }
        assert!(harden(&generated().replace(NEEDED, ""), Kind::Full).is_err());
    }

    #[test]
    fn glue_that_a_page_would_refuse_is_refused() {
        for word in FORBIDDEN {
            assert!(harden(&(generated() + word), Kind::Full).unwrap_err().contains(word));
        }
    }
}
