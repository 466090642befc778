//! [`Node`]: one call of a layer.

use super::Tensor;
use crate::error::Result;
use crate::layers::{Layer, Spec};
use crate::object::serialize_tree;
use crate::shape::Nested;
use crate::value::{Map, Value};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// One call of a layer: what it was given and what it gave.
///
/// A tensor keeps its node alive, a node its layer and its input tensors; a
/// layer knows its nodes only weakly. So nothing is kept alive by a cycle.
pub struct Node {
    layer: Layer,
    index: usize,
    args: RefCell<Vec<Value>>,
    kwargs: RefCell<Map>,
    inputs: RefCell<Vec<Tensor>>,
    outputs: Vec<(Spec, String)>,
    structure: Nested<usize>,
    /// The masks that belong to outputs, by their places.
    masks: RefCell<Vec<(usize, Tensor)>>,
}

/// Where a tensor comes from, as configs say it: layer, call, output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The layer's name.
    pub layer: String,
    /// Which of the layer's calls in the model.
    pub node: usize,
    /// Which of the call's outputs.
    pub tensor: usize,
}

impl Node {
    /// Records a call.
    pub(crate) fn new(
        layer: Layer,
        args: Vec<Value>,
        kwargs: Map,
        outputs: &Nested<Spec>,
        name: impl FnMut() -> String,
    ) -> Rc<Node> {
        let index = layer.next_node_index();
        let node = Node::made(layer, index, args, kwargs, outputs, name);
        node.layer.record(&node);
        node
    }

    /// A call that is part of no graph: the layer does not count it.
    pub(crate) fn passing(
        layer: Layer,
        args: Vec<Value>,
        kwargs: Map,
        outputs: &Nested<Spec>,
        name: impl FnMut() -> String,
    ) -> Rc<Node> {
        Node::made(layer, 0, args, kwargs, outputs, name)
    }

    fn made(
        layer: Layer,
        index: usize,
        args: Vec<Value>,
        kwargs: Map,
        outputs: &Nested<Spec>,
        mut name: impl FnMut() -> String,
    ) -> Rc<Node> {
        let mut inputs = Vec::new();
        for value in &args {
            collect_tensors(value, &mut inputs);
        }
        collect_in_map(&kwargs, &mut inputs);
        let mut specs = Vec::new();
        let structure = outputs.map(&mut |spec| {
            specs.push((spec.clone(), name()));
            specs.len() - 1
        });
        Rc::new(Node {
            layer,
            index,
            args: RefCell::new(args),
            kwargs: RefCell::new(kwargs),
            inputs: RefCell::new(inputs),
            outputs: specs,
            structure,
            masks: RefCell::new(Vec::new()),
        })
    }

    /// The layer that was called.
    pub fn layer(&self) -> &Layer {
        &self.layer
    }

    /// Which of the layer's calls this is.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The positional arguments.
    pub fn args(&self) -> Vec<Value> {
        self.args.borrow().clone()
    }

    /// The named arguments.
    pub fn kwargs(&self) -> Map {
        self.kwargs.borrow().clone()
    }

    /// The tensors among the arguments, in Keras's order.
    pub fn inputs(&self) -> Ref<'_, [Tensor]> {
        Ref::map(self.inputs.borrow(), Vec::as_slice)
    }

    /// Whether the call was given no tensor: an input of the graph.
    pub fn is_input(&self) -> bool {
        self.inputs.borrow().is_empty()
    }

    /// How many tensors the call gave.
    pub fn output_count(&self) -> usize {
        self.outputs.len()
    }

    pub(crate) fn output(&self, index: usize) -> &(Spec, String) {
        // Tensors are made only by `outputs` below, with indices in range.
        &self.outputs[index]
    }

    /// What the call gave, in its structure.
    pub fn outputs(self: &Rc<Self>) -> Nested<Tensor> {
        self.structure
            .map(&mut |i| Tensor::new(Rc::clone(self), *i))
    }

    /// One output, if there is such a one.
    pub fn tensor(self: &Rc<Self>, index: usize) -> Option<Tensor> {
        (index < self.outputs.len()).then(|| Tensor::new(Rc::clone(self), index))
    }

    /// Gives an output its mask, unless it has one.
    pub(crate) fn set_mask(&self, index: usize, mask: Tensor) {
        if self.mask(index).is_none() {
            self.masks.borrow_mut().push((index, mask));
        }
    }

    pub(super) fn mask(&self, index: usize) -> Option<Tensor> {
        let masks = self.masks.borrow();
        let found = masks.iter().find(|(place, _)| *place == index);
        found.map(|(_, mask)| mask.clone())
    }

    /// What tells nodes apart.
    pub fn id(&self) -> usize {
        std::ptr::from_ref(self) as usize
    }

    /// As it stands among a layer's `inbound_nodes`.
    pub fn serialize(&self, origin: &dyn Fn(&Tensor) -> Result<Origin>) -> Result<Value> {
        let args = self.args.borrow();
        let args: Result<Vec<Value>> = args.iter().map(|x| serialize_argument(x, origin)).collect();
        let mut kwargs = Map::new();
        for (key, value) in self.kwargs.borrow().iter() {
            kwargs.push(key, serialize_argument(value, origin)?);
        }
        let mut node = Map::with_capacity(2);
        node.push("args", Value::Array(args?));
        node.push("kwargs", kwargs);
        Ok(node.into())
    }
}

/// A chain of calls is a chain of nodes that own each other: taken apart one by
/// one, so that dropping the last tensor of a long chain needs no deep stack.
impl Drop for Node {
    fn drop(&mut self) {
        self.args.take().clear();
        drop(self.kwargs.take());
        let mut pending = self.inputs.take();
        pending.extend(self.masks.take().into_iter().map(|(_, mask)| mask));
        while let Some(tensor) = pending.pop() {
            if let Some(node) = Rc::into_inner(tensor.into_node()) {
                node.args.take().clear();
                drop(node.kwargs.take());
                pending.extend(node.inputs.take());
                pending.extend(node.masks.take().into_iter().map(|(_, mask)| mask));
            }
        }
    }
}

/// The tensors in a value, in Keras's order: named lists by sorted names.
pub(crate) fn collect_tensors(value: &Value, tensors: &mut Vec<Tensor>) {
    match value {
        Value::Live(live) => tensors.extend(live.get::<Tensor>().cloned()),
        Value::Array(items) => {
            for item in items {
                collect_tensors(item, tensors);
            }
        }
        Value::Object(map) => collect_in_map(map, tensors),
        _ => {}
    }
}

fn collect_in_map(map: &Map, tensors: &mut Vec<Tensor>) {
    let mut entries: Vec<_> = map.iter().collect();
    entries.sort_by_key(|(key, _)| *key);
    for (_, item) in entries {
        collect_tensors(item, tensors);
    }
}

fn serialize_argument(value: &Value, origin: &dyn Fn(&Tensor) -> Result<Origin>) -> Result<Value> {
    Ok(match value {
        Value::Live(live) => match live.get::<Tensor>() {
            Some(tensor) => keras_tensor(tensor, &origin(tensor)?),
            None => serialize_tree(value)?,
        },
        Value::Array(items) => items
            .iter()
            .map(|x| serialize_argument(x, origin))
            .collect::<Result<Vec<_>>>()
            .map(Value::Array)?,
        Value::Object(map) => {
            let mut out = Map::with_capacity(map.len());
            for (key, item) in map.iter() {
                out.push(key, serialize_argument(item, origin)?);
            }
            Value::Object(out)
        }
        plain => plain.clone(),
    })
}

fn keras_tensor(tensor: &Tensor, origin: &Origin) -> Value {
    let index = |i: usize| i64::try_from(i).map_or(Value::Null, Value::Int);
    let mut config = Map::with_capacity(3);
    config.push("shape", tensor.spec().shape.value());
    config.push("dtype", tensor.spec().dtype.name());
    config.push(
        "keras_history",
        Value::Array(vec![
            Value::from(origin.layer.as_str()),
            index(origin.node),
            index(origin.tensor),
        ]),
    );
    let mut envelope = Map::with_capacity(2);
    envelope.push("class_name", "__keras_tensor__");
    envelope.push("config", config);
    envelope.into()
}
