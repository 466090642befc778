//! Recorded models: their texts come back byte for byte, and everything that is
//! known of them is said of what was read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/classes.rs"]
mod classes;
#[path = "../common/mod.rs"]
mod common;

mod builds;
mod clones;
mod edited;
mod exceptions;
mod facts;
mod recorded;
mod scale;
mod summaries;
