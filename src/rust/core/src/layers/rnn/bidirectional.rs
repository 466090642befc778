//! [`Bidirectional`].

use super::base_rnn::Flag;
use super::{gru::Gru, lstm::Lstm, rnn::Rnn, simple_rnn::SimpleRnn};
use crate::config::{keyword, Field, Literal};
use crate::context::Context;
use crate::custom::CustomObjects;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::signature::Signature;
use crate::layers::{
    configured, Base, Build, CallArg, CallSpec, InputSpec, Layer, LayerClass, MaskCall, Spec,
};
use crate::object::Class;
use crate::shape::{product, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

keyword! {
    /// How the outputs of both directions become one.
    pub enum MergeMode expects "\"sum\", \"mul\", \"ave\", \"concat\", or null for none" {
        /// Added.
        Sum = "sum",
        /// Multiplied.
        Mul = "mul",
        /// Averaged.
        Ave = "ave",
        /// One behind the other.
        Concat = "concat",
    }
}

/// Reads a sequence in both directions
///
/// Two copies of a recurrent layer read the sequence, one forwards and one
/// backwards, and their outputs are merged.
///
/// # Input shape
/// That of the layer.
///
/// # Output shape
/// That of the layer; its last dimension is doubled by
/// `merge_mode = "concat"`. With `merge_mode = NULL`, a list of both outputs. With
/// a layer that gives its state, the states of both follow.
///
/// # Reference
/// Schuster and Paliwal, 1997: Bidirectional recurrent neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Bidirectional",
    python = "keras.src.layers.rnn.bidirectional.Bidirectional",
    r = "layer_bidirectional",
    r_aliases = "bidirectional",
    keys = "merge_mode layer backward_layer"
)]
pub struct Bidirectional {
    /// The recurrent layer. It is copied, and the copy's name begins with
    /// `forward_`.
    layer: Layer,
    /// How the outputs are merged: `"concat"`, `"sum"`, `"ave"`, `"mul"`, or `NULL`
    /// to get both.
    #[config(default = "concat")]
    merge_mode: Option<MergeMode>,
    /// The weights to begin with. They cannot be given here yet: set them on the
    /// built layer.
    #[config(default = None, no_write)]
    weights: Value,
    /// The layer that reads backwards; `NULL` for a copy of `layer`, whose name
    /// then begins with `backward_`.
    #[config(default = None)]
    backward_layer: Option<Layer>,
}

const SIGNATURE: &Signature = &[
    CallArg::required("sequences"),
    CallArg::with("initial_state", Literal::None),
    CallArg::with("mask", Literal::None),
    CallArg::with("training", Literal::None),
];

impl Bidirectional {
    fn backward(&self) -> Result<&Layer> {
        self.backward_layer
            .as_ref()
            .ok_or_else(|| Error::state("the layer has no backward layer yet"))
    }

    /// Both outputs of the directions as one, or as a list.
    fn merge(&self, output: Spec) -> Result<Vec<Nested<Spec>>> {
        Ok(match self.merge_mode {
            None => vec![Nested::One(output.clone()), Nested::One(output)],
            Some(MergeMode::Concat) => {
                let last = product(&[output.shape.at(-1)?, Some(2)])?;
                let shape = output.shape.with(-1, last)?;
                vec![Nested::One(output.with_shape(shape))]
            }
            Some(_) => vec![Nested::One(output)],
        })
    }
}

impl LayerClass for Bidirectional {
    configured!();

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        if !self.weights.is_null() {
            return Err(
                Error::config("initial weights cannot be given to the layer")
                    .hint("Set the weights of the built layer.")
                    .at("weights"),
            );
        }
        let layer = &self.layer;
        let forward = copy(layer, "forward_", None, cx).map_err(|e| e.at("layer"))?;
        let backward = match self.backward_layer.take() {
            None => copy(layer, "backward_", Some(true), cx).map_err(|e| e.at("layer"))?,
            Some(backward) => {
                let returns = setting(&backward.get_config()?, &backward, "return_sequences")
                    .map_err(|e| e.at("backward_layer"))?;
                if let Some(flag) = zero_output_for_mask(&backward) {
                    flag.set(returns);
                }
                backward
            }
        };
        check_pair(&forward, &backward)?;
        self.layer = forward;
        self.backward_layer = Some(backward);
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        self.layer.body().input_spec(None)
    }

    fn build_arguments(&self) -> &[&'static str] {
        &["sequences", "initial_state"]
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        build.child(&self.layer, shapes)?;
        build.child(self.backward()?, shapes)
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let forward = &self.layer;
        let inner = CallSpec::of(call.first()?.clone());
        let outputs = forward.body().compute_output_spec(forward, &inner)?;
        let dtype = layer.compute_dtype();
        let outputs = outputs.map(&mut |spec| Spec::new(spec.shape.clone(), dtype));
        let (output, states) = match outputs {
            Nested::One(output) => (output, None),
            Nested::List(items) => {
                let mut items = items.into_iter();
                let Some(Nested::One(output)) = items.next() else {
                    return Err(Error::graph("the wrapped layer gives no output"));
                };
                (output, Some(items.collect::<Vec<_>>()))
            }
            _ => return Err(Error::graph("the wrapped layer gives no output")),
        };
        let mut merged = self.merge(output)?;
        if let Some(states) = states {
            merged.extend(states.iter().cloned());
            merged.extend(states);
            return Ok(Nested::List(merged));
        }
        Ok(match (merged.len(), merged.pop()) {
            (1, Some(one)) => one,
            (_, last) => {
                merged.extend(last);
                Nested::List(merged)
            }
        })
    }

    fn property_names(&self) -> &[&'static str] {
        &["layer", "forward_layer", "backward_layer"]
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        match name {
            "layer" | "forward_layer" => Some(Ok(self.layer.value())),
            "backward_layer" => Some(self.backward().map(Layer::value)),
            _ => None,
        }
    }

    fn sublayers(&self) -> Vec<Layer> {
        let backward = self.backward_layer.iter().cloned();
        std::iter::once(self.layer.clone())
            .chain(backward)
            .collect()
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        let Nested::One(mask) = call.first() else {
            return Ok(Nested::None);
        };
        let layer = &self.layer;
        Ok(
            match (
                setting(&layer.get_config()?, layer, "return_sequences")?,
                self.merge_mode,
            ) {
                (false, _) => Nested::None,
                (true, None) => Nested::list([mask.clone(), mask]),
                (true, Some(_)) => Nested::One(mask),
            },
        )
    }
}

/// A copy by its envelope, built as the layer is, with another name.
fn copy(layer: &Layer, prefix: &str, backwards: Option<bool>, cx: &Context) -> Result<Layer> {
    let mut envelope = layer.serialize()?;
    let Some(Value::Object(config)) = envelope.get_mut("config") else {
        return Err(Error::config("the layer's config is no object"));
    };
    let returns = setting(config, layer, "return_sequences")?;
    let name = layer.name();
    let name = format!("{prefix}{}", name.strip_prefix(prefix).unwrap_or(name));
    config.insert("name", name);
    if let Some(backwards) = backwards {
        setting(config, layer, "go_backwards")?;
        config.insert("go_backwards", backwards);
    }
    if config.contains_key("zero_output_for_mask") {
        config.insert("zero_output_for_mask", returns);
    }
    let mut own = CustomObjects::new();
    if let Class::Custom(custom) = layer.class() {
        let identity = custom.identity();
        let name = identity.registered_name.unwrap_or(identity.class_name);
        own.insert(name, custom);
    }
    cx.scope(own, cx.safe_mode(), || {
        <Layer as Field>::read(envelope.into(), cx)
    })
}

/// A truth value that every recurrent layer has in its config.
fn setting(config: &Map, layer: &Layer, name: &str) -> Result<bool> {
    config.get(name).and_then(Value::as_bool).ok_or_else(|| {
        Error::class(format!(
            "layer `{}` of class `{}` is not recurrent: it has no `{name}`",
            layer.name(),
            layer.class().name()
        ))
        .expected("a recurrent layer, such as `layer_lstm()`")
    })
}

/// Both read in different directions, and agree in what they give.
fn check_pair(forward: &Layer, backward: &Layer) -> Result<()> {
    let (ours, theirs) = (forward.get_config()?, backward.get_config()?);
    let both = |name: &str| -> Result<(bool, bool)> {
        Ok((
            setting(&ours, forward, name)?,
            setting(&theirs, backward, name)?,
        ))
    };
    let (a, b) = both("go_backwards")?;
    if a == b {
        return Err(Error::config(format!(
            "both layers have `go_backwards = {a}`: one must read forwards, the other backwards"
        ))
        .at("backward_layer"));
    }
    for name in ["stateful", "return_sequences", "return_state"] {
        let (a, b) = both(name)?;
        if a != b {
            return Err(Error::config(format!(
                "`{name}` is {a} in the forward layer and {b} in the backward layer: both must \
                 have the same"
            ))
            .at("backward_layer"));
        }
    }
    Ok(())
}

/// What a recurrent layer gives at masked time steps, to be changed.
fn zero_output_for_mask(layer: &Layer) -> Option<&Flag> {
    let options = None
        .or_else(|| layer.body_as::<Lstm>().map(|l| &l.options))
        .or_else(|| layer.body_as::<Gru>().map(|l| &l.options))
        .or_else(|| layer.body_as::<SimpleRnn>().map(|l| &l.options))
        .or_else(|| layer.body_as::<Rnn>().map(|l| &l.options))?;
    Some(options.zero_output_for_mask())
}
