//! Writes the files of the rules as they are read.

use std::fmt;

use target_groups::rules::FixKind;

use super::{Case, ExpectedOutcome, ReportedDiagnostic, RuleFile, Section, ShownFix, name_of};

impl fmt::Display for RuleFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "# {}\n\n{}\n", self.code, self.description)?;
        for section in Section::ALL {
            let mut cases = self.section(section).peekable();
            if cases.peek().is_some() {
                write!(formatter, "\n## {}\n", section.heading())?;
            }
            cases.try_for_each(|case| case.fmt(formatter))?;
        }
        Ok(())
    }
}

impl fmt::Display for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.note.is_empty() {
            write!(formatter, "\n{}\n", self.note)?;
        }
        write!(formatter, "\n```{}\n{}\n```\n{}", self.info, self.marked, self.outcome)
    }
}

impl fmt::Display for ExpectedOutcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ReportedDiagnostic { severity, pointer, message }) = &self.diagnostic {
            let place = if pointer.is_empty() { String::new() } else { format!(" at `{pointer}`") };
            writeln!(formatter, "- {}{place}: {message}", name_of(*severity))?;
        }
        if !self.also.is_empty() {
            writeln!(formatter, "- also: `{}`", self.also.join("`, `"))?;
        }
        if let Some(ShownFix { kind, title, result }) = &self.fix {
            let asks = if *kind == FixKind::Asks { " (asks)" } else { "" };
            write!(formatter, "- fix{asks}: {title}\n```json fixed\n{result}\n```\n")?;
        }
        Ok(())
    }
}
