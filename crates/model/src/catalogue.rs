//! The events of an organisation: the response of `GET /v2/events`.

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use target_groups_json::{Kind, Value, parse};

/// The maximum nesting depth of a response.
const MAX_DEPTH: usize = 64;

/// The events of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The events, in the order of the response. Each has a name.
    pub events: Vec<Event>,
}

/// An event. Fields that are missing in the response are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// The name that targets use to track it.
    pub name: String,
    /// `PUBLISHED` or `UNPUBLISHED`.
    pub status: String,
    /// The systems that receive it: `EMFConsumer` is the loyalty engine.
    pub actions: Vec<String>,
    /// Its attributes. Each has a name.
    pub attributes: Vec<Attribute>,
}

/// An attribute of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The type, such as `DOUBLE` or `STRING`.
    pub kind: String,
}

impl Catalogue {
    /// Events of the loyalty engine, which targets can track although no response lists them.
    pub const SYSTEM_EVENTS: [&'static str; 12] = [
        "CustomerRegistration",
        "CustomerUpdate",
        "GenericEvent",
        "NewBill",
        "PointsContributionToGroup",
        "PointsRedemption",
        "PointsTransfer",
        "ReturnBill",
        "TargetCompleted",
        "TransactionAdd",
        "TransactionUpdate",
        "VoucherRedemption",
    ];

    /// Parses a complete response, its `data` alone, or a single event. Entries without a name are ignored, and a null is treated
    /// as missing.
    ///
    /// # Errors
    /// Returns an error for any other text, such as an error response without data.
    ///
    /// ```
    /// use target_groups_model::Catalogue;
    /// let catalogue = Catalogue::read(r#"{"data": [{"clickEventsMeta": {"eventName": "Walk", "fields": null}}]}"#).unwrap();
    /// assert_eq!(catalogue.events[0].name, "Walk");
    /// ```
    pub fn read(json: &str) -> Result<Self, EventCatalogueError> {
        let document = parse(json, MAX_DEPTH).map_err(|_| EventCatalogueError)?;
        Self::read_value(document.root())
    }

    /// Reads a response from a parsed document. See [`Catalogue::read`].
    ///
    /// # Errors
    /// Returns an error in the same cases.
    pub fn read_value(answer: Value<'_>) -> Result<Self, EventCatalogueError> {
        let data = answer.get("data").unwrap_or(answer);
        let events = match data.kind() {
            Kind::Array => data.elements().filter_map(Event::read).collect(),
            Kind::Object => vec![Event::read(data).ok_or(EventCatalogueError)?],
            _ => return Err(EventCatalogueError),
        };
        Ok(Self { events })
    }

    /// Returns the first event with this name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.name == name)
    }
}

impl Event {
    fn read(entry: Value<'_>) -> Option<Self> {
        let meta = entry.get("clickEventsMeta").unwrap_or(entry);
        let elements = |name| meta.get(name).into_iter().flat_map(Value::elements);
        Some(Self {
            name: text(meta, "eventName").filter(|name| !name.is_empty())?,
            status: text(meta, "status").unwrap_or_default(),
            actions: elements("actions").filter_map(|action| Some(action.as_str()?.into_owned())).collect(),
            attributes: elements("fields").filter_map(Attribute::read).collect(),
        })
    }

    /// Returns `true` if targets can track the event.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.status == "PUBLISHED"
    }

    /// Returns `true` if the loyalty engine receives the event.
    #[must_use]
    pub fn reaches_loyalty(&self) -> bool {
        self.actions.iter().any(|action| action == "EMFConsumer")
    }
}

impl Attribute {
    fn read(field: Value<'_>) -> Option<Self> {
        let name = text(field, "name").filter(|name| !name.is_empty())?;
        Some(Self { name, kind: text(field, "type").unwrap_or_default() })
    }

    /// Returns `true` if the values of the attribute can be summed.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind == "DOUBLE"
    }
}

fn text(object: Value<'_>, name: &str) -> Option<String> {
    Some(object.get(name)?.as_str()?.into_owned())
}

/// Deserializes a catalogue that is passed as an option.
impl<'de> Deserialize<'de> for Catalogue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        Self::read(json.get()).map_err(de::Error::custom)
    }
}

/// The error for a text that is not a response of `GET /v2/events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventCatalogueError;

impl fmt::Display for EventCatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`catalogue` must be a response of GET /v2/events, or its `data`")
    }
}

impl std::error::Error for EventCatalogueError {}
