//! The `OpenAPI` document of the calls that creating a target group needs.
//!
//! The calls themselves are written in `frame.json`: their paths, parameters and responses. The rest is added from where it is
//! described: the schemas of groups from the model, the hosts and the error codes from [`target_groups::exchange`], and the examples
//! from the published ones and the simulated API.

mod codes;
mod examples;
mod schemas;

use serde_json::{Map, Value, json};
use target_groups::exchange::REGIONS;

use crate::schema::fitted;

const FRAME: &str = include_str!("frame.json");

/// Returns the document as JSON text, laid out for people.
///
/// # Errors
/// When the frame or an example is not valid JSON, or the frame lacks an object that is to be filled.
pub fn document() -> Result<String, String> {
    let mut document = parse("frame.json", FRAME)?;
    *at(&mut document, "/info/version")? = json!(env!("CARGO_PKG_VERSION"));
    *at(&mut document, "/servers")? = servers();
    extend(&mut document, "/components/responses", codes::responses())?;
    extend(&mut document, "/components/schemas", schemas::of_groups())?;
    extend(&mut document, "/components/schemas", codes::schemas())?;
    extend(&mut document, "/components/examples", examples::all()?)?;
    Ok(fitted(&document.to_string()))
}

fn parse(name: &str, text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))
}

fn at<'v>(document: &'v mut Value, pointer: &str) -> Result<&'v mut Value, String> {
    document.pointer_mut(pointer).ok_or_else(|| format!("frame.json: {pointer} is missing"))
}

fn extend(document: &mut Value, pointer: &str, members: Map<String, Value>) -> Result<(), String> {
    let object = at(document, pointer)?.as_object_mut().ok_or_else(|| format!("frame.json: {pointer} is not an object"))?;
    object.extend(members);
    Ok(())
}

/// The published hosts, and any other one, since no published list is complete.
fn servers() -> Value {
    let known = REGIONS.iter().map(|region| json!({ "url": region.base_url, "description": format!("Region {}", region.name) }));
    let other = json!({
        "url": "https://{host}",
        "description": "Another host. No public list of the hosts is complete.",
        "variables": { "host": { "default": "eu.api.capillarytech.com", "description": "The host of your organisation." } },
    });
    known.chain([other]).collect()
}
