//! Calls on the wire and the meaning of their responses: tables of input and wire form, and hosts that fail at every step.
#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

use std::cell::{Cell, RefCell};
use std::future::{Future, pending, poll_fn, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;
use serde_json::{Value, json};
use target_groups::exchange::{
    self, Call, Host, HttpResponse, MAX_BODY_BYTES, Outcome, TextError, TransportError, create_url, explanation, pointer, send,
};
use target_groups::message::Locale;

const BASE: &str = "https://eu.api.capillarytech.com";
fn read(status: u16, request_id: Option<String>, body: &str, request: &str) -> Outcome {
    exchange::read(status, request_id, body, request, &Locale::default())
}

const LOOK_FIRST: &str = "The group may exist. Check its name before you send it again.";

#[test]
fn addresses_that_are_taken() {
    for (base, url) in [
        (BASE, "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/v3/targetGroups", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/v3/targetGroups//", "https://eu.api.capillarytech.com/v3/targetGroups"),
        (" HTTPS://eu.api.capillarytech.com \n", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://gateway.example:8443/capillary/", "https://gateway.example:8443/capillary/v3/targetGroups"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443/v3/targetGroups"),
        ("http://localhost:8080", "http://localhost:8080/v3/targetGroups"),
        ("http://LOCALHOST", "http://LOCALHOST/v3/targetGroups"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1/v3/targetGroups"),
        ("http://127.255.0.9", "http://127.255.0.9/v3/targetGroups"),
        ("http://[::1]:8080/", "http://[::1]:8080/v3/targetGroups"),
        ("https://x/a@b", "https://x/a@b/v3/targetGroups"),
        // With the path of the API or of a call.
        ("https://eu.api.capillarytech.com/v3", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/V3/", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/v3/targetGroups/isValidName", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://eu.api.capillarytech.com/v3/targetgroups/2911", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("https://x/v3/proxy", "https://x/v3/proxy/v3/targetGroups"),
        ("https://x/api//v3", "https://x/api/v3/targetGroups"),
        ("https://x/v31", "https://x/v31/v3/targetGroups"),
        // Without a scheme.
        ("eu.api.capillarytech.com", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("eu.api.capillarytech.com/v3/", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("//gateway.example:8443/capillary", "https://gateway.example:8443/capillary/v3/targetGroups"),
        ("gateway.example:8443", "https://gateway.example:8443/v3/targetGroups"),
        ("localhost:8080", "http://localhost:8080/v3/targetGroups"),
        ("127.0.0.1:8080/", "http://127.0.0.1:8080/v3/targetGroups"),
        ("[::1]:8080", "http://[::1]:8080/v3/targetGroups"),
    ] {
        assert_eq!(create_url(base).as_deref(), Ok(url), "{base}");
    }
}

#[test]
fn addresses_that_are_refused() {
    for (base, reason) in [
        ("", "Empty"),
        (" \t", "Empty"),
        ("frankfurt", "Scheme"),
        ("api/v3", "Scheme"),
        ("./api", "HostName"),
        ("https:/eu.api.capillarytech.com", "Scheme"),
        ("mailto:a.b@c", "Credentials"),
        ("till:secret@eu.api.capillarytech.com", "Credentials"),
        ("eu.api.capillarytech.com?token=secret", "QueryOrFragment"),
        ("/v3/targetGroups", "Relative"),
        ("/api", "Relative"),
        ("/\\evil.example", "Path"),
        ("/a b", "Path"),
        ("ftp://eu.api.capillarytech.com", "Scheme"),
        ("javascript://x", "Scheme"),
        ("http://eu.api.capillarytech.com", "Insecure"),
        ("http://127.0.0.1.example.com", "Insecure"),
        ("http://127.1", "Insecure"),
        ("http://localhost.example.com", "Insecure"),
        ("http://[::2]", "Insecure"),
        ("http://0.0.0.0", "Insecure"),
        ("https://till:secret@eu.api.capillarytech.com", "Credentials"),
        ("http://localhost@example.com", "Credentials"),
        ("https://x?token=secret", "QueryOrFragment"),
        ("https://x#secret", "QueryOrFragment"),
        ("https://", "HostName"),
        ("https:///path", "HostName"),
        ("https://a b", "HostName"),
        ("https://a..b", "HostName"),
        ("https://a\\b", "HostName"),
        ("https://bücher.example", "HostName"),
        ("https://x\u{FF0F}y", "HostName"),
        ("https://[::1", "HostName"),
        ("https://[zz]", "HostName"),
        ("https://x:", "Port"),
        ("https://x:0", "Port"),
        ("https://x:65536", "Port"),
        ("https://x:+80", "Port"),
        ("https://[::1]x", "Port"),
        ("https://x/a b", "Path"),
        ("https://x/\\..", "Path"),
        ("https://x/\u{0}", "Path"),
    ] {
        let error = create_url(base).expect_err(base);
        assert_eq!(format!("{error:?}"), reason, "{base}");
        assert!(!error.to_string().contains("secret"));
    }
}

#[test]
fn a_path_of_the_own_host_is_taken_for_calls() {
    for (base, url) in [
        ("/api", "/api/v3/targetGroups"),
        ("/api/", "/api/v3/targetGroups"),
        ("/api/v3", "/api/v3/targetGroups"),
        ("/v3/targetGroups", "/v3/targetGroups"),
        ("/", "/v3/targetGroups"),
    ] {
        assert_eq!(Call::create(base, [], "{}").unwrap().url(), url, "{base}");
    }
}

fn headers(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_call_is_complete() {
    let call = Call::create(BASE, headers(&[("Authorization", " Basic abc\t"), ("X-CAP-API-OAUTH-TOKEN", "")]), "{}").unwrap();
    assert_eq!((call.method(), call.url(), call.body()), ("POST", "https://eu.api.capillarytech.com/v3/targetGroups", "{}"));
    let expected = [
        ("Accept", "application/json"),
        ("Content-Type", "application/json"),
        ("Authorization", "Basic abc"),
        ("X-CAP-API-OAUTH-TOKEN", ""),
    ];
    assert_eq!(call.headers(), headers(&expected));
    assert!(!format!("{call:?}").contains("Basic abc"), "secrets stay out of logs");

    let given = [("content-type", "Application/JSON; charset=utf-8"), ("authorization", "old"), ("AUTHORIZATION", "new")];
    let call = Call::create(BASE, headers(&given), "{}").unwrap();
    let expected = [("Accept", "application/json"), ("content-type", "Application/JSON; charset=utf-8"), ("AUTHORIZATION", "new")];
    assert_eq!(call.headers(), headers(&expected));
}

#[test]
fn a_wrong_call_says_which_part_is_wrong() {
    for (name, value, message) in [
        ("", "x", "\"\" is not a valid header name."),
        ("a b", "x", "\"a b\" is not a valid header name."),
        ("a:", "x", "\"a:\" is not a valid header name."),
        ("a\r\nb", "x", "\"ab\" is not a valid header name."),
        ("é", "x", "\"é\" is not a valid header name."),
        ("X-A", "secret\r\nX-B: c", "The value of the header X-A contains an invalid character."),
        ("X-A", "secret\u{0}", "The value of the header X-A contains an invalid character."),
        ("X-A", "secret €", "The value of the header X-A contains an invalid character."),
        ("Content-Type", "text/plain", "The header Content-Type must be application/json."),
        ("content-type", "", "The header content-type must be application/json."),
        ("Accept", "application/json, text/html", "The header Accept must be application/json."),
        ("Accept", "application/json;q=1, text/html", "The header Accept must be application/json."),
        ("Content-Length", "2", "The header Content-Length cannot be set, because the transport sets it."),
        ("host", "x", "The header host cannot be set, because the transport sets it."),
    ] {
        let error = Call::create(BASE, headers(&[(name, value)]), "{}").expect_err(message);
        assert_eq!(error.to_string(), message);
    }
    let error = Call::create("http://x", [], "{}").unwrap_err();
    assert_eq!(error.to_string(), "The base URL must start with https://. Only addresses of this device can use http://.");
}

/// The request that the answers below belong to.
const REQUEST: &str = r#"{"name":"x","targets":[{"name":"t","targetEntity":"EVENT","targetType":"COUNT"}]}"#;

fn wire(status: u16, body: &str) -> Value {
    serde_json::to_value(read(status, None, body, REQUEST)).unwrap()
}

#[test]
fn a_created_group_is_carried_as_it_was_written() {
    let body = r#"{"data": {"id": 2911, "big": 12345678901234567890123, "value": 4.000}, "errors": null, "warnings": null}"#;
    let text = serde_json::to_string(&read(200, Some("r-1".to_owned()), body, REQUEST)).unwrap();
    let group = r#"{"outcome":"created","group":{"id": 2911, "big": 12345678901234567890123, "value": 4.000},"changes":"#;
    assert!(text.starts_with(group), "{text}");
    assert!(text.ends_with(r#","warnings":[],"status":200,"requestId":"r-1"}"#), "{text}");
}

#[test]
fn a_created_group_says_what_the_server_changed() {
    let answer = |data: &str| format!(r#"{{"data":{data},"errors":null,"warnings":null}}"#);
    let deep = format!(r#"{{"id":1,"x":{}{}}}"#, "[".repeat(100), "]".repeat(100));
    let changes = |request: &str, data: &str| {
        let mut changes = serde_json::to_value(read(200, None, &answer(data), request)).unwrap()["changes"].take();
        let rows = changes["rows"].as_array().unwrap();
        let rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row["pointer"], row["reason"]).replace('"', "")).collect();
        let problem = changes["problem"]["code"].take();
        (rows.join(", "), problem)
    };
    for (request, data, rows, problem) in [
        (r#"{"name":"x"}"#, r#"{"id":1,"name":"x"}"#, "/id server-number", json!(null)),
        (r#"{"name":"x"}"#, r#"{"id":1,"name":"X"}"#, "/id server-number, /name unexplained", json!(null)),
        (r#"{"toDate":"2026-01-01T10:30:00Z"}"#, r#"{"id":1,"toDate":"2026-01-01"}"#, "/id server-number, /toDate day-kept", json!(null)),
        ("forced", r#"{"id":1,"name":"x"}"#, "", json!("request-unreadable")),
        (r#"{"name":"x"}"#, &deep, "", json!("response-unreadable")),
    ] {
        assert_eq!(changes(request, data), (rows.to_owned(), problem), "{request} {data}");
    }
}

#[test]
fn success_is_decided_by_errors_and_data_then_by_status() {
    for status in [200, 201, 204, 299] {
        for errors in ["", r#","errors":null"#, r#","errors":[]"#, r#","errors":[{"code":0,"message":""}]"#, r#","errors":[{"code":"0"}]"#]
        {
            let outcome = wire(status, &format!(r#"{{"data":{{"id":1}}{errors}}}"#));
            assert_eq!((&outcome["outcome"], &outcome["group"]), (&json!("created"), &json!({"id": 1})), "{status} {errors}");
        }
    }
    for (warnings, expected) in [
        ("[]", json!([])),
        (r#"[{"status":false,"code":300,"message":"late"}]"#, json!([{"code": 300, "message": "late"}])),
        (r#"{"code":null,"message":"one"}"#, json!([{"code": null, "message": "one"}])),
        (r#"["words",{"other":1}]"#, json!([{"code": null, "message": "words"}, {"code": null, "message": "{\"other\":1}"}])),
    ] {
        assert_eq!(wire(200, &format!(r#"{{"data":{{"id":1}},"warnings":{warnings}}}"#))["warnings"], expected);
    }
}

#[test]
fn a_real_code_is_a_refusal_whatever_the_status() {
    let body = r#"{"data":null,"errors":[{"code":310069,"message":"Target group name already exists"}],"warnings":null}"#;
    for status in [200, 201, 302, 400, 404, 500, 503] {
        assert_eq!(
            wire(status, body),
            json!({
                "outcome": "rejected",
                "errors": [{
                    "code": 310_069,
                    "message": "Target group name already exists",
                    "explanation": "A target group with this name exists. Case is ignored, and inactive groups count too.",
                    "pointer": "/name",
                }],
                "status": status,
            })
        );
    }
}

#[test]
fn refusals_keep_what_the_server_says() {
    let unknown_code = |code: Value, message: &str| json!([{"code": code, "message": message}]);
    for (status, errors, expected) in [
        (400, r#"[{"code":999999,"message":"new"}]"#, unknown_code(json!(999_999), "new")),
        (400, r#"[{"code":"999999","message":"text"}]"#, unknown_code(json!(999_999), "text")),
        (400, r#"[{"code":999999.0,"message":"float"}]"#, unknown_code(json!(999_999), "float")),
        (400, r#"[{"code":"E-1","message":"odd"}]"#, unknown_code(Value::Null, "E-1: odd")),
        (400, r#"[{"code":null,"message":"no code"}]"#, unknown_code(Value::Null, "no code")),
        (400, r#"[{"code":-7}]"#, unknown_code(json!(-7), "The server gave no reason.")),
        (400, r#"[{"code":99999999999999999999,"message":"huge"}]"#, unknown_code(Value::Null, "huge")),
        (400, r#"{"code":999999,"message":"alone"}"#, unknown_code(json!(999_999), "alone")),
        (400, r#""words""#, unknown_code(Value::Null, "words")),
        (400, "[[1]]", unknown_code(Value::Null, "[1]")),
        (200, r#"[{"code":0,"message":""},{"code":999999,"message":"second"}]"#, unknown_code(json!(999_999), "second")),
        (400, r#"[{"code":500,"message":"own words"}]"#, unknown_code(json!(500), "own words")),
    ] {
        let outcome = wire(status, &format!(r#"{{"data":null,"errors":{errors}}}"#));
        assert_eq!((&outcome["outcome"], &outcome["errors"]), (&json!("rejected"), &expected), "{errors}");
    }
}

#[test]
fn a_group_beside_errors_is_neither_created_nor_rejected() {
    for (errors, words) in [
        (r#"[{"code":999999,"message":"x"}]"#, "x."),
        (r#"[{"code":310069,"message":"Already there."}]"#, "Already there."),
        (r#"[{"code":999999}]"#, "999999"),
        (r#"["partly done"]"#, "partly done."),
    ] {
        for status in [200, 201, 400] {
            let outcome = wire(status, &format!(r#"{{"data":{{"id":1}},"errors":{errors}}}"#));
            assert_eq!((&outcome["outcome"], &outcome["reason"]), (&json!("unknown"), &json!("group-with-errors")));
            let message = format!("The response (HTTP {status}) contains a group and errors: {words} {LOOK_FIRST}");
            assert_eq!(outcome["message"], message);
        }
    }
}

#[test]
fn the_words_of_the_server_are_found_in_any_form() {
    for (body, words) in [
        (r#"{"message":"Bad value"}"#, "Bad value"),
        (r#"{"title":"Invalid","detail":"name is too long","status":400}"#, "Invalid: name is too long"),
        (r#"{"title":"Invalid"}"#, "Invalid"),
        (r#"{"detail":[{"loc":["body","name"],"msg":"field required","type":"value_error"}]}"#, "body.name: field required"),
        (r#"{"detail":["one","two"]}"#, "one; two"),
        (
            r#"{"timestamp":"2026-01-13T05:13:17.578+0000","status":400,"error":"Bad Request","message":"Cannot parse the date","path":"/v3"}"#,
            "Bad Request: Cannot parse the date",
        ),
        (r#"{"timestamp":1,"status":400,"error":"Bad Request","message":"No message available"}"#, "Bad Request"),
        (r#"{"timestamp":1,"status":400,"error":"Bad Request","message":"","path":"/v3"}"#, "Bad Request"),
        (r#"{"error":"invalid_token","error_description":"The token expired"}"#, "invalid_token: The token expired"),
        (r#"{"error":{"code":7,"message":"Quota reached"}}"#, "Quota reached"),
        (r#"{"fault":{"faultstring":"No route","detail":{"errorcode":"x"}}}"#, "No route"),
        (r#"{"response":{"status":{"success":"false","code":500,"message":"Failed"}}}"#, "Failed"),
        (r#"{"title":"Invalid","errors":{"name":["is required","is blank"]}}"#, "name: is required; is blank"),
        (r#"{"data":null,"errors":[{"field":"name","message":"is required"}]}"#, "is required"),
        (r#"{"data":null,"errors":[],"message":"Not today"}"#, "Not today"),
        ("  upstream request\n timeout ", "upstream request timeout"),
        ("\"quoted words\"", "quoted words"),
        ("<html><head><TITLE>\n502 Bad Gateway</TITLE></head></html>", "502 Bad Gateway"),
    ] {
        let refused = wire(400, body);
        assert_eq!((&refused["outcome"], &refused["errors"][0]["message"]), (&json!("rejected"), &json!(words)), "{body}");
        let failed = wire(500, body);
        let message = format!("Server error (HTTP 500): {words}. {LOOK_FIRST}");
        assert_eq!((&failed["outcome"], &failed["message"]), (&json!("unknown"), &json!(message)), "{body}");
    }
    let long = wire(400, &"x".repeat(1000));
    assert_eq!(long["errors"][0]["message"].as_str().unwrap().chars().count(), 301);
    // After success, the same members are not read as errors.
    assert_eq!(wire(200, r#"{"data":{"id":1},"message":"created"}"#)["outcome"], "created");
}

#[test]
fn a_status_of_refusal_needs_no_envelope() {
    for (status, body, message) in [
        (401, "<html>", "The server rejected the request (HTTP 401). The credentials are missing or invalid."),
        (403, "", "The server rejected the request (HTTP 403). These credentials do not have permission to create target groups."),
        (415, "{}", "The server rejected the request (HTTP 415). The server requires Content-Type: application/json."),
        (429, "null", "The server rejected the request (HTTP 429). Too many requests. Wait before you send again."),
        (
            404,
            r#"{"data":null,"errors":[]}"#,
            "The server rejected the request (HTTP 404). The API was not found at this URL. Check the base URL.",
        ),
        (409, r#"{"data":null,"errors":[]}"#, "The server rejected the request (HTTP 409) without a reason."),
        (461, "[]", "The server rejected the request (HTTP 461) without a reason."),
    ] {
        let outcome = wire(status, body);
        assert_eq!(outcome["outcome"], "rejected", "{body}");
        assert_eq!((&outcome["errors"][0]["code"], &outcome["errors"][0]["message"]), (&Value::Null, &json!(message)));
    }
}

#[test]
fn what_nobody_can_know_is_unknown() {
    let group = r#"{"data":{"id":1}}"#;
    for (status, body, reason, begin) in [
        (500, "", "server-error", "Server error (HTTP 500)."),
        (503, "<html>", "server-error", "Server error (HTTP 503)."),
        (500, r#"{"errors":[{"code":500,"message":"boom"}]}"#, "server-error", "Server error (HTTP 500): boom."),
        (502, r#"{"errors":[{"code":null,"message":"upstream"}]}"#, "server-error", "Server error (HTTP 502): upstream."),
        (200, r#"{"data":null,"errors":[{"code":503,"message":"busy"}]}"#, "server-error", "Server error (HTTP 200): busy."),
        (500, group, "server-error", "Server error (HTTP 500)."),
        (200, "", "unreadable", "The response (HTTP 200) is empty."),
        (200, "<html>", "unreadable", "The response (HTTP 200) is not valid JSON."),
        (201, "{\"data\":{\"id\":1}", "unreadable", "The response (HTTP 201) is not valid JSON."),
        (200, "null", "unreadable", "The response (HTTP 200) contains no created group."),
        (200, "[]", "unreadable", "The response (HTTP 200) contains no created group."),
        (200, "{}", "unreadable", "The response (HTTP 200) contains no created group."),
        (200, r#"{"data":null}"#, "unreadable", "The response (HTTP 200) contains no created group."),
        (200, r#"{"data":[{"id":1}]}"#, "unreadable", "The response (HTTP 200) contains no created group."),
        (200, r#"{"data":[1]}"#, "unreadable", "The response (HTTP 200) contains no created group."),
        (200, r#"{"data":{"id":"1"}}"#, "unreadable", "The response (HTTP 200) contains no created group."),
        (0, "", "unreadable", "The response (HTTP 0) is empty."),
        (302, group, "unreadable", "The response (HTTP 302) contains no created group."),
        (400, group, "unreadable", "The response (HTTP 400) contains no created group."),
    ] {
        let outcome = wire(status, body);
        let message = outcome["message"].as_str().unwrap();
        assert_eq!(
            (&outcome["outcome"], &outcome["reason"], &outcome["status"]),
            (&json!("unknown"), &json!(reason), &json!(status)),
            "{body}"
        );
        assert_eq!(message, format!("{begin} {LOOK_FIRST}"));
    }
}

#[test]
fn large_and_deep_answers_are_no_danger() {
    let large = format!("{{\"data\":{{\"id\":1,\"x\":\"{}\"}}}}", "x".repeat(MAX_BODY_BYTES));
    assert_eq!(wire(200, &large)["message"], format!("The response (HTTP 200) is larger than 8 MiB. {LOOK_FIRST}"));
    let deep = "[".repeat(1_000_000);
    for body in [deep.clone(), format!("{{\"errors\":{deep}"), format!("{{\"data\":{{\"id\":{deep}")] {
        assert_eq!(wire(200, &body)["reason"], "unreadable");
    }
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(wire(200, &format!("{{\"data\":null,\"errors\":{closed}}}"))["outcome"], "rejected");
    let deep_group = format!(r#"{{"data":{{"id":1,"x":{closed}}}}}"#);
    assert!(serde_json::to_string(&read(200, None, &deep_group, REQUEST)).unwrap().starts_with(r#"{"outcome":"created""#));
}

#[test]
fn codes_point_into_the_request() {
    let long = "n".repeat(201);
    let emoji = "😀".repeat(101);
    let with = |targets: Value| json!({"name": "x", "targets": targets}).to_string();
    let event = |kind: &str| json!({"targetEntity": "EVENT", "targetType": kind});
    let sum = |info: Value| json!({"targetEntity": "EVENT", "targetType": "EVENT_ATTRIBUTE", "extendedFieldInfo": info});
    let currency = |info: Value| json!({"targetEntity": "ALTERNATE_CURRENCIES", "targetType": "ALL", "extendedFieldInfo": info});
    let complete = sum(json!({"name": "price", "aggregateFunction": "SUM"}));
    for (code, request, expected) in [
        (310_069, with(json!([])), Some("/name")),
        (310_132, with(json!([])), Some("/leaderboardEnabled")),
        (300_004, with(json!([])), Some("")),
        (310_008, with(json!([{"name": "short"}, {"name": long}])), Some("/targets/1/name")),
        (310_008, with(json!([{"name": "😀".repeat(100)}, {"name": emoji}])), Some("/targets/1/name")),
        (310_008, with(json!([{"name": "short"}])), None),
        (310_033, with(json!([event("COUNT")])), Some("/targets/0/targetType")),
        (310_033, with(json!([event("COUNT"), event("SALES")])), Some("/targets/1/targetType")),
        (310_033, with(json!([])), None),
        (
            310_094,
            with(json!([event("COUNT"), complete, sum(json!({"name": "", "aggregateFunction": "SUM"}))])),
            Some("/targets/2/extendedFieldInfo/name"),
        ),
        (310_094, with(json!([event("COUNT"), event("EVENT_ATTRIBUTE")])), Some("/targets/1/extendedFieldInfo")),
        (310_094, with(json!([event("COUNT"), complete])), Some("/targets/1/extendedFieldInfo")),
        (310_092, with(json!([complete])), Some("/targets/0/extendedFieldInfo/name")),
        (310_094, with(json!([complete, currency(json!(null))])), Some("/targets/1/extendedFieldInfo")),
        (310_094, with(json!([complete, currency(json!({}))])), Some("/targets/1/extendedFieldInfo/programId")),
        (
            310_094,
            with(json!([complete, currency(json!({"programId": 1}))])),
            Some("/targets/1/extendedFieldInfo/alternateCurrencyIdentifier"),
        ),
        (310_094, with(json!([{"targetEntity": "ALTERNATE_CURRENCIES"}])), Some("/targets/0/extendedFieldInfo")),
        (310_146, with(json!([complete, currency(json!({"programId": 1}))])), Some("/targets/1/extendedFieldInfo/programId")),
        (
            310_147,
            with(json!([complete, currency(json!({"alternateCurrencyIdentifier": "x"}))])),
            Some("/targets/1/extendedFieldInfo/alternateCurrencyIdentifier"),
        ),
        (310_133, with(json!([])), None),
        (310_133, json!({"leaderboardEnabled": true}).to_string(), Some("/leaderboardEnabled")),
        (310_134, json!({"leaderboardEnabled": true}).to_string(), Some("/leaderboardEnabled")),
        (999_999, with(json!([])), None),
        (310_008, "not JSON".to_owned(), None),
        (310_008, r#"{"targets":{}}"#.to_owned(), None),
    ] {
        assert_eq!(pointer(code, &request).as_deref(), expected, "{code} {request}");
    }
    assert_eq!(explanation(310_008).map(|text| text.english), Some("The name of a target is longer than 200 characters."));
    assert_eq!(explanation(999_999), None);
}

/// The behaviour of the test host at each step.
#[derive(Clone)]
enum BatchStep<T> {
    Now(T),
    Never,
}

#[derive(Clone)]
struct FakeAnswer {
    status: u16,
    text: BatchStep<Result<String, TextError>>,
}

/// The timer and the caller's abort each come at a tick; a tick passes whenever nothing else can.
struct FakeHost {
    answer: BatchStep<Result<FakeAnswer, TransportError>>,
    abort_at: Option<u32>,
    timeout_at: u32,
    now: Cell<u32>,
    log: RefCell<Vec<String>>,
}

impl FakeHost {
    fn new(answer: BatchStep<Result<FakeAnswer, TransportError>>) -> Self {
        Self { answer, abort_at: None, timeout_at: 100, now: Cell::new(0), log: RefCell::default() }
    }

    fn aborting_at(mut self, tick: u32) -> Self {
        self.abort_at = Some(tick);
        self
    }

    fn until(&self, tick: Option<u32>) -> impl Future<Output = ()> {
        poll_fn(move |_| if tick.is_some_and(|tick| tick <= self.now.get()) { Poll::Ready(()) } else { Poll::Pending })
    }

    /// The wire form of the outcome, and what was asked of the machine.
    fn send(&self) -> (Value, Vec<String>) {
        let call = Call::create(BASE, [], REQUEST).unwrap();
        let english = Locale::default();
        let mut sending = pin!(send(&call, self, 30_000, &english));
        let mut context = Context::from_waker(Waker::noop());
        let outcome = loop {
            if let Poll::Ready(outcome) = sending.as_mut().poll(&mut context) {
                break outcome;
            }
            self.now.set(self.now.get() + 1);
            assert!(self.now.get() < 1000, "it waits for ever");
        };
        (serde_json::to_value(outcome).unwrap(), self.log.borrow().clone())
    }
}

async fn come<T>(step: BatchStep<T>) -> T {
    match step {
        BatchStep::Now(value) => ready(value).await,
        BatchStep::Never => pending().await,
    }
}

impl Host for FakeHost {
    type Response = FakeAnswer;

    fn fetch(&self, call: &Call) -> impl Future<Output = Result<FakeAnswer, TransportError>> {
        self.log.borrow_mut().push(format!("{} {}", call.method(), call.url()));
        come(self.answer.clone())
    }

    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> {
        self.log.borrow_mut().push(format!("sleep {milliseconds}"));
        self.until(Some(self.timeout_at))
    }

    fn is_aborted(&self) -> bool {
        self.abort_at.is_some_and(|tick| tick <= self.now.get())
    }

    fn aborted(&self) -> impl Future<Output = ()> {
        self.until(self.abort_at)
    }

    fn cancel(&self) {
        self.log.borrow_mut().push("cancel".to_owned());
    }
}

impl HttpResponse for FakeAnswer {
    fn status(&self) -> u16 {
        self.status
    }

    fn header(&self, name: &str) -> Option<String> {
        (name == "x-cap-requestid").then(|| "r-1".to_owned())
    }

    fn text(self, limit: usize) -> impl Future<Output = Result<String, TextError>> {
        assert_eq!(limit, MAX_BODY_BYTES);
        come(self.text)
    }
}

fn answers(status: u16, text: BatchStep<Result<String, TextError>>) -> FakeHost {
    FakeHost::new(BatchStep::Now(Ok(FakeAnswer { status, text })))
}

fn fails(error: TransportError) -> FakeHost {
    FakeHost::new(BatchStep::Now(Err(error)))
}

const POST: &str = "POST https://eu.api.capillarytech.com/v3/targetGroups";

#[test]
fn a_good_answer_is_read() {
    let host = answers(201, BatchStep::Now(Ok(r#"{"data":{"id":1},"errors":null}"#.to_owned())));
    let (outcome, log) = host.send();
    assert_eq!((&outcome["outcome"], &outcome["group"], &outcome["warnings"]), (&json!("created"), &json!({"id": 1}), &json!([])));
    assert_eq!((&outcome["status"], &outcome["requestId"]), (&json!(201), &json!("r-1")));
    assert_eq!(log, [POST], "sent once, and nothing cancelled");
}

#[test]
fn called_off_before_it_began_nothing_is_sent() {
    let (outcome, log) = FakeHost::new(BatchStep::Never).aborting_at(0).send();
    let message = "Nothing was sent, because the request was cancelled before it started.";
    assert_eq!(outcome, json!({"outcome": "not-sent", "reason": "aborted", "message": message}));
    assert_eq!(log, [""; 0]);
}

#[test]
fn called_off_or_late_while_under_way_is_unknown_and_cancelled() {
    let late = format!("The request timed out before the response was complete. {LOOK_FIRST}");
    let called_off = format!("The request was cancelled while it was in progress. {LOOK_FIRST}");
    let body_never = || answers(200, BatchStep::Never);
    for (host, expected) in [
        (FakeHost::new(BatchStep::Never), json!({"outcome": "unknown", "reason": "timeout", "message": late})),
        (FakeHost::new(BatchStep::Never).aborting_at(5), json!({"outcome": "unknown", "reason": "aborted", "message": called_off})),
        (body_never(), json!({"outcome": "unknown", "reason": "timeout", "message": late, "status": 200, "requestId": "r-1"})),
        (
            body_never().aborting_at(5),
            json!({"outcome": "unknown", "reason": "aborted", "message": called_off, "status": 200, "requestId": "r-1"}),
        ),
    ] {
        let (outcome, log) = host.send();
        assert_eq!(outcome, expected);
        assert_eq!(log.iter().filter(|line| *line == POST).count(), 1);
        assert_eq!(log.iter().filter(|line| *line == "cancel").count(), 1);
        assert!(log.contains(&"sleep 30000".to_owned()));
    }
}

/// A machine whose call fails because the caller called it off.
#[test]
fn a_failure_after_calling_off_counts_as_called_off() {
    struct Aborting {
        aborted: Cell<bool>,
        head: bool,
    }
    struct Broken<'a>(&'a Aborting);
    impl HttpResponse for Broken<'_> {
        fn status(&self) -> u16 {
            200
        }
        fn header(&self, _: &str) -> Option<String> {
            None
        }
        async fn text(self, _: usize) -> Result<String, TextError> {
            self.0.aborted.set(true);
            Err(TextError::Lost("AbortError".to_owned()))
        }
    }
    struct Wrapper<'a>(&'a Aborting);
    impl<'a> Host for Wrapper<'a> {
        type Response = Broken<'a>;
        async fn fetch(&self, _: &Call) -> Result<Broken<'a>, TransportError> {
            if self.0.head {
                return Ok(Broken(self.0));
            }
            self.0.aborted.set(true);
            Err(TransportError::Lost("AbortError".to_owned()))
        }
        fn sleep(&self, _: u32) -> impl Future<Output = ()> {
            pending()
        }
        fn is_aborted(&self) -> bool {
            self.0.aborted.get()
        }
        fn aborted(&self) -> impl Future<Output = ()> {
            pending()
        }
        fn cancel(&self) {}
    }
    for head in [false, true] {
        let state = Aborting { aborted: Cell::new(false), head };
        let call = Call::create(BASE, [], "{}").unwrap();
        let host = Wrapper(&state);
        let Poll::Ready(outcome) = pin!(send(&call, &host, 1, &Locale::default())).poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("pending")
        };
        assert_eq!(serde_json::to_value(outcome).unwrap()["reason"], "aborted");
    }
}

#[test]
fn a_failed_connection_is_not_sent_only_when_that_is_proved() {
    let (outcome, log) = fails(TransportError::judge(Some("ECONNREFUSED"), "connect ECONNREFUSED 127.0.0.1:9", false)).send();
    let message = "Nothing was sent, because the server cannot be reached (ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:9).";
    assert_eq!(outcome, json!({"outcome": "not-sent", "reason": "network", "message": message}));
    assert_eq!(log, [POST]);

    let (outcome, log) = fails(TransportError::judge(None, "Failed to fetch", false)).send();
    let message = format!(
        "The connection failed, or the browser blocked the response (Failed to fetch). Browsers block responses when the API does not \
         allow calls from web pages (CORS); in this case, send the request through your own server. {LOOK_FIRST}"
    );
    assert_eq!(outcome, json!({"outcome": "unknown", "reason": "connection", "message": message}));
    assert_eq!(log, [POST], "never a second time");

    for (code, offline, is_proved) in [
        (Some("ENOTFOUND"), false, true),
        (Some("EAI_AGAIN"), false, true),
        (Some("UND_ERR_CONNECT_TIMEOUT"), false, true),
        (Some("DEPTH_ZERO_SELF_SIGNED_CERT"), false, true),
        (None, true, true),
        (Some("ECONNRESET"), false, false),
        (Some("ETIMEDOUT"), false, false),
        (Some("UND_ERR_SOCKET"), false, false),
        (None, false, false),
    ] {
        let error = TransportError::judge(code, "x", offline);
        assert_eq!(matches!(error, TransportError::NothingSent(_) | TransportError::Offline), is_proved, "{code:?}");
    }
}

#[test]
fn a_body_that_does_not_arrive_is_unknown_unless_the_status_says_all() {
    let lost = || BatchStep::Now(Err(TextError::Lost("terminated".to_owned())));
    for (status, text, expected) in [
        (200, lost(), ("unknown", "connection", format!("The connection was lost during the response (terminated). {LOOK_FIRST}"))),
        (500, lost(), ("unknown", "connection", format!("The connection was lost during the response (terminated). {LOOK_FIRST}"))),
        (
            200,
            BatchStep::Now(Err(TextError::TooLarge)),
            ("unknown", "unreadable", format!("The response is larger than 8 MiB. {LOOK_FIRST}")),
        ),
    ] {
        let (outcome, _) = answers(status, text).send();
        assert_eq!(
            outcome,
            json!({"outcome": expected.0, "reason": expected.1, "message": expected.2, "status": status, "requestId": "r-1"})
        );
    }
    for text in [lost(), BatchStep::Now(Err(TextError::TooLarge))] {
        let (outcome, _) = answers(401, text).send();
        assert_eq!((&outcome["outcome"], &outcome["requestId"]), (&json!("rejected"), &json!("r-1")));
    }
}

proptest! {
    #[test]
    fn no_answer_stops_it(status in 0_u16..700, errors in "(null|\\[|\\]|\\{|\\}|\"code\":|\"message\":|,|-?[0-9]{1,25}|\"x\"|1e999){0,12}", text in "\\PC{0,40}") {
        for body in [&text, &format!("{{\"data\":{{\"id\":1}},\"errors\":{errors}}}"), &format!("{{\"data\":{errors},\"warnings\":{errors}}}")] {
            let outcome = wire(status, body);
            if outcome["outcome"] == "rejected" {
                prop_assert!(!outcome["errors"].as_array().unwrap().is_empty());
            }
        }
    }

    #[test]
    fn no_address_stops_it(base in "(https?://|[a-z.:@/\\[\\]?#\\\\]|\\PC){0,20}") {
        if let Ok(url) = create_url(&base) {
            prop_assert!(url.ends_with("/v3/targetGroups") && !url.contains(['?', '#', '\\', ' ']));
        }
    }
}
