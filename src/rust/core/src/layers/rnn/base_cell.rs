//! What the built-in cells have in common.

use crate::activations::Activation;
use crate::config::{Field, Positive, Real};
use crate::constraints::Constraint;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::{Build, CallSpec, Layer, Spec, Weight};
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

/// The shapes of a cell's weights.
pub struct Shapes {
    /// Of the kernel of the inputs.
    pub kernel: Shape,
    /// Of the kernel of the state.
    pub recurrent_kernel: Shape,
    /// Of the bias.
    pub bias: Shape,
}

impl Shapes {
    /// Of a cell with so many gates, for a time step.
    pub fn dense(units: &Units, gates: i64, step: &Shape) -> Result<Shapes> {
        let size = units.times(gates)?;
        Ok(Shapes {
            kernel: Shape::new([step.at(-1)?, size]),
            recurrent_kernel: Shape::new([Some(units.get()), size]),
            bias: Shape::new([size]),
        })
    }
}

impl Fills {
    /// Adds the kernels, and the bias if there is one.
    pub fn add(&self, build: &mut Build<'_>, bounds: &Bounds, shapes: Shapes) -> Result<()> {
        build.add(
            Weight::new("kernel", shapes.kernel)
                .initializer(&self.kernel_initializer)
                .regularizer(&bounds.kernel_regularizer)
                .constraint(&bounds.kernel_constraint),
        )?;
        build.add(
            Weight::new("recurrent_kernel", shapes.recurrent_kernel)
                .initializer(&self.recurrent_initializer)
                .regularizer(&bounds.recurrent_regularizer)
                .constraint(&bounds.recurrent_constraint),
        )?;
        match self.use_bias {
            true => build.add(
                Weight::new("bias", shapes.bias)
                    .initializer(&self.bias_initializer)
                    .regularizer(&bounds.bias_regularizer)
                    .constraint(&bounds.bias_constraint),
            ),
            false => Ok(()),
        }
    }
}

/// The behaviour of a cell whose struct has `arguments` with `units`, called with
/// this signature; its state is `state(units)`.
macro_rules! dense_cell {
    ($signature:expr, $state:expr) => {
        fn signature(&self) -> &$crate::layers::Signature {
            $signature
        }

        fn compute_output_spec(
            &self,
            layer: &$crate::layers::Layer,
            call: &$crate::layers::CallSpec,
        ) -> $crate::Result<$crate::shape::Nested<$crate::layers::Spec>> {
            let units = self.arguments.units.get();
            $crate::layers::rnn::base_cell::step(layer, call, units, &$state(units))
        }

        fn cell_sizes(&self) -> Option<$crate::layers::rnn::CellSizes> {
            let output = self.arguments.units.get();
            let state = $state(output);
            Some($crate::layers::rnn::CellSizes { state, output })
        }

        fn seed_generators(&self) -> usize {
            1
        }
    };
}
pub(super) use dense_cell;

/// What one step of a cell gives: its output, and its new state. A state of one
/// tensor is given in a list if it came in one.
pub fn step(
    layer: &Layer,
    call: &CallSpec,
    units: i64,
    sizes: &Nested<i64>,
) -> Result<Nested<Spec>> {
    let Some(first) = call.first()?.one() else {
        return Err(Error::graph("a cell takes one input tensor"));
    };
    let given = call.tensors("states").unwrap_or(&Nested::None);
    let (is_one, states, sizes) = (sizes.one().is_some(), given.flatten(), sizes.flatten());
    check_state(layer, &states, &sizes)?;
    let batch = |spec: &&Spec| spec.shape.first().copied().flatten();
    let mut shape = first.shape.with(-1, Some(units))?;
    if shape.first() == Some(&None) {
        shape = shape.with(0, states.iter().find_map(batch))?;
    }
    let spec = Spec::new(shape, layer.compute_dtype());
    let state = match given {
        Nested::One(_) if is_one => Nested::One(spec.clone()),
        _ => Nested::list(sizes.iter().map(|_| spec.clone())),
    };
    Ok(Nested::List(vec![Nested::One(spec), state]))
}

/// A cell needs all tensors of its state, of its sizes.
fn check_state(layer: &Layer, states: &[&Spec], sizes: &[&i64]) -> Result<()> {
    let fits = |(state, size): (&&Spec, &&i64)| match state.shape.last() {
        Some(Some(given)) => given == *size,
        Some(None) => true,
        None => false,
    };
    if states.len() >= sizes.len() && states.iter().zip(sizes).all(fits) {
        return Ok(());
    }
    let given: Vec<String> = states.iter().map(|state| state.shape.to_string()).collect();
    Err(Error::shape(format!(
        "cell `{}` has a state of {} tensor(s) of size {}, got {}",
        layer.name(),
        sizes.len(),
        sizes.first().map_or(0, |size| **size),
        match given.as_slice() {
            [] => "none".to_owned(),
            given => given.join(", "),
        }
    )))
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
