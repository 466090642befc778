//! The binding between R and the core: every function R can call.
//!
//! | module | what is in it |
//! |---|---|
//! | [`guard`] | what every exported function has around its body |
//! | [`args`], [`into_r`] | arguments and results of exported functions |
//! | [`from_r`], [`to_r`] | R objects to values and back |
//! | [`live`] | Keras objects and R functions inside values |
//! | [`handle`], [`kinds`], [`state`] | objects of the core in R's hands, saved and restored |
//! | [`unwind`] | calling R without letting it jump over Rust |
//! | [`kept`] | R objects in Rust's hands |
//! | [`json`] | JSON text |
//! | [`keras`] | Keras objects |
//! | [`session`] | what the R session shares |

#![deny(unsafe_op_in_unsafe_fn)]
// extendr's macros write functions that carry no documentation of their own.
#![allow(missing_docs)]

pub mod args;
mod ffi;
pub mod from_r;
pub mod guard;
pub mod handle;
pub mod into_r;
pub mod json;
pub mod kept;
mod keras;
mod kinds;
pub mod live;
mod panic;
mod session;
mod show;
pub mod state;
mod testing;
mod text;
pub mod to_r;
pub mod unwind;
mod whole;

use extendr_api::prelude::*;

/// Version of the Rust library, which is that of the package.
#[extendr]
fn rs_version() -> Robj {
    guard::guard(|| Ok(env!("CARGO_PKG_VERSION")))
}

/// For `src/entrypoint.c`, when R has loaded the library.
#[no_mangle]
extern "C" fn keratin_init() {
    panic::install_hook();
}

extendr_module! {
    mod keratin;
    fn rs_version;
    use json;
    use keras;
    use testing;
}
