//! What stands in the rows of a summary.

use super::super::model::Model;
use super::super::Functional;
use super::{pattern, with_commas, SummaryOptions};
use crate::error::{Error, Result};
use crate::graph::Node;
use crate::layers::{CallSpec, Layer, Spec};
use crate::shape::{Nested, Shape};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The rows of a model's summary.
pub(super) struct Rows {
    layers: Vec<Layer>,
    /// The calls of a graph that is no mere sequence: then every row says what
    /// its layer is connected to.
    graph: Option<HashSet<usize>>,
    expand_nested: bool,
    show_trainable: bool,
}

impl Rows {
    pub fn of(model: &Layer, options: &SummaryOptions) -> Rows {
        let view = Model::of(model);
        let (layers, graph) = match model.body_as::<Functional>() {
            Some(functional) if !is_sequence(functional) => {
                let nodes = functional.plan().nodes().iter();
                (view.operations(), Some(nodes.map(|n| n.id()).collect()))
            }
            Some(_) => (view.operations(), None),
            None => (view.layers(), None),
        };
        Rows {
            layers,
            graph,
            expand_nested: options.expand_nested,
            show_trainable: options.show_trainable,
        }
    }

    /// Whether one layer simply follows the other.
    pub fn are_a_sequence(&self) -> bool {
        self.graph.is_none()
    }

    /// The texts of the rows, from the first to the last layer asked for.
    pub fn texts(&self, range: Option<&(String, String)>) -> Result<Vec<Vec<String>>> {
        let layers = match range {
            Some((first, last)) => self.between(first, last)?,
            None => self.layers.as_slice(),
        };
        let mut rows = Vec::with_capacity(layers.len());
        let mut stack: Vec<(Layer, usize)> = layers.iter().rev().map(|l| (l.clone(), 0)).collect();
        while let Some((layer, level)) = stack.pop() {
            rows.push(self.row(&layer, level)?);
            if self.expand_nested && layer.body().lists_layers() {
                let inside = Model::of(&layer).layers().into_iter().rev();
                stack.extend(inside.map(|inside| (inside, level + 1)));
            }
        }
        Ok(rows)
    }

    fn between(&self, first: &str, last: &str) -> Result<&[Layer]> {
        let places = |text: &str| -> Result<Vec<usize>> {
            let pattern = pattern::Pattern::parse(text).map_err(|e| e.at("layer_range"))?;
            let layers = self.layers.iter().enumerate();
            let places = layers.filter(|(_, layer)| pattern.begins(layer.name()));
            Ok(places.map(|(i, _)| i).collect())
        };
        let (lower, upper) = (places(first)?, places(last)?);
        let ends = |places: &[usize]| Some((*places.first()?, *places.last()?));
        let (Some(lower), Some(upper)) = (ends(&lower), ends(&upper)) else {
            return Err(Error::config(format!(
                "no layers of the model are named as `layer_range` says: {first:?}, {last:?}"
            ))
            .at("layer_range"));
        };
        let (from, to) = if lower.0 > upper.1 {
            (upper.0, lower.1)
        } else {
            (lower.0, upper.1)
        };
        Ok(self.layers.get(from..=to).unwrap_or(&[]))
    }

    fn row(&self, layer: &Layer, level: usize) -> Result<Vec<String>> {
        let prefix = match level {
            0 => String::new(),
            level => "   ".repeat(level) + "└ ",
        };
        let params = if layer.is_operation() {
            "0".to_owned()
        } else if layer.is_built() {
            with_commas(layer.count_params()?)
        } else {
            "0 (unbuilt)".to_owned()
        };
        let mut row = vec![
            format!("{prefix}{} ({})", layer.name(), layer.class().source_name()),
            output_shape(layer),
            params,
        ];
        if let Some(graph) = &self.graph {
            row.push(connections(layer, graph));
        }
        if self.show_trainable {
            let sign = match (layer.weights().is_empty(), layer.trainable()) {
                (true, _) => "-",
                (false, true) => "Y",
                (false, false) => "N",
            };
            row.push(sign.to_owned());
        }
        Ok(row)
    }
}

/// Whether the calls of a graph follow one another, each layer being called once
/// with one tensor.
fn is_sequence(functional: &Functional) -> bool {
    let levels = functional.plan().nodes_by_depth();
    let single = levels.iter().all(|(_, nodes)| match nodes {
        [node] => node.inputs().len() <= 1,
        _ => false,
    });
    let mut calls: HashMap<usize, usize> = HashMap::new();
    for node in functional.plan().nodes() {
        if !node.layer().is_operation() {
            *calls.entry(node.layer().id()).or_default() += 1;
        }
    }
    single && calls.values().all(|count| *count == 1)
}

/// The tensors that the calls of a layer in this graph were given.
fn connections(layer: &Layer, graph: &HashSet<usize>) -> String {
    let nodes = layer.nodes().into_iter();
    let inputs = nodes
        .filter(|node| graph.contains(&node.id()))
        .flat_map(|node| node.inputs().to_vec())
        .map(|tensor| {
            let node = tensor.node();
            format!(
                "{}[{}][{}]",
                node.layer().name(),
                node.index(),
                tensor.index()
            )
        });
    let connections: Vec<String> = inputs.collect();
    if connections.is_empty() {
        "-".to_owned()
    } else {
        connections.join(", ")
    }
}

/// What the last call of a layer gave or, if it was built without a call, what a
/// call would give.
fn output_shape(layer: &Layer) -> String {
    if let Some(node) = layer.nodes().last() {
        return node_shapes(node);
    }
    let Some(built_for) = layer.built_for() else {
        return "?".to_owned();
    };
    let shapes = if layer.body().lists_layers() {
        Model::of(layer).output_shape().ok()
    } else {
        shapes_of_call(layer, &built_for)
    };
    shapes.map_or_else(|| "?".to_owned(), |shapes| nested_shapes(&shapes))
}

fn node_shapes(node: &Rc<Node>) -> String {
    let outputs = node.outputs();
    let shapes: Vec<Shape> = outputs
        .flatten()
        .into_iter()
        .map(|x| x.spec().shape.clone())
        .collect();
    nested_shapes(&Nested::list(shapes))
}

fn shapes_of_call(layer: &Layer, inputs: &Nested<Shape>) -> Option<Nested<Shape>> {
    let dtype = layer.compute_dtype();
    let specs = inputs.map(&mut |shape| Spec::new(shape.clone(), dtype));
    let outputs = layer
        .body()
        .compute_output_spec(layer, &CallSpec::of(specs));
    Some(outputs.ok()?.map(&mut |spec| spec.shape.clone()))
}

/// One shape by itself, several as Python prints a list of them.
fn nested_shapes(shapes: &Nested<Shape>) -> String {
    match shapes.flatten().as_slice() {
        [only] => one_shape(only),
        _ => in_brackets(shapes),
    }
}

fn in_brackets(shapes: &Nested<Shape>) -> String {
    match shapes {
        Nested::None => "None".to_owned(),
        Nested::One(shape) => one_shape(shape),
        Nested::List(items) => {
            let items: Vec<String> = items.iter().map(in_brackets).collect();
            format!("[{}]", items.join(", "))
        }
        Nested::Map(entries) => {
            let entries = entries.iter();
            let entries: Vec<String> = entries
                .map(|(key, item)| format!("{key}: {}", in_brackets(item)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Unlike Python, the summary writes a shape of one dimension without a comma.
fn one_shape(shape: &Shape) -> String {
    let text = shape.to_string();
    match shape.rank() {
        1 => text.replace(",)", ")"),
        _ => text,
    }
}
