//! What was wrong with a text, and where.

use super::super::excerpt::{shorten, FOLLOWED};
use super::{Open, Reader};
use crate::error::Error;
use crate::value::Value;
use std::str::Utf8Error;

impl Reader<'_> {
    /// Something else stands here than what was expected.
    pub(super) fn unexpected(&self, expected: &str) -> Error {
        let found = self.shown(self.at);
        let message = match &found {
            Some(found) => format!("expected {expected}, found `{found}`"),
            None if self.bytes.is_empty() => format!("expected {expected}, found an empty text"),
            None => format!("expected {expected}, found the end of the text"),
        };
        let error = Error::json(message).expected(expected);
        let error = match found {
            Some(found) => error.received(&Value::Str(found)),
            None => error,
        };
        self.located(error, self.at)
    }

    /// No value begins here.
    pub(super) fn no_value(&self) -> Error {
        let error = self.unexpected("a value");
        let rest = self.text.get(self.at..).unwrap_or_default();
        let hints = [
            ("'", "JSON strings stand in double quotes."),
            ("True", "JSON spells it `true`."),
            ("TRUE", "JSON spells it `true`."),
            ("False", "JSON spells it `false`."),
            ("FALSE", "JSON spells it `false`."),
            ("None", "JSON spells it `null`."),
            ("NULL", "JSON spells it `null`."),
            ("/", "JSON has no comments."),
            ("#", "JSON has no comments."),
            (".", "JSON wants a digit before the decimal point."),
            ("+", "JSON numbers have no plus sign."),
            ("]", "JSON has no comma after the last element."),
        ];
        match hints.iter().find(|(start, _)| rest.starts_with(start)) {
            Some((_, hint)) => error.hint(*hint),
            None => error,
        }
    }

    pub(super) fn byte_order_mark(&self) -> Error {
        let message = "the text begins with a byte order mark (U+FEFF), which JSON doesn't have";
        let error = Error::json(message)
            .expected("a value")
            .hint("Save the file as UTF-8 without a byte order mark.");
        self.located(error, 0)
    }

    pub(super) fn too_deep(&self, end: u8) -> Error {
        let kind = if end == b']' { "arrays" } else { "objects" };
        let bound = super::MAX_DEPTH;
        let error = Error::json(format!("{kind} are nested too deeply"))
            .expected(format!("at most {bound} levels"));
        self.located(error, self.at)
    }

    pub(super) fn too_many(&self) -> Error {
        let bound = super::MAX_VALUES;
        let error = Error::json("the text holds too many values")
            .expected(format!("at most {bound} values"));
        self.located(error, self.at)
    }

    pub(super) fn twice(&self, name: &str, place: usize) -> Error {
        let name = shorten(name);
        let error = Error::json(format!("the name \"{name}\" occurs twice in an object"))
            .received(&Value::Str(name))
            .expected("different names");
        self.located(error, place)
    }

    pub(super) fn control_character(&self, control: u8) -> Error {
        if control == 0 {
            return self.nul();
        }
        let escape = match control {
            b'\n' => "\\n".to_owned(),
            b'\r' => "\\r".to_owned(),
            b'\t' => "\\t".to_owned(),
            _ => format!("\\u{control:04x}"),
        };
        let message = format!("a string holds the control character U+{control:04X}");
        let error = Error::json(message)
            .received(&Value::Str(char::from(control).to_string()))
            .expected(format!("`{escape}` in its place"));
        self.located(error, self.at)
    }

    pub(super) fn nul(&self) -> Error {
        let error = Error::json("a string holds a NUL (U+0000), which no R string can hold")
            .expected("a string without NUL");
        self.located(error, self.at)
    }

    pub(super) fn lone_surrogate(&self) -> Error {
        let found = self.text.get(self.at..self.at + 6).unwrap_or_default();
        let error = Error::json(format!("`{found}` is half of a surrogate pair"))
            .received(&Value::from(found))
            .expected("both halves, or another character");
        self.located(error, self.at)
    }

    pub(super) fn unclosed(&self, opening: usize) -> Error {
        let found = self.shown(opening).unwrap_or_default();
        let error = Error::json(format!("the text ends inside the string `{found}`"))
            .received(&Value::Str(found))
            .expected("a closing quote");
        self.located(error, opening)
    }

    /// With the place in the text, and the path of the value that is due.
    pub(super) fn located(&self, error: Error, place: usize) -> Error {
        let (line, column) = position(self.text.get(..place).unwrap_or_default());
        let error = error.at_position(line, column);
        if self.open.len() > FOLLOWED {
            return error;
        }
        let objects = self.open.iter().filter(|open| !open.is_array()).count();
        let mut due = self.due.iter().rev();
        let mut skip = objects > due.len();
        let mut items = self.items.len();
        self.open
            .iter()
            .rev()
            .fold(error, |error, open| match *open {
                Open::Array(first) => {
                    let index = items - first;
                    items = first;
                    error.at_index(index)
                }
                Open::Object(..) if skip => {
                    skip = false;
                    error
                }
                Open::Object(..) => match due.next() {
                    Some(name) => error.at(shorten(name)),
                    None => error,
                },
            })
    }

    /// What stands at that place, if the text goes on there.
    fn shown(&self, place: usize) -> Option<String> {
        let rest = self.text.get(place..)?;
        let line = rest.char_indices().skip(1).find(|&(_, c)| c == '\n');
        let length = line.map_or(rest.len(), |(i, _)| i);
        (!rest.is_empty()).then(|| shorten(rest.get(..length).unwrap_or(rest)))
    }
}

/// The error for bytes that are not UTF-8.
pub(super) fn not_utf8(text: &[u8], error: Utf8Error) -> Error {
    let valid = text.get(..error.valid_up_to()).unwrap_or_default();
    let (line, column) = position(std::str::from_utf8(valid).unwrap_or_default());
    let byte = text.get(error.valid_up_to()).copied().unwrap_or_default();
    let found = Error::json(format!(
        "the text is not UTF-8: found the byte 0x{byte:02x}"
    ))
    .expected("UTF-8")
    .at_position(line, column);
    match text {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            found.hint("It looks like UTF-16; save it as UTF-8.")
        }
        _ => found,
    }
}

/// Line and column behind a text, both from 1, the column in characters.
fn position(before: &str) -> (usize, usize) {
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    (line, last.chars().count() + 1)
}
