//! [`Embedding`].

use super::base_embedding::{Embeddings, Extras, Size};
use crate::config::{KerasConfig as _, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::graph::Tensor;
use crate::layers::{live, Base, Build, Layer, LayerClass, MaskCall};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::any::Any;

/// Turns integers into vectors
///
/// Looks up the row of a trained matrix for each integer of its input: words,
/// items or users, by their number, become vectors of fixed size.
///
/// # Input shape
/// Any shape of integers from 0 to `input_dim - 1`, usually `(batch, time)`.
///
/// # Output shape
/// That of the input with one more axis: `(batch, time, output_dim)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Embedding",
    python = "keras.src.layers.core.embedding.Embedding",
    r = "layer_embedding",
    r_args = "object input_dim output_dim embeddings_initializer embeddings_regularizer \
              embeddings_constraint mask_zero weights lora_rank lora_alpha ...",
    keys = "input_dim output_dim embeddings_initializer embeddings_regularizer \
            activity_regularizer embeddings_constraint mask_zero quantization_config \
            lora_rank lora_alpha"
)]
pub struct Embedding {
    #[config(flatten)]
    size: Size,
    #[config(flatten)]
    embeddings: Embeddings,
    #[config(flatten)]
    extras: Extras,
}

impl LayerClass for Embedding {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        self.extras.lora().forget_alpha(layer, writer);
        Ok(())
    }

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        *base = base.clone().without_autocast();
        self.extras = self.extras.completed(cx)?;
        Ok(self)
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        self.embeddings.build(build, &self.size, &self.extras)?;
        Ok(())
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input
            .iter()
            .copied()
            .chain([self.size.output_dim()])
            .collect())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        self.embeddings.mask_zero()
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        let Nested::One(inputs) = call.inputs else {
            return Ok(Nested::None);
        };
        let operands = vec![live(inputs), Value::Int(0)];
        let mask = call.operation("NotEqual", operands, Map::new())?;
        Ok(Nested::One(mask))
    }
}
