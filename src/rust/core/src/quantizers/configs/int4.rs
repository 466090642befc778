//! [`Int4QuantizationConfig`].

use super::int8::check_output_dtype;
use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::quantizers::abs_max_quantizer::AbsMaxQuantizer;
use crate::quantizers::Quantizer;
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Integers of four bits
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.Int4QuantizationConfig",
    python = "keras.src.quantizers.quantization_config.Int4QuantizationConfig",
    names("int4_quantization_config"),
    r = "quantization_config_int4",
    prepare
)]
pub struct Int4QuantizationConfig {
    /// The quantizer of the weights.
    #[config(default = None)]
    weight_quantizer: Option<Rc<dyn Quantizer>>,
    /// The quantizer of what goes into the layer; `"default"` for none.
    #[config(default = "default")]
    activation_quantizer: Activation,
    /// How many values have a scale in common; -1 or `NULL` for all of an output.
    #[config(default = 128, required_in_config)]
    block_size: Option<i64>,
}

impl Int4QuantizationConfig {
    /// How many values have a scale in common; -1 or none for all of an output.
    pub fn block_size(&self) -> Option<i64> {
        self.block_size
    }

    fn prepare(&mut self) -> Result<()> {
        let size = self.block_size.unwrap_or(-1);
        if size == 0 || size < -1 {
            return Err(
                Error::config(format!("`block_size` must be -1 or above 0, got {size}"))
                    .expected("a positive integer, -1 or null")
                    .at("block_size"),
            );
        }
        let is_custom = self.weight_quantizer.is_some() || self.activation_quantizer.0.is_some();
        if size > 0 && is_custom {
            return Err(Error::config("quantizers of your own need `block_size` -1")
                .expected("-1 or null")
                .at("block_size"));
        }
        let Some(weight) = self.weight_quantizer.as_deref() else {
            return Ok(());
        };
        let body = weight.as_any().downcast_ref::<AbsMaxQuantizer>();
        if body.is_some_and(|body| !body.is_of_four_bits()) {
            return Err(Error::config(
                "the quantizer of the weights must have `value_range` -8 to 7",
            )
            .at("weight_quantizer"));
        }
        check_output_dtype(Some(weight))
    }
}

/// A quantizer, or none.
#[derive(Debug)]
struct Activation(Option<Rc<dyn Quantizer>>);

impl Field for Activation {
    const EXPECTED: &'static str = "a quantizer, or \"default\"";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value.as_str() {
            Some("default") => Ok(Activation(None)),
            _ => Option::read(value, cx).map(Activation),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
