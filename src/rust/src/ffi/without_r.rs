//! The unit tests of this crate run without R and without `src/*.c`: a test
//! that reaches these functions stops.

use super::{c_char, c_int, c_void, KeratinCall, Protected, SEXP};

macro_rules! absent {
    ($($name:ident($($type:ty),*) $(-> $out:ty)?;)*) => {$(
        #[no_mangle]
        extern "C" fn $name($(_: $type),*) $(-> $out)? {
            std::process::abort()
        }
    )*};
}

absent! {
    keratin_protect(Protected, *mut c_void, SEXP, *mut c_int) -> SEXP;
    keratin_call(*mut KeratinCall, SEXP, *mut c_int) -> SEXP;
    keratin_own_function(*const c_char, SEXP, *mut c_int) -> SEXP;
    keratin_check_interrupt(SEXP, *mut c_int);
    keratin_locale_is_c() -> c_int;
    keratin_state_new(SEXP) -> SEXP;
    keratin_state_source(SEXP) -> SEXP;
    keratin_closure_handle(SEXP) -> SEXP;
    keratin_state_attach(SEXP, SEXP);
}
