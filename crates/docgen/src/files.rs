//! The generated files and their paths.

use std::fs;
use std::path::Path;

use crate::{data, openapi, reference, rule_files, rust, schema, typescript};

/// Each file below the root of the workspace, and its content.
fn generate(root: &Path) -> Result<[(&'static str, String); 15], String> {
    let rules = rule_files::read_all(root)?;
    Ok([
        ("pkg/src/generated/model.ts", typescript::model()),
        ("pkg/src/generated/answers.ts", typescript::answers()),
        ("pkg/src/generated/internal.ts", typescript::internal()),
        ("pkg/src/generated/docs.ts", data::docs()),
        ("pkg/src/generated/rules.ts", data::rules()),
        ("pkg/src/generated/schema.ts", data::schema()),
        ("pkg/src/generated/plan-schema.ts", data::plan_schema()),
        ("pkg/src/generated/form.ts", data::form()),
        ("pkg/schema.json", schema::request()),
        ("pkg/openapi.json", openapi::document()?),
        ("src/types/generated.rs", rust::types()),
        ("pkg/plan.schema.json", schema::plan()),
        ("pkg/form.schema.json", schema::form()),
        ("docs/fields.md", reference::fields()),
        ("docs/rules.md", reference::rules(&rules)),
    ])
}

/// Writes the files that differ.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(root: &Path) -> Result<(), String> {
    for (file, text) in generate(root)? {
        let path = root.join(file);
        if !is_current(&path, &text) {
            println!("writing {file}");
            fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// Returns the files that differ from what is generated.
///
/// # Errors
/// When a file of the rules cannot be read.
pub fn stale(root: &Path) -> Result<Vec<&'static str>, String> {
    let differs = |(file, text): &(&str, String)| !is_current(&root.join(file), text);
    Ok(generate(root)?.into_iter().filter(differs).map(|(file, _)| file).collect())
}

fn is_current(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|current| current == text)
}
