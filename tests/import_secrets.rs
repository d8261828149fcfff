//! Plants a secret in every place of a paste that can hold one, in many spellings. No part of an import may contain it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panic")]

use std::fmt::Write as _;

use target_groups::import::import_request;
use target_groups::message::Locale;
use target_groups::preview::snippet::curl;

const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";
const SECRET: &str = "TXkgc2VjcmV0";
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

/// Requests with a header and a URL: `NAME`, `VALUE`, `ADDRESS`.
const REQUESTS: [&str; 22] = [
    "curl 'ADDRESS' -H 'NAME: VALUE' -d 'BODY'",
    "curl \"ADDRESS\" -H \"NAME: VALUE\" -d \"ESCAPED\"",
    "curl 'ADDRESS' --header='NAME:VALUE' -d 'BODY'",
    "curl -H $'NAME: VALUE' -d 'BODY' 'ADDRESS'",
    "curl ^\"ADDRESS^\" ^\r\n  -H ^\"NAME: VALUE^\" ^\r\n  --data-raw ^\"^{^\\^\"name^\\^\":^\\^\"Steps^\\^\"^}^\"",
    "curl.exe 'ADDRESS' `\n  -H 'NAME: VALUE' `\n  -d 'ESCAPED'",
    "curl “ADDRESS” -H “NAME: VALUE” -d ‘BODY’",
    "Run `curl 'ADDRESS' -H 'NAME: VALUE' -d 'BODY'` and wait.",
    "wget --header='NAME: VALUE' --post-data='BODY' 'ADDRESS'",
    "http POST 'ADDRESS' 'NAME:VALUE' name=Steps",
    "fetch(\"ADDRESS\", {\n  \"headers\": { \"NAME\": \"VALUE\" },\n  \"body\": \"ESCAPED\",\n  \"method\": \"POST\"\n});",
    "axios.post('ADDRESS', { name: 'Steps' }, { headers: { 'NAME': 'VALUE' } });",
    "const xhr = new XMLHttpRequest();\nxhr.open('POST', 'ADDRESS');\nxhr.setRequestHeader('NAME', 'VALUE');\nxhr.send('BODY');",
    "requests.post('ADDRESS', headers={'NAME': 'VALUE'}, json={'name': 'Steps'})",
    "Invoke-RestMethod -Uri 'ADDRESS' -Method Post -Headers @{ 'NAME' = 'VALUE' } -Body 'BODY'",
    "$headers = @{}\n$headers['NAME'] = 'VALUE'\nInvoke-WebRequest 'ADDRESS' -Method Post -Headers $headers -Body 'BODY'",
    "POST ADDRESS HTTP/1.1\nNAME: VALUE\n\nBODY",
    "```http\nPOST ADDRESS HTTP/1.1\r\nNAME: VALUE\r\n\r\nBODY\n```",
    r#"{"request":{"method":"POST","url":"ADDRESS","httpVersion":"HTTP/1.1","headers":[{"name":"NAME","value":"VALUE"}],"postData":{"text":"ESCAPED"}}}"#,
    r#"{"log":{"entries":[{"request":{"method":"POST","url":"ADDRESS","headers":[{"value":"VALUE","name":"NAME"}],"queryString":[],"postData":{"text":"ESCAPED"}}}]}}"#,
    r#"{"info":{},"item":[{"name":"Create","request":{"method":"POST","url":{"raw":"ADDRESS"},"header":[{"key":"NAME","value":"VALUE"}],"body":{"mode":"raw","raw":"ESCAPED"}}}]}"#,
    r#"{"_type":"export","resources":[{"_type":"request","method":"POST","url":"ADDRESS","headers":[{"name":"NAME","value":"VALUE"}],"body":{"text":"ESCAPED"}}]}"#,
];

fn fill(text: &str) -> String {
    text.replace("BODY", BODY).replace("ESCAPED", ESCAPED).replace("ADDRESS", URL).replace("SECRET", SECRET)
}

/// Describes what is wrong with the import of a text, if anything.
fn fault(text: &str) -> Option<String> {
    let imported = import_request(text, &Locale::default());
    let all = serde_json::to_value(&imported).unwrap();
    let shown = format!("{all}{imported:?}{}", curl(imported.url.as_deref().unwrap_or(URL), &imported.text));
    let has_note = |notes: &serde_json::Value| notes.as_array().unwrap().iter().any(|note| NOTES.contains(&note["code"].as_str().unwrap()));
    let is_noted = has_note(&all["notes"]) || all["candidates"].as_array().unwrap().iter().any(|candidate| has_note(&candidate["notes"]));
    let what = match (shown.contains(SECRET), is_noted) {
        (true, _) => "comes through",
        (false, false) => "is not noted",
        _ => return None,
    };
    Some(format!("the secret {what}: {text}\n{all:#}\n"))
}

fn check(texts: impl Iterator<Item = String>) -> usize {
    let mut faults = String::new();
    let mut count = 0;
    for text in texts {
        assert!(text.contains(SECRET), "{text}");
        count += 1;
        if let Some(fault) = fault(&text) {
            writeln!(faults, "--- {fault}").unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
    count
}

#[test]
fn headers_in_every_source() {
    let texts = REQUESTS
        .iter()
        .flat_map(|request| HEADERS.iter().map(|(name, value)| fill(&request.replace("NAME", name).replace("VALUE", value))));
    assert_eq!(check(texts), REQUESTS.len() * HEADERS.len());
}

#[test]
fn urls_in_every_source() {
    let texts = REQUESTS.iter().flat_map(|request| {
        URLS.iter().map(|url| fill(&request.replace("NAME", "Accept").replace("VALUE", "application/json").replace("ADDRESS", url)))
    });
    assert_eq!(check(texts), REQUESTS.len() * URLS.len());
}

/// A URL is masked as well where it stands in a sentence or in JSON without a request.
#[test]
fn urls_without_a_request() {
    let texts =
        URLS.iter().filter(|url| !url.contains("SECRET#a") && !url.contains("v3#SECRET") && !url.contains('?') && !url.contains("///"));
    let texts = texts.flat_map(|url| [fill(url), fill(&format!("See {url} for more")), fill(&format!(r#"{{"see":"{url}"}}"#))]);
    assert!(check(texts) > 30);
}

/// Each paste of the file: a line `##`, then the text.
#[test]
fn everything_else() {
    let file = include_str!("data/import/secrets.txt");
    let texts = file.split("\n##\n").skip(1).map(|text| fill(&text.replace('¶', "\r")));
    assert!(check(texts) >= 100);
}
