//! [`LogitsDistillation`].

use super::Losses;
use crate::config::PositiveFloat;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// Distillation of what a model gives
///
/// The loss between the probabilities of teacher and student, which follow from their
/// outputs divided by `temperature`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.distillation.LogitsDistillation",
    python = "keras.src.distillation.distillation_loss.LogitsDistillation",
    r = "distillation_logits",
    example = "distillation_logits(temperature = 4)",
    prepare
)]
pub struct LogitsDistillation {
    /// What outputs are divided by, above 0: the larger, the more even the
    /// probabilities.
    #[config(default = 3.0)]
    temperature: PositiveFloat,
    /// The loss: a name, an object, or a list or named list of these in the structure
    /// of the outputs, of which some may be `NULL`.
    #[config(default = "kl_divergence", required_in_config)]
    loss: Losses,
}

impl LogitsDistillation {
    fn prepare(&mut self) -> Result<()> {
        self.loss.check()
    }
}
