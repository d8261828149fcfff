//! Names of value types, as completion shows them.

use crate::json;
use crate::model::Kind;

/// The name of a value type.
pub(super) fn kind_in_words(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { also: None } => "string",
        Kind::Text { also: Some(json::Kind::Number) } => "string or number",
        Kind::Text { also: Some(json::Kind::Boolean) } => "string or boolean",
        Kind::Text { also: Some(_) } => "string or another type",
        Kind::JsonText => "JSON in a string",
        Kind::Boolean => "boolean",
        Kind::Integer | Kind::Number | Kind::Identifier => "whole number",
        Kind::Amount => "number or numeric string",
        Kind::Date => "date",
        Kind::Enumeration(_) => "enum",
        Kind::Record(_) | Kind::Object => "object",
        Kind::List(Kind::Record(_)) => "array of objects",
        Kind::List(_) => "array",
        Kind::OneOf(_) | Kind::Anything => "any value",
    }
}
