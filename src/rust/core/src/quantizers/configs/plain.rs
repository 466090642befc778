//! [`Plain`]: the base class.

use crate::quantizers::Quantizer;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// The base class of quantization configs, as an object of its own
///
/// Keras can name it in a config, although it stands for no way to quantize.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.QuantizationConfig",
    python = "keras.src.quantizers.quantization_config.QuantizationConfig",
    names("quantization_config")
)]
pub struct Plain {
    /// The quantizer of the weights.
    #[config(default = None)]
    weight_quantizer: Option<Rc<dyn Quantizer>>,
    /// The quantizer of what goes into the layer.
    #[config(default = None)]
    activation_quantizer: Option<Rc<dyn Quantizer>>,
}
