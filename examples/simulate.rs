//! Sends a request twice to the simulated API: `cargo run --example simulate`.

use target_groups::exchange;
use target_groups::message::Locale;
use target_groups::sandbox::{Context, SandboxCall, StateError, answer};

pub(crate) const REQUEST: &str = r#"{
    "name": "Profile picture",
    "periods": [{ "refCode": "Cycle_1", "startDate": "2027-01-01", "endDate": "2027-01-31" }],
    "targets": [{
        "name": "Two updates", "targetEntity": "EVENT", "targetType": "COUNT", "eventName": "profileUpdated",
        "defaultValues": [{ "defaultValue": 2 }]
    }]
}"#;

fn main() {
    match outcomes(REQUEST) {
        Ok(outcomes) => outcomes.iter().for_each(|outcome| println!("{outcome}")),
        Err(StateError) => eprintln!("The state is not one of the simulated API."),
    }
}

/// Returns the outcomes of the two calls as JSON text: the group, then the rejection of its name, which is taken.
pub(crate) fn outcomes(request: &str) -> Result<Vec<String>, StateError> {
    let mut state = String::new();
    let mut outcomes = Vec::new();
    for _ in 0..2 {
        let result = answer(&state, &SandboxCall::create(request), &Context::default())?;
        state = result.state;
        if let Some(answer) = result.answer {
            let outcome = exchange::read(answer.status, None, &answer.body, request, &Locale::default());
            outcomes.push(serde_json::to_string(&outcome).unwrap_or_default());
        }
    }
    Ok(outcomes)
}
