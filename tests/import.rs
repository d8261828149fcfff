//! Imports of pasted text: tables of input and expected output, and a real shell as the reference.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail by panic")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use serde_json::{Value, json};
use target_groups::import::{ImportResult, ImportSource};
use target_groups::message::Locale;

const PUBLISHED: &str = include_str!("fixtures/import/published-commands.txt");
const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";

fn import_request(text: &str) -> ImportResult {
    target_groups::import::import_request(text, &Locale::default())
}

/// Codes of the notes, and the names in them.
fn notes(imported: &ImportResult) -> Vec<String> {
    let notes = serde_json::to_value(&imported.notes).unwrap();
    let line = |note: &Value| {
        let mut line = note["code"].as_str().unwrap().to_owned();
        // The features of other crates of the workspace decide about the order of a map.
        let params: BTreeMap<_, _> = note["params"].as_object().unwrap().iter().collect();
        for (name, value) in params {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            write!(line, " {name}={value}").unwrap();
        }
        line
    };
    notes.as_array().unwrap().iter().map(line).collect()
}

#[track_caller]
fn assert_curl(command: &str, body: &str, expected_notes: &[&str]) {
    let imported = import_request(command);
    assert_eq!(imported.source, ImportSource::Curl, "{command}");
    assert_eq!(imported.text, body, "{command}");
    assert_eq!(imported.url.as_deref(), Some(URL), "{command}");
    assert_eq!(notes(&imported), expected_notes, "{command}");
}

#[test]
fn both_published_commands_give_their_bodies() {
    let (first, second) = PUBLISHED.split_once("}'curl ").unwrap();
    let (first, second) = (format!("{first}}}'"), format!("curl {second}"));
    let body_of = |command: &str| {
        let start = command.find("-d '").unwrap() + 4;
        command[start..command.rfind('\'').unwrap()].to_owned()
    };
    let secrets = ["credentials-dropped count=1 names=Authorization", "cookies-dropped count=1 names=Cookie"];
    assert_curl(&first, &body_of(&first), &secrets);
    assert_curl(&second, &body_of(&second), &secrets);
    let name = |text: &str| serde_json::from_str::<Value>(text).unwrap()["name"].clone();
    assert_eq!(name(&body_of(&first)), "uatTargetGroupBE02");
    assert_eq!(name(&body_of(&second)), "uatTargetGroupBE01");

    // As the page prints them: the second glued to the first.
    assert_curl(PUBLISHED, &body_of(&first), &[secrets[0], secrets[1], "several-requests count=2"]);
    assert_curl(
        &PUBLISHED.replace('\n', "\r\n"),
        &body_of(&first).replace('\n', "\r\n"),
        &[secrets[0], secrets[1], "several-requests count=2"],
    );
}

#[test]
fn nothing_secret_comes_through() {
    let command = r"curl 'https://till:s3cret@eu.api.capillarytech.com/v3/targetGroups?lang=en&access_token=s3cret&%61pi_key=s3cret#s3cret' \
      -u till:s3cret -H 'authorization:Basic s3cret' -H 'Proxy-Authorization: s3cret' -H 'X-CAP-API-OAUTH-TOKEN: s3cret' \
      -H 'X-CAP-API-AUTH-KEY: s3cret' -H 'X-CAP-API-ATTRIBUTION-ENTITY-CODE: shop' --oauth2-bearer s3cret --proxy-user=a:s3cret \
      -b 'sid=s3cret' -H 'Cookie: sid=s3cret' -H 's3cret without a colon' -H s3cretAlone -H 'Content-Type: application/json' -H Accept:*/* \
      --wonder=s3cret -d '{}'";
    let imported = import_request(command);
    let all = serde_json::to_string(&imported).unwrap();
    assert_eq!(imported.url.as_deref(), Some("https://eu.api.capillarytech.com/v3/targetGroups?lang=en"));
    assert!(!all.contains("s3cret"), "{all}");
    assert_eq!(
        notes(&imported),
        [
            "credentials-dropped count=11 names=-u, authorization, Proxy-Authorization, X-CAP-API-OAUTH-TOKEN, X-CAP-API-AUTH-KEY, \
             --oauth2-bearer, --proxy-user, user:password@, access_token, api_key, #…",
            "cookies-dropped count=2 names=Cookie",
            "header-ignored count=3 names=X-CAP-API-ATTRIBUTION-ENTITY-CODE, -H",
            "option-ignored count=1 names=--wonder",
        ]
    );
}

#[test]
fn commands_as_people_and_browsers_write_them() {
    let body = r#"{"name":"x"}"#;
    for command in [
        format!("curl {URL} -d '{body}'"),
        format!("curl -d '{body}' {URL}"),
        format!("curl --url {URL} --data '{body}'"),
        format!("curl --url={URL} --data='{body}'"),
        format!("curl -XPOST {URL} -d'{body}'"),
        format!("curl -sSL -X POST '{URL}' --data-raw '{body}'"),
        format!("curl -sSLd '{body}' '{URL}'"),
        format!("curl --request POST --location '{URL}' --header 'Content-Type:application/json' --data-binary '{body}'"),
        format!("curl '{URL}' -H Accept:application/json --compressed -k --json '{body}'"),
        format!("curl '{URL}' --data-ascii '{body}' --max-time 30 -o /dev/null -w '%{{http_code}}'"),
        format!("$ curl {URL} -d '{body}'"),
        format!("me@mac ~ % curl {URL} -d '{body}'"),
        format!("PS C:\\> curl.exe {URL} -d '{body}'"),
        format!("C:\\Users\\me>curl {URL} -d '{body}'"),
        format!("# create the group\n\n/usr/bin/curl {URL} -d '{body}'"),
        format!("```bash\ncurl {URL} -d '{body}'\n```\n"),
        format!("TOKEN=abc sudo curl {URL} -d '{body}'"),
        format!("curl \"{URL}\" -d \"{{\\\"name\\\":\\\"x\\\"}}\""),
        format!("curl {URL} -d {{\\\"name\\\":\\\"x\\\"}}"),
        format!("curl {URL} -d $'{{\"name\":\"x\"}}'"),
        format!("curl {URL} \\\n  -d '{body}'"),
        format!("curl {URL} \\\r\n  -d '{body}'\r\n"),
        format!("curl {URL} \\  \n  -d '{body}' \\\n"),
        format!("curl {URL}\\\n-d '{body}'"),
        format!("\u{FEFF}curl \u{A0}{URL} \\\n\u{A0}\u{A0}-d '{body}'"),
        format!("curl.exe {URL} `\n  -d '{body}'"),
        format!("curl {URL} -d '{body}' > answer.json 2>&1"),
        format!("curl -d @- {URL} <<'EOF'\n{body}\nEOF\n").replace(body, body),
        format!("printf '%s' '{body}' | curl --data-binary @- {URL}"),
        format!("echo -n '{body}' | curl -d @- {URL}"),
        format!(
            "curl ^\"{URL}^\" ^\r\n  -H ^\"content-type: application/json^\" ^\r\n  --data-raw ^\"^{{^\\^\"name^\\^\":^\\^\"x^\\^\"^}}^\""
        ),
        format!("curl {URL} ^\n -d \"{{\\\"name\\\":\\\"x\\\"}}\""),
        format!("curl {URL} -d \"{{\"\"name\"\":\"\"x\"\"}}\""),
    ] {
        let imported = import_request(&command);
        assert_eq!(imported.source, ImportSource::Curl, "{command}");
        assert_eq!(imported.text.trim_end_matches('\n'), body, "{command}");
        assert_eq!(imported.url.as_deref(), Some(URL), "{command}");
        assert_eq!(notes(&imported), [""; 0], "{command}");
    }
}

#[test]
fn bodies_come_back_as_the_shell_gives_them() {
    for (words, body) in [
        (r"-d 'it'\''s'", "it's"),
        (r"-d $'it\'s\n\t\\\x41\101\u00e9\e\q'", "it's\n\t\\AA\u{e9}\u{1b}\\q"),
        (r"-d $'\ud83d\ude00 \u0021 \U0001F600'", "😀 ! 😀"),
        (r"-d $'lost \ud83d half'", "lost \u{FFFD} half"),
        (r"-d $'cut\0off'' here'", "cut here"),
        (r#"-d "a\"b\\c\nd\'e""#, r#"a"b\c\nd\'e"#),
        ("-d \"one\\\ntwo\"", "onetwo"),
        ("-d 'one\\\ntwo'", "one\\\ntwo"),
        ("-d 'ünï 日本 😀 \u{A0}'", "ünï 日本 😀 \u{A0}"),
        ("-d ''", ""),
        ("-d a -d b --data-raw @c", "a&b&@c"),
        ("--json '{' --json '}'", "{}"),
        ("-d a --json b -d c", "ab&c"),
        ("--data-urlencode 'a=b c/é'", "a=b+c%2F%C3%A9"),
        ("--data-urlencode '=x&y'", "x%26y"),
        ("--data-urlencode 'plain text'", "plain+text"),
        ("-d=x", "=x"),
        (r"-d \^", "^"),
        ("-d a#b # a comment", "a#b"),
        ("-d @- <<EOF\n{\"a\":\"\\$5 \\\\ \\n\"}\nEOF", "{\"a\":\"$5 \\ \\n\"}\n"),
        ("-d @- <<-'EOF'\n\t{\n\t}\n\tEOF", "{\n}\n"),
        ("-d @- <<< '{}'", "{}\n"),
    ] {
        assert_curl(&format!("curl {URL} {words}"), body, &[]);
    }
}

#[test]
fn windows_commands_come_back_as_cmd_gives_them() {
    for (argument, body) in [
        (r#"^"^{^\^"a^\^": ^\^"100^% ^<b^> ^& c^^d ^\^\^\^"^}^""#, r#"{"a": "100% <b> & c^d \"}"#),
        ("^\"one^\n\ntwo^\"", "one\ntwo"),
        ("^\"one^\r\n\r\ntwo^\"", "one\ntwo"),
        (r#""a \\ b \"c\" \\""#, r#"a \\ b "c" \"#),
        (r#""a ""b"" c""#, r#"a "b" c"#),
        (r#""^ | & kept""#, "^ | & kept"),
        (r#"a\"&\"b"#, r#"a"&"b"#),
        ("\"ünï 日本\"", "ünï 日本"),
    ] {
        assert_curl(&format!("curl ^\"{URL}^\" ^\n  --data-raw {argument}"), body, &[]);
    }
    let pair = format!("curl ^\"{URL}^\" -d ^\"x^\" & curl ^\"{URL}^\" -d y");
    assert_curl(&pair, "x", &["several-requests count=2"]);
}

#[test]
fn what_is_left_out_is_named() {
    for (words, body, expected) in [
        ("", "", &["body-missing"][..]),
        ("-d @body.json", "", &["file-body count=1"]),
        ("--data-binary @-", "", &["file-body count=1"]),
        ("-T body.json", "", &["file-body count=1"]),
        ("-d '{}", "{}", &["quote-open"]),
        ("-d \"{}", "{}", &["quote-open"]),
        ("-d $'{}", "{}", &["quote-open"]),
        ("--tls-max-wonder -d '{}'", "{}", &["option-ignored count=1 names=--tls-max-wonder"]),
        ("--wonder value -d '{}'", "{}", &["option-ignored count=1 names=--wonder", "argument-ignored count=1"]),
        ("--wonder=value -!d '{}' -F a=b", "{}", &["option-ignored count=3 names=--wonder, -!, -F"]),
        ("-x http://u:p@proxy -d '{}'", "{}", &["credentials-dropped count=1 names=-x"]),
        ("-x http://proxy -d '{}'", "{}", &["option-ignored count=1 names=-x"]),
        (
            "-A agent -e there -H 'X-Forwarded-For: me' -H 'X-Forwarded-For: you' -d '{}'",
            "{}",
            &["header-ignored count=4 names=User-Agent, Referer, X-Forwarded-For"],
        ),
        ("-X PUT -d '{}'", "{}", &["method-ignored method=PUT"]),
        ("-d '{}' second third", "{}", &["argument-ignored count=2"]),
        ("-d \"$BODY\"", "$BODY", &["expansion-kept"]),
        ("-d \"$(cat x)\"", "$(cat x)", &["expansion-kept"]),
        ("-H \"Authorization: $AUTH\" -d '$5'", "$5", &["credentials-dropped count=1 names=Authorization"]),
        ("-d '{}' | jq .", "{}", &["rest-ignored line=1"]),
        ("-d '{}'; echo done", "{}", &["rest-ignored line=1"]),
        ("-d '{}' && curl x.example", "{}", &["several-requests count=2"]),
        ("-d '{}'\n\ncurl x.example", "{}", &["several-requests count=2"]),
        ("-d '{}' --next x -d y", "{}", &["several-requests count=2"]),
        ("-d '{}' && curl x", "{}", &["rest-ignored line=1"]),
        ("-d '{}'\ncat curly.txt", "{}", &["rest-ignored line=2"]),
        ("\n-H 'Accept: x'\n-d '{}'", "{}", &["line-joined count=2"]),
        ("-d '{}' >\n-H 'Accept: x'", "{}", &["line-joined count=1"]),
        (r"-d $'\xff'", "\u{FFFD}", &["not-utf8"]),
    ] {
        assert_curl(&format!("curl {URL} {words}"), body, expected);
    }
}

#[test]
fn addresses_lose_what_is_secret() {
    for (given, url) in [
        ("https://eu.api.capillarytech.com/v3/targetGroups", "https://eu.api.capillarytech.com/v3/targetGroups"),
        ("eu.api.capillarytech.com/v3/targetGroups", "eu.api.capillarytech.com/v3/targetGroups"),
        ("u:p@host/path", "host/path"),
        ("https://u:p@w@host:8443/a@b", "https://host:8443/a@b"),
        ("https://host\\@evil", "https://host\\@evil"),
        ("https://${HOST}:8443/a", "https://${HOST}:8443/a"),
        ("https://$HOST:$PORT/a", "https://$HOST:$PORT/a"),
        ("https://{{host}}:{{port}}/a", "https://{{host}}:{{port}}/a"),
        ("https://[::1]:8443/a", "https://[::1]:8443/a"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("https://u:p@${HOST}:8443/a", "https://${HOST}:8443/a"),
        ("https://u:p@[::1]:8443/a", "https://[::1]:8443/a"),
        ("https://me@corp.com:s3cret/x@host/a", "https://host/a"),
        ("https://${USER}:s3cret#1@host/a", "https://"),
        ("https://host.example/#/a@b", "https://host.example/"),
        ("https://host.example/users/me@corp.com", "https://host.example/users/me@corp.com"),
        ("https://localhost:8080/users/me@corp.com", "https://localhost:8080/users/me@corp.com"),
        ("{{base}}/v3?a=1", "{{base}}/v3?a=1"),
        ("https://host?a=1&TOKEN=x&b=2", "https://host?a=1&b=2"),
        ("https://host?apikey=x", "https://host"),
        ("https://host?pass%77ord=x&keyword=y", "https://host?keyword=y"),
    ] {
        assert_eq!(import_request(&format!("curl '{given}' -d x")).url.as_deref(), Some(url), "{given}");
    }
    assert_eq!(import_request(&format!("curl {URL}?a=1&b=2 -d x")).url.as_deref(), Some(format!("{URL}?a=1&b=2").as_str()));
    assert_eq!(import_request(&format!("curl first {URL} -d x")).url.as_deref(), Some(URL));
    assert_eq!(import_request("curl --wonder s3cret -d x").url, None);
    assert_eq!(import_request("curl -d x").url, None);
    for url in [
        "host.example",
        "host.example:8080/a",
        "localhost",
        "localhost:80/a",
        "10.0.0.1/a",
        "[::1]:80/a",
        "$URL",
        "${BASE}/a",
        "{{base}}/a",
        "host/a",
        "host:80",
    ] {
        for command in [
            format!("curl {url} -d x"),
            format!("curl first -d x {url}"),
            format!("wget --post-data x first {url}"),
            format!("http --raw x POST {url}"),
        ] {
            assert_eq!(import_request(&command).url.as_deref(), Some(url), "{command}");
        }
    }
    for word in ["s3cret", "TXkgc2Vj/cmV0", "eyJhbGci.eyJzdWIi.c2ln", "sid=s3cret", "/c2VjcmV0==", "name:s3cret", "a.b=c"] {
        assert_eq!(import_request(&format!("curl -X POST -d x {word}")).url, None, "{word}");
        assert_eq!(import_request(&format!("http --raw x POST {word}")).url, None, "{word}");
    }
}

#[test]
fn anything_else_comes_back_as_it_was_given() {
    for text in [
        "",
        " \r\n\u{FEFF}",
        "{}",
        "\u{A0}{ 'a': 1 // c\r\n",
        "[\"curl -d x\"]",
        "{ \"description\": \"100 % curl -d x\" }",
        "\"a string\"",
        "curly: 1",
        "see curl -d x",
        "# only a comment",
        "echo curl",
        "\"never closed: 1",
    ] {
        let imported = import_request(text);
        assert_eq!(
            (imported.text.as_str(), imported.source, imported.url, imported.notes.len()),
            (text, ImportSource::Json, None, 0),
            "{text}"
        );
    }
}

#[test]
fn fragments_get_braces() {
    let added = &["braces-added"][..];
    for (text, expected, expected_notes) in [
        (r#""targetEntity": "EVENT", "eventName": "x""#, r#"{"targetEntity": "EVENT", "eventName": "x"}"#, added),
        (r#""a": {"name": "b"}"#, r#"{"a": {"name": "b"}}"#, added),
        ("\u{A0}\n\"a\\\"}\" : 1\n", "{\"a\\\"}\" : 1}", added),
        (r#""a": 1 }"#, r#"{"a": 1 }"#, added),
        (r#""a": "}""#, r#"{"a": "}"}"#, added),
        ("\"a\": 1,\n", "{\"a\": 1}", &["braces-added", "trailing-comma-dropped"]),
        (r#""targetType": "COUNT"/"VISIT""#, r#"{"targetType": "COUNT"/"VISIT"}"#, added),
    ] {
        let imported = import_request(text);
        assert_eq!((imported.text.as_str(), imported.source), (expected, ImportSource::Fragment));
        assert_eq!(notes(&imported), expected_notes);
    }
}

#[test]
fn the_wire_form_is_pinned() {
    assert_eq!(
        serde_json::to_value(import_request(&format!("curl {URL} -H 'Authorization: Basic abc' -d '{{}}'"))).unwrap(),
        json!({
            "text": "{}",
            "source": "curl",
            "isCall": true,
            "mayHoldCredentials": true,
            "url": URL,
            "notes": [{
                "code": "credentials-dropped",
                "message": "Credentials were removed: Authorization.",
                "params": { "names": "Authorization", "count": 1 },
            }],
            "candidates": [],
        })
    );
    assert_eq!(
        serde_json::to_value(import_request("{}")).unwrap(),
        json!({ "text": "{}", "source": "json", "isCall": false, "mayHoldCredentials": false, "notes": [], "candidates": [] })
    );
    assert!(import_request(r#"{"password": "s3cret"}"#).may_hold_credentials);
    let pair = serde_json::to_value(import_request(&format!("curl {URL}?key=s3cret -d '{{}}'; curl -X PUT {URL} -d '{{\"name\":\"n\"}}'")))
        .unwrap();
    assert_eq!(pair["chosen"], 0);
    assert_eq!(
        pair["candidates"],
        json!([
            {
                "label": format!("POST {URL}"),
                "url": URL,
                "text": "{}",
                "notes": [{
                    "code": "credentials-dropped",
                    "message": "Credentials were removed: key.",
                    "params": { "names": "key", "count": 1 },
                }],
            },
            {
                "label": format!("PUT {URL}"),
                "url": URL,
                "text": "{\"name\":\"n\"}",
                "notes": [{
                    "code": "method-ignored",
                    "message": "The method PUT was ignored. Target groups are created with POST.",
                    "params": { "method": "PUT" },
                }],
            },
        ])
    );
    let fragment = serde_json::to_value(import_request("\"a\":1")).unwrap();
    assert_eq!(
        (&fragment["source"], &fragment["notes"][0]["message"]),
        (&json!("fragment"), &json!("Missing braces around the fields were added."))
    );
}

/// Shapes that trap a reader who looks at the same text again and again.
#[test]
fn five_megabytes_of_anything_are_read_at_once() {
    let size = 5_000_000;
    let repeated = |unit: &str| unit.repeat(size / unit.len());
    for text in [
        format!("curl {URL} -d '{}'", repeated("{\"a\": 1} ")),
        format!("curl {URL} -d \"{}", repeated("\\\"")),
        format!("curl {URL} {}", repeated("-d '{}' ")),
        format!("curl {URL} {}", repeated("-H 'a: b' ")),
        format!("curl {URL} {}", repeated("\\ \n")),
        format!("curl {URL} {}", repeated("<<E ")),
        format!("curl {URL} -d $'{}'", repeated("\\ud83d")),
        format!("curl ^\"{URL}^\" -d ^\"{}", repeated("^\\^\"")),
        format!("curl ^\"{URL}^\" -d {}", repeated("\\")),
        format!("curl {URL} {}", repeated("x&")),
        format!("curl {URL}\n{}", repeated("curl ")),
        format!("curl {URL}?{}", repeated("token=%41&")),
        format!("echo {} | curl", repeated("'\"$(")),
        format!("\"a\": {}", repeated("{\"}")),
        repeated("["),
        repeated("# "),
        repeated("#\n"),
        repeated("\u{A0}"),
        repeated("sudo "),
        repeated("'curl "),
        repeated("curl ‘ "),
        repeated("```\n"),
        repeated("```\n{}\n```\n"),
        repeated("fetch("),
        format!("fetch(u, {}", repeated("[{a:")),
        repeated("fetch(u,{body:b});"),
        repeated("a = 'x' + "),
        format!("fetch(u, {{body: {}", repeated("'x' + ")),
        format!("fetch(u, {{body: {}", repeated("'x' + y + ")),
        format!("requests.post(u, data={}", repeated("'x' ")),
        format!("irm x\n{}", repeated("$a = @{ b = ")),
        format!("irm x\n{}", repeated("$a.Add('b', (")),
        format!("irm x\n{}", repeated("$a = @{ b = c ( d\n")),
        format!("irm x\n{}", repeated("$a = (1 \"\n")),
        repeated("POST /a HTTP/1.1\n\n"),
        format!("Request URL: x\n{}", repeated("a:\n")),
        format!("{{'a': [{}", repeated("1, ")),
        format!("{{'a': [{}]}}", repeated("1,, # c\n")),
        format!("{{{}", repeated("\\\"a\\\":")),
        repeated("token: "),
        repeated("token:\n "),
        repeated("token\n"),
        repeated("token| "),
        format!("token:{}", repeated("\n a")),
        repeated("a:b@"),
        repeated("a://b:c "),
        repeated("-----BEGIN "),
        repeated("1,2\n"),
        repeated("{} "),
        repeated("[{\"key\":\"token\",\"value\":\"x\"},"),
    ] {
        let start = std::time::Instant::now();
        let imported = import_request(&text);
        // Quadratic time would be minutes.
        assert!(start.elapsed().as_secs() < 20, "{}", text.chars().take(60).collect::<String>());
        assert!(imported.notes.len() < 20);
    }
}

/// Quoted and unquoted pieces that a POSIX shell and bash read, without expansions.
fn shell_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9=,./:@%+é日-]{1,6}",
        "[^'\u{0}]{0,12}".prop_map(|text| format!("'{text}'")),
        "([^\"\\\\$`!\u{0}]|\\\\[\"\\\\$`\n]|\\\\[a-z]){0,10}".prop_map(|text| format!("\"{text}\"")),
        r#"([^'\\\x00]|\\[abefnrtv\\'"?]|\\[0-3][0-7]{2}|\\x[1-7][0-9a-f]|\\u0[1-9][0-9]{2}|\\U0001f60[0-9]){0,10}"#
            .prop_map(|text| format!("$'{text}'")),
        r"\\[!-~]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The import takes the body that bash would pass to a program.
    #[test]
    fn bash_agrees(pieces in prop::collection::vec(shell_piece(), 1..6)) {
        let word = pieces.concat();
        // Taken otherwise on purpose: a next command that is glued to a quote, and JSON with doubled quotes.
        prop_assume!(!word.contains("curl") && !word.contains("\"{\"\""));
        let given = bash_words(&format!("printf '%s\\0' {word}"));
        let imported = import_request(&format!("curl {URL} --data-raw {word}"));
        // A body that looks like a user and a password is masked, one that looks like damaged JSON is repaired, and of one that begins
        // with JSON the rest is ignored.
        let is_changed = |note: &String| ["secrets-masked", "faults-repaired", "rest-ignored"].iter().any(|code| note.starts_with(code));
        prop_assume!(!notes(&imported).iter().any(is_changed));
        let given = String::from_utf8_lossy(&given).into_owned();
        prop_assert_eq!(imported.text, given.trim_end_matches('\0'));
    }

    #[test]
    fn nothing_stops_it(text in "\\PC{0,80}", tail in "(curl |-d|'|\"|\\$'|\\\\|\\^|\n|<<|[|&;`#{}@:= ]|\\PC){0,40}") {
        for text in [&text, &tail, &format!("curl {tail}"), &format!("curl ^\n{tail}")] {
            for note in import_request(text).notes {
                let is_filled = ["{names}", "{count}", "{method}"].iter().all(|blank| !note.message.contains(blank));
                prop_assert!(is_filled, "{}", note.message);
            }
        }
    }
}

fn bash_words(script: &str) -> Vec<u8> {
    let mut bash = Command::new("bash").env("LC_ALL", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    bash.wait_with_output().unwrap().stdout
}
