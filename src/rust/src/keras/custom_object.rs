//! Losses, metrics, constraints and other objects, no layers, whose class is
//! written in R.
//!
//! The object keeps its environment `self` alive; `self` knows nothing of the
//! object, only of the object of Keras's own class that stands behind it.

use super::custom::RCustom;
use super::custom_layer::{config_map, strings};
use super::weights::WeightForR;
use crate::args;
use crate::from_r::from_r;
use crate::guard::guard;
use crate::kept::Kept;
use crate::session::context;
use crate::unwind::{call_fn, own_function};
use extendr_api::prelude::*;
use keratin_core::activations::{Activation, ActivationFunction};
use keratin_core::constraints::Constraint;
use keratin_core::custom::Custom;
use keratin_core::dtype::DType;
use keratin_core::initializers::Initializer;
use keratin_core::losses::Loss;
use keratin_core::metrics::Metric;
use keratin_core::object::{Class, Configured, Role};
use keratin_core::optimizers::schedules::LearningRateSchedule;
use keratin_core::regularizers::Regularizer;
use keratin_core::{Error, KerasObject, Map, Result, Value};
use std::any::Any;
use std::rc::Rc;

/// An object of a class written in R.
#[derive(Clone, Debug)]
pub struct RObject {
    /// The environment `self`.
    pub(super) this: Kept,
    /// The classes that R sees, nearest first.
    pub(super) classes: Vec<String>,
    custom: Rc<RCustom>,
}

impl Configured for RObject {
    fn class(&self) -> Class {
        Class::Custom(self.custom.clone())
    }

    fn get_config(&self) -> Result<Map> {
        let config = call_fn(
            &own_function("custom_get_config")?,
            std::slice::from_ref(&self.this),
        )?;
        let config = keratin_core::object::serialize_tree(&from_r(&config)?)?;
        config_map(config, "class", &self.custom.identity().class_name)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl ActivationFunction for RObject {}
impl Initializer for RObject {}
impl Regularizer for RObject {}
impl Constraint for RObject {}
impl Loss for RObject {}
impl Metric for RObject {}
impl LearningRateSchedule for RObject {}

/// The object of a class written in R, if it is one.
pub fn of(object: &KerasObject) -> Option<&RObject> {
    match object {
        KerasObject::Initializer(x) => x.as_any().downcast_ref(),
        KerasObject::Regularizer(x) => x.as_any().downcast_ref(),
        KerasObject::Constraint(x) => x.as_any().downcast_ref(),
        KerasObject::Activation(Activation::Function(x)) => x.as_any().downcast_ref(),
        KerasObject::Loss(x) => x.as_any().downcast_ref(),
        KerasObject::Metric(x) => x.as_any().downcast_ref(),
        KerasObject::LearningRateSchedule(x) => x.as_any().downcast_ref(),
        _ => None,
    }
}

fn role(name: &str) -> Result<Role> {
    [
        Role::Initializer,
        Role::Regularizer,
        Role::Constraint,
        Role::Loss,
        Role::Metric,
        Role::LearningRateSchedule,
    ]
    .into_iter()
    .find(|role| role.noun() == name)
    .ok_or_else(|| Error::class(format!("objects of classes written in R can be no {name}")))
}

/// Makes the object of a `self`.
#[extendr]
fn rs_custom_object(this: Robj, class: Robj, about: Robj) -> Robj {
    guard(|| {
        let custom = Rc::new(RCustom::read(&args::plain(&class)?)?);
        let about = args::plain(&about)?;
        let role = role(about.get("role").and_then(Value::as_str).unwrap_or(""))?;
        let object = RObject {
            this: Kept::from(&this),
            classes: strings(about.get("classes")),
            custom,
        };
        let object = match role {
            Role::Initializer => KerasObject::Initializer(Rc::new(object)),
            Role::Regularizer => KerasObject::Regularizer(Rc::new(object)),
            Role::Constraint => KerasObject::Constraint(Rc::new(object)),
            Role::Loss => KerasObject::Loss(Rc::new(object)),
            Role::Metric => KerasObject::Metric(Rc::new(object)),
            _ => KerasObject::LearningRateSchedule(Rc::new(object)),
        };
        Ok(object.into_value())
    })
}

/// The name for a new object of a class.
#[extendr]
fn rs_auto_name(class: Robj) -> Robj {
    guard(|| Ok(context().auto_name(&args::string(&class, "class")?)))
}

/// `self$add_weight()` of a metric, whose path begins with the metric's name.
#[extendr]
fn rs_metric_weight(name: Robj, args: Robj) -> Robj {
    guard(|| {
        let arguments = super::objects::named(args::plain(&args)?)?;
        let weight = super::custom_self::read_weight(arguments, DType::Float32)?;
        let weight = weight.added(&args::string(&name, "name")?, context());
        Ok(WeightForR::value(Rc::new(weight)))
    })
}

extendr_module! {
    mod custom_object;
    fn rs_custom_object;
    fn rs_auto_name;
    fn rs_metric_weight;
}
