//! [`guard`]: the one way from Rust back to R.
//!
//! Every exported function takes and returns `Robj` and has `guard` around its
//! body. What goes wrong comes back as a list with a mark, and the R function
//! `rust()` makes of it a condition (an error of the core, a panic) or resumes
//! the jump it holds (an error in a callback). So no error of R is ever raised
//! above a Rust frame.

use crate::ffi::*;
use crate::into_r::IntoR;
use crate::kept::Kept;
use crate::show::show;
use crate::{handle, panic, to_r, unwind};
use extendr_api::Robj;
use keratin_core::{Error, Result, Value};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Runs the body of an exported function.
pub fn guard<T: IntoR>(body: impl FnOnce() -> Result<T>) -> Robj {
    let _inside = handle::Inside::enter();
    finish(catch_unwind(AssertUnwindSafe(|| {
        body().and_then(T::into_r)
    })))
}

/// What R is given. Apart from [`guard`], which is compiled once for every
/// exported function.
fn finish(result: std::thread::Result<Result<Kept>>) -> Robj {
    let marked = match result {
        Ok(Ok(out)) => return out.robj(),
        Ok(Err(error)) => catch_unwind(AssertUnwindSafe(|| from_error(&error))),
        Err(payload) => catch_unwind(AssertUnwindSafe(|| internal(&panic::message(&*payload)))),
    };
    // Without parts, `rust()` calls it internal.
    marked_or_bare(marked).robj()
}

fn marked_or_bare<E>(list: std::result::Result<Kept, E>) -> Kept {
    list.unwrap_or_else(|_| marked(c"keratin_signal", &[]))
}

/// The marked list for an error.
fn from_error(error: &Error) -> Kept {
    if let Some(jump) = unwind::jump_of(error) {
        return marked(c"keratin_jump", &[(c"token", jump.token().clone())]);
    }
    if error.payload().is_some() {
        return internal("an error of a guest that R does not know");
    }
    signal(error).unwrap_or_else(|why| internal(&why.to_string()))
}

/// The parts of an error, for `keratin_abort()` in R.
fn signal(error: &Error) -> Result<Kept> {
    let text = |text: Option<&str>| text.into_r();
    let path = error.path();
    let number = |n: Option<usize>| {
        n.and_then(|n| i64::try_from(n).ok())
            .map(Value::Int)
            .into_r()
    };
    let received = error.get_received();
    let position = error.position();
    Ok(marked(
        c"keratin_signal",
        &[
            (c"kind", error.kind().name().into_r()?),
            (c"message", error.message().into_r()?),
            (c"path", text((!path.is_empty()).then_some(&path))?),
            (
                c"received",
                received.map_or_else(|| Ok(Kept::null()), plain)?,
            ),
            (c"shown", text(received.map(show).as_deref())?),
            (c"expected", text(error.get_expected())?),
            (c"hint", text(error.get_hint())?),
            (c"line", number(position.map(|p| p.line))?),
            (c"column", number(position.map(|p| p.column))?),
        ],
    ))
}

/// The value as R has it, or its description where R cannot have it.
fn plain(value: &Value) -> Result<Kept> {
    to_r::to_r(value).or_else(|_| show(value).into_r())
}

/// The marked list for a failure that is ours.
fn internal(message: &str) -> Kept {
    let part = |text: &str| text.into_r().unwrap_or_else(|_| Kept::null());
    marked(
        c"keratin_signal",
        &[(c"kind", part("internal")), (c"message", part(message))],
    )
}

/// A named list with a class.
fn marked(class: &std::ffi::CStr, parts: &[(&std::ffi::CStr, Kept)]) -> Kept {
    let n = parts.len() as R_xlen_t;
    // SAFETY: each new object is protected or part of a protected one before
    // the next is made; the indices are within the vectors' lengths.
    unsafe {
        let list = Rf_protect(Rf_allocVector(SEXPTYPE::VECSXP, n));
        let names = Rf_protect(Rf_allocVector(SEXPTYPE::STRSXP, n));
        for (i, (name, part)) in (0..).zip(parts) {
            SET_VECTOR_ELT(list, i, part.sexp());
            SET_STRING_ELT(names, i, Rf_mkChar(name.as_ptr()));
        }
        Rf_setAttrib(list, R_NamesSymbol, names);
        let class = Rf_protect(Rf_mkString(class.as_ptr()));
        Rf_setAttrib(list, R_ClassSymbol, class);
        let kept = Kept::new(list);
        Rf_unprotect(3);
        kept
    }
}
