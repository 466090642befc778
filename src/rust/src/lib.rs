//! The binding between R and the core.
