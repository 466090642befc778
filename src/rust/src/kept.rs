//! [`Kept`]: an R object that Rust keeps alive; [`Lasting`]: some that it keeps
//! for good.

use crate::ffi::*;
use extendr_api::{GetSexp, Robj};
use keratin_core::Result;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::ptr::null_mut;

/// An R object that the garbage collector leaves alone while this exists.
///
/// The objects hang on a doubly linked list that R preserves: a cell's CAR is
/// the cell before, its CDR the cell after, its TAG the object. Letting go
/// allocates nothing and takes no lock, so a `Kept` may be dropped anywhere,
/// a finalizer included; extendr's `Robj` may not.
#[derive(Debug)]
pub struct Kept {
    cell: SEXP,
}

thread_local! {
    static LIST: Cell<SEXP> = const { Cell::new(null_mut()) };
}

/// The head of the list, made on first use. `R_NilValue` ends the list.
fn list() -> SEXP {
    LIST.with(|list| {
        if list.get().is_null() {
            // SAFETY: R's main thread; the new cell is preserved at once.
            list.set(unsafe {
                let head = Rf_cons(R_NilValue, R_NilValue);
                R_PreserveObject(head);
                head
            });
        }
        list.get()
    })
}

impl Kept {
    /// Keeps `x`.
    ///
    /// # Safety
    ///
    /// `x` is a live R object, and this is R's main thread.
    pub unsafe fn new(x: SEXP) -> Self {
        // SAFETY: `x` is protected while the cell is made; the cell hangs on
        // the preserved list before it is unprotected.
        unsafe {
            Rf_protect(x);
            let head = list();
            let after = CDR(head);
            let cell = Rf_protect(Rf_cons(head, after));
            SET_TAG(cell, x);
            SETCDR(head, cell);
            if after != R_NilValue {
                SETCAR(after, cell);
            }
            Rf_unprotect(2);
            Kept { cell }
        }
    }

    /// R's `NULL`.
    pub fn null() -> Self {
        // SAFETY: `R_NilValue` is always alive.
        unsafe { Kept::new(R_NilValue) }
    }

    /// The object. It is alive as long as `self` is.
    pub fn sexp(&self) -> SEXP {
        // SAFETY: the cell is on the list.
        unsafe { TAG(self.cell) }
    }

    /// The object as extendr has it.
    pub fn robj(&self) -> Robj {
        // SAFETY: the object is alive.
        unsafe { Robj::from_sexp(self.sexp()) }
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        // SAFETY: the object is alive.
        unsafe { Kept::new(self.sexp()) }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // SAFETY: the cell is on the list, between `before` and `after`; none
        // of these calls allocates.
        unsafe {
            let (before, after) = (CAR(self.cell), CDR(self.cell));
            SETCDR(before, after);
            if after != R_NilValue {
                SETCAR(after, before);
            }
            SET_TAG(self.cell, R_NilValue);
        }
    }
}

impl From<&Robj> for Kept {
    fn from(x: &Robj) -> Self {
        // SAFETY: an `Robj` is alive.
        unsafe { Kept::new(x.get()) }
    }
}

/// R objects that are made once, by name, and kept as long as R runs. Whoever
/// is given one must not change it.
#[derive(Default)]
pub struct Lasting(RefCell<BTreeMap<&'static str, ManuallyDrop<Kept>>>);

impl Lasting {
    /// The object of that name, made when it is first asked for.
    pub fn get(&self, name: &'static str, make: impl FnOnce() -> Result<Kept>) -> Result<Kept> {
        if let Some(made) = self.0.borrow().get(name) {
            return Ok(Kept::clone(made));
        }
        let made = make()?;
        let lasting = ManuallyDrop::new(made.clone());
        self.0.borrow_mut().insert(name, lasting);
        Ok(made)
    }
}
