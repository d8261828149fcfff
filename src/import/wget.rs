//! Reads the arguments of wget.

use super::address::likeness;
use super::call::RequestBuilder;
use super::curl::shown_option;
use super::pasted::Pasted;
use super::shell::ShellWord;
use super::source::ImportSource;
use super::words::lists;

/// Options that take a value and do not change the request.
const TRANSFER_VALUES: &str = "output-document output-file timeout tries wait save-cookies ca-certificate quota limit-rate level";

/// Options whose value is a secret.
const CREDENTIALS: &str = "\
    user password http-user http-password http-passwd proxy-user proxy-password certificate private-key load-cookies";

/// The one-letter options that take a value, and their long names.
const SHORT: [(&str, &str); 6] =
    [("-O", "output-document"), ("-o", "output-file"), ("-T", "timeout"), ("-t", "tries"), ("-U", "user-agent"), ("-P", "level")];

/// Reads one command.
pub(super) fn read(pasted: &Pasted) -> RequestBuilder {
    let mut call = RequestBuilder::new(ImportSource::Wget);
    // The likelihood that the URL found so far is a URL.
    let mut best = 0;
    let mut words = pasted.words.iter();
    while let Some(word) = words.next() {
        let text = String::from_utf8_lossy(&word.bytes);
        if let Some(option) = text.strip_prefix("--") {
            let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            option_of(&mut call, name, value, word, &mut words);
        } else if let Some((_, name)) = SHORT.iter().find(|(short, _)| *short == text) {
            option_of(&mut call, name, None, word, &mut words);
        } else if !text.starts_with('-') {
            let found = likeness(&text);
            call.ignored_arguments += usize::from(found == 0 || best > 0);
            if found > best {
                best = found;
                call.url = Some(text.into_owned());
            }
        }
    }
    pasted.add_notes(&mut call);
    call
}

fn option_of<'w>(
    call: &mut RequestBuilder,
    name: &str,
    value: Option<&str>,
    word: &ShellWord,
    words: &mut impl Iterator<Item = &'w ShellWord>,
) {
    let takes_value =
        matches!(name, "header" | "method" | "post-data" | "body-data" | "post-file" | "body-file" | "user-agent" | "referer")
            || lists(CREDENTIALS, name)
            || lists(TRANSFER_VALUES, name);
    let next = if takes_value && value.is_none() { words.next() } else { None };
    let expands = next.unwrap_or(word).expands;
    let value = next.map(|next| String::from_utf8_lossy(&next.bytes)).or(value.map(Into::into)).unwrap_or_default();
    match name {
        "header" => {
            call.header_line("--header", value.as_bytes());
        }
        "method" => call.method = Some(value.into_owned()),
        "post-data" | "body-data" => {
            call.body = Some(value.into_owned().into_bytes());
            call.body_expands = expands;
        }
        "post-file" | "body-file" => call.body_files += 1,
        "user-agent" => call.header("", "User-Agent"),
        "referer" => call.header("", "Referer"),
        _ if lists(CREDENTIALS, name) => call.credential(&format!("--{name}")),
        _ if takes_value || matches!(name, "quiet" | "verbose" | "no-verbose" | "no-check-certificate" | "content-on-error") => {}
        _ => call.option(&shown_option(name)),
    }
}
