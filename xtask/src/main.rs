//! The build tool: `cargo xtask start | build | sizes | test | environments | curl | bench | docs | api | release`.

mod build_cache;
mod check;
mod docgen;
mod files;
mod glue;
mod package;
mod page;
mod panics;
mod process;
mod release;
mod tools;
mod wasm;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  start [--port N]   build everything and serve the playground (default port: 4173)
  build              build the npm package into pkg/dist
  sizes              build, and print the code size of each part of the module
  test               build, run all linters and all tests
  environments       build, and run the tests of the package in other tools, which they install from a registry
  curl               compare imports of 5,000 generated commands with the installed curl
  bench              build, run the benchmarks, and update the tables in README.md
  docs               regenerate the files that are generated from the Rust code
  api                build, and update the report of the public types in pkg/api
  release --dry-run  build, test and pack everything, and print what would be published
";

enum Command {
    Start { port: u16 },
    Build,
    Sizes,
    Test,
    Environments,
    Curl,
    Bench,
    Docs,
    Api,
    Release,
    Help,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(command) = parse(&words) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn parse(words: &[&str]) -> Option<Command> {
    match words {
        ["start"] => Some(Command::Start { port: page::PORT }),
        ["start", "--port", port] => Some(Command::Start { port: port.parse().ok()? }),
        ["build"] => Some(Command::Build),
        ["sizes"] => Some(Command::Sizes),
        ["test"] => Some(Command::Test),
        ["environments"] => Some(Command::Environments),
        ["curl"] => Some(Command::Curl),
        ["bench"] => Some(Command::Bench),
        ["docs"] => Some(Command::Docs),
        ["api"] => Some(Command::Api),
        // Publishing is a manual step, with the commands that the dry run prints.
        ["release", "--dry-run"] => Some(Command::Release),
        ["help" | "--help" | "-h"] => Some(Command::Help),
        _ => None,
    }
}

fn run(command: &Command) -> process::Result {
    match command {
        Command::Start { port } => package::build().and_then(|()| page::build()).and_then(|()| page::serve(*port)),
        Command::Build => package::build(),
        Command::Sizes => package::build().and_then(|()| package::composition()),
        Command::Test => package::build().and_then(|()| check::everything()),
        Command::Environments => package::build().and_then(|()| check::environments()),
        Command::Curl => check::curl(),
        Command::Bench => package::build().and_then(|()| check::benches()),
        Command::Docs => docgen::write(),
        Command::Api => package::build().and_then(|()| package::api_report()),
        Command::Release => release::dry_run(),
        Command::Help => {
            print!("{USAGE}");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_known_commands_only() {
        for words in [
            &["start"][..],
            &["start", "--port", "80"],
            &["build"],
            &["sizes"],
            &["test"],
            &["environments"],
            &["curl"],
            &["bench"],
            &["docs"],
            &["api"],
            &["release", "--dry-run"],
            &["--help"],
        ] {
            assert!(parse(words).is_some(), "{words:?}");
        }
        for words in [
            &[][..],
            &["stop"],
            &["start", "--port"],
            &["start", "--port", "high"],
            &["start", "--port", "65536"],
            &["build", "now"],
            &["release"],
        ] {
            assert!(parse(words).is_none(), "{words:?}");
        }
    }
}
