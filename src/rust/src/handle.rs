//! Handles: how R holds an object of the core.
//!
//! A handle is an external pointer. Its tag is the symbol `keratin_handle`,
//! looked at before anything else, so that another package's pointer is never
//! followed. Its `prot` slot holds the state vector of `src/handle.c`, which R
//! writes when it saves the handle. After reading, the address is NULL and the
//! object is rebuilt on first use; if that fails, the state stays as it was
//! and the next use tries again.

use crate::ffi::*;
use crate::from_r::atomic::inherits;
use crate::guard::guard;
use crate::into_r::IntoR;
use crate::kept::Kept;
use crate::kinds::KINDS;
use crate::state::{self, Reader, State, Writer};
use crate::unwind::{own_function, Call};
use extendr_api::{GetSexp, Robj};
use keratin_core::{Error, Result, Value};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::os::raw::c_void;
use std::ptr::null_mut;
use std::rc::Rc;

mod object;
mod release;

pub(crate) use object::Loader;
pub use object::{Kind, Object};
pub(crate) use release::Inside;

/// What the address of a handle points to.
struct Slot(Rc<dyn Object>);

thread_local! {
    static TAG_SYMBOL: Cell<SEXP> = const { Cell::new(null_mut()) };
    /// Handles that are being rebuilt: one may not need itself.
    static REBUILDING: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

fn tag() -> SEXP {
    TAG_SYMBOL.with(|symbol| {
        if symbol.get().is_null() {
            // SAFETY: symbols live forever.
            symbol.set(unsafe { Rf_install(c"keratin_handle".as_ptr()) });
        }
        symbol.get()
    })
}

/// A new handle of the object.
pub fn new<K: Kind>(object: Rc<K>) -> Kept {
    // SAFETY: the pointer is kept before anything else is made, and its
    // address is set when nothing can fail any more.
    unsafe {
        let pointer = Kept::new(R_MakeExternalPtr(null_mut(), tag(), R_NilValue));
        let state = Kept::new(keratin_state_new(pointer.sexp()));
        R_SetExternalPtrProtected(pointer.sexp(), state.sexp());
        attach(pointer.sexp(), object);
        pointer
    }
}

/// The object of kind `K` behind the argument of that name.
pub fn get<K: Kind>(x: &Robj, name: &str) -> Result<Rc<K>> {
    // SAFETY: an `Robj` is alive.
    let found = match pointer_of(unsafe { x.get() }) {
        Some(pointer) => object_of(pointer).map_err(|error| error.at(name))?,
        None => {
            let given = crate::from_r::from_r(&Kept::from(x)).ok();
            let error = Error::config(format!("`{name}` must be {}", K::ABOUT));
            return Err(match &given {
                Some(value) => error.received(value),
                None => error,
            }
            .expected(K::ABOUT)
            .at(name));
        }
    };
    let about = found.about();
    found.into_any().downcast().map_err(|_| {
        Error::config(format!("`{name}` must be {}, not {about}", K::ABOUT))
            .expected(K::ABOUT)
            .at(name)
    })
}

/// The handle that `x` is, or that the Keras object `x` holds.
pub(crate) fn pointer_of(x: SEXP) -> Option<SEXP> {
    // SAFETY: `x` is alive, and what it holds is alive with it.
    unsafe {
        let pointer = match TYPEOF(x) {
            SEXPTYPE::EXTPTRSXP => x,
            SEXPTYPE::CLOSXP if inherits(x, c"keratin_object") => keratin_closure_handle(x),
            // `self` in a class written in R.
            SEXPTYPE::ENVSXP if inherits(x, c"keratin_self") => {
                Rf_getAttrib(x, Rf_install(c"handle".as_ptr()))
            }
            _ => return None,
        };
        let ours = !pointer.is_null()
            && TYPEOF(pointer) == SEXPTYPE::EXTPTRSXP
            && R_ExternalPtrTag(pointer) == tag();
        ours.then_some(pointer)
    }
}

/// The object of a pointer from [`pointer_of`], rebuilt if it was read from a
/// file.
pub(crate) fn object_of(pointer: SEXP) -> Result<Rc<dyn Object>> {
    // SAFETY: the tag tells that the address is NULL or a `Slot`.
    if let Some(slot) = unsafe { R_ExternalPtrAddr(pointer).cast::<Slot>().as_ref() } {
        return Ok(slot.0.clone());
    }
    // SAFETY: `pointer` is alive.
    let kept = unsafe { Kept::new(pointer) };
    let _once = Rebuilding::start(pointer)?;
    let object = load(&state_of(pointer)?)?;
    // SAFETY: `pointer` is kept; its address is still NULL, as rebuilding it
    // twice is refused.
    unsafe {
        let prot = R_ExternalPtrProtected(pointer);
        if keratin_state_source(prot).is_null() {
            let state = Kept::new(keratin_state_new(pointer));
            R_SetExternalPtrProtected(pointer, state.sexp());
        } else {
            keratin_state_attach(prot, pointer);
        }
        attach(kept.sexp(), object.clone());
    }
    Ok(object)
}

/// # Safety
///
/// `pointer` is a kept external pointer with our tag and no address.
unsafe fn attach(pointer: SEXP, object: Rc<dyn Object>) {
    // SAFETY: as above; the finalizer is there before the address.
    unsafe {
        R_RegisterCFinalizerEx(pointer, Some(release::finalize), Rboolean::FALSE);
        let slot = Box::into_raw(Box::new(Slot(object)));
        R_SetExternalPtrAddr(pointer, slot.cast::<c_void>());
    }
}

fn load(state: &State) -> Result<Rc<dyn Object>> {
    let (kind, mut content) = state::open(state)?;
    let Some(loader) = KINDS.iter().find(|loader| loader.name == kind) else {
        return Err(state::damaged(&format!(
            "objects of kind `{kind}` are unknown"
        )));
    };
    let object = (loader.load)(&mut content)?;
    match content.left() {
        0 => Ok(object),
        n => Err(state::damaged(&format!("{n} bytes too many"))),
    }
}

/// The state that was read with the pointer.
fn state_of(pointer: SEXP) -> Result<State> {
    // SAFETY: `pointer` is alive, and so are the parts of it.
    let mut source = unsafe {
        let prot = R_ExternalPtrProtected(pointer);
        match keratin_state_source(prot) {
            source if source.is_null() => Kept::new(prot),
            source => Kept::new(source),
        }
    };
    // Written with version 2 while R objects belonged to it: see `flat_state()`.
    if raw(source.sexp()).is_some_and(|bytes| bytes.starts_with(b"X\n")) {
        source = Call::new(&own_function("unflat_state")?)
            .arg(&source)
            .run()?;
    }
    if let Some(bytes) = raw(source.sexp()) {
        return Ok(State {
            bytes: bytes.to_vec(),
            guests: Vec::new(),
        });
    }
    let parts = list(source.sexp()).filter(|parts| parts.len() == 2);
    let bytes = parts
        .as_ref()
        .and_then(|p| raw(p.first()?.sexp()).map(<[u8]>::to_vec));
    let guests = parts.as_ref().and_then(|p| list(p.last()?.sexp()));
    match (bytes, guests) {
        (Some(bytes), Some(guests)) => Ok(State { bytes, guests }),
        _ => Err(state::damaged("its state is missing")
            .hint("an external pointer alone does not survive; save the whole object")),
    }
}

/// The bytes of a raw vector.
fn raw<'a>(x: SEXP) -> Option<&'a [u8]> {
    // SAFETY: the callers keep `x` as long as they use the bytes.
    unsafe {
        if TYPEOF(x) != SEXPTYPE::RAWSXP || ALTREP(x) != 0 {
            return None;
        }
        let n = usize::try_from(Rf_xlength(x)).ok()?;
        Some(std::slice::from_raw_parts(RAW(x), n))
    }
}

/// The elements of a list.
fn list(x: SEXP) -> Option<Vec<Kept>> {
    // SAFETY: the callers keep `x`; the indices are within its length.
    unsafe {
        if TYPEOF(x) != SEXPTYPE::VECSXP || ALTREP(x) != 0 {
            return None;
        }
        Some(
            (0..Rf_xlength(x))
                .map(|i| Kept::new(VECTOR_ELT(x, i)))
                .collect(),
        )
    }
}

/// Keeps a handle from being rebuilt while it is being rebuilt.
struct Rebuilding;

impl Rebuilding {
    fn start(pointer: SEXP) -> Result<Self> {
        REBUILDING.with_borrow_mut(|now| {
            if now.contains(&(pointer as usize)) {
                return Err(state::damaged("it needs itself to be restored"));
            }
            now.push(pointer as usize);
            Ok(Rebuilding)
        })
    }
}

impl Drop for Rebuilding {
    fn drop(&mut self) {
        REBUILDING.with_borrow_mut(Vec::pop);
    }
}

/// For `src/handle.c`: the state of a living handle, or a marked error.
#[no_mangle]
extern "C" fn keratin_handle_state(pointer: SEXP) -> SEXP {
    let state = guard(|| {
        // SAFETY: R gives a live object.
        let slot =
            unsafe { slot_of(pointer) }.ok_or_else(|| state::damaged("its state is missing"))?;
        let object = slot.0.clone();
        state_to_r(&state::write(object.kind(), |out| object.save(out))?)
    });
    // SAFETY: the caller protects it before R allocates again.
    unsafe { state.get() }
}

/// For `src/handle.c`: tells whether the object changed since.
#[no_mangle]
extern "C" fn keratin_handle_generation(pointer: SEXP) -> f64 {
    // SAFETY: R gives a live object.
    unsafe { slot_of(pointer) }.map_or(-1.0, |slot| slot.0.generation() as f64)
}

/// # Safety
///
/// `pointer` is alive and outlives the result.
unsafe fn slot_of<'a>(pointer: SEXP) -> Option<&'a Slot> {
    // SAFETY: the tag tells that the address is NULL or a `Slot`.
    unsafe {
        if TYPEOF(pointer) != SEXPTYPE::EXTPTRSXP || R_ExternalPtrTag(pointer) != tag() {
            return None;
        }
        R_ExternalPtrAddr(pointer).cast::<Slot>().as_ref()
    }
}

fn state_to_r(state: &State) -> Result<Kept> {
    let bytes = state.bytes.as_slice().into_r()?;
    if state.guests.is_empty() {
        return Ok(bytes);
    }
    let guests = list_of(&state.guests)?;
    list_of(&[bytes, guests])
}

/// A list of R objects.
pub(crate) fn list_of(items: &[Kept]) -> Result<Kept> {
    // SAFETY: the closure owns nothing; the items are kept by the caller.
    let out = unsafe {
        crate::unwind::protect(|| {
            let out = Rf_protect(Rf_allocVector(SEXPTYPE::VECSXP, items.len() as R_xlen_t));
            for (i, item) in (0..).zip(items) {
                SET_VECTOR_ELT(out, i, item.sexp());
            }
            Rf_unprotect(1);
            out
        })?
    };
    Ok(out)
}
