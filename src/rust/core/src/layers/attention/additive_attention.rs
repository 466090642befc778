//! [`AdditiveAttention`].

use super::attention::filled_by;
use super::inputs::{output_spec, query_value_key, SIGNATURE};
use crate::config::Real;
use crate::error::Result;
use crate::graph::Tensor;
use crate::initializers::seed::Seed;
use crate::layers::attention::attention::query_mask;
use crate::layers::signature::Signature;
use crate::layers::{configured, Build, CallSpec, Layer, LayerClass, MaskCall, Spec, Weight};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Additive attention
///
/// Bahdanau-style attention: as `layer_attention()`, but a query and a key fit as
/// well as the sum over `tanh(query + key)` says, each element of which may be
/// scaled.
///
/// # Input shape
/// A list: query `(batch, Tq, dim)`, value `(batch, Tv, dim)` and, if it is
/// given, key `(batch, Tv, dim)`.
///
/// # Output shape
/// `(batch, Tq, dim)`. With `return_attention_scores = TRUE` in the call, a list of
/// that and the weights `(batch, Tq, Tv)`.
///
/// # Reference
/// Bahdanau et al., 2014: Neural machine translation by jointly learning to align
/// and translate.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.AdditiveAttention",
    python = "keras.src.layers.attention.additive_attention.AdditiveAttention",
    bases("keras.src.layers.attention.attention.Attention"),
    r = "layer_additive_attention",
    r_args = "object use_scale dropout ...",
    example = "query <- keras_input(shape = c(3, 4))\nvalue <- keras_input(shape = c(5, 4))\nlayer_additive_attention(list(query, value))"
)]
pub struct AdditiveAttention {
    /// Whether the elements of the sum are multiplied by numbers that are
    /// learned.
    #[config(default = true)]
    use_scale: bool,
    /// The share of the weights to drop in training.
    #[config(default = 0.0)]
    dropout: Real,
    /// An integer that makes the choice of what is dropped reproducible; `NULL`
    /// draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for AdditiveAttention {
    configured!();

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let [query, ..] = query_value_key(shapes)?;
        let dim = query.at(-1)?;
        if self.use_scale {
            let fill = filled_by("glorot_uniform", build.context())?;
            build.add(Weight::new("scale", Shape::new([dim])).initializer(&fill))?;
        }
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        output_spec(layer, call)
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        query_mask(call)
    }

    fn seed_generators(&self) -> usize {
        usize::from(self.dropout.get() > 0.0)
    }
}
