//! Cloning models: the same architecture, other layers, other weights.

use super::{sequential, Functional, Sequential};
use crate::config::Reader;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::{replace, replace_in, Replacements, Tensor};
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::layer::tensors_value;
use crate::layers::{make, Base, Layer};
use crate::object::{from_envelope, Class, KerasObject, Role};
use crate::shape::Nested;
use crate::value::{Map, Value};
use std::collections::HashMap;

/// Makes the clone of a layer.
pub type CloneLayer<'a> = dyn Fn(&Layer) -> Result<Layer> + 'a;
/// Calls the clone of a layer.
pub type CallLayer<'a> = dyn Fn(&Layer, Vec<Value>, Map) -> Result<Nested<Tensor>> + 'a;

/// Other ways to clone than from the configs of the layers.
#[derive(Clone, Default)]
pub struct CloneOptions<'a> {
    /// The inputs of the clone, in the structure of the model's; new ones if
    /// there are none.
    pub input_tensors: Option<Nested<Tensor>>,
    /// Makes the clone of a layer.
    pub clone_layer: Option<&'a CloneLayer<'a>>,
    /// Calls the clone of a layer: functional models only.
    pub call_layer: Option<&'a CallLayer<'a>>,
    /// Whether models inside are cloned as models, layer by layer.
    pub recursive: bool,
}

/// Clones a model from the configs of its layers. A layer that stands in several
/// places of the model does so in the clone.
pub fn clone_model(model: &Layer, cx: &Context) -> Result<Layer> {
    clone_model_with(model, &CloneOptions::default(), cx)
}

/// [`clone_model`] in other ways.
pub fn clone_model_with(model: &Layer, options: &CloneOptions<'_>, cx: &Context) -> Result<Layer> {
    let mut cloning = Cloning {
        options,
        cx,
        done: HashMap::new(),
    };
    if options.call_layer.is_some() && model.body_as::<Sequential>().is_some() {
        return Err(Error::graph(format!(
            "the layers of sequential model `{}` are listed, not called: no function can call them",
            model.name()
        ))
        .hint("Make a functional model of the same layers."));
    }
    cloning.model(model, options.input_tensors.as_ref())
}

/// The clone of a layer from its config.
pub fn clone_layer(layer: &Layer, cx: &Context) -> Result<Layer> {
    let config = layer.get_config()?;
    let make = || match layer.class() {
        Class::Builtin(entry) => (entry.construct)(Reader::of_config(entry.schema, config, cx)),
        Class::Custom(custom) => custom.make(config, Some(Role::Layer), cx),
    };
    cx.trusting(|| cx.in_layer_config(make))
        .and_then(expect_layer)
}

fn expect_layer(object: KerasObject) -> Result<Layer> {
    match object {
        KerasObject::Layer(layer) => Ok(layer),
        other => Err(Error::class(format!(
            "the clone of a layer must be a layer, not {}",
            other.role().with_article()
        ))),
    }
}

/// A model being cloned.
struct Cloning<'a> {
    options: &'a CloneOptions<'a>,
    cx: &'a Context,
    /// The clones made so far, by the layers they are clones of.
    done: HashMap<usize, Layer>,
}

impl Cloning<'_> {
    fn model(&mut self, model: &Layer, inputs: Option<&Nested<Tensor>>) -> Result<Layer> {
        let clone = if let Some(sequential) = model.body_as::<Sequential>() {
            self.sequential(model, sequential, inputs)?
        } else if let Some(functional) = model.body_as::<Functional>() {
            self.functional(model, functional, inputs)?
        } else if inputs.is_some()
            || self.options.clone_layer.is_some()
            || self.options.call_layer.is_some()
        {
            return Err(Error::graph(format!(
                "`{}` is neither a functional nor a sequential model: it is cloned as a whole, by \
                 its config",
                model.name()
            ))
            .hint("Leave the input tensors and the functions out."));
        } else {
            let object = from_envelope(model.serialize()?, Some(Role::Layer), self.cx)?;
            return expect_layer(object);
        };
        if let Some(compiled) = model.compiled() {
            clone.compile_from_config(compiled.config()?, self.cx)?;
        }
        Ok(clone)
    }

    /// The clone of a layer, the same one every time.
    fn layer(&mut self, layer: &Layer) -> Result<Layer> {
        if let Some(clone) = self.done.get(&layer.id()) {
            return Ok(clone.clone());
        }
        let is_model =
            layer.body_as::<Sequential>().is_some() || layer.body_as::<Functional>().is_some();
        let clone = match self.options.clone_layer {
            _ if self.options.recursive && is_model => self.model(layer, None),
            Some(clone) => clone(layer),
            None => clone_layer(layer, self.cx),
        };
        let clone = clone.map_err(|e| e.at(layer.name()))?;
        self.done.insert(layer.id(), clone.clone());
        Ok(clone)
    }

    fn sequential(
        &mut self,
        model: &Layer,
        sequential: &Sequential,
        inputs: Option<&Nested<Tensor>>,
    ) -> Result<Layer> {
        let mut layers = Vec::new();
        let first = sequential.all_layers().into_iter().next();
        let own = first
            .as_ref()
            .and_then(|layer| layer.body_as::<InputLayer>());
        let mut args = Map::new();
        match (inputs.map(Nested::flatten).as_deref(), own) {
            (Some([tensor]), _) => {
                args.push(
                    "input_tensor",
                    tensors_value(&Nested::One((*tensor).clone())),
                );
            }
            (Some(_), _) => {
                return Err(Error::graph("a sequential model takes one input tensor"));
            }
            (None, Some(input)) => args.push("batch_shape", input.batch_shape().value()),
            (None, None) => {}
        }
        if !args.is_empty() {
            if let (Some(layer), Some(input)) = (&first, own) {
                args.push("name", layer.name());
                args.push("optional", input.is_optional());
                if inputs.is_none() {
                    args.push("dtype", input.dtype().name());
                }
            }
            layers.push(make::<InputLayer>(args, self.cx)?);
        }
        for layer in sequential.layers() {
            layers.push(self.layer(&layer)?);
        }
        let base = Base::unnamed(self.cx)?.with_name(model.name());
        let clone = Sequential::model(base, self.cx)?;
        clone.set_trainable(model.trainable());
        sequential::extend(&clone, layers, self.cx)?;
        Ok(clone)
    }

    fn functional(
        &mut self,
        model: &Layer,
        functional: &Functional,
        inputs: Option<&Nested<Tensor>>,
    ) -> Result<Layer> {
        let own = functional.inputs();
        let inputs = match inputs {
            Some(given) if given.map(&mut |_| ()) == own.map(&mut |_| ()) => given.clone(),
            Some(_) => {
                return Err(Error::graph(format!(
                    "the input tensors have another structure than the inputs of `{}`",
                    model.name()
                )))
            }
            None => own.try_map(&mut |input| new_input(input, self.cx))?,
        };
        let mut known: Replacements = own
            .flatten()
            .into_iter()
            .zip(inputs.flatten())
            .map(|(own, new)| (own.id(), new.clone()))
            .collect();
        for node in functional.plan().nodes() {
            let ready = node.inputs().iter().all(|x| known.contains_key(&x.id()));
            if node.is_input() || !ready {
                continue;
            }
            let layer = self.layer(node.layer())?;
            let args = node.args().into_iter();
            let args = args.map(|arg| replace(arg, &known)).collect();
            let kwargs = replace_in(node.kwargs(), &known);
            let outputs = match self.options.call_layer {
                Some(call) => call(&layer, args, kwargs),
                None => layer.call(args, kwargs, self.cx),
            };
            let outputs = outputs.map_err(|e| e.at(node.layer().name()))?;
            for (i, output) in outputs.flatten().into_iter().enumerate() {
                known.insert((node.id(), i), output.clone());
            }
        }
        let outputs = functional.outputs().try_map(&mut |output| {
            known.get(&output.id()).cloned().ok_or_else(|| {
                Error::graph(format!("output {output:?} does not follow from the inputs"))
            })
        })?;
        if let Some(clone) = model.body().remake(&inputs, &outputs, model.name()) {
            return clone;
        }
        let base = Base::unnamed(self.cx)?.with_name(model.name());
        Functional::model(inputs, outputs, base, self.cx)
    }
}

/// A new input like another. It is named after the tensor.
fn new_input(tensor: &Tensor, cx: &Context) -> Result<Tensor> {
    let mut args = Map::new();
    args.push("batch_shape", tensor.spec().shape.value());
    args.push("dtype", tensor.spec().dtype.name());
    args.push("name", tensor.name());
    input_layer::output(&make::<InputLayer>(args, cx)?)
}
