//! Reading the content of a state: every step is checked.

use super::damaged;
use crate::kept::Kept;
use keratin_core::{Error, Result};

/// What is left to be read.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    guests: &'a [Kept],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(rest: &'a [u8], guests: &'a [Kept]) -> Self {
        Reader { rest, guests }
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// As many bytes.
    pub fn bytes(&mut self, n: usize) -> Result<&'a [u8]> {
        match (self.rest.get(..n), self.rest.get(n..)) {
            (Some(out), Some(rest)) => {
                self.rest = rest;
                Ok(out)
            }
            _ => Err(short()),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.bytes(N)?.try_into().map_err(|_| short())
    }

    /// A byte.
    pub fn u8(&mut self) -> Result<u8> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    /// A 32-bit number.
    pub fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A 64-bit number.
    pub fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// A double, bit for bit.
    pub fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_bits(self.u64()?))
    }

    /// A length of something that takes at least a byte for each element.
    pub fn length(&mut self) -> Result<usize> {
        usize::try_from(self.u32()?)
            .ok()
            .filter(|n| *n <= self.left())
            .ok_or_else(short)
    }

    /// A string.
    pub fn str(&mut self) -> Result<&'a str> {
        let n = self.length()?;
        std::str::from_utf8(self.bytes(n)?).map_err(|_| damaged("a string is not UTF-8"))
    }

    /// The R object at the place that was written.
    pub fn guest(&mut self) -> Result<&'a Kept> {
        usize::try_from(self.u64()?)
            .ok()
            .and_then(|i| self.guests.get(i))
            .ok_or_else(|| damaged("an R object is missing"))
    }
}

fn short() -> Error {
    damaged("the bytes end too early")
}
