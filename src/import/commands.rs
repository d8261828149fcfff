//! Finds the commands in a text: in scripts, after prompts, in `$(…)`, in lists, or in the middle of a sentence.

use super::address::likeness;
use super::call::{Request, RequestBuilder, is_method};
use super::candidates::MAX_REQUESTS;
use super::pasted::Pasted;
use super::shell::{End, Shell, ShellCommand, ShellWord};
use super::{curl, httpie, wget, windows};

/// The maximum distance in bytes at which words before a command are examined.
const MAX_LOOK_BACK: usize = 200;

/// Programs that can provide the input of a command through a pipe.
const FEEDERS: [&str; 3] = ["echo ", "printf ", "cat "];

/// Words and characters that end a prompt, a list marker or a previous command.
const ENDS_BEFORE: [char; 19] = ['$', '%', '>', '#', ';', '&', '|', '(', '{', '`', '"', '\'', '*', '•', ':', '!', '=', ')', ']'];

/// The programs whose commands are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Program {
    Curl,
    Wget,
    Httpie,
}

/// A request, and the part of the text that it was read from.
pub(super) struct FoundRequest {
    pub(super) request: Request,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A word of a text that may start a command.
struct Site {
    program: Program,
    start: usize,
    /// The offset of the first byte after the name of the program.
    arguments: usize,
    closer: Option<u8>,
}

/// Reads all commands of a text.
pub(super) fn read(text: &str) -> Vec<FoundRequest> {
    let mut found: Vec<FoundRequest> = Vec::new();
    let mut at = 0;
    let mut glued = false;
    // Keeps the time linear if a text has many words that look like commands but are not.
    let mut budget = text.len().saturating_mul(3).saturating_add(100_000);
    let escapes_always = windows::escapes_always(text);
    while let Some(mut site) = next_site(text, at) {
        if glued && site.start == at {
            site.closer = None;
        }
        let SplitCommand { pasted, end, is_glued, scanned } = split(text, &site, at, escapes_always);
        let consumed = (end - site.start.min(end)) + MAX_LOOK_BACK + scanned;
        if found.len() == MAX_REQUESTS || budget < consumed {
            break;
        }
        budget -= consumed;
        glued = false;
        at = site.arguments;
        if is_command(text, &site, &pasted.words) {
            at = end.max(at);
            glued = is_glued;
            let requests = read_one(&site, &pasted);
            found.extend(requests.into_iter().map(|call| FoundRequest { request: call.finish(), start: site.start, end: at }));
        }
    }
    found
}

fn read_one(site: &Site, pasted: &Pasted) -> Vec<RequestBuilder> {
    match site.program {
        Program::Curl => curl::read(pasted),
        Program::Wget => vec![wget::read(pasted)],
        Program::Httpie => vec![httpie::read(pasted)],
    }
}

/// The command of a site, and facts that its reader determined about the text.
struct SplitCommand {
    pasted: Pasted,
    /// The offset of the first byte after the command.
    end: usize,
    /// `true` if the next command follows without a space.
    is_glued: bool,
    /// The number of bytes read beyond the command.
    scanned: usize,
}

/// Splits the command of a site into words.
fn split(text: &str, site: &Site, from: usize, escapes_always: bool) -> SplitCommand {
    let command = text.get(site.arguments..).unwrap_or_default();
    let mut pasted = Pasted::default();
    if windows::is_windows(command) {
        let (ShellCommand { words, end }, quote_open, rest) = windows::split(command, escapes_always);
        pasted = Pasted { words, quote_open, carets_removed: escapes_always, ..pasted };
        pasted.dashes_replaced = replace_dashes(&mut pasted.words);
        return SplitCommand { pasted, end: text.len() - rest.len(), is_glued: end == End::GluedCurl, scanned: 0 };
    }
    let fed = feeder(text, site, from).and_then(|start| fed_by(text, start, site));
    let mut shell = Shell::new(command, site.closer);
    let ShellCommand { words, end } = shell.next_command();
    let (fed, fed_end) = fed.map_or((None, 0), |(fed, end)| (Some(fed), end));
    pasted.stdin = shell.stdin.take().or(fed);
    pasted.quote_open = shell.quote_open;
    pasted.lines_joined = shell.lines_joined;
    pasted.quotes_replaced = shell.quotes_replaced;
    pasted.words = words;
    pasted.dashes_replaced = replace_dashes(&mut pasted.words);
    let read = (text.len() - shell.rest().len()).max(fed_end);
    SplitCommand { pasted, end: read, is_glued: end == End::GluedCurl, scanned: shell.scanned }
}

/// Replaces the dashes that word processors put before options with hyphens.
fn replace_dashes(words: &mut [ShellWord]) -> usize {
    let mut count = 0;
    for word in words {
        let Some(name) = word.unquoted().and_then(|text| text.strip_prefix(['–', '—', '−'])) else { continue };
        let name = name.trim_start_matches(['–', '—', '−', '-']);
        let is_short = name.chars().nth(1).is_none_or(|second| !second.is_ascii_lowercase());
        word.bytes = [if is_short { "-" } else { "--" }, name].concat().into_bytes();
        count += 1;
    }
    count
}

/// Returns the start of the command whose output is piped to this one.
fn feeder(text: &str, site: &Site, from: usize) -> Option<usize> {
    let before = text.get(from..site.start)?;
    if !before.trim_end_matches(['"', '\'']).trim_end().ends_with('|') {
        return None;
    }
    FEEDERS.iter().filter_map(|name| before.rfind(name)).max().map(|at| from + at)
}

/// Returns the output of that command, if it is known, and the end of the text that was read for it.
fn fed_by(text: &str, start: usize, site: &Site) -> Option<(Vec<u8>, usize)> {
    let before = text.get(start..site.start)?.trim_end_matches(['"', '\'']);
    let mut feeding = Shell::new(before, None);
    let command = feeding.next_command();
    if command.end != End::Pipe {
        return None;
    }
    if feeding.has_here_document() {
        // The here-document follows the line of the whole pipe.
        let mut pipe = Shell::new(text.get(start..)?, None);
        pipe.next_command();
        pipe.next_command();
        let end = text.len() - pipe.rest().len();
        return Some((pipe.stdin?, end));
    }
    Some((printed(&command)?, 0))
}

/// Returns the output of `echo` or `printf`, for simple arguments.
fn printed(command: &ShellCommand) -> Option<Vec<u8>> {
    let words: Vec<&[u8]> = command.words.iter().map(|word| word.bytes.as_slice()).collect();
    match words.as_slice() {
        [b"printf", b"%s" | b"--", text] | [b"echo", b"-n", text] => Some(text.to_vec()),
        [b"printf", text] if !text.iter().any(|byte| matches!(byte, b'%' | b'\\')) => Some(text.to_vec()),
        [b"echo", text] | [b"printf", b"%s\\n", text] => Some([text, b"\n".as_slice()].concat()),
        _ => None,
    }
}

/// Distinguishes a command from a sentence that mentions the program.
fn is_command(text: &str, site: &Site, words: &[ShellWord]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let has_url = words.iter().any(is_url);
    match site.program {
        Program::Curl | Program::Wget if is_trusted(text, site.start) => has_url || words.iter().any(is_option),
        Program::Curl | Program::Wget => has_url && (is_option(first) || is_url(first)),
        Program::Httpie => {
            (is_option(first) || is_url(first) || std::str::from_utf8(&first.bytes).is_ok_and(is_method)) && is_trusted(text, site.start)
        }
    }
}

fn is_option(word: &ShellWord) -> bool {
    matches!(word.bytes.as_slice(), [b'-', _, ..])
}

fn is_url(word: &ShellWord) -> bool {
    let text = String::from_utf8_lossy(word.bytes.get(..word.bytes.len().min(256)).unwrap_or_default());
    likeness(&text) > 1 || text.starts_with([':', '/'])
}

/// Returns `true` if only a prompt, a list marker, or other commands precede a command in its line.
fn is_trusted(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let line: String = before.chars().rev().take(MAX_LOOK_BACK).take_while(|&c| c != '\n').collect();
    let line: String = line.chars().rev().collect();
    let line = line.trim();
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_bullet = last.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_wrapper = ["sudo", "time", "command", "exec", "env", "do", "then", "else", "if", "-c"].contains(&last);
    line.is_empty() || line.ends_with(ENDS_BEFORE) || is_bullet || is_wrapper || is_assignment(last)
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

/// Finds the next word that names a program.
fn next_site(text: &str, from: usize) -> Option<Site> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        at += rest.find(|c| !is_boundary(c))?;
        let rest = text.get(at..)?;
        let length = rest.find(is_boundary).unwrap_or(rest.len());
        let word = rest.get(..length)?;
        if let Some(program) = program(word)
            && let Some(site) = site(text, at, length, program)
        {
            return Some(site);
        }
        at += length;
    }
}

fn site(text: &str, start: usize, length: usize, program: Program) -> Option<Site> {
    let after = text.get(start + length..)?;
    let before = text.get(..start)?.chars().next_back();
    let quote = before.filter(|c| matches!(c, '"' | '\'') && after.starts_with(*c));
    let after = after.strip_prefix(|c| Some(c) == quote).unwrap_or(after);
    if !after.starts_with(|c: char| c.is_whitespace() || c == '^' || c == '`') {
        return None;
    }
    let closer = match before {
        _ if quote.is_some() => None,
        Some('(') => Some(b')'),
        Some('`') => Some(b'`'),
        Some('\'') => Some(b'\''),
        Some('"') => Some(b'"'),
        _ => None,
    };
    Some(Site { program, start, arguments: text.len() - after.len(), closer })
}

fn program(word: &str) -> Option<Program> {
    let name = word.rsplit(['/', '\\']).next()?;
    let name = if name.len() < word.len() { name.split(':').next()? } else { name };
    match name {
        _ if word.contains("://") => None,
        "curl" | "CURL" | "Curl" => Some(Program::Curl),
        "wget" => Some(Program::Wget),
        "http" | "https" | "xh" | "xhs" => Some(Program::Httpie),
        _ if name.eq_ignore_ascii_case("curl.exe") => Some(Program::Curl),
        _ if name.eq_ignore_ascii_case("wget.exe") => Some(Program::Wget),
        _ => None,
    }
}

fn is_boundary(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '\'' | '`' | '(' | ')' | ';' | '|' | '&' | '<' | '>' | '$' | '%' | '{' | '}' | ',' | '=' | '[' | ']' | '#')
        || matches!(c, '\u{FEFF}' | '\u{2018}'..='\u{201F}')
}
