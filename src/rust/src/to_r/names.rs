//! Keys of objects to names of lists, made once for each set of keys.

use crate::ffi::*;
use crate::text::length_for_r;
use keratin_core::{Key, Result, Value};
use std::collections::HashMap;

type Entries<'v> = &'v [(Key, Value)];

/// The names made so far. Each belongs to a list of the tree that is being
/// built, so R keeps it.
#[derive(Default)]
pub(super) struct Names<'v>(HashMap<u64, (Entries<'v>, SEXP)>);

impl<'v> Names<'v> {
    /// Gives `list` the names of `entries`.
    ///
    /// # Safety
    ///
    /// Under `protect` only; `list` is protected and as long as `entries`.
    pub(super) unsafe fn of(&mut self, list: SEXP, entries: Entries<'v>) -> Result<()> {
        let hash = hash(entries);
        if let Some((known, names)) = self.0.get(&hash) {
            if same_keys(known, entries) {
                // SAFETY: `names` is part of a list of the same tree.
                unsafe { Rf_setAttrib(list, R_NamesSymbol, *names) };
                return Ok(());
            }
        }
        for (key, _) in entries {
            length_for_r(key)?;
        }
        // SAFETY: under `protect`; the names are protected until they are part
        // of the list; the lengths were checked above.
        let names = unsafe {
            let names = Rf_protect(Rf_allocVector(SEXPTYPE::STRSXP, entries.len() as R_xlen_t));
            for (i, (key, _)) in (0..).zip(entries) {
                let n = length_for_r(key).unwrap_or(0);
                let name = Rf_mkCharLenCE(key.as_ptr().cast(), n, cetype_t::CE_UTF8);
                SET_STRING_ELT(names, i, name);
            }
            Rf_setAttrib(list, R_NamesSymbol, names);
            Rf_unprotect(1);
            names
        };
        self.0.insert(hash, (entries, names));
        Ok(())
    }
}

fn same_keys(a: Entries, b: Entries) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|((a, _), (b, _))| Key::ptr_eq(a, b) || a == b)
}

/// Of the lengths and first letters of the keys: cheap, and nearly always
/// enough; [`same_keys`] decides.
fn hash(entries: Entries) -> u64 {
    entries.iter().fold(entries.len() as u64, |hash, (key, _)| {
        let word = key
            .bytes()
            .take(8)
            .fold(key.len() as u64, |word, b| (word << 8) ^ u64::from(b));
        (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
