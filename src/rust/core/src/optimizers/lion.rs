//! [`Lion`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// Lion optimizer
///
/// A step has the sign of the averaged gradient, and one size for all weights. It keeps
/// one number for each weight; its learning rate is best several times smaller than
/// that of `optimizer_adam_w()`.
///
/// # Reference
///
/// Chen et al. (2023), "Symbolic Discovery of Optimization Algorithms",
/// <https://arxiv.org/abs/2302.06675>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Lion",
    python = "keras.src.optimizers.lion.Lion",
    names("lion"),
    r = "optimizer_lion",
    r_args = "learning_rate beta_1 beta_2 weight_decay clipnorm clipvalue \
              global_clipnorm use_ema ema_momentum ema_overwrite_frequency \
              name=\"lion\" ... loss_scale_factor gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2",
    prepare
)]
pub struct Lion {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// What part the average has in the step beside the present gradient, above 0 and
    /// at most 1.
    #[config(default = 0.9)]
    beta_1: Real,
    /// How slowly the average of the gradients changes: what part of it is kept at each
    /// step.
    #[config(default = 0.99)]
    beta_2: Real,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

impl Lion {
    fn prepare(&mut self) -> Result<()> {
        let beta_1 = self.beta_1.get();
        if beta_1 > 0.0 && beta_1 <= 1.0 {
            return Ok(());
        }
        Err(Error::config(format!(
            "`beta_1` must be above 0 and at most 1, got {beta_1}"
        ))
        .expected("a number above 0 and at most 1")
        .at("beta_1"))
    }
}
