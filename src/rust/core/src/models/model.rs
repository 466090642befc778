//! [`Model`]: a layer seen as the model it is, with Keras's properties.

use super::{Functional, Sequential};
use crate::error::{Error, Result};
use crate::graph::{Node, Tensor};
use crate::layers::{Layer, Weight};
use crate::shape::{Nested, Shape};
use std::borrow::Borrow;
use std::rc::Rc;

/// A layer seen as a model: its layers, inputs and outputs.
///
/// Any layer can be looked at this way. One that is neither functional nor
/// sequential has the layers inside it, and no inputs and outputs.
#[derive(Clone, Debug)]
pub struct Model {
    layer: Layer,
    /// The graph: the model itself, or the one that a sequence keeps.
    graph: Option<Layer>,
}

/// How many numbers there are in the weights of a model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParamCounts {
    /// In weights that are trained.
    pub trainable: i64,
    /// In weights that are not.
    pub non_trainable: i64,
}

impl ParamCounts {
    /// In all weights.
    pub fn total(self) -> Result<i64> {
        add(self.trainable, self.non_trainable)
    }
}

impl Model {
    /// Looks at a layer as a model.
    pub fn of(layer: &Layer) -> Model {
        let graph = match layer.body_as::<Sequential>() {
            Some(sequential) => sequential.functional(),
            None => layer.body_as::<Functional>().map(|_| layer.clone()),
        };
        Model {
            layer: layer.clone(),
            graph,
        }
    }

    fn functional(&self) -> Option<&Functional> {
        self.graph.as_ref()?.body_as()
    }

    fn defined(&self, what: &str) -> Result<&Functional> {
        self.functional().ok_or_else(|| {
            Error::state(format!("model `{}` has no {what} yet", self.layer.name()))
                .hint("Build it first: call it on a tensor, or give it an input shape.")
        })
    }

    /// The layers, without operations and, in a sequence, without the input.
    pub fn layers(&self) -> Vec<Layer> {
        if let Some(sequential) = self.layer.body_as::<Sequential>() {
            return sequential.layers();
        }
        let inside = self.layer.sublayers().into_iter();
        inside.filter(|layer| !layer.is_operation()).collect()
    }

    /// The layers and operations of the graph, deepest first.
    pub fn operations(&self) -> Vec<Layer> {
        match self.functional() {
            Some(functional) => functional.plan().layers().cloned().collect(),
            None => self.layers(),
        }
    }

    /// The layer of that name.
    pub fn get_layer(&self, name: &str) -> Result<Layer> {
        let layers = self.layers();
        if let Some(layer) = layers.iter().find(|layer| layer.name() == name) {
            return Ok(layer.clone());
        }
        let error = Error::graph(format!(
            "model `{}` has no layer named `{name}`",
            self.layer.name()
        ));
        Err(
            match crate::text::nearest(name, layers.iter().map(Layer::name)) {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error,
            },
        )
    }

    /// The layer at a place, counted from 0 and, if negative, from the end.
    pub fn get_layer_at(&self, index: i64) -> Result<Layer> {
        let layers = self.layers();
        crate::config::Axis(index)
            .resolve(layers.len())
            .and_then(|i| layers.get(i).cloned())
            .ok_or_else(|| {
                Error::graph(format!(
                    "model `{}` has {} layers, there is none at {index}",
                    self.layer.name(),
                    layers.len()
                ))
            })
    }

    /// The inputs, in their structure.
    pub fn inputs(&self) -> Result<&Nested<Tensor>> {
        self.defined("inputs").map(Functional::inputs)
    }

    /// The outputs, in their structure.
    pub fn outputs(&self) -> Result<&Nested<Tensor>> {
        self.defined("outputs").map(Functional::outputs)
    }

    /// The names of the inputs, in their flat order.
    pub fn input_names(&self) -> Result<Vec<String>> {
        let inputs = self.inputs()?.flatten().into_iter();
        Ok(inputs.map(|x| x.name().to_owned()).collect())
    }

    /// The names of the layers that give the outputs, in their flat order.
    pub fn output_names(&self) -> Result<Vec<String>> {
        let outputs = self.outputs()?.flatten().into_iter();
        Ok(outputs
            .map(|x| x.node().layer().name().to_owned())
            .collect())
    }

    /// The shape of the input; a list of shapes if there are several.
    pub fn input_shape(&self) -> Result<Nested<Shape>> {
        self.inputs().map(flat_shapes)
    }

    /// The shape of the output; a list of shapes if there are several.
    pub fn output_shape(&self) -> Result<Nested<Shape>> {
        self.outputs().map(flat_shapes)
    }

    /// The calls at each depth of the graph, deepest first.
    pub fn nodes_by_depth(&self) -> Vec<(usize, &[Rc<Node>])> {
        self.functional()
            .map_or_else(Vec::new, |functional| functional.plan().nodes_by_depth())
    }

    /// How many numbers there are in the weights.
    pub fn param_counts(&self) -> Result<ParamCounts> {
        Ok(ParamCounts {
            trainable: count(&self.layer.trainable_weights())?,
            non_trainable: count(&self.layer.non_trainable_weights())?,
        })
    }
}

/// How many numbers there are in weights.
pub(super) fn count<W: Borrow<Weight>>(weights: &[W]) -> Result<i64> {
    weights
        .iter()
        .try_fold(0, |total, weight| add(total, weight.borrow().size()?))
}

pub(super) fn add(a: i64, b: i64) -> Result<i64> {
    a.checked_add(b)
        .ok_or_else(|| Error::shape("the number of parameters does not fit 63 bits"))
}

/// Keras gives the shapes of flat tensors here, whatever their structure.
fn flat_shapes(tensors: &Nested<Tensor>) -> Nested<Shape> {
    let shapes = tensors.flatten().into_iter();
    let mut shapes: Vec<_> = shapes.map(|x| x.spec().shape.clone()).collect();
    match (shapes.pop(), shapes.is_empty()) {
        (Some(only), true) => Nested::One(only),
        (last, _) => Nested::list(shapes.into_iter().chain(last)),
    }
}
