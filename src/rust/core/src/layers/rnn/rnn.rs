//! [`Rnn`].

use super::base_rnn::{recurrent, sizes, Options};
use super::stacked_rnn_cells::StackedRnnCells;
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::layers::{configured, make, Base, Layer, LayerClass};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// A recurrent layer with a cell of your choice
///
/// Reads a sequence step by step: the cell gets a time step and the state, and
/// gives an output and the next state.
///
/// # Input shape
/// `(batch, time, features...)`.
///
/// # Output shape
/// `(batch, output_size)`; with `return_sequences = TRUE`,
/// `(batch, time, output_size)`; with `return_state = TRUE`, a list of that and
/// the tensors of the state.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RNN",
    python = "keras.src.layers.rnn.rnn.RNN",
    r = "layer_rnn",
    keys = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask cell"
)]
pub struct Rnn {
    /// The cell, such as `rnn_cell_lstm()` gives; several in a list are stacked.
    cell: OneOrStack,
    #[config(flatten)]
    pub(super) options: Options,
}

impl Rnn {
    fn cell(&self) -> Result<&Layer> {
        Ok(&self.cell.0)
    }
}

impl LayerClass for Rnn {
    configured!();
    recurrent!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        sizes(&self.cell.0).map_err(|e| e.at("cell"))?;
        Ok(self)
    }
}

/// A cell, or several that become one.
#[derive(Debug)]
struct OneOrStack(Layer);

impl Field for OneOrStack {
    const EXPECTED: &'static str = "a recurrent cell, or a list of them";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let cell = match value {
            cells @ Value::Array(_) => {
                make::<StackedRnnCells>(Map::from_iter([("cells", cells)]), cx)?
            }
            value => <Layer as Field>::read(value, cx)?,
        };
        Ok(OneOrStack(cell))
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
