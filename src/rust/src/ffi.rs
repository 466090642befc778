//! What extendr-ffi does not declare: a few more entries of R's API, and the
//! C side of the boundary (`src/keratin.h`).

use std::os::raw::{c_char, c_double, c_int, c_void};

pub(crate) use extendr_ffi::*;

#[cfg(test)]
mod without_r;

/// The arguments of a call from Rust into R.
#[repr(C)]
pub(crate) struct KeratinCall {
    pub function: SEXP,
    pub label: *const c_char,
    pub n: c_int,
    pub args: *const SEXP,
    pub names: *const *const c_char,
}

/// What [`keratin_protect`] calls.
pub(crate) type Protected = unsafe extern "C-unwind" fn(*mut c_void) -> SEXP;

#[allow(
    improper_ctypes,
    reason = "R's objects are opaque, only their address passes"
)]
extern "C" {
    pub(crate) fn R_MakeWeakRef(key: SEXP, value: SEXP, fin: SEXP, onexit: Rboolean) -> SEXP;
    pub(crate) fn R_WeakRefValue(x: SEXP) -> SEXP;
    pub(crate) fn Rf_getCharCE(x: SEXP) -> cetype_t;
    pub(crate) fn Rf_inherits(x: SEXP, class: *const c_char) -> Rboolean;
    pub(crate) fn Rf_mkChar(x: *const c_char) -> SEXP;
    pub(crate) fn Rf_mkString(x: *const c_char) -> SEXP;
    pub(crate) fn Rf_ScalarLogical(x: c_int) -> SEXP;
    pub(crate) fn Rf_ScalarReal(x: c_double) -> SEXP;
    pub(crate) fn Rf_ScalarString(x: SEXP) -> SEXP;
    pub(crate) fn Rf_translateCharUTF8(x: SEXP) -> *const c_char;
    pub(crate) fn SETCAR(x: SEXP, value: SEXP) -> SEXP;
    pub(crate) fn R_RunPendingFinalizers();
    pub(crate) fn SHALLOW_DUPLICATE_ATTRIB(to: SEXP, from: SEXP);

    pub(crate) fn keratin_protect(
        fun: Protected,
        data: *mut c_void,
        token: SEXP,
        jumped: *mut c_int,
    ) -> SEXP;
    pub(crate) fn keratin_call(call: *mut KeratinCall, token: SEXP, jumped: *mut c_int) -> SEXP;
    pub(crate) fn keratin_own_function(
        name: *const c_char,
        token: SEXP,
        jumped: *mut c_int,
    ) -> SEXP;
    pub(crate) fn keratin_check_interrupt(token: SEXP, jumped: *mut c_int);
    pub(crate) fn keratin_locale_is_c() -> c_int;
    pub(crate) fn keratin_state_new(from: SEXP) -> SEXP;
    pub(crate) fn keratin_state_source(x: SEXP) -> SEXP;
    pub(crate) fn keratin_closure_handle(closure: SEXP) -> SEXP;
    pub(crate) fn keratin_state_attach(x: SEXP, handle: SEXP);
}
