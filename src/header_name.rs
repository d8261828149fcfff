//! The names of HTTP headers.

/// Returns `true` for bytes that the name of a header can contain, by RFC 9110.
pub(crate) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
