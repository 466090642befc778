//! [`Ftrl`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// FTRL optimizer: follow the regularized leader
///
/// It suits shallow models with many features of which few are not 0 at a time.
///
/// # Reference
///
/// McMahan et al. (2013), "Ad Click Prediction: A View from the Trenches",
/// <https://research.google/pubs/pub41159/>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Ftrl",
    python = "keras.src.optimizers.ftrl.Ftrl",
    names("ftrl"),
    r = "optimizer_ftrl",
    r_args = "learning_rate learning_rate_power initial_accumulator_value \
              l1_regularization_strength l2_regularization_strength \
              l2_shrinkage_regularization_strength beta weight_decay clipnorm \
              clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name=\"ftrl\" ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps learning_rate_power \
            initial_accumulator_value l1_regularization_strength \
            l2_regularization_strength l2_shrinkage_regularization_strength \
            beta",
    prepare
)]
pub struct Ftrl {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// The power of the sum of squared gradients that the rate follows, at most 0; 0
    /// for a rate that does not fall.
    #[config(default = -0.5)]
    learning_rate_power: Real,
    /// What the sums of squared gradients begin with, at least 0.
    #[config(default = 0.1)]
    initial_accumulator_value: Real,
    /// The penalty on the size of the weights, at least 0.
    #[config(default = 0.0)]
    l1_regularization_strength: Real,
    /// The penalty on the squared weights, at least 0.
    #[config(default = 0.0)]
    l2_regularization_strength: Real,
    /// The penalty on the squared weights that enters the gradients only, at least 0.
    #[config(default = 0.0)]
    l2_shrinkage_regularization_strength: Real,
    /// A number added to the root of the sum of squared gradients.
    #[config(default = 0.0)]
    beta: Real,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

impl Ftrl {
    fn prepare(&mut self) -> Result<()> {
        let at_least_zero = [
            ("initial_accumulator_value", &self.initial_accumulator_value),
            (
                "l1_regularization_strength",
                &self.l1_regularization_strength,
            ),
            (
                "l2_regularization_strength",
                &self.l2_regularization_strength,
            ),
            (
                "l2_shrinkage_regularization_strength",
                &self.l2_shrinkage_regularization_strength,
            ),
        ];
        for (name, value) in at_least_zero {
            if value.get() < 0.0 {
                return Err(Error::config(format!(
                    "`{name}` must be at least 0, got {}",
                    value.get()
                ))
                .expected("a number of at least 0")
                .at(name));
            }
        }
        let power = self.learning_rate_power.get();
        if power > 0.0 {
            return Err(Error::config(format!(
                "`learning_rate_power` must be at most 0, got {power}"
            ))
            .expected("a number of at most 0")
            .at("learning_rate_power"));
        }
        Ok(())
    }
}
