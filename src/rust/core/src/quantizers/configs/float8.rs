//! [`Float8QuantizationConfig`].

use keratin_derive::KerasConfig;

/// Floating point numbers of eight bits
///
/// There is nothing to choose.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.Float8QuantizationConfig",
    python = "keras.src.quantizers.quantization_config.Float8QuantizationConfig",
    names("float8_quantization_config"),
    r = "quantization_config_float8"
)]
pub struct Float8QuantizationConfig {}
