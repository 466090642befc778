//! Models.

use super::objects::named;
use super::{custom, held};
use crate::args;
use crate::from_r::from_r;
use crate::guard::guard;
use crate::kept::Kept;
use crate::session::context;
use crate::to_r::to_r;
use crate::unwind::{own_function, Call};
use extendr_api::prelude::*;
use keratin_core::config::Reader;
use keratin_core::custom::CustomObjects;
use keratin_core::graph::Tensor;
use keratin_core::layers::layer::tensors;
use keratin_core::layers::{Base, Layer};
use keratin_core::models::{
    clone_model_with, sequential, summary, CloneOptions, Functional, Model, SummaryOptions,
};
use keratin_core::object::{Class, Role};
use keratin_core::shape::Nested;
use keratin_core::{registry, Error, ErrorKind, KerasObject, Map, Result, Value};

fn base(class: &str, arguments: Map) -> Result<Base> {
    let entry = registry::by_name(Role::Layer, class)
        .ok_or_else(|| Error::class(format!("there is no class `{class}`")))?;
    let mut reader = Reader::new(entry.schema, arguments, context());
    let base = Base::read(&mut reader)?;
    reader.finish()?;
    Ok(base)
}

/// A functional model.
#[extendr]
fn rs_functional(inputs: Robj, outputs: Robj, args: Robj) -> Robj {
    guard(|| {
        let arguments = named(args::plain(&args)?)?;
        let inputs = ends(&args::value(&inputs, "inputs")?, "inputs")?;
        let outputs = ends(&args::value(&outputs, "outputs")?, "outputs")?;
        let base = base("Functional", arguments)?;
        let model = Functional::model(inputs, outputs, base, context())?;
        Ok(KerasObject::Layer(model).into_value())
    })
}

/// The tensors at one end of a model.
pub(super) fn ends(value: &Value, name: &str) -> Result<Nested<Tensor>> {
    tensors(value).ok_or_else(|| {
        Error::graph(format!("`{name}` must be symbolic tensors"))
            .received(value)
            .expected("a tensor, a list or a named list of tensors")
            .at(name)
    })
}

/// A sequential model of these layers.
#[extendr]
fn rs_sequential(args: Robj, layers: Robj) -> Robj {
    guard(|| {
        let arguments = named(args::plain(&args)?)?;
        let model = sequential::Sequential::model(base("Sequential", arguments)?, context())?;
        let layers = match args::value(&layers, "layers")? {
            Value::Array(items) => items,
            Value::Object(map) => map.into_iter().map(|(_, layer)| layer).collect(),
            other => vec![other],
        };
        let layers = layers
            .iter()
            .enumerate()
            .map(|(i, value)| layer_of(value).map_err(|e| e.at_index(i).at("layers")))
            .collect::<Result<Vec<Layer>>>()?;
        sequential::extend(&model, layers, context())?;
        Ok(KerasObject::Layer(model).into_value())
    })
}

/// A layer, or the input layer that a tensor comes from.
fn layer_of(value: &Value) -> Result<Layer> {
    if let Some(KerasObject::Layer(layer)) = value.as_live::<KerasObject>() {
        return Ok(layer.clone());
    }
    if let Some(tensor) = value.as_live::<Tensor>().filter(|x| x.node().is_input()) {
        return Ok(tensor.node().layer().clone());
    }
    Err(
        Error::config("only layers can be added to a sequential model")
            .received(value)
            .expected("a layer"),
    )
}

/// The layer of that name.
#[extendr]
fn rs_get_layer(model: Robj, name: Robj) -> Robj {
    guard(|| {
        let model = Model::of(&held::layer(&model, "object")?);
        let layer = model.get_layer(&args::string(&name, "name")?);
        layer
            .map(|layer| KerasObject::Layer(layer).into_value())
            .map_err(|e| e.at("name"))
    })
}

/// Adds a layer to a sequential model.
#[extendr]
fn rs_add_layer(model: Robj, layer: Robj) -> Robj {
    guard(|| {
        let model = held::layer(&model, "object")?;
        let layer = layer_of(&args::value(&layer, "layer")?)?;
        sequential::add(&model, layer, context())
    })
}

/// Removes the last layer of a sequential model.
#[extendr]
fn rs_pop_layer(model: Robj, rebuild: Robj) -> Robj {
    guard(|| {
        let model = held::layer(&model, "object")?;
        let rebuild = args::flag(&rebuild, "rebuild")?;
        sequential::pop(&model, rebuild, context()).map(|l| KerasObject::Layer(l).into_value())
    })
}

/// A model of the same architecture with new layers.
#[extendr]
fn rs_clone_model(
    model: Robj,
    input_tensors: Robj,
    clone_function: Robj,
    call_function: Robj,
    recursive: Robj,
) -> Robj {
    guard(|| {
        let model = held::layer(&model, "model")?;
        let input_tensors = match args::value(&input_tensors, "input_tensors")? {
            Value::Null => None,
            given => Some(ends(&given, "input_tensors")?),
        };
        let clone_layer = |layer: &Layer| cloned_by(&clone_function, layer);
        let call_layer = |layer: &Layer, args: Vec<Value>, kwargs: Map| {
            called_by(&call_function, layer, args, kwargs)
        };
        let options = CloneOptions {
            input_tensors,
            clone_layer: match clone_function.is_null() {
                true => None,
                false => Some(&clone_layer),
            },
            call_layer: match call_function.is_null() {
                true => None,
                false => Some(&call_layer),
            },
            recursive: args::flag(&recursive, "recursive")?,
        };
        let objects = match options.clone_layer {
            None => custom::named_by(&KerasObject::Layer(model.clone()))?.1,
            Some(_) => named_inside(&model)?,
        };
        let clone = context().scope(objects, false, || {
            clone_model_with(&model, &options, context())
        })?;
        Ok(KerasObject::Layer(clone).into_value())
    })
}

/// Compiles a model. Gives whether a program can be made of it as a whole.
#[extendr]
fn rs_compile(model: Robj, args: Robj) -> Robj {
    guard(|| {
        let model = held::layer(&model, "object")?;
        model.compile(named(args::plain(&args)?)?, context())?;
        Ok(Value::Bool(model.supports_jit()))
    })
}

/// Compiles a model as a config says.
#[extendr]
fn rs_compile_from_config(model: Robj, config: Robj, custom_objects: Robj) -> Robj {
    guard(|| {
        let model = held::layer(&model, "object")?;
        let config = named(args::plain(&config)?)?;
        let objects = custom::objects(&custom_objects)?;
        context().scope(objects, true, || {
            model.compile_from_config(config, context())
        })
    })
}

/// What a model was compiled with, as data; an empty list if it was not.
#[extendr]
fn rs_compile_config(model: Robj) -> Robj {
    guard(|| {
        let config = held::layer(&model, "object")?.get_compile_config()?;
        Ok(Value::Object(config))
    })
}

/// The custom objects that are named in the layers of a model. What has no config
/// of its own cannot be cloned, but a function may pass it by.
fn named_inside(model: &Layer) -> Result<CustomObjects> {
    let ((), objects) = custom::naming(|| {
        for layer in model.flatten_layers() {
            let is_leaf = layer.sublayers().is_empty();
            match layer.class() {
                Class::Custom(custom) => drop(custom.identity()),
                Class::Builtin(_) if is_leaf => drop(layer.get_config()?),
                Class::Builtin(_) => {}
            }
        }
        Ok(())
    })?;
    Ok(objects)
}

/// The clone that an R function makes of a layer.
fn cloned_by(function: &Robj, layer: &Layer) -> Result<Layer> {
    let layer = to_r(&KerasObject::Layer(layer.clone()).into_value())?;
    let function = Kept::from(function);
    let clone = Call::new(&function)
        .label("clone_function")
        .arg(&layer)
        .run()?;
    held::layer(&clone.robj(), "clone_function").map_err(|error| match error.kind() {
        ErrorKind::Foreign => error,
        _ => Error::class("`clone_function` must give a layer")
            .expected("a layer, made of the one it is given")
            .at("clone_function"),
    })
}

/// What an R function gives that calls a layer.
fn called_by(
    function: &Robj,
    layer: &Layer,
    args: Vec<Value>,
    kwargs: Map,
) -> Result<Nested<Tensor>> {
    let layer = to_r(&KerasObject::Layer(layer.clone()).into_value())?;
    let outputs = Call::new(&own_function("call_cloned")?)
        .arg(&Kept::from(function))
        .arg(&layer)
        .arg(&to_r(&Value::Array(args))?)
        .arg(&to_r(&Value::Object(kwargs))?)
        .run()?;
    let outputs = from_r(&outputs)?;
    tensors(&outputs).ok_or_else(|| {
        Error::graph("`call_function` must give symbolic tensors")
            .received(&outputs)
            .expected("what the layer gives, or what follows from it")
            .at("call_function")
    })
}

/// The table of a model's layers.
#[allow(clippy::too_many_arguments)] // R's function has as many.
#[extendr]
fn rs_summary(
    model: Robj,
    width: Robj,
    line_length: Robj,
    positions: Robj,
    expand_nested: Robj,
    show_trainable: Robj,
    layer_range: Robj,
    compact: Robj,
) -> Robj {
    guard(|| {
        let options = SummaryOptions {
            width: columns(args::opt_whole(&width, "width")?, "width")?.unwrap_or(80),
            line_length: columns(args::opt_whole(&line_length, "line_length")?, "line_length")?,
            positions: positions_of(&args::value(&positions, "positions")?)?,
            expand_nested: args::flag(&expand_nested, "expand_nested")?,
            show_trainable: args::flag(&show_trainable, "show_trainable")?,
            layer_range: range_of(&args::value(&layer_range, "layer_range")?)?,
            compact: args::flag(&compact, "compact")?,
        };
        summary(&held::layer(&model, "object")?, &options)
    })
}

/// No table is wider than R's widest line.
const WIDEST: i64 = 10_000;

/// A width in characters.
fn columns(given: Option<i64>, name: &str) -> Result<Option<usize>> {
    let Some(n) = given else { return Ok(None) };
    usize::try_from(n)
        .ok()
        .filter(|_| n > 0 && n <= WIDEST)
        .map(Some)
        .ok_or_else(|| {
            Error::config(format!("`{name}` must be a number of characters"))
                .received(&Value::Int(n))
                .expected(format!("a whole number from 1 to {WIDEST}"))
                .at(name)
        })
}

/// Where the columns end.
fn positions_of(given: &Value) -> Result<Option<Vec<f64>>> {
    let numbers: Option<Vec<f64>> = match given {
        Value::Null => return Ok(None),
        Value::Array(items) => items.iter().map(number).collect(),
        _ => None,
    };
    numbers.map(Some).ok_or_else(|| {
        Error::config("`positions` must be numbers")
            .received(given)
            .expected("the ends of the columns, as shares of the width")
            .at("positions")
    })
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Float(x) => Some(*x),
        Value::Int(n) => i32::try_from(*n).ok().map(f64::from),
        _ => None,
    }
}

/// The names of the first and the last layer.
fn range_of(given: &Value) -> Result<Option<(String, String)>> {
    match given {
        Value::Null => return Ok(None),
        Value::Array(items) => {
            if let [Value::Str(first), Value::Str(last)] = items.as_slice() {
                return Ok(Some((first.clone(), last.clone())));
            }
        }
        _ => {}
    }
    Err(Error::config("`layer_range` must be two strings")
        .received(given)
        .expected("the names, or patterns of the names, of the first and the last layer")
        .at("layer_range"))
}

extendr_module! {
    mod models;
    fn rs_clone_model;
    fn rs_compile;
    fn rs_compile_config;
    fn rs_compile_from_config;
    fn rs_functional;
    fn rs_sequential;
    fn rs_get_layer;
    fn rs_add_layer;
    fn rs_pop_layer;
    fn rs_summary;
}
