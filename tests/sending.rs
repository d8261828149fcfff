//! Where a request goes, who sends it, when it is sent again, and what is known when its answer was lost.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::cell::{Cell, RefCell};
use std::future::{Future, pending, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use serde_json::{Value, json};
use target_groups::exchange::{
    Access, Call, Comparison, Credentials, CredentialsError, CredentialsProblem, Delivery, Host, HttpResponse, REGIONS, TextError,
    TransportError, compare, create_url, deliver, find, is_name_free, plan,
};
use target_groups::message::Locale;
use target_groups::model::Date;
use target_groups::rules::Options;
use target_groups::sandbox::group_of;

const COUNT: &str = include_str!("data/published/count.request.json");
const COUNT_ANSWER: &str = include_str!("data/published/count.answer.json");

#[test]
fn regions_stand_for_their_hosts() {
    for (region, host) in [
        ("eu", "https://eu.api.capillarytech.com"),
        (" US ", "https://us.api.capillarytech.com"),
        ("in", "https://in.api.capillarytech.com"),
        ("apac", "https://apac.api.capillarytech.com"),
        ("china", "https://api.capillarytech.cn"),
    ] {
        assert_eq!(create_url(region), Ok(format!("{host}/v3/targetGroups")), "{region}");
    }
    for region in REGIONS {
        assert_eq!(create_url(region.name), create_url(region.base_url));
    }
    assert_eq!(
        create_url("mars").unwrap_err().to_string(),
        "The base URL must start with https://, or be the name of a region, such as eu."
    );
}

#[test]
fn credentials_become_the_header_that_the_api_wants() {
    let basic = |till: &str, password: &str| Credentials::Basic { till: till.to_owned(), password: password.to_owned() };
    let oauth = |token: &str| Credentials::Oauth { token: token.to_owned() };
    // md5("123") = 202cb962ac59075b964b07152d234b70, md5("Pass123") = 2f23fa3579f3f75175793649115c1b25.
    for (credentials, expected) in [
        (basic("till", "123"), Ok(("Authorization", "till:202cb962ac59075b964b07152d234b70"))),
        (basic("demo", "Pass123"), Ok(("Authorization", "demo:2f23fa3579f3f75175793649115c1b25"))),
        (oauth("t-1"), Ok(("X-CAP-API-OAUTH-TOKEN", "t-1"))),
        (basic(" ", "x"), Err(CredentialsProblem::NoTill)),
        (basic("a:b", "x"), Err(CredentialsProblem::Colon)),
        (basic("a", ""), Err(CredentialsProblem::NoPassword)),
        (oauth(""), Err(CredentialsProblem::NoToken)),
    ] {
        let header = credentials.header().map(|(name, value)| (name, decoded(&value)));
        assert_eq!(header.as_ref().map(|(name, value)| (*name, value.as_str())).map_err(|problem| *problem), expected);
        assert!(!format!("{credentials:?}").contains("123"), "secrets stay out of logs");
    }
}

/// The decoded header for Basic authentication; any other header as it is.
fn decoded(value: &str) -> String {
    let Some(encoded) = value.strip_prefix("Basic ") else { return value.to_owned() };
    String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
}

/// A machine whose server answers by a script: what each call must be, and what comes back.
#[derive(Default)]
struct Scripted {
    answers: RefCell<Vec<Reply>>,
    calls: RefCell<Vec<String>>,
    slept: RefCell<Vec<u32>>,
    credentials: Option<Result<Credentials, CredentialsError>>,
    /// Ends the wait between two tries.
    abort_while_waiting: bool,
    /// Aborts while the answer is on its way.
    abort_under_way: bool,
    aborted: Cell<bool>,
}

#[derive(Clone)]
struct Reply {
    status: u16,
    body: String,
    retry_after: Option<&'static str>,
    location: Option<&'static str>,
    is_opaque_redirect: bool,
}

fn reply(status: u16, body: impl Into<String>) -> Reply {
    Reply { status, body: body.into(), retry_after: None, location: None, is_opaque_redirect: false }
}

fn data(data: &str) -> Reply {
    reply(200, format!(r#"{{"data":{data},"errors":null,"warnings":null}}"#))
}

impl Scripted {
    fn new(answers: impl IntoIterator<Item = Reply>) -> Self {
        let mut answers: Vec<Reply> = answers.into_iter().collect();
        answers.reverse();
        Self { answers: RefCell::new(answers), ..Self::default() }
    }
}

impl Host for Scripted {
    type Response = Reply;

    fn credentials(&self) -> impl Future<Output = Result<Option<Credentials>, CredentialsError>> {
        ready(self.credentials.clone().transpose())
    }

    fn fetch(&self, call: &Call) -> impl Future<Output = Result<Reply, TransportError>> {
        let path = call.url().split_once(".com").unwrap().1;
        let headers: Vec<&str> = call.headers().iter().map(|(name, _)| name.as_str()).collect();
        self.calls.borrow_mut().push(format!("{} {path} {}", call.method(), headers.join(",")));
        let mut waits = self.abort_under_way;
        std::future::poll_fn(move |_| {
            self.aborted.set(self.aborted.get() || self.abort_under_way);
            if std::mem::take(&mut waits) {
                return Poll::Pending;
            }
            Poll::Ready(self.answers.borrow_mut().pop().ok_or_else(|| TransportError::Lost("gone".to_owned())))
        })
    }

    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> {
        let is_timeout = milliseconds == TIMEOUT;
        if !is_timeout {
            self.slept.borrow_mut().push(milliseconds);
            self.aborted.set(self.abort_while_waiting);
        }
        let never = is_timeout || self.abort_while_waiting;
        async move {
            if never {
                pending::<()>().await;
            }
        }
    }

    fn jitter(&self) -> f64 {
        0.5
    }

    fn clock(&self) -> Option<i64> {
        Date::parse("2026-10-21T07:27:53Z").map(|date| date.instant())
    }

    fn is_aborted(&self) -> bool {
        self.aborted.get()
    }

    fn aborted(&self) -> impl Future<Output = ()> {
        std::future::poll_fn(|_| if self.aborted.get() { Poll::Ready(()) } else { Poll::Pending })
    }

    fn cancel(&self) {}
}

impl HttpResponse for Reply {
    fn status(&self) -> u16 {
        self.status
    }

    fn header(&self, name: &str) -> Option<String> {
        let value = match name {
            "retry-after" => self.retry_after,
            "location" => self.location,
            _ => None,
        };
        value.map(str::to_owned)
    }

    fn is_opaque_redirect(&self) -> bool {
        self.is_opaque_redirect
    }

    fn text(self, _: usize) -> impl Future<Output = Result<String, TextError>> {
        ready(Ok(self.body))
    }
}

const TIMEOUT: u32 = 30_001;

fn access() -> Access<'static> {
    Access { base_url: "eu", headers: Vec::new(), timeout_ms: TIMEOUT }
}

fn now<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    for _ in 0..3 {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
    panic!("it waits for ever");
}

fn send(host: &Scripted, wait_on_429: bool) -> Value {
    deliver_to(host, wait_on_429, false)
}

fn deliver_to(host: &Scripted, wait_on_429: bool, finish_once_begun: bool) -> Value {
    let delivery = Delivery { text: COUNT, access: access(), force: false, wait_on_429, finish_once_begun };
    serde_json::to_value(now(deliver(delivery, &Options::default(), host))).unwrap()
}

#[test]
fn after_too_many_requests_it_waits_as_it_was_asked_to() {
    let busy = |retry_after| Reply { retry_after, ..reply(429, "") };
    let created = || reply(200, COUNT_ANSWER);
    for (name, answers, waits, outcome, slept) in [
        ("not asked to wait", vec![busy(Some("3"))], false, "rejected", vec![]),
        ("seconds", vec![busy(Some("3")), created()], true, "created", vec![3375]),
        ("a moment", vec![busy(Some("Wed, 21 Oct 2026 07:28:00 GMT")), created()], true, "created", vec![7875]),
        ("not at all", vec![busy(Some("0")), created()], true, "created", vec![0]),
        ("nobody says how long", vec![busy(None), busy(Some("soon")), created()], true, "created", vec![1125, 2250]),
        ("three tries", vec![busy(None), busy(None), busy(None)], true, "rejected", vec![1125, 2250]),
        ("too long", vec![busy(Some("121"))], true, "rejected", vec![]),
        ("far too long", vec![busy(Some("99999999999999999999999"))], true, "rejected", vec![]),
        ("another refusal", vec![busy(Some("1")), reply(401, "")], true, "rejected", vec![1125]),
        ("nothing else is tried again", vec![Reply { retry_after: Some("1"), ..reply(503, "") }], true, "unknown", vec![]),
    ] {
        let host = Scripted::new(answers.clone());
        assert_eq!(send(&host, waits)["outcome"], outcome, "{name}");
        assert_eq!((host.calls.borrow().len(), host.slept.borrow().clone()), (answers.len(), slept), "{name}");
    }
}

#[test]
fn retry_after_is_read_in_all_its_forms() {
    for (retry_after, milliseconds) in [
        ("3", json!(3000)),
        (" 3\t", json!(3000)),
        ("0", json!(0)),
        ("0.5", json!(1000)),
        ("1.5", json!(2000)),
        ("2.0", json!(2000)),
        ("1, 4", json!(4000)),
        ("Wed, 21 Oct 2026 07:28:00 GMT", json!(7000)),
        ("Wednesday, 21-Oct-26 07:28:00 GMT", json!(7000)),
        ("Wed Oct 21 07:28:00 2026", json!(7000)),
        ("Wed, 21 Oct 2026 07:27:00 GMT", Value::Null),
        ("Wed, 32 Oct 2026 07:28:00 GMT", Value::Null),
        ("Wed, 21 Oct 2026 25:28:00 GMT", Value::Null),
        ("-5", Value::Null),
        ("+5", Value::Null),
        ("1e3", Value::Null),
        ("0x10", Value::Null),
        (".5", Value::Null),
        ("5 s", Value::Null),
        ("soon", Value::Null),
        ("2027", json!(2_027_000)),
        ("", Value::Null),
        (",", Value::Null),
    ] {
        let host = Scripted::new([Reply { retry_after: Some(retry_after), ..reply(429, "") }]);
        assert_eq!(send(&host, false)["retryAfterMs"], milliseconds, "{retry_after}");
    }
}

#[test]
fn a_redirect_is_told_as_one() {
    let to = |location| Reply { location, ..reply(307, "") };
    for (name, answer, message) in [
        ("to another host", to(Some("https://other.example/login?token=secret")), "a redirect to https://other.example/login."),
        ("with credentials in the URL", to(Some("https://till:secret@other.example/")), "a redirect."),
        ("without a location", to(None), "a redirect."),
        ("with a group", Reply { location: None, ..reply(303, COUNT_ANSWER) }, "a redirect."),
        ("hidden by the browser", Reply { is_opaque_redirect: true, ..reply(0, "") }, "a redirect."),
    ] {
        let outcome = send(&Scripted::new([answer]), false);
        assert_eq!((&outcome["outcome"], &outcome["reason"]), (&json!("unknown"), &json!("redirect")), "{name}");
        assert!(outcome["message"].as_str().unwrap().starts_with(&format!("The server answered with {message}")), "{name}: {outcome}");
        assert!(!outcome.to_string().contains("secret"), "{name}");
    }
    let refused = send(&Scripted::new([reply(302, r#"{"data":null,"errors":[{"code":310069,"message":"x"}]}"#)]), false);
    assert_eq!(refused["outcome"], "rejected");
    let answer = now(is_name_free("x", &access(), &Scripted::new([to(None)]), &Locale::default()));
    let message = "The check whether the name is available failed. \
                   The server answered with a redirect, which is not followed. Check the base URL.";
    assert_eq!(answer.message, message);
}

#[test]
fn a_call_that_has_begun_finishes_where_that_is_asked_for() {
    let created = || reply(200, COUNT_ANSWER);
    let busy = || reply(429, "");
    for (name, answer, aborts_under_way, finish_once_begun, outcome) in [
        ("it ends at once", created(), true, false, "unknown"),
        ("it finishes", created(), true, true, "created"),
        ("the wait after it ends", busy(), false, true, "not-sent"),
        ("the wait after it does not begin", busy(), true, true, "not-sent"),
    ] {
        let host = Scripted { abort_under_way: aborts_under_way, abort_while_waiting: true, ..Scripted::new([answer]) };
        assert_eq!(deliver_to(&host, true, finish_once_begun)["outcome"], outcome, "{name}");
    }
    let host = Scripted { aborted: Cell::new(true), ..Scripted::new([]) };
    assert_eq!(deliver_to(&host, true, true)["reason"], "aborted");
    assert_eq!(host.calls.borrow().len(), 0);
}

#[test]
fn the_wait_can_be_called_off() {
    let host = Scripted { abort_while_waiting: true, ..Scripted::new([reply(429, "")]) };
    let outcome = send(&host, true);
    assert_eq!((&outcome["outcome"], &outcome["reason"]), (&json!("not-sent"), &json!("aborted")));
    assert_eq!(host.calls.borrow().len(), 1);
}

#[test]
fn without_usable_credentials_nothing_is_sent() {
    let secret = || "hunter2".to_owned();
    for (credentials, message) in [
        (Err(CredentialsError::Unavailable("locked".to_owned())), "Nothing was sent, because getting the credentials failed: locked."),
        (Err(CredentialsError::Form), "Nothing was sent, because the credentials are invalid. Expected a till and a password, or a token."),
        (
            Ok(Credentials::Basic { till: "a:b".to_owned(), password: secret() }),
            "Nothing was sent, because the name of the till contains a colon, which Basic authentication does not allow.",
        ),
        (Ok(Credentials::Oauth { token: String::new() }), "Nothing was sent, because the credentials have no token."),
    ] {
        let host = Scripted { credentials: Some(credentials), ..Scripted::new([]) };
        assert_eq!(send(&host, false), json!({"outcome": "not-sent", "reason": "credentials", "message": message}));
        assert!(host.calls.borrow().is_empty());
    }
    let host = Scripted { credentials: Some(Ok(Credentials::Oauth { token: secret() })), ..Scripted::new([reply(401, "")]) };
    assert!(!send(&host, false).to_string().contains("hunter2"));
    assert_eq!(host.calls.borrow()[0], "POST /v3/targetGroups Accept,Content-Type,X-CAP-API-OAUTH-TOKEN");
}

#[test]
fn a_name_is_free_taken_or_unclear() {
    for (answer, free, message) in [
        (data("true"), "yes", "The name is available."),
        (data("false"), "no", "A target group with this name exists. Names are compared without regard to case."),
        (data("null"), "unclear", "The check whether the name is available failed. The response is neither true nor false."),
        (data("\"true\""), "unclear", "The check whether the name is available failed. The response is neither true nor false."),
        (
            reply(401, ""),
            "unclear",
            "The check whether the name is available failed. The server rejected the query (HTTP 401). The credentials are missing or invalid.",
        ),
        (
            reply(200, r#"{"data":true,"errors":[{"code":310145,"message":"key"}]}"#),
            "unclear",
            "The check whether the name is available failed. The server rejected the query (HTTP 200). The key of the name check is invalid.",
        ),
        (reply(200, "<html>"), "unclear", "The check whether the name is available failed. The response (HTTP 200) is not valid JSON."),
        (reply(200, "{}"), "unclear", "The check whether the name is available failed. The response (HTTP 200) has an unexpected format."),
    ] {
        let host = Scripted::new([answer]);
        let answer = now(is_name_free("Promo \"1\"", &access(), &host, &Locale::default()));
        assert_eq!(serde_json::to_value(answer).unwrap(), json!({"free": free, "message": message}));
        assert_eq!(host.calls.borrow()[0], "POST /v3/targetGroups/isValidName Accept,Content-Type");
    }
    let host = Scripted::new([]);
    let lost = now(is_name_free("x", &access(), &host, &Locale::default()));
    assert!(lost.message.contains("gone"), "{}", lost.message);
    let host = Scripted::new([]);
    assert_eq!(now(is_name_free(" ", &access(), &host, &Locale::default())).message, "There is no name to check.");
    assert!(host.calls.borrow().is_empty());
}

/// The group of a request as the server returns it, after some changes.
fn stored(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(group_of(COUNT).unwrap(), |group, (from, to)| {
        assert!(group.contains(from), "{from} in {group}");
        group.replace(from, to)
    })
}

#[test]
fn a_lost_answer_is_found_out_about() {
    let name = r#""name":"uatTargetGroupBE01""#;
    let ours = || stored(&[]);
    let other = || stored(&[("\"defaultValue\":2", "\"defaultValue\":20")]);
    let bare = || format!(r#"{{"id":1,{name}}}"#);
    let list = |groups: &[String]| data(&format!("[{}]", groups.join(",")));
    for (case, answers, found, calls) in [
        ("the name is free", vec![data("true")], "absent", 1),
        ("ours", vec![data("false"), list(&[ours()])], "created", 2),
        ("ours among others", vec![data("false"), list(&[r#"{"id":9,"name":"x"}"#.to_owned(), ours()])], "created", 2),
        ("in another case", vec![data("false"), list(&[stored(&[(name, r#""name":"UATTARGETGROUPBE01""#)])])], "created", 2),
        ("another's", vec![data("false"), list(&[other()])], "other", 2),
        ("the name check fails, the list does not", vec![reply(404, ""), list(&[ours()])], "created", 2),
        ("the name check fails, the list lacks it", vec![reply(404, ""), list(&[])], "unclear", 2),
        ("taken, but not in the list", vec![data("false"), list(&[])], "unclear", 2),
        ("taken, and no list", vec![data("false"), reply(500, "")], "unclear", 2),
        ("taken, and the list is an object", vec![data("false"), data("{}")], "unclear", 2),
        ("the list lacks parts, the group has them", vec![data("false"), list(&[bare()]), data(&ours())], "created", 3),
        ("the list lacks parts, and so has the group", vec![data("false"), list(&[bare()]), data(&bare())], "unclear", 3),
        ("the list lacks parts, and another group comes", vec![data("false"), list(&[bare()]), data(r#"{"id":2}"#)], "unclear", 3),
        ("nothing can be asked", vec![], "unclear", 2),
    ] {
        let host = Scripted::new(answers);
        let finding = serde_json::to_value(now(find(COUNT, &access(), &host, &Locale::default()))).unwrap();
        assert_eq!((finding["found"].as_str(), host.calls.borrow().len()), (Some(found), calls), "{case}: {finding}");
        assert_eq!(finding.get("group").is_some(), ["created", "other"].contains(&found) || calls == 3, "{case}");
        assert!(!finding["message"].as_str().unwrap().is_empty());
    }
    let host = Scripted::new([data("false"), list(&[])]);
    now(find(COUNT, &access(), &host, &Locale::default()));
    let asked = "GET /v3/targetGroups?includePeriods=true&includeUserCreatedTargetGroups=true Accept";
    assert_eq!(*host.calls.borrow(), ["POST /v3/targetGroups/isValidName Accept,Content-Type", asked]);
    for nameless in ["", "[]", "{}", r#"{"name":" "}"#, r#"{"name":7}"#] {
        let host = Scripted::new([]);
        assert_eq!(
            now(find(nameless, &access(), &host, &Locale::default())).message,
            "The group cannot be looked up, because the request has no name."
        );
        assert!(host.calls.borrow().is_empty());
    }
}

#[test]
fn the_published_answer_is_the_published_requests() {
    for (request, answer) in
        [(COUNT, COUNT_ANSWER), (include_str!("data/published/sum.request.json"), include_str!("data/published/sum.answer.json"))]
    {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(compare(request, &answer["data"].to_string()), Comparison::Same);
    }
    let answer: Value = serde_json::from_str(COUNT_ANSWER).unwrap();
    assert_eq!(compare(include_str!("data/published/sum.request.json"), &answer["data"].to_string()), Comparison::Different);
}

#[test]
fn what_the_server_recomputes_is_no_difference_and_what_was_asked_for_is() {
    use Comparison::{Different, Same, Unclear};
    for (from, to, expected) in [
        ("{\"id\":1,\"name\":\"uatT", "{\"id\":77,\"name\":\"uatT", Same),
        ("\"periodStatus\":\"NOT_STARTED\"", "\"periodStatus\":\"ENDED\"", Same),
        ("\"totalPeriods\":2", "\"totalPeriods\":1", Same),
        ("\"frequency\":1", "\"frequency\":-10", Same),
        ("2025-07-17T00:00:00.529Z", "2025-07-17T00:00:01.000Z", Same),
        ("\"defaultValue\":2}", "\"defaultValue\":2.000}", Same),
        ("\"defaultValue\":2}", "\"defaultValue\":\"2.0\"}", Same),
        ("\"trackingType\":\"DEFAULT\",", "", Same),
        ("\"filters\":[],", "", Same),
        ("\"trackingType\":\"DEFAULT\"", "\"trackingType\":\"CAPPING\"", Different),
        ("\"startDate\":\"2025-07-17\"", "\"startDate\":\"2025-07-16\"", Different),
        ("\"refCode\":\"Cycle_2\"", "\"refCode\":\"Cycle_3\"", Different),
        ("\"eventName\":\"TestingEvent_FE\"", "\"eventName\":\"Other\"", Different),
        ("\"targetType\":\"COUNT\"", "\"targetType\":\"VISIT\"", Different),
        ("\"name\":\"uat_target_group_be_01\"", "\"name\":\"another\"", Different),
        ("\"expression\":\"true\"", "\"expression\":\"false\"", Different),
        ("\"name\":\"price\"", "\"name\":\"quantity\"", Different),
        ("\"filters\":[]", "\"filters\":[{\"entityType\":\"STORE\",\"entityIds\":[1]}]", Different),
        ("\"enrolmentMethod\":\"TRANSACTION\"", "\"enrolmentMethod\":\"IMPORT\"", Different),
        ("\"active\":true,\"preferredTillId\"", "\"active\":false,\"preferredTillId\"", Different),
        ("\"periods\":", "\"other\":", Unclear),
        ("\"targets\":", "\"other\":", Unclear),
        ("{", "", Unclear),
    ] {
        assert_eq!(compare(COUNT, &stored(&[(from, to)])), expected, "{from} → {to}");
    }
    for broken in ["[]", "not JSON"] {
        assert_eq!(compare(broken, &stored(&[])), Unclear, "{broken}");
    }
}

#[test]
fn periods_and_targets_are_found_in_whatever_order_and_none_may_be_left_over() {
    let mut group: Value = serde_json::from_str(&stored(&[])).unwrap();
    group["periods"].as_array_mut().unwrap().reverse();
    group["targets"][0]["defaultValues"].as_array_mut().unwrap().reverse();
    assert_eq!(compare(COUNT, &group.to_string()), Comparison::Same);

    let mut added = group.clone();
    let mut target = group["targets"][0].clone();
    target["name"] = json!("uat_target_group_be_01_ReturnBill");
    added["targets"].as_array_mut().unwrap().push(target.clone());
    assert_eq!(compare(COUNT, &added.to_string()), Comparison::Same, "the server adds one for returned bills");
    target["name"] = json!("one more");
    added["targets"].as_array_mut().unwrap().push(target);
    assert_eq!(compare(COUNT, &added.to_string()), Comparison::Different);

    let mut less = group.clone();
    less["periods"].as_array_mut().unwrap().pop();
    assert_eq!(compare(COUNT, &less.to_string()), Comparison::Different);
    // The same two values, of the other period each.
    let swapped = stored(&[("\"defaultValue\":2}", "\"defaultValue\":X}"), ("\"defaultValue\":3}", "\"defaultValue\":2}"), ("X", "3")]);
    assert_eq!(compare(COUNT, &swapped), Comparison::Different);
}

#[test]
fn a_journal_says_what_is_to_be_done() {
    let request = r#"{"name":"Alpha","targets":[]}"#;
    let fingerprint = plan(&[request], "", &Locale::default()).steps[0].fingerprint.clone();
    let line =
        |event: &str, name: &str| format!("{{\"event\":\"{event}\",\"name\":\"{name}\",\"fingerprint\":\"{fingerprint}\",\"id\":7}}\n");
    let elsewhere = "{\"event\":\"created\",\"name\":\"alpha\",\"fingerprint\":\"x\"}\n".to_owned();
    for (journal, expected, unreadable) in [
        (String::new(), json!({"next": "send"}), 0),
        (line("leaving", "Beta"), json!({"next": "send"}), 0),
        (line("leaving", "Alpha"), json!({"next": "check"}), 0),
        (line("leaving", "ALPHA"), json!({"next": "check"}), 0),
        (line("leaving", "Alpha") + &line("unknown", "Alpha"), json!({"next": "check"}), 0),
        (line("leaving", "Alpha") + &line("rejected", "Alpha"), json!({"next": "send"}), 0),
        (line("leaving", "Alpha") + &line("not-sent", "Alpha"), json!({"next": "send"}), 0),
        (line("leaving", "Alpha") + &line("absent", "Alpha"), json!({"next": "send"}), 0),
        (line("absent", "Alpha") + &line("leaving", "Alpha"), json!({"next": "check"}), 0),
        (
            line("leaving", "Alpha") + &line("created", "Alpha"),
            json!({"next": "finish", "verdict": {"state": "created", "by": "journal", "id": 7}}),
            0,
        ),
        (
            line("created", "Alpha") + &line("leaving", "Alpha"),
            json!({"next": "finish", "verdict": {"state": "created", "by": "journal", "id": 7}}),
            0,
        ),
        (line("leaving", "Alpha") + "{\"event\":\"crea\n\n{}\nnonsense\n", json!({"next": "check"}), 3),
        (elsewhere, json!({"next": "finish", "verdict": {"state": "failed"}}), 0),
    ] {
        let plan = plan(&[request], &journal, &Locale::default());
        let mut turn = serde_json::to_value(&plan.steps[0].turn).unwrap();
        let not_sent = turn.as_object_mut().unwrap().remove("notSent");
        assert_eq!(turn, expected, "{journal}");
        assert_eq!(not_sent.is_some(), turn["verdict"]["state"] == "failed", "{journal}");
        assert_eq!(plan.unreadable_lines, unreadable, "{journal}");
    }
}
