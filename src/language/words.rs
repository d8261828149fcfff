//! What the model says, in words.

use crate::json;
use crate::model::Kind;

/// A kind of value, in a few words.
pub(super) fn kind_in_words(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { also: None } => "text",
        Kind::Text { also: Some(json::Kind::Number) } => "text or number",
        Kind::Text { also: Some(json::Kind::Boolean) } => "text or boolean",
        Kind::Text { also: Some(_) } => "text or another value",
        Kind::JsonText => "text that holds JSON",
        Kind::Boolean => "true or false",
        Kind::Integer | Kind::Identifier => "whole number",
        Kind::Amount => "number, also as text",
        Kind::Date => "date",
        Kind::Enumeration(_) => "one of several words",
        Kind::Record(_) | Kind::Object => "object",
        Kind::List(Kind::Record(_)) => "list of objects",
        Kind::List(_) => "list",
        Kind::OneOf(_) | Kind::Anything => "any value",
    }
}
