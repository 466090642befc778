//! [`Adafactor`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Adafactor optimizer
///
/// Of the squared gradients of a matrix, only the averages of its rows and columns are
/// kept, which saves memory.
///
/// # Reference
///
/// Shazeer and Stern (2018), "Adafactor: Adaptive Learning Rates with Sublinear Memory
/// Cost", <https://arxiv.org/abs/1804.04235>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Adafactor",
    python = "keras.src.optimizers.adafactor.Adafactor",
    names("adafactor"),
    r = "optimizer_adafactor",
    r_args = "learning_rate beta_2_decay epsilon_1 epsilon_2 clip_threshold \
              relative_step weight_decay clipnorm clipvalue global_clipnorm \
              use_ema ema_momentum ema_overwrite_frequency name=\"adafactor\" ... \
              loss_scale_factor gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_2_decay epsilon_1 epsilon_2 \
            clip_threshold relative_step"
)]
pub struct Adafactor {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// The power of the number of steps that the average of the squared gradients
    /// changes with.
    #[config(default = -0.8)]
    beta_2_decay: Real,
    /// A small number that keeps the squared gradients above 0.
    #[config(default = 1e-30)]
    epsilon_1: Real,
    /// A small number that keeps the learning rate from becoming too small.
    #[config(default = 1e-3)]
    epsilon_2: Real,
    /// The size that a step is brought down to.
    #[config(default = 1.0)]
    clip_threshold: Real,
    /// Whether a constant learning rate falls with the number of steps.
    #[config(default = true)]
    relative_step: bool,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}
