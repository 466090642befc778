//! Optimizers and learning rate schedules (`keras.optimizers`).

pub mod schedules;
