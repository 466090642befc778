//! The graph of a functional model: tensors, the calls that made them, and the
//! order of calls between inputs and outputs. It knows the layer, never a
//! concrete class.

mod node;
mod plan;
mod replace;
mod tensor;

pub(crate) use node::collect_tensors;
pub use node::{Node, Origin};
pub use plan::{Operation, Plan};
pub use replace::Replacements;
pub(crate) use replace::{repeat_calls, replace, replace_in};
pub use tensor::Tensor;
