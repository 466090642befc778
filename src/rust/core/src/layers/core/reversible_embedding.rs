//! [`ReversibleEmbedding`].

use super::base_embedding::{Embeddings, Extras, Size};
use super::quantized_kernel::{divided, halved, scale, stored, Quantization};
use crate::config::{KerasConfig as _, Literal, Real, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::graph::Tensor;
use crate::layers::signature::Signature;
use crate::layers::{Base, Build, CallArg, CallSpec, Layer, LayerClass, MaskCall, Spec, Weight};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::any::Any;

/// Turns integers into vectors, and vectors into scores of integers
///
/// Looks up the row of a trained matrix for each integer of its input. Called
/// with `reverse = TRUE`, it multiplies vectors by the matrix and so gives each
/// integer a score: the first and the last layer of a language model in one.
///
/// # Input shape
/// Any shape of integers, usually `(batch, time)`; with `reverse`,
/// `(batch, time, output_dim)`.
///
/// # Output shape
/// `(batch, time, output_dim)`; with `reverse`, `(batch, time, input_dim)`.
///
/// # Reference
/// Press and Wolf, 2016: Using the output embedding to improve language models.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ReversibleEmbedding",
    python = "keras.src.layers.core.reversible_embedding.ReversibleEmbedding",
    bases("keras.src.layers.core.embedding.Embedding"),
    keys = "input_dim output_dim embeddings_initializer embeddings_regularizer \
            activity_regularizer embeddings_constraint mask_zero quantization_config \
            lora_rank lora_alpha tie_weights reverse_dtype logit_soft_cap"
)]
pub struct ReversibleEmbedding {
    #[config(flatten)]
    size: Size,
    /// Whether both directions use one matrix.
    #[config(default = true)]
    tie_weights: bool,
    #[config(flatten)]
    embeddings: Embeddings,
    /// The dtype of the scores' product; `NULL` for the layer's.
    #[config(default = None)]
    reverse_dtype: Option<DType>,
    /// A bound on the scores, which are brought below it smoothly; `NULL` for
    /// none.
    #[config(default = None)]
    logit_soft_cap: Option<Real>,
    #[config(flatten)]
    extras: Extras,
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("reverse", Literal::Bool(false)),
];

impl ReversibleEmbedding {
    fn build_reverse(
        &self,
        build: &mut Build<'_>,
        quantization: Option<Quantization>,
    ) -> Result<()> {
        let (inputs, outputs) = (self.size.input_dim(), self.size.output_dim());
        let name = "reverse_embeddings";
        match quantization {
            None => build.add(
                Weight::new(name, Shape::new([outputs, inputs]))
                    .initializer(self.embeddings.initializer()),
            ),
            Some(Quantization::Int4(block)) => {
                stored(build, name, &[halved(outputs), inputs], DType::Int8)?;
                let Some(block) = block else {
                    return scale(build, "reverse_embeddings_scale", &[inputs]);
                };
                let blocks = [divided(outputs, block), inputs];
                scale(build, "reverse_embeddings_scale", &blocks)?;
                let dtype = build.layer().variable_dtype();
                stored(build, "reverse_embeddings_zero", &blocks, dtype)
            }
            Some(_) => {
                stored(build, name, &[outputs, inputs], DType::Int8)?;
                scale(build, "reverse_embeddings_scale", &[inputs])
            }
        }
    }
}

impl LayerClass for ReversibleEmbedding {
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

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        let quantization = self.embeddings.build(build, &self.size, &self.extras)?;
        match self.tie_weights {
            true => Ok(()),
            false => self.build_reverse(build, quantization),
        }
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = &call.one()?.shape;
        let shape = match call.value("reverse").and_then(Value::as_bool) {
            Some(true) => input.with(-1, self.size.input_dim())?,
            _ => input
                .iter()
                .copied()
                .chain([self.size.output_dim()])
                .collect(),
        };
        Ok(Nested::One(Spec::new(shape, layer.compute_dtype())))
    }

    fn supports_masking(&self) -> bool {
        self.embeddings.mask_zero()
    }

    /// What it gives is masked by its own call alone.
    fn compute_mask(&self, _call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        Ok(Nested::None)
    }
}
