//! Names: shared among objects, and each once in an object.

use super::{Open, Reader};
use crate::error::Result;
use crate::value::Key;
use std::collections::HashSet;

/// How many names are compared one by one. Objects with more are checked as a
/// whole when they end.
const FEW: usize = 64;

/// The names met lately, so that a name that occurs a thousand times is kept
/// once. Only a cache: a name may be missing from it.
pub(super) struct Names([Option<Key>; 256]);

/// Which names an object has had, as one bit of each name's hash.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen(u64);

impl Default for Names {
    fn default() -> Self {
        Names([const { None }; 256])
    }
}

impl Names {
    fn share(&mut self, name: &str, hash: u64) -> Key {
        let Some(slot) = self.0.get_mut((hash >> 56) as usize) else {
            return name.into();
        };
        match slot {
            Some(known) if **known == *name => known.clone(),
            _ => slot.insert(name.into()).clone(),
        }
    }
}

impl Seen {
    /// Notes a name; `false` if it is certainly new.
    fn note(&mut self, hash: u64) -> bool {
        let bit = 1 << ((hash >> 48) & 63);
        let maybe = self.0 & bit != 0;
        self.0 |= bit;
        maybe
    }
}

impl Reader<'_> {
    /// Reads a name and its colon, up to the value.
    pub(super) fn name(&mut self) -> Result<()> {
        let place = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a name in double quotes"));
        }
        let name = self.string()?;
        let hash = hash(name.as_bytes());
        if let Some(Open::Object(first, seen)) = self.open.last_mut() {
            let earlier = self.entries.get(*first..).unwrap_or_default();
            if seen.note(hash)
                && earlier.len() <= FEW
                && earlier.iter().any(|(known, _)| **known == *name)
            {
                return Err(self.twice(&name, place));
            }
        }
        self.due.push(self.known.share(&name, hash));
        self.places.push(place);
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:` after the name"));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    /// Makes sure that the names from `first` on are different, when there
    /// are more than were compared one by one.
    pub(super) fn check_many(&self, first: usize) -> Result<()> {
        let entries = self.entries.get(first..).unwrap_or_default();
        if entries.len() <= FEW {
            return Ok(());
        }
        let place = self.places.len() - entries.len();
        let places = self.places.get(place..).unwrap_or_default();
        let mut known = HashSet::with_capacity(entries.len());
        let mut names = entries.iter().map(|(name, _)| name).zip(places);
        match names.find(|(name, _)| !known.insert(&***name)) {
            Some((name, place)) => Err(self.twice(name, *place)),
            None => Ok(()),
        }
    }
}

/// A quick hash of the length, the first and the last bytes. Names that agree
/// in these only cost a comparison.
fn hash(name: &[u8]) -> u64 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (
            name.iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte)),
            0,
        ),
    };
    let mixed = (first ^ name.len() as u64).wrapping_mul(SPREAD);
    (mixed ^ mixed >> 32 ^ last).wrapping_mul(SPREAD)
}
