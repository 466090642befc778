//! Classes and functions that are not Keras's own.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{Layer, Spec};
use crate::object::{Identity, KerasObject, Role};
use crate::shape::{Nested, Shape};
use crate::value::{LiveObject, Map, Value};
use std::fmt;
use std::rc::Rc;

/// A class or function that somebody registered, or gave for one call. The core
/// finds it by name and lets it make objects; it knows nothing else of it.
pub trait Custom: fmt::Debug {
    /// How configs name it.
    fn identity(&self) -> Identity;

    /// What its objects (or, for a function, it itself) can be used as; `None`
    /// if that is not known before it is used.
    fn role(&self) -> Option<Role>;

    /// The object of that config; for a function, the function itself, as what
    /// `role` asks for.
    fn make(&self, config: Map, role: Option<Role>, cx: &Context) -> Result<KerasObject>;

    /// Whether it is a function rather than a class.
    fn is_function(&self) -> bool {
        false
    }

    /// Whether it has a name: a function that was given need not have one.
    fn is_named(&self) -> bool {
        true
    }

    /// The same function under a name.
    fn with_name(&self, _name: &str) -> Option<Rc<dyn Custom>> {
        None
    }

    /// The shapes that a function makes of others, for the layer of that name.
    fn shapes(&self, _inputs: &Nested<Shape>, layer: &str) -> Result<Nested<Shape>> {
        Err(cannot_run(layer))
    }

    /// The shapes of what a function gives for symbolic tensors, for the layer of
    /// that name.
    fn trace(
        &self,
        _inputs: &Nested<Spec>,
        _arguments: &Map,
        layer: &str,
    ) -> Result<Nested<Shape>> {
        Err(cannot_run(layer))
    }

    /// What a function gives for arguments, symbolic tensors among them, and the layers
    /// it called, or made as inputs. `place` is what messages call the function. What it
    /// calls is recorded in no graph.
    fn call(&self, _args: Vec<Value>, place: &str) -> Result<(Value, Vec<Layer>)> {
        Err(Error::graph(format!("{place} cannot be called")))
    }

    /// This as `Any`, to find out its type.
    fn as_any(&self) -> &dyn std::any::Any;
}

fn cannot_run(layer: &str) -> Error {
    Error::graph(format!(
        "the function of layer `{layer}` cannot be called, so the shape of its output is not known"
    ))
}

/// A custom class or function standing in a value: given, not named.
#[derive(Clone)]
pub struct Guest(pub Rc<dyn Custom>);

impl fmt::Debug for Guest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl LiveObject for Guest {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// Custom classes and functions by name.
#[derive(Clone, Default)]
pub struct CustomObjects(Vec<(String, Rc<dyn Custom>)>);

impl CustomObjects {
    /// None.
    pub fn new() -> Self {
        CustomObjects::default()
    }

    /// Adds one, in place of another of that name.
    pub fn insert(&mut self, name: impl Into<String>, object: Rc<dyn Custom>) {
        let name = name.into();
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some(entry) => entry.1 = object,
            None => self.0.push((name, object)),
        }
    }

    /// The one of that name.
    pub fn get(&self, name: &str) -> Option<Rc<dyn Custom>> {
        let (_, object) = self.0.iter().find(|(n, _)| n == name)?;
        Some(Rc::clone(object))
    }

    /// Removes all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Names and objects, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Rc<dyn Custom>)> {
        self.0.iter().map(|(name, object)| (name.as_str(), object))
    }
}
