//! The endpoint that creates groups: validates a body with the rules, and responds with the group or an error.

use std::ops::Range;

use crate::json::rows::Rows;
use crate::json::{Writer, write_json};
use crate::model::{Read, Record, TargetGroup};
use crate::rules::{self, Findings, Limits, Options, Report, check_rows};

use super::answer::envelope;
use super::refusal::{self, INVALID, NAME_TAKEN, codes, refuse};
use super::state::{Ids, SandboxState};
use super::{Context, SandboxAnswer, group};

/// Responds to `POST /v3/targetGroups`.
pub(super) fn create(body: &str, state: &mut SandboxState<'_>, context: &Context) -> SandboxAnswer {
    let options = options();
    let created = read(body, &options, |rows| {
        let request = accepted(rows, &options)?;
        if request.name().get().is_some_and(|name| state.has_name(&name)) {
            return Err(vec![NAME_TAKEN]);
        }
        let mut answer = String::with_capacity(4 * body.len());
        let data = write_group(&request, &mut state.ids, context, &mut Writer::new(&mut answer));
        Ok((answer, data))
    });
    match created {
        Ok((answer, data)) => {
            state.store(answer.get(data).unwrap_or_default().to_owned());
            SandboxAnswer::json(200, answer)
        }
        Err(codes) => refuse(400, &codes),
    }
}

/// Returns the response of an API without any groups to a request that creates a group, as JSON text.
#[must_use]
pub fn predict(body: &str, now: i64) -> String {
    write_json(|writer| {
        let written = read(body, &options(), |rows| {
            predict_into(rows, now, writer);
            Ok(())
        });
        if let Err(codes) = written {
            refusal::write(&codes, writer);
        }
    })
}

/// Writes the response of an API without any groups to a request that has already been parsed. Returns the range of the group in it, or
/// `None` if the request is rejected.
pub(crate) fn predict_into(rows: Rows<'_>, now: i64, writer: &mut Writer<'_>) -> Option<Range<usize>> {
    let context = Context { now, ..Context::default() };
    match accepted(rows, &options()) {
        Ok(request) => Some(write_group(&request, &mut Ids::default(), &context, writer)),
        Err(codes) => {
            refusal::write(&codes, writer);
            None
        }
    }
}

fn write_group(request: &TargetGroup<'_>, ids: &mut Ids, context: &Context, writer: &mut Writer<'_>) -> Range<usize> {
    envelope(writer, |data| group::write(request, ids, context, data))
}

/// Returns the options that the server applies: its own limits, and not the severities that a caller has chosen.
fn options() -> Options {
    Options { ranges: false, limits: Limits { bytes: usize::MAX, ..Limits::default() }, ..Options::default() }
}

/// Parses a body. An invalid body is rejected.
fn read<T>(body: &str, options: &Options, with: impl FnOnce(Rows<'_>) -> Result<T, Vec<i64>>) -> Result<T, Vec<i64>> {
    rules::read(body, TargetGroup::ROOT, options, with).unwrap_or_else(|report: Report| Err(codes(&report)))
}

/// Returns the request, or the codes with which the server rejects it.
fn accepted<'d>(rows: Rows<'d>, options: &Options) -> Result<TargetGroup<'d>, Vec<i64>> {
    let mut findings = Findings::new(options);
    check_rows(rows, None, &mut findings);
    let findings = findings.close();
    if !findings.is_valid() {
        return Err(codes(&findings.report(rows.text(), Some(rows), options)));
    }
    TargetGroup::read(rows.root()).ok_or_else(|| vec![INVALID])
}
