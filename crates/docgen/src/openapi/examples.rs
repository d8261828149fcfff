//! Examples: the published ones of the create call, and responses of the simulated API to the other calls.

use serde_json::{Map, Value, json};
use target_groups::sandbox::{self, Context, Ids, SandboxCall, User};

use super::parse;

const PUBLISHED: [(&str, &str, &str); 4] = [
    ("CountRequest", "Counts an event", include_str!("../../../../tests/data/published/count.request.json")),
    ("SumRequest", "Sums an attribute of an event", include_str!("../../../../tests/data/published/sum.request.json")),
    ("CountResponse", "Counts an event", include_str!("../../../../tests/data/published/count.answer.json")),
    ("SumResponse", "Sums an attribute of an event", include_str!("../../../../tests/data/published/sum.answer.json")),
];

const COUNT: &str = include_str!("../../../../tests/data/published/count.request.json");

/// The number of events in the example.
const EVENTS: usize = 2;

/// All examples by their names.
pub(super) fn all() -> Result<Map<String, Value>, String> {
    let mut examples = Map::new();
    for (name, summary, text) in PUBLISHED {
        examples.insert(name.to_owned(), json!({ "summary": summary, "value": parse(name, text)? }));
    }
    let context = context();
    let created = sandbox::answer("", &SandboxCall::create(COUNT), &context).map_err(|_| "the simulated API has no state")?;
    let get = |path: &str| {
        let call = SandboxCall { method: "GET".to_owned(), url: path.to_owned(), body: String::new(), ..SandboxCall::create("") };
        let answer = sandbox::answer(&created.state, &call, &context).ok().and_then(|result| result.answer);
        parse(path, &answer.map(|answer| answer.body).unwrap_or_default())
    };
    examples.insert("ListedGroups".to_owned(), json!({ "summary": "One group", "value": get("/v3/targetGroups")? }));
    let path = format!("/v3/targetGroups/{}", context.ids.group);
    examples.insert("ListedGroup".to_owned(), json!({ "summary": "Counts an event", "value": get(&path)? }));
    let mut events = get("/v2/events")?;
    if let Some(list) = events.pointer_mut("/data").and_then(Value::as_array_mut) {
        list.truncate(EVENTS);
    }
    examples.insert("Events".to_owned(), json!({ "summary": "Two events", "value": events }));
    Ok(examples)
}

/// The IDs, the time and the user of the published response.
fn context() -> Context {
    let ids = Ids { group: 2_911, period: 31_623, target: 3_147, rule_set: 126_470_218, value: 128_501 };
    let text = str::to_owned;
    let user = User { id: 75_152_721, code: text("naman_doc"), description: String::new(), name: text("naman"), kind: text("TILL") };
    Context { now: 1_768_281_197_578, ids, user, fault: None }
}
