//! Here-documents: lines of the text that are the input of a command.

use super::reader::{HereDocument, Shell};

impl Shell<'_> {
    /// Reads the lines up to the delimiter.
    pub(super) fn here_document(&mut self, document: &HereDocument) -> Vec<u8> {
        let mut fed = Vec::new();
        let mut continues = false;
        while self.at < self.bytes.len() {
            let mut line = self.take_line();
            let is_continued = std::mem::take(&mut continues);
            if document.strip_tabs {
                line = without_tabs(line);
            }
            if !is_continued && without_line_end(line) == document.delimiter.bytes.as_slice() {
                return fed;
            }
            if document.delimiter.quoted {
                fed.extend_from_slice(line);
            } else {
                continues = unescape_here_document(line, &mut fed);
            }
        }
        fed
    }
}

fn without_tabs(line: &[u8]) -> &[u8] {
    let tabs = line.iter().take_while(|&&byte| byte == b'\t').count();
    line.get(tabs..).unwrap_or_default()
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Removes the escapes of a line in a here-document with an unquoted delimiter, where a backslash escapes `$`, a backtick, itself and the
/// line end. Returns `true` if the line continues on the next one.
fn unescape_here_document(line: &[u8], out: &mut Vec<u8>) -> bool {
    let mut bytes = line.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek()) {
            (b'\\', Some(b'\n')) => return true,
            (b'\\', Some(b'$' | b'`' | b'\\')) => out.extend(bytes.next()),
            _ => out.push(byte),
        }
    }
    false
}
