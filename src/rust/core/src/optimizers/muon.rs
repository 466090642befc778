//! [`Muon`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Muon optimizer
///
/// The momentum of a matrix is made orthogonal, by an iteration of Newton and Schulz,
/// before it becomes a step. Other weights, and those that are excluded, are trained by
/// Adam.
///
/// The defaults shown here are those of keras3. What is left out is what Keras itself
/// has: `weight_decay = 0.004`, `adam_lr_ratio = 1` and `ns_steps = 5`.
///
/// # Reference
///
/// Jordan et al. (2024), "Muon: An optimizer for hidden layers in neural networks",
/// <https://kellerjordan.github.io/posts/muon/>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Muon",
    python = "keras.src.optimizers.muon.Muon",
    names("muon"),
    r = "optimizer_muon",
    r_args = "learning_rate adam_beta_1 adam_beta_2 epsilon weight_decay=0.1 \
              clipnorm clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency loss_scale_factor \
              gradient_accumulation_steps name=\"muon\" exclude_layers \
              exclude_embeddings muon_a muon_b muon_c adam_lr_ratio=0.1 momentum \
              ns_steps=6L nesterov ...",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps adam_beta_1 adam_beta_2 epsilon \
            exclude_layers muon_a muon_b muon_c adam_lr_ratio momentum ns_steps \
            nesterov exclude_embeddings adam_weight_decay rms_rate"
)]
pub struct Muon {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// For Adam: how slowly the average of the gradients changes.
    #[config(default = 0.9)]
    adam_beta_1: Real,
    /// For Adam: how slowly the average of the squared gradients changes.
    #[config(default = 0.999)]
    adam_beta_2: Real,
    /// For Adam: what part of each weight is taken off at each step.
    #[config(default = 0.004)]
    adam_weight_decay: Option<Real>,
    /// A small number that keeps divisions finite.
    #[config(default = 1e-7)]
    epsilon: Real,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = 0.004)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
    /// Patterns of paths of weights that Adam trains.
    #[config(default = None, r_convert = "as_tuple")]
    exclude_layers: Patterns,
    /// Whether Adam trains the weights of embeddings.
    #[config(default = true)]
    exclude_embeddings: bool,
    /// The first coefficient of the iteration.
    #[config(default = 3.4445)]
    muon_a: Real,
    /// The second coefficient of the iteration.
    #[config(default = -4.775)]
    muon_b: Real,
    /// The third coefficient of the iteration.
    #[config(default = 2.0315)]
    muon_c: Real,
    /// What part of the learning rate Adam has.
    #[config(default = 1)]
    adam_lr_ratio: Real,
    /// What part of a step goes on in the next one.
    #[config(default = 0.95)]
    momentum: Real,
    /// How often the iteration is done at each step.
    #[config(default = 5)]
    ns_steps: i64,
    /// Whether the gradient counts where the momentum leads, as in the method of
    /// Nesterov.
    #[config(default = true)]
    nesterov: bool,
    /// The size that steps are scaled to, so that the learning rate suits Adam, too;
    /// `NULL` for no scaling.
    #[config(default = 0.2)]
    rms_rate: Option<Real>,
}

/// Regular expressions; none if null.
#[derive(Debug)]
struct Patterns(Vec<String>);

impl Field for Patterns {
    const EXPECTED: &'static str = "an array of patterns";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Option::read(value, cx).map(|patterns| Patterns(patterns.unwrap_or_default()))
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
