//! Plants a secret in every place of a paste that can hold one, in many spellings. No part of an import may contain it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panic")]

use serde_json::Value;
use target_groups::import::import_request;
use target_groups::message::Locale;
use target_groups::preview::snippet::curl;

const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";
/// The secrets that are planted. The second looks like a word: it is told from one by its place only.
const SECRETS: [&str; 2] = ["TXkgc2VjcmV0", "correcthorse9"];
const BODY: &str = r#"{"name":"Steps"}"#;
const ESCAPED: &str = r#"{\"name\":\"Steps\"}"#;

/// Notes that name the kind of a secret, or say that the part with the secret was left out.
const NOTES: [&str; 5] = ["credentials-dropped", "cookies-dropped", "secrets-masked", "rest-ignored", "text-before"];

/// Headers with a secret.
const HEADERS: [(&str, &str); 31] = [
    ("Authorization", "Basic SECRET"),
    ("authorization", "Bearer SECRET"),
    ("AUTHORIZATION", "SECRET"),
    ("Authorization", "Digest username=u, response=SECRET"),
    ("Authorization", "Token token=SECRET"),
    ("Proxy-Authorization", "Basic SECRET"),
    ("Cookie", "sid=SECRET; b=SECRET"),
    ("cookie", "SECRET"),
    ("Set-Cookie", "sid=SECRET; Path=/"),
    ("X-CAP-API-OAUTH-TOKEN", "SECRET"),
    ("x-cap-api-auth-key", "SECRET"),
    ("X-Auth-Token", "SECRET"),
    ("X-Auth", "SECRET"),
    ("Auth", "SECRET"),
    ("X-API-Key", "SECRET"),
    ("apikey", "SECRET"),
    ("Api_Key", "SECRET"),
    ("Ocp-Apim-Subscription-Key", "SECRET"),
    ("X-Session-Id", "SECRET"),
    ("X-CSRF-Token", "SECRET"),
    ("X-Amz-Security-Token", "SECRET"),
    ("X-Hub-Signature-256", "sha256=SECRET"),
    ("Client-Secret", "SECRET"),
    ("X-Password", "SECRET"),
    ("X-User-Pass", "u:SECRET"),
    ("X-JWT", "SECRET"),
    ("X-Pin", "SECRET"),
    ("userPass", "u:SECRET"),
    ("X-Creds", "SECRET"),
    ("loginPw", "SECRET"),
    ("X-Otp-1", "SECRET"),
];

/// URLs with a secret.
const URLS: [&str; 92] = [
    "https://u:SECRET@host.example/v3",
    "https://SECRET@host.example/v3",
    "https://SECRET:x@host.example/v3",
    "https://:SECRET@host.example/v3",
    "https://u:a/SECRET@host.example/v3",
    "https://u:a?SECRET@host.example/v3",
    "https://u:a#SECRET@host.example/v3",
    "https://u:SECRET#a@host.example/v3",
    "https://u:SECRET?a@host.example/v3",
    "https://u:SECRET/a@host.example/v3",
    "https://u:1/SECRET@host.example/v3",
    "https://u:SECRET@w@host.example/v3",
    "https://u:SECRET@localhost:8080/v3",
    "https://u:SECRET@[::1]:8080/v3",
    "https://u:SECRET@127.0.0.1/v3",
    "https://u%3ASECRET@host.example/v3",
    "HTTPS://u:SECRET@host.example/v3",
    "//u:SECRET@host.example/v3",
    "https:/u:SECRET@host.example/v3",
    "https:///u:SECRET@host.example/v3",
    "https://host.example/v3#SECRET",
    "https://host.example/v3#access_token=SECRET",
    "https://host.example/v3?a=b#/token/SECRET",
    "https://host.example/v3?SECRET",
    "https://host.example/v3?=SECRET",
    "https://host.example/v3?token=SECRET",
    "https://host.example/v3?a=1&Access_Token=SECRET&b=2",
    "https://host.example/v3?a=1;token=SECRET",
    "https://host.example/v3?%74oken=SECRET",
    "https://host.example/v3?TOKEN=SECRET",
    "https://host.example/v3?refreshToken=SECRET",
    "https://host.example/v3?pass=SECRET",
    "https://host.example/v3?pw=SECRET",
    "https://host.example/v3?pwd=SECRET",
    "https://host.example/v3?passwd=SECRET",
    "https://host.example/v3?user[password]=SECRET",
    "https://host.example/v3?user[pass]=SECRET",
    "https://host.example/v3?jwt=SECRET",
    "https://host.example/v3?code=SECRET",
    "https://host.example/v3?bearer=SECRET",
    "https://host.example/v3?otp=SECRET",
    "https://host.example/v3?sid=SECRET",
    "https://host.example/v3?connect.sid=SECRET",
    "https://host.example/v3?PHPSESSID=SECRET",
    "https://host.example/v3?key=SECRET",
    "https://host.example/v3?apiKey=SECRET",
    "https://host.example/v3?AWSAccessKeyId=SECRET",
    "https://host.example/v3?X-Amz-Signature=SECRET",
    "https://host.example/v3?sig=SECRET",
    "https://host.example/v3?client_secret=SECRET",
    "https://host.example/v3?Authorization=Basic%20SECRET",
    "https://host.example/v3?next=https://u:SECRET@host.example",
    "https://host.example/v3?next=https%3A%2F%2Fhost.example%3Ftoken%3DSECRET",
    "https://host.example/v3?id=eyJSECRET",
    "https://host.example/v3;jsessionid=SECRET",
    "https://me@corp.com:SECRET@host.example/v3",
    "https://me@corp.com:SECRET/x@host.example/v3",
    "https://me@corp.com:SECRET?x@host.example/v3",
    "https://me@corp.com:SECRET#x@host.example/v3",
    "https://me@corp.com:1/SECRET@host.example/v3",
    "https://me@corp.com:SECRET/v3",
    "https://${USER}:SECRET#1@host.example/v3",
    "https://${USER}:SECRET/1@host.example/v3",
    "https://$USER:SECRET@host.example/v3",
    "https://{{user}}:SECRET#1@host.example/v3",
    "https://{user}:SECRET?1@host.example/v3",
    "https://[user]:SECRET/1@host.example/v3",
    "https://SECRET#1@host.example/v3",
    "https://me.name:1#SECRET@host.example/v3",
    "https://SECRET:1#x@host.example/v3",
    "https://SECRET/1@host.example/v3",
    "https://SECRET?1@host.example/v3",
    "https://host.example/v3;SECRET?a=1",
    "https://host.example/v3?userPass=SECRET",
    "https://host.example/v3?user_pass=SECRET",
    "https://host.example/v3?userPASS=SECRET",
    "https://host.example/v3?authCode=SECRET",
    "https://host.example/v3?userPin=SECRET",
    "https://host.example/v3?creds=SECRET",
    "https://host.example/v3?dbCreds=SECRET",
    "https://host.example/v3?loginPw=SECRET",
    "https://host.example/v3?pass1=SECRET",
    "https://host.example/v3?oauth2=SECRET",
    "https://host.example/v3?webSid=SECRET",
    "https://host.example/v3?a=1&SECRET",
    "https://host.example/v3?auth=SECRET",
    "https://host.example/v3?pin=SECRET",
    "https://host.example/v3?smsOtp=SECRET",
    "https://host.example/v3?myApiKey=SECRET",
    "https://host.example/v3?clientSecret=SECRET",
    "https://host.example/v3?userPassword=SECRET",
    "https://host.example/v3?private-key=SECRET",
];

/// The source of a request, and the request with a header and a URL: `NAME`, `VALUE`, `ADDRESS`.
const REQUESTS: [(&str, &str); 22] = [
    ("curl", "curl 'ADDRESS' -H 'NAME: VALUE' -d 'BODY'"),
    ("curl", "curl \"ADDRESS\" -H \"NAME: VALUE\" -d \"ESCAPED\""),
    ("curl", "curl 'ADDRESS' --header='NAME:VALUE' -d 'BODY'"),
    ("curl", "curl -H $'NAME: VALUE' -d 'BODY' 'ADDRESS'"),
    ("curl", "curl ^\"ADDRESS^\" ^\r\n  -H ^\"NAME: VALUE^\" ^\r\n  --data-raw ^\"^{^\\^\"name^\\^\":^\\^\"Steps^\\^\"^}^\""),
    ("curl", "curl.exe 'ADDRESS' `\n  -H 'NAME: VALUE' `\n  -d 'ESCAPED'"),
    ("curl", "curl “ADDRESS” -H “NAME: VALUE” -d ‘BODY’"),
    ("curl", "Run `curl 'ADDRESS' -H 'NAME: VALUE' -d 'BODY'` and wait."),
    ("wget", "wget --header='NAME: VALUE' --post-data='BODY' 'ADDRESS'"),
    ("httpie", "http POST 'ADDRESS' 'NAME:VALUE' name=Steps"),
    ("javaScript", "fetch(\"ADDRESS\", {\n  \"headers\": { \"NAME\": \"VALUE\" },\n  \"body\": \"ESCAPED\",\n  \"method\": \"POST\"\n});"),
    ("javaScript", "axios.post('ADDRESS', { name: 'Steps' }, { headers: { 'NAME': 'VALUE' } });"),
    (
        "javaScript",
        "const xhr = new XMLHttpRequest();\nxhr.open('POST', 'ADDRESS');\nxhr.setRequestHeader('NAME', 'VALUE');\nxhr.send('BODY');",
    ),
    ("python", "requests.post('ADDRESS', headers={'NAME': 'VALUE'}, json={'name': 'Steps'})"),
    ("powerShell", "Invoke-RestMethod -Uri 'ADDRESS' -Method Post -Headers @{ 'NAME' = 'VALUE' } -Body 'BODY'"),
    ("powerShell", "$headers = @{}\n$headers['NAME'] = 'VALUE'\nInvoke-WebRequest 'ADDRESS' -Method Post -Headers $headers -Body 'BODY'"),
    ("http", "POST ADDRESS HTTP/1.1\nNAME: VALUE\n\nBODY"),
    ("http", "```http\nPOST ADDRESS HTTP/1.1\r\nNAME: VALUE\r\n\r\nBODY\n```"),
    (
        "har",
        r#"{"request":{"method":"POST","url":"ADDRESS","httpVersion":"HTTP/1.1","headers":[{"name":"NAME","value":"VALUE"}],"postData":{"text":"ESCAPED"}}}"#,
    ),
    (
        "har",
        r#"{"log":{"entries":[{"request":{"method":"POST","url":"ADDRESS","headers":[{"value":"VALUE","name":"NAME"}],"queryString":[],"postData":{"text":"ESCAPED"}}}]}}"#,
    ),
    (
        "postman",
        r#"{"info":{},"item":[{"name":"Create","request":{"method":"POST","url":{"raw":"ADDRESS"},"header":[{"key":"NAME","value":"VALUE"}],"body":{"mode":"raw","raw":"ESCAPED"}}}]}"#,
    ),
    (
        "insomnia",
        r#"{"_type":"export","resources":[{"_type":"request","method":"POST","url":"ADDRESS","headers":[{"name":"NAME","value":"VALUE"}],"body":{"text":"ESCAPED"}}]}"#,
    ),
];

/// URLs in which the second secret looks like a host.
const LIKE_HOSTS: [&str; 2] = ["https://SECRET/1@host.example/v3", "https://SECRET?1@host.example/v3"];

/// URLs whose secret is only recognised where they are the URL of a request.
const NOT_IN_TEXTS: [&str; 9] = [
    "https://host.example/v3#SECRET",
    "https://host.example/v3?a=b#/token/SECRET",
    "https://host.example/v3?SECRET",
    "https://host.example/v3?=SECRET",
    "https://host.example/v3?a=1&SECRET",
    "https://host.example/v3;SECRET?a=1",
    "https://host.example/v3?%74oken=SECRET",
    "https://host.example/v3?next=https%3A%2F%2Fhost.example%3Ftoken%3DSECRET",
    "https://host.example/v3?id=eyJSECRET",
];

/// A paste in which only the mixed case tells the secret from a word.
const NEEDS_MIXED_CASE: &str = "API-Key SECRET: and the access token: SECRET";

/// A text with a secret, and what its import must be.
struct Paste<'t> {
    text: &'t str,
    source: &'t str,
    /// The text of the result, or a part of it.
    expected: &'t str,
}

fn fill(text: &str, secret: &str) -> String {
    let filled = text.replace("BODY", BODY).replace("ESCAPED", ESCAPED).replace("ADDRESS", URL);
    filled.replace("SECRET", secret).replace('¶', "\r").replace('␤', "\n")
}

fn is_same(text: &str, expected: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    text == expected || (value(text).is_some() && value(text) == value(expected))
}

/// Describes what is wrong with the import of a text, if anything.
fn fault(paste: &Paste<'_>, secret: &str) -> Option<String> {
    let text = fill(paste.text, secret);
    assert!(text.contains(secret), "{text}");
    let imported = import_request(&text, &Locale::default());
    let all = serde_json::to_value(&imported).unwrap();
    let shown = format!("{all}{imported:?}{}", curl(imported.url.as_deref().unwrap_or(URL), &imported.text));
    let has_note = |notes: &Value| notes.as_array().unwrap().iter().any(|note| NOTES.contains(&note["code"].as_str().unwrap()));
    let is_noted = has_note(&all["notes"]) || all["candidates"].as_array().unwrap().iter().any(|candidate| has_note(&candidate["notes"]));
    let expected = fill(paste.expected, secret);
    let fault = [
        (shown.contains(secret), "the secret comes through"),
        (!is_noted, "the secret is not noted"),
        (all["source"] != paste.source, "another source"),
        (!is_same(&imported.text, &expected), "another text"),
    ];
    let (_, fault) = fault.into_iter().find(|(is_so, _)| *is_so)?;
    Some(format!("--- {fault}: {text}\nexpected {}: {expected}\n{all:#}\n", paste.source))
}

/// Checks all pastes but those that are excluded for the second secret. Returns their number.
fn check(pastes: &[Paste<'_>], excluded: &[&str]) -> usize {
    let checked = SECRETS.into_iter().flat_map(|secret| pastes.iter().map(move |paste| (paste, secret)));
    let is_excluded = |text: &str, secret: &str| secret != SECRETS[0] && excluded.iter().any(|excluded| text.contains(excluded));
    let checked: Vec<_> = checked.filter(|(paste, secret)| !is_excluded(paste.text, secret)).collect();
    let faults: String = checked.iter().filter_map(|(paste, secret)| fault(paste, secret)).collect();
    assert!(faults.is_empty(), "{faults}");
    checked.len()
}

/// Checks requests with every header or URL.
fn check_requests(texts: &[(&str, String)], excluded: &[&str]) -> usize {
    let pastes: Vec<_> = texts.iter().map(|(source, text)| Paste { text, source, expected: BODY }).collect();
    check(&pastes, excluded)
}

#[test]
fn headers_in_every_source() {
    let texts = REQUESTS
        .iter()
        .flat_map(|(source, request)| HEADERS.iter().map(|(name, value)| (*source, request.replace("NAME", name).replace("VALUE", value))));
    assert_eq!(check_requests(&texts.collect::<Vec<_>>(), &[]), 2 * REQUESTS.len() * HEADERS.len());
}

#[test]
fn urls_in_every_source() {
    let texts = REQUESTS.iter().flat_map(|(source, request)| {
        let request = request.replace("NAME", "Accept").replace("VALUE", "application/json");
        URLS.iter().map(move |url| (*source, request.replace("ADDRESS", url)))
    });
    let expected = REQUESTS.len() * (2 * URLS.len() - LIKE_HOSTS.len());
    assert_eq!(check_requests(&texts.collect::<Vec<_>>(), &LIKE_HOSTS), expected);
}

/// A URL is masked as well where it stands in a sentence or in JSON without a request.
#[test]
fn urls_without_a_request() {
    assert!(NOT_IN_TEXTS.iter().all(|url| URLS.contains(url)));
    for url in URLS.iter().filter(|url| !NOT_IN_TEXTS.contains(url)) {
        for text in [(*url).to_owned(), format!("See {url} for more"), format!(r#"{{"see":"{url}"}}"#)] {
            for secret in SECRETS {
                let imported = import_request(&fill(&text, secret), &Locale::default());
                let all = serde_json::to_value(&imported).unwrap();
                let (before, after) = text.split_once(url).unwrap();
                assert!(imported.text.starts_with(before) && imported.text.ends_with(after), "{all:#}");
                assert!(imported.text.contains("•••") && !all.to_string().contains(secret), "{all:#}");
                assert_eq!((all["source"].as_str(), all["notes"][0]["code"].as_str()), (Some("json"), Some("secrets-masked")), "{all:#}");
            }
        }
    }
}

/// Each paste of the file: a line `## source => text of the result`, then the text. Without a text, the result is `BODY`.
#[test]
fn everything_else() {
    let file = include_str!("data/import/secrets.txt");
    let pastes = file.split("\n## ").skip(1).map(|paste| {
        let (head, text) = paste.split_once('\n').unwrap();
        let (source, expected) = head.split_once(" => ").unwrap_or((head, "BODY"));
        Paste { text: text.strip_suffix('\n').unwrap_or(text), source, expected }
    });
    let pastes: Vec<_> = pastes.collect();
    assert_eq!(check(&pastes, &[NEEDS_MIXED_CASE]), 2 * pastes.len() - 1);
    assert!(pastes.len() >= 270);
}
