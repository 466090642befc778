//! Values in a state, bit for bit.

use super::{damaged, Reader, Writer};
use crate::live;
use keratin_core::json::MAX_DEPTH;
use keratin_core::value::{BigInt, Map};
use keratin_core::{Error, Key, Result, Value};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INT: u8 = 3;
const BIG_INT: u8 = 4;
const FLOAT: u8 = 5;
const STR: u8 = 6;
const ARRAY: u8 = 7;
const OBJECT: u8 = 8;
const LIVE: u8 = 9;

/// Most room made for a list before its elements are there.
const ROOM: usize = 64;

/// What is left of a list that is being written.
enum Rest<'v> {
    Array(std::slice::Iter<'v, Value>),
    Object(std::slice::Iter<'v, (Key, Value)>),
}

/// A list that is being read.
enum Open {
    Array(usize, Vec<Value>),
    /// The key is that of the value that comes next.
    Object(usize, Key, Map),
}

impl Writer {
    /// A value.
    pub fn value(&mut self, value: &Value) -> Result<()> {
        let mut open: Vec<Rest> = Vec::new();
        let mut next = Some(value);
        loop {
            if let Some(value) = next {
                if let Some(rest) = self.one(value)? {
                    if open.len() == MAX_DEPTH {
                        return Err(Error::state(format!(
                            "a config of more than {MAX_DEPTH} levels cannot be saved"
                        )));
                    }
                    open.push(rest);
                }
            }
            next = match open.last_mut() {
                None => return Ok(()),
                Some(Rest::Array(rest)) => rest.next(),
                Some(Rest::Object(rest)) => match rest.next() {
                    Some((key, value)) => {
                        self.str(key)?;
                        Some(value)
                    }
                    None => None,
                },
            };
            if next.is_none() {
                open.pop();
            }
        }
    }

    fn one<'v>(&mut self, value: &'v Value) -> Result<Option<Rest<'v>>> {
        match value {
            Value::Null => self.u8(NULL),
            Value::Bool(false) => self.u8(FALSE),
            Value::Bool(true) => self.u8(TRUE),
            Value::Int(i) => {
                self.u8(INT);
                self.bytes(&i.to_le_bytes());
            }
            Value::BigInt(n) => {
                self.u8(BIG_INT);
                self.str(n.digits())?;
            }
            Value::Float(x) => {
                self.u8(FLOAT);
                self.f64(*x);
            }
            Value::Str(text) => {
                self.u8(STR);
                self.str(text)?;
            }
            Value::Array(items) => {
                self.u8(ARRAY);
                self.length(items.len())?;
                return Ok(Some(Rest::Array(items.iter())));
            }
            Value::Object(map) => {
                self.u8(OBJECT);
                self.length(map.len())?;
                return Ok(Some(Rest::Object(map.as_slice().iter())));
            }
            Value::Live(object) => {
                self.u8(LIVE);
                live::save(object, self)?;
            }
        }
        Ok(None)
    }
}

impl Reader<'_> {
    /// A value.
    pub fn value(&mut self) -> Result<Value> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let mut done = match self.u8()? {
                NULL => Value::Null,
                FALSE => Value::Bool(false),
                TRUE => Value::Bool(true),
                INT => Value::Int(i64::from_le_bytes(self.u64()?.to_le_bytes())),
                BIG_INT => BigInt::from_digits(self.str()?)
                    .map(Value::BigInt)
                    .ok_or_else(|| damaged("an integer is not one"))?,
                FLOAT => Value::Float(self.f64()?),
                STR => Value::Str(self.str()?.to_owned()),
                LIVE => live::load(self.guest()?)?,
                kind @ (ARRAY | OBJECT) => {
                    let n = self.length()?;
                    if open.len() == MAX_DEPTH {
                        return Err(damaged("it goes too deep"));
                    }
                    match (kind, n) {
                        (ARRAY, 0) => Value::Array(Vec::new()),
                        (_, 0) => Value::object(),
                        (ARRAY, n) => {
                            open.push(Open::Array(n, Vec::with_capacity(n.min(ROOM))));
                            continue;
                        }
                        (_, n) => {
                            let key = Key::from(self.str()?);
                            open.push(Open::Object(n, key, Map::new()));
                            continue;
                        }
                    }
                }
                _ => return Err(damaged("it holds something unknown")),
            };
            loop {
                match open.pop() {
                    None => return Ok(done),
                    Some(Open::Array(n, mut items)) => {
                        items.push(done);
                        if items.len() < n {
                            open.push(Open::Array(n, items));
                            break;
                        }
                        done = Value::Array(items);
                    }
                    Some(Open::Object(n, key, mut map)) => {
                        map.push(key, done);
                        if map.len() < n {
                            let key = Key::from(self.str()?);
                            open.push(Open::Object(n, key, map));
                            break;
                        }
                        done = Value::Object(map);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{open, write};
    use super::*;

    #[test]
    fn every_kind_of_value_comes_back() {
        let text = br#"{"a": [], "b": {}, "c": [1, 1.0, -0.0, NaN, Infinity, null, true, false],
            "d": {"e": [[["x"]], 123456789012345678901234567890]}, "f": ""}"#;
        let value = keratin_core::json::read(text).unwrap();
        let state = write("value", |out| out.value(&value)).unwrap();
        let (_, mut content) = open(&state).unwrap();
        assert_eq!(content.value().unwrap(), value);
        assert_eq!(content.left(), 0);
    }

    #[test]
    fn depth_is_bounded_in_both_directions() {
        let deep = |n: usize| (0..n).fold(Value::Null, |value, _| Value::Array(vec![value]));
        let state = write("value", |out| out.value(&deep(MAX_DEPTH))).unwrap();
        let (_, mut content) = open(&state).unwrap();
        assert_eq!(content.value().unwrap(), deep(MAX_DEPTH));
        assert!(write("value", |out| out.value(&deep(MAX_DEPTH + 1))).is_err());
        let bytes: Vec<u8> = [ARRAY, 1, 0, 0, 0].repeat(MAX_DEPTH + 1);
        assert!(Reader::new(&bytes, &[]).value().is_err());
    }

    #[test]
    fn no_bytes_make_the_reader_fail_badly() {
        let mut seed = 1u32;
        for _ in 0..20_000 {
            let bytes: Vec<u8> = (0..24)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let b = seed.to_le_bytes()[3];
                    if b < 200 {
                        b % 10
                    } else {
                        b
                    }
                })
                .collect();
            let _ = Reader::new(&bytes, &[]).value();
        }
    }
}
