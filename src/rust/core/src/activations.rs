//! Activation functions (`keras.activations`).

use crate::config::{describe, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::Layer;
use crate::object::{family, get, Builtin, Class, Configured, KerasObject, Role};
use crate::value::{Map, Value};
use std::rc::Rc;

mod linear;
mod relu;

/// A function on tensors, element by element or along an axis.
pub trait ActivationFunction: Configured {}

impl<T> ActivationFunction for Builtin<T> where Builtin<T>: Configured {}

/// What stands where a layer takes an activation.
#[derive(Clone, Debug)]
pub enum Activation {
    /// A function: one of Keras's, or a custom one.
    Function(Rc<dyn ActivationFunction>),
    /// A layer that is called like one.
    Layer(Layer),
}

impl Activation {
    /// The function of that name.
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

    /// The arguments of the function, or the layer's config.
    pub fn get_config(&self) -> Result<Map> {
        match self {
            Activation::Function(f) => f.get_config(),
            Activation::Layer(layer) => layer.get_config(),
        }
    }

    /// As it stands in a config: a built-in function by its name alone.
    pub fn serialize(&self) -> Result<Value> {
        match self {
            Activation::Function(f) => Ok(match f.class() {
                Class::Builtin(entry) => Value::from(entry.schema.class_name),
                Class::Custom(custom) => {
                    let identity = custom.identity();
                    let name = identity
                        .registered_name
                        .clone()
                        .unwrap_or_else(|| identity.class_name.clone());
                    let mut envelope = identity.envelope(name);
                    envelope.insert("class_name", "function");
                    Value::Object(envelope)
                }
            }),
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
        let refused = Error::config(format!("expected an activation, got {}", describe(&value)))
            .received(&value)
            .expected(Self::EXPECTED);
        match get(Role::Activation, value, cx)? {
            KerasObject::Activation(activation) => Ok(activation),
            KerasObject::Layer(layer) => Ok(Activation::Layer(layer)),
            _ => Err(refused),
        }
    }

    fn write(&self) -> Result<Value> {
        self.serialize()
    }
}

family! { Activation as Function: linear::Linear, relu::Relu }
