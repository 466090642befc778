//! R's strings: several encodings there, UTF-8 here.

use crate::ffi::*;
use crate::unwind::protect;
use keratin_core::{Error, Result};
use std::os::raw::c_int;

/// The text of a `CHARSXP` that is not `NA`.
pub(crate) fn text_of(x: SEXP) -> Result<String> {
    let bytes = bytes_of(x)?;
    String::from_utf8(bytes).map_err(|_| invalid())
}

/// The bytes of a `CHARSXP` in UTF-8, not yet checked.
pub(crate) fn bytes_of(x: SEXP) -> Result<Vec<u8>> {
    // SAFETY: `x` is a live CHARSXP, its bytes stay where they are.
    let (own, encoding) = unsafe { (raw_bytes(x), Rf_getCharCE(x)) };
    match encoding {
        _ if own.is_ascii() => Ok(own.to_vec()),
        cetype_t::CE_UTF8 => Ok(own.to_vec()),
        cetype_t::CE_BYTES => Err(Error::config(
            "a string is marked as bytes, without an encoding",
        )
        .hint("give its encoding, for example with `Encoding(x) <- \"UTF-8\"`")),
        // SAFETY: as below; in the C locale R would replace what it does not
        // know, while a file read there is UTF-8 as everywhere.
        cetype_t::CE_NATIVE if unsafe { keratin_locale_is_c() } != 0 => Ok(own.to_vec()),
        _ => translated(x),
    }
}

/// The bytes of a `CHARSXP`, as they are.
///
/// # Safety
///
/// `x` is a live CHARSXP that outlives the slice.
unsafe fn raw_bytes<'a>(x: SEXP) -> &'a [u8] {
    // SAFETY: a CHARSXP holds `LENGTH` bytes.
    unsafe {
        let n = usize::try_from(LENGTH(x)).unwrap_or(0);
        std::slice::from_raw_parts(R_CHAR(x).cast(), n)
    }
}

fn translated(x: SEXP) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let out = &mut bytes;
    // SAFETY: the closure owns nothing; the text R returns is copied before R
    // runs again.
    unsafe {
        protect(|| {
            let text = std::ffi::CStr::from_ptr(Rf_translateCharUTF8(x));
            out.extend_from_slice(text.to_bytes());
            R_NilValue
        })?;
    }
    Ok(bytes)
}

fn invalid() -> Error {
    Error::config("a string is not valid in its encoding")
        .expected("text that can be written in UTF-8")
        .hint("look at `validUTF8()` and `iconv()`")
}

/// How long a string is for R.
///
/// A string for R must not contain a NUL and has fewer than 2^31 bytes.
pub(crate) fn length_for_r(text: &str) -> Result<c_int> {
    if text.as_bytes().contains(&0) {
        return Err(Error::state(
            "a string with a NUL character cannot exist in R",
        ));
    }
    c_int::try_from(text.len())
        .map_err(|_| Error::state("a string of 2^31 bytes or more cannot exist in R"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_nul_is_refused() {
        assert_eq!(length_for_r("ab").unwrap(), 2);
        assert!(length_for_r("a\0b").is_err());
    }
}
