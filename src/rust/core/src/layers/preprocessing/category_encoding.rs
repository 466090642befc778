//! [`CategoryEncoding`].

use crate::config::{keyword, Literal, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::signature::Signature;
use crate::layers::{configured, Base, CallArg, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Dim, Nested, Shape};
use keratin_derive::KerasConfig;

keyword! {
    /// What a sample's categories become.
    pub enum OutputMode exactly "\"multi_hot\", \"one_hot\" or \"count\"" {
        /// 1 for each category that is there.
        MultiHot = "multi_hot",
        /// One vector for each element.
        OneHot = "one_hot",
        /// How often each category is there.
        Count = "count",
        /// The old name of `multi_hot`.
        Binary = "binary",
    }
}

/// Categories as vectors of zeros and ones, or of counts
///
/// Takes integers from 0 to `num_tokens - 1`, each of which is a category.
///
/// In `"count"` mode, a call also takes `count_weights`, of the inputs' shape: how
/// much each element counts.
///
/// # Input shape
/// Any; the last dimension holds the categories of one sample.
///
/// # Output shape
/// That of the input, with `num_tokens` for its last dimension. With
/// `output_mode = "one_hot"`, `num_tokens` stands behind the last dimension, unless
/// that is 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.CategoryEncoding",
    python = "keras.src.layers.preprocessing.category_encoding.CategoryEncoding",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer"),
    r = "layer_category_encoding",
    example = "keras_input(shape = 3, dtype = \"int32\") |>\n  layer_category_encoding(num_tokens = 4)"
)]
pub struct CategoryEncoding {
    /// The number of categories, which must be given.
    #[config(default = None)]
    num_tokens: Option<Positive>,
    /// What the categories become: `"multi_hot"`, one vector for each sample, 1
    /// where a category is there; `"count"`, the same with the number of times;
    /// `"one_hot"`, one vector for each element.
    #[config(default = "multi_hot")]
    output_mode: OutputMode,
    /// Whether the output is a sparse tensor. It is no part of the config.
    #[config(default = false, no_write)]
    sparse: bool,
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("count_weights", Literal::None),
];

impl CategoryEncoding {
    fn tokens(&self) -> Dim {
        self.num_tokens.map(Positive::get)
    }
}

impl LayerClass for CategoryEncoding {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        if self.num_tokens.is_none() {
            return Err(
                Error::config("the layer needs `num_tokens`, the number of categories")
                    .expected("a positive integer")
                    .at("num_tokens"),
            );
        }
        if self.output_mode == OutputMode::Binary {
            self.output_mode = OutputMode::MultiHot;
        }
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        if call.tensors("count_weights").is_some() && self.output_mode != OutputMode::Count {
            return Err(Error::graph(format!(
                "`count_weights` has no use with `output_mode = \"{}\"`",
                self.output_mode.name()
            ))
            .hint("Set `output_mode = \"count\"`."));
        }
        let shape = self.compute_output_shape(&call.one()?.shape)?;
        Ok(Nested::One(Spec {
            shape,
            dtype: layer.compute_dtype(),
            sparse: self.sparse,
        }))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let kept = match input.split_last() {
            None => &[][..],
            Some((last, rest)) => {
                let each = self.output_mode == OutputMode::OneHot;
                match each && (*last != Some(1) || rest.is_empty()) {
                    true => input,
                    false => rest,
                }
            }
        };
        Ok(kept.iter().copied().chain([self.tokens()]).collect())
    }

    fn converts_inputs(&self) -> bool {
        false
    }
}
