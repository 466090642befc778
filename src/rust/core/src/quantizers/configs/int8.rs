//! [`Int8QuantizationConfig`].

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::quantizers::abs_max_quantizer::AbsMaxQuantizer;
use crate::quantizers::Quantizer;
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Integers of eight bits
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.Int8QuantizationConfig",
    python = "keras.src.quantizers.quantization_config.Int8QuantizationConfig",
    names("int8_quantization_config"),
    r = "quantization_config_int8",
    example = "layer_dense(
  units = 4,
  quantization_config = quantization_config_int8(quantizer_abs_max(axis = 1))
)",
    prepare
)]
pub struct Int8QuantizationConfig {
    /// The quantizer of the weights.
    #[config(default = None)]
    weight_quantizer: Option<Rc<dyn Quantizer>>,
    /// The quantizer of what goes into the layer; `"default"` for an
    /// `AbsMaxQuantizer`.
    #[config(default = "default", required_in_config)]
    activation_quantizer: Activation,
}

impl Int8QuantizationConfig {
    fn prepare(&mut self) -> Result<()> {
        check_output_dtype(self.weight_quantizer.as_deref())
    }
}

/// The weights are integers of eight bits, also if four of them are used.
pub(super) fn check_output_dtype(quantizer: Option<&dyn Quantizer>) -> Result<()> {
    let body = quantizer.and_then(|q| q.as_any().downcast_ref::<AbsMaxQuantizer>());
    match body.map(AbsMaxQuantizer::output_dtype) {
        None | Some("int8") => Ok(()),
        Some(other) => Err(Error::config(format!(
            "the quantizer of the weights must have `output_dtype` \"int8\", got {other:?}"
        ))
        .at("weight_quantizer")),
    }
}

/// A quantizer, or the one that is used without one.
#[derive(Debug)]
struct Activation(Option<Rc<dyn Quantizer>>);

impl Field for Activation {
    const EXPECTED: &'static str = "a quantizer, or \"default\"";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let value = match value.as_str() {
            Some("default") => Value::from("AbsMaxQuantizer"),
            _ => value,
        };
        Option::read(value, cx).map(Activation)
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
