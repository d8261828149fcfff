//! Definitions of templates.

use serde::Serialize;

use crate::message::Text;

/// The definition of a template.
#[derive(Debug, Clone, Copy)]
pub(super) struct TemplateDefinition {
    pub(super) id: &'static str,
    pub(super) title: Text,
    pub(super) sentence: Text,
    pub(super) parameters: &'static [ParameterDefinition],
    /// JSON in which a string `"{name}"` is a placeholder for the value of a parameter, and `"{name#}"` for the number of its items.
    pub(super) plan: &'static str,
}

/// The definition of a parameter.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParameterDefinition {
    pub(super) name: &'static str,
    pub(super) kind: TemplateParameterKind,
    pub(super) label: Text,
    pub(super) default: ParameterDefault,
}

/// The default value of a parameter.
#[derive(Debug, Clone, Copy)]
pub(super) enum ParameterDefault {
    /// This JSON value.
    Json(&'static str),
    /// The title of the template.
    Title,
    /// The first day of the next month.
    NextMonth,
    /// The first day of the next quarter.
    NextQuarter,
    /// The next Monday.
    NextMonday,
}

/// The kind of value that a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum TemplateParameterKind {
    /// A string.
    Text,
    /// The name of an event.
    Event,
    /// The name of an attribute of the event.
    Attribute,
    /// An integer, at least 1.
    Count,
    /// A number.
    Amount,
    /// A list of numbers, one for each period.
    Amounts,
    /// A day, such as `2026-01-01`.
    Day,
    /// The IANA name of a time zone.
    Zone,
    /// A list of store IDs.
    Identifiers,
}

impl TemplateParameterKind {
    /// Returns `true` if the numbers of this kind are quantities, which are formatted for the locale. Store numbers are names.
    pub(super) fn is_quantity(self) -> bool {
        matches!(self, Self::Count | Self::Amount | Self::Amounts)
    }
}
