//! What the built-in cells have in common.

use crate::activations::Activation;
use crate::config::{Field, Positive, Real};
use crate::constraints::Constraint;
use crate::context::Context;
use crate::error::Result;
use crate::initializers::Initializer;
use crate::layers::{CallSpec, Layer, Spec, Weight};
use crate::regularizers::Regularizer;
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// The sizes of a cell's state and output.
#[derive(Clone, Debug, PartialEq)]
pub struct CellSizes {
    /// Of each tensor of the state: one for a cell with one of them.
    pub state: Nested<i64>,
    /// Of the output.
    pub output: i64,
}

/// The size of a cell, and its activation.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Units {
    /// The size of the output, and of each tensor of the state.
    units: Positive,
    /// The activation; `NULL` for none.
    #[config(default = "tanh")]
    activation: Activation,
}

/// How the weights of a cell are filled.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Fills {
    /// Whether a bias is added.
    #[config(default = true)]
    use_bias: bool,
    /// How the kernel of the inputs is filled.
    #[config(default = "glorot_uniform")]
    kernel_initializer: Option<Rc<dyn Initializer>>,
    /// How the kernel of the state is filled.
    #[config(default = "orthogonal")]
    recurrent_initializer: Option<Rc<dyn Initializer>>,
    /// How the bias is filled.
    #[config(default = "zeros")]
    bias_initializer: Option<Rc<dyn Initializer>>,
}

/// Penalties and constraints of a cell, and its dropout.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Bounds {
    /// The penalty on the kernel of the inputs.
    #[config(default = None)]
    kernel_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the kernel of the state.
    #[config(default = None)]
    recurrent_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the bias.
    #[config(default = None)]
    bias_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on the kernel of the inputs.
    #[config(default = None)]
    kernel_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on the kernel of the state.
    #[config(default = None)]
    recurrent_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on the bias.
    #[config(default = None)]
    bias_constraint: Option<Rc<dyn Constraint>>,
    /// The share of inputs to drop, from 0 to 1.
    #[config(default = 0.0)]
    dropout: Share,
    /// The share of the state to drop, from 0 to 1.
    #[config(default = 0.0)]
    recurrent_dropout: Share,
}

impl Units {
    /// The size.
    pub fn get(&self) -> i64 {
        self.units.get()
    }

    /// So many times the size.
    pub fn times(&self, n: i64) -> Result<Dim> {
        crate::shape::product(&[Some(n), Some(self.get())])
    }
}

impl Fills {
    /// Whether a bias is added.
    pub fn use_bias(&self) -> bool {
        self.use_bias
    }

    /// The kernel of the inputs.
    pub fn kernel(&self, bounds: &Bounds, shape: [Dim; 2]) -> Weight {
        Weight::new("kernel", Shape::new(shape))
            .initializer(&self.kernel_initializer)
            .regularizer(&bounds.kernel_regularizer)
            .constraint(&bounds.kernel_constraint)
    }

    /// The kernel of the state.
    pub fn recurrent_kernel(&self, bounds: &Bounds, shape: [Dim; 2]) -> Weight {
        Weight::new("recurrent_kernel", Shape::new(shape))
            .initializer(&self.recurrent_initializer)
            .regularizer(&bounds.recurrent_regularizer)
            .constraint(&bounds.recurrent_constraint)
    }

    /// The bias.
    pub fn bias(&self, bounds: &Bounds, shape: Shape) -> Weight {
        Weight::new("bias", shape)
            .initializer(&self.bias_initializer)
            .regularizer(&bounds.bias_regularizer)
            .constraint(&bounds.bias_constraint)
    }
}

/// What one step of a cell gives: its output, and its state in the structure in
/// which the state was given.
pub fn step(layer: &Layer, call: &CallSpec, units: i64) -> Result<Nested<Spec>> {
    let Some(first) = call.first()?.one() else {
        return Err(crate::error::Error::graph("a cell takes one input tensor"));
    };
    let state = call.tensors("states");
    let batch = |spec: &&Spec| spec.shape.first().copied().flatten();
    let known = state.and_then(|state| state.flatten().iter().find_map(batch));
    let mut shape = first.shape.with(-1, Some(units))?;
    if shape.first() == Some(&None) {
        shape = shape.with(0, known)?;
    }
    let spec = Spec::new(shape, layer.compute_dtype());
    let state = state.map_or(Nested::None, |state| state.map(&mut |_| spec.clone()));
    Ok(Nested::List(vec![Nested::One(spec), state]))
}

/// A share from 0 to 1; what is outside is brought to the nearer end, as in
/// Keras.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share(f64);

impl Field for Share {
    const EXPECTED: &'static str = "a number from 0 to 1";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let given = Real::read(value, cx).map_err(|e| e.expected(Self::EXPECTED))?;
        Ok(Share(given.get().clamp(0.0, 1.0)))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(self.0))
    }
}
