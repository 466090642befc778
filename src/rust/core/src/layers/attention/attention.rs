//! [`Attention`].

use super::inputs::{output_spec, query_value_key, SIGNATURE};
use crate::config::{keyword, Real};
use crate::context::Context;
use crate::error::Result;
use crate::graph::Tensor;
use crate::initializers::seed::Seed;
use crate::initializers::Initializer;
use crate::layers::signature::Signature;
use crate::layers::{configured, live, Build, CallSpec, Layer, LayerClass, MaskCall, Spec, Weight};
use crate::shape::{Nested, Shape};
use crate::value::Map;
use keratin_derive::KerasConfig;
use std::rc::Rc;

keyword! {
    /// How well a query and a key fit each other.
    pub enum ScoreMode exactly "\"dot\" or \"concat\"" {
        /// Their dot product.
        Dot = "dot",
        /// The sum of the hyperbolic tangent of their sum.
        Concat = "concat",
    }
}

/// Dot-product attention
///
/// Luong-style attention: for each query, the mean of the values, weighted by how
/// well the query fits their keys. The layer is called on a list of query and
/// value, or of query, value and key; without a key, the value is the key.
///
/// A call also takes `mask`, a list of the masks of query and value;
/// `return_attention_scores`, to get the weights as well; and `use_causal_mask`,
/// so that no position looks at later ones.
///
/// # Input shape
/// A list: query `(batch, Tq, dim)`, value `(batch, Tv, dim)` and, if it is
/// given, key `(batch, Tv, dim)`.
///
/// # Output shape
/// `(batch, Tq, dim)`. With `return_attention_scores = TRUE`, a list of that and
/// the weights `(batch, Tq, Tv)`.
///
/// # Reference
/// Luong et al., 2015: Effective approaches to attention-based neural machine
/// translation.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Attention",
    python = "keras.src.layers.attention.attention.Attention",
    r = "layer_attention",
    example = "query <- keras_input(shape = c(3, 4))\nvalue <- keras_input(shape = c(5, 4))\nlayer_attention(list(query, value))"
)]
pub struct Attention {
    /// Whether scores are multiplied by a number that is learned.
    #[config(default = false)]
    use_scale: bool,
    /// How scores are computed: `"dot"`, the dot product of query and key, or
    /// `"concat"`, the sum over the hyperbolic tangent of their sum.
    #[config(default = "dot")]
    score_mode: ScoreMode,
    /// The share of the weights to drop in training.
    #[config(default = 0.0)]
    dropout: Real,
    /// An integer that makes the choice of what is dropped reproducible; `NULL`
    /// draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for Attention {
    configured!();

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        query_value_key(shapes)?;
        let ones = filled_by("ones", build.context())?;
        if self.use_scale {
            build.add(Weight::new("scale", Shape::EMPTY).initializer(&ones))?;
        }
        if self.score_mode == ScoreMode::Concat {
            build.add(Weight::new("concat_score_weight", Shape::EMPTY).initializer(&ones))?;
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

/// The initializer of that name.
pub(super) fn filled_by(name: &str, cx: &Context) -> Result<Option<Rc<dyn Initializer>>> {
    crate::config::Field::read(crate::value::Value::from(name), cx).map(Some)
}

/// The mask of the query, as a tensor of its own.
pub(super) fn query_mask(call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
    match call.list().into_iter().next() {
        Some(Some(mask)) => call
            .operation("core.ConvertToTensor", vec![live(&mask)], Map::new())
            .map(Nested::One),
        _ => Ok(Nested::None),
    }
}
