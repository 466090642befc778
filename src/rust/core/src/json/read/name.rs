//! Names: shared among objects, and each once in an object.

use super::{Open, Reader};
use crate::error::Result;
use crate::value::Key;
use std::collections::HashSet;

/// How many names are compared one by one. Objects with more are checked as a
/// whole when they end.
const FEW: usize = 64;

/// Which names an object has had, as one bit of each name's hash.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen(u64);

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
        let hash = Key::hash_of(name.as_bytes());
        if let Some(Open::Object(first, seen)) = self.open.last_mut() {
            let earlier = self.entries.get(*first..).unwrap_or_default();
            if seen.note(hash)
                && earlier.len() <= FEW
                && earlier.iter().any(|(known, _)| **known == *name)
            {
                return Err(self.twice(&name, place));
            }
        }
        self.due.push(Key::with_hash(&name, hash));
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
