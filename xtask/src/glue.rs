//! What the generated glue lacks: it survives a trap wherever it happens, and it writes text fast.
//!
//! Each replacement must match exactly once, so that a new wasm-bindgen breaks the build and not a page.

use crate::process::Result;

struct Replacement {
    subject: &'static str,
    from: &'static str,
    to: &'static str,
}

const REPLACEMENTS: [Replacement; 4] = [
    Replacement {
        // Nobody listens to what a promise or timer of a lost instance brings; throwing would end a Node process.
        subject: "calling a closure of a lost instance",
        from: "throw new Error('Cannot invoke closure from previous WASM instance');",
        to: "return;",
    },
    Replacement {
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
        // A closure that outlived its instance has nothing left to free.
        subject: "freeing a closure of a lost instance",
        from: "        if (--state.cnt === 0) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
        to: "        if (--state.cnt === 0 && state.instance === __wbg_instance_id) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);",
    },
    Replacement {
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

const ADDITION: &str = "
let onTrap = error => { throw error; };

export function setTrapHandler(handler) {
    onTrap = handler;
}

export function memoryBytes() {
    return wasm.memory.buffer.byteLength;
}
";

/// What [`ADDITION`] exports.
const DECLARATIONS: &str = "
/** Is called with a trap in code that no call of ours started: a promise, a timer, an event. */
export function setTrapHandler(handler: (error: unknown) => void): void;

/** Returns the size of the instance's memory in bytes. */
export function memoryBytes(): number;
";

/// The declarations of the glue: those that wasm-bindgen generates, and those of what is added.
pub(crate) fn declare(generated: &str) -> String {
    format!("{generated}{DECLARATIONS}")
}

/// Without the first nothing recovers; the others are refused by a strict Content-Security-Policy or make a bundler emit the module twice.
const NEEDED: &str = "export function __wbg_reset_state";
const FORBIDDEN: [&str; 4] = ["eval(", "new Function", "new URL", "makeClosure("];

/// The glue as the package ships it.
pub(crate) fn harden(generated: &str) -> Result<String> {
    let mut glue = generated.replacen("/* @ts-self-types=\"./glue.d.ts\" */\n", "", 1);
    for Replacement { subject, from, to } in REPLACEMENTS {
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
    Ok(glue + ADDITION)
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
        let glue = harden(&generated()).unwrap();
        for Replacement { subject, from, to } in REPLACEMENTS {
            assert!(glue.contains(to), "{subject}");
            assert!(!glue.contains(from), "{subject}");
        }
        assert!(glue.ends_with(ADDITION));
    }

    #[test]
    fn what_is_added_is_declared() {
        let declarations = declare("export function locate(): string;\n");
        for line in ADDITION.lines().filter_map(|line| line.strip_prefix("export function ")) {
            let name = line.split('(').next().unwrap();
            assert!(declarations.contains(&format!("export function {name}(")), "{name}");
        }
    }

    #[test]
    fn glue_that_has_changed_is_refused() {
        for Replacement { subject, from, .. } in REPLACEMENTS {
            let missing = generated().replace(from, "");
            assert!(harden(&missing).unwrap_err().contains(subject));
            let twice = generated() + from;
            assert!(harden(&twice).unwrap_err().contains(subject));
        }
        assert!(harden(&generated().replace(NEEDED, "")).is_err());
    }

    #[test]
    fn glue_that_a_page_would_refuse_is_refused() {
        for word in FORBIDDEN {
            assert!(harden(&(generated() + word)).unwrap_err().contains(word));
        }
    }
}
