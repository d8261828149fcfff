//! `docgen write` writes the generated files; `docgen check` fails when a committed file differs from what is generated;
//! `docgen zone-offsets` prints the offsets of the native time zone database.

use std::path::Path;
use std::process::ExitCode;

use target_groups_docgen::{stale, write, zone_offsets};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match run(&root, std::env::args().nth(1).as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("docgen: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, command: Option<&str>) -> Result<(), String> {
    match command {
        Some("write") => write(root),
        Some("check") => match stale(root)?.as_slice() {
            [] => Ok(()),
            files => Err(format!("out of date: {}. Run `cargo xtask docs`.", files.join(", "))),
        },
        Some("zone-offsets") => {
            print!("{}", zone_offsets());
            Ok(())
        }
        _ => Err("expected `write`, `check` or `zone-offsets`".to_owned()),
    }
}
