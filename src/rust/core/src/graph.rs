//! The graph of a functional model: tensors, the calls that made them, and the
//! order of calls between inputs and outputs. It knows the layer, never a
//! concrete class.

mod node;
mod plan;
mod tensor;

pub use node::{Node, Origin};
pub use plan::{Operation, Plan};
pub use tensor::Tensor;
