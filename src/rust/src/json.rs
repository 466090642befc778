//! JSON text for R.

use crate::ffi::*;
use crate::guard::guard;
use crate::text::bytes_of;
use extendr_api::prelude::*;
use keratin_core::{json, Error, Result};

/// The value of a JSON text: strings, which are its lines, or raw bytes.
#[extendr]
fn rs_json_read(text: Robj) -> Robj {
    guard(|| json::read(&text_bytes(&text)?))
}

/// The number of spaces that a level is indented by.
pub(crate) fn indent_width(n: i64) -> Result<u8> {
    u8::try_from(n).map_err(|_| Error::config("`indent` must be between 0 and 255").at("indent"))
}

/// The bytes of raw bytes or strings. The JSON reader finds what is not UTF-8
/// among them, and says where.
fn text_bytes(text: &Robj) -> Result<Vec<u8>> {
    // SAFETY: `text` is alive; indices are within its length.
    unsafe {
        let x = text.get();
        match TYPEOF(x) {
            SEXPTYPE::RAWSXP => Ok(text.as_raw_slice().unwrap_or_default().to_vec()),
            SEXPTYPE::STRSXP if Rf_xlength(x) > 0 => {
                let mut bytes = Vec::new();
                for i in 0..Rf_xlength(x) {
                    let line = STRING_ELT(x, i);
                    if line == R_NaString {
                        let i = usize::try_from(i).unwrap_or(0);
                        return Err(Error::json("a missing value (`NA`) is not JSON text")
                            .at_index(i)
                            .at("text"));
                    }
                    if i > 0 {
                        bytes.push(b'\n');
                    }
                    bytes.extend(bytes_of(line)?);
                }
                Ok(bytes)
            }
            _ => Err(Error::config("`text` must be JSON text")
                .expected("strings or a raw vector")
                .at("text")),
        }
    }
}

extendr_module! {
    mod json;
    fn rs_json_read;
}
