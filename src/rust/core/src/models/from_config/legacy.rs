//! Layers as Keras 2 wrote them before they had a `module`.

use crate::value::{Map, Value};

/// The envelope of a layer with its arguments as they are called today.
pub(super) fn today(mut envelope: Map) -> Map {
    if envelope.contains_key("module") {
        return envelope;
    }
    let is_input = envelope.get("class_name").and_then(Value::as_str) == Some("InputLayer");
    let Some(Value::Object(config)) = envelope.get_mut("config") else {
        return envelope;
    };
    // Of an input, this is an argument still.
    if !is_input {
        if let Some(Value::Array(mut shape)) = config.remove("batch_input_shape") {
            shape.drain(..shape.len().min(1));
            config.insert("input_shape", Value::Array(shape));
        }
    }
    if let Some(axis) = config.get_mut("axis") {
        if let Some([Value::Int(one)]) = axis.as_array() {
            *axis = Value::Int(*one);
        }
    }
    envelope
}
