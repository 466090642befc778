//! Calling layers on symbolic tensors.

use super::custom_layer::RLayer;
use super::held::{self, HeldTensor};
use super::objects::{entry_at, named};
use super::property::shape;
use crate::args;
use crate::guard::guard;
use crate::handle;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::config::Reader;
use keratin_core::graph::Tensor;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::layer::{
    call_operation, note_input, read_shapes, tensors_or_none, tensors_value,
};
use keratin_core::layers::{CallSpec, MaskCall, Spec};
use keratin_core::{registry, Error, KerasObject, Live, Map, Result, Value};

/// Calls a layer: `args` without names are positional.
#[extendr]
fn rs_call(x: Robj, args: Robj, kwargs: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let positional = positional(&args)?;
        let kwargs = named(args::plain(&kwargs)?)?;
        let outputs = layer.call(positional, kwargs, context())?;
        Ok(tensors_value(&outputs))
    })
}

/// Calls a new operation of a built-in class: `keras.src.ops.numpy.Add`.
#[extendr]
fn rs_call_operation(class: Robj, args: Robj, fields: Robj, kwargs: Robj) -> Robj {
    guard(|| {
        let entry = entry_at(&args::string(&class, "class")?)?;
        let positional = positional(&args)?;
        let kwargs = named(args::plain(&kwargs)?)?;
        let tensors = positional.iter().chain(kwargs.values());
        if !tensors.into_iter().any(holds_tensor) {
            let what = match entry.schema.r {
                "" => format!("the operation `{}`", entry.schema.class_name),
                function => format!("`{function}()`"),
            };
            return Err(Error::state(format!(
                "{what} was given no symbolic tensor, and operations do not compute values yet"
            ))
            .expected("a tensor such as `keras_input()` gives"));
        }
        let fields = named(args::plain(&fields)?)?;
        let outputs = call_operation(entry, fields, positional, kwargs, context())?;
        Ok(tensors_value(&outputs))
    })
}

/// The arguments of a call without names.
fn positional(args: &Robj) -> Result<Vec<Value>> {
    Ok(match args::plain(args)? {
        Value::Array(items) => items,
        other => vec![other],
    })
}

/// Whether a tensor stands in an argument, at any depth.
fn holds_tensor(value: &Value) -> bool {
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        match value {
            Value::Live(live) if live.get::<Tensor>().is_some() => return true,
            Value::Array(items) => pending.extend(items),
            Value::Object(map) => pending.extend(map.values()),
            _ => {}
        }
    }
    false
}

/// Calls a layer with one argument: the usual case, which makes no list.
#[extendr]
fn rs_call_on(x: Robj, inputs: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let outputs = layer.call(vec![args::plain(&inputs)?], Map::new(), context())?;
        Ok(tensors_value(&outputs))
    })
}

/// Builds a layer for inputs of a shape.
#[extendr]
fn rs_build(x: Robj, input_shape: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        if layer.is_built() {
            return Ok(());
        }
        let shapes = read_shapes(args::value(&input_shape, "input_shape")?, context())
            .map_err(|e| e.at("input_shape"))?;
        layer.build(&shapes, context())?;
        match layer.guest_as::<RLayer>() {
            Some(own) => own.build_by_call(&layer, &shapes),
            None => Ok(()),
        }
    })
}

/// Builds a layer for arguments of shapes, by the names of `build`'s arguments.
#[extendr]
fn rs_build_for(x: Robj, shapes: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        if layer.is_built() {
            return Ok(());
        }
        let shapes = named(args::plain(&shapes)?)?
            .into_iter()
            .map(|(name, shape)| {
                let shape = read_shapes(shape, context()).map_err(|e| e.at(&*name))?;
                Ok((name.to_string(), shape))
            })
            .collect::<Result<Vec<_>>>()?;
        layer.build_by_name(shapes, context())
    })
}

/// What a layer was built for, as its class says it; null if it was not built.
#[extendr]
fn rs_get_build_config(x: Robj) -> Robj {
    guard(|| held::layer(&x, "object")?.get_build_config())
}

/// Builds a layer, unless it is built, as a build config says.
#[extendr]
fn rs_build_from_config(x: Robj, config: Robj) -> Robj {
    guard(|| {
        let config = args::value(&config, "config")?;
        held::layer(&x, "object")?.build_from_config(config, context())
    })
}

/// The shape of what a layer gives for inputs of a shape.
#[extendr]
fn rs_output_shape(x: Robj, input_shape: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let shapes = read_shapes(args::value(&input_shape, "input_shape")?, context())
            .map_err(|e| e.at("input_shape"))?;
        let dtype = layer.input_dtype();
        let specs = shapes.map(&mut |shape| Spec::new(shape.clone(), dtype));
        let call = CallSpec::of(specs);
        let outputs = layer.body().compute_output_spec(&layer, &call)?;
        Ok(outputs.value(&mut |spec| shape(&spec.shape)))
    })
}

/// The tensor of a new input layer.
#[extendr]
fn rs_input(args: Robj) -> Robj {
    guard(|| {
        let arguments = named(args::plain(&args)?)?;
        let entry = registry::by_path("keras.layers", "InputLayer")
            .ok_or_else(|| Error::class("there is no class `InputLayer`"))?;
        let object = (entry.construct)(Reader::new(entry.schema, arguments, context()))?;
        let KerasObject::Layer(layer) = object else {
            return Err(Error::class("`InputLayer` is not a layer"));
        };
        note_input(&layer, context());
        let tensor = input_layer::output(&layer)?;
        Ok(Value::Live(Live::new(tensor)))
    })
}

/// The masks of what a layer would give for inputs with such masks.
#[extendr]
fn rs_compute_mask(x: Robj, inputs: Robj, mask: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let inputs = tensors_or_none(&args::plain(&inputs)?);
        let masks = tensors_or_none(&args::plain(&mask)?);
        let call = MaskCall::new(&inputs, &masks, context());
        Ok(tensors_value(&layer.body().compute_mask(&call)?))
    })
}

/// The mask of a tensor.
#[extendr]
fn rs_mask(x: Robj) -> Robj {
    guard(|| {
        let mask = handle::get::<HeldTensor>(&x, "x")?.0.mask();
        Ok(mask.map(|mask| Value::Live(Live::new(mask))))
    })
}

/// What is known of a tensor.
#[extendr]
fn rs_tensor(x: Robj) -> Robj {
    guard(|| {
        let tensor = &handle::get::<HeldTensor>(&x, "x")?.0;
        let spec = tensor.spec();
        let mut about = Map::new();
        about.push("shape", shape(&spec.shape));
        about.push("dtype", spec.dtype.name());
        about.push("sparse", spec.sparse);
        about.push("name", tensor.name());
        Ok(about)
    })
}

/// The inputs that a tensor was computed from.
#[extendr]
fn rs_sources(x: Robj) -> Robj {
    guard(|| {
        let tensor = &handle::get::<HeldTensor>(&x, "tensor")?.0;
        let sources = tensor.sources().into_iter();
        Ok(sources
            .map(|x| Value::Live(Live::new(x)))
            .collect::<Value>())
    })
}

/// Whether two tensors are the same.
#[extendr]
fn rs_same_tensor(x: Robj, y: Robj) -> Robj {
    guard(|| {
        let x = handle::get::<HeldTensor>(&x, "x")?;
        let y = handle::get::<HeldTensor>(&y, "y")?;
        Ok(x.0 == y.0)
    })
}

/// Enters a scope of names: the paths of weights that are made begin with it.
#[extendr]
fn rs_enter_name_scope(name: Robj) -> Robj {
    guard(|| {
        context().enter_name_scope(&args::string(&name, "name")?);
        Ok(())
    })
}

/// Leaves the scope of names that was entered last.
#[extendr]
fn rs_leave_name_scope() -> Robj {
    guard(|| {
        context().leave_name_scope();
        Ok(())
    })
}

/// Whether the call of a layer or function is being traced.
#[extendr]
fn rs_is_tracing() -> Robj {
    guard(|| Ok(context().is_tracing()))
}

extendr_module! {
    mod calls;
    fn rs_call;
    fn rs_call_on;
    fn rs_call_operation;
    fn rs_build;
    fn rs_build_for;
    fn rs_get_build_config;
    fn rs_build_from_config;
    fn rs_output_shape;
    fn rs_input;
    fn rs_compute_mask;
    fn rs_mask;
    fn rs_tensor;
    fn rs_sources;
    fn rs_same_tensor;
    fn rs_is_tracing;
    fn rs_enter_name_scope;
    fn rs_leave_name_scope;
}
