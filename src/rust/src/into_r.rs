//! What an exported function may return.

use crate::ffi::*;
use crate::kept::Kept;
use crate::to_r::to_r;
use extendr_api::Robj;
use keratin_core::{Result, Value};

/// What becomes an R object when an exported function returns it.
pub trait IntoR {
    /// The R object.
    fn into_r(self) -> Result<Kept>;
}

impl IntoR for Kept {
    fn into_r(self) -> Result<Kept> {
        Ok(self)
    }
}

impl IntoR for Robj {
    fn into_r(self) -> Result<Kept> {
        Ok(Kept::from(&self))
    }
}

impl IntoR for () {
    fn into_r(self) -> Result<Kept> {
        Ok(Kept::null())
    }
}

impl IntoR for &Value {
    fn into_r(self) -> Result<Kept> {
        to_r(self)
    }
}

impl IntoR for bool {
    fn into_r(self) -> Result<Kept> {
        // SAFETY: the new object is kept at once.
        Ok(unsafe { Kept::new(Rf_ScalarLogical(self.into())) })
    }
}

/// A double as it is: no mark, `NA` included.
impl IntoR for f64 {
    fn into_r(self) -> Result<Kept> {
        // SAFETY: the new object is kept at once.
        Ok(unsafe { Kept::new(Rf_ScalarReal(self)) })
    }
}

/// A raw vector.
impl IntoR for &[u8] {
    fn into_r(self) -> Result<Kept> {
        let n = self.len() as R_xlen_t;
        // SAFETY: the closure owns nothing; the new vector has room for all
        // bytes of the slice.
        let out = unsafe {
            crate::unwind::protect(|| {
                let out = Rf_allocVector(SEXPTYPE::RAWSXP, n);
                std::ptr::copy_nonoverlapping(self.as_ptr(), RAW(out), self.len());
                out
            })?
        };
        Ok(out)
    }
}

/// A character vector of any length.
impl IntoR for Vec<String> {
    fn into_r(self) -> Result<Kept> {
        let lengths = self
            .iter()
            .map(|text| crate::text::length_for_r(text))
            .collect::<Result<Vec<_>>>()?;
        // SAFETY: the closure owns nothing; the vector is protected while its
        // elements are made.
        let out = unsafe {
            crate::unwind::protect(|| {
                let out = Rf_protect(Rf_allocVector(SEXPTYPE::STRSXP, self.len() as R_xlen_t));
                for (i, (text, n)) in (0..).zip(self.iter().zip(&lengths)) {
                    let text = Rf_mkCharLenCE(text.as_ptr().cast(), *n, cetype_t::CE_UTF8);
                    SET_STRING_ELT(out, i, text);
                }
                Rf_unprotect(1);
                out
            })?
        };
        Ok(out)
    }
}

/// `NULL` for `None`.
impl<T: IntoR> IntoR for Option<T> {
    fn into_r(self) -> Result<Kept> {
        self.map_or_else(|| Ok(Kept::null()), T::into_r)
    }
}

macro_rules! through_value {
    ($($type:ty)*) => {$(
        impl IntoR for $type {
            fn into_r(self) -> Result<Kept> {
                to_r(&Value::from(self))
            }
        }
    )*};
}

through_value! { Value &str String i64 keratin_core::Map keratin_core::Live }
