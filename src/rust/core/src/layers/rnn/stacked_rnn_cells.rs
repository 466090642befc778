//! [`StackedRnnCells`].

use super::base_rnn::sizes;
use super::lstm::CELL;
use super::CellSizes;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{
    configured, one_shape, Base, Build, CallSpec, Layer, LayerClass, Signature, Spec,
};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Several recurrent cells as one
///
/// The output of a cell is the input of the next. Used as the cell of
/// `layer_rnn()`.
///
/// # Input shape
/// `(batch, features)`, and a list of each cell's state.
///
/// # Output shape
/// The last cell's output, and a list of each cell's new state.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.StackedRNNCells",
    python = "keras.src.layers.rnn.stacked_rnn_cells.StackedRNNCells",
    r = "rnn_cells_stack",
    r_args = "cells ..."
)]
pub struct StackedRnnCells {
    /// The cells, first to last.
    cells: Vec<Layer>,
}

impl LayerClass for StackedRnnCells {
    configured!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        if self.cells.is_empty() {
            return Err(Error::config("a stack needs at least one cell").at("cells"));
        }
        for (i, cell) in self.cells.iter().enumerate() {
            sizes(cell).map_err(|e| e.at_index(i).at("cells"))?;
        }
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        CELL
    }

    fn takes_any_argument(&self) -> bool {
        true
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let mut shape = one_shape(shapes)?.clone();
        let batch = shape.at(0)?;
        for cell in &self.cells {
            build.child(cell, &Nested::One(shape))?;
            shape = Shape::new([batch, Some(sizes(cell)?.output)]);
        }
        Ok(())
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let Some(Nested::List(states)) = call.tensors("states") else {
            return Err(Error::graph(
                "a stack of cells takes a list of their states",
            ));
        };
        let mut inputs = call.first()?.clone();
        let mut new_states = Vec::with_capacity(states.len());
        for (cell, state) in self.cells.iter().zip(states) {
            let call = CallSpec::of(inputs).with("states", state.clone());
            let outputs = cell.body().compute_output_spec(cell, &call)?;
            let Nested::List(outputs) = outputs else {
                return Err(Error::graph(format!(
                    "cell `{}` gives no state",
                    cell.name()
                )));
            };
            let mut outputs = outputs.into_iter();
            inputs = outputs.next().unwrap_or(Nested::None);
            new_states.push(outputs.next().unwrap_or(Nested::None));
        }
        let new_states = match new_states.len() {
            1 => new_states.swap_remove(0),
            _ => Nested::List(new_states),
        };
        Ok(Nested::List(vec![inputs, new_states]))
    }

    fn property_names(&self) -> &[&'static str] {
        &["cells"]
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        match name {
            "cells" => Some(Ok(self.cells.iter().map(Layer::value).collect())),
            _ => None,
        }
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.cells.clone()
    }

    fn cell_sizes(&self) -> Option<CellSizes> {
        let sizes: Vec<CellSizes> = self
            .cells
            .iter()
            .map(|cell| cell.body().cell_sizes())
            .collect::<Option<_>>()?;
        let output = sizes.last()?.output;
        let state = Nested::List(sizes.into_iter().map(|sizes| sizes.state).collect());
        Some(CellSizes { state, output })
    }
}
