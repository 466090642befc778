//! Writing, as Python's `json.dumps` does by default.

mod number;
mod string;

use super::excerpt::{shorten, FOLLOWED};
use super::MAX_DEPTH;
use crate::error::{Error, Result};
use crate::value::{Key, Value};

/// Writes a value on one line, as `json.dumps(value)` spells it.
///
/// What can't be read back is refused: live objects, strings with a NUL, and
/// more than [`MAX_DEPTH`] levels.
pub fn write(value: &Value) -> Result<String> {
    Writer::new(None).run(value)
}

/// Writes a value with a line for every element, as
/// `json.dumps(value, indent=indent)` spells it.
pub fn write_indented(value: &Value, indent: u8) -> Result<String> {
    Writer::new(Some(usize::from(indent))).run(value)
}

struct Writer<'v> {
    out: String,
    indent: Option<usize>,
    open: Vec<Open<'v>>,
}

/// An array or object being written, and how many of its values have been.
enum Open<'v> {
    Array(&'v [Value], usize),
    Object(&'v [(Key, Value)], usize),
}

impl<'v> Writer<'v> {
    fn new(indent: Option<usize>) -> Self {
        Writer {
            out: String::new(),
            indent,
            open: Vec::new(),
        }
    }

    fn run(mut self, value: &'v Value) -> Result<String> {
        self.begin_value(value)?;
        while let Some(open) = self.open.last_mut() {
            match open {
                Open::Array(items, place) => match items.get(*place) {
                    Some(item) => {
                        *place += 1;
                        let first = *place == 1;
                        self.separate(first);
                        self.begin_value(item)?;
                    }
                    None => self.end(']'),
                },
                Open::Object(entries, place) => match entries.get(*place) {
                    Some((name, value)) => {
                        *place += 1;
                        let first = *place == 1;
                        self.separate(first);
                        self.name(name)?;
                        self.begin_value(value)?;
                    }
                    None => self.end('}'),
                },
            }
        }
        Ok(self.out)
    }

    /// Writes a scalar or an empty container, or opens a container.
    fn begin_value(&mut self, value: &'v Value) -> Result<()> {
        let fault = match value {
            Value::Null => return self.word("null"),
            Value::Bool(true) => return self.word("true"),
            Value::Bool(false) => return self.word("false"),
            Value::Int(integer) => {
                number::integer(*integer, &mut self.out);
                return Ok(());
            }
            Value::BigInt(integer) => return self.word(integer.digits()),
            Value::Float(float) => {
                number::float(*float, &mut self.out);
                return Ok(());
            }
            Value::Str(text) => match string::quoted(text, &mut self.out) {
                Ok(()) => return Ok(()),
                Err(string::Nul) => nul(),
            },
            Value::Array(items) if items.is_empty() => return self.word("[]"),
            Value::Object(map) if map.is_empty() => return self.word("{}"),
            _ if self.open.len() >= MAX_DEPTH => {
                Error::json("arrays and objects are nested too deeply")
                    .expected(format!("at most {MAX_DEPTH} levels"))
            }
            Value::Array(items) => {
                self.out.push('[');
                self.open.push(Open::Array(items, 0));
                return Ok(());
            }
            Value::Object(map) => {
                self.out.push('{');
                self.open.push(Open::Object(map.entries(), 0));
                return Ok(());
            }
            Value::Live(live) => Error::json(format!("{live:?} is not plain data"))
                .received(value)
                .expected("plain data"),
        };
        Err(self.located(fault))
    }

    fn separate(&mut self, first: bool) {
        match (first, self.indent) {
            (true, None) => {}
            (false, None) => self.out.push_str(", "),
            (true, _) => self.new_line(),
            (false, _) => {
                self.out.push(',');
                self.new_line();
            }
        }
    }

    fn name(&mut self, name: &str) -> Result<()> {
        if string::quoted(name, &mut self.out).is_err() {
            return Err(self.located(nul()));
        }
        self.out.push_str(": ");
        Ok(())
    }

    fn end(&mut self, bracket: char) {
        self.open.pop();
        self.new_line();
        self.out.push(bracket);
    }

    fn new_line(&mut self) {
        if let Some(indent) = self.indent {
            let width = indent * self.open.len();
            self.out.push('\n');
            self.out.extend(std::iter::repeat(' ').take(width));
        }
    }

    fn word(&mut self, word: &str) -> Result<()> {
        self.out.push_str(word);
        Ok(())
    }

    /// With the path of the value that was begun last.
    fn located(&self, error: Error) -> Error {
        if self.open.len() > FOLLOWED {
            return error;
        }
        self.open
            .iter()
            .rev()
            .fold(error, |error, open| match open {
                Open::Array(_, place) => error.at_index(place.saturating_sub(1)),
                Open::Object(entries, place) => match entries.get(place.saturating_sub(1)) {
                    Some((key, _)) => error.at(shorten(key)),
                    None => error,
                },
            })
    }
}

fn nul() -> Error {
    Error::json("a string holds a NUL (U+0000), which no R string can hold")
        .expected("a string without NUL")
}
