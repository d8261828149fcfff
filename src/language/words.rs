//! Names of value types, as completions show them.

use crate::json;
use crate::model::FieldKind;

/// Returns the name of a value type.
pub(super) fn kind_in_words(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Text { also: None } => "string",
        FieldKind::Text { also: Some(json::Kind::Number) } => "string or number",
        FieldKind::Text { also: Some(json::Kind::Boolean) } => "string or boolean",
        FieldKind::Text { also: Some(_) } => "string or another type",
        FieldKind::JsonText => "JSON in a string",
        FieldKind::Boolean => "boolean",
        FieldKind::Integer | FieldKind::Number | FieldKind::Identifier => "whole number",
        FieldKind::Amount => "number or numeric string",
        FieldKind::Date => "date",
        FieldKind::Enumeration(_) => "enum",
        FieldKind::Record(_) | FieldKind::Object => "object",
        FieldKind::List(FieldKind::Record(_)) => "array of objects",
        FieldKind::List(_) => "array",
        FieldKind::OneOf(_) | FieldKind::Anything => "any value",
    }
}
