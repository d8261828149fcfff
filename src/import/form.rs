//! Builds a body from the values of curl's data options.

/// The way a data option encodes its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataForm {
    /// `--data`, `--data-binary`: `@name` refers to a file; pieces are joined with `&`.
    Data,
    /// `--data-raw`: the value is used unchanged.
    Raw,
    /// `--json`: like `--data`, but pieces are joined without a separator.
    Json,
    /// `--data-urlencode`: the value, or the part after `=`, is percent-encoded.
    UrlEncoded,
}

/// A body as curl assembles it from its options.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The body so far; `None` until the first piece.
    pub(super) bytes: Option<Vec<u8>>,
    /// The number of pieces that are in files.
    pub(super) files: usize,
}

impl Body {
    /// Adds the value of one option. `stdin` is the input of the command, if it is known.
    pub(super) fn add(&mut self, form: DataForm, value: &[u8], stdin: Option<&[u8]>) {
        if form == DataForm::UrlEncoded {
            return self.add_encoded(value, stdin);
        }
        match value.strip_prefix(b"@") {
            Some(file) if form != DataForm::Raw => match (file, stdin) {
                (b"-", Some(fed)) => self.append(form, fed),
                _ => self.files += 1,
            },
            _ => self.append(form, value),
        }
    }

    fn add_encoded(&mut self, value: &[u8], stdin: Option<&[u8]>) {
        let mark = value.iter().position(|byte| matches!(byte, b'=' | b'@'));
        let (name, rest) = value.split_at(mark.unwrap_or(0));
        let content = match rest {
            [b'@', b'-'] if mark.is_some() && stdin.is_some() => stdin.unwrap_or_default(),
            [b'@', ..] if mark.is_some() => {
                self.files += 1;
                return;
            }
            [b'=', content @ ..] if mark.is_some() => content,
            all => all,
        };
        let mut piece = name.to_vec();
        if !name.is_empty() {
            piece.push(b'=');
        }
        percent_encode(content, &mut piece);
        self.append(DataForm::UrlEncoded, &piece);
    }

    fn append(&mut self, form: DataForm, piece: &[u8]) {
        let bytes = self.bytes.get_or_insert_with(Vec::new);
        if !bytes.is_empty() && form != DataForm::Json {
            bytes.push(b'&');
        }
        bytes.extend_from_slice(piece);
    }
}

/// Percent-encodes bytes like curl, which writes a space as `+`.
fn percent_encode(bytes: &[u8], out: &mut Vec<u8>) {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    for &byte in bytes {
        match byte {
            b' ' => out.push(b'+'),
            b'-' | b'.' | b'_' | b'~' => out.push(byte),
            _ if byte.is_ascii_alphanumeric() => out.push(byte),
            _ => {
                out.push(b'%');
                for digit in [byte >> 4, byte & 15] {
                    out.extend(HEX.get(usize::from(digit)));
                }
            }
        }
    }
}
