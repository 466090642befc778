//! Strings and their escapes.

use super::super::scan;
use super::Reader;
use crate::error::Result;
use std::borrow::Cow;

impl<'t> Reader<'t> {
    /// Reads a string, from its opening quote to behind its closing one.
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>> {
        let start = self.at + 1;
        let end = scan::plain_end(self.bytes, start);
        if self.bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(Cow::Borrowed(self.between(start, end)));
        }
        self.string_with_escapes(start, end).map(Cow::Owned)
    }

    fn string_with_escapes(&mut self, mut start: usize, mut end: usize) -> Result<String> {
        let opening = self.at;
        let mut string = String::new();
        loop {
            string.push_str(self.between(start, end));
            self.at = end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(control) => return Err(self.control_character(control)),
                None => return Err(self.unclosed(opening)),
            }
            start = self.at;
            end = scan::plain_end(self.bytes, start);
        }
    }

    /// Reads an escape, from its backslash on.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        let character = match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.unexpected("an escape that JSON has")),
        };
        self.at = start + 2;
        Ok(character)
    }

    fn unicode_escape(&mut self) -> Result<char> {
        let Some(unit) = self.code_unit(self.at) else {
            return Err(self.unexpected("`\\u` and four hexadecimal digits"));
        };
        let (code, length) = match (unit, self.code_unit(self.at + 6)) {
            (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 12)
            }
            _ => (unit, 6),
        };
        match char::from_u32(code) {
            Some('\0') => Err(self.nul()),
            Some(character) => {
                self.at += length;
                Ok(character)
            }
            None => Err(self.lone_surrogate()),
        }
    }

    /// The code unit of the `\uXXXX` at that place.
    fn code_unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, &digit| {
            Some(unit << 4 | char::from(digit).to_digit(16)?)
        })
    }

    pub(super) fn between(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }
}
