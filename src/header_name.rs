//! The names of HTTP headers.

/// Returns `true` for bytes that RFC 9110 allows in the name of a header.
pub(crate) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
