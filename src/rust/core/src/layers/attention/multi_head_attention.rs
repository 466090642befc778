//! [`MultiHeadAttention`].

use super::projections::{
    built_for, called_on, check_value_and_key, outputs, Dense, Inside, Projections, BUILT_FOR,
    DENSE, SIGNATURE,
};
use crate::config::{Axes, Fraction, KerasConfig as _, Positive, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::signature::Signature;
use crate::layers::{Base, Build, CallSpec, Layer, LayerClass, OutputShape, Spec};
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::any::Any;

/// Attention with several heads
///
/// Query, key and value are projected by dense layers into several heads; each
/// head gives, for each position of the query, the mean of its values, weighted by
/// how well the query fits their keys; one more dense layer joins the heads. If
/// all three are the same, it is self-attention.
///
/// `inputs` is the query, or a list of what the layer is called on:
/// `list(query, value)`, `list(query, value, key)`; without a key, the value is the
/// key. A layer that was made without `inputs` is called in the same way:
/// `layer(query, value)`. A call also takes `query_mask`, `value_mask`, `key_mask`,
/// `attention_mask`, `return_attention_scores` and `use_causal_mask`.
///
/// # Input shape
/// Query `(batch, Tq, query_dim)`, value `(batch, Tv, value_dim)`, key
/// `(batch, Tv, key_dim)`. There may be more dimensions between batch and last.
///
/// # Output shape
/// That of the query, with `output_shape` for its last dimension if it is given.
/// With `return_attention_scores = TRUE`, a list of that and the weights.
///
/// # Reference
/// Vaswani et al., 2017: Attention is all you need.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.MultiHeadAttention",
    python = "keras.src.layers.attention.multi_head_attention.MultiHeadAttention",
    r = "layer_multi_head_attention",
    r_args = "inputs num_heads key_dim value_dim dropout use_bias output_shape attention_axes \
              flash_attention kernel_initializer bias_initializer kernel_regularizer \
              bias_regularizer activity_regularizer kernel_constraint bias_constraint seed ...",
    keys = "num_heads key_dim value_dim dropout use_bias use_gate output_shape attention_axes \
            sliding_window kernel_initializer bias_initializer kernel_regularizer \
            bias_regularizer activity_regularizer kernel_constraint bias_constraint seed",
    example = "query <- keras_input(shape = c(8, 16))\nvalue <- keras_input(shape = c(4, 16))\nlayer_multi_head_attention(list(query, value), num_heads = 2, key_dim = 3)"
)]
pub struct MultiHeadAttention {
    /// The number of heads.
    num_heads: Positive,
    /// The size of each head of query and key.
    key_dim: Positive,
    /// The size of each head of the value; `NULL` for `key_dim`.
    #[config(default = None)]
    value_dim: Option<Positive>,
    /// The share of the weights to drop in training, from 0 to 1.
    #[config(default = 0.0)]
    dropout: Fraction,
    /// Whether the dense layers inside have a bias.
    #[config(default = true)]
    use_bias: bool,
    /// What takes the place of the query's last dimension in the output: a size,
    /// or several; `NULL` to keep it.
    #[config(default = None)]
    output_shape: Option<OutputShape>,
    /// The axes that positions are counted along, the batch being axis 0; `NULL`
    /// for all but batch and last.
    #[config(default = None)]
    attention_axes: Option<Axes>,
    #[config(flatten)]
    projections: Projections,
    #[config(flatten)]
    inside: Inside,
}

/// As many letters as an equation may have.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

impl MultiHeadAttention {
    fn value_dim(&self) -> Dim {
        Some(self.value_dim.unwrap_or(self.key_dim).get())
    }

    /// What takes the place of the query's last dimension, if anything does.
    fn output_shape(&self) -> Option<&Shape> {
        let shape = self.output_shape.as_ref().map(|shape| &shape.0);
        shape.filter(|shape| shape.rank() > 0)
    }

    /// The axes as numbers from 0, for a value of that rank; as given before it is
    /// known.
    fn axes(&self, value_rank: Option<usize>) -> Option<Vec<i64>> {
        let rank = value_rank.and_then(|rank| i64::try_from(rank).ok());
        match (&self.attention_axes, rank) {
            (Some(axes), rank) => {
                let from_end = |axis: i64| rank.map_or(axis, |rank| axis.saturating_add(rank));
                let axes = axes.as_slice().iter();
                let counted = |axis: i64| if axis < 0 { from_end(axis) } else { axis };
                Some(axes.map(|axis| counted(axis.0)).collect())
            }
            (None, Some(rank)) => Some((1..rank.saturating_sub(1)).collect()),
            (None, None) => None,
        }
    }

    /// The axes of the scores along which their sum is 1.
    fn score_axes(&self, value_rank: usize) -> Result<Value> {
        let axes = self.axes(Some(value_rank)).unwrap_or_default();
        let rank = i64::try_from(value_rank).unwrap_or(i64::MAX);
        if let Some(axis) = axes.iter().find(|axis| !(0..=rank).contains(axis)) {
            return Err(Error::shape(format!(
                "there is no axis {axis} in a value of {value_rank} dimensions"
            ))
            .received(&Value::Int(*axis))
            .expected("axes between batch and last")
            .at("attention_axes"));
        }
        let count = i64::try_from(axes.len()).unwrap_or(i64::MAX);
        Ok((rank..rank.saturating_add(count)).map(Value::Int).collect())
    }

    /// A dense layer that projects to heads of that size.
    fn heads(&self, build: &Build<'_>, name: &str, size: Dim, shape: &Shape) -> Result<Layer> {
        let output = [Some(self.num_heads.get()), size];
        let dense = projection(name, shape.rank(), 1, &output)?;
        let layer = self.projections.dense(build, dense, self.use_bias)?;
        build.child(&layer, &Nested::One(shape.clone()))?;
        Ok(layer)
    }
}

/// A dense layer over the last dimensions of a tensor of that rank, `bound` of
/// them after the projection to heads.
fn projection<'a>(name: &'a str, rank: usize, bound: usize, output: &[Dim]) -> Result<Dense<'a>> {
    let free = rank.saturating_sub(1);
    let letters = |from: usize, count: usize| -> Result<&str> {
        LETTERS
            .get(from..from.saturating_add(count))
            .ok_or_else(|| {
                Error::shape(format!(
                    "{rank} dimensions are more than attention can take"
                ))
            })
    };
    let free_letters = letters(0, free)?;
    let summed = letters(free, bound)?;
    let given = letters(free + bound, output.len())?;
    let unknown = vec![None; free.saturating_sub(1)];
    Ok(Dense {
        name,
        equation: format!("{free_letters}{summed},{summed}{given}->{free_letters}{given}"),
        bias_axes: given.to_owned(),
        output: [unknown.as_slice(), output].concat(),
    })
}

impl LayerClass for MultiHeadAttention {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        let rank = self.inside.value_rank(layer);
        let axes = self.axes(rank).map(Value::from);
        writer.put("attention_axes", axes.unwrap_or(Value::Null));
        Ok(())
    }

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        self.value_dim = Some(self.value_dim.unwrap_or(self.key_dim));
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
        check_value_and_key(value, key)?;
        let key_dim = Some(self.key_dim.get());
        let query_dense = self.heads(build, "query", key_dim, query)?;
        let heads = query_dense.body().compute_output_shape(query)?;
        let mut layers = vec![query_dense, self.heads(build, "key", key_dim, key)?];
        if self.projections.use_gate() {
            layers.push(self.heads(build, "gate", self.value_dim(), query)?);
        }
        layers.push(self.heads(build, "value", self.value_dim(), value)?);
        let axes = self.score_axes(value.rank())?;
        layers.extend(
            self.projections
                .softmax_and_dropout(build, axes, &self.dropout)?,
        );
        let last = [query.at(-1)?];
        let output = self.output_shape().map_or(&last[..], |shape| shape);
        let dense = projection("attention_output", query.rank(), 2, output)?;
        let output = self.projections.dense(build, dense, self.use_bias)?;
        build.child(&output, &Nested::One(heads.with(-1, self.value_dim())?))?;
        layers.push(output);
        self.inside.set(build, layers);
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let [query, value, key] = called_on(call)?.map(|spec| &spec.shape);
        check_value_and_key(value, key)?;
        let output = match (self.output_shape(), query.split_last()) {
            (Some(last), Some((_, dims))) => [dims, last].concat().into_iter().collect(),
            _ => query.clone(),
        };
        outputs(layer, call, output, || {
            // As Keras says it, with the query's length for both.
            let heads = Some(self.num_heads.get());
            let length = query.at(1)?;
            Ok(Shape::new([query.at(0)?, heads, length, length]))
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
