//! [`GroupedQueryAttention`].

use super::projections::{
    built_for, called_on, check_value_and_key, outputs, Dense, Inside, Projections, BUILT_FOR,
    DENSE, SIGNATURE,
};
use crate::config::{Fraction, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::signature::Signature;
use crate::layers::{configured, Base, Build, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Attention with several heads that share keys and values
///
/// As `layer_multi_head_attention()`, with less memory: several heads of the query
/// share one head of key and value. With `num_key_value_heads = 1` it is
/// multi-query attention, with as many as query heads multi-head attention.
///
/// The layer is made first and called on `query`, `value` and, if it is not the
/// value, `key`. A call also takes `query_mask`, `value_mask`, `key_mask`,
/// `attention_mask`, `return_attention_scores` and `use_causal_mask`.
///
/// # Input shape
/// Query `(batch, Tq, dim)`, value and key `(batch, Tv, dim)`.
///
/// # Output shape
/// `(batch, Tq, dim)`. With `return_attention_scores = TRUE`, a list of that and
/// the weights `(batch, num_query_heads, Tq, Tv)`.
///
/// # Reference
/// Ainslie et al., 2023: GQA: training generalized multi-query transformer models
/// from multi-head checkpoints.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.GroupQueryAttention",
    python = "keras.src.layers.attention.grouped_query_attention.GroupedQueryAttention",
    r = "layer_group_query_attention",
    r_args = "object head_dim num_query_heads num_key_value_heads dropout use_bias \
              flash_attention kernel_initializer bias_initializer kernel_regularizer \
              bias_regularizer activity_regularizer kernel_constraint bias_constraint seed ...",
    keys = "head_dim num_query_heads num_key_value_heads use_bias use_gate sliding_window \
            dropout kernel_initializer bias_initializer kernel_regularizer bias_regularizer \
            activity_regularizer kernel_constraint bias_constraint seed",
    example = "query <- keras_input(shape = c(8, 16))\nvalue <- keras_input(shape = c(4, 16))\nlayer <- layer_group_query_attention(\n  head_dim = 4, num_query_heads = 4, num_key_value_heads = 2\n)\nlayer(query, value)"
)]
pub struct GroupedQueryAttention {
    /// The size of each head.
    head_dim: Positive,
    /// The number of heads of the query, a multiple of `num_key_value_heads`.
    num_query_heads: Positive,
    /// The number of heads of key and value.
    num_key_value_heads: Positive,
    /// The share of the weights to drop in training, from 0 to 1.
    #[config(default = 0.0)]
    dropout: Fraction,
    /// Whether the dense layers inside have a bias.
    #[config(default = true)]
    use_bias: bool,
    #[config(flatten)]
    projections: Projections,
    #[config(flatten)]
    inside: Inside,
}

impl GroupedQueryAttention {
    /// A dense layer that gives heads of the query, or of key and value.
    fn heads(&self, build: &Build<'_>, name: &str, shape: &Shape) -> Result<Layer> {
        let (equation, bias_axes, heads) = match name {
            "query" | "gate" => ("bqm,muh->bquh", "uh", self.num_query_heads),
            _ => ("bkm,mvh->bkvh", "vh", self.num_key_value_heads),
        };
        let dense = Dense {
            name,
            equation: equation.to_owned(),
            bias_axes: bias_axes.to_owned(),
            output: vec![None, Some(heads.get()), Some(self.head_dim.get())],
        };
        let layer = self.projections.dense(build, dense, self.use_bias)?;
        build.child(&layer, &Nested::One(shape.clone()))?;
        Ok(layer)
    }
}

impl LayerClass for GroupedQueryAttention {
    configured!();

    fn prepare(self, base: &mut Base, _cx: &Context) -> Result<Self> {
        base.penalize(self.projections.activity_regularizer());
        let (heads, shared) = (self.num_query_heads.get(), self.num_key_value_heads.get());
        if heads % shared != 0 {
            return Err(Error::config(format!(
                "the number of query heads must be a multiple of that of key and value, got \
                 {heads} and {shared}"
            ))
            .expected(format!("a multiple of {shared}"))
            .at("num_query_heads"));
        }
        self.projections.check(&self.dropout)?;
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build_arguments(&self) -> &[&'static str] {
        BUILT_FOR
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        let [query, value, key] = built_for(build)?;
        let mut layers = vec![
            self.heads(build, "query", query)?,
            self.heads(build, "key", key)?,
        ];
        if self.projections.use_gate() {
            layers.push(self.heads(build, "gate", query)?);
        }
        layers.push(self.heads(build, "value", value)?);
        layers.extend(self.projections.softmax_and_dropout(
            build,
            Value::Int(-1),
            &self.dropout,
        )?);
        let dense = Dense {
            name: "attention_output",
            equation: "bquh,uhm->bqm".to_owned(),
            bias_axes: "m".to_owned(),
            output: vec![None, query.at(-1)?],
        };
        let output = self.projections.dense(build, dense, self.use_bias)?;
        let (heads, size) = (self.num_query_heads.get(), self.head_dim.get());
        let shape = Shape::new([None, None, Some(heads), Some(size)]);
        build.child(&output, &Nested::One(shape))?;
        layers.push(output);
        self.inside.set(build, layers);
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let [query, value, key] = called_on(call)?.map(|spec| &spec.shape);
        if query.at(-1)? != value.at(-1)? {
            return Err(Error::shape(format!(
                "query and value do not fit: expected the same last dimension, got shapes {query} \
                 and {value}"
            ))
            .received(&[query.value(), value.value()].into_iter().collect()));
        }
        check_value_and_key(value, key)?;
        outputs(layer, call, query.clone(), || {
            let heads = Some(self.num_query_heads.get());
            Ok(Shape::new([query.at(0)?, heads, query.at(1)?, key.at(1)?]))
        })
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.inside.all()
    }

    fn property_names(&self) -> &[&'static str] {
        DENSE
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        self.inside.property(name)
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
