//! Optimizers and learning rate schedules (`keras.optimizers`).

use crate::object::{family, role, Builtin, Configured};

mod adadelta;
mod adafactor;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod base_optimizer;
mod ftrl;
mod lamb;
mod lion;
mod loss_scale_optimizer;
mod multi_optimizer;
mod muon;
mod nadam;
mod nested;
mod optimizer;
mod optimizer_map;
mod rmsprop;
mod schedule_free_adamw;
pub mod schedules;
mod sgd;
mod variables;

pub(crate) use variables::variables;

/// How the weights of a model follow from the gradients of its loss.
pub trait Optimizer: Configured {}

role!(
    Optimizer,
    "an optimizer: a name such as \"adam\", or an object"
);

impl<T> Optimizer for Builtin<T> where Builtin<T>: Configured {}

/// Whether it can train a model: a map of optimizers cannot, although it stands among
/// them by its name.
pub(crate) fn is_optimizer(optimizer: &dyn Optimizer) -> bool {
    !optimizer.as_any().is::<optimizer_map::OptimizerMap>()
}

family! {
    Optimizer named:
    adadelta::Adadelta,
    adafactor::Adafactor,
    adagrad::Adagrad,
    adam::Adam,
    adamax::Adamax,
    adamw::AdamW,
    ftrl::Ftrl,
    lamb::Lamb,
    lion::Lion,
    loss_scale_optimizer::LossScaleOptimizer,
    multi_optimizer::MultiOptimizer,
    muon::Muon,
    nadam::Nadam,
    optimizer::Optimizer,
    optimizer_map::OptimizerMap,
    rmsprop::RMSprop,
    schedule_free_adamw::ScheduleFreeAdamW,
    sgd::Sgd,
}
