//! [`Dense`].

use super::quantized_kernel::{check_lora, Kernel, Quantization};
use crate::config::{KerasConfig as _, Positive, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::lora::Lora;
use crate::layers::{one_shape, Base, Build, InputSpec, KernelAndBias, Layer, LayerClass};
use crate::quantizers::configs::QuantizationConfig;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;
use std::any::Any;
use std::rc::Rc;

/// A densely connected layer
///
/// Computes `activation(input %*% kernel + bias)`, along the last axis of the
/// input.
///
/// # Input shape
/// `(batch, ..., input_dim)`, usually `(batch, input_dim)`.
///
/// # Output shape
/// `(batch, ..., units)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Dense",
    python = "keras.src.layers.core.dense.Dense",
    r = "layer_dense",
    r_args = "object units activation use_bias kernel_initializer bias_initializer \
              kernel_regularizer bias_regularizer activity_regularizer kernel_constraint \
              bias_constraint lora_rank lora_alpha ...",
    example = "keras_input(c(28, 28)) |>\n  layer_flatten() |>\n  layer_dense(units = 10, activation = \"softmax\")",
    keys = "units activation use_bias kernel_initializer bias_initializer \
            kernel_regularizer bias_regularizer kernel_constraint bias_constraint \
            quantization_config lora_rank lora_alpha"
)]
pub struct Dense {
    /// The size of the output's last axis.
    units: Positive,
    #[config(flatten)]
    weights: KernelAndBias,
    #[config(flatten)]
    lora: Lora,
    /// How the layer is quantized: a config such as
    /// `quantization_config_int8()`; `NULL` for none.
    #[config(default = None)]
    quantization_config: Option<Rc<dyn QuantizationConfig>>,
}

impl LayerClass for Dense {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        self.lora.forget_alpha(layer, writer);
        Ok(())
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        self.lora = self.lora.completed(cx)?;
        Ok(self)
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let last = built
            .and_then(Nested::one)
            .and_then(|shape| shape.last().copied().flatten());
        vec![InputSpec::min_ndim(2).axis(-1, last)]
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let units = Some(self.units.get());
        let shape = [one_shape(shapes)?.at(-1)?, units];
        let quantization = Quantization::of(build.layer(), &self.quantization_config)?;
        if let Some(quantization) = quantization {
            quantization.build(
                build,
                &Kernel {
                    shape: &shape,
                    matrix: shape,
                    scale: &[units],
                    zero_point: "kernel_zero",
                },
            )?;
        }
        let kernel = self.weights.kernel(Shape::new(shape));
        let kernel = kernel.frozen_if(self.lora.rank().is_some());
        if quantization.map_or(true, Quantization::keeps_kernel) {
            build.add(kernel.clone())?;
        }
        self.weights.add_bias(build, units)?;
        check_lora(&self.lora, quantization)?;
        self.lora.add(build, &kernel, units)
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        input.with(-1, Some(self.units.get()))
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
