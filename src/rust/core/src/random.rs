//! Random numbers (`keras.random`): what makes them reproducible.

use crate::object::{family, role, Builtin, Configured};

mod seed_generator;

/// What gives one seed after another.
pub trait SeedGenerator: Configured {}

role!(SeedGenerator, "a seed generator");

impl<T> SeedGenerator for Builtin<T> where Builtin<T>: Configured {}

family! {
    SeedGenerator named:
    seed_generator::SeedGenerator,
}
