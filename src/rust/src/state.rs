//! The bytes of a saved handle.
//!
//! ```text
//! "KRTN"  version  kind  length  content  checksum
//!  4       u8      str    u64             u64
//! ```
//!
//! Numbers are little-endian, a `str` is its length (u32) and its UTF-8. R
//! objects that belong to the content (functions, custom classes) are not in
//! the bytes: the content holds their place in a list of guests, which R writes
//! itself.

use crate::kept::Kept;
use keratin_core::{Error, Result};

mod reader;
mod value;

pub(crate) use reader::Reader;

const MAGIC: &[u8; 4] = b"KRTN";
const VERSION: u8 = 1;

/// Bytes, and the R objects that belong to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) bytes: Vec<u8>,
    pub(crate) guests: Vec<Kept>,
}

/// Writes the content of a state.
#[derive(Debug, Default)]
pub struct Writer(State);

impl Writer {
    /// A byte.
    pub fn u8(&mut self, x: u8) {
        self.0.bytes.push(x);
    }

    /// A 32-bit number.
    pub fn u32(&mut self, x: u32) {
        self.bytes(&x.to_le_bytes());
    }

    /// A 64-bit number.
    pub fn u64(&mut self, x: u64) {
        self.bytes(&x.to_le_bytes());
    }

    /// A double, bit for bit.
    pub fn f64(&mut self, x: f64) {
        self.u64(x.to_bits());
    }

    /// Bytes whose number the reader knows.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.bytes.extend_from_slice(bytes);
    }

    /// A length.
    pub fn length(&mut self, n: usize) -> Result<()> {
        self.u32(u32::try_from(n).map_err(|_| Error::state("too large to be saved"))?);
        Ok(())
    }

    /// A string.
    pub fn str(&mut self, text: &str) -> Result<()> {
        self.length(text.len())?;
        self.bytes(text.as_bytes());
        Ok(())
    }

    /// The place of an R object, which R saves itself.
    pub fn guest(&mut self, object: &Kept) {
        self.u64(self.0.guests.len() as u64);
        self.0.guests.push(object.clone());
    }
}

/// The state of an object of that kind.
pub(crate) fn write(kind: &str, content: impl FnOnce(&mut Writer) -> Result<()>) -> Result<State> {
    let mut out = Writer::default();
    out.bytes(MAGIC);
    out.u8(VERSION);
    out.str(kind)?;
    let at = out.0.bytes.len();
    out.u64(0);
    content(&mut out)?;
    let n = (out.0.bytes.len() - at - 8) as u64;
    if let Some(slot) = out.0.bytes.get_mut(at..at + 8) {
        slot.copy_from_slice(&n.to_le_bytes());
    }
    let sum = checksum(&out.0.bytes);
    out.u64(sum);
    Ok(out.0)
}

/// The kind of a state, and a reader of its content.
pub(crate) fn open(state: &State) -> Result<(&str, Reader<'_>)> {
    let mut all = Reader::new(&state.bytes, &state.guests);
    if all.bytes(MAGIC.len())? != MAGIC {
        return Err(damaged("these are not the bytes of a keratin object"));
    }
    let version = all.u8()?;
    if version != VERSION {
        return Err(Error::state(format!(
            "saved in format {version}, which this version cannot read"
        ))
        .expected(format!("format {VERSION}"))
        .hint("update the package keratin"));
    }
    let kind = all.str()?;
    let n = all.u64()?;
    let n = usize::try_from(n).map_err(|_| damaged("the bytes are damaged"))?;
    let content = all.bytes(n)?;
    let summed = state
        .bytes
        .len()
        .checked_sub(all.left())
        .and_then(|n| state.bytes.get(..n));
    if all.left() != 8 || summed.map(checksum) != Some(all.u64()?) {
        return Err(damaged("the bytes are damaged"));
    }
    Ok((kind, Reader::new(content, &state.guests)))
}

pub(crate) fn damaged(why: &str) -> Error {
    Error::state(format!("this object cannot be restored: {why}"))
        .hint("read the file again, or build the object anew from its config")
}

/// Tells accidental damage, eight bytes at a time.
fn checksum(bytes: &[u8]) -> u64 {
    let word = |chunk: &[u8]| {
        chunk
            .iter()
            .rev()
            .fold(0u64, |word, b| (word << 8) | u64::from(*b))
    };
    bytes.chunks(8).fold(bytes.len() as u64, |sum, chunk| {
        (sum ^ word(chunk))
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(23)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn sample() -> State {
        write("sample", |out| {
            out.u8(7);
            out.f64(-0.5);
            out.str("häuser")
        })
        .unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let state = sample();
        let (kind, mut content) = open(&state).unwrap();
        assert_eq!(kind, "sample");
        assert_eq!(content.u8().unwrap(), 7);
        assert_eq!(content.f64().unwrap(), -0.5);
        assert_eq!(content.str().unwrap(), "häuser");
        assert_eq!(content.left(), 0);
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_noticed() {
        let state = sample();
        for n in 0..state.bytes.len() {
            let mut cut = state.clone();
            cut.bytes.truncate(n);
            assert!(open(&cut).is_err(), "cut at {n}");
            for bit in 0..8 {
                let mut bad = state.clone();
                bad.bytes[n] ^= 1 << bit;
                assert!(open(&bad).is_err(), "bit {bit} of byte {n}");
            }
        }
        let mut longer = state.clone();
        longer.bytes.push(0);
        assert!(open(&longer).is_err());
    }
}
