//! The kinds of handles of Keras objects.
//!
//! An object is saved as the JSON text of its envelope, a tensor as the model
//! that ends in it; the classes and functions written in R that the envelope
//! names, and the vocabularies that it does not hold, are saved with it.

use super::{custom, vocabularies};
use crate::ffi::*;
use crate::handle::{self, Kind};
use crate::into_r::IntoR;
use crate::kept::{Kept, Lasting};
use crate::session::context;
use crate::state::{Reader, Writer};
use extendr_api::{GetSexp, Robj};
use keratin_core::graph::Tensor;
use keratin_core::layers::{Base, Layer, WeakLayer};
use keratin_core::models::Functional;
use keratin_core::object::deserialize;
use keratin_core::shape::Nested;
use keratin_core::{json, Error, KerasObject, Live, Result, Value};
use std::rc::Rc;

/// A Keras object in R's hands.
#[derive(Debug)]
pub struct Held(pub KerasObject);

impl Kind for Held {
    const NAME: &'static str = "object";
    const ABOUT: &'static str = "a Keras object";

    fn save(&self, out: &mut Writer) -> Result<()> {
        save(&self.0, out)
    }

    fn load(content: &mut Reader<'_>) -> Result<Rc<Self>> {
        load(content).map(|object| Rc::new(Held(object)))
    }

    fn value(self: Rc<Self>) -> Result<Value> {
        Ok(self.0.clone().into_value())
    }

    fn generation(&self) -> u64 {
        match &self.0 {
            KerasObject::Layer(layer) => layer.generation(),
            _ => 0,
        }
    }
}

fn save(object: &KerasObject, out: &mut Writer) -> Result<()> {
    let (envelope, objects) = custom::named_by(object)?;
    out.str(&json::write(&envelope)?)?;
    custom::save(&objects, out)?;
    vocabularies::save(object, out)
}

fn load(content: &mut Reader<'_>) -> Result<KerasObject> {
    let envelope = json::read(content.str()?.as_bytes())?;
    let objects = custom::load(content)?;
    let object = context().scope(objects, false, || object_of(envelope))?;
    vocabularies::load(&object, content)?;
    Ok(object)
}

/// The object of an envelope.
fn object_of(envelope: Value) -> Result<KerasObject> {
    // A built-in activation is saved by its name.
    if let Value::Str(name) = &envelope {
        return keratin_core::activations::Activation::named(name, context())
            .map(KerasObject::Activation);
    }
    match deserialize(envelope, context())?.as_live::<KerasObject>() {
        Some(object) => Ok(object.clone()),
        None => Err(Error::state("the saved config is not that of an object")),
    }
}

/// The Keras object of an argument.
pub fn object(x: &Robj, name: &str) -> Result<KerasObject> {
    // SAFETY: an `Robj` is alive.
    let is_self = unsafe { TYPEOF(x.get()) } == SEXPTYPE::ENVSXP;
    if is_self {
        if let Ok(weak) = handle::get::<HeldWeakly>(x, name) {
            let gone = || Error::state("the layer of this `self` is gone");
            return weak.0.upgrade().map(KerasObject::Layer).ok_or_else(gone);
        }
    }
    Ok(handle::get::<Held>(x, name)?.0.clone())
}

/// The layer of an argument.
pub fn layer(x: &Robj, name: &str) -> Result<Layer> {
    match object(x, name)? {
        KerasObject::Layer(layer) => Ok(layer),
        other => Err(Error::config(format!(
            "`{name}` must be a layer or model, not {}",
            other.role().with_article()
        ))
        .expected("a layer or model")
        .at(name)),
    }
}

/// A symbolic tensor in R's hands.
#[derive(Debug)]
pub struct HeldTensor(pub Tensor);

impl Kind for HeldTensor {
    const NAME: &'static str = "tensor";
    const ABOUT: &'static str = "a symbolic tensor";

    fn save(&self, out: &mut Writer) -> Result<()> {
        let model = model_up_to(&self.0)?;
        save(&KerasObject::Layer(model), out)
    }

    fn load(content: &mut Reader<'_>) -> Result<Rc<Self>> {
        let lost = || Error::state("the saved tensor has no model");
        let KerasObject::Layer(model) = load(content)? else {
            return Err(lost());
        };
        let functional = model.body_as::<Functional>().ok_or_else(lost)?;
        let outputs = functional.outputs().flatten();
        let tensor = outputs.first().copied().ok_or_else(lost)?;
        Ok(Rc::new(HeldTensor(tensor.clone())))
    }

    fn value(self: Rc<Self>) -> Result<Value> {
        Ok(Value::Live(Live::new(self.0.clone())))
    }
}

/// The model from the inputs that a tensor needs to the tensor. Its name is not
/// one of those that `clear_session()` counts.
fn model_up_to(tensor: &Tensor) -> Result<Layer> {
    let base = Base::unnamed(context())?.with_name("saved");
    let outputs = Nested::One(tensor.clone());
    Functional::model(Nested::list(tensor.sources()), outputs, base, context())
}

/// A layer that its own part refers to: `self` in a class written in R.
#[derive(Debug)]
pub struct HeldWeakly(pub WeakLayer);

impl Kind for HeldWeakly {
    const NAME: &'static str = "self";
    const ABOUT: &'static str = "the `self` of a custom layer";

    fn save(&self, _out: &mut Writer) -> Result<()> {
        Err(Error::state("`self` cannot be saved apart from its layer"))
    }

    fn load(_content: &mut Reader<'_>) -> Result<Rc<Self>> {
        Err(Error::state("`self` cannot be read apart from its layer"))
    }

    fn value(self: Rc<Self>) -> Result<Value> {
        match self.0.upgrade() {
            Some(layer) => Ok(KerasObject::Layer(layer).into_value()),
            None => Err(Error::state("the layer of this `self` is gone")),
        }
    }
}

/// A handle of a tensor.
pub fn tensor_to_r(tensor: &Tensor) -> Result<Kept> {
    let handle = handle::new(Rc::new(HeldTensor(tensor.clone())));
    super::face::set_class(&handle, &tensor_class()?)?;
    Ok(handle)
}

/// R's class attribute for tensors.
fn tensor_class() -> Result<Kept> {
    const TENSOR: &str = "keras.src.backend.common.keras_tensor.KerasTensor";
    thread_local! {
        static CLASS: Lasting = Lasting::default();
    }
    let make = || vec![TENSOR.to_owned(), "keratin_object".to_owned()].into_r();
    CLASS.with(|class| class.get(TENSOR, make))
}
