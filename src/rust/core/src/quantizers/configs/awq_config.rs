//! [`AwqConfig`].

use super::unwritten::Unwritten;
use crate::config::Positive;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Quantization that spares the weights that matter most
///
/// # Reference
///
/// Lin et al. (2023), "AWQ: Activation-aware Weight Quantization",
/// <https://arxiv.org/abs/2306.00978>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.AWQConfig",
    python = "keras.src.quantizers.awq_config.AWQConfig",
    names("awq_config"),
    r = "quantization_config_awq",
    example = "quantization_config_awq(dataset = NULL, tokenizer = NULL)",
    prepare
)]
pub struct AwqConfig {
    /// Examples of what goes into the model.
    dataset: Unwritten,
    /// What makes numbers of text.
    tokenizer: Unwritten,
    /// The number of bits of a weight: 4.
    #[config(default = 4)]
    weight_bits: i64,
    /// The number of examples that are used.
    #[config(default = 128)]
    num_samples: Positive,
    /// The length of the examples.
    #[config(default = 512)]
    sequence_length: Positive,
    /// How many weights have a scale in common; -1 for all of an output.
    #[config(default = 128)]
    group_size: i64,
    /// The number of scales that are tried.
    #[config(default = 20)]
    num_grid_points: Positive,
    /// Which layers are quantized.
    #[config(default = None)]
    quantization_layer_structure: Value,
}

impl AwqConfig {
    fn prepare(&mut self) -> Result<()> {
        if self.weight_bits != 4 {
            return Err(Error::config(format!(
                "`weight_bits` must be 4, got {}",
                self.weight_bits
            ))
            .expected("4")
            .at("weight_bits"));
        }
        check_group_size(self.group_size)
    }
}

pub(super) fn check_group_size(size: i64) -> Result<()> {
    if size > 0 || size == -1 {
        return Ok(());
    }
    Err(
        Error::config(format!("`group_size` must be -1 or above 0, got {size}"))
            .expected("a positive integer, or -1")
            .at("group_size"),
    )
}
