//! JSON text, as Python's `json` reads and writes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;

mod bounds;
mod hostile;
mod mutations;
mod python;
mod random;
mod refusals;
