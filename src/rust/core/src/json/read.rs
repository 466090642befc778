//! Reading: one pass, no recursion, every container allocated once.

mod fault;
mod name;
mod number;
mod string;

use super::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
use crate::error::{Error, Result};
use crate::value::{Key, Map, Value};
use name::Seen;

/// Reads one JSON value that takes up the whole text.
pub fn read(text: &[u8]) -> Result<Value> {
    if text.len() > MAX_BYTES {
        let size = text.len();
        return Err(
            Error::json(format!("the text has {size} bytes, which is too long"))
                .expected(format!("at most {MAX_BYTES} bytes"))
                .at_position(1, 1),
        );
    }
    let text = std::str::from_utf8(text).map_err(|error| fault::not_utf8(text, error))?;
    Reader::new(text, MAX_VALUES).run()
}

/// A text being read.
///
/// What has been read of an open array waits at the end of `items`, of an open
/// object at the end of `entries`, until it ends and takes it off.
struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    open: Vec<Open>,
    items: Vec<Value>,
    entries: Vec<(Key, Value)>,
    /// Where the name of each entry stands.
    places: Vec<usize>,
    /// The names whose values are being read.
    due: Vec<Key>,
    whole: Value,
    /// How many more values there may be.
    left: usize,
}

/// An array or object that hasn't ended yet.
enum Open {
    /// Where its items begin.
    Array(usize),
    /// Where its entries begin, and which names there were.
    Object(usize, Seen),
}

impl Open {
    fn is_array(&self) -> bool {
        matches!(self, Open::Array(_))
    }
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, left: usize) -> Self {
        Reader {
            text,
            bytes: text.as_bytes(),
            at: 0,
            open: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            places: Vec::new(),
            due: Vec::new(),
            whole: Value::Null,
            left,
        }
    }

    fn run(mut self) -> Result<Value> {
        if self.text.starts_with('\u{feff}') {
            return Err(self.byte_order_mark());
        }
        self.skip_blanks();
        loop {
            while !self.begin_value()? {}
            while !self.end_value()? {
                if self.open.is_empty() {
                    return self.finish();
                }
            }
        }
    }

    /// Reads a scalar or an empty container, or enters a container and stops
    /// before its first value. Whether the value is complete.
    fn begin_value(&mut self) -> Result<bool> {
        let Some(left) = self.left.checked_sub(1) else {
            return Err(self.too_many());
        };
        self.left = left;
        match self.peek() {
            Some(b'"') => {
                let string = self.string()?.into_owned();
                self.put(Value::Str(string));
            }
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'{') => {
                self.enter(b'}')?;
                if self.peek() != Some(b'}') {
                    self.open
                        .push(Open::Object(self.entries.len(), Seen::default()));
                    self.name()?;
                    return Ok(false);
                }
                self.at += 1;
                self.put(Value::object());
            }
            Some(b'[') => {
                self.enter(b']')?;
                if self.peek() != Some(b']') {
                    self.open.push(Open::Array(self.items.len()));
                    return Ok(false);
                }
                self.at += 1;
                self.put(Value::Array(Vec::new()));
            }
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'N') => self.word("NaN", Value::Float(f64::NAN))?,
            Some(b'I') => self.word("Infinity", Value::Float(f64::INFINITY))?,
            _ => return Err(self.no_value()),
        }
        Ok(true)
    }

    /// After a complete value: goes on to the next one, or ends the container
    /// it was in. Whether a next value is due.
    fn end_value(&mut self) -> Result<bool> {
        self.skip_blanks();
        match (self.peek(), self.open.last()) {
            (_, None) => Ok(false),
            (Some(b','), Some(Open::Array(_))) => {
                self.at += 1;
                self.skip_blanks();
                Ok(true)
            }
            (Some(b','), Some(Open::Object(..))) => {
                self.at += 1;
                self.skip_blanks();
                self.name()?;
                Ok(true)
            }
            (Some(b']'), Some(&Open::Array(first))) => {
                self.at += 1;
                self.open.pop();
                let items = self.items.split_off(first);
                self.put(Value::Array(items));
                Ok(false)
            }
            (Some(b'}'), Some(&Open::Object(first, _))) => {
                self.check_many(first)?;
                self.at += 1;
                self.open.pop();
                let entries = self.entries.split_off(first);
                self.places.truncate(self.places.len() - entries.len());
                self.put(Value::Object(Map::from_entries(entries)));
                Ok(false)
            }
            (_, Some(Open::Array(_))) => Err(self.unexpected("`,` or `]`")),
            (_, Some(Open::Object(..))) => Err(self.unexpected("`,` or `}`")),
        }
    }

    fn enter(&mut self, end: u8) -> Result<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.too_deep(end));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    /// Puts a complete value where it belongs. Inlined, because a value that is
    /// made in its place is not moved there.
    #[inline(always)]
    fn put(&mut self, value: Value) {
        match self.open.last() {
            Some(Open::Array(_)) => self.items.push(value),
            Some(Open::Object(..)) => {
                if let Some(name) = self.due.pop() {
                    self.entries.push((name, value));
                }
            }
            None => self.whole = value,
        }
    }

    fn finish(mut self) -> Result<Value> {
        self.skip_blanks();
        if self.at < self.bytes.len() {
            return Err(self.unexpected("the end of the text"));
        }
        Ok(self.whole)
    }

    fn word(&mut self, word: &str, value: Value) -> Result<()> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.no_value());
        }
        self.at = end;
        self.put(value);
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn values_of_every_level_are_counted() {
        let text = r#"{"a": [1, {}, []], "b": "c"}"#;
        assert!(Reader::new(text, 6).run().is_ok());
        let error = Reader::new(text, 5).run().unwrap_err();
        assert_eq!(
            error.to_string(),
            "the text holds too many values (line 1, column 25) at `b`"
        );
        assert_eq!(error.get_expected(), Some("at most 16777216 values"));
    }
}
