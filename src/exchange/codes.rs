//! The server's error codes in plain words, and the place in the request that each speaks of.

use serde_json::Value;

/// The longest target name, by the API's error table, in UTF-16 code units as the server counts.
const LONGEST_TARGET_NAME: usize = 200;

/// The target types of behavioural events, by the published page.
const EVENT_TARGET_TYPES: [&str; 3] = ["COUNT", "VISIT", "EVENT_ATTRIBUTE"];

/// Where in the request a code's fault is.
#[derive(Clone, Copy)]
enum Place {
    /// Not in the request, or not known.
    Nowhere,
    /// The request as a whole.
    Request,
    /// A field of the group.
    Field(&'static str),
    /// The first target whose name is too long.
    LongTargetName,
    /// The type of the first target whose entity and type do not go together.
    TargetType,
    /// A part of the first target that needs an event attribute.
    EventAttribute(&'static str),
}

use Place::{EventAttribute, Field, LongTargetName, Nowhere, Request, TargetType};

/// The API's error table and the codes that its other pages name.
const CODES: [(i64, Place, &str); 30] = [
    (4000, Nowhere, "These credentials may not create target groups."),
    (4001, Nowhere, "The server could not check the credentials; try later."),
    (300_004, Request, "A value is not valid; the server does not say which."),
    (310_008, LongTargetName, "A target's name is longer than 200 characters."),
    (310_011, Nowhere, "The user id is not valid."),
    (310_017, Nowhere, "The target group does not exist or is not active."),
    (310_018, Nowhere, "The target does not exist."),
    (310_019, Nowhere, "The period does not exist."),
    (310_033, TargetType, "This target type does not go with this target entity."),
    (310_069, Field("/name"), "A target group of this name exists; capital letters make no difference, and inactive groups count."),
    (310_079, Nowhere, "The target does not belong to the target group."),
    (310_092, EventAttribute("/name"), "The attribute's name or data type is not valid."),
    (310_094, EventAttribute(""), "A target that sums an attribute needs extendedFieldInfo with the attribute's name."),
    (310_118, Nowhere, "The target has no such period."),
    (310_119, Nowhere, "The user is enrolled already."),
    (310_126, Nowhere, "The user is not enrolled."),
    (310_130, Nowhere, "The enrolment type does not allow this."),
    (310_132, Field("/leaderboardEnabled"), "A leaderboard needs the evaluation type FIXED_CALENDAR_WINDOW."),
    (310_133, Nowhere, "Leaderboards are switched off for the organisation."),
    (310_134, Nowhere, "The leaderboard is switched off for the target group."),
    (310_141, Nowhere, "The data scope ALL is not supported here."),
    (310_144, Nowhere, "The headers of connected organisations are not valid."),
    (310_145, Nowhere, "The key of the name check is not valid."),
    (310_146, EventAttribute("/programId"), "The program id is not valid."),
    (310_147, EventAttribute("/alternateCurrencyIdentifier"), "The alternate currency is not known."),
    (310_149, Nowhere, "There is no such record."),
    (401, Nowhere, "The credentials are missing or not valid."),
    (403, Nowhere, "These credentials may not create target groups."),
    (415, Nowhere, "The server wants Content-Type: application/json."),
    (429, Nowhere, "Too many requests; wait before sending again."),
];

/// A server code in plain words, where it is known.
#[must_use]
pub fn explanation(code: i64) -> Option<&'static str> {
    CODES.iter().find(|(known, ..)| *known == code).map(|(_, _, words)| *words)
}

/// JSON Pointer to the place in the request text that a server code speaks of, where it can be told.
#[must_use]
pub fn pointer(code: i64, request: &str) -> Option<String> {
    let (_, place, _) = CODES.iter().find(|(known, ..)| *known == code)?;
    match *place {
        Nowhere => None,
        Request => Some(String::new()),
        Field(pointer) => Some(pointer.to_owned()),
        LongTargetName => target(request, name_is_too_long).map(|index| format!("/targets/{index}/name")),
        TargetType => {
            let index = target(request, is_wrong_event_type).or_else(|| target(request, |_| true))?;
            Some(format!("/targets/{index}/targetType"))
        }
        EventAttribute(part) => {
            let index = target(request, lacks_attribute).or_else(|| target(request, needs_attribute))?;
            Some(format!("/targets/{index}/extendedFieldInfo{part}"))
        }
    }
}

/// The index of the first target of which something holds.
fn target(request: &str, holds: impl Fn(&Value) -> bool) -> Option<usize> {
    let request: Value = serde_json::from_str(request).ok()?;
    request.get("targets")?.as_array()?.iter().position(holds)
}

fn text<'a>(target: &'a Value, field: &str) -> Option<&'a str> {
    target.get(field)?.as_str()
}

fn name_is_too_long(target: &Value) -> bool {
    text(target, "name").is_some_and(|name| name.encode_utf16().count() > LONGEST_TARGET_NAME)
}

fn is_wrong_event_type(target: &Value) -> bool {
    text(target, "targetEntity") == Some("EVENT") && !text(target, "targetType").is_some_and(|kind| EVENT_TARGET_TYPES.contains(&kind))
}

fn needs_attribute(target: &Value) -> bool {
    matches!(text(target, "targetType"), Some("EVENT_ATTRIBUTE" | "EXTENDED_FIELD"))
        || text(target, "targetEntity") == Some("ALTERNATE_CURRENCIES")
}

fn lacks_attribute(target: &Value) -> bool {
    let Some(info) = target.get("extendedFieldInfo") else {
        return needs_attribute(target);
    };
    text(target, "targetType") == Some("EVENT_ATTRIBUTE")
        && (text(info, "name").is_none_or(str::is_empty) || text(info, "aggregateFunction") != Some("SUM"))
}
