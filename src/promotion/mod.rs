//! Outlines the promotion that replaces a target group: the body of the Create a Loyalty Promotion call, the successor of this API.
//!
//! Neither the schema nor a complete example of that call is public. The outline therefore contains what public documents show, and lists
//! everything else as open: values that a target group does not have, fields that are only known by name, parts of the request that do not
//! match a known field, and values that are assumptions.
//!
//! ```
//! use target_groups::{promotion::{OpenReason, to_promotion}, rules::Options};
//! let request = r#"{"name": "Visits", "trackingType": "DEFAULT",
//!     "periods": [{"startDate": "2026-01-05", "endDate": "2026-01-11", "refCode": "Cycle_1"}],
//!     "targets": [{"name": "Two visits", "targetEntity": "EVENT", "targetType": "VISIT", "eventName": "visited",
//!         "defaultValues": [{"defaultValue": 2}], "expression": "true", "enrolmentMethod": "TRANSACTION"}]}"#;
//! let promotion = to_promotion(request, &Options::default());
//! assert!(promotion.body.unwrap().get().contains(r#""event":"visited""#));
//! let program = promotion.open.iter().find(|part| part.pointer == "/metadata/programId").unwrap();
//! assert_eq!(program.reason, OpenReason::Missing);
//! ```

mod outline;
mod texts;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::{Read, TargetGroup};
use crate::rules::{Checker, Options, Report};

pub use texts::texts;

/// The outline of the promotion that replaces a target group.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Promotion {
    /// The body of `POST /v3/promotions`, as far as it is publicly documented. Missing if the request has errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "docgen", schemars(with = "Option<serde_json::Value>", extend("x-typescript" = "Record<string, unknown>")))]
    pub body: Option<Box<RawValue>>,
    /// The parts that you must complete or check before you send the body, in the order of the body.
    pub open: Vec<OpenPart>,
    /// A notice about the limits of the outline.
    pub notice: String,
    /// The diagnostics of the request.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Report")))]
    pub report: Report,
}

/// A part of a promotion that is open.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct OpenPart {
    /// The JSON Pointer to the value in the body, or to its missing location. For a part of the request without a known field, the pointer
    /// refers to the object that would contain the field.
    pub pointer: String,
    /// The JSON Pointer to the value in the request that the part is derived from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The reason why the part is open.
    pub reason: OpenReason,
    /// The reason as a message.
    pub message: String,
}

/// The reasons why a part of a promotion is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum OpenReason {
    /// The request does not have the value. Add it.
    Missing,
    /// No public document describes the part.
    Undocumented,
    /// The value in the body is an assumption. Check it.
    Assumed,
}

/// Outlines the promotion that replaces the target group of a request.
#[must_use]
pub fn to_promotion(text: &str, options: &Options) -> Promotion {
    let mut engine = Checker::default();
    let checked = engine.check(text, options);
    let report = checked.report(options);
    let notice = options.locale.format_plain(&texts::NOTICE);
    let group = checked.rows().filter(|_| report.valid).and_then(|rows| TargetGroup::read(rows.root()));
    let Some(group) = group else { return Promotion { body: None, open: Vec::new(), notice, report } };
    let (body, open) = outline::outline(&group, &options.locale);
    Promotion { body: RawValue::from_string(body).ok(), open, notice, report }
}
