//! [`Space`]: the layers of a feature space, and their graph.

use super::encoding::{cardinality, concat, one_hot};
use super::kinds::new_layer;
use super::{Cross, Feature, FeatureSpace, Output};
use crate::config::no_fields;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::core::input_layer;
use crate::layers::layer::tensors_value;
use crate::layers::Layer;
use crate::shape::Nested;
use crate::value::{Key, Map, Value};
use std::cell::RefCell;
use std::collections::HashMap;

/// The layers of a feature space, and what they give.
#[derive(Debug, Default)]
pub struct Space {
    inputs: Vec<(Key, Tensor)>,
    preprocessors: Vec<(Key, Layer)>,
    crossers: Vec<(Key, Layer)>,
    encoded: RefCell<Option<Encoded>>,
}

/// What the features become.
#[derive(Debug)]
struct Encoded {
    encoders: Vec<(Key, Layer)>,
    concat: Option<Layer>,
    outputs: Nested<Tensor>,
}

no_fields!(Space);

/// A feature or a cross, prepared.
struct Prepared {
    name: Key,
    layer: Layer,
    tensor: Tensor,
    is_one_hot: bool,
}

impl Space {
    /// The inputs and layers of features and crosses.
    pub fn new<'a>(
        features: impl Iterator<Item = (&'a str, &'a Feature)>,
        crosses: impl Iterator<Item = &'a Cross>,
        cx: &Context,
    ) -> Result<Self> {
        let mut space = Space::default();
        for (name, feature) in features {
            let args = Map::from_iter([
                ("shape", [Value::Int(1)].into_iter().collect()),
                ("dtype", Value::from(feature.dtype().name())),
                ("name", Value::from(name)),
            ]);
            let at = |e: Error| e.at(name).at("features");
            let input = new_layer("keras.layers", "InputLayer", args, cx).map_err(at)?;
            let tensor = input_layer::output(&input)?;
            space.inputs.push((name.into(), tensor));
            let preprocessor = feature.preprocessor().clone();
            space.preprocessors.push((name.into(), preprocessor));
        }
        let mut places: HashMap<String, usize> = HashMap::new();
        for cross in crosses {
            let name = cross.name();
            let args = Map::from_iter([
                ("num_bins", Value::Int(cross.crossing_dim().get())),
                ("name", Value::from(name.as_str())),
            ]);
            let crosser = new_layer("keras.layers", "HashedCrossing", args, cx);
            let crosser = crosser.map_err(|e| e.at("crosses"))?;
            // Of two of the same name, Keras has the last in the place of the first.
            match places.get(&name) {
                Some(place) => {
                    if let Some(entry) = space.crossers.get_mut(*place) {
                        entry.1 = crosser;
                    }
                }
                None => {
                    space.crossers.push((name.as_str().into(), crosser));
                    places.insert(name, places.len());
                }
            }
        }
        Ok(space)
    }

    /// The inputs by their names.
    pub fn inputs(&self) -> Nested<Tensor> {
        by_name(self.inputs.clone())
    }

    /// The layers that prepare the features.
    pub fn preprocessors(&self) -> Vec<(Key, Layer)> {
        self.preprocessors.clone()
    }

    /// The layers that cross them.
    pub fn crossers(&self) -> Vec<(Key, Layer)> {
        self.crossers.clone()
    }

    /// The layers that make vectors of integers; none before that is asked for.
    pub fn encoders(&self) -> Vec<(Key, Layer)> {
        let encoded = self.encoded.borrow();
        encoded.as_ref().map_or(Vec::new(), |e| e.encoders.clone())
    }

    /// All layers, in Keras's order.
    pub fn layers(&self) -> Vec<Layer> {
        let named = self.preprocessors.iter().chain(&self.crossers);
        let mut layers: Vec<Layer> = named.map(|(_, layer)| layer.clone()).collect();
        if let Some(encoded) = &*self.encoded.borrow() {
            layers.extend(encoded.encoders.iter().map(|(_, layer)| layer.clone()));
            layers.extend(encoded.concat.clone());
        }
        layers
    }

    fn outputs(&self) -> Option<Nested<Tensor>> {
        let encoded = self.encoded.borrow();
        encoded.as_ref().map(|encoded| encoded.outputs.clone())
    }
}

impl FeatureSpace {
    /// The encoded features, made of the inputs: the same every time.
    pub fn encoded_features(&self, layer: &Layer, cx: &Context) -> Result<Nested<Tensor>> {
        if let Some(outputs) = self.space.outputs() {
            return Ok(outputs);
        }
        let mut encoders = Vec::new();
        let mut features = Vec::new();
        for prepared in self.prepared(cx)? {
            let Prepared { name, tensor, .. } = &prepared;
            let at = |e: Error| e.at(&**name).at("features");
            let mut tensor = tensor.clone();
            if prepared.is_one_hot {
                let size = cardinality(&prepared.layer, &tensor).map_err(at)?;
                let (encoder, encoded) = one_hot(&tensor, size, cx).map_err(at)?;
                encoders.push((name.clone(), encoder));
                tensor = encoded;
            }
            features.push((name.clone(), tensor));
        }
        let (concat, outputs) = match self.output_mode {
            Output::Dict => (None, by_name(features)),
            Output::Concat => {
                features
                    .iter()
                    .try_for_each(|(name, x)| check_encoded(name, x))?;
                let tensors = features.into_iter().map(|(_, x)| x).collect();
                let (concat, output) = concat(tensors, cx)?;
                (Some(concat), output)
            }
        };
        *self.space.encoded.borrow_mut() = Some(Encoded {
            encoders,
            concat,
            outputs: outputs.clone(),
        });
        layer.note_change();
        Ok(outputs)
    }

    /// Features, then crosses, each in the order of their names.
    fn prepared(&self, cx: &Context) -> Result<Vec<Prepared>> {
        let mut features = Vec::new();
        for ((name, feature), (_, input)) in self.made_features().zip(&self.space.inputs) {
            let at = |e: Error| e.at(name).at("features");
            let layer = feature.preprocessor();
            let output = layer.call_on(tensors_value(&Nested::One(input.clone())), cx);
            features.push(Prepared {
                name: name.into(),
                layer: layer.clone(),
                tensor: one(output.map_err(at)?).map_err(at)?,
                is_one_hot: feature.is_one_hot(),
            });
        }
        let mut crossed: HashMap<String, Prepared> = HashMap::new();
        let tensors: HashMap<&str, &Tensor> = features
            .iter()
            .map(|known| (&*known.name, &known.tensor))
            .collect();
        let crossers: HashMap<&str, &Layer> = self
            .space
            .crossers
            .iter()
            .map(|(name, layer)| (&**name, layer))
            .collect();
        for cross in self.made_crosses() {
            let name = cross.name();
            let at = |e: Error| e.at(&*name).at("crosses");
            let of = |wanted: &String| {
                let found = tensors.get(wanted.as_str()).copied().cloned();
                let unknown = || Error::config(format!("there is no feature {wanted:?}"));
                found.map(Nested::One).ok_or_else(unknown)
            };
            let inputs: Result<Vec<_>> = cross.feature_names().iter().map(of).collect();
            let inputs = Nested::List(inputs.map_err(at)?);
            let Some(layer) = crossers.get(name.as_str()).copied() else {
                continue;
            };
            let output = layer.call_on(tensors_value(&inputs), cx).map_err(at)?;
            let prepared = Prepared {
                name: name.as_str().into(),
                layer: layer.clone(),
                tensor: one(output).map_err(at)?,
                is_one_hot: cross.is_one_hot(),
            };
            crossed.insert(name, prepared);
        }
        let mut crossed: Vec<Prepared> = crossed.into_values().collect();
        features.sort_by(|a, b| a.name.cmp(&b.name));
        crossed.sort_by(|a, b| a.name.cmp(&b.name));
        features.append(&mut crossed);
        Ok(features)
    }
}

/// Keras goes through what a feature space holds in the order of the names.
fn by_name(mut tensors: Vec<(Key, Tensor)>) -> Nested<Tensor> {
    tensors.sort_by(|a, b| a.0.cmp(&b.0));
    let tensors = tensors.into_iter();
    Nested::Map(tensors.map(|(name, x)| (name, Nested::One(x))).collect())
}

fn one(output: Nested<Tensor>) -> Result<Tensor> {
    output
        .one()
        .cloned()
        .ok_or_else(|| Error::graph("the layer of a feature gives one tensor"))
}

/// What is put together are vectors of floats.
fn check_encoded(name: &str, x: &Tensor) -> Result<()> {
    let dtype = x.spec().dtype;
    let is_plain = dtype.name().starts_with("int") || dtype == DType::String;
    match is_plain {
        false => Ok(()),
        true => Err(Error::graph(format!(
            "the feature {name:?} is of dtype {dtype}, which is put together with no other"
        ))
        .hint("Encode it with `output_mode = \"one_hot\"`, or set `output_mode = \"dict\"`.")
        .at(name)
        .at("features")),
    }
}
