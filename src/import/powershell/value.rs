//! Reads PowerShell values: strings, tables, lists and variables.

use std::rc::Rc;

/// The maximum nesting depth of tables.
pub(super) const MAX_DEPTH: usize = 32;

/// A PowerShell value.
#[derive(Debug, Clone)]
pub(super) enum PowerShellValue {
    Text {
        text: String,
        expands: bool,
    },
    /// A number or a word without quotes.
    Bare(String),
    Table(Vec<(String, Rc<PowerShellValue>)>),
    List(Vec<Rc<PowerShellValue>>),
    Variable(String),
    Other,
}

/// A text, and the position up to which it has been read.
pub(super) struct ValueReader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> ValueReader<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads one value, or several values separated by commas, which form a list.
    fn values(&mut self, depth: usize) -> Rc<PowerShellValue> {
        let first = self.value(depth);
        self.space(false);
        if !self.rest().starts_with(',') {
            return first;
        }
        let mut values = vec![first];
        while self.rest().starts_with(',') {
            self.at += 1;
            self.space(true);
            values.push(self.value(depth));
            self.space(false);
        }
        Rc::new(PowerShellValue::List(values))
    }

    pub(super) fn value(&mut self, depth: usize) -> Rc<PowerShellValue> {
        let rest = self.rest();
        let value = if rest.starts_with("@\"") || rest.starts_with("@'") {
            self.here_string()
        } else if rest.starts_with("@{") && depth < MAX_DEPTH {
            self.at += 2;
            self.table(depth)
        } else if rest.starts_with("@(") && depth < MAX_DEPTH {
            self.at += 2;
            self.list(depth)
        } else if rest.starts_with(['"', '\'', '“', '”', '‘', '’']) {
            self.string()
        } else if rest.starts_with('$') && !rest.starts_with("$(") {
            self.at += 1;
            PowerShellValue::Variable(self.word().to_ascii_lowercase())
        } else if rest.starts_with('(') && depth < MAX_DEPTH {
            self.at += 1;
            return self.brackets(depth);
        } else if rest.starts_with('[') {
            // A type: `[ordered]@{…}`, or `[System.Text.Encoding]::UTF8.GetBytes("…")`.
            let end = rest.find([']', '\n']).map_or(rest.len(), |at| at + 1);
            self.at += end;
            if self.rest().starts_with("::") {
                self.at += 2;
                self.word();
            }
            if depth < MAX_DEPTH && !self.rest().is_empty() && !self.rest().starts_with([' ', '\n', '[']) {
                return self.value(depth + 1);
            }
            PowerShellValue::Other
        } else {
            let length =
                rest.find(|c: char| c.is_whitespace() || matches!(c, ';' | '|' | ')' | '}' | ',' | '"' | '\'')).unwrap_or(rest.len());
            self.at += length;
            PowerShellValue::Bare(rest.get(..length).unwrap_or_default().to_owned())
        };
        Rc::new(value)
    }

    /// Reads the value in `( value | ConvertTo-Json -Depth 5 )`.
    fn brackets(&mut self, depth: usize) -> Rc<PowerShellValue> {
        self.space(true);
        let value = self.value(depth + 1);
        self.skip_to(&[')']);
        self.at += usize::from(self.rest().starts_with(')'));
        value
    }

    fn table(&mut self, depth: usize) -> PowerShellValue {
        let mut members = Vec::new();
        loop {
            self.space(true);
            let Some(character) = self.peek() else { break };
            if character == '}' {
                self.at += 1;
                break;
            }
            let key = match &*self.value(depth + 1) {
                PowerShellValue::Text { text, .. } => text.clone(),
                PowerShellValue::Bare(word) => word.clone(),
                _ => String::new(),
            };
            // `Name="value"` without spaces is read as one word up to the quote.
            let key = if let Some(key) = key.strip_suffix('=') { key.to_owned() } else { self.after_key(key) };
            self.space(false);
            let value = self.values(depth + 1);
            members.push((key, value));
            // The rest of the line, such as a pipe to another command.
            self.skip_to(&['\n', ';']);
        }
        PowerShellValue::Table(members)
    }

    fn after_key(&mut self, key: String) -> String {
        self.space(false);
        if self.rest().starts_with('=') {
            self.at += 1;
            return key;
        }
        // `Name=$value`: the value was read as part of the word.
        if let Some((name, value)) = key.split_once('=') {
            self.at -= value.len();
            return name.to_owned();
        }
        self.at += self.peek().map_or(0, char::len_utf8);
        key
    }

    fn list(&mut self, depth: usize) -> PowerShellValue {
        let mut values = Vec::new();
        loop {
            self.space(true);
            match self.peek() {
                None => break,
                Some(')') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(character) => {
                    let before = self.at;
                    values.push(self.value(depth + 1));
                    if self.at == before {
                        self.at += character.len_utf8();
                    }
                }
            }
        }
        PowerShellValue::List(values)
    }

    fn escape(&mut self, text: &mut String) {
        let Some(letter) = self.peek() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            _ => text.push(letter),
        }
    }

    /// Reads a here-string: `@"`, lines, `"@`.
    fn here_string(&mut self) -> PowerShellValue {
        let is_single = self.rest().starts_with("@'");
        let inside = self.rest().get(2..).unwrap_or_default();
        let content = inside.trim_start_matches([' ', '\r']);
        let content = content.strip_prefix('\n').unwrap_or(content);
        let end = content.find(if is_single { "\n'@" } else { "\n\"@" });
        let text = content.get(..end.unwrap_or(content.len())).unwrap_or_default();
        self.at = self.text.len() - content.get(end.map_or(content.len(), |end| end + 3)..).unwrap_or_default().len();
        PowerShellValue::Text { expands: !is_single && text.contains("$("), text: text.trim_end_matches('\r').to_owned() }
    }

    /// Reads a quoted string. A doubled quote stands for one quote, and in double quotes a backtick is the escape character.
    pub(super) fn string(&mut self) -> PowerShellValue {
        let Some(open) = self.peek() else { return PowerShellValue::Other };
        let is_single = matches!(open, '\'' | '‘' | '’');
        self.at += open.len_utf8();
        let (mut text, mut expands) = (String::new(), false);
        while let Some(character) = self.peek() {
            self.at += character.len_utf8();
            let closes = if is_single { matches!(character, '\'' | '‘' | '’') } else { matches!(character, '"' | '“' | '”') };
            let next = self.peek();
            match character {
                _ if closes && next == Some(character) => {
                    self.at += character.len_utf8();
                    text.push(character);
                }
                // An apostrophe inside a word does not end a string in typographic quotes.
                '’' if open != '\'' && next.is_some_and(char::is_alphanumeric) => text.push(character),
                _ if closes && (character == open || open.len_utf8() > 1) => break,
                '`' if !is_single => self.escape(&mut text),
                _ => {
                    expands |=
                        !is_single && character == '$' && next.is_some_and(|next| next.is_alphabetic() || next == '(' || next == '{');
                    text.push(character);
                }
            }
        }
        PowerShellValue::Text { text, expands }
    }

    /// Skips to one of the given characters outside quotes, comments and brackets, or to a bracket that closes an outer one.
    pub(super) fn skip_to(&mut self, ends: &[char]) {
        let mut open = 0_usize;
        let mut before = ' ';
        while let Some(character) = self.peek().filter(|character| open > 0 || !ends.contains(character)) {
            match character {
                '"' | '\'' | '“' => drop(self.string()),
                '@' if self.rest().starts_with("@\"") || self.rest().starts_with("@'") => drop(self.here_string()),
                '#' if before.is_whitespace() => self.skip_line(),
                ')' | '}' | ']' if open == 0 => return,
                _ => {
                    self.at += character.len_utf8();
                    match character {
                        '(' | '{' | '[' => open += 1,
                        ')' | '}' | ']' => open -= 1,
                        '`' => self.at += self.peek().map_or(0, char::len_utf8),
                        _ => {}
                    }
                }
            }
            before = character;
        }
    }

    pub(super) fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | ':')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Skips white space, a backtick before the end of a line and, if `lines` is `true`, line ends and `;`.
    pub(super) fn space(&mut self, lines: bool) {
        loop {
            let rest = self.rest();
            let blank = rest.trim_start_matches([' ', '\t', '\r', '\u{A0}']);
            let blank = if lines { blank.trim_start_matches(['\n', ';']) } else { blank };
            let blank = match blank.strip_prefix('`').map(|after| after.trim_start_matches([' ', '\t', '\r'])) {
                Some(after) if after.starts_with('\n') => after.get(1..).unwrap_or_default(),
                _ => blank,
            };
            if blank.len() == rest.len() {
                return;
            }
            self.at = self.text.len() - blank.len();
        }
    }

    pub(super) fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }
}
