//! The events that an organisation knows: the answer of `GET /v2/events`.

use std::fmt;

use crate::json::{Kind, Value, parse};
use crate::rules::Limits;

/// The events of an organisation, in the order of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    events: Vec<Event>,
}

/// An event that a target can track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name, as a target names it.
    pub name: String,
    /// What it is for, where the answer says so.
    pub description: String,
    /// It is published: absent means so.
    pub is_published: bool,
    /// The loyalty engine receives it (`EMFConsumer`): absent means so.
    pub is_received: bool,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
}

/// An attribute of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Its type, such as `DOUBLE`.
    pub kind: String,
}

/// The text is no answer of `GET /v2/events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueError;

impl fmt::Display for CatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`catalogue` must be the answer of GET /v2/events, or its data")
    }
}

impl std::error::Error for CatalogueError {}

impl Catalogue {
    /// Reads the answer as it comes, its `data` alone, or a single event. Entries without a name are passed over.
    ///
    /// # Errors
    /// When the text is none of these.
    ///
    /// ```
    /// use target_groups::language::Catalogue;
    /// let catalogue = Catalogue::read(r#"{"data": [{"clickEventsMeta": {"eventName": "Walk"}}]}"#).unwrap();
    /// assert_eq!(catalogue.event("Walk").unwrap().attributes, []);
    /// ```
    pub fn read(json: &str) -> Result<Self, CatalogueError> {
        let document = parse(json, Limits::default().depth).map_err(|_| CatalogueError)?;
        let root = document.root();
        let entries: Vec<Value<'_>> = match (root.kind(), root.get("data"), root.get("clickEventsMeta")) {
            (Kind::Array, ..) => root.elements().collect(),
            (Kind::Object, Some(data), _) if data.kind() == Kind::Object => vec![data],
            (Kind::Object, Some(data), _) => data.elements().collect(),
            (Kind::Object, None, Some(_)) => vec![root],
            _ => return Err(CatalogueError),
        };
        Ok(Self { events: entries.into_iter().filter_map(read_event).collect() })
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event of that name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.name == name)
    }
}

impl Event {
    /// Whether a target can track it.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.is_published && self.is_received
    }
}

fn read_event(entry: Value<'_>) -> Option<Event> {
    let meta = entry.get("clickEventsMeta").unwrap_or(entry);
    let list = |name| meta.get(name).filter(|value| value.kind() == Kind::Array);
    Some(Event {
        name: text(meta, "eventName").filter(|name| !name.is_empty())?,
        description: text(meta, "description").unwrap_or_default(),
        is_published: text(meta, "status").is_none_or(|status| status == "PUBLISHED"),
        is_received: list("actions")
            .is_none_or(|actions| actions.elements().any(|action| action.as_str().as_deref() == Some("EMFConsumer"))),
        attributes: list("fields").into_iter().flat_map(Value::elements).filter_map(read_attribute).collect(),
    })
}

fn read_attribute(field: Value<'_>) -> Option<Attribute> {
    let name = text(field, "name").filter(|name| !name.is_empty())?;
    Some(Attribute { name, kind: text(field, "type").unwrap_or_default() })
}

fn text(object: Value<'_>, name: &str) -> Option<String> {
    Some(object.get(name)?.as_str()?.into_owned())
}
