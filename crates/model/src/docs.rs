//! Documentation of the model, kept apart from names and kinds.
//!
//! [`record!`](crate::record) and [`enumeration!`](crate::enumeration) turn doc comments into a `DOCS` constant beside the schema.
//! Validation reads only the schema, so a module that does not use a `DOCS` constant contains no documentation. Generators, and
//! native callers that show the documentation, look it up by name:
//!
//! ```
//! use target_groups_model::Docs;
//! assert_eq!(Docs::MODEL.field("Period", "startDate").unwrap().paragraph(), "First day. The server ignores the time of day.");
//! ```

use super::{
    Actor, AggregateFunction, AggregateWindow, Attribution, Combination, DefaultValue, EnrolmentMethod, EvaluationType, ExtendedFieldInfo,
    Filter, FilterEntity, FrequencyType, Period, PeriodStatus, Source, Streak, Target, TargetEntity, TargetGroup, TargetType,
    ThresholdAggregation, TrackingType, UnifiedTargetExpression, WindowType, WindowUnit,
};

/// Doc texts of records and enumerations.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// The records.
    pub records: &'static [RecordDocs],
    /// The enumerations.
    pub enumerations: &'static [EnumerationDocs],
}

/// Doc texts of a record.
#[derive(Debug, Clone, Copy)]
pub struct RecordDocs {
    /// The name of the record.
    pub name: &'static str,
    /// The lines of its doc comment.
    pub text: &'static str,
    /// The fields, in the order of the schema.
    pub fields: &'static [FieldDocs],
}

/// Doc text of a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldDocs {
    /// The name in JSON.
    pub name: &'static str,
    /// The lines of its doc comment: the meaning, units and limits.
    pub text: &'static str,
    /// The document that describes the field.
    pub source: Source,
}

/// Doc texts of an enumeration.
#[derive(Debug, Clone, Copy)]
pub struct EnumerationDocs {
    /// The name of the enumeration.
    pub name: &'static str,
    /// The lines of its doc comment.
    pub text: &'static str,
    /// The values, in the order of the enumeration.
    pub values: &'static [ValueDocs],
}

/// Doc text of a value of an enumeration.
#[derive(Debug, Clone, Copy)]
pub struct ValueDocs {
    /// The value in JSON.
    pub wire: &'static str,
    /// The lines of its doc comment.
    pub text: &'static str,
}

impl Docs {
    /// The records and enumerations of requests and responses.
    pub const MODEL: Self = Self {
        records: &[
            TargetGroup::DOCS,
            UnifiedTargetExpression::DOCS,
            Streak::DOCS,
            Period::DOCS,
            Attribution::DOCS,
            Actor::DOCS,
            Target::DOCS,
            DefaultValue::DOCS,
            ExtendedFieldInfo::DOCS,
            AggregateWindow::DOCS,
            Filter::DOCS,
        ],
        enumerations: &[
            ThresholdAggregation::DOCS,
            TrackingType::DOCS,
            EvaluationType::DOCS,
            FrequencyType::DOCS,
            Combination::DOCS,
            PeriodStatus::DOCS,
            TargetEntity::DOCS,
            TargetType::DOCS,
            EnrolmentMethod::DOCS,
            AggregateFunction::DOCS,
            WindowType::DOCS,
            WindowUnit::DOCS,
            FilterEntity::DOCS,
        ],
    };

    /// Returns the doc texts of a record.
    #[must_use]
    pub fn record(&self, name: &str) -> Option<&'static RecordDocs> {
        self.records.iter().find(|record| record.name == name)
    }

    /// Returns the doc text of a field of a record.
    #[must_use]
    pub fn field(&self, record: &str, name: &str) -> Option<&'static FieldDocs> {
        self.record(record)?.fields.iter().find(|field| field.name == name)
    }

    /// Returns the doc texts of an enumeration.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&'static EnumerationDocs> {
        self.enumerations.iter().find(|enumeration| enumeration.name == name)
    }

    /// Returns the doc text of a value of an enumeration.
    #[must_use]
    pub fn value(&self, enumeration: &str, wire: &str) -> Option<&'static ValueDocs> {
        self.enumeration(enumeration)?.values.iter().find(|value| value.wire == wire)
    }
}

impl RecordDocs {
    /// Returns the text as one paragraph.
    #[must_use]
    pub fn paragraph(&self) -> String {
        paragraph(self.text)
    }
}

impl FieldDocs {
    /// Returns the text as one paragraph.
    #[must_use]
    pub fn paragraph(&self) -> String {
        paragraph(self.text)
    }
}

impl EnumerationDocs {
    /// Returns the text as one paragraph.
    #[must_use]
    pub fn paragraph(&self) -> String {
        paragraph(self.text)
    }
}

impl ValueDocs {
    /// Returns the text as one paragraph.
    #[must_use]
    pub fn paragraph(&self) -> String {
        paragraph(self.text)
    }
}

/// Joins the lines of a doc comment.
fn paragraph(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
