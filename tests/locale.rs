//! Messages in every language: none is hard-coded, Hindi is complete, and numbers and plurals are right.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, pending, ready};
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::Value;
use target_groups::batch::validate_lines_or_array;
use target_groups::editing::edit_text;
use target_groups::exchange::{
    self, Access, Call, Credentials, CredentialsError, Delivery, Host, HttpResponse, NotSentReason, Outcome, TextError, TransportError,
    deliver, find, is_name_free,
};
use target_groups::import::import_request;
use target_groups::message::template::names;
use target_groups::message::{
    Category, CustomCatalogue, Joining, Locale, NumberForm, NumberRules, NumberTable, Param, Params, PluralRules, Text,
};
use target_groups::model::Catalogue;
use target_groups::preview::preview;
use target_groups::rules::{Compilation, Diagnostic, Limits, Options, compile_expression, validate, validate_bytes};
use target_groups::text::Change;
use target_groups::translation::{Messages, custom_locale, messages, texts};

#[path = "languages/hindi.rs"]
mod hindi;
#[path = "languages/pseudo.rs"]
mod pseudo;
#[path = "../crates/docgen/src/rule_files/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "the module is shared with the generators")]
mod rule_files;

use hindi::{hindi, hindi_messages};
use pseudo::pseudo;
use rule_files::read_all;

const ENGLISH_RULES: NumberRules = NumberRules::Functions(PluralRules::ENGLISH);

/// A sentence, and what in it is not ours: values, and words of others.
struct Said {
    message: String,
    values: Vec<String>,
}

fn of_diagnostics(diagnostics: Vec<Diagnostic>) -> Vec<Said> {
    let of_one = |diagnostic: Diagnostic| {
        let values = values(&diagnostic.params);
        let title = diagnostic.fix.map(|fix| Said { message: fix.title, values: values.clone() });
        [Some(Said { message: diagnostic.message, values }), title]
    };
    diagnostics.into_iter().flat_map(of_one).flatten().collect()
}

fn values(params: &Params) -> Vec<String> {
    let params = serde_json::to_value(params).unwrap();
    let texts = params.as_object().unwrap().values().filter_map(Value::as_str);
    texts.flat_map(|text| text.split(", ").chain([text]).map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn options(locale: &Locale) -> Options {
    Options { now: Some(1_768_281_197_578), locale: locale.clone(), ..Options::default() }
}

/// The bodies by which the rules are tested.
fn bodies() -> Vec<String> {
    let files = read_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    files.into_iter().flat_map(|file| file.cases).filter(|case| case.call() == "validate").map(|case| case.text()).collect()
}

const EVENTS: &str = r#"{"data": [
    {"clickEventsMeta": {"eventName": "Walk", "status": "PUBLISHED", "actions": ["EMFConsumer"],
      "fields": [{"name": "steps", "type": "STRING"}, {"name": "pace", "type": ""}]}},
    {"clickEventsMeta": {"eventName": "Draft", "status": "UNPUBLISHED"}},
    {"clickEventsMeta": {"eventName": "Blank"}},
    {"clickEventsMeta": {"eventName": "Quiet", "status": "PUBLISHED"}}
]}"#;

fn rules(locale: &Locale) -> Vec<Said> {
    let options = options(locale);
    let mut found: Vec<Diagnostic> = bodies().iter().flat_map(|body| validate(body, &options).diagnostics).collect();
    let with_events = Options { catalogue: Some(Catalogue::read(EVENTS).unwrap()), ..options.clone() };
    for (event, attribute) in [
        ("Walk", "step"),
        ("Walk", "steps"),
        ("Walk", "pace"),
        ("Walk", "other"),
        ("Wlak", "x"),
        ("Run", "x"),
        ("Draft", "x"),
        ("Blank", "x"),
        ("Quiet", "x"),
    ] {
        let body = format!(
            r#"{{"targets": [{{"targetEntity": "EVENT", "targetType": "EVENT_ATTRIBUTE", "eventName": "{event}", "extendedFieldInfo": {{"name": "{attribute}"}}}}]}}"#
        );
        found.extend(validate(&body, &with_events).diagnostics);
    }
    for tree in ["[]", "{}", r#"{"arity":"loop"}"#, r#"{"arity":"name"}"#, r#"{"arity":"literal","value":"1","type":"x","operands":[1]}"#] {
        let body = format!(r#"{{"targets": [{{"expression": "true", "expressionJson": {}}}]}}"#, Value::from(tree));
        found.extend(validate(&body, &options).diagnostics);
    }
    for text in [
        "",
        "{1",
        "{\"a\" 1}",
        "{\"a\": 1 2}",
        "[1 2]",
        "[1,]",
        "{} x",
        "[",
        "\"a\n\"",
        "\"\u{1}\"",
        "\"\\x\"",
        "01",
        "'a'",
        "// a",
        "\u{a0}1",
        "nul",
        "\"a",
    ] {
        found.extend(validate(text, &options).diagnostics);
    }
    let unnamed_event =
        r#"{"targets": [{"targetEntity": "REWARDS", "targetType": "COUNT"}, {"targetEntity": "EVENT", "eventName": "a__b"}]}"#;
    for body in [
        unnamed_event,
        r#"{"periods": 1, "totalPeriods": "5", "nmae": 1}"#,
        r#"{"targetCycleStartDate": "2026-01-01", "targetCycleStartDateISO": "2026-01-02"}"#,
        r#"{"targetCycleStartDate": "x", "targetCycleStartDateISO": "2026-01-02"}"#,
        r#"{"periods": [{}, {}], "targets": [{"defaultValues": [{"defaultValue": 5}]}]}"#,
    ] {
        found.extend(validate(body, &options).diagnostics);
    }
    found.extend(validate_bytes(b"\"\xff\"", &options).diagnostics);
    found.extend(validate_bytes(b"\xff\xfe{\0", &options).diagnostics);
    found.extend(validate(&format!("[{}]", "[],".repeat(300)), &options).diagnostics);
    found.extend(validate(&format!("{{\"periods\": [{}1]}}", "null,".repeat(300)), &options).diagnostics);
    let small = Options { limits: Limits { bytes: 10, depth: 2, ..Limits::default() }, ..options.clone() };
    found.extend(validate("{\"a\": 12345}", &small).diagnostics);
    found.extend(validate("[[[1]]]", &small).diagnostics);
    found.extend(edit_text("{\"a\": 1}", &[Change::set("/a/b".to_owned(), "1")], &options).diagnostics);
    found.extend(edit_text("{}", &[Change::Range { from: 1, to: 9, insert: String::new() }], &options).diagnostics);
    let batch = validate_lines_or_array("{\"name\": \"a\"}\n{\"name\": \"A\"}", &options);
    found.extend(batch.faulty.into_iter().flat_map(|item| item.diagnostics));
    for text in ["", "a >", "a ; b", "a = 1", "'a'", "\"a", "1.2.3", "(", "a.1", "a b 1", "a(1)", "(a 1)", "(a", "a)", "> a"] {
        if let Compilation::Faulty { diagnostics } = compile_expression(text, locale) {
            found.extend(diagnostics);
        }
    }
    if let Compilation::Faulty { diagnostics } = compile_expression(&"(".repeat(70), locale) {
        found.extend(diagnostics);
    }
    of_diagnostics(found)
}

fn imports(locale: &Locale) -> Vec<Said> {
    let commands = [
        "curl https://a.example/ -H 'Authorization: Basic x' -H 'Cookie: a=1; b=2' -H 'X-Other: 1' --wonder -d '{}'",
        "curl https://a.example/ -H 'Cookie: a=1' -H 'X-One: 1' -H 'X-Two: 1' --wonder --strange -X PUT one two -d '{}'",
        "curl https://a.example/ extra -d @file -X 'P T'",
        "curl https://a.example/ -d '{",
        "curl https://a.example/",
        "curl https://a.example/\n-d '{}'",
        "curl https://a.example/\n-d '{}'\n-d '[]'",
        "curl https://a.example/ -d \"{$A}\"",
        "curl https://a.example/ -d '{}'; curl https://b.example/",
        "curl https://a.example/ -d '{}' | jq",
        "curl https://a.example/ -d $'\\xff'",
        "\"name\": 1,",
        "Please run:\ncurl https://a.example/ -d '{}'",
        "fetch(\"https://a.example/\", { method: \"POST\", body: payload })",
        "password=x",
        "{\"data\":{\"id\":1,\"name\":\"n\"},\"errors\":null}",
        "{\\\"name\\\":1}",
        "{'name': 1 // c\n}",
        "{name: 1, /* a */ /* b */ active: True}",
        "curl –data '{}' https://a.example/",
        "curl \"https://a.example/\" ^\n --data-raw \"^{^\\^\"name^\\^\":1^}\"",
        "{\u{A0}\"name\": 1}",
        "{\"name\" 1}",
        "{\"name\" 1 \"active\" true}",
        "{name: 1}",
        "```json\n{}\n```",
        "value,other\n1,a",
        "value,other,more\n1,a,b\n2,c,d",
    ];
    let notes = commands.iter().flat_map(|command| import_request(command, locale).notes);
    notes.map(|note| Said { message: note.message, values: values(&note.params) }).collect()
}

/// A machine on which everything happens at once, or never.
struct Machine {
    headers: Result<Vec<(String, String)>, String>,
    credentials: Result<Option<Credentials>, CredentialsError>,
    /// The answers to one call after another, the last one first; none where a call never ends.
    answers: RefCell<Vec<Option<Result<Body, TransportError>>>>,
    /// The number of times that it reports the call as not cancelled.
    patience: Cell<usize>,
}

impl Machine {
    fn answering(mut answers: Vec<Option<Result<Body, TransportError>>>) -> Self {
        answers.reverse();
        Self { headers: Ok(Vec::new()), credentials: Ok(None), answers: RefCell::new(answers), patience: Cell::new(99) }
    }
}

#[derive(Clone)]
struct Body(u16, Option<Result<&'static str, TextError>>);

impl Host for Machine {
    type Response = Body;

    async fn headers(&self) -> Result<Vec<(String, String)>, String> {
        self.headers.clone()
    }

    async fn credentials(&self) -> Result<Option<Credentials>, CredentialsError> {
        self.credentials.clone()
    }

    async fn fetch(&self, _: &Call) -> Result<Body, TransportError> {
        let answer = self.answers.borrow_mut().pop().flatten();
        match answer {
            Some(answer) => ready(answer).await,
            None => pending().await,
        }
    }

    async fn sleep(&self, _: u32) {}

    fn is_aborted(&self) -> bool {
        let patience = self.patience.get();
        self.patience.set(patience.saturating_sub(1));
        patience == 0
    }

    async fn aborted(&self) {
        pending::<()>().await;
    }

    fn cancel(&self) {}
}

impl HttpResponse for Body {
    fn status(&self) -> u16 {
        self.0
    }

    fn header(&self, name: &str) -> Option<String> {
        (name == "location" && self.0 == 308).then(|| WORDS.to_owned())
    }

    async fn text(self, _: usize) -> Result<String, TextError> {
        match self.1 {
            Some(text) => ready(text.map(str::to_owned)).await,
            None => pending().await,
        }
    }
}

const WORDS: &str = "wörds";

fn deliveries(locale: &Locale) -> Vec<Value> {
    let machine = |answer| Machine::answering(vec![answer]);
    let with_headers = |headers| Machine { headers, ..machine(None) };
    let header = |name: &str, value: &str| with_headers(Ok(vec![(name.to_owned(), value.to_owned())]));
    let machines = [
        machine(None),
        Machine { patience: Cell::new(0), ..machine(None) },
        Machine { patience: Cell::new(2), ..machine(Some(Err(TransportError::Lost(WORDS.to_owned())))) },
        with_headers(Err(WORDS.to_owned())),
        with_headers(Err(String::new())),
        header("ü", "1"),
        header("Ü-1".to_ascii_lowercase().as_str(), "1"),
        header("A", "\u{1}"),
        header("Accept", "text/html"),
        header("Host", "1"),
        machine(Some(Err(TransportError::NothingSent(WORDS.to_owned())))),
        machine(Some(Err(TransportError::Offline))),
        machine(Some(Err(TransportError::Lost(WORDS.to_owned())))),
        machine(Some(Ok(Body(200, None)))),
        machine(Some(Ok(Body(307, Some(Ok("")))))),
        machine(Some(Ok(Body(308, Some(Ok("")))))),
        machine(Some(Ok(Body(200, Some(Ok(r#"{"data": {"id": 1}, "errors": [{"code": 1, "message": "wörds"}]}"#)))))),
        machine(Some(Ok(Body(200, Some(Err(TextError::TooLarge)))))),
        machine(Some(Ok(Body(200, Some(Err(TextError::Unreadable)))))),
        machine(Some(Ok(Body(200, Some(Err(TextError::Lost(WORDS.to_owned()))))))),
    ];
    let urls = ["", "a", "http://a.example", "https://u@a.example", "https://", "https://a:0", "https://a/ä", "https://a/?b"];
    let run = |machine: &Machine, url: &str, force: bool| {
        let access = Access { base_url: url, headers: Vec::new(), timeout_ms: 1 };
        let delivery = Delivery { text: "{}", access, force, wait_on_429: false, finish_once_begun: false };
        let mut outcome = serde_json::to_value(at_once(deliver(delivery, &options(locale), machine))).unwrap();
        outcome.as_object_mut().unwrap().remove("report");
        outcome
    };
    let sent = machines.iter().map(|machine| run(machine, "https://a.example", true));
    let refused = urls.iter().map(|url| run(&machines[0], url, true));
    sent.chain(refused).chain([run(&machines[0], "https://a.example", false)]).collect()
}

fn at_once<T>(work: impl Future<Output = T>) -> T {
    let Poll::Ready(done) = pin!(work).poll(&mut Context::from_waker(Waker::noop())) else { panic!("pending") };
    done
}

fn questions(locale: &Locale) -> Vec<String> {
    let answer = |body: &'static str| Some(Ok(Body(200, Some(Ok(body)))));
    let lost = || Some(Err(TransportError::Lost(WORDS.to_owned())));
    let unreadable = |error| Some(Ok(Body(200, Some(Err(error)))));
    let access = || Access { base_url: "eu", headers: Vec::new(), timeout_ms: 1 };
    let (free, taken) = (|| answer(r#"{"data": true}"#), || answer(r#"{"data": false}"#));
    let mut said = Vec::new();
    for (name, answers) in [
        (" ", vec![]),
        ("x", vec![free()]),
        ("x", vec![taken()]),
        ("x", vec![answer(r#"{"data": 1}"#)]),
        ("x", vec![answer("<")]),
        ("x", vec![answer("{}")]),
        ("x", vec![answer(r#"{"errors": [{"code": 401}]}"#)]),
        ("x", vec![None]),
        ("x", vec![lost()]),
        ("x", vec![Some(Err(TransportError::Offline))]),
        ("x", vec![Some(Ok(Body(307, Some(Ok("")))))]),
        ("x", vec![Some(Ok(Body(308, Some(Ok("")))))]),
        ("x", vec![unreadable(TextError::TooLarge)]),
        ("x", vec![unreadable(TextError::Unreadable)]),
    ] {
        said.push(at_once(is_name_free(name, &access(), &Machine::answering(answers), locale)).message);
    }
    let called_off = Machine { patience: Cell::new(1), ..Machine::answering(vec![lost()]) };
    said.push(at_once(is_name_free("x", &access(), &called_off, locale)).message);
    let request = r#"{"name": "x", "periods": [], "targets": []}"#;
    for (request, answers) in [
        ("{}", vec![]),
        (request, vec![free()]),
        (request, vec![taken(), lost()]),
        (request, vec![taken(), answer(r#"{"data": []}"#)]),
        (request, vec![lost(), answer(r#"{"data": []}"#)]),
        (request, vec![taken(), answer(r#"{"data": [{"name": "x"}]}"#)]),
        (request, vec![taken(), answer(r#"{"data": [{"name": "x", "periods": [], "targets": []}]}"#)]),
        (request, vec![taken(), answer(r#"{"data": [{"name": "x", "periods": [1], "targets": []}]}"#)]),
    ] {
        said.push(at_once(find(request, &access(), &Machine::answering(answers), locale)).message);
    }
    let basic = |till: &str, password: &str| Ok(Some(Credentials::Basic { till: till.to_owned(), password: password.to_owned() }));
    let with = |credentials| Machine { credentials, ..Machine::answering(vec![]) };
    let busy = || Machine { patience: Cell::new(2), ..Machine::answering(vec![Some(Ok(Body(429, Some(Ok("")))))]) };
    for host in [
        with(Err(CredentialsError::Form)),
        with(Err(CredentialsError::Unavailable(WORDS.to_owned()))),
        with(basic("", "x")),
        with(basic("a:b", "x")),
        with(basic("a", "")),
        with(Ok(Some(Credentials::Oauth { token: String::new() }))),
        busy(),
    ] {
        let delivery = Delivery { text: request, access: access(), force: true, wait_on_429: true, finish_once_begun: false };
        let outcome = serde_json::to_value(at_once(deliver(delivery, &options(locale), &host))).unwrap();
        said.push(outcome["message"].as_str().unwrap().to_owned());
    }
    for reason in [
        NotSentReason::Busy,
        NotSentReason::Changed,
        NotSentReason::Journal,
        NotSentReason::Nameless,
        NotSentReason::Repeated,
        NotSentReason::Stopped,
        NotSentReason::Taken,
    ] {
        let outcome = serde_json::to_value(Outcome::declined(reason, locale).unwrap()).unwrap();
        said.push(outcome["message"].as_str().unwrap().to_owned());
    }
    said
}

fn answers(locale: &Locale) -> Vec<Value> {
    let read = |status, body: &str| serde_json::to_value(exchange::read(status, None, body, "{}", locale)).unwrap();
    let codes = texts().into_keys().filter_map(|key| key.strip_prefix("server.").map(str::to_owned));
    let explained = codes.map(|code| read(400, &format!(r#"{{"errors": [{{"code": {code}, "message": "{WORDS}"}}]}}"#)));
    let large = " ".repeat(exchange::MAX_BODY_BYTES + 1);
    let plain = [
        (400, r#"{"errors": [{"code": -7}]}"#),
        (400, "{}"),
        (429, "{}"),
        (500, "{}"),
        (500, r#"{"errors": [{"message": "wörds"}]}"#),
        (200, ""),
        (200, "<"),
        (200, "{}"),
        (200, large.as_str()),
    ];
    explained.chain(plain.map(|(status, body)| read(status, body))).collect()
}

fn outcomes(locale: &Locale) -> Vec<Said> {
    let mut said = Vec::new();
    let others = || [WORDS, "HTTP", "MiB"].map(str::to_owned).into_iter().chain(["ü", "ü-1", "A", "Accept", "Host"].map(str::to_owned));
    for outcome in deliveries(locale).into_iter().chain(answers(locale)) {
        let mut messages = vec![outcome["message"].clone()];
        for error in outcome["errors"].as_array().into_iter().flatten() {
            messages.extend([error["message"].clone(), error["explanation"].clone()]);
        }
        let messages = messages.into_iter().filter_map(|message| message.as_str().map(str::to_owned));
        said.extend(messages.filter(|message| message != WORDS).map(|message| Said { message, values: others().collect() }));
    }
    said.extend(questions(locale).into_iter().map(|message| Said { message, values: others().collect() }));
    let notice = preview("{}", None, &options(locale)).unwrap().notice;
    said.push(Said { message: notice, values: Vec::new() });
    said
}

fn everything(locale: &Locale) -> Vec<Said> {
    [rules(locale), imports(locale), outcomes(locale)].into_iter().flatten().collect()
}

fn catalogue(tag: &str, texts: &[(&str, &str)]) -> Messages {
    let messages = texts.iter().map(|(key, template)| ((*key).to_owned(), (*template).to_owned())).collect();
    Messages { locale: tag.to_owned(), messages }
}

#[test]
fn nothing_is_hard_wired() {
    for Said { message, mut values } in everything(&pseudo()) {
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        let ours = values.iter().filter(|value| !value.is_empty()).fold(message.clone(), |ours, value| ours.replace(value, ""));
        assert!(!ours.contains(|character: char| character.is_ascii_alphabetic()), "{message}\n{ours}\n{values:?}");
        assert!(message.starts_with('[') && message.ends_with(']'), "{message}");
    }
}

/// A catalogue that maps each message to its key shows which messages are used.
#[test]
fn everything_that_is_said_is_in_the_catalogue_and_said_somewhere() {
    let as_key = |(key, text): (String, Text)| {
        let values: Vec<String> = names(text.english).unwrap().into_iter().map(|name| format!("{{{name}}}")).collect();
        let template = format!("§{key}§{}", values.concat());
        (key, template)
    };
    let catalogue = Messages { locale: "en".to_owned(), messages: texts().into_iter().map(as_key).collect() };
    let locale = custom_locale(catalogue, ENGLISH_RULES).unwrap();
    let mut said = BTreeSet::new();
    for Said { message, .. } in everything(&locale) {
        assert!(message.starts_with('§'), "{message}");
        said.extend(message.split('§').skip(1).step_by(2).map(str::to_owned));
    }
    // Only a trap says the first; the last says what our own tables never lack.
    let unheard = ["internal", "term.any"];
    // These have tests of their own.
    let elsewhere = ["calendar.", "diff", "month", "plan-", "promotion.", "summary", "template", "timeline.", "unknown-field.plan"];
    let is_ours = |key: &String| !unheard.contains(&key.as_str()) && !elsewhere.iter().any(|start| key.starts_with(start));
    let all: BTreeSet<String> = texts().into_keys().filter(is_ours).collect();
    assert_eq!(all.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "never said");
    assert_eq!(said.difference(&all).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the catalogue");
}

#[test]
fn a_key_has_one_meaning() {
    let every =
        target_groups::rules::texts().chain(target_groups::import::texts()).chain(exchange::texts()).chain(target_groups::preview::texts());
    for text in every {
        assert_eq!(texts()[&text.key()].english, text.english, "{}", text.key());
        names(text.english).unwrap();
    }
}

#[test]
fn hindi_has_every_sentence_with_the_same_values() {
    let hindi = hindi_messages();
    let english = messages(&Locale::default()).messages;
    assert_eq!(hindi.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    let the_same = [
        "calendar.day",
        "calendar.day-of-month",
        "calendar.month-of-year",
        "list.comma",
        "summary.amount",
        "summary.amount-in",
        "summary.target-name",
        "term.null",
        "timeline.status-count",
    ];
    for (key, template) in &hindi {
        assert_eq!(names(template), names(&english[key]), "{key}");
        let is_hindi = template.contains(|character| ('\u{900}'..='\u{97f}').contains(&character));
        assert!(is_hindi || the_same.contains(&key.as_str()), "{key}: {template}");
    }
    assert_eq!(messages(&self::hindi()).messages, hindi);
}

#[test]
fn hindi_says_everything() {
    let hindi = everything(&hindi());
    let english = everything(&Locale::default());
    assert_eq!(hindi.len(), english.len());
    for (hindi, english) in hindi.iter().zip(&english) {
        assert_ne!(hindi.message, english.message);
        assert_eq!(hindi.values, english.values, "values are data, the same in every language");
        assert!(!hindi.message.contains(['{', '}', '#']) || english.message.contains(['{', '}', '#']), "{}", hindi.message);
    }
}

#[test]
fn templates_are_filled() {
    let format = |locale: &Locale, english: &'static str, number: usize| {
        let params = Params::from([("count", Param::Number(number)), ("name", Param::from("{x}"))]);
        locale.format(&Text::new("no", "key", english), &params)
    };
    for (template, number, expected) in [
        ("{name}", 0, "{x}"),
        ("{count} { } {1} {} #", 7, "7 { } {1} {} #"),
        ("{count}|{count, number}|{ count}", 1_048_576, "1,048,576|1,048,576|{ count}"),
        ("{count, plural, =0 {none} one {# thing} other {# things}}", 0, "none"),
        ("{count, plural, =0 {none} one {# thing} other {# things}}", 1, "1 thing"),
        ("{count,plural,one{# thing}other{# things}}.", 2000, "2,000 things."),
        ("{count, plural, one {a {name}} other {{name}s, # of {count}}}", 3, "{x}s, 3 of 3"),
        ("{count, plural, other {{count, plural, =2 {two #} other {x}}}}", 2, "two 2"),
        ("{name, plural, one {#} other {other #}}", 1, "other {x}"),
        ("it's {name, number} '{name}'", 1, "it's {x} '{x}'"),
        ("{missing}!", 1, "!"),
    ] {
        assert_eq!(format(&Locale::default(), template, number), expected, "{template}");
    }
}

#[test]
fn a_template_that_cannot_be_filled_is_refused() {
    for (template, rest) in [
        ("a {count", "{count"),
        ("{count b}", "{count b}"),
        ("{count, select, other {x}}", "{count, select, other {x}}"),
        ("{count, plural, one {x}}", "{count, plural, one {x}}"),
        ("{count, plural, some {x} other {y}}", "{count, plural, some {x} other {y}}"),
        ("{count, plural, =a {x} other {y}}", "{count, plural, =a {x} other {y}}"),
        ("{count, plural, other {y} z}", "{count, plural, other {y} z}"),
        ("{count, plural, other {{count}", "{count, plural, other {{count}"),
        ("{count, plural, other {{count, plural, one {x}}}}", "{count, plural, one {x}}"),
    ] {
        assert_eq!(names(template), Err(rest.to_owned()));
    }
    let deep = (0..2000).fold("x".to_owned(), |inner, _| format!("{{count, plural, other {{{inner}}}}}"));
    assert!(names(&deep).is_err());
    assert_eq!(names("{a} { } {b, plural, one {{c}} other {#}}"), Ok(BTreeSet::from(["a", "b", "c"])));
}

#[test]
fn a_custom_catalogue_is_checked() {
    for (key, template, problem) in [
        ("perid-gap", "x", r#"unknown message "perid-gap"; did you mean "period-gap"?"#),
        ("nonsense", "x", r#"unknown message "nonsense""#),
        ("period-gap", "x {ende}", r#"unknown parameter {ende} in the message "period-gap"; its parameters are {end}"#),
        ("name-blank", "x {name}", r#"unknown parameter {name} in the message "name-blank", which has no parameters"#),
        ("period-gap", "x {end", r#"invalid template for the message "period-gap" from here on: {end"#),
    ] {
        let rejected = custom_locale(catalogue("fr", &[(key, template)]), ENGLISH_RULES);
        assert_eq!(rejected.map(|_| ()).map_err(|error| error.to_string()), Err(problem.to_owned()));
    }
}

/// French has `one` for 0, and no commas; a message that the catalogue lacks follows the rules of English.
#[test]
fn a_custom_catalogue_may_lack_messages() {
    const FRENCH: PluralRules =
        PluralRules { category: |number| if number < 2 { Category::One } else { Category::Other }, number: |number| number.to_string() };
    let count = "{count, plural, one {# message de plus} other {# messages de plus}}";
    let french = catalogue("fr", &[("too-many", count), ("list.or", " ou ")]);
    let locale = custom_locale(french, NumberRules::Functions(FRENCH)).unwrap();
    let text = |key: &str| texts()[key];
    let params =
        |number| Params::from([("count", Param::Number(number)), ("bytes", Param::Number(number)), ("limit", Param::Number(number))]);
    let english = |number| Locale::default().format(&text("too-large"), &params(number));
    for (key, number, expected) in [
        ("too-many", 0, "0 message de plus"),
        ("too-many", 2000, "2000 messages de plus"),
        ("too-large", 0, english(0).as_str()),
        ("too-large", 2000, english(2000).as_str()),
    ] {
        assert_eq!(locale.format(&text(key), &params(number)), expected);
    }
    let list = Params::from([("allowed", Param::one_of(["A", "B", "C"]))]);
    assert_eq!(locale.format(&Text::new("no", "key", "Use {allowed}."), &list), "Use A, B ou C.");
    assert_eq!((locale.tag(), messages(&locale).locale.as_str()), ("fr", "fr"));
    assert_eq!(messages(&locale).messages["too-many"], count);
    assert_eq!(messages(&locale).messages.len(), texts().len());
}

/// With a table of numbers, formatting again after the missing ones were added gives what functions give.
#[test]
fn a_table_of_numbers_gives_what_functions_give() {
    let cases = "{count, plural, =7 {seven} one {one of {limit}} few {few of {bytes}} other {other #, {count}}}";
    let rules = PluralRules {
        category: |number| if number % 10 == 1 { Category::One } else { Category::Few },
        number: |number| format!("<{number}>"),
    };
    let text = Text::new("example", "count", "");
    let with = |rules| Locale::from(CustomCatalogue::new("pl".to_owned(), BTreeMap::from([(text.key(), cases.to_owned())]), rules));
    let exact = with(NumberRules::Functions(rules));
    let locale = with(NumberRules::Table(NumberTable::default()));
    let table = locale.number_table().unwrap();
    for number in [0, 1, 2, 7, 21, 1_000_000] {
        let params =
            [("count", Param::Number(number)), ("limit", Param::Number(number + 50)), ("bytes", Param::Number(number + 60))].into();
        let mut message = locale.format(&text, &params);
        loop {
            let missing = table.take_missing();
            if missing.is_empty() {
                break;
            }
            for number in missing {
                table.add(number, NumberForm { category: (rules.category)(number), written: (rules.number)(number) });
            }
            message = locale.format(&text, &params);
        }
        assert_eq!(message, exact.format(&text, &params), "{number}");
    }
    assert!(exact.number_table().is_none() && Locale::default().number_table().is_none());
}

#[test]
fn values_are_the_same_data_in_every_language() {
    const TERM: Text = Text::term("number", "a number");
    let params = Params::from([
        ("text", Param::from("x")),
        ("number", Param::Number(1000)),
        ("term", Param::Term(&TERM)),
        ("list", Param::List(vec![Param::Term(&TERM), Param::from("(")], Joining::Or)),
    ]);
    assert_eq!(serde_json::to_string(&params).unwrap(), r#"{"text":"x","number":1000,"term":"number","list":"number, ("}"#);
    let text = Text::new("no", "key", "{text} {number} {term} {list}");
    assert_eq!(Locale::default().format(&text, &params), "x 1,000 a number a number or (");
    assert_eq!(hindi().format(&text, &params), "x 1,000 संख्या संख्या या (");
}
