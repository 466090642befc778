//! What `$` finds on a Keras object.

use super::custom::naming;
use super::custom_layer::RLayer;
use super::weights::WeightForR;
use keratin_core::dtype_policies::DTypePolicy;
use keratin_core::graph::Tensor;
use keratin_core::layers::layer::tensors_value;
use keratin_core::layers::{InputSpec, Layer, Weight};
use keratin_core::models::{Functional, Model, Sequential};
use keratin_core::object::{deserialize, Class, RoleObject};
use keratin_core::optimizers::Optimizer;
use keratin_core::shape::{Nested, Shape};
use keratin_core::{text, Context, Error, KerasObject, Live, LiveObject, Map, Result, Value};
use std::any::Any;
use std::rc::Rc;

/// A shape on its way to R, where shapes have a class.
#[derive(Clone, Debug)]
pub struct ShapeForR(pub Shape);

impl LiveObject for ShapeForR {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

const LAYER: &[&str] = &[
    "name",
    "path",
    "built",
    "trainable",
    "dtype",
    "compute_dtype",
    "variable_dtype",
    "dtype_policy",
    "activity_regularizer",
    "weights",
    "trainable_weights",
    "non_trainable_weights",
    "input",
    "output",
    "input_spec",
    "supports_masking",
];

const MODEL: &[&str] = &[
    "layers",
    "operations",
    "inputs",
    "outputs",
    "input_names",
    "output_names",
    "input_shape",
    "output_shape",
];

const POLICY: &[&str] = &[
    "name",
    "compute_dtype",
    "variable_dtype",
    "quantization_mode",
];

/// What a model was compiled with.
const COMPILED: &[&str] = &[
    "compiled",
    "optimizer",
    "loss",
    "run_eagerly",
    "steps_per_execution",
    "jit_compile",
];

/// The names that `$` finds, in order.
pub fn names(object: &KerasObject) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    if let KerasObject::Layer(layer) = object {
        let own = if is_model(layer) { MODEL } else { &[] };
        let compiled = if layer.body().can_be_compiled() {
            COMPILED
        } else {
            &[]
        };
        let all = LAYER.iter().chain(own).chain(compiled);
        names.extend(all.map(|n| (*n).to_owned()));
        names.extend(
            layer
                .body()
                .property_names()
                .iter()
                .map(|n| (*n).to_owned()),
        );
        if is_model(layer) {
            return Ok(names);
        }
        for weight in layer.own_weights() {
            if !names.contains(&weight.name) {
                names.push(weight.name.clone());
            }
        }
    }
    if let KerasObject::DTypePolicy(_) = object {
        names.extend(POLICY.iter().map(|n| (*n).to_owned()));
    }
    for key in object.get_config()?.keys() {
        if !names.iter().any(|n| n == key) {
            names.push(key.to_owned());
        }
    }
    Ok(names)
}

/// The property of that name.
pub fn get(object: &KerasObject, name: &str, cx: &Context) -> Result<Value> {
    if let KerasObject::Layer(layer) = object {
        if let Some(value) = of_layer(layer, name)? {
            return Ok(value);
        }
        if let Some(value) = layer.body().property(name) {
            return value;
        }
    }
    if let KerasObject::DTypePolicy(policy) = object {
        if let Some(value) = of_policy(&**policy, name) {
            return Ok(value);
        }
    }
    let (config, custom) = naming(|| object.get_config())?;
    if let Some(value) = config.get(name) {
        return cx.scope(custom, false, || field(object, name, value, cx));
    }
    if let KerasObject::Layer(layer) = object {
        let own = layer.own_weights().into_iter();
        if let Some(weight) = own.into_iter().find(|weight| weight.name == name) {
            return Ok(WeightForR::value(weight));
        }
    }
    let names = names(object)?;
    let mut error = Error::config(format!(
        "a `{}` has no property `{name}`",
        object.class().name()
    ));
    if let Some(near) = text::nearest(name, names.iter().map(String::as_str)) {
        error = error.hint(format!("Did you mean `{near}`?"));
    }
    Err(error.at(name))
}

/// A field of the config: what stands as an envelope is an object again.
fn field(object: &KerasObject, name: &str, value: &Value, cx: &Context) -> Result<Value> {
    let is_activation = || match object.class() {
        Class::Builtin(_) => name.ends_with("activation"),
        Class::Custom(_) => false,
    };
    match value {
        Value::Str(function) if is_activation() => {
            keratin_core::activations::Activation::named(function, cx)
                .map(|f| KerasObject::Activation(f).into_value())
        }
        Value::Object(map) if map.contains_key("class_name") => deserialize(value.clone(), cx),
        plain => Ok(plain.clone()),
    }
}

fn of_layer(layer: &Layer, name: &str) -> Result<Option<Value>> {
    if layer.body().can_be_compiled() && COMPILED.contains(&name) {
        return Ok(Some(of_compiled(layer, name)));
    }
    match of_any_layer(layer, name)? {
        None if is_model(layer) => of_model(&Model::of(layer), name),
        value => Ok(value),
    }
}

/// Something that a model was compiled with; null if it was not.
fn of_compiled(layer: &Layer, name: &str) -> Value {
    let compiled = layer.compiled();
    match (name, compiled) {
        ("compiled", compiled) => Value::Bool(compiled.is_some()),
        (_, None) => Value::Null,
        ("optimizer", Some(compiled)) => match compiled.optimizer() {
            Some(optimizer) => <dyn Optimizer>::wrap(optimizer).into_value(),
            None => Value::Null,
        },
        (name, Some(compiled)) => compiled.argument(name).cloned().unwrap_or_default(),
    }
}

fn of_any_layer(layer: &Layer, name: &str) -> Result<Option<Value>> {
    Ok(Some(match name {
        "name" => Value::from(layer.name()),
        "path" => match layer.is_built() {
            true => Value::from(layer.path()),
            false => Value::Null,
        },
        "built" => Value::Bool(layer.is_built()),
        "trainable" => Value::Bool(layer.trainable()),
        "dtype" | "variable_dtype" => Value::from(layer.variable_dtype().name()),
        "compute_dtype" => Value::from(layer.compute_dtype().name()),
        "dtype_policy" => <dyn DTypePolicy>::wrap(layer.dtype_policy()).into_value(),
        "activity_regularizer" => match layer.base().activity_regularizer() {
            Some(regularizer) => KerasObject::Regularizer(regularizer.clone()).into_value(),
            None => Value::Null,
        },
        "weights" => weights(layer.weights()),
        "trainable_weights" => weights(layer.trainable_weights()),
        "non_trainable_weights" => weights(layer.non_trainable_weights()),
        "losses" => losses(layer)?,
        "supports_masking" => Value::Bool(layer.body().supports_masking()),
        "input_spec" => layer
            .body()
            .input_spec(layer.built_for().as_ref())
            .iter()
            .map(input_spec)
            .collect(),
        "input" if !is_model(layer) => call_tensors(layer, "input")?,
        "output" if !is_model(layer) => call_tensors(layer, "output")?,
        _ => return Ok(None),
    }))
}

/// What is added to the loss. A penalty on weights is a number, which is not known.
fn losses(layer: &Layer) -> Result<Value> {
    let weights = layer.weights();
    match weights.iter().find(|weight| weight.regularizer.is_some()) {
        None => Ok(Value::Array(Vec::new())),
        Some(weight) => Err(Error::state(format!(
            "the penalty on weight `{}` is not known: keratin works on configurations, not on \
             values",
            weight.path
        ))),
    }
}

/// What the layer's only call was given, or gave.
fn call_tensors(layer: &Layer, which: &str) -> Result<Value> {
    let nodes = layer.nodes();
    let node = match nodes.as_slice() {
        [node] => node,
        [] => {
            return Err(Error::state(format!(
                "layer `{}` has no {which}, because it has not been called",
                layer.name()
            )))
        }
        _ => {
            return Err(Error::state(format!(
                "layer `{}` has several {which}s, because it was called {} times",
                layer.name(),
                nodes.len()
            )))
        }
    };
    if which == "output" {
        return Ok(tensors_value(&node.outputs()));
    }
    let inputs = node.inputs();
    Ok(match &*inputs {
        [] => tensors_value(&node.outputs()),
        [input] => tensor(input),
        inputs => inputs.iter().map(tensor).collect(),
    })
}

fn of_model(model: &Model, name: &str) -> Result<Option<Value>> {
    let flat = |tensors: &Nested<Tensor>| tensors.flatten().into_iter().map(tensor).collect();
    Ok(Some(match name {
        "layers" => layers(model.layers()),
        "operations" => layers(model.operations()),
        "inputs" => flat(model.inputs()?),
        "outputs" => flat(model.outputs()?),
        "input" => tensors_value(model.inputs()?),
        "output" => tensors_value(model.outputs()?),
        "input_names" => model.input_names()?.into(),
        "output_names" => model.output_names()?.into(),
        "input_shape" => model.input_shape()?.value(&mut shape),
        "output_shape" => model.output_shape()?.value(&mut shape),
        _ => return Ok(None),
    }))
}

fn of_policy(policy: &dyn DTypePolicy, name: &str) -> Option<Value> {
    let types = policy.types("");
    Some(match name {
        "name" => Value::from(policy.name()),
        "compute_dtype" => Value::from(types.compute.name()),
        "variable_dtype" => Value::from(types.variable.name()),
        "quantization_mode" => Value::from(policy.quantization_mode("")),
        _ => return None,
    })
}

fn is_model(layer: &Layer) -> bool {
    layer.body_as::<Functional>().is_some()
        || layer.body_as::<Sequential>().is_some()
        || layer.guest_as::<RLayer>().is_some_and(|own| own.is_model)
}

fn layers(layers: Vec<Layer>) -> Value {
    let layers = layers.into_iter().map(KerasObject::Layer);
    layers.map(KerasObject::into_value).collect()
}

fn weights(weights: Vec<Rc<Weight>>) -> Value {
    weights.into_iter().map(WeightForR::value).collect()
}

fn tensor(x: &Tensor) -> Value {
    Value::Live(Live::new(x.clone()))
}

/// A shape as R has it.
pub fn shape(shape: &Shape) -> Value {
    Value::Live(Live::new(ShapeForR(shape.clone())))
}

fn input_spec(spec: &InputSpec) -> Value {
    let count = |n: Option<usize>| {
        n.and_then(|n| i64::try_from(n).ok())
            .map_or(Value::Null, Value::Int)
    };
    let mut map = Map::new();
    map.push("dtype", Value::from(spec.dtype.map(|d| d.name())));
    map.push("shape", spec.shape.as_ref().map_or(Value::Null, shape));
    map.push("ndim", count(spec.ndim));
    map.push("min_ndim", count(spec.min_ndim));
    map.push("max_ndim", count(spec.max_ndim));
    let axes: Map = spec
        .axes
        .iter()
        .map(|(axis, size)| (axis.to_string(), Value::Int(*size)))
        .collect();
    map.push("axes", axes);
    map.into()
}
