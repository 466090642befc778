//! Values to R objects, without loss: see the table in `?parse_json`.

use crate::ffi::*;
use crate::kept::Kept;
use crate::live;
use crate::text::length_for_r;
use crate::unwind::protect;
use crate::whole::{self, Whole};
use keratin_core::{Error, Key, Live, Result, Value};

mod names;

use names::Names;

/// The R object that `value` is.
pub fn to_r(value: &Value) -> Result<Kept> {
    if let Value::Live(object) = value {
        return live::to_r(object);
    }
    let mut build = Build::default();
    // SAFETY: `build` owns everything, and is lent; while R allocates, no frame
    // below owns anything.
    let root = unsafe { protect(|| build.root(value)) }?;
    if let Some(error) = build.error {
        return Err(error);
    }
    for (list, i, object) in build.lives {
        let element = live::to_r(object)?;
        // SAFETY: `list` is part of `root`, which is kept; `i` is its index.
        unsafe { SET_VECTOR_ELT(list, i, element.sexp()) };
    }
    Ok(root)
}

#[derive(Default)]
struct Build<'v> {
    open: Vec<Open<'v>>,
    names: Names<'v>,
    /// Where live objects belong: they are made at the end, as making them may
    /// run R code.
    lives: Vec<(SEXP, R_xlen_t, &'v Live)>,
    error: Option<Error>,
    /// Digits on their way to R.
    digits: String,
}

/// A list that is being filled.
struct Open<'v> {
    list: SEXP,
    done: R_xlen_t,
    rest: Rest<'v>,
}

enum Rest<'v> {
    Array(std::slice::Iter<'v, Value>),
    Object(std::slice::Iter<'v, (Key, Value)>),
}

impl<'v> Rest<'v> {
    fn next(&mut self) -> Option<&'v Value> {
        match self {
            Rest::Array(rest) => rest.next(),
            Rest::Object(rest) => rest.next().map(|(_, value)| value),
        }
    }
}

/// The functions here run under `protect`: their frames own nothing when they
/// call R. Objects are part of the protected root before R allocates again.
impl<'v> Build<'v> {
    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn root(&mut self, value: &'v Value) -> SEXP {
        // SAFETY: under `protect`; the root is protected while it is filled.
        unsafe {
            let root = Rf_protect(self.one(value));
            self.name();
            while let Some(open) = self.open.last_mut() {
                let (list, i) = (open.list, open.done);
                let Some(value) = open.rest.next() else {
                    self.open.pop();
                    continue;
                };
                open.done += 1;
                if let Value::Live(object) = value {
                    self.lives.push((list, i, object));
                    continue;
                }
                let depth = self.open.len();
                SET_VECTOR_ELT(list, i, self.one(value));
                if self.open.len() > depth {
                    self.name();
                }
                if self.error.is_some() {
                    break;
                }
            }
            Rf_unprotect(1);
            root
        }
    }

    /// A scalar, or a new list, which is then open.
    ///
    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn one(&mut self, value: &'v Value) -> SEXP {
        // SAFETY: under `protect`.
        unsafe {
            match value {
                Value::Null | Value::Live(_) => R_NilValue,
                Value::Bool(b) => Rf_ScalarLogical((*b).into()),
                Value::Int(i) => match i32::try_from(*i) {
                    Ok(i) if i != R_NaInt => Rf_ScalarInteger(i),
                    _ => self.whole(value),
                },
                Value::BigInt(_) => self.whole(value),
                Value::Float(x) if x.is_nan() => Rf_ScalarReal(R_NaN),
                Value::Float(x) => Rf_ScalarReal(*x),
                Value::Str(text) => self.text(text),
                Value::Array(items) => self.open(items.len(), Rest::Array(items.iter())),
                Value::Object(map) => self.open(map.len(), Rest::Object(map.as_slice().iter())),
            }
        }
    }

    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn open(&mut self, n: usize, rest: Rest<'v>) -> SEXP {
        // SAFETY: under `protect`.
        let list = unsafe { Rf_allocVector(SEXPTYPE::VECSXP, n as R_xlen_t) };
        self.open.push(Open {
            list,
            done: 0,
            rest,
        });
        list
    }

    /// Names the list opened last, which is part of the root.
    ///
    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn name(&mut self) {
        let Some(Open {
            list,
            rest: Rest::Object(entries),
            ..
        }) = self.open.last()
        else {
            return;
        };
        // SAFETY: under `protect`; `list` is protected by its root.
        unsafe {
            match self.names.of(*list, entries.as_slice()) {
                Ok(()) => {}
                Err(error) => self.error = Some(error),
            }
        }
    }

    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn text(&mut self, text: &str) -> SEXP {
        match length_for_r(text) {
            // SAFETY: under `protect`; the new CHARSXP is protected by R while
            // the vector around it is made.
            Ok(n) => unsafe {
                let text = Rf_protect(Rf_mkCharLenCE(text.as_ptr().cast(), n, cetype_t::CE_UTF8));
                let out = Rf_ScalarString(text);
                Rf_unprotect(1);
                out
            },
            Err(error) => {
                self.error = Some(error);
                // SAFETY: a constant.
                unsafe { R_NilValue }
            }
        }
    }

    /// An integer outside 32 bits: see [`whole`].
    ///
    /// # Safety
    ///
    /// Under `protect` only.
    unsafe fn whole(&mut self, value: &Value) -> SEXP {
        let double = match Whole::of(value) {
            None => f64::NAN,
            Some(Whole { double, digits }) => {
                self.digits = digits.unwrap_or_default();
                double
            }
        };
        // SAFETY: under `protect`; `out` is protected while its attributes are
        // made.
        unsafe {
            let out = Rf_protect(Rf_ScalarReal(double));
            let class = Rf_protect(Rf_mkString(whole::CLASS.as_ptr()));
            Rf_setAttrib(out, R_ClassSymbol, class);
            if !self.digits.is_empty() {
                let digits = &self.digits;
                let digits = Rf_protect(Rf_mkCharLenCE(
                    digits.as_ptr().cast(),
                    length_for_r(digits).unwrap_or(0),
                    cetype_t::CE_UTF8,
                ));
                let digits = Rf_protect(Rf_ScalarString(digits));
                Rf_setAttrib(out, Rf_install(whole::DIGITS.as_ptr()), digits);
                Rf_unprotect(2);
            }
            Rf_unprotect(2);
            out
        }
    }
}
