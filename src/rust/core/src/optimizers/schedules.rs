//! Learning rate schedules (`keras.optimizers.schedules`).

use crate::object::{family, role, Builtin, Configured};

mod cosine_decay;
mod cosine_decay_restarts;
mod exponential_decay;
mod inverse_time_decay;
mod learning_rate_schedule;
mod piecewise_constant_decay;
mod polynomial_decay;

/// A learning rate that follows from the number of steps trained so far.
pub trait LearningRateSchedule: Configured {}

role!(LearningRateSchedule, "a learning rate schedule");

impl<T> LearningRateSchedule for Builtin<T> where Builtin<T>: Configured {}

family! {
    LearningRateSchedule:
    cosine_decay::CosineDecay,
    cosine_decay_restarts::CosineDecayRestarts,
    exponential_decay::ExponentialDecay,
    inverse_time_decay::InverseTimeDecay,
    learning_rate_schedule::Plain,
    piecewise_constant_decay::PiecewiseConstantDecay,
    polynomial_decay::PolynomialDecay,
}
