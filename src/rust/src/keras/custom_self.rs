//! What methods written in R ask of `self` and of `super`.

use super::custom_layer::RLayer;
use super::held::{self, HeldWeakly};
use super::objects::named;
use super::property::shape;
use super::weights::{self, WeightForR};
use crate::args;
use crate::guard::guard;
use crate::handle;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::config::Field;
use keratin_core::dtype::DType;
use keratin_core::layers::layer::{read_shapes, tensors_or_none, tensors_value};
use keratin_core::layers::{CallSpec, Layer, LayerClass, MaskCall, Spec, Weight};
use keratin_core::shape::Shape;
use keratin_core::{Error, KerasObject, Map, Result, Value};

/// The layer of a `self`.
fn this(x: &Robj) -> Result<Layer> {
    let weak = handle::get::<HeldWeakly>(x, "self")?;
    let gone = || Error::state("the layer of this `self` is gone");
    weak.0.upgrade().ok_or_else(gone)
}

/// What R made of the layer.
fn body(layer: &Layer) -> Result<&RLayer> {
    layer
        .guest_as::<RLayer>()
        .ok_or_else(|| Error::state("`self` is not that of a custom layer"))
}

/// The class of Keras's that the class of the layer inherits from.
fn parent<'a>(layer: &'a Layer, method: &str) -> Result<&'a dyn LayerClass> {
    body(layer)?.parent_body().ok_or_else(|| {
        Error::state(format!(
            "the parent of class `{}` has no method `{method}()`",
            layer.class().name()
        ))
    })
}

/// The face of a `self`'s layer.
#[extendr]
fn rs_self_layer(x: Robj) -> Robj {
    guard(|| Ok(KerasObject::Layer(this(&x)?).into_value()))
}

/// The `self` of a custom object.
#[extendr]
fn rs_self_of(x: Robj) -> Robj {
    guard(|| match held::object(&x, "object")? {
        KerasObject::Layer(layer) => Ok(body(&layer)?.this.clone()),
        object => super::custom_object::of(&object)
            .map(|object| object.this.clone())
            .ok_or_else(|| Error::state("`self` is not that of a custom object")),
    })
}

/// A layer was assigned to `self`.
#[extendr]
fn rs_self_track(x: Robj, layer: Robj) -> Robj {
    guard(|| {
        let owner = this(&x)?;
        let layer = held::layer(&layer, "layer")?;
        if layer == owner {
            return Ok(());
        }
        if layer.flatten_layers().contains(&owner) {
            return Err(Error::state(format!(
                "layer `{}` holds `{}` already: a layer cannot be inside itself",
                layer.name(),
                owner.name()
            )));
        }
        let is_new = !owner.sublayers().contains(&layer);
        if is_new && owner.is_built() && !owner.is_being_built(context()) {
            return Err(locked(&owner));
        }
        if is_new {
            body(&owner)?.tracked.borrow_mut().push(layer.clone());
            owner.deepen_for(&layer);
        }
        Ok(())
    })
}

/// A weight was assigned to `self`: one that the layer made, or one of another
/// layer, which is of both then.
#[extendr]
fn rs_self_track_weight(x: Robj, number: Robj, path: Robj) -> Robj {
    guard(|| {
        let owner = this(&x)?;
        let weight = weights::find(&number, &path)?;
        if owner.has_weight(&weight) {
            return Ok(());
        }
        if owner.is_built() && !owner.is_being_built(context()) {
            return Err(locked(&owner));
        }
        owner.share_weight(weight, context());
        Ok(())
    })
}

fn locked(layer: &Layer) -> Error {
    Error::state(format!(
        "layer `{}` is built already: layers and weights are added in `initialize()` or `build()`",
        layer.name()
    ))
}

/// `self$add_weight()`.
#[extendr]
fn rs_self_add_weight(x: Robj, args: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        if layer.is_built() && !layer.is_being_built(context()) {
            return Err(locked(&layer));
        }
        let arguments = named(args::plain(&args)?)?;
        let weight = read_weight(arguments, layer.variable_dtype())?;
        let weight = layer.add_weight(weight, context())?;
        Ok(WeightForR::value(weight))
    })
}

/// A weight from the arguments of `add_weight()`.
pub(super) fn read_weight(mut arguments: Map, dtype: DType) -> Result<Weight> {
    let cx = context();
    let mut take = |name: &str| arguments.remove(name).unwrap_or_default();
    let shape = Shape::read(array(take("shape")), cx).map_err(|e| e.at("shape"))?;
    let name = match take("name") {
        Value::Null => cx.auto_name("variable"),
        other => String::read(other, cx).map_err(|e| e.at("name"))?,
    };
    let given: Option<DType> = Field::read(take("dtype"), cx).map_err(|e| e.at("dtype"))?;
    let dtype = given.unwrap_or(dtype);
    let initializer = match take("initializer") {
        Value::Null if dtype.is_float() => Value::from("glorot_uniform"),
        Value::Null => Value::from("zeros"),
        given => given,
    };
    let initializer = Field::read(initializer, cx).map_err(|e| e.at("initializer"))?;
    let regularizer = Field::read(take("regularizer"), cx).map_err(|e| e.at("regularizer"))?;
    let constraint = Field::read(take("constraint"), cx).map_err(|e| e.at("constraint"))?;
    let flag = |value: Value, name: &str, default: bool| match value {
        Value::Null => Ok(default),
        other => bool::read(other, cx).map_err(|e| e.at(name)),
    };
    let trainable = flag(take("trainable"), "trainable", true)?;
    flag(take("autocast"), "autocast", true)?;
    flag(
        take("overwrite_with_gradient"),
        "overwrite_with_gradient",
        false,
    )?;
    check_aggregation(&take("aggregation"))?;
    let mut weight = Weight::new(name, shape)
        .initializer(&initializer)
        .regularizer(&regularizer)
        .constraint(&constraint);
    weight.dtype = dtype;
    if !trainable {
        weight = weight.not_trainable();
    }
    weight.size()?;
    Ok(weight)
}

/// How the copies of a weight on several devices become one.
fn check_aggregation(given: &Value) -> Result<()> {
    const KNOWN: &[&str] = &["none", "mean", "sum", "only_first_replica"];
    match given {
        Value::Null => Ok(()),
        Value::Str(name) if KNOWN.contains(&name.as_str()) => Ok(()),
        other => Err(Error::config("this is no way to aggregate a weight")
            .received(other)
            .expected("\"none\", \"mean\", \"sum\", \"only_first_replica\" or NULL")
            .at("aggregation")),
    }
}

/// `shape = 3` is a shape of one dimension, `NULL` that of a scalar.
fn array(value: Value) -> Value {
    match value {
        Value::Null => Value::Array(Vec::new()),
        Value::Array(_) => value,
        one => Value::Array(vec![one]),
    }
}

/// `self$built <- TRUE`, `self$supports_masking <- TRUE`.
#[extendr]
fn rs_self_set(x: Robj, name: Robj, value: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let value = args::flag(&value, "value")?;
        match args::string(&name, "name")?.as_str() {
            "built" => layer.mark_built(value),
            "supports_masking" => body(&layer)?.supports_masking.set(Some(value)),
            _ => layer.set_trainable(value),
        }
        Ok(())
    })
}

/// What `super$get_config()` gives at the end of the classes written in R.
#[extendr]
fn rs_super_config(x: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        body(&layer)?.parent_config(&layer).map(Value::Object)
    })
}

/// `super$build()`.
#[extendr]
fn rs_super_build(x: Robj, input_shape: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let Some(parent) = body(&layer)?.parent_body() else {
            return Ok(());
        };
        let shapes = read_shapes(args::value(&input_shape, "input_shape")?, context())
            .map_err(|e| e.at("input_shape"))?;
        layer.build_as(parent, &shapes, context())
    })
}

/// `super$call()`, on symbolic tensors.
#[extendr]
fn rs_super_call(x: Robj, args: Robj, kwargs: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let parent = parent(&layer, "call")?;
        let positional = match args::plain(&args)? {
            Value::Array(items) => items,
            other => vec![other],
        };
        let kwargs = named(args::plain(&kwargs)?)?;
        let outputs = layer.call_as(parent, positional, kwargs, context())?;
        Ok(tensors_value(&outputs))
    })
}

/// `super$compute_output_shape()`.
#[extendr]
fn rs_super_output_shape(x: Robj, input_shape: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let parent = parent(&layer, "compute_output_shape")?;
        let shapes = read_shapes(args::value(&input_shape, "input_shape")?, context())
            .map_err(|e| e.at("input_shape"))?;
        let dtype = layer.input_dtype();
        let call = CallSpec::of(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)));
        let outputs = parent.compute_output_spec(&layer, &call)?;
        Ok(outputs.value(&mut |spec| shape(&spec.shape)))
    })
}

/// `super$compute_mask()`.
#[extendr]
fn rs_super_mask(x: Robj, inputs: Robj, mask: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let mask = args::plain(&mask)?;
        let Some(parent) = body(&layer)?.parent_body() else {
            return Ok(mask);
        };
        let inputs = tensors_or_none(&args::plain(&inputs)?);
        let masks = tensors_or_none(&mask);
        let masks = parent.compute_mask(&MaskCall::new(&inputs, &masks, context()))?;
        Ok(tensors_value(&masks))
    })
}

/// `super$get_build_config()`.
#[extendr]
fn rs_super_build_config(x: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let parent = body(&layer)?.parent_body();
        let own = parent.and_then(|parent| parent.get_build_config(&layer));
        match own {
            Some(own) => own,
            None => Ok(layer.get_build_shapes()),
        }
        .map(Option::unwrap_or_default)
    })
}

/// `super$get_compile_config()`.
#[extendr]
fn rs_super_compile_config(x: Robj) -> Robj {
    guard(|| this(&x)?.compile_config().map(Value::Object))
}

/// `super$compile_from_config()`.
#[extendr]
fn rs_super_compile_from_config(x: Robj, config: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let config = named(args::value(&config, "config")?)?;
        layer.compile_as(config, context())
    })
}

/// `super$build_from_config()`.
#[extendr]
fn rs_super_build_from_config(x: Robj, config: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        let config = named(args::value(&config, "config")?)?;
        if layer.is_built() {
            return Ok(());
        }
        layer.build_from_shapes(config, context())
    })
}

extendr_module! {
    mod custom_self;
    fn rs_self_layer;
    fn rs_self_of;
    fn rs_self_track;
    fn rs_self_track_weight;
    fn rs_self_add_weight;
    fn rs_self_set;
    fn rs_super_config;
    fn rs_super_build;
    fn rs_super_call;
    fn rs_super_mask;
    fn rs_super_output_shape;
    fn rs_super_build_config;
    fn rs_super_build_from_config;
    fn rs_super_compile_config;
    fn rs_super_compile_from_config;
}
