//! Runs other programs.

use crate::workspace;
use std::path::Path;
use std::process::{Command, Stdio};

/// The result of a build step. The error is the message for the terminal.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// Prints the current step of the build.
pub(crate) fn progress(line: &str) {
    println!("xtask: {line}");
}

/// Runs a program. Fails if its exit code is not 0.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("cannot run `{}`: {error}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", name(command))) }
}

/// Runs a program and returns its output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run `{}`: {error}", name(command)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed ({})", name(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed text that is not UTF-8", name(command)))
}

/// Replaces this process with the program if the system supports it, so that stopping this process stops the program.
pub(crate) fn become_program(command: &mut Command) -> Result {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.exec();
        Err(format!("cannot run `{}`: {error}", name(command)))
    }
    #[cfg(not(unix))]
    run(command)
}

/// Returns the start of the command line, with paths relative to the workspace.
fn name(command: &Command) -> String {
    let root = workspace::root();
    let program = Path::new(command.get_program());
    std::iter::once(program.file_name().unwrap_or(program.as_os_str()))
        .chain(command.get_args().take(4))
        .map(|word| {
            let path = Path::new(word);
            path.strip_prefix(&root).unwrap_or(path).to_string_lossy()
        })
        .collect::<Vec<_>>()
        .join(" ")
}
