//! The snippets do what they show: real shells and a real Node run them, and an import reads them back.
#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use target_groups::import::{ImportSource, import_request};
use target_groups::message::Locale;
use target_groups::preview::snippet::{curl, fetch};

const URL: &str = "https://eu.api.capillarytech.com/v3/targetGroups";

const BODY: &str = r#"{
  "name": "It's here",
  "targets": []
}"#;

#[test]
fn the_shell_command_reads_well() {
    assert_eq!(
        curl(URL, BODY),
        r#"curl --request POST \
  --url 'https://eu.api.capillarytech.com/v3/targetGroups' \
  --header 'Content-Type: application/json' \
  --header 'Accept: application/json' \
  --header "Authorization: ${CAPILLARY_AUTH:?set it first}" \
  --data-raw '{
  "name": "It'\''s here",
  "targets": []
}'"#
    );
}

#[test]
fn the_javascript_reads_well() {
    let expected = r#"const authorization = ""; // fill in, and keep it out of your repository
if (!authorization) throw new Error("Set authorization first.");

const response = await fetch("https://eu.api.capillarytech.com/v3/targetGroups", {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    Accept: "application/json",
    Authorization: authorization,
  },
  body: `{
  "name": "It's here",
  "targets": []
}`,
});
console.log(response.status, await response.text());
"#;
    assert_eq!(fetch(URL, BODY), expected);
    assert!(fetch(URL, "{\r\n}").contains("  body: `{\\r\n}`,"));
    assert!(fetch(URL, r#"{"name":"x"}"#).contains(r#"  body: "{\"name\":\"x\"}","#));
}

/// Texts that break careless quoting.
const AWKWARD: [&str; 14] = [
    "",
    "@/etc/passwd",
    "-d",
    "it's 'quoted' ''",
    "back\\slash \\' \\n \\",
    "a\nb\r\nc\r",
    "!! $HOME ${HOME} `id` $(id) \\$",
    "`${1}` \\` \\${ $",
    "\u{2028}\u{2029}\u{FEFF}\u{85}\u{1}\u{7f}",
    "</script><!-- <script>",
    "*?[a-z]~ {a,b} | & ; < > # ^",
    "日本 😀 \u{A0}é",
    "% %s %% \\x41",
    "\n",
];

#[test]
fn shells_give_the_body_to_curl_byte_for_byte() {
    let large = "it's \\ @large\n".repeat(20_000);
    for body in AWKWARD.iter().copied().chain([BODY, large.as_str()]) {
        for shell in ["sh", "bash"] {
            assert_eq!(run_in_shell(shell, &curl(URL, body)), expected_call(body), "{shell}");
        }
    }
}

#[test]
fn shells_stop_when_no_credentials_are_set() {
    let script = format!("curl() {{ echo called; }}\n{}", curl(URL, BODY));
    let output = shell("sh", &script, None);
    assert!(!output.status.success());
    assert_eq!(output.stdout, b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains("CAPILLARY_AUTH: set it first"));
}

#[test]
fn node_gives_the_body_to_fetch() {
    let bodies: Vec<&str> = AWKWARD.into_iter().chain([BODY]).collect();
    assert_eq!(run_in_node(&bodies), bodies);
}

#[test]
fn node_stops_when_no_credentials_are_set() {
    let mut node = Command::new("node").args(["--input-type=module", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    node.stdin.take().unwrap().write_all(fetch(URL, BODY).as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Set authorization first."));
}

#[test]
fn javascript_can_stand_in_a_page() {
    for body in AWKWARD {
        let snippet = fetch(URL, body);
        assert!(!snippet.contains("</script") && !snippet.contains("<!--"), "{snippet}");
        assert!(!snippet.contains(['\u{2028}', '\u{2029}', '\r']), "{snippet}");
    }
}

/// Any text, and more of the characters that matter.
fn body() -> impl Strategy<Value = String> {
    r#"([^\x00]|['"\\`$!@{}<>/\n\r\t -]|\$\{|\\'|'\\''|</script>){0,40}"#
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_body_survives_the_shells(body in body()) {
        for shell in ["sh", "bash"] {
            prop_assert_eq!(run_in_shell(shell, &curl(URL, &body)), expected_call(&body));
        }
    }

    #[test]
    fn any_body_and_address_survive_an_import(body in body(), path in "[^\\x00?#@;]{0,20}") {
        let url = format!("{URL}/{path}");
        // An import may repair or mask a body that is not JSON of a target group.
        let body = serde_json::json!({ "name": body }).to_string();
        let imported = import_request(&curl(&url, &body), &Locale::default());
        prop_assert_eq!(imported.source, ImportSource::Curl);
        prop_assert_eq!(imported.text, body);
        prop_assert_eq!(imported.url, Some(url));
        prop_assert_eq!(imported.notes.len(), 1, "only the credentials are missing");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn any_body_survives_node(bodies in prop::collection::vec(body(), 500)) {
        prop_assert_eq!(run_in_node(&bodies), bodies);
    }
}

#[test]
fn a_large_body_survives_an_import() {
    let body = "it's \\ large\n".repeat(20_000);
    let imported = import_request(&curl(URL, &body), &Locale::default());
    assert_eq!((imported.text, imported.url.as_deref()), (body, Some(URL)));
}

/// The output of the stand-in for curl: its arguments and its input.
fn expected_call(body: &str) -> String {
    let fed = body.len() > 100_000;
    let last = if fed { ["--data-binary", "@-"] } else { ["--data-raw", body] };
    let mut expected = String::new();
    for argument in [
        "--request",
        "POST",
        "--url",
        URL,
        "--header",
        "Content-Type: application/json",
        "--header",
        "Accept: application/json",
        "--header",
        "Authorization: Basic secret",
        last[0],
        last[1],
    ] {
        expected.push_str(argument);
        expected.push('\0');
    }
    if fed {
        expected.push_str(body);
    }
    expected
}

fn run_in_shell(name: &str, snippet: &str) -> String {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; case \"$*\" in *@-) cat;; esac; }}\n{snippet}");
    let output = shell(name, &script, Some("Basic secret"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The script is a file, because a function that reads standard input must not read the script.
fn shell(name: &str, script: &str, credentials: Option<&str>) -> std::process::Output {
    static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let file = std::env::temp_dir().join(format!("target-groups-snippet-{}-{number}.sh", std::process::id()));
    std::fs::write(&file, script).unwrap();
    let mut command = Command::new(name);
    command.arg(&file).env_remove("CAPILLARY_AUTH").envs(credentials.map(|value| ("CAPILLARY_AUTH", value))).stdin(Stdio::null());
    let output = command.output().unwrap();
    std::fs::remove_file(&file).unwrap();
    output
}

/// Runs each snippet with a stand-in for `fetch`, and gives back the bodies it was called with.
fn run_in_node(bodies: &[impl AsRef<str>]) -> Vec<String> {
    const RUNNER: &str = r#"
        const AsyncFunction = (async () => {}).constructor;
        let input = "";
        for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
        const sent = [];
        for (const snippet of JSON.parse(input)) {
          const code = snippet.replace('authorization = ""', 'authorization = "Basic secret"');
          await new AsyncFunction("fetch", "console", code)(async (url, { method, headers, body }) => {
            if (method !== "POST" || headers.Authorization !== "Basic secret") throw new Error("wrong call");
            if (url !== "https://eu.api.capillarytech.com/v3/targetGroups") throw new Error(url);
            sent.push(body);
            return new Response("{}");
          }, { log() {} });
        }
        process.stdout.write(JSON.stringify(sent));
    "#;
    let snippets: Vec<String> = bodies.iter().map(|body| fetch(URL, body.as_ref())).collect();
    let mut node =
        Command::new("node").args(["--input-type=module", "--eval", RUNNER]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    node.stdin.take().unwrap().write_all(serde_json::to_string(&snippets).unwrap().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}
