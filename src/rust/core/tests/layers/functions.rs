//! The functions of Keras's own tests, which some rows name.

use keratin_core::activations::{Activation, ActivationFunction};
use keratin_core::custom::{Custom, CustomObjects};
use keratin_core::layers::Spec;
use keratin_core::object::{Class, Configured, Identity, Role};
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Context, KerasObject, Map, Result};
use std::any::Any;
use std::rc::Rc;

/// Their names.
pub const NAMES: &[&str] = &["square", "stacker", "stacker_shape"];

/// A context in which they are found.
pub fn context() -> Context {
    let cx = Context::new();
    let register = |objects: &mut CustomObjects| {
        for name in NAMES {
            objects.insert(*name, Rc::new(Function(name)));
        }
    };
    cx.with_registered(register);
    cx
}

#[derive(Clone, Debug)]
struct Function(&'static str);

impl Function {
    /// All but the square put a tensor beside itself.
    fn shape(&self, input: &Shape) -> Shape {
        let times = if self.0 == "square" { 1 } else { 2 };
        let last = input.at(-1).unwrap();
        input.with(-1, last.map(|n| n * times)).unwrap()
    }
}

impl Custom for Function {
    fn identity(&self) -> Identity {
        Identity {
            module: None,
            class_name: self.0.to_owned(),
            registered_name: Some(self.0.to_owned()),
        }
    }

    fn role(&self) -> Option<Role> {
        None
    }

    fn make(&self, _config: Map, _role: Option<Role>, _cx: &Context) -> Result<KerasObject> {
        let used = Activation::Function(Rc::new(Used(self.clone())));
        Ok(KerasObject::Activation(used))
    }

    fn is_function(&self) -> bool {
        true
    }

    fn shapes(&self, inputs: &Nested<Shape>, _layer: &str) -> Result<Nested<Shape>> {
        Ok(inputs.map(&mut |shape| self.shape(shape)))
    }

    fn trace(&self, inputs: &Nested<Spec>, _: &Map, _layer: &str) -> Result<Nested<Shape>> {
        Ok(inputs.map(&mut |spec| self.shape(&spec.shape)))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Debug)]
struct Used(Function);

impl Configured for Used {
    fn class(&self) -> Class {
        Class::Custom(Rc::new(self.0.clone()))
    }

    fn get_config(&self) -> Result<Map> {
        Ok(Map::new())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl ActivationFunction for Used {}
