//! The text of a command line, the current position in it, and the words read so far.

/// One word of a command.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::import) struct ShellWord {
    pub(in crate::import) bytes: Vec<u8>,
    /// `true` if a shell would replace a part of the word.
    pub(in crate::import) expands: bool,
    /// `true` if a part of the word is quoted.
    pub(super) quoted: bool,
}

/// The words of one command, and the way it ended.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct ShellCommand {
    pub(in crate::import) words: Vec<ShellWord>,
    pub(in crate::import) end: End,
}

/// The ways in which a command can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum End {
    /// The end of the text.
    Text,
    /// The end of the line, `;` or `&`.
    Separator,
    /// `|`: the output is the input of the next command.
    Pipe,
    /// The next curl command starts directly after a closing quote.
    GluedCurl,
}

/// Reads one command after the other.
#[derive(Debug)]
pub(in crate::import) struct Shell<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    pub(super) words: Vec<ShellWord>,
    pub(super) word: Option<ShellWord>,
    /// The use of the current word.
    pub(super) role: WordRole,
    pub(super) here_documents: Vec<HereDocument>,
    /// The input of the command from a here-document or here-string.
    pub(in crate::import) stdin: Option<Vec<u8>>,
    /// `true` if a quote is still open at the end of the text.
    pub(in crate::import) quote_open: bool,
    /// The number of lines of options that were joined without a continuation character.
    pub(in crate::import) lines_joined: usize,
    /// The number of typographic quotes that were read as plain ones.
    pub(in crate::import) quotes_replaced: usize,
    /// `true` if no further typographic quote is closed.
    pub(super) quotes_are_text: bool,
    /// The number of bytes that were searched for the end of a quote, without success.
    pub(in crate::import) scanned: usize,
    /// The character around the command that ends it: `)` of `$(…)`, or a quote.
    pub(super) closer: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordRole {
    Argument,
    /// The file of a redirection.
    File,
    HereString,
    /// The line that ends a here-document.
    Delimiter {
        strip_tabs: bool,
    },
}

#[derive(Debug)]
pub(super) struct HereDocument {
    pub(super) delimiter: ShellWord,
    pub(super) strip_tabs: bool,
}

impl<'a> Shell<'a> {
    pub(in crate::import) fn new(text: &'a str, closer: Option<u8>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            words: Vec::new(),
            word: None,
            role: WordRole::Argument,
            here_documents: Vec::new(),
            stdin: None,
            quote_open: false,
            lines_joined: 0,
            quotes_replaced: 0,
            quotes_are_text: false,
            scanned: 0,
            closer,
        }
    }

    /// Returns the rest of the text.
    pub(in crate::import) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(in crate::import) fn has_here_document(&self) -> bool {
        !self.here_documents.is_empty()
    }

    pub(super) fn take_line(&mut self) -> &'a [u8] {
        let unread = self.unread();
        let length = unread.iter().position(|&byte| byte == b'\n').map_or(unread.len(), |at| at + 1);
        self.at += length;
        unread.get(..length).unwrap_or_default()
    }

    pub(super) fn skip_line(&mut self) {
        let unread = self.unread();
        self.at += unread.iter().position(|&byte| byte == b'\n').unwrap_or(unread.len());
    }

    pub(super) fn push(&mut self, byte: u8) {
        self.current().bytes.push(byte);
    }

    pub(super) fn push_dollar(&mut self, next: Option<u8>) {
        let expands = next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'{' | b'('));
        self.push(b'$');
        self.current().expands |= expands;
    }

    pub(super) fn push_expansion(&mut self, byte: u8) {
        self.push(byte);
        self.current().expands = true;
    }

    pub(super) fn current(&mut self) -> &mut ShellWord {
        self.word.get_or_insert_default()
    }

    pub(super) fn unread(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }
}

impl ShellWord {
    /// Returns the word if no part of it is quoted.
    pub(in crate::import) fn unquoted(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().filter(|_| !self.quoted)
    }
}
