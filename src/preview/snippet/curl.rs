//! The request as a shell command.

/// The size in bytes from which the body is sent through a pipe. Linux limits a single argument to 128 KiB.
const MAX_ARGUMENT_LENGTH: usize = 100_000;

/// Returns a curl command for any POSIX shell that sends the body byte for byte.
///
/// The credentials come from the variable `CAPILLARY_AUTH`. The command stops if it is not set. The body must not contain the character
/// NUL, which no shell can pass on and which valid JSON text never contains.
#[must_use]
pub fn curl(url: &str, body: &str) -> String {
    let url = quote(url);
    let body = quote(body);
    // `--data-raw` does not interpret a leading `@`. `--data-binary` keeps line breaks in the data that it reads.
    let (feed, data) = if body.len() > MAX_ARGUMENT_LENGTH {
        (format!("printf %s {body} | "), "--data-binary @-".to_owned())
    } else {
        (String::new(), format!("--data-raw {body}"))
    };
    format!(
        r#"{feed}curl --request POST \
  --url {url} \
  --header 'Content-Type: application/json' \
  --header 'Accept: application/json' \
  --header "Authorization: ${{CAPILLARY_AUTH:?set it first}}" \
  {data}"#
    )
}

/// Quotes text for a shell. Inside single quotes, all characters are literal; an apostrophe must be written outside of them.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
