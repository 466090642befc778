//! Layers whose class is written in R.
//!
//! R makes an environment, `self`, and runs `initialize()`; what every layer has
//! is made here, when that calls `super$initialize()`. The layer keeps `self`
//! alive; `self` refers back to the layer only weakly.

use super::custom::RCustom;
use super::held::{self, HeldWeakly};
use super::objects::named;
use super::property::shape;
use crate::args;
use crate::from_r::from_r;
use crate::guard::guard;
use crate::handle;
use crate::kept::Kept;
use crate::session::context;
use crate::to_r::to_r;
use crate::unwind::{own_function, Call};
use extendr_api::prelude::*;
use keratin_core::config::{Field, Literal, Reader, Schema, Writer};
use keratin_core::custom::Custom;
use keratin_core::dtype::DType;
use keratin_core::layers::rnn::CellSizes;
use keratin_core::layers::CallSpec;
use keratin_core::layers::{Base, Build, CallArg, Layer, LayerClass, Signature, Spec, Weight};
use keratin_core::models;
use keratin_core::object::Class;
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Error, KerasObject, Live, Map, Result, Value};
use std::any::Any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// What makes a layer one of a class written in R.
#[derive(Debug)]
struct RLayer {
    /// The environment `self`.
    this: Kept,
    signature: Vec<CallArg>,
    supports_masking: bool,
    /// The layers assigned to `self`, in order.
    tracked: RefCell<Vec<Layer>>,
    /// What `add_weight()` asked for and the build has not yet taken.
    asked: RefCell<Vec<Weight>>,
}

impl RLayer {
    /// Calls one of the functions of `R/layer-custom.R` with `self`.
    fn ask(&self, function: &str, args: &[&Value]) -> Result<Kept> {
        let function = own_function(function)?;
        let mut call = Call::new(&function).arg(&self.this);
        for value in args {
            call = call.arg(&to_r(value)?);
        }
        call.run()
    }
}

impl LayerClass for RLayer {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        let base = layer.base_config()?;
        let config = self.ask("custom_get_config", &[&Value::Object(base)])?;
        let config = keratin_core::object::serialize_tree(&from_r(&config)?)?;
        match config {
            Value::Object(config) => {
                writer.replace(config);
                Ok(())
            }
            Value::Array(items) if items.is_empty() => {
                writer.replace(Map::new());
                Ok(())
            }
            other => Err(Error::config(format!(
                "`get_config()` of layer `{}` must give a named list",
                layer.name()
            ))
            .received(&other)
            .expected("a named list")),
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let shapes = shapes.value(&mut shape);
        self.ask("custom_build", &[&shapes])?;
        for weight in self.asked.take() {
            build.add_as(weight)?;
        }
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let inputs = call.first()?;
        let shapes = inputs.map(&mut |spec| spec.shape.clone()).value(&mut shape);
        let given = from_r(&self.ask("custom_output_shape", &[&shapes])?)?;
        let shapes =
            keratin_core::layers::layer::read_shapes(given, context()).map_err(|error| {
                error.at(format!(
                    "compute_output_shape() of layer `{}`",
                    layer.name()
                ))
            })?;
        let dtype = layer.compute_dtype();
        Ok(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)))
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.tracked.borrow().clone()
    }

    fn cell_sizes(&self) -> Option<CellSizes> {
        let sizes = from_r(&self.ask("custom_cell_sizes", &[]).ok()?).ok()?;
        let size = |value: &Value| i64::read(value.clone(), context()).ok();
        let state = match sizes.get("state")? {
            Value::Array(states) => {
                Nested::list(states.iter().map(size).collect::<Option<Vec<_>>>()?)
            }
            one => Nested::One(size(one)?),
        };
        let output = size(sizes.get("output")?)?;
        Some(CellSizes { state, output })
    }

    fn supports_masking(&self) -> bool {
        self.supports_masking
    }
}

/// The arguments that every layer takes, for classes that have no schema.
static ANY_LAYER: Schema = Schema {
    class_name: "Layer",
    ..models::SEQUENTIAL
};

/// Makes the layer of a `self`, when `super$initialize()` is called: its face,
/// and the handle for `self`.
#[extendr]
fn rs_custom_layer(this: Robj, class: Robj, args: Robj, about: Robj) -> Robj {
    guard(|| {
        let custom = Rc::new(RCustom::read(&args::plain(&class)?)?);
        let about = args::plain(&about)?;
        let mut reader = Reader::new(&ANY_LAYER, named(args::plain(&args)?)?, context());
        let base = Base::read(&mut reader)?;
        reader.finish_for(&custom.identity().class_name)?;
        let body = RLayer {
            this: Kept::from(&this),
            signature: signature(about.get("call"))?,
            supports_masking: about.get("supports_masking") == Some(&Value::Bool(true)),
            tracked: RefCell::new(Vec::new()),
            asked: RefCell::new(Vec::new()),
        };
        let layer = Layer::new(base, Class::Custom(custom), Box::new(body), context());
        let weak = handle::new(Rc::new(HeldWeakly(layer.downgrade())));
        let face = super::face::face(&KerasObject::Layer(layer))?;
        handle::list_of(&[face, weak])
    })
}

/// The arguments of `call()`, from what `call_arguments()` in R gives.
fn signature(arguments: Option<&Value>) -> Result<Vec<CallArg>> {
    let Some(Value::Object(arguments)) = arguments else {
        return Ok(vec![CallArg::required("inputs")]);
    };
    let literal = |default: &Value| match default {
        Value::Bool(b) => Literal::Bool(*b),
        _ => Literal::None,
    };
    Ok(arguments
        .iter()
        .map(|(name, default)| CallArg {
            name: Cow::Owned(name.to_owned()),
            // A required argument has no default: R gives its name.
            default: (default.as_str() != Some(name)).then(|| literal(default)),
        })
        .collect())
}

/// The layer of a `self`, and what R made of it.
fn this(x: &Robj) -> Result<Layer> {
    let weak = handle::get::<HeldWeakly>(x, "self")?;
    let gone = || Error::state("the layer of this `self` is gone");
    weak.0.upgrade().ok_or_else(gone)
}

fn body(layer: &Layer) -> Result<&RLayer> {
    layer
        .body_as::<RLayer>()
        .ok_or_else(|| Error::state("`self` is not that of a custom layer"))
}

/// The face of a `self`'s layer.
#[extendr]
fn rs_self_layer(x: Robj) -> Robj {
    guard(|| Ok(KerasObject::Layer(this(&x)?).into_value()))
}

/// The `self` of a custom layer.
#[extendr]
fn rs_self_of(x: Robj) -> Robj {
    guard(|| Ok(body(&held::layer(&x, "object")?)?.this.clone()))
}

/// A layer was assigned to `self`.
#[extendr]
fn rs_self_track(x: Robj, layer: Robj) -> Robj {
    guard(|| {
        let owner = this(&x)?;
        let layer = held::layer(&layer, "layer")?;
        let mut tracked = body(&owner)?.tracked.borrow_mut();
        if !tracked.contains(&layer) {
            tracked.push(layer);
        }
        Ok(())
    })
}

/// `self$add_weight()`.
#[extendr]
fn rs_self_add_weight(x: Robj, args: Robj) -> Robj {
    guard(|| {
        let layer = this(&x)?;
        if layer.is_built() {
            return Err(Error::state(format!(
                "layer `{}` is built already: weights are added in `initialize()` or `build()`",
                layer.name()
            )));
        }
        let mut arguments = named(args::plain(&args)?)?;
        let mut take = |name: &str| arguments.remove(name).unwrap_or_default();
        let cx = context();
        let shape = Shape::read(array(take("shape")), cx).map_err(|e| e.at("shape"))?;
        let name = match take("name") {
            Value::Null => cx.auto_name("variable"),
            other => String::read(other, cx).map_err(|e| e.at("name"))?,
        };
        let initializer = Field::read(take("initializer"), cx).map_err(|e| e.at("initializer"))?;
        let regularizer = Field::read(take("regularizer"), cx).map_err(|e| e.at("regularizer"))?;
        let constraint = Field::read(take("constraint"), cx).map_err(|e| e.at("constraint"))?;
        let trainable = match take("trainable") {
            Value::Null => true,
            other => bool::read(other, cx).map_err(|e| e.at("trainable"))?,
        };
        let dtype: Option<DType> = Field::read(take("dtype"), cx).map_err(|e| e.at("dtype"))?;
        let mut weight = Weight::new(name, shape)
            .initializer(&initializer)
            .regularizer(&regularizer)
            .constraint(&constraint);
        weight.dtype = dtype.unwrap_or_else(|| layer.variable_dtype());
        if !trainable {
            weight = weight.not_trainable();
        }
        weight.size()?;
        body(&layer)?.asked.borrow_mut().push(weight.clone());
        Ok(Value::Live(Live::new(super::property::WeightForR(weight))))
    })
}

/// `shape = 3` is a shape of one dimension, `NULL` that of a scalar.
fn array(value: Value) -> Value {
    match value {
        Value::Null => Value::Array(Vec::new()),
        Value::Array(_) => value,
        one => Value::Array(vec![one]),
    }
}

extendr_module! {
    mod custom_layer;
    fn rs_custom_layer;
    fn rs_self_layer;
    fn rs_self_of;
    fn rs_self_track;
    fn rs_self_add_weight;
}
