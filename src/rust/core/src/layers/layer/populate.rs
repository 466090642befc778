//! What Keras adds to the named arguments of a call: `training`, and masks.

use super::mask::masks_of;
use super::{CallSpec, Layer, Signature};
use crate::context::Context;
use crate::value::{Map, Value};

impl Layer {
    /// What is added to the named arguments. Notes `training` for the layers that
    /// are called inside this call.
    pub(super) fn arguments_added(
        &self,
        args: &[Value],
        kwargs: &Map,
        call: &CallSpec,
        cx: &Context,
    ) -> Map {
        let signature = self.body().signature();
        let mut added = Map::new();
        let training = training(signature, call, cx);
        if lacks(signature, "training", args, kwargs) && !training.is_null() {
            added.push("training", training.clone());
        }
        cx.note_training(training);
        let mut add_masks = |mask: String, of: &str| {
            if lacks(signature, &mask, args, kwargs) {
                let place = signature.iter().position(|arg| arg.name == of);
                let value = place.and_then(|place| args.get(place));
                let value = value.or_else(|| kwargs.get(of));
                added.push(mask, value.map(masks_of).unwrap_or_default());
            }
        };
        let mut tensors = call.tensor_arguments().map(|(name, _)| name);
        match (tensors.next(), tensors.next()) {
            (Some(only), None) => add_masks("mask".to_owned(), only),
            _ => {
                for (name, _) in call.tensor_arguments() {
                    add_masks(format!("{name}_mask"), name);
                }
            }
        }
        added
    }
}

/// Whether a layer takes an argument that is not given.
fn lacks(signature: &Signature, name: &str, args: &[Value], kwargs: &Map) -> bool {
    let place = signature.iter().position(|arg| arg.name == name);
    place.is_some_and(|place| place >= args.len()) && !kwargs.contains_key(name)
}

/// What was given; else what the layer around this one was called with; else the
/// default. Null if nobody says.
fn training(signature: &Signature, call: &CallSpec, cx: &Context) -> Value {
    if let Some(given) = call.value("training") {
        return given.clone();
    }
    cx.training().unwrap_or_else(|| {
        let own = signature.iter().find(|arg| arg.name == "training");
        let default = own.and_then(|arg| arg.default);
        default.map(|default| default.value()).unwrap_or_default()
    })
}
