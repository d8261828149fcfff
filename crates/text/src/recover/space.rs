//! White space, comments, and characters that look like spaces.

use super::fault::FaultKind;
use super::reader::RecoveringReader;

impl RecoveringReader<'_> {
    /// Skips white space, comments and similar characters.
    pub(super) fn space(&mut self) {
        loop {
            self.at = self.after_space(self.at);
            match self.peek() {
                Some(b'/' | b'#') => {
                    let Some(end) = self.comment_end() else { return };
                    let fault = self.fault(FaultKind::Comment, self.at, true);
                    let is_last = matches!(self.byte(end), None | Some(b'\n' | b'\r'));
                    let space = self.slice(0, self.at).len() - self.slice(0, self.at).trim_end_matches([' ', '\t']).len();
                    self.remove(fault, self.at - if is_last { space } else { 0 }, end);
                    self.at = end;
                }
                Some(0x0B | 0x0C | 0x80..) => {
                    let end = self.odd_space_end();
                    if end == self.at {
                        return;
                    }
                    let fault = self.fault(FaultKind::Space, self.at, true);
                    self.replace(fault, self.at, end, " ");
                    self.at = end;
                }
                _ => return,
            }
        }
    }

    /// Returns the end of the comment that starts here.
    fn comment_end(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        if rest.starts_with("/*") {
            return Some(rest.as_bytes().windows(2).position(|pair| pair == b"*/").map_or(self.text.len(), |end| self.at + end + 2));
        }
        (rest.starts_with("//") || rest.starts_with('#')).then(|| self.at + rest.find(['\n', '\r']).unwrap_or(rest.len()))
    }

    /// Returns the end of the characters that look like spaces.
    fn odd_space_end(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at + rest.find(|character| !is_odd_space(character)).unwrap_or(rest.len())
    }
}

/// Returns `true` for a character that looks like a space or is invisible, and is not white space in JSON.
fn is_odd_space(character: char) -> bool {
    let is_unseen = matches!(character, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{180E}');
    is_unseen || (character.is_whitespace() && !matches!(character, ' ' | '\t' | '\n' | '\r'))
}
