//! Detects a curl command in a pasted text, and where it starts.

/// The longest prompt that may stand before a command.
const MAX_PROMPT_LENGTH: usize = 200;

/// Words that may stand before a command without changing what it sends.
const WRAPPERS: [&str; 5] = ["sudo", "time", "command", "exec", "env"];

/// Programs that may feed a curl command through a pipe.
const FEEDERS: [&str; 3] = ["echo", "printf", "cat"];

/// The text from the command's first word on, when the text is a curl command.
pub(super) fn curl_command(text: &str) -> Option<&str> {
    let text = skip_preamble(text);
    let line_end = text.find('\n').unwrap_or(text.len());
    let mut trusted_words_only = true;
    let mut prompt_before = false;
    let mut at = 0;
    for word in text.get(..line_end)?.split_inclusive(is_blank) {
        if at > MAX_PROMPT_LENGTH {
            return None;
        }
        let bare = word.trim_end_matches(is_blank);
        if bare.contains(['"', '{']) {
            return None;
        }
        let name = after_prompt(bare);
        if trusted_words_only || prompt_before || name.len() < bare.len() {
            let start = at + bare.len() - name.len();
            if is_curl(name) || (FEEDERS.contains(&name) && feeds_curl(text.get(start..)?)) {
                return text.get(start..);
            }
        }
        if !bare.is_empty() {
            trusted_words_only &= WRAPPERS.contains(&bare) || is_assignment(bare);
            prompt_before = bare.ends_with(['$', '%', '>', '#']);
        }
        at += word.len();
    }
    None
}

/// Returns `true` if a word names the curl program, with or without its path.
pub(super) fn is_curl(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    name == "curl" || name.eq_ignore_ascii_case("curl.exe")
}

/// Returns `true` if a curl command stands somewhere in a text: at its start, on a new line, or after a separator.
pub(super) fn mentions_curl(text: &str) -> bool {
    text.match_indices("curl").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
        let after = text.get(at + 4..).unwrap_or_default();
        (before.is_empty() || before.ends_with(['\n', ';', '&', '|', '$', '%', '>']))
            && (after.starts_with(char::is_whitespace) || after.starts_with(".exe "))
    })
}

/// Leaves out what stands before a command on pages and in notes: blank lines, comments, code fences.
fn skip_preamble(mut text: &str) -> &str {
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let is_root_prompt = text.strip_prefix("# ").is_some_and(|rest| is_curl(first_word(rest)));
        if is_root_prompt || !(text.starts_with('#') || text.starts_with("```")) {
            return text;
        }
        let Some((_, rest)) = text.split_once('\n') else {
            return "";
        };
        text = rest;
    }
}

fn feeds_curl(text: &str) -> bool {
    let mut shell = super::shell::Shell::new(text);
    shell.next_command().end == super::shell::End::Pipe && is_curl(first_word(shell.rest().trim_start()))
}

fn first_word(text: &str) -> &str {
    text.split(is_blank).next().unwrap_or_default()
}

/// A prompt may be glued to the command: `C:\Users\me>curl`.
fn after_prompt(word: &str) -> &str {
    let start = word.rfind(['>', '$']).map_or(0, |at| at + 1);
    word.get(start..).unwrap_or(word)
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{A0}')
}
