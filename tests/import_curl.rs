//! Compares imports with the real curl: bash runs generated commands against a server on the loopback interface, and what
//! curl sent must be what the import reads.
//!
//! `IMPORT_CURL_COMMANDS` sets the number of commands; `cargo xtask curl` runs 5,000.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panic")]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use target_groups::import::{ImportResult, ImportSource, import_request};
use target_groups::message::Locale;

/// The number of commands of an everyday run.
const COMMANDS: usize = 400;

/// The commands of one script: starting a shell takes longer than most commands.
const BATCH: usize = 50;

const SECRET: &str = "TXkgc2VjcmV0";

/// A request as the server received it.
#[derive(Debug, PartialEq, Eq)]
struct Received {
    method: String,
    target: String,
    body: String,
}

/// A generated command: `ADDRESS` stands for the address of the server.
#[derive(Debug, Clone)]
struct Generated {
    text: String,
    /// curl removes the line ends of `-d @-`. An import keeps them, because they are the layout of the body.
    loses_line_ends: bool,
    /// The number of requests that the command sends.
    requests: usize,
}

#[test]
fn the_real_curl_agrees() {
    if Command::new("curl").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("Skipped: curl is not installed.");
        return;
    }
    let count = std::env::var("IMPORT_CURL_COMMANDS").map_or(COMMANDS, |count| count.parse().unwrap());
    let (address, received) = serve();
    let mut runner = TestRunner::deterministic();
    let strategy = command();
    let mut compared = 0;
    while compared < count {
        let generate = |_| {
            let mut generated = strategy.new_tree(&mut runner).unwrap().current();
            generated.text = generated.text.replace("ADDRESS", &address);
            generated
        };
        let batch: Vec<Generated> = (0..BATCH.min(count - compared)).map(generate).collect();
        run(&batch);
        for generated in &batch {
            let sent: Vec<Received> =
                (0..generated.requests).map(|_| received.recv_timeout(std::time::Duration::from_secs(10)).unwrap()).collect();
            compare(generated, &sent, &address);
        }
        assert!(received.try_recv().is_err(), "curl sent more requests than expected");
        compared += batch.len();
    }
    assert_eq!(compared, count);
}

fn compare(generated: &Generated, sent: &[Received], address: &str) {
    let imported = import_request(&generated.text, &Locale::default());
    let all = serde_json::to_value(&imported).unwrap();
    let context = format!("{}\n{all}\n{sent:#?}", generated.text);
    assert_eq!(imported.source, ImportSource::Curl, "{context}");
    assert!(!format!("{imported:?}").contains(SECRET), "{context}");
    if let [only] = sent {
        assert_body(&imported.text, only, generated.loses_line_ends, &context);
        assert_eq!(imported.url.as_deref(), Some(format!("{address}{}", only.target).as_str()), "{context}");
        assert_method(&all["notes"], only, &context);
        assert_notes(&imported, &context);
        return;
    }
    assert_eq!(imported.candidates.len(), sent.len(), "{context}");
    let candidates = imported.candidates.iter().zip(all["candidates"].as_array().unwrap());
    for (index, ((candidate, notes), sent)) in candidates.zip(sent).enumerate() {
        // The input of the command goes to its first request.
        assert_body(&candidate.text, sent, generated.loses_line_ends && index == 0, &context);
        assert_method(&notes["notes"], sent, &context);
    }
}

#[track_caller]
fn assert_body(text: &str, sent: &Received, loses_line_ends: bool, context: &str) {
    let text: String = if loses_line_ends { text.replace(['\r', '\n'], "") } else { text.to_owned() };
    assert_eq!(text, sent.body, "{context}");
}

/// curl sends GET where there is no body, which the import says in another note.
#[track_caller]
fn assert_method(notes: &Value, sent: &Received, context: &str) {
    let find = |code: &str| notes.as_array().unwrap().iter().find(|note| note["code"] == code);
    match find("method-ignored") {
        Some(note) => assert_eq!(note["params"]["method"], sent.method, "{context}"),
        None if find("body-missing").is_some() => assert!(matches!(sent.method.as_str(), "GET" | "POST"), "{context}"),
        None => assert_eq!(sent.method, "POST", "{context}"),
    }
}

/// Everything in a generated command is understood.
#[track_caller]
fn assert_notes(imported: &ImportResult, context: &str) {
    let codes = serde_json::to_value(&imported.notes).unwrap();
    let expected =
        ["credentials-dropped", "cookies-dropped", "header-ignored", "method-ignored", "body-missing", "text-before", "rest-ignored"];
    let is_expected = |note: &Value| expected.contains(&note["code"].as_str().unwrap());
    assert!(codes.as_array().unwrap().iter().all(is_expected), "{context}");
}

fn run(batch: &[Generated]) {
    let mut script = String::new();
    for generated in batch {
        writeln!(script, "{}", generated.text).unwrap();
    }
    let file = std::env::temp_dir().join(format!("target-groups-import-{}.sh", std::process::id()));
    std::fs::write(&file, &script).unwrap();
    let mut bash = Command::new("bash");
    bash.arg(&file).env("LC_ALL", "C.UTF-8").env_remove("http_proxy").env("no_proxy", "*").env("CURL_HOME", "/nonexistent");
    let output = bash.stdin(Stdio::null()).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{script}\n{}", output.status);
}

/// Starts a server that sends what it receives to the channel.
fn serve() -> (String, Receiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            if sender.send(answer(stream.unwrap())).is_err() {
                return;
            }
        }
    });
    (address, receiver)
}

fn answer(mut stream: TcpStream) -> Received {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap().to_owned(), words.next().unwrap().to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
    Received { method, target, body: String::from_utf8_lossy(&body).into_owned() }
}

/// A body: a target group with any name, in some layout.
fn body() -> impl Strategy<Value = String> {
    let name = prop_oneof!["\\PC{0,24}", r#"['"\\$`!^&|<>{}@;#~*? \ta-z-]{0,24}"#];
    let space = prop_oneof![4 => Just(""), 1 => Just(" "), 1 => Just("\n  "), 1 => Just("\t")];
    (name, space.clone(), space, any::<bool>()).prop_map(|(name, before, after, active)| {
        let name = serde_json::to_string(&name).unwrap();
        format!("{{{before}\"name\":{after}{name},{before}\"active\":{after}{active}{before}}}")
    })
}

/// Writes a text as a word of bash: parts in different quotes.
fn quoted(text: &str, styles: &[u8]) -> String {
    if text.is_empty() {
        return "''".to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let size = characters.len().div_ceil(styles.len().max(1)).max(1);
    let parts = characters.chunks(size).map(|part| part.iter().collect::<String>());
    parts.zip(styles.iter().cycle()).map(|(part, style)| quoted_part(&part, *style)).collect()
}

fn quoted_part(part: &str, style: u8) -> String {
    match style % 5 {
        0 => format!("'{}'", part.replace('\'', r"'\''")),
        1 => format!(
            "\"{}\"",
            part.chars().map(|c| if matches!(c, '"' | '\\' | '$' | '`') { format!("\\{c}") } else { c.to_string() }).collect::<String>()
        ),
        2 => format!("$'{}'", part.chars().map(ansi_c).collect::<String>()),
        3 if part.is_ascii() && !part.contains('\n') => {
            part.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\{c}") }).collect()
        }
        _ => format!("$'{}'", part.bytes().fold(String::new(), |done, byte| format!("{done}\\x{byte:02x}"))),
    }
}

fn ansi_c(character: char) -> String {
    match character {
        '\'' | '\\' => format!("\\{character}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        _ if character.is_ascii() => character.to_string(),
        _ if u32::from(character) > 0xFFFF => format!("\\U{:08x}", u32::from(character)),
        _ => format!("\\u{:04x}", u32::from(character)),
    }
}

/// The address, with a path and a query, in some quotes.
fn address() -> impl Strategy<Value = String> {
    let path = "(/[a-z0-9_~-]{1,6}(\\.[a-z]{1,3})?){0,3}";
    let query = prop_oneof![Just(String::new()), "\\?(lang|page|q)=[a-z0-9+%-]{0,2}[a-z0-9]{1,3}(&(a|b)=[0-9]{1,3}){0,2}"];
    (path, query, any::<u8>()).prop_map(|(path, query, style)| {
        let path = if path.is_empty() { "/" } else { &path };
        let query = query.replace('%', "%2");
        match style % 3 {
            0 => format!("'ADDRESS{path}{query}'"),
            1 => format!("\"ADDRESS{path}{query}\""),
            _ => format!("ADDRESS{path}{}", query.replace('&', "\\&").replace('?', "\\?")),
        }
    })
}

/// Options that do not change the body.
fn option() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "-s",
        "-sS",
        "--silent",
        "-L",
        "--location",
        "-k",
        "--insecure",
        "--compressed",
        "-g",
        "-4",
        "--http1.1",
        "--no-keepalive",
        "-N",
        "--max-time 9",
        "-m9",
        "-m 9",
        "--connect-timeout 9",
        "-o /dev/null",
        "-o/dev/null",
        "--output /dev/null",
        "-w ''",
        "--retry 0",
        "-sSLk",
        "-so /dev/null",
        "--tcp-nodelay",
        "-X POST",
        "-XPUT",
        "--request PATCH",
        "-sXPOST",
        "-H 'Content-Type: application/json'",
        "-H Accept:application/json",
        "-HAccept:\\ text/plain",
        "--header \"X-Kind: a\"",
        "-H 'X-Empty;'",
        "-A agent",
        "-Aagent",
        "-e http://there.example",
        "--user-agent 'a b'",
        "-u u:SECRET",
        "-uu:SECRET",
        "-su u:SECRET",
        "--user 'u:SECRET'",
        "-H 'Authorization: Basic SECRET'",
        "-H \"authorization:Bearer SECRET\"",
        "-H $'X-Api-Key: SECRET'",
        "-b sid=SECRET",
        "--cookie 'sid=SECRET'",
        "-H 'Cookie: sid=SECRET'",
        "--oauth2-bearer SECRET",
        "-n",
        "--anyauth -u :",
        "--path-as-is",
        "--basic",
    ])
    .prop_filter("two requests", |option| *option != "--anyauth -u :")
    .prop_map(|option| option.replace("SECRET", SECRET))
}

/// The options with the body, and what the shell feeds to the command.
#[derive(Debug, Clone)]
struct Data {
    options: Vec<String>,
    before: String,
    after: String,
    loses_line_ends: bool,
}

fn data() -> impl Strategy<Value = Data> {
    let plain = |options: Vec<String>| Data { options, before: String::new(), after: String::new(), loses_line_ends: false };
    let styles = || prop::collection::vec(any::<u8>(), 1..5);
    let option = prop::sample::select(vec!["-d ", "-d", "--data ", "--data-raw ", "--data-binary ", "--data-ascii ", "--json ", "-sd "]);
    let inline =
        (option, body(), styles()).prop_map(move |(option, body, styles)| plain(vec![format!("{option}{}", quoted(&body, &styles))]));
    let encoded = ("(a|b)?=?[a-z /+%é&]{0,9}", styles())
        .prop_map(move |(value, styles)| plain(vec![format!("--data-urlencode {}", quoted(&format!("x={value}"), &styles))]));
    let several = (prop::collection::vec(("[a-c]=[a-z0-9 .]{0,5}", styles()), 2..4), any::<bool>()).prop_map(move |(parts, binary)| {
        let option = if binary { "--data-binary" } else { "-d" };
        plain(parts.into_iter().map(|(part, styles)| format!("{option} {}", quoted(&part, &styles))).collect())
    });
    let pieces = (body(), styles()).prop_map(move |(body, styles)| {
        let middle = body.char_indices().map(|(at, _)| at).nth(body.chars().count() / 2).unwrap();
        // A piece that starts with `@` would name a file.
        let (left, right) = if body.as_bytes().get(middle) == Some(&b'@') { (body.as_str(), "") } else { body.split_at(middle) };
        plain(vec![format!("--json {}", quoted(left, &styles)), format!("--json {}", quoted(right, &styles))])
    });
    let reader =
        prop::sample::select(vec![("-d @-", true), ("--data @-", true), ("--data-binary @-", false), ("--json @-", false), ("-d@-", true)]);
    let fed = (reader, body(), any::<u8>(), styles()).prop_map(|((option, loses_line_ends), body, way, styles)| {
        let (before, after) = match way % 5 {
            0 => (String::new(), format!(" <<'EOF'\n{body}\nEOF")),
            1 => (String::new(), format!(" <<EOF\n{}\nEOF", body.replace('\\', "\\\\").replace('$', "\\$").replace('`', "\\`"))),
            2 => (String::new(), format!(" <<< {}", quoted(&body, &styles))),
            3 => (format!("printf '%s' {} | ", quoted(&body, &styles)), String::new()),
            _ => ("cat <<'EOF' | ".to_owned(), format!("\n{body}\nEOF")),
        };
        Data { options: vec![option.to_owned()], before, after, loses_line_ends }
    });
    prop_oneof![6 => inline, 1 => encoded, 1 => several, 1 => pieces, 3 => fed, 1 => Just(plain(Vec::new()))]
}

/// A command with its options in any order, alone or among other commands.
fn command() -> impl Strategy<Value = Generated> {
    let options = prop::collection::vec(option(), 0..5);
    let wrap = prop::sample::select(vec!["", "", "", "cd /tmp && ", "\"curl\"", "true; ", "X=$(", "A=1 ", "(", "command "]);
    let next = prop::option::weighted(0.1, (address(), body(), any::<u8>()));
    (data(), address(), options, any::<u64>(), wrap, next).prop_map(|(data, address, options, seed, wrap, next)| {
        let Data { options: mut words, before, after, loses_line_ends } = data;
        let url = match seed % 3 {
            0 => format!("--url {address}"),
            _ => address,
        };
        words.push(url);
        for (index, option) in options.into_iter().enumerate() {
            let at = usize::try_from(seed >> (index * 4)).unwrap_or(0) % (words.len() + 1);
            words.insert(at, option);
        }
        words.push("-s".to_owned());
        let separator = if seed & 64 == 0 { " " } else { " \\\n  " };
        let mut call = words.join(separator);
        let requests = if let Some((address, body, style)) = next {
            write!(call, " --next -s {address} -d {}", quoted(&body, &[style])).unwrap();
            2
        } else {
            1
        };
        let (open, close) = match wrap {
            _ if !before.is_empty() || !after.is_empty() => ("", ""),
            "\"curl\"" => ("", ""),
            "X=$(" | "(" => (wrap, ")"),
            _ => (wrap, ""),
        };
        let curl = if wrap == "\"curl\"" { wrap } else { "curl" };
        Generated { text: format!("{open}{before}{curl} {call}{close}{after}"), loses_line_ends, requests }
    })
}
