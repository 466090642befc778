//! Activation functions (`keras.activations`).

use crate::config::{describe, Field, Reader};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::Layer;
use crate::object::{
    family, get, number, Class, ClassEntry, Configured, Function, Identity, KerasObject, Role,
};
use crate::registry::{self, entry_of};
use crate::value::{Map, Value};
use std::rc::Rc;

mod celu;
mod elu;
mod exponential;
mod gelu;
mod glu;
mod hard_shrink;
mod hard_sigmoid;
mod hard_silu;
mod hard_tanh;
mod leaky_relu;
mod linear;
mod log_sigmoid;
mod log_softmax;
mod mish;
pub(crate) mod operation;
mod relu;
mod relu6;
mod selu;
mod sigmoid;
mod silu;
mod soft_shrink;
mod softmax;
mod softplus;
mod softsign;
mod sparse_plus;
mod sparse_sigmoid;
mod sparsemax;
mod squareplus;
mod tanh;
mod tanh_shrink;
mod threshold;

/// A function on tensors, element by element or along an axis.
pub trait ActivationFunction: Configured {}

impl ActivationFunction for Function {}

/// The function of a row of the class table. What a config says beside the name
/// has no meaning, in Keras too.
pub(crate) fn construct(reader: Reader<'_>) -> Result<KerasObject> {
    let entry = entry_of(reader.schema())?;
    Ok(KerasObject::Activation(Activation::builtin(entry)))
}

/// What stands where a layer takes an activation.
#[derive(Clone, Debug)]
pub enum Activation {
    /// A function: one of Keras's, or a custom one.
    Function(Rc<dyn ActivationFunction>),
    /// A layer that is called like one.
    Layer(Layer),
}

impl Activation {
    /// One of Keras's functions.
    pub(crate) fn builtin(entry: &'static ClassEntry) -> Self {
        Activation::Function(Rc::new(Function::of(entry)))
    }

    /// The function of Keras's of that name, whatever is registered.
    pub fn keras(name: &str) -> Result<Self> {
        registry::by_name(Role::Activation, name)
            .map(Activation::builtin)
            .ok_or_else(|| Error::class(format!("there is no activation {name:?}")))
    }

    /// The function of that name: registered, or Keras's.
    pub fn named(name: &str, cx: &Context) -> Result<Self> {
        Self::read(Value::from(name), cx)
    }

    /// The class of the function or layer.
    pub fn class(&self) -> Class {
        match self {
            Activation::Function(f) => f.class(),
            Activation::Layer(layer) => layer.class(),
        }
    }

    /// The layer's config; a function has none.
    pub fn get_config(&self) -> Result<Map> {
        match self {
            Activation::Function(f) => f.get_config(),
            Activation::Layer(layer) => layer.get_config(),
        }
    }

    /// As it stands in the config of a layer: one of Keras's functions by its name
    /// alone.
    pub fn serialize(&self) -> Result<Value> {
        match self {
            Activation::Function(f) => match f.class() {
                Class::Builtin(entry) => Ok(Value::from(entry.schema.class_name)),
                Class::Custom(_) => self.envelope(),
            },
            Activation::Layer(layer) => layer.serialize().map(Value::Object),
        }
    }

    /// The envelope, as it stands where any object may.
    pub fn envelope(&self) -> Result<Value> {
        match self {
            Activation::Function(f) => {
                let mut envelope = match f.class() {
                    Class::Builtin(entry) => Identity::function(entry.schema.class_name),
                    class => class.envelope(f.get_config()?),
                };
                number(&mut envelope, &KerasObject::Activation(self.clone()));
                Ok(envelope.into())
            }
            Activation::Layer(layer) => layer.serialize().map(Value::Object),
        }
    }
}

/// `null` is the identity, as everywhere in Keras.
impl Field for Activation {
    const EXPECTED: &'static str = "an activation: a name such as \"relu\", or a function";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let value = match value {
            Value::Null => Value::from("linear"),
            value => value,
        };
        match get(Role::Activation, value, cx)? {
            KerasObject::Activation(activation) => Ok(activation),
            KerasObject::Layer(layer) => Ok(Activation::Layer(layer)),
            other => {
                let given = other.into_value();
                let message = format!("expected an activation, got {}", describe(&given));
                Err(Error::config(message)
                    .received(&given)
                    .expected(Self::EXPECTED))
            }
        }
    }

    fn write(&self) -> Result<Value> {
        self.serialize()
    }
}

family! {
    Activation:
    celu::Celu,
    elu::Elu,
    exponential::Exponential,
    gelu::Gelu,
    glu::Glu,
    hard_shrink::HardShrink,
    hard_sigmoid::HardSigmoid,
    hard_silu::HardSilu,
    hard_tanh::HardTanh,
    leaky_relu::LeakyRelu,
    linear::Linear,
    log_sigmoid::LogSigmoid,
    log_softmax::LogSoftmax,
    mish::Mish,
    relu::Relu,
    relu6::Relu6,
    selu::Selu,
    sigmoid::Sigmoid,
    silu::Silu,
    soft_shrink::SoftShrink,
    softmax::Softmax,
    softplus::Softplus,
    softsign::Softsign,
    sparse_plus::SparsePlus,
    sparse_sigmoid::SparseSigmoid,
    sparsemax::Sparsemax,
    squareplus::Squareplus,
    tanh::Tanh,
    tanh_shrink::TanhShrink,
    threshold::Threshold,
}
