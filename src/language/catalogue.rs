//! Reads the events that an organisation knows from whatever form the answer of `GET /v2/events` has come in.

use std::fmt;

use crate::json::{Kind, Value, parse};
use crate::rules::{Attribute, Catalogue, Entry, Event, Limits};

/// The text is no answer of `GET /v2/events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueError;

impl fmt::Display for CatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`catalogue` must be the answer of GET /v2/events, or its data")
    }
}

impl std::error::Error for CatalogueError {}

/// Reads the answer as it comes, its `data` alone, or a single event. Entries without a name are passed over, and nulls are nothing.
///
/// # Errors
/// When the text is none of these.
///
/// ```
/// use target_groups::language::read_catalogue;
/// let catalogue = read_catalogue(r#"[{"clickEventsMeta": {"eventName": "Walk", "fields": null}}]"#).unwrap();
/// assert_eq!(catalogue.data[0].event.event_name, "Walk");
/// ```
pub fn read_catalogue(json: &str) -> Result<Catalogue, CatalogueError> {
    let document = parse(json, Limits::default().depth).map_err(|_| CatalogueError)?;
    let root = document.root();
    let entries: Vec<Value<'_>> = match (root.kind(), root.get("data"), root.get("clickEventsMeta")) {
        (Kind::Array, ..) => root.elements().collect(),
        (Kind::Object, Some(data), _) if data.kind() == Kind::Object => vec![data],
        (Kind::Object, Some(data), _) => data.elements().collect(),
        (Kind::Object, None, Some(_)) => vec![root],
        _ => return Err(CatalogueError),
    };
    Ok(Catalogue { data: entries.into_iter().filter_map(read_event).map(|event| Entry { event }).collect() })
}

fn read_event(entry: Value<'_>) -> Option<Event> {
    let meta = entry.get("clickEventsMeta").unwrap_or(entry);
    let elements = |name| meta.get(name).into_iter().flat_map(Value::elements);
    Some(Event {
        event_name: text(meta, "eventName").filter(|name| !name.is_empty())?,
        status: text(meta, "status").unwrap_or_default(),
        actions: elements("actions").filter_map(|action| Some(action.as_str()?.into_owned())).collect(),
        fields: elements("fields").filter_map(read_attribute).collect(),
    })
}

fn read_attribute(field: Value<'_>) -> Option<Attribute> {
    let name = text(field, "name").filter(|name| !name.is_empty())?;
    Some(Attribute { name, kind: text(field, "type").unwrap_or_default() })
}

fn text(object: Value<'_>, name: &str) -> Option<String> {
    Some(object.get(name)?.as_str()?.into_owned())
}
