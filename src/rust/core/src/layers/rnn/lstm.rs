//! [`Lstm`] and its cell.

use super::base_cell::{dense_cell, Bounds, Fills, Shapes, Units};
use super::base_rnn::{own_cell, Options, OwnCell, UseCudnn};
use crate::activations::Activation;
use crate::config::Literal;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, one_shape, Build, CallArg, LayerClass, Signature};
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
    /// Whether the bias of the forget gate begins at 1.
    #[config(default = true)]
    unit_forget_bias: bool,
    #[config(flatten)]
    bounds: Bounds,
    /// An integer that makes dropout reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// Which of Keras's implementations computes the layer: has no effect here.
    #[config(default = 2, no_write)]
    implementation: Value,
}

/// Cell of the long short-term memory layer
///
/// Computes one time step; `layer_lstm()` computes whole sequences.
///
/// # Input shape
/// `(batch, features)`, and a state of two tensors `(batch, units)`.
///
/// # Output shape
/// `(batch, units)`, and the new state.
///
/// # Reference
/// Hochreiter and Schmidhuber, 1997: Long short-term memory.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.LSTMCell",
    python = "keras.src.layers.rnn.lstm.LSTMCell",
    r = "rnn_cell_lstm",
    r_args = "units activation recurrent_activation use_bias kernel_initializer \
              recurrent_initializer bias_initializer unit_forget_bias kernel_regularizer \
              recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint \
              bias_constraint dropout recurrent_dropout seed ...",
    keys = "units activation recurrent_activation use_bias unit_forget_bias kernel_initializer \
            recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer \
            bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout \
            recurrent_dropout seed"
)]
pub struct LstmCell {
    #[config(flatten)]
    arguments: Rc<Arguments>,
}

/// `inputs`, `states`, `training = False`.
pub(super) const CELL: &Signature = &[
    CallArg::required("inputs"),
    CallArg::required("states"),
    CallArg::with("training", Literal::Bool(false)),
];

impl LayerClass for LstmCell {
    configured!();
    dense_cell!(CELL, |units| Nested::list([units, units]));

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let Arguments {
            units,
            fills,
            bounds,
            ..
        } = &*self.arguments;
        let shapes = Shapes::dense(units, 4, one_shape(shapes)?)?;
        fills.add(build, bounds, shapes)
    }
}

/// Long short-term memory layer
///
/// Reads a sequence step by step and keeps a state of two tensors, of which
/// gates decide what is forgotten, taken up and given.
///
/// # Input shape
/// `(batch, time, features)`.
///
/// # Output shape
/// `(batch, units)`; with `return_sequences = TRUE`, `(batch, time, units)`; with
/// `return_state = TRUE`, a list of that and two tensors `(batch, units)`.
///
/// # Reference
/// Hochreiter and Schmidhuber, 1997: Long short-term memory.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.LSTM",
    python = "keras.src.layers.rnn.lstm.LSTM",
    bases("keras.src.layers.rnn.rnn.RNN"),
    r = "layer_lstm",
    args = "units activation recurrent_activation use_bias kernel_initializer \
            recurrent_initializer bias_initializer unit_forget_bias kernel_regularizer \
            recurrent_regularizer bias_regularizer activity_regularizer \
            kernel_constraint recurrent_constraint bias_constraint dropout \
            recurrent_dropout seed return_sequences return_state go_backwards stateful \
            unroll use_cudnn",
    keys = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask \
            units activation recurrent_activation use_bias kernel_initializer \
            recurrent_initializer bias_initializer unit_forget_bias kernel_regularizer \
            recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint \
            recurrent_constraint bias_constraint dropout recurrent_dropout seed"
)]
pub struct Lstm {
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

own_cell!(Lstm, LstmCell, "lstm_cell");
