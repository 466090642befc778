//! How a feature space encodes what its layers give.

use super::super::index_lookup;
use super::kinds::new_layer;
use crate::config::whole;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::layer::tensors_value;
use crate::layers::Layer;
use crate::shape::Nested;
use crate::value::{Map, Value};

/// How many integers a layer gives, each of which becomes a vector.
pub fn cardinality(layer: &Layer, output: &Tensor) -> Result<i64> {
    let dtype = output.spec().dtype;
    let class = layer.class().name();
    if !dtype.name().starts_with("int") {
        return Err(Error::graph(format!(
            "`{class}` gives dtype {dtype}, of which no vectors are made"
        ))
        .expected("integers, with `output_mode = \"one_hot\"`"));
    }
    // What text vectorization gives are several integers.
    let key = match class.as_str() {
        "IntegerLookup" | "StringLookup" => return tokens(layer),
        "CategoryEncoding" => "num_tokens",
        "Discretization" | "HashedCrossing" | "Hashing" => "num_bins",
        _ => {
            return Err(Error::graph(format!(
                "how many integers `{class}` gives is not known, so no vectors are made of them"
            ))
            .hint("Use `output_mode = \"int\"`."))
        }
    };
    let config = layer.get_config()?;
    // Where bins begin and end is known without their number.
    if let Some(boundaries) = config.get("bin_boundaries").and_then(Value::as_array) {
        let boundaries = i64::try_from(boundaries.len()).ok();
        if let Some(bins) = boundaries.and_then(|n| n.checked_add(1)) {
            return Ok(bins);
        }
    }
    let size = config.get(key).and_then(whole);
    size.ok_or_else(|| Error::state(format!("`{class}` does not know its `{key}` yet")))
}

fn tokens(layer: &Layer) -> Result<i64> {
    let size = index_lookup::vocabulary_size(layer).transpose()?;
    size.filter(|_| !index_lookup::lacks_size(layer))
        .ok_or_else(|| {
            Error::state(format!("`{}` has no vocabulary yet", layer.name()))
                .hint("Give it one: `set_vocabulary(space$preprocessors$name, terms)`.")
        })
}

/// A vector for each integer, and the layer that makes it.
pub fn one_hot(x: &Tensor, size: i64, cx: &Context) -> Result<(Layer, Tensor)> {
    let args = Map::from_iter([
        ("num_tokens", Value::Int(size)),
        ("output_mode", Value::from("multi_hot")),
    ]);
    let encoder = new_layer("keras.layers", "CategoryEncoding", args, cx)?;
    let output = encoder.call_on(tensors_value(&Nested::One(x.clone())), cx)?;
    let output = output.one().cloned();
    let output = output.ok_or_else(|| Error::graph("an encoder gives one tensor"))?;
    Ok((encoder, output))
}

/// Features one behind the other, and the layer that puts them together.
pub fn concat(features: Vec<Tensor>, cx: &Context) -> Result<(Layer, Nested<Tensor>)> {
    let args = Map::from_iter([("axis", Value::Int(-1))]);
    let module = "keras.src.layers.preprocessing.feature_space";
    let layer = new_layer(module, "TFDConcat", args, cx)?;
    let outputs = layer.call_on(tensors_value(&Nested::list(features)), cx)?;
    Ok((layer, outputs))
}
