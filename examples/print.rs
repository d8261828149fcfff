//! Prints what follows from the model and the rules: `cargo run --example print -- schema`.

use std::process::ExitCode;

use target_groups::model::Catalogue;
use target_groups::rules::Options;
use target_groups::{reference, schema, typescript};

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let text = match name.as_str() {
        "model" => Ok(typescript::model()),
        "answers" => Ok(typescript::answers()),
        "internal" => Ok(typescript::internal()),
        "schema" => Ok(schema::request()),
        "fields" => Ok(reference::fields()),
        "rules" => cases().map(|cases| reference::rules(&cases, &options())),
        _ => Err("the name must be model, answers, internal, schema, fields or rules".into()),
    };
    match text {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("print: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The cases by which the rules are tested.
fn cases() -> Result<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rules");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|file| file.extension().is_some_and(|it| it == "txt")).collect();
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display())));
    texts.collect()
}

/// On 13 January 2026, with a few events, as the cases are tested.
fn options() -> Options {
    let catalogue = Catalogue::read(include_str!("../tests/data/rules/events.json")).ok();
    Options { now: Some(1_768_281_197_578), catalogue, ..Options::default() }
}
