//! [`SimpleRnn`] and its cell.

use super::base_cell::{dense_cell, Bounds, Fills, Shapes, Units};
use super::base_rnn::{own_cell, Options, OwnCell};
use crate::config::Literal;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, one_shape, Build, CallArg, LayerClass, Signature};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// What cell and layer take alike.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Arguments {
    #[config(flatten)]
    units: Units,
    #[config(flatten)]
    fills: Fills,
    #[config(flatten)]
    bounds: Bounds,
    /// An integer that makes dropout reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

/// Cell of the simple recurrent layer
///
/// Computes one time step; `layer_simple_rnn()` computes whole sequences.
///
/// # Input shape
/// `(batch, features)`, and a state `(batch, units)`.
///
/// # Output shape
/// `(batch, units)`, and the new state, which is the same.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SimpleRNNCell",
    python = "keras.src.layers.rnn.simple_rnn.SimpleRNNCell",
    r = "rnn_cell_simple",
    r_args = "units activation use_bias kernel_initializer recurrent_initializer \
              bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer \
              kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout \
              seed ...",
    keys = "units activation use_bias kernel_initializer recurrent_initializer bias_initializer \
            kernel_regularizer recurrent_regularizer bias_regularizer kernel_constraint \
            recurrent_constraint bias_constraint dropout recurrent_dropout seed"
)]
pub struct SimpleRnnCell {
    #[config(flatten)]
    arguments: Rc<Arguments>,
}

/// `sequence`, `states`, `training = False`.
const CELL: &Signature = &[
    CallArg::required("sequence"),
    CallArg::required("states"),
    CallArg::with("training", Literal::Bool(false)),
];

impl LayerClass for SimpleRnnCell {
    configured!();
    dense_cell!(CELL, Nested::One);

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let Arguments {
            units,
            fills,
            bounds,
            ..
        } = &*self.arguments;
        let shapes = Shapes::dense(units, 1, one_shape(shapes)?)?;
        fills.add(build, bounds, shapes)
    }
}

/// Simple recurrent layer
///
/// Reads a sequence step by step; the output of a step is the state of the next.
///
/// # Input shape
/// `(batch, time, features)`.
///
/// # Output shape
/// `(batch, units)`; with `return_sequences = TRUE`, `(batch, time, units)`; with
/// `return_state = TRUE`, a list of that and a tensor `(batch, units)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SimpleRNN",
    python = "keras.src.layers.rnn.simple_rnn.SimpleRNN",
    bases("keras.src.layers.rnn.rnn.RNN"),
    r = "layer_simple_rnn",
    args = "units activation use_bias kernel_initializer recurrent_initializer \
            bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer \
            activity_regularizer kernel_constraint recurrent_constraint bias_constraint \
            dropout recurrent_dropout return_sequences return_state go_backwards \
            stateful unroll seed",
    keys = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask \
            units activation use_bias kernel_initializer recurrent_initializer \
            bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer \
            activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout \
            recurrent_dropout"
)]
pub struct SimpleRnn {
    #[config(flatten)]
    arguments: Rc<Arguments>,
    /// The penalty on the output.
    #[config(base)]
    activity_regularizer: (),
    #[config(flatten)]
    pub(super) options: Options,
    #[config(flatten)]
    own: OwnCell,
}

own_cell!(SimpleRnn, SimpleRnnCell, "simple_rnn_cell");
