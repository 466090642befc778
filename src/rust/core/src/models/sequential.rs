//! [`Sequential`]: a model from a sequence of layers.

use super::{Functional, CLASSES};
use crate::config::Writer;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, ErrorKind, Result};
use crate::graph::Tensor;
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::layer::signature::{Signature, INPUTS_TRAINING_MASK};
use crate::layers::layer::tensors_value;
use crate::layers::{Base, Build, CallSpec, Layer, LayerClass, Spec};
use crate::object::{Class, ClassEntry};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

/// A model from a sequence of layers. It can grow and shrink.
pub struct Sequential {
    /// The layers, with the input layer if there is one.
    layers: RefCell<Vec<Layer>>,
    /// The graph, once the input shape is known.
    functional: RefCell<Option<Layer>>,
}

impl Sequential {
    /// An empty model.
    pub fn model(base: Base, cx: &Context) -> Result<Layer> {
        let entry: &'static ClassEntry = CLASSES
            .get(1)
            .ok_or_else(|| Error::class("`Sequential` is in no table"))?;
        let body = Sequential {
            layers: RefCell::new(Vec::new()),
            functional: RefCell::new(None),
        };
        Ok(Layer::new(base, Class::Builtin(entry), Box::new(body), cx))
    }

    /// The layers as they were added, the input layer among them.
    pub fn all_layers(&self) -> Vec<Layer> {
        self.layers.borrow().clone()
    }

    /// The layers without the input layer: Keras's `layers`.
    pub fn layers(&self) -> Vec<Layer> {
        let layers = self.layers.borrow();
        match layers.split_first() {
            Some((first, rest)) if is_input(first) => rest.to_vec(),
            _ => layers.clone(),
        }
    }

    /// The graph, once the input shape is known.
    pub fn functional(&self) -> Option<Layer> {
        self.functional.borrow().clone()
    }
}

fn is_input(layer: &Layer) -> bool {
    layer.body_as::<InputLayer>().is_some()
}

fn body(model: &Layer) -> Result<&Sequential> {
    model.body_as::<Sequential>().ok_or_else(|| {
        Error::state(format!(
            "`{}` is not a sequential model: layers can only be added to one",
            model.name()
        ))
    })
}

/// Adds a layer at the end of a sequential model.
pub fn add(model: &Layer, layer: Layer, cx: &Context) -> Result<()> {
    extend(model, vec![layer], cx)
}

/// Adds layers at the end of a sequential model, and builds it once. Layers that
/// do not fit leave the model as it was.
pub fn extend(model: &Layer, layers: Vec<Layer>, cx: &Context) -> Result<()> {
    let this = body(model)?;
    let before = this.all_layers();
    let mut names = before
        .iter()
        .map(|l| (l.name().to_owned(), l.id()))
        .collect();
    let pushed = layers
        .into_iter()
        .try_for_each(|layer| push(model, layer, &mut names, cx));
    let result = pushed.and_then(|()| rebuild(model, cx));
    if result.is_err() {
        *this.layers.borrow_mut() = before;
        rebuild(model, cx)?;
    }
    result
}

/// Appends a layer, without building.
fn push(
    model: &Layer,
    layer: Layer,
    names: &mut HashMap<String, usize>,
    cx: &Context,
) -> Result<()> {
    let this = body(model)?;
    if layer.is_operation() {
        return Err(Error::class(format!(
            "operation `{}` cannot be part of a sequential model, which is made of layers",
            layer.name()
        ))
        .expected("a layer"));
    }
    if this.layers.borrow().is_empty() {
        if let Some(shape) = layer.base().input_shape() {
            let input = input_for(shape.clone(), None, cx)?;
            names.insert(input.name().to_owned(), input.id());
            this.layers.borrow_mut().push(input);
        }
    }
    let known = names.entry(layer.name().to_owned()).or_insert(layer.id());
    if *known != layer.id() {
        return Err(Error::graph(format!(
            "the model already has a layer named `{}`; names must be unique",
            layer.name()
        ))
        .hint("Give the new layer another `name`."));
    }
    let first_is_input = this.layers.borrow().first().is_some_and(is_input);
    if is_input(&layer) && first_is_input {
        return Err(Error::graph(format!(
            "model `{}` already has an input layer",
            model.name()
        )));
    }
    model.deepen_for(&layer);
    model.check_nesting()?;
    this.layers.borrow_mut().push(layer);
    Ok(())
}

/// Removes the last layer of a sequential model, and builds it anew or leaves it
/// to be built when it is called.
pub fn pop(model: &Layer, build: bool, cx: &Context) -> Result<Layer> {
    let this = body(model)?;
    let layer = this
        .layers
        .borrow_mut()
        .pop()
        .ok_or_else(|| Error::state(format!("model `{}` has no layers", model.name())))?;
    if this.layers.borrow().is_empty() || !build {
        model.forget_build();
        *this.functional.borrow_mut() = None;
    } else {
        rebuild(model, cx)?;
    }
    Ok(layer)
}

fn rebuild(model: &Layer, cx: &Context) -> Result<()> {
    let this = body(model)?;
    model.forget_build();
    *this.functional.borrow_mut() = None;
    let layers = this.all_layers();
    let (Some(first), true) = (layers.first(), layers.len() > 1) else {
        return Ok(());
    };
    match input_shape(first) {
        Some(shape) => model.build(&shape, cx),
        None => Ok(()),
    }
}

/// The input shape that a layer knows by itself.
fn input_shape(layer: &Layer) -> Option<Nested<Shape>> {
    if let Some(input) = layer.body_as::<InputLayer>() {
        return Some(Nested::One(input.batch_shape().clone()));
    }
    let functional = match layer.body_as::<Sequential>() {
        Some(model) => model.functional()?,
        None => layer.clone(),
    };
    let inputs = functional.body_as::<Functional>()?.inputs();
    let shapes = inputs.map(&mut |x| x.spec().shape.clone());
    Some(match shapes {
        Nested::List(items) if items.len() == 1 => items.into_iter().next()?,
        other => other,
    })
}

/// An input layer of that shape, without the batch.
fn input_for(shape: Shape, dtype: Option<DType>, cx: &Context) -> Result<Layer> {
    let batch_shape = std::iter::once(None).chain(shape.iter().copied()).collect();
    input_for_batch(&batch_shape, dtype, cx)
}

fn input_for_batch(batch_shape: &Shape, dtype: Option<DType>, cx: &Context) -> Result<Layer> {
    let mut args = Map::new();
    args.push("batch_shape", batch_shape.value());
    if let Some(dtype) = dtype {
        args.push("dtype", dtype.name());
    }
    crate::layers::make::<InputLayer>(args, cx)
}

impl LayerClass for Sequential {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        let _ = layer;
        let layers = self.all_layers();
        let mut envelopes = Vec::with_capacity(layers.len());
        for layer in &layers {
            let envelope = layer.serialize().map_err(|e| e.at(layer.name()))?;
            envelopes.push(Value::Object(envelope));
        }
        writer.put("layers", Value::Array(envelopes));
        if self.functional.borrow().is_some() {
            let shape = layers.first().and_then(|l| l.body_as::<InputLayer>());
            let shape = shape.map_or(Value::Null, |input| input.batch_shape().value());
            writer.put("build_input_shape", shape);
        }
        Ok(())
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_MASK
    }

    fn takes_any_argument(&self) -> bool {
        true
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let cx = build.context();
        // Only one tensor can run through a sequence.
        let Nested::One(shape) = shapes else {
            return Ok(());
        };
        let mut layers = self.all_layers();
        let Some(first) = layers.first() else {
            return Err(Error::state(format!(
                "model `{}` cannot be built: it has no layers",
                build.layer().name()
            )));
        };
        let first_is_input = is_input(first);
        let input = if first_is_input {
            if input_shape(first) != Some(Nested::One(shape.clone())) {
                return Err(Error::shape(format!(
                    "model `{}` has an input layer of another shape than {shape}",
                    build.layer().name()
                )));
            }
            first.clone()
        } else {
            let input = input_for_batch(shape, Some(first.compute_dtype()), cx)?;
            layers.insert(0, input.clone());
            input
        };
        let inputs = input_layer::output(&input)?;
        let mut outputs: Nested<Tensor> = Nested::One(inputs.clone());
        for (i, layer) in layers.iter().enumerate().skip(1) {
            outputs = match layer.call_on(tensors_value(&outputs), cx) {
                Ok(outputs) => outputs,
                Err(error) if error.kind() == ErrorKind::State => return Ok(()),
                Err(error) => {
                    let place = if first_is_input { i } else { i - 1 };
                    return Err(error.at_index(place).at("layers"));
                }
            };
        }
        *self.layers.borrow_mut() = layers;
        let base = Base::unnamed(cx)?;
        let functional = Functional::model(Nested::One(inputs), outputs, base, cx)?;
        *self.functional.borrow_mut() = Some(functional);
        Ok(())
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        if let Some(functional) = self.functional() {
            return functional.body().compute_output_spec(&functional, call);
        }
        let mut specs = call.first()?.clone();
        for layer in self.layers() {
            let call = CallSpec::of(specs);
            specs = layer.body().compute_output_spec(&layer, &call)?;
        }
        Ok(specs)
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.all_layers()
    }

    fn input_dtype(&self) -> Option<DType> {
        let layers = self.layers.borrow();
        let first = layers.first()?;
        first.body_as::<InputLayer>().map(InputLayer::dtype)
    }

    fn output_masks(&self) -> Vec<Option<Tensor>> {
        let graph = self.functional();
        graph.map_or_else(Vec::new, |graph| graph.body().output_masks())
    }

    fn lists_layers(&self) -> bool {
        true
    }

    fn can_be_compiled(&self) -> bool {
        true
    }
}

impl fmt::Debug for Sequential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sequential")
            .field("layers", &*self.layers.borrow())
            .finish()
    }
}
