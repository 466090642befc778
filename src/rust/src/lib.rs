//! The binding between R and the core: every function R can call.

// extendr's macros write functions that carry no documentation of their own.
#![allow(missing_docs)]

use extendr_api::prelude::*;

/// Version of the Rust library, which is that of the package.
#[extendr]
fn rs_version() -> Robj {
    env!("CARGO_PKG_VERSION").into_robj()
}

extendr_module! {
    mod keratin;
    fn rs_version;
}
