//! Letting objects go when R has collected their handles.
//!
//! R may collect whenever it allocates, so in the middle of anything Rust does.
//! Objects are therefore dropped at once only when no Rust function is running,
//! and otherwise when the outermost one is done.

use super::Slot;
use crate::ffi::*;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};

thread_local! {
    /// How many guarded functions are running, one inside the other.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// What waits to be dropped. At the end of the process it is left alone:
    /// R may be gone by then.
    static WAITING: ManuallyDrop<RefCell<Vec<Slot>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
}

/// While this exists, nothing is dropped.
pub(crate) struct Inside(());

impl Inside {
    /// Enters a function that R calls.
    pub(crate) fn enter() -> Self {
        DEPTH.with(|depth| depth.set(depth.get() + 1));
        Inside(())
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        let left = DEPTH.with(|depth| {
            depth.set(depth.get() - 1);
            depth.get()
        });
        if left == 0 {
            while let Some(slot) = WAITING.with(|waiting| waiting.borrow_mut().pop()) {
                release(slot);
            }
        }
    }
}

fn release(slot: Slot) {
    // A panic in a destructor must not leave this function; there is nobody to
    // tell.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(slot)));
}

/// R's finalizer of handles.
///
/// # Safety
///
/// `pointer` is a handle.
pub(super) unsafe extern "C" fn finalize(pointer: SEXP) {
    // SAFETY: the address of a handle is NULL or a `Slot` that it owns.
    let slot = unsafe {
        let slot = R_ExternalPtrAddr(pointer).cast::<Slot>();
        if slot.is_null() {
            return;
        }
        R_ClearExternalPtr(pointer);
        *Box::from_raw(slot)
    };
    if DEPTH.with(Cell::get) == 0 {
        release(slot);
    } else {
        WAITING.with(|waiting| waiting.borrow_mut().push(slot));
    }
}
