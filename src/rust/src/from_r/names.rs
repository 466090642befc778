//! Names of R vectors to keys of objects.

use super::Copies;
use crate::ffi::*;
use crate::text::text_of;
use keratin_core::{Error, Key, Result};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// Above this many names, repeated ones are found with a table.
const FEW: usize = 24;

/// The keys seen so far: configs repeat their names, and R has each string
/// once, so that its address stands for it.
#[derive(Default)]
pub(super) struct Names {
    by_address: HashMap<usize, Key>,
    by_text: HashSet<Key>,
}

impl Names {
    /// The names of a vector of that length, `None` if it has none.
    pub(super) fn of(
        &mut self,
        x: SEXP,
        n: usize,
        copies: &mut Copies,
    ) -> Result<Option<Vec<Key>>> {
        // SAFETY: `x` is a live vector, for which this allocates nothing.
        let names = unsafe { Rf_getAttrib(x, R_NamesSymbol) };
        // SAFETY: `names` is part of `x`.
        let (kind, length) = unsafe { (TYPEOF(names), Rf_xlength(names)) };
        if kind != SEXPTYPE::STRSXP || usize::try_from(length) != Ok(n) {
            return Ok(None);
        }
        let names = copies.settled(names)?;
        let mut keys = Vec::with_capacity(n);
        for i in 0..n {
            // SAFETY: `i` is within the length of a plain vector.
            let name = unsafe { STRING_ELT(names, i as R_xlen_t) };
            keys.push(self.key(name, i)?);
        }
        all_different(&keys)?;
        Ok(Some(keys))
    }

    fn key(&mut self, name: SEXP, i: usize) -> Result<Key> {
        if let Some(key) = self.by_address.get(&(name as usize)) {
            return Ok(key.clone());
        }
        // SAFETY: constants.
        if unsafe { name == R_NaString || name == R_BlankString } {
            return Err(Error::config(format!("element {} has no name", i + 1))
                .expected("names for all elements, or for none"));
        }
        let text = text_of(name)?;
        let key = match self.by_text.get(text.as_str()) {
            Some(key) => key.clone(),
            None => {
                let key = Key::from(text);
                self.by_text.insert(key.clone());
                key
            }
        };
        if let Entry::Vacant(free) = self.by_address.entry(name as usize) {
            free.insert(key.clone());
        }
        Ok(key)
    }
}

/// Keys of one walk are equal exactly when they are the same allocation.
fn all_different(keys: &[Key]) -> Result<()> {
    let twice = if keys.len() <= FEW {
        keys.iter()
            .enumerate()
            .find(|(i, key)| keys.iter().take(*i).any(|other| Key::ptr_eq(other, key)))
            .map(|(_, key)| key)
    } else {
        let mut seen = HashSet::with_capacity(keys.len());
        keys.iter().find(|key| !seen.insert(key.as_ptr()))
    };
    match twice {
        None => Ok(()),
        Some(key) => {
            Err(Error::config(format!("the name `{key}` occurs twice")).expected("each name once"))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_repeated_name_is_found_among_few_and_many() {
        for n in [2, FEW, FEW + 1, 1000] {
            let mut keys: Vec<Key> = (0..n).map(|i| Key::from(i.to_string())).collect();
            assert!(all_different(&keys).is_ok());
            keys.push(keys[0].clone());
            let error = all_different(&keys).unwrap_err();
            assert_eq!(error.message(), "the name `0` occurs twice");
        }
    }
}
