//! The escapes of `$'…'`, which browsers use for bodies with apostrophes or line breaks.

/// The content of a `$'…'` string and its length in the text.
pub(super) struct Quoted {
    pub(super) bytes: Vec<u8>,
    /// The number of bytes read, including the closing quote.
    pub(super) length: usize,
    pub(super) closed: bool,
}

/// Reads a string from the position after the opening quote.
pub(super) fn read(text: &[u8]) -> Quoted {
    let mut reader = QuotedReader { text, at: 0, out: Vec::new(), high_surrogate: None };
    let closed = reader.run();
    reader.flush_surrogate();
    Quoted { bytes: reader.out, length: reader.at, closed }
}

struct QuotedReader<'a> {
    text: &'a [u8],
    at: usize,
    out: Vec<u8>,
    /// Browsers write a character beyond U+FFFF as two `\u` escapes; this is the first one.
    high_surrogate: Option<u32>,
}

impl QuotedReader<'_> {
    fn run(&mut self) -> bool {
        let mut kept = None;
        while let Some(byte) = self.next() {
            match byte {
                b'\'' => {
                    self.flush_surrogate();
                    if let Some(length) = kept {
                        self.out.truncate(length);
                    }
                    return true;
                }
                b'\\' => {
                    let before = self.out.len();
                    let is_nul = self.escape();
                    // A shell ends a word at a NUL, so the rest of the quoted text is lost.
                    if is_nul && kept.is_none() {
                        kept = Some(before);
                    }
                }
                _ => self.push(byte),
            }
        }
        if let Some(length) = kept {
            self.out.truncate(length);
        }
        false
    }

    /// Reads one escape after its backslash. Returns `true` if it is a NUL.
    fn escape(&mut self) -> bool {
        let Some(letter) = self.next() else {
            self.push(b'\\');
            return false;
        };
        let byte = match letter {
            b'a' => 7,
            b'b' => 8,
            b'e' | b'E' => 27,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 11,
            b'\\' | b'\'' | b'"' | b'?' => letter,
            b'0'..=b'7' => {
                self.at -= 1;
                self.number(8, 3).map_or(0, low_byte)
            }
            b'x' => match self.number(16, 2) {
                Some(value) => low_byte(value),
                None => return self.keep(b'x'),
            },
            b'u' => return self.character(b'u', 4),
            b'U' => return self.character(b'U', 8),
            b'c' => match self.next() {
                Some(control) => control.to_ascii_uppercase() ^ 0x40,
                None => return self.keep(b'c'),
            },
            _ => return self.keep(letter),
        };
        self.push(byte);
        byte == 0
    }

    /// An unknown escape keeps its backslash.
    fn keep(&mut self, letter: u8) -> bool {
        self.push(b'\\');
        self.push(letter);
        false
    }

    fn character(&mut self, letter: u8, digits: usize) -> bool {
        let Some(code) = self.number(16, digits) else {
            return self.keep(letter);
        };
        match (self.high_surrogate.take(), code) {
            (Some(high), 0xDC00..=0xDFFF) => {
                self.push_char(0x1_0000 + ((high - 0xD800) << 10) + (code - 0xDC00));
            }
            (lost, _) => {
                if lost.is_some() {
                    self.push_char(0xFFFD);
                }
                if (0xD800..=0xDBFF).contains(&code) {
                    self.high_surrogate = Some(code);
                } else {
                    self.push_char(code);
                }
            }
        }
        code == 0
    }

    /// Reads up to `most` digits and returns their value.
    fn number(&mut self, radix: u32, most: usize) -> Option<u32> {
        let mut value = None;
        for _ in 0..most {
            let digit = self.text.get(self.at).and_then(|&byte| char::from(byte).to_digit(radix));
            let Some(digit) = digit else { break };
            value = Some(value.unwrap_or(0_u32).wrapping_mul(radix).wrapping_add(digit));
            self.at += 1;
        }
        value
    }

    fn push_char(&mut self, code: u32) {
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn push(&mut self, byte: u8) {
        self.flush_surrogate();
        self.out.push(byte);
    }

    /// Half of a surrogate pair is not a character.
    fn flush_surrogate(&mut self) {
        if self.high_surrogate.take().is_some() {
            self.push_char(0xFFFD);
        }
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.text.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }
}

fn low_byte(value: u32) -> u8 {
    u8::try_from(value & 0xFF).unwrap_or_default()
}
