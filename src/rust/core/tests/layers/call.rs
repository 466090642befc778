//! Calls as rows record them, and what comes out as rows record it.

use keratin_core::dtype::DType;
use keratin_core::graph::Tensor;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::Layer;
use keratin_core::object::{get, KerasObject, Role};
use keratin_core::shape::Nested;
use keratin_core::value::Live;
use keratin_core::{Context, Error, Map, Result, Value};

/// What is left unknown in the shapes of a call's tensors.
#[derive(Clone, Copy)]
pub enum Unknown {
    /// Nothing.
    Nothing,
    /// The batch.
    Batch,
    /// All but the last, or only the batch of a tensor of less than 3 dimensions.
    AllButLast,
}

/// Calls the layer as the row says.
pub fn call(layer: &Layer, row: &Value, unknown: Unknown, cx: &Context) -> Result<Nested<Tensor>> {
    let mut args = Vec::new();
    let mut kwargs = Map::new();
    match (row.get("input"), row.get("call_args")) {
        (Some(input), _) => {
            let spec = tensors(input.get("spec").unwrap(), unknown);
            match (input.get("mode").and_then(Value::as_str), spec) {
                (Some("kwargs"), Value::Object(named)) => kwargs = named,
                (Some("positional"), spec) => args.push(spec),
                (mode, spec) => panic!("input in mode {mode:?}: {spec:?}"),
            }
        }
        (None, Some(Value::Array(given))) => {
            args.extend(given.iter().map(|arg| tensors(arg, unknown)));
        }
        (None, other) => panic!("a call without input: {other:?}"),
    }
    if let Some(Value::Object(given)) = row.get("call_kwargs") {
        for (name, value) in given.iter() {
            kwargs.push(name, tensors(value, Unknown::Nothing));
        }
    }
    layer.call(args, kwargs, cx)
}

/// The value with a tensor in place of every `{shape, dtype}`.
fn tensors(value: &Value, unknown: Unknown) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| tensors(item, unknown)).collect(),
        Value::Object(map) => match (map.get("shape"), map.get("dtype"), map.get("value")) {
            (Some(Value::Array(shape)), Some(dtype), None) => {
                let sparse = map.get("sparse").cloned().unwrap_or(Value::Bool(false));
                tensor(shape, dtype, sparse, unknown)
            }
            (None, None, Some(value)) if map.len() == 1 => value.clone(),
            _ => Value::Object(
                map.iter()
                    .map(|(key, item)| (key, tensors(item, unknown)))
                    .collect(),
            ),
        },
        plain => plain.clone(),
    }
}

fn tensor(shape: &[Value], dtype: &Value, sparse: Value, unknown: Unknown) -> Value {
    let last = shape.len().saturating_sub(1);
    let shape: Value = shape
        .iter()
        .enumerate()
        .map(|(i, dim)| match unknown {
            Unknown::Batch if i == 0 => Value::Null,
            Unknown::AllButLast if i == 0 || (last >= 2 && i < last) => Value::Null,
            _ => dim.clone(),
        })
        .collect();
    let config = Map::from_iter([
        ("batch_shape", shape),
        ("dtype", dtype.clone()),
        ("sparse", sparse),
    ]);
    let envelope = Map::from_iter([
        ("class_name", Value::from("InputLayer")),
        ("config", config.into()),
    ]);
    // Names given to inputs are no part of the case: they come from a context
    // of their own.
    let made = get(Role::Layer, envelope.into(), &Context::new()).unwrap();
    let KerasObject::Layer(input) = made else {
        panic!("an input layer is a layer");
    };
    Value::Live(Live::new(input_layer::output(&input).unwrap()))
}

/// What a call gave, as rows record it.
pub fn specs(outputs: &Result<Nested<Tensor>>) -> Result<Value, &Error> {
    let outputs = outputs.as_ref()?;
    Ok(outputs.value(&mut |x| {
        let spec = x.spec();
        let mut out = Map::new();
        out.push("shape", spec.shape.value());
        out.push("dtype", DType::name(spec.dtype));
        if spec.sparse {
            out.push("sparse", true);
        }
        out.into()
    }))
}

/// The kind of structure a call gave; rows tell tuples from lists, shapes do not.
pub fn structure(outputs: &Nested<Tensor>) -> &'static str {
    match outputs {
        Nested::None => "none",
        Nested::One(_) => "tensor",
        Nested::List(_) => "list",
        Nested::Map(_) => "dict",
    }
}
