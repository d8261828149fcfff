//! The error codes of the API, and the responses that carry them.

use serde_json::{Map, Value, json};
use target_groups::exchange::{codes, codes_of_requests, explanation};
use target_groups::message::Text;
use target_groups::sandbox::{self, Context, Fault, SandboxCall};

/// The lowest code of the API itself. Lower ones are statuses of HTTP, which the simulated API repeats in the body.
const FIRST: i64 = 1_000;

/// The rejections of the calls besides the create call, which has the codes of requests.
const REJECTIONS: [(&str, &str, &[i64]); 3] = [
    ("ListRejected", "The parameters are invalid.", &[300_004]),
    ("GroupNotFound", "The ID is invalid, or no group has it.", &[300_004, 310_017]),
    ("NameCheckRejected", "The body is invalid.", &[300_004, 310_145]),
];

/// A response by which calls fail, whatever the call is.
struct DocumentedFailure {
    name: &'static str,
    status: i64,
    /// The code of the API that the body may have.
    code: Option<i64>,
    /// The header of a call without which the simulated API fails in this way.
    without: Option<&'static str>,
    /// A header of the response, and the component that describes it.
    header: Option<(&'static str, &'static str)>,
}

const FAILURES: [DocumentedFailure; 4] = [
    DocumentedFailure { name: "Unauthorised", status: 401, code: None, without: Some("authorization"), header: None },
    DocumentedFailure { name: "Forbidden", status: 403, code: Some(4_000), without: None, header: None },
    DocumentedFailure { name: "UnsupportedMediaType", status: 415, code: None, without: Some("content-type"), header: None },
    DocumentedFailure { name: "TooManyRequests", status: 429, code: None, without: None, header: Some(("Retry-After", "RetryAfter")) },
];

/// The responses by which calls fail.
pub(super) fn responses() -> Map<String, Value> {
    let of_requests: Vec<i64> = codes_of_requests().map(|text| number(&text)).collect();
    let mut responses = Map::new();
    responses.insert("RequestRejected".to_owned(), rejection("The request is invalid, or its name is taken.", &of_requests));
    for (name, description, codes) in REJECTIONS {
        responses.insert(name.to_owned(), rejection(description, codes));
    }
    for failure in FAILURES {
        responses.insert(failure.name.to_owned(), failure.response());
    }
    responses
}

/// The schema of the codes.
pub(super) fn schemas() -> Map<String, Value> {
    let known = codes().filter(|text| number(text) >= FIRST);
    let known = known.map(|text| json!({ "type": "integer", "const": number(&text), "description": text.english }));
    let other = json!({ "type": ["integer", "null"], "description": "Any other code. Some responses have none." });
    let schema = json!({ "description": "The code of an error.", "anyOf": known.chain([other]).collect::<Vec<_>>() });
    Map::from_iter([("ErrorCode".to_owned(), schema)])
}

/// A response with the codes that it can have, and an example of each.
fn rejection(description: &str, codes: &[i64]) -> Value {
    let rows: Vec<String> = codes.iter().map(|code| format!("| {code} | {} |", words(*code))).collect();
    let examples: Map<String, Value> = codes.iter().filter_map(|code| Some((code.to_string(), example(*code)?))).collect();
    json!({
        "description": format!("{description}\n\n| code | meaning |\n|---|---|\n{}", rows.join("\n")),
        "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Rejection" }, "examples": examples } },
    })
}

impl DocumentedFailure {
    fn response(&self) -> Value {
        let of_code = self.code.map(|code| format!(" The body may have the code {code}: {}", words(code)));
        let mut response = Map::new();
        response.insert("description".to_owned(), json!(words(self.status) + &of_code.unwrap_or_default()));
        if let Some((name, component)) = self.header {
            response.insert("headers".to_owned(), json!({ name: { "$ref": format!("#/components/headers/{component}") } }));
        }
        let mut content = json!({ "schema": { "$ref": "#/components/schemas/Rejection" } });
        if let Some((content, example)) = content.as_object_mut().zip(self.example()) {
            content.insert("examples".to_owned(), json!({ "simulated": example }));
        }
        response.insert("content".to_owned(), json!({ "application/json": content }));
        response.into()
    }

    fn example(&self) -> Option<Value> {
        let mut call = SandboxCall::create("{}");
        call.headers.remove(self.without?)?;
        answer(&call, &Context::default())
    }
}

fn number(text: &Text) -> i64 {
    text.name().parse().unwrap_or_default()
}

fn words(code: i64) -> String {
    explanation(code).map(|text| text.english.to_owned()).unwrap_or_default()
}

/// The response to a create call with this code. The simulated API has the published words.
fn example(code: i64) -> Option<Value> {
    answer(&SandboxCall::create("{}"), &Context { fault: Some(Fault::Code { code, status: None }), ..Context::default() })
}

fn answer(call: &SandboxCall, context: &Context) -> Option<Value> {
    let answer = sandbox::answer("", call, context).ok()?.answer?;
    let body: Value = serde_json::from_str(&answer.body).ok()?;
    Some(json!({ "value": body }))
}
