//! [`Gru`] and its cell.

use super::base_cell::{dense_cell, Bounds, Fills, Shapes, Units};
use super::base_rnn::{own_cell, Options, OwnCell, UseCudnn};
use super::lstm::CELL;
use crate::activations::Activation;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, one_shape, Build, LayerClass};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// What cell and layer take alike.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Arguments {
    #[config(flatten)]
    units: Units,
    /// The activation of the gates; `NULL` for none.
    #[config(default = "sigmoid")]
    recurrent_activation: Activation,
    #[config(flatten)]
    fills: Fills,
    #[config(flatten)]
    bounds: Bounds,
    /// Whether the reset gate is applied behind the product with the state's
    /// kernel, as cuDNN does, or before it.
    #[config(default = true)]
    reset_after: bool,
    /// An integer that makes dropout reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// Which of Keras's implementations computes the layer: has no effect here.
    #[config(default = 2, no_write)]
    implementation: Value,
}

/// Cell of the gated recurrent unit layer
///
/// Computes one time step; `layer_gru()` computes whole sequences.
///
/// # Input shape
/// `(batch, features)`, and a state `(batch, units)`.
///
/// # Output shape
/// `(batch, units)`, and the new state.
///
/// # Reference
/// Cho et al., 2014: Learning phrase representations using RNN encoder-decoder
/// for statistical machine translation.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.GRUCell",
    python = "keras.src.layers.rnn.gru.GRUCell",
    r = "rnn_cell_gru",
    r_args = "units activation recurrent_activation use_bias kernel_initializer \
              recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer \
              bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout \
              recurrent_dropout reset_after seed ...",
    keys = "units activation recurrent_activation use_bias kernel_initializer \
            recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer \
            bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout \
            recurrent_dropout reset_after seed"
)]
pub struct GruCell {
    #[config(flatten)]
    arguments: Rc<Arguments>,
}

impl LayerClass for GruCell {
    configured!();
    dense_cell!(CELL, Nested::One);

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let Arguments {
            units,
            fills,
            bounds,
            reset_after,
            ..
        } = &*self.arguments;
        let mut shapes = Shapes::dense(units, 3, one_shape(shapes)?)?;
        if *reset_after {
            shapes.bias = std::iter::once(Some(2))
                .chain(shapes.bias.iter().copied())
                .collect();
        }
        fills.add(build, bounds, shapes)
    }
}

/// Gated recurrent unit layer
///
/// Reads a sequence step by step and keeps a state, of which gates decide what is
/// kept and what is replaced.
///
/// # Input shape
/// `(batch, time, features)`.
///
/// # Output shape
/// `(batch, units)`; with `return_sequences = TRUE`, `(batch, time, units)`; with
/// `return_state = TRUE`, a list of that and a tensor `(batch, units)`.
///
/// # Reference
/// Cho et al., 2014: Learning phrase representations using RNN encoder-decoder
/// for statistical machine translation.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.GRU",
    python = "keras.src.layers.rnn.gru.GRU",
    bases("keras.src.layers.rnn.rnn.RNN"),
    r = "layer_gru",
    args = "units activation recurrent_activation use_bias kernel_initializer \
            recurrent_initializer bias_initializer kernel_regularizer \
            recurrent_regularizer bias_regularizer activity_regularizer \
            kernel_constraint recurrent_constraint bias_constraint dropout \
            recurrent_dropout seed return_sequences return_state go_backwards stateful \
            unroll reset_after use_cudnn",
    keys = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask \
            units activation recurrent_activation use_bias kernel_initializer \
            recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer \
            bias_regularizer activity_regularizer kernel_constraint recurrent_constraint \
            bias_constraint dropout recurrent_dropout reset_after seed"
)]
pub struct Gru {
    #[config(flatten)]
    arguments: Rc<Arguments>,
    /// The penalty on the output.
    #[config(base)]
    activity_regularizer: (),
    #[config(flatten)]
    pub(super) options: Options,
    /// Whether cuDNN computes the layer on graphics processors that have it.
    #[config(default = "auto", no_write)]
    use_cudnn: UseCudnn,
    #[config(flatten)]
    own: OwnCell,
}

own_cell!(Gru, GruCell, "gru_cell");
