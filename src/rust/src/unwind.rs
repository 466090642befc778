//! Calling R without letting R jump over Rust frames.
//!
//! `src/unwind.c` catches the jump; here it becomes an ordinary error that
//! carries R's token. The core passes it on untouched, [`crate::guard`] hands
//! the token to R, and R resumes the jump where it was going.

use crate::ffi::*;
use crate::kept::Kept;
use keratin_core::{Error, Result};
use std::any::Any;
use std::cell::Cell;
use std::ffi::CString;
use std::mem::ManuallyDrop;
use std::os::raw::{c_int, c_void};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::ptr::null;
use std::rc::Rc;

/// A jump of R that waits to be resumed.
#[derive(Debug)]
pub struct Jump(Kept);

impl Jump {
    /// R's token for the jump.
    pub fn token(&self) -> &Kept {
        &self.0
    }
}

impl From<Jump> for Error {
    fn from(jump: Jump) -> Self {
        Error::foreign(Rc::new(jump))
    }
}

/// The jump that an error carries.
pub fn jump_of(error: &Error) -> Option<&Jump> {
    let payload: &dyn Any = error.payload()?.as_ref();
    payload.downcast_ref()
}

thread_local! {
    /// One token that is free for the next call; a call inside a call, and a
    /// call after a jump, need another one.
    static SPARE: Cell<Option<ManuallyDrop<Kept>>> = const { Cell::new(None) };
}

/// Runs `body` with a token, and tells a jump from a result.
fn with_token(body: impl FnOnce(SEXP, &mut c_int) -> SEXP) -> Result<Kept, Jump> {
    let token = match SPARE.take() {
        Some(spare) => ManuallyDrop::into_inner(spare),
        // SAFETY: a fresh token, kept at once.
        None => unsafe { Kept::new(R_MakeUnwindCont()) },
    };
    let mut jumped: c_int = 0;
    let out = body(token.sexp(), &mut jumped);
    if jumped != 0 {
        return Err(Jump(token));
    }
    // SAFETY: the result of a call that came back is alive.
    let out = unsafe { Kept::new(out) };
    if let Some(other) = SPARE.replace(Some(ManuallyDrop::new(token))) {
        drop(ManuallyDrop::into_inner(other));
    }
    Ok(out)
}

/// An R function to be called, with its arguments.
#[derive(Debug)]
pub struct Call<'a> {
    function: &'a Kept,
    label: &'a str,
    args: Vec<(Option<&'a str>, Kept)>,
}

impl<'a> Call<'a> {
    /// A call of `function` without arguments.
    pub fn new(function: &'a Kept) -> Self {
        Call {
            function,
            label: "call",
            args: Vec::new(),
        }
    }

    /// What tracebacks and error messages call the function.
    pub fn label(mut self, label: &'a str) -> Self {
        self.label = label;
        self
    }

    /// With one more argument.
    pub fn arg(mut self, value: &Kept) -> Self {
        self.args.push((None, value.clone()));
        self
    }

    /// With one more argument, by name.
    pub fn named(mut self, name: &'a str, value: &Kept) -> Self {
        self.args.push((Some(name), value.clone()));
        self
    }

    /// Calls. A jump comes back as an error of kind `Foreign`.
    pub fn run(self) -> Result<Kept> {
        let label = c_string(self.label)?;
        let args: Vec<SEXP> = self.args.iter().map(|(_, value)| value.sexp()).collect();
        let names = self
            .args
            .iter()
            .map(|(name, _)| name.map(c_string).transpose())
            .collect::<Result<Vec<Option<CString>>>>()?;
        let names: Vec<_> = names
            .iter()
            .map(|name| name.as_ref().map_or(null(), |name| name.as_ptr()))
            .collect();
        let mut call = KeratinCall {
            function: self.function.sexp(),
            label: label.as_ptr(),
            n: c_int::try_from(args.len()).map_err(|_| Error::state("too many arguments"))?,
            args: args.as_ptr(),
            names: names.as_ptr(),
        };
        // SAFETY: what `call` points to outlives the call; R's jumps end in C.
        Ok(with_token(|token, jumped| unsafe {
            keratin_call(&mut call, token, jumped)
        })?)
    }
}

fn c_string(text: &str) -> Result<CString> {
    CString::new(text).map_err(|_| Error::config("a name must not contain a NUL character"))
}

/// `f(args)`. A jump comes back as an error of kind `Foreign`.
pub fn call_fn(f: &Kept, args: &[Kept]) -> Result<Kept> {
    args.iter().fold(Call::new(f), Call::arg).run()
}

/// The function of that name in the package's namespace.
pub fn own_function(name: &str) -> Result<Kept> {
    let name = c_string(name)?;
    // SAFETY: R's jumps end in C.
    Ok(with_token(|token, jumped| unsafe {
        keratin_own_function(name.as_ptr(), token, jumped)
    })?)
}

/// Lets the user interrupt; the interrupt comes back as an error.
pub fn check_interrupt() -> Result<()> {
    // SAFETY: R's jumps end in C.
    with_token(|token, jumped| unsafe {
        keratin_check_interrupt(token, jumped);
        R_NilValue
    })?;
    Ok(())
}

/// Runs `body`, which calls R functions that may jump (allocate, translate).
///
/// # Safety
///
/// Whenever `body` is inside R, none of its frames owns anything that must be
/// dropped: state that owns memory belongs to the caller, who lends it.
pub(crate) unsafe fn protect(mut body: impl FnMut() -> SEXP) -> Result<Kept, Jump> {
    struct Run<'a> {
        body: &'a mut dyn FnMut() -> SEXP,
        panic: Option<Box<dyn Any + Send>>,
    }
    unsafe extern "C-unwind" fn run(data: *mut c_void) -> SEXP {
        // SAFETY: `data` is the `Run` below, lent for the time of the call.
        let run = unsafe { &mut *data.cast::<Run>() };
        match catch_unwind(AssertUnwindSafe(&mut *run.body)) {
            Ok(x) => x,
            Err(panic) => {
                run.panic = Some(panic);
                // SAFETY: a constant.
                unsafe { R_NilValue }
            }
        }
    }
    let mut data = Run {
        body: &mut body,
        panic: None,
    };
    let at: *mut Run = &mut data;
    // SAFETY: R's jumps end in C, over frames that own nothing.
    let out = with_token(|token, jumped| unsafe { keratin_protect(run, at.cast(), token, jumped) });
    if let Some(panic) = data.panic {
        resume_unwind(panic);
    }
    out
}
