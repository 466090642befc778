//! [`Tensor`]: a symbolic tensor, Keras's `KerasTensor`.

use super::Node;
use crate::layers::Spec;
use crate::value::LiveObject;
use std::any::Any;
use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

/// A symbolic tensor: one output of one call.
#[derive(Clone)]
pub struct Tensor {
    node: Rc<Node>,
    index: usize,
}

impl Tensor {
    pub(crate) fn new(node: Rc<Node>, index: usize) -> Self {
        Tensor { node, index }
    }

    /// The call that made it.
    pub fn node(&self) -> &Rc<Node> {
        &self.node
    }

    pub(super) fn into_node(self) -> Rc<Node> {
        self.node
    }

    /// Which of the call's outputs it is.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Shape and dtype.
    pub fn spec(&self) -> &Spec {
        &self.node.output(self.index).0
    }

    /// The name: an input's own, or `keras_tensor_3`.
    pub fn name(&self) -> &str {
        &self.node.output(self.index).1
    }

    /// The inputs that it was computed from, each once, as met from its first
    /// argument on.
    pub fn sources(&self) -> Vec<Tensor> {
        let mut sources: Vec<Tensor> = Vec::new();
        let mut seen = HashSet::new();
        let mut pending = vec![self.clone()];
        while let Some(tensor) = pending.pop() {
            if !seen.insert(tensor.node.id()) {
                continue;
            }
            if tensor.node.is_input() {
                sources.extend(tensor.node.outputs().flatten().into_iter().cloned());
            } else {
                pending.extend(tensor.node.inputs().iter().rev().cloned());
            }
        }
        sources
    }

    /// The mask that belongs to it, if there is one.
    pub fn mask(&self) -> Option<Tensor> {
        self.node.mask(self.index)
    }

    /// What tells tensors apart.
    pub fn id(&self) -> (usize, usize) {
        (self.node.id(), self.index)
    }
}

impl PartialEq for Tensor {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.node, &other.node) && self.index == other.index
    }
}

impl fmt::Debug for Tensor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spec { shape, dtype, .. } = self.spec();
        write!(
            f,
            "<KerasTensor shape={shape}, dtype={dtype}, name={}>",
            self.name()
        )
    }
}

impl LiveObject for Tensor {
    fn as_any(&self) -> &dyn Any {
        self
    }
}
