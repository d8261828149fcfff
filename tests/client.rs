//! Sending with reqwest, to servers on this machine that answer as they are told.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use target_groups::client::Client;
use target_groups::exchange::{Access, Credentials, Delivery, NotSentReason, Outcome, UnknownReason, deliver};
use target_groups::rules::Options;

const REQUEST: &str = include_str!("data/published/count.request.json");
const ANSWER: &str = include_str!("data/published/count.answer.json");

/// Answers one call on a free port, and returns its base URL and, at the end, the call.
fn server(answer: impl Into<Vec<u8>>) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let answer = answer.into();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut received = Vec::new();
        let mut part = [0; 4096];
        while !is_complete(&received) {
            let length = stream.read(&mut part).unwrap();
            received.extend(part.iter().take(length));
        }
        stream.write_all(&answer).unwrap();
        String::from_utf8(received).unwrap()
    });
    (base_url, served)
}

fn is_complete(received: &[u8]) -> bool {
    let text = String::from_utf8_lossy(received);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
    length.is_none_or(|length| body.len() >= length.parse().unwrap())
}

fn response(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nX-Cap-Requestid: r-1\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn create(base_url: &str, timeout_ms: u32) -> Outcome {
    let client = Client::new(|| Ok(Credentials::Oauth { token: "t-1".to_owned() })).unwrap();
    let access = Access { base_url, headers: Vec::new(), timeout_ms };
    let delivery = Delivery { text: REQUEST, access, force: false, wait_on_429: false, finish_once_begun: false };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(deliver(delivery, &Options::default(), &client))
}

#[test]
fn a_group_is_created() {
    let (base_url, served) = server(response("200 OK", ANSWER));
    let Outcome::Created { request_id, status, .. } = create(&base_url, 10_000) else { panic!("not created") };
    assert_eq!((status, request_id.as_deref()), (200, Some("r-1")));
    let call = served.join().unwrap();
    assert!(call.starts_with("POST /v3/targetGroups HTTP/1.1\r\n"), "{call}");
    assert!(call.to_ascii_lowercase().contains("x-cap-api-oauth-token: t-1\r\n"), "{call}");
    assert!(call.ends_with(REQUEST), "the body is sent as it is");
}

#[test]
fn a_redirect_is_not_followed() {
    let (base_url, served) = server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n");
    let Outcome::Unknown { reason, .. } = create(&base_url, 10_000) else { panic!("known") };
    assert_eq!(reason, UnknownReason::Redirect);
    served.join().unwrap();
}

#[test]
fn a_connection_that_is_refused_proves_that_nothing_was_sent() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let Outcome::NotSent { reason, .. } = create(&format!("http://{free}"), 10_000) else { panic!("sent") };
    assert_eq!(reason, NotSentReason::Network);
}

#[test]
fn a_connection_that_breaks_leaves_the_outcome_unknown() {
    let (base_url, served) = server("");
    let Outcome::Unknown { reason, .. } = create(&base_url, 10_000) else { panic!("known") };
    assert_eq!(reason, UnknownReason::Connection);
    served.join().unwrap();
}

#[test]
fn a_server_that_is_silent_is_waited_for_as_long_as_was_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let Outcome::Unknown { reason, .. } = create(&base_url, 200) else { panic!("known") };
    assert_eq!(reason, UnknownReason::Timeout);
}
