//! Masks: tensors that say which time steps count, which follow the tensors they
//! belong to from layer to layer.

use super::{call_operation, Layer};
use crate::context::{Context, Warning};
use crate::error::{Error, Result};
use crate::graph::{Node, Tensor};
use crate::registry;
use crate::shape::Nested;
use crate::value::{Live, Map, Value};

/// What the masks of a layer's outputs follow from.
pub struct MaskCall<'a> {
    /// The first argument of the layer's call.
    pub inputs: &'a Nested<Tensor>,
    /// Its masks: [`Nested::None`] where there is none.
    pub masks: &'a Nested<Tensor>,
    cx: &'a Context,
}

impl<'a> MaskCall<'a> {
    /// Of inputs and their masks.
    pub fn new(inputs: &'a Nested<Tensor>, masks: &'a Nested<Tensor>, cx: &'a Context) -> Self {
        MaskCall { inputs, masks, cx }
    }

    /// The masks of a list of inputs, one for each.
    pub fn list(&self) -> Vec<Option<Tensor>> {
        match self.masks {
            Nested::List(items) => items.iter().map(|item| item.one().cloned()).collect(),
            other => vec![other.one().cloned()],
        }
    }

    /// The first of the masks, whatever their structure.
    pub fn first(&self) -> Nested<Tensor> {
        match flatten(self.masks).into_iter().next().flatten() {
            Some(mask) => Nested::One(mask),
            None => Nested::None,
        }
    }

    /// Records an operation on arrays: `NotEqual` with its operands.
    pub fn operation(&self, class: &str, operands: Vec<Value>, fields: Map) -> Result<Tensor> {
        let (module, name) = match class.rsplit_once('.') {
            Some((module, name)) => (format!("keras.src.ops.{module}"), name),
            None => ("keras.src.ops.numpy".to_owned(), class),
        };
        let entry = registry::by_path(&module, name)
            .ok_or_else(|| Error::class(format!("there is no operation `{class}`")))?;
        let outputs = call_operation(entry, fields, operands, Map::new(), self.cx)?;
        let output = outputs.flatten().first().map(|output| (*output).clone());
        output.ok_or_else(|| Error::graph(format!("`{class}` gave no tensor")))
    }
}

/// A tensor as an argument.
pub fn live(tensor: &Tensor) -> Value {
    Value::Live(Live::new(tensor.clone()))
}

/// The masks of the tensors in an argument, in its structure; null where there is
/// none.
pub(super) fn masks_of(value: &Value) -> Value {
    match value {
        Value::Live(given) => match given.get::<Tensor>().and_then(Tensor::mask) {
            Some(mask) => live(&mask),
            None => Value::Null,
        },
        Value::Array(items) => items.iter().map(masks_of).collect(),
        Value::Object(map) if !map.contains_key("class_name") => {
            let entries = map.iter().map(|(key, item)| (key, masks_of(item)));
            Value::Object(Map::from_iter(entries))
        }
        _ => Value::Null,
    }
}

/// A structure of tensors, and of nulls where there is none.
pub fn tensors_or_none(value: &Value) -> Nested<Tensor> {
    match value {
        Value::Live(given) => match given.get::<Tensor>() {
            Some(tensor) => Nested::One(tensor.clone()),
            None => Nested::None,
        },
        Value::Array(items) => Nested::List(items.iter().map(tensors_or_none).collect()),
        Value::Object(map) => {
            let entries = map
                .iter()
                .map(|(key, item)| (key.into(), tensors_or_none(item)));
            Nested::Map(entries.collect())
        }
        _ => Nested::None,
    }
}

/// The tensors of a structure with their places; as Keras flattens, a lone null
/// is one place.
fn flatten(masks: &Nested<Tensor>) -> Vec<Option<Tensor>> {
    match masks {
        Nested::None => vec![None],
        Nested::One(mask) => vec![Some(mask.clone())],
        Nested::List(items) => items.iter().flat_map(flatten).collect(),
        Nested::Map(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            entries.iter().flat_map(|(_, item)| flatten(item)).collect()
        }
    }
}

/// Gives the outputs of a call their masks.
fn give(node: &Node, masks: Vec<Option<Tensor>>) {
    for (index, mask) in masks.into_iter().enumerate() {
        if let Some(mask) = mask {
            node.set_mask(index, mask);
        }
    }
}

impl Layer {
    /// The tensors of a call's first argument and their masks, if masks pass the
    /// layer; tells of masks that end here. `mask` is the argument of that name.
    pub(super) fn masks_passing(
        &self,
        first: Option<&Value>,
        mask: Option<&Value>,
        cx: &Context,
    ) -> Result<Option<(Nested<Tensor>, Nested<Tensor>)>> {
        let masks = match (mask.filter(|mask| !mask.is_null()), first) {
            (Some(mask), _) => tensors_or_none(mask),
            (None, Some(first)) => tensors_or_none(&masks_of(first)),
            (None, None) => Nested::None,
        };
        if self.body().supports_masking() {
            let inputs = first.map_or(Nested::None, tensors_or_none);
            return Ok(Some((inputs, masks)));
        }
        if !masks.flatten().is_empty() {
            cx.warn(&self.mask_ends())?;
        }
        Ok(None)
    }

    /// Gives the outputs of a call their masks.
    pub(super) fn set_masks(&self, node: &Node, call: &MaskCall<'_>) -> Result<()> {
        let masks = self.body().compute_mask(call)?;
        give(node, flatten(&masks));
        Ok(())
    }

    /// Keras runs a graph that is called inside a layer's `call`, so that its masks
    /// are there; elsewhere only its shapes follow.
    pub(super) fn keep_output_masks(&self, node: &Node) {
        give(node, self.body().output_masks());
    }

    fn mask_ends(&self) -> Warning {
        let class = self.class();
        Warning::new(format!(
            "layer `{}` of class `{}` was given an input with a mask, and does not support masking: \
             the layers behind it see no mask",
            self.name(),
            class.name()
        ))
    }
}
