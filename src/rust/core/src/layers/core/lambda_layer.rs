//! [`Lambda`].

use crate::config::{Field, Literal};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::callable::{is_python, is_unnamed, python_of_keras_2, Callable, Owner, Slot};
use crate::layers::layer::read_shapes;
use crate::layers::signature::Signature;
use crate::layers::{configured, Base, CallArg, CallSpec, Layer, LayerClass, MaskCall, Spec};
use crate::object::{revive, serialize_tree};
use crate::shape::{Dim, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// A function as a layer
///
/// The function is one of Keras's activations or one of the user's, which a
/// config holds by its name. Nothing is taken from the text of a config.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Lambda",
    python = "keras.src.layers.core.lambda_layer.Lambda",
    args = "function output_shape mask arguments"
)]
pub struct Lambda {
    /// The function.
    function: Argument,
    /// The shape of the output without the batch, or a function of the input's
    /// whole shape.
    #[config(default = None, omit_none)]
    output_shape: Argument,
    /// The mask of the output, or a function of input and mask.
    #[config(default = None, omit_none)]
    mask: Argument,
    /// Further arguments of the function, by name.
    #[config(default = None)]
    arguments: Arguments,
    /// Keras 2: whether the function is given by its name or as bytecode.
    #[config(default = None, no_write)]
    function_type: Option<String>,
    /// Keras 2: where the function was.
    #[config(default = None, no_write)]
    module: Option<String>,
    /// Keras 2: whether the shape is a function's name, bytecode or a shape.
    #[config(default = None, no_write)]
    output_shape_type: Option<String>,
    /// Keras 2: where that function was.
    #[config(default = None, no_write)]
    output_shape_module: Option<String>,
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("mask", Literal::None),
    CallArg::with("training", Literal::None),
];

/// What can be a function.
#[derive(Debug)]
enum Argument {
    /// What was given: nothing is left so when the layer is made.
    Given(Value),
    Nothing,
    Function(Callable),
    Shape(Nested<Shape>),
    Data(Value),
}

impl Field for Argument {
    const EXPECTED: &'static str = "a function";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        Ok(Argument::Given(value))
    }

    fn write(&self) -> Result<Value> {
        match self {
            Argument::Nothing => Ok(Value::Null),
            Argument::Function(function) => Ok(function.write()),
            Argument::Shape(shape) => Ok(shape.value(&mut Shape::value)),
            Argument::Given(value) | Argument::Data(value) => serialize_tree(value),
        }
    }
}

/// Arguments of the function.
#[derive(Debug)]
struct Arguments(Map);

impl Field for Arguments {
    const EXPECTED: &'static str = "a named list";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Null => Ok(Arguments(Map::new())),
            Value::Array(items) if items.is_empty() => Ok(Arguments(Map::new())),
            Value::Object(_) => match revive(value, cx)? {
                Value::Object(map) => Ok(Arguments(map)),
                other => Err(Self::refuse(&other)),
            },
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&Value::Object(self.0.clone()))
    }
}

impl Argument {
    fn take(&mut self) -> Value {
        match std::mem::replace(self, Argument::Nothing) {
            Argument::Given(value) => value,
            _ => Value::Null,
        }
    }

    fn function(&self) -> Option<&Callable> {
        match self {
            Argument::Function(function) => Some(function),
            _ => None,
        }
    }
}

/// The function of an argument, which Keras 2 tells the kind of.
fn function(value: Value, kind: Option<&str>, owner: Owner<'_>, cx: &Context) -> Result<Callable> {
    let read = match (kind, &value) {
        (Some("lambda"), _) => Callable::python(python_of_keras_2(value), owner, cx),
        (Some("function"), Value::Str(name)) => Callable::named(name, owner, cx),
        _ => Callable::read(value, owner, cx),
    };
    read.map_err(|e| e.at(owner.argument))
}

fn output_shape(
    value: Value,
    kind: Option<&str>,
    owner: Owner<'_>,
    cx: &Context,
) -> Result<Argument> {
    let is_shape = match &value {
        Value::Null => return Ok(Argument::Nothing),
        Value::Array(_) => kind != Some("lambda"),
        Value::Object(map) => !map.contains_key("class_name"),
        _ => false,
    };
    if !is_shape {
        return function(value, kind, owner, cx).map(Argument::Function);
    }
    read_shapes(value, cx)
        .map(Argument::Shape)
        .map_err(|e| e.at(owner.argument))
}

/// Keras looks at the mask of a config no further: what is not found is data.
fn mask(value: Value, owner: Owner<'_>, cx: &Context) -> Argument {
    let is_function = match &value {
        Value::Null => return Argument::Nothing,
        Value::Object(map) => map.contains_key("class_name") && !is_python(map),
        other => matches!(other, Value::Live(_)),
    };
    match is_function.then(|| Callable::read(value.clone(), owner, cx)) {
        Some(Ok(function)) => Argument::Function(function),
        _ => Argument::Data(value),
    }
}

impl Lambda {
    fn owner<'a>(layer: &'a str, argument: &'a str) -> Owner<'a> {
        Owner {
            slot: Slot::Layer,
            class: "Lambda",
            layer,
            argument,
        }
    }
}

impl LayerClass for Lambda {
    configured!();

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        let is_unnamed = |argument: &Argument| match argument {
            Argument::Given(value) => is_unnamed(value),
            _ => false,
        };
        // A function without a name goes by the layer's.
        if [&self.function, &self.output_shape, &self.mask]
            .into_iter()
            .any(is_unnamed)
        {
            base.name_if_unnamed("Lambda", cx);
        }
        let owner = |argument| Self::owner(base.name(), argument);
        let given = self.function.take();
        let kind = self.function_type.as_deref();
        self.function = Argument::Function(function(given, kind, owner("function"), cx)?);
        let given = self.output_shape.take();
        let kind = self.output_shape_type.as_deref();
        self.output_shape = output_shape(given, kind, owner("output_shape"), cx)?;
        self.mask = mask(self.mask.take(), owner("mask"), cx);
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let inputs = call.first()?;
        let owner = |argument| Self::owner(layer.name(), argument);
        let shapes = match (&self.output_shape, self.function.function()) {
            (Argument::Shape(shape), _) => {
                let batch = batch_of(inputs);
                shape.map(&mut |shape| with_batch(batch, shape))
            }
            (Argument::Function(function), _) => {
                let inputs = inputs.map(&mut |spec| spec.shape.clone());
                function.shapes(&inputs, owner("output_shape"))?
            }
            (_, Some(function)) => function.trace(inputs, &self.arguments.0, owner("function"))?,
            _ => return Err(Error::state("the layer has no function")),
        };
        let dtype = layer.compute_dtype();
        Ok(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)))
    }

    fn supports_masking(&self) -> bool {
        !matches!(self.mask, Argument::Nothing)
    }

    /// The mask is a value or a function, which only a call on values asks.
    fn compute_mask(&self, _call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        Ok(Nested::None)
    }
}

/// The batch of the first input.
fn batch_of(inputs: &Nested<Spec>) -> Dim {
    let first = inputs.flatten().into_iter().next();
    first.and_then(|spec| spec.shape.first().copied()).flatten()
}

fn with_batch(batch: Dim, shape: &Shape) -> Shape {
    std::iter::once(batch)
        .chain(shape.iter().copied())
        .collect()
}
