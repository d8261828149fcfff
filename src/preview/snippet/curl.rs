//! The request as a shell command.

/// Linux refuses a single argument of 128 KiB; a body near that size goes through a pipe.
const MAX_ARGUMENT_LENGTH: usize = 100_000;

/// A curl command for any POSIX shell that sends the body byte for byte.
///
/// The credentials come from the variable `CAPILLARY_AUTH`, and the command stops when it is not set. A body
/// cannot hold the character NUL, which no shell can pass on (and which JSON text never has).
#[must_use]
pub fn curl(url: &str, body: &str) -> String {
    let url = quote(url);
    let body = quote(body);
    // `--data-raw` takes a body that begins with `@` as it is; `--data-binary` leaves line ends in what it reads.
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

/// Inside single quotes every character stands for itself; an apostrophe has to leave them for a moment.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
