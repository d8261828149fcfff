//! Files that are generated from the crate.

use crate::process::{Result, output, say};
use crate::{stamp, tools, workspace};
use std::fs;

/// Each file, and the name under which `examples/print.rs` prints it.
const FILES: [(&str, &str); 6] = [
    ("pkg/src/generated/model.ts", "model"),
    ("pkg/src/generated/answers.ts", "answers"),
    ("pkg/src/generated/internal.ts", "internal"),
    ("pkg/schema.json", "schema"),
    ("docs/fields.md", "fields"),
    ("docs/rules.md", "rules"),
];

pub(crate) fn write() -> Result {
    FILES.iter().try_for_each(|(file, name)| {
        say(&format!("writing {file}"));
        stamp::write(&workspace::path(file), generate(name)?)
    })
}

/// The committed files are those that the crate generates.
pub(crate) fn check() -> Result {
    let mut stale = Vec::new();
    for (file, name) in FILES {
        let committed = fs::read_to_string(workspace::path(file)).unwrap_or_default();
        if committed != generate(name)? {
            stale.push(file);
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(format!("not what the crate generates: {}. Run `cargo xtask docs`", stale.join(", "))) }
}

fn generate(name: &str) -> Result<String> {
    output(&mut tools::cargo(["run", "--quiet", "--features", "docgen", "--example", "print", "--", name]))
}
