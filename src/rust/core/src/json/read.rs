//! Reading: one pass, no recursion, every container allocated once.

mod fault;
mod name;
mod number;
mod string;

use super::{MAX_BYTES, MAX_DEPTH};
use crate::error::{Error, Result};
use crate::value::{Key, Map, Value};
use name::{Names, Seen};

/// Reads one JSON value that takes up the whole text.
pub fn read(text: &[u8]) -> Result<Value> {
    if text.len() > MAX_BYTES {
        let size = text.len();
        return Err(
            Error::json(format!("The text has {size} bytes, which is too long"))
                .expected(format!("at most {MAX_BYTES} bytes"))
                .at_position(1, 1),
        );
    }
    let text = std::str::from_utf8(text).map_err(|error| fault::not_utf8(text, error))?;
    Reader::new(text).run()
}

/// A text being read.
///
/// Finished values wait in `values`, names in `names`, until the array or
/// object they belong to ends and takes its share off the end.
struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    open: Vec<Open>,
    values: Vec<Value>,
    /// Each with the place where it stands.
    names: Vec<(Key, usize)>,
    known: Names,
}

/// An array or object that hasn't ended yet.
struct Open {
    /// Where its values begin.
    values: usize,
    kind: Kind,
}

enum Kind {
    Array,
    /// Where its names begin, and which there were.
    Object(usize, Seen),
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Reader {
            text,
            bytes: text.as_bytes(),
            at: 0,
            open: Vec::new(),
            values: Vec::new(),
            names: Vec::new(),
            known: Names::default(),
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
        let value = match self.peek() {
            Some(b'"') => Value::Str(self.string()?.into_owned()),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'{') => {
                self.enter(b'}')?;
                if self.peek() == Some(b'}') {
                    self.at += 1;
                    Value::object()
                } else {
                    self.open.push(Open {
                        values: self.values.len(),
                        kind: Kind::Object(self.names.len(), Seen::default()),
                    });
                    self.name()?;
                    return Ok(false);
                }
            }
            Some(b'[') => {
                self.enter(b']')?;
                if self.peek() == Some(b']') {
                    self.at += 1;
                    Value::Array(Vec::new())
                } else {
                    self.open.push(Open {
                        values: self.values.len(),
                        kind: Kind::Array,
                    });
                    return Ok(false);
                }
            }
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'N') => self.word("NaN", Value::Float(f64::NAN))?,
            Some(b'I') => self.word("Infinity", Value::Float(f64::INFINITY))?,
            _ => return Err(self.no_value()),
        };
        self.values.push(value);
        Ok(true)
    }

    /// After a complete value: goes on to the next one, or ends the container
    /// it was in. Whether a next value is due.
    fn end_value(&mut self) -> Result<bool> {
        self.skip_blanks();
        let Some(open) = self.open.last() else {
            return Ok(false);
        };
        match (self.peek(), &open.kind) {
            (Some(b','), Kind::Array) => {
                self.at += 1;
                self.skip_blanks();
                Ok(true)
            }
            (Some(b','), Kind::Object(..)) => {
                self.at += 1;
                self.skip_blanks();
                self.name()?;
                Ok(true)
            }
            (Some(b']'), Kind::Array) => {
                let items = self.values.split_off(open.values);
                self.leave(Value::Array(items));
                Ok(false)
            }
            (Some(b'}'), Kind::Object(names, _)) => {
                let (names, values) = (*names, open.values);
                self.check_many(names)?;
                let names = self.names.drain(names..).map(|(name, _)| name);
                let entries = names.zip(self.values.drain(values..)).collect();
                self.leave(Value::Object(Map::from_entries(entries)));
                Ok(false)
            }
            (_, Kind::Array) => Err(self.unexpected("`,` or `]`")),
            (_, Kind::Object(..)) => Err(self.unexpected("`,` or `}`")),
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

    fn leave(&mut self, value: Value) {
        self.at += 1;
        self.open.pop();
        self.values.push(value);
    }

    fn finish(mut self) -> Result<Value> {
        self.skip_blanks();
        match self.values.pop() {
            Some(value) if self.at == self.bytes.len() => Ok(value),
            _ => Err(self.unexpected("the end of the text")),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.no_value());
        }
        self.at = end;
        Ok(value)
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
