//! [`GptqConfig`].

use super::awq_config::check_group_size;
use super::unwritten::Unwritten;
use crate::config::{Fraction, Positive};
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Quantization that makes up for each rounding with the weights that follow
///
/// # Reference
///
/// Frantar et al. (2022), "GPTQ: Accurate Post-Training Quantization for
/// Generative Pre-trained Transformers", <https://arxiv.org/abs/2210.17323>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.GPTQConfig",
    python = "keras.src.quantizers.gptq_config.GPTQConfig",
    r = "quantization_config_gptq",
    example = "quantization_config_gptq(dataset = NULL, tokenizer = NULL, weight_bits = 8)",
    prepare
)]
pub struct GptqConfig {
    /// Examples of what goes into the model.
    dataset: Unwritten,
    /// What makes numbers of text.
    tokenizer: Unwritten,
    /// The number of bits of a weight: 2, 3, 4 or 8.
    #[config(default = 4)]
    weight_bits: i64,
    /// The number of examples that are used.
    #[config(default = 128)]
    num_samples: Positive,
    /// Whether each output has a scale of its own.
    #[config(default = true)]
    per_channel: bool,
    /// The length of the examples.
    #[config(default = 512)]
    sequence_length: Positive,
    /// What is added to the second derivatives, from 0 to 1.
    #[config(default = 0.01)]
    hessian_damping: Fraction,
    /// How many weights have a scale in common; -1 for all of an output.
    #[config(default = 128)]
    group_size: i64,
    /// Whether the values lie around 0.
    #[config(default = false)]
    symmetric: bool,
    /// Whether the weights that matter most come first.
    #[config(default = false)]
    activation_order: bool,
    /// Which layers are quantized.
    #[config(default = None)]
    quantization_layer_structure: Value,
}

impl GptqConfig {
    fn prepare(&mut self) -> Result<()> {
        if ![2, 3, 4, 8].contains(&self.weight_bits) {
            return Err(Error::config(format!(
                "`weight_bits` must be 2, 3, 4 or 8, got {}",
                self.weight_bits
            ))
            .expected("2, 3, 4 or 8")
            .at("weight_bits"));
        }
        check_group_size(self.group_size)
    }
}
