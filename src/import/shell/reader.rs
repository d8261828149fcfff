//! The text of a command line, the place in it, and what has been read so far.

/// One word of a command.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::import) struct ShellWord {
    pub(in crate::import) bytes: Vec<u8>,
    /// A shell would have put something else in place of a part of it.
    pub(in crate::import) expands: bool,
    /// A part of it stood in quotes.
    pub(super) quoted: bool,
}

/// The words of one command, and what ended it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct ShellCommand {
    pub(in crate::import) words: Vec<ShellWord>,
    pub(in crate::import) end: End,
}

/// The ends of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum End {
    /// The end of the text.
    Text,
    /// The end of the line, `;` or `&`.
    Separator,
    /// `|`: what it prints goes to the next command.
    Pipe,
    /// The next curl command begins right behind a closing quote.
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
    /// The use of the word that is being read.
    pub(super) role: WordRole,
    pub(super) here_documents: Vec<HereDocument>,
    /// The input that a here-document or here-string gives to the command.
    pub(in crate::import) stdin: Option<Vec<u8>>,
    /// A quote is open at the end of the text.
    pub(in crate::import) quote_open: bool,
    /// Lines of options that were read on without a continuation mark.
    pub(in crate::import) lines_joined: usize,
    /// Typographic quotes that were read as plain ones.
    pub(in crate::import) quotes_replaced: usize,
    /// No further typographic quote is closed.
    pub(super) quotes_are_text: bool,
    /// Bytes that were looked through for the end of a quote, without success.
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

    /// The rest of the text.
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
    /// The word, if no part of it stands in quotes.
    pub(in crate::import) fn unquoted(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().filter(|_| !self.quoted)
    }
}
