//! The files in `tests/rules`, one for each rule: its description, an example, and the cases by which it is tested.
//!
//! ````markdown
//! # period-gap
//!
//! Between the end of a period and the start of the next one there is …
//!
//! ## Example
//!
//! ```json
//! {"periods": [{"endDate": "2026-01-30"}, {"startDate": «"2026-02-01"»}]}
//! ```
//! - info at `/periods/1/startDate`: Nothing is tracked between …
//!
//! ## Reported
//!
//! A fix is followed by its result.
//!
//! ```json
//! {"periods": «7»}
//! ```
//! - error at `/periods`: Expected a list …
//! - fix (asks): Put it into a list
//! ```json fixed
//! {"periods": [7]}
//! ```
//!
//! ## Not reported
//!
//! ```json
//! {"periods": []}
//! ```
//! - also: `periods-missing`
//! ````
//!
//! `«` and `»` mark the range of the diagnostic, or each range if there are several. A text that is not given to `validate` names its call after the language, perhaps
//! with an argument: `json build`, `json validate {"bytes": 10}`. `also` lists the other rules that apply, except those that apply to
//! every short text ([`MISSING`](run::MISSING)).
//!
//! This module reads and writes the files, [`run`] makes the calls. The page of the rules is made from them; `tests/rule_files.rs`
//! checks them, and includes this module.

pub mod run;
mod write;

use std::fs;
use std::path::Path;

use target_groups::rules::{FixKind, Severity};

/// The folder of the files, below the root of the workspace.
pub const FOLDER: &str = "tests/rules";

/// The file of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// The path below the root of the workspace.
    pub path: String,
    /// The code of the rule, which the heading names.
    pub code: String,
    /// The description in Markdown.
    pub description: String,
    /// The example and the cases, in the order of the file.
    pub cases: Vec<Case>,
}

/// The section of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The most typical text that breaks the rule.
    Example,
    /// A text that breaks the rule.
    Reported,
    /// A similar text that does not break the rule.
    NotReported,
}

impl Section {
    const ALL: [Self; 3] = [Self::Example, Self::Reported, Self::NotReported];

    /// Returns the heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Example => "Example",
            Self::Reported => "Reported",
            Self::NotReported => "Not reported",
        }
    }
}

/// A text, and what is expected to be reported for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The section that the case is in.
    pub section: Section,
    /// The line of the file on which the text starts, from 1.
    pub line: usize,
    /// The explanation above the text; may be empty.
    pub note: String,
    /// The language of the text, and the call that gets it: `json`, or `json build`.
    pub info: String,
    /// The text with `«` and `»` around the range of the diagnostic.
    pub marked: String,
    /// The expected outcome.
    pub outcome: ExpectedOutcome,
}

/// The outcome of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedOutcome {
    /// The first diagnostic of the rule.
    pub diagnostic: Option<ReportedDiagnostic>,
    /// The codes of other rules that apply, in alphabetical order.
    pub also: Vec<String>,
    /// The fix of the diagnostic.
    pub fix: Option<ShownFix>,
}

/// A diagnostic of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedDiagnostic {
    /// The severity.
    pub severity: Severity,
    /// The JSON Pointer.
    pub pointer: String,
    /// The message.
    pub message: String,
}

/// A fix, and the text that it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownFix {
    /// How the fix can be applied.
    pub kind: FixKind,
    /// The title.
    pub title: String,
    /// The text after the fix.
    pub result: String,
}

impl Case {
    /// Returns the text without marks.
    #[must_use]
    pub fn text(&self) -> String {
        self.marked.replace(['«', '»'], "")
    }

    /// Returns the marked ranges in UTF-16 code units.
    #[must_use]
    pub fn ranges(&self) -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut starts = Vec::new();
        let mut ranges = Vec::new();
        for character in self.marked.chars() {
            match character {
                '«' => starts.push(at),
                '»' => ranges.extend(starts.pop().map(|start| (start, at))),
                other => at += other.len_utf16(),
            }
        }
        ranges
    }

    /// Puts marks around ranges in UTF-16 code units, which are in ascending order and apart.
    pub fn mark(&mut self, ranges: &[(usize, usize)]) {
        let units: Vec<u16> = self.text().encode_utf16().collect();
        let part = |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
        let mut done = 0;
        let mut marked = String::new();
        for (from, to) in ranges {
            marked.extend([part(done, *from), format!("«{}»", part(*from, *to))]);
            done = *to;
        }
        self.marked = marked + &part(done, units.len());
    }

    /// Returns the name of the call that gets the text, as in the package.
    #[must_use]
    pub fn call(&self) -> &str {
        self.info.split(' ').nth(1).unwrap_or("validate")
    }

    /// Returns the JSON after the name of the call; empty if there is none.
    #[must_use]
    pub fn argument(&self) -> &str {
        self.info.splitn(3, ' ').nth(2).unwrap_or_default()
    }
}

impl RuleFile {
    /// Reads a file.
    ///
    /// # Errors
    /// When the file does not have the form that this module describes: its path and line, and the fault.
    pub fn parse(path: &str, text: &str) -> Result<Self, String> {
        Reader { path, section: None, prose: Vec::new(), file: Self::empty(path) }.read(text)
    }

    fn empty(path: &str) -> Self {
        Self { path: path.to_owned(), code: String::new(), description: String::new(), cases: Vec::new() }
    }

    /// Returns the cases of a section.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(move |case| case.section == section)
    }

    /// Returns the cases that report the rule, the example first.
    pub fn reporting(&self) -> impl Iterator<Item = &Case> {
        self.section(Section::Example).chain(self.section(Section::Reported))
    }
}

/// Reads all files in alphabetical order.
///
/// # Errors
/// When the folder or a file cannot be read, or a file does not have the form that this module describes.
pub fn read_all(root: &Path) -> Result<Vec<RuleFile>, String> {
    let folder = root.join(FOLDER);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let read = |name: &String| {
        let path = format!("{FOLDER}/{name}");
        let text = fs::read_to_string(folder.join(name)).map_err(|error| format!("{path}: {error}"))?;
        RuleFile::parse(&path, &text)
    };
    names.iter().map(read).collect()
}

struct Reader<'t> {
    path: &'t str,
    section: Option<Section>,
    /// The lines of prose that belong to what comes next.
    prose: Vec<&'t str>,
    file: RuleFile,
}

impl<'t> Reader<'t> {
    fn read(mut self, text: &'t str) -> Result<RuleFile, String> {
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let Some(code) = lines.next().and_then(|(_, line)| line.strip_prefix("# ")) else {
            return Err(self.fault(1, "the file must start with a heading that names the rule"));
        };
        code.clone_into(&mut self.file.code);
        while let Some((number, line)) = lines.next() {
            if let Some(heading) = line.strip_prefix("## ") {
                self.heading(number, heading)?;
            } else if let Some(info) = line.strip_prefix("```") {
                let block: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
                self.block(number, info, block.join("\n"))?;
            } else if let Some(expected) = line.strip_prefix("- ").filter(|_| self.prose().is_empty()) {
                self.expectation(number, expected)?;
            } else {
                self.prose.push(line);
            }
        }
        self.end_section(text.lines().count())?;
        Ok(self.file)
    }

    fn fault(&self, line: usize, fault: &str) -> String {
        format!("{}:{line}: {fault}", self.path)
    }

    fn prose(&self) -> String {
        self.prose.join("\n").trim().to_owned()
    }

    fn heading(&mut self, line: usize, heading: &str) -> Result<(), String> {
        self.end_section(line)?;
        let section = Section::ALL.into_iter().find(|section| section.heading() == heading);
        let section = section.ok_or_else(|| self.fault(line, "sections are \"Example\", \"Reported\" and \"Not reported\""))?;
        self.section = Some(section);
        Ok(())
    }

    /// Prose before the first section is the description; at the end of a section it belongs to nothing.
    fn end_section(&mut self, line: usize) -> Result<(), String> {
        let prose = self.prose();
        self.prose.clear();
        match self.section {
            None => self.file.description = prose,
            Some(_) if prose.is_empty() => {}
            Some(_) => return Err(self.fault(line, "the text above belongs to no case")),
        }
        Ok(())
    }

    fn block(&mut self, line: usize, info: &str, text: String) -> Result<(), String> {
        if info == "json fixed" {
            let fix = self.file.cases.last_mut().and_then(|case| case.outcome.fix.as_mut());
            return match fix {
                Some(fix) => {
                    fix.result = text;
                    Ok(())
                }
                None => Err(self.fault(line, "a result must follow the title of a fix")),
            };
        }
        let Some(section) = self.section else { return Err(self.fault(line, "a case must be in a section")) };
        let note = self.prose();
        self.prose.clear();
        self.file.cases.push(Case { section, line, note, info: info.to_owned(), marked: text, outcome: ExpectedOutcome::default() });
        Ok(())
    }

    fn expectation(&mut self, line: usize, text: &str) -> Result<(), String> {
        let fault = self.fault(line, "expected \"- error at `/pointer`: message\", \"- also: `code`\" or \"- fix: title\" below a case");
        let Some(Case { outcome, .. }) = self.file.cases.last_mut() else { return Err(fault) };
        let (head, rest) = text.split_once(": ").ok_or_else(|| fault.clone())?;
        let fix = |kind| Some(ShownFix { kind, title: rest.to_owned(), result: String::new() });
        match head {
            "also" => outcome.also = rest.split(", ").map(|code| code.trim_matches('`').to_owned()).collect(),
            "fix" => outcome.fix = fix(FixKind::Safe),
            "fix (asks)" => outcome.fix = fix(FixKind::Asks),
            _ => {
                let (name, pointer) = head.split_once(" at ").unwrap_or((head, ""));
                let severity = severity(name).ok_or(fault)?;
                let pointer = pointer.trim_matches('`').to_owned();
                outcome.diagnostic = Some(ReportedDiagnostic { severity, pointer, message: rest.to_owned() });
            }
        }
        Ok(())
    }
}

/// Returns the name of a severity.
#[must_use]
pub fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn severity(name: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Info].into_iter().find(|severity| name_of(*severity) == name)
}
