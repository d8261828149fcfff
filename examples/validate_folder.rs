//! Validates the requests of a folder: `cargo run --example validate_folder -- examples/github-action/requests`.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use target_groups::rules::{Options, Severity, validate};

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("Usage: validate_folder <folder>");
        return ExitCode::from(2);
    };
    match report(Path::new(&folder)) {
        Ok((lines, errors)) => {
            print!("{lines}");
            ExitCode::from(u8::from(errors > 0))
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Returns a line for each diagnostic of the JSON files in a folder, and the number of errors.
pub(crate) fn report(folder: &Path) -> io::Result<(String, usize)> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let (mut lines, mut errors) = (String::new(), 0);
    for file in files {
        for diagnostic in validate(&fs::read_to_string(&file)?, &Options::default()).diagnostics {
            errors += usize::from(diagnostic.severity == Severity::Error);
            let line = diagnostic.range.map_or(0, |range| range.line);
            let _ = writeln!(lines, "{}:{line}: {} [{}]", file.display(), diagnostic.message, diagnostic.code);
        }
    }
    Ok((lines, errors))
}
