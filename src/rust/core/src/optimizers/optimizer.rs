//! [`Optimizer`]: the base class.

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// The base class of optimizers, as an object of its own
///
/// Keras can name it in a config, although it trains nothing.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Optimizer",
    python = "keras.src.optimizers.optimizer.Optimizer",
    names("optimizer"),
    bases(
        "keras.src.optimizers.base_optimizer.BaseOptimizer",
        "keras.src.saving.keras_saveable.KerasSaveable"
    ),
    aliases("keras.optimizers.Optimizer"),
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue use_ema \
            ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps"
)]
pub struct Optimizer {
    /// The learning rate: a number, or a schedule.
    learning_rate: LearningRate,
    /// What part of each weight is taken off at each step.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}
