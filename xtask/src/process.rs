//! Running other programs.

use crate::workspace;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a step answers: nothing, or why it failed.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// Say in one line what takes a while.
pub(crate) fn say(line: &str) {
    println!("xtask: {line}");
}

/// Run to the end; fail when the program does.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("cannot run `{}`: {error}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", name(command))) }
}

/// Run to the end and take what the program prints.
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

/// Become the program, so that whoever stops this process stops the program.
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

/// The command as somebody would type it, short enough for a message.
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
