//! [`Plan`]: the calls between inputs and outputs, in Keras's order.

use super::{Node, Origin, Tensor};
use crate::error::{Error, Result};
use crate::layers::Layer;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The calls between inputs and outputs.
pub struct Plan {
    /// The layers, deepest first, each with its calls in this graph.
    operations: Vec<Operation>,
    /// The calls, deepest first: each after the calls it needs.
    nodes: Vec<Rc<Node>>,
    /// How many calls there are at each depth, deepest first.
    levels: Vec<(usize, usize)>,
    /// Each node's place among the calls of its layer in this graph.
    places: HashMap<usize, usize>,
}

/// A layer of the graph, with its calls in it.
pub struct Operation {
    /// The layer.
    pub layer: Layer,
    /// Its calls in this graph, in the order they were made.
    pub nodes: Vec<Rc<Node>>,
}

impl Plan {
    /// Finds the calls between inputs and outputs. Fails if an output cannot be
    /// reached, or if two layers have one name.
    pub fn new(inputs: &[&Tensor], outputs: &[&Tensor]) -> Result<Plan> {
        let (order, first_seen) = sort(inputs, outputs)?;
        let mut depths = Depths::new(&order);
        let mut first_seen = first_seen;
        for input in inputs {
            let node = input.node();
            let layer = node.layer().id();
            if node.is_input() && !depths.layers.contains_key(&layer) {
                depths.set_unused_input(node);
                first_seen.insert(layer, -1);
            }
        }
        let (nodes, levels) = depths.nodes_by_depth();
        check_connected(inputs, &nodes)?;
        let operations = depths.operations(&nodes, &first_seen);
        check_names(&operations)?;
        let places = operations
            .iter()
            .flat_map(|op| op.nodes.iter().enumerate().map(|(i, node)| (node.id(), i)))
            .collect();
        Ok(Plan {
            operations,
            nodes,
            levels,
            places,
        })
    }

    /// The layers, deepest first.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The layers alone, deepest first.
    pub fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.operations.iter().map(|operation| &operation.layer)
    }

    /// The calls, each after the calls it needs.
    pub fn nodes(&self) -> &[Rc<Node>] {
        &self.nodes
    }

    /// The calls at each depth, which is how far they are from the outputs,
    /// deepest first.
    pub fn nodes_by_depth(&self) -> Vec<(usize, &[Rc<Node>])> {
        let mut rest = self.nodes.as_slice();
        let levels = self.levels.iter().map(|(depth, count)| {
            let (level, deeper) = rest.split_at((*count).min(rest.len()));
            rest = deeper;
            (*depth, level)
        });
        levels.collect()
    }

    /// Where a tensor comes from, counting only calls of this graph.
    pub fn origin(&self, tensor: &Tensor) -> Result<Origin> {
        let node = tensor.node();
        let place = self.places.get(&node.id()).ok_or_else(|| {
            Error::graph(format!(
                "{tensor:?} of layer `{}` is not part of the model",
                node.layer().name()
            ))
        })?;
        Ok(Origin {
            layer: node.layer().name().to_owned(),
            node: *place,
            tensor: tensor.index(),
        })
    }

    /// Whether a call is part of this graph.
    pub fn contains(&self, node: &Node) -> bool {
        self.places.contains_key(&node.id())
    }
}

/// The order in which layers were first entered, by layer.
pub(super) type FirstSeen = HashMap<usize, i64>;

/// Sorts the nodes behind `outputs`, each after the nodes it needs, by a
/// depth-first walk; also gives the order in which layers were first entered.
pub(super) fn sort(inputs: &[&Tensor], outputs: &[&Tensor]) -> Result<(Vec<Rc<Node>>, FirstSeen)> {
    enum Step {
        Enter(Tensor),
        Leave(Rc<Node>),
    }
    let declared: HashSet<(usize, usize)> = inputs.iter().map(|x| x.id()).collect();
    let mut order = Vec::new();
    let mut first_seen: HashMap<usize, i64> = HashMap::new();
    let mut finished = HashSet::new();
    let mut in_progress = HashSet::new();
    for output in outputs {
        let mut stack = vec![Step::Enter((*output).clone())];
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(tensor) => {
                    let node = tensor.node();
                    if finished.contains(&node.id()) {
                        continue;
                    }
                    if !node.is_input() && declared.contains(&tensor.id()) {
                        finished.insert(node.id());
                        continue;
                    }
                    if !in_progress.insert(node.id()) {
                        return Err(Error::graph(format!(
                            "{tensor:?} of layer `{}` is part of a cycle",
                            node.layer().name()
                        )));
                    }
                    let next = i64::try_from(first_seen.len()).unwrap_or(i64::MAX);
                    first_seen.entry(node.layer().id()).or_insert(next);
                    stack.push(Step::Leave(Rc::clone(node)));
                    if !node.is_input() {
                        stack.extend(node.inputs().iter().rev().cloned().map(Step::Enter));
                    }
                }
                Step::Leave(node) => {
                    in_progress.remove(&node.id());
                    if finished.insert(node.id()) {
                        order.push(node);
                    }
                }
            }
        }
    }
    Ok((order, first_seen))
}

/// How far each node and layer is from the outputs. Both keep the order in
/// which Keras first meets them.
struct Depths {
    nodes: HashMap<usize, (usize, usize)>,
    node_list: Vec<Rc<Node>>,
    layers: HashMap<usize, (usize, usize)>,
    layer_list: Vec<Layer>,
}

impl Depths {
    fn new(order: &[Rc<Node>]) -> Self {
        let mut depths = Depths {
            nodes: HashMap::new(),
            node_list: Vec::new(),
            layers: HashMap::new(),
            layer_list: Vec::new(),
        };
        let in_graph: HashSet<usize> = order.iter().map(|node| node.id()).collect();
        for node in order.iter().rev() {
            let known = depths.nodes.get(&node.id()).map_or(0, |(depth, _)| *depth);
            let shared = depths
                .layers
                .get(&node.layer().id())
                .map_or(0, |(depth, _)| *depth);
            let depth = known.max(shared);
            depths.raise_layer(node.layer(), depth);
            depths.raise_node(node, depth);
            for input in node.inputs().iter() {
                if in_graph.contains(&input.node().id()) {
                    depths.raise_node(input.node(), depth + 1);
                }
            }
        }
        depths
    }

    fn raise_node(&mut self, node: &Rc<Node>, depth: usize) {
        let place = self.node_list.len();
        let entry = self.nodes.entry(node.id()).or_insert((depth, place));
        if entry.1 == place {
            self.node_list.push(Rc::clone(node));
        }
        entry.0 = entry.0.max(depth);
    }

    fn raise_layer(&mut self, layer: &Layer, depth: usize) {
        let place = self.layer_list.len();
        let entry = self.layers.entry(layer.id()).or_insert((depth, place));
        if entry.1 == place {
            self.layer_list.push(layer.clone());
        }
        entry.0 = entry.0.max(depth);
    }

    /// An input that no output needs is part of the model all the same.
    fn set_unused_input(&mut self, node: &Rc<Node>) {
        self.raise_layer(node.layer(), 0);
        self.raise_node(node, 0);
    }

    /// The nodes, deepest first, and how many there are at each depth.
    fn nodes_by_depth(&self) -> (Vec<Rc<Node>>, Vec<(usize, usize)>) {
        let depth = |node: &Rc<Node>| self.nodes.get(&node.id()).map_or(0, |(depth, _)| *depth);
        let mut nodes = self.node_list.clone();
        nodes.sort_by_key(|node| std::cmp::Reverse(depth(node)));
        let mut levels: Vec<(usize, usize)> = Vec::new();
        for node in &nodes {
            match levels.last_mut() {
                Some((last, count)) if *last == depth(node) => *count += 1,
                _ => levels.push((depth(node), 1)),
            }
        }
        (nodes, levels)
    }

    fn operations(&self, nodes: &[Rc<Node>], first_seen: &HashMap<usize, i64>) -> Vec<Operation> {
        let mut calls: HashMap<usize, Vec<Rc<Node>>> = HashMap::new();
        for node in nodes {
            calls
                .entry(node.layer().id())
                .or_default()
                .push(Rc::clone(node));
        }
        let mut layers = self.layer_list.clone();
        layers.sort_by_key(|layer| {
            let depth = self.layers.get(&layer.id()).map_or(0, |(depth, _)| *depth);
            let seen = first_seen.get(&layer.id()).copied().unwrap_or(i64::MAX);
            (std::cmp::Reverse(depth), seen)
        });
        layers
            .into_iter()
            .map(|layer| {
                let mut nodes = calls.remove(&layer.id()).unwrap_or_default();
                nodes.sort_by_key(|node| node.index());
                Operation { layer, nodes }
            })
            .collect()
    }
}

/// Every call must have its inputs, from the declared inputs on.
fn check_connected(inputs: &[&Tensor], nodes: &[Rc<Node>]) -> Result<()> {
    let mut known: HashSet<(usize, usize)> = inputs.iter().map(|x| x.id()).collect();
    for node in nodes {
        for input in node.inputs().iter() {
            if !known.contains(&input.id()) {
                return Err(Error::graph(format!(
                    "the graph is disconnected: layer `{}` needs {input:?}, which does not \
                     come from the inputs",
                    node.layer().name()
                ))
                .hint("Name every input of the model among its `inputs`."));
            }
        }
        let is_declared_input = !node.is_input();
        if is_declared_input {
            known.extend((0..node.output_count()).map(|i| (node.id(), i)));
        } else if !(0..node.output_count()).all(|i| known.contains(&(node.id(), i))) {
            return Err(Error::graph(format!(
                "the graph is disconnected: input `{}` is not among the model's `inputs`",
                node.layer().name()
            ))
            .hint("Name every input of the model among its `inputs`."));
        }
    }
    Ok(())
}

fn check_names(operations: &[Operation]) -> Result<()> {
    let mut seen = HashSet::new();
    for operation in operations {
        if !seen.insert(operation.layer.name()) {
            return Err(Error::graph(format!(
                "two layers of the model are named `{}`; names must be unique",
                operation.layer.name()
            ))
            .hint("Give one of them another `name`."));
        }
    }
    Ok(())
}
