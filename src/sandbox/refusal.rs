//! Error responses with the messages of the API.

use crate::json::{Writer, write_json};
use crate::rules::{self, Diagnostic, Report, Severity};

use super::SandboxAnswer;

/// The code for an invalid input, from the general pages of the documentation.
pub(super) const INVALID: i64 = 300_004;
pub(super) const NO_SUCH_GROUP: i64 = 310_017;
pub(super) const NAME_TAKEN: i64 = 310_069;
/// The code of the name check for an unknown `type`.
pub(super) const INVALID_KEY: i64 = 310_145;

/// The documented messages of codes.
const MESSAGES: &[(i64, &str)] = &[
    (INVALID, "Invalid input, check all values and ensure they are correct."),
    (310_008, "Length of Target rule name cannot exceed 200"),
    (310_011, "Invalid userId."),
    (NO_SUCH_GROUP, "Target group not found or deactivated."),
    (310_018, "Target rule not found."),
    (310_019, "Target period not found."),
    (310_033, "Invalid target entity and target type combination"),
    (NAME_TAKEN, "Target group name already exists"),
    (310_092, "Invalid extended field name/ invalid extended field datatype."),
    (310_094, "Target rule metadata is required in case of EXTENDED_FIELD/ALTERNATE_CURRENCIES target type"),
    (310_119, "User already enrolled for the target."),
    (310_132, "Target evaluation type not supported for leaderboard, currently only FIXED_CALENDER_WINDOW is supported"),
    (310_133, "Leaderboard is not enabled for the org"),
    (INVALID_KEY, "Invalid key is passed"),
    (310_146, "Invalid program id"),
    (310_147, "Invalid or null Alternate Currency Identifier for target rule"),
];

/// Returns an error response with the given codes.
pub(super) fn refuse(status: u16, codes: &[i64]) -> SandboxAnswer {
    SandboxAnswer::json(status, write_json(|writer| write(codes, writer)))
}

/// Writes the body of an error response.
pub(super) fn write(codes: &[i64], writer: &mut Writer<'_>) {
    let message =
        |code: i64| MESSAGES.iter().find(|(known, _)| *known == code).map_or("Refused by the simulated API", |(_, message)| message);
    errors(writer, |errors| codes.iter().for_each(|code| error(*code, message(*code), errors)));
}

/// Returns an error response for calls that do not create groups.
pub(super) fn refuse_call(status: u16, message: &str) -> SandboxAnswer {
    SandboxAnswer::json(status, write_json(|writer| errors(writer, |errors| error(i64::from(status), message, errors))))
}

fn errors(writer: &mut Writer<'_>, write_errors: impl FnOnce(&mut Writer<'_>)) {
    writer.object(|envelope| {
        envelope.key("data").json("null");
        envelope.key("errors").array(write_errors);
        envelope.key("warnings").json("null");
    });
}

fn error(code: i64, message: &str, writer: &mut Writer<'_>) {
    writer.object(|error| {
        error.key("code").json(&code.to_string());
        error.key("message").string(message);
    });
}

/// Returns the codes with which the server rejects the problems in a report, without duplicates.
pub(super) fn codes(report: &Report) -> Vec<i64> {
    let mut codes: Vec<i64> = Vec::new();
    for diagnostic in report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        let code = code(diagnostic);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// Returns the code that the rule declares. Codes of declarations refer to targets: the same problem in the group is a general invalid
/// input.
fn code(diagnostic: &Diagnostic) -> i64 {
    let is_group_name = diagnostic.pointer == "/name";
    let rule = rules::all().find(|rule| rule.code == diagnostic.code).filter(|_| !is_group_name);
    rule.and_then(|rule| rule.server_code).map_or(INVALID, i64::from)
}
