//! [`FeatureSpace`], and what it is made of.

mod cross;
mod encoding;
mod feature;
mod kinds;
mod space;
#[cfg(test)]
mod tests;
pub mod tfd_concat;
pub mod tfd_identity;

pub use cross::Cross;
pub use feature::Feature;
pub use kinds::feature;

use crate::config::{describe, keyword, Field, KerasConfig as _, Positive, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::{Base, CallSpec, Layer, LayerClass, Spec};
use crate::object::{family, get, role, Builtin, Configured, KerasObject, Role, RoleObject as _};
use crate::shape::Nested;
use crate::value::{Key, Map, Value};
use keratin_derive::KerasConfig;
use space::Space;
use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What a feature space is made of: a feature, or features that are crossed.
pub trait FeatureSpec: Configured {}

role!(FeatureSpec, "a feature");

impl<T> FeatureSpec for Builtin<T> where Builtin<T>: Configured {}

family! {
    FeatureSpec:
    cross::Cross,
    feature::Feature,
}

keyword! {
    /// What encoded features come as.
    pub enum Output exactly "\"concat\" or \"dict\"" {
        /// One behind the other.
        Concat = "concat",
        /// By their names.
        Dict = "dict",
    }
}

/// Features of several kinds, prepared together
///
/// A table has columns of several kinds: numbers, categories, texts. A feature space
/// has a layer for each of them, and for how pairs of them go together, and gives
/// them as one vector or by their names.
///
/// It is no layer to be called on tensors: `space$get_inputs()` are its inputs by
/// their names, `space$get_encoded_features()` is what it makes of them, and both
/// together make a model. The layers are `space$preprocessors` and `space$crossers`.
/// A feature that becomes vectors must have its vocabulary before: of a layer given
/// to `feature_custom()`, or by `set_vocabulary(space$preprocessors$name, terms)`.
///
/// # Input shape
/// `(batch, 1)` for each feature.
///
/// # Output shape
/// `(batch, size)`, where the size is that of all features together, or that of each
/// with `output_mode = "dict"`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.utils.FeatureSpace",
    python = "keras.src.layers.preprocessing.feature_space.FeatureSpace",
    base = "name",
    r = "layer_feature_space",
    r_args = "object features output_mode crosses crossing_dim hashing_dim \
              num_discretization_bins name feature_names=NULL",
    example = "space <- layer_feature_space(\n  features = list(\n    age = \"float\",\n    city = feature_string_hashed(num_bins = 16),\n    day = feature_integer_hashed(num_bins = 7)\n  ),\n  crosses = list(feature_cross(c(\"city\", \"day\"), crossing_dim = 32))\n)\nmodel <- keras_model(\n  space$get_inputs(),\n  space$get_encoded_features() |> layer_dense(1)\n)\nmodel$input_names"
)]
pub struct FeatureSpace {
    /// A named list: for each feature what `feature_float()`, `feature_custom()` or
    /// one of their family gives, or the name of a kind, such as `"float"`,
    /// `"float_normalized"`, `"float_rescaled"`, `"float_discretized"`,
    /// `"integer_categorical"`, `"string_categorical"`, `"integer_hashed"` or
    /// `"string_hashed"`.
    features: Features,
    /// What the encoded features come as: `"concat"`, one vector; `"dict"`, a named
    /// list.
    #[config(default = "concat")]
    output_mode: Output,
    /// A list of what is crossed: each by `feature_cross()`, or the names of the
    /// features in a character vector. `NULL` for nothing.
    #[config(default = None)]
    crosses: Option<Vec<CrossOf>>,
    /// The number of bins of features that are crossed by their names alone.
    #[config(default = 32)]
    crossing_dim: Option<Positive>,
    /// The number of bins of hashed features that are given by their kind alone.
    #[config(default = 32)]
    hashing_dim: Positive,
    /// The number of bins of discretized features that are given by their kind alone.
    #[config(default = 32)]
    num_discretization_bins: Positive,
    #[config(flatten)]
    space: Space,
}

/// The features by their names, in order.
#[derive(Debug)]
struct Features(Vec<(Key, FeatureOf)>);

/// A feature, or the name of its kind.
#[derive(Debug)]
enum FeatureOf {
    Kind(String),
    Made(Rc<dyn FeatureSpec>),
}

impl Field for Features {
    const EXPECTED: &'static str = "a named list of features";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let Value::Object(features) = value else {
            return Err(Self::refuse(&value));
        };
        if features.is_empty() {
            return Err(Error::config("there are no features").expected(Self::EXPECTED));
        }
        let read = |(name, value): (Key, Value)| {
            let feature = match value {
                Value::Str(kind) => Ok(FeatureOf::Kind(kind)),
                value => read_feature(value, cx).map(FeatureOf::Made),
            };
            let feature = feature.map_err(|e| e.at(&*name))?;
            Ok((name, feature))
        };
        Ok(Features(
            features.into_iter().map(read).collect::<Result<_>>()?,
        ))
    }

    fn write(&self) -> Result<Value> {
        let write = |(name, feature): &(Key, FeatureOf)| {
            let value = match feature {
                FeatureOf::Kind(kind) => Value::from(kind.as_str()),
                FeatureOf::Made(feature) => feature.write()?,
            };
            Ok((name.clone(), value))
        };
        let features: Map = self
            .0
            .iter()
            .map(write)
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .collect();
        Ok(features.into())
    }
}

const FEATURE: &str =
    "a feature: the name of a kind such as \"float\", or what a function such as \
                       `feature_float()` gives";

fn read_feature(value: Value, cx: &Context) -> Result<Rc<dyn FeatureSpec>> {
    if !matches!(value, Value::Object(_) | Value::Live(_)) {
        return Err(no_feature(&value));
    }
    let shown = value.clone();
    if let Some(KerasObject::Layer(_)) = value.as_live() {
        return Err(no_feature(&shown).hint("Give the layer to `feature_custom()`."));
    }
    let object = get(Role::FeatureSpec, value, cx)?;
    <dyn FeatureSpec>::pick(&object)
        .filter(|spec| spec.as_any().is::<Feature>())
        .ok_or_else(|| no_feature(&shown))
}

fn no_feature(value: &Value) -> Error {
    Error::config(format!("expected a feature, got {}", describe(value)))
        .received(value)
        .expected(FEATURE)
}

/// What is crossed: an object, or the names of features.
#[derive(Debug)]
enum CrossOf {
    Names(Value),
    Made(Rc<dyn FeatureSpec>),
}

impl Field for CrossOf {
    const EXPECTED: &'static str =
        "what `feature_cross()` gives, or a vector of the names of features";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Array(_) => Ok(CrossOf::Names(value)),
            Value::Object(_) | Value::Live(_) => {
                let shown = value.clone();
                let object = get(Role::FeatureSpec, value, cx)?;
                <dyn FeatureSpec>::pick(&object)
                    .filter(|spec| spec.as_any().is::<Cross>())
                    .map(CrossOf::Made)
                    .ok_or_else(|| Self::refuse(&shown))
            }
            Value::Str(_) => Err(Self::refuse(&value)
                .hint("`crosses` is a list of vectors: `list(c(\"a\", \"b\"))`.")),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            CrossOf::Names(names) => Ok(names.clone()),
            CrossOf::Made(cross) => cross.write(),
        }
    }
}

impl FeatureSpace {
    /// Makes the features that are named by their kind.
    fn make_features(&mut self, cx: &Context) -> Result<()> {
        for (name, feature) in &mut self.features.0 {
            let FeatureOf::Kind(kind) = feature else {
                continue;
            };
            let mut args = Map::new();
            args.push("name", &**name);
            match kind.as_str() {
                "float_discretized" => args.push("num_bins", self.num_discretization_bins.get()),
                "integer_hashed" | "string_hashed" => {
                    args.push("num_bins", self.hashing_dim.get());
                }
                _ => {}
            }
            let at = |e: Error| e.at(&**name).at("features");
            let object = kinds::feature(kind, args, cx).map_err(at)?;
            if let KerasObject::FeatureSpec(made) = object {
                *feature = FeatureOf::Made(made);
            }
        }
        Ok(())
    }

    /// Makes the crosses that are given by the names of features.
    fn make_crosses(&mut self, cx: &Context) -> Result<()> {
        let known: HashSet<&str> = self.features.0.iter().map(|(name, _)| &**name).collect();
        let crosses = self.crosses.get_or_insert_with(Vec::new);
        for (i, cross) in crosses.iter_mut().enumerate() {
            let CrossOf::Names(names) = cross else {
                continue;
            };
            let at = |e: Error| e.at_index(i).at("crosses");
            let crossing_dim = self.crossing_dim.ok_or_else(|| {
                Error::config("features that are crossed by their names need `crossing_dim`")
                    .expected("a positive integer")
                    .at("crossing_dim")
            })?;
            check_names(names, &known).map_err(at)?;
            let mut args = Map::new();
            args.push("feature_names", names.clone());
            args.push("crossing_dim", crossing_dim.get());
            if let KerasObject::FeatureSpec(made) = kinds::cross(args, cx).map_err(at)? {
                *cross = CrossOf::Made(made);
            }
        }
        Ok(())
    }

    /// The features by their names.
    fn made_features(&self) -> impl Iterator<Item = (&str, &Feature)> {
        self.features.0.iter().filter_map(|(name, feature)| {
            let FeatureOf::Made(spec) = feature else {
                return None;
            };
            Some((&**name, spec.as_any().downcast_ref()?))
        })
    }

    fn made_crosses(&self) -> impl Iterator<Item = &Cross> {
        self.crosses
            .iter()
            .flatten()
            .filter_map(|cross| match cross {
                CrossOf::Made(spec) => spec.as_any().downcast_ref(),
                CrossOf::Names(_) => None,
            })
    }

    /// The inputs by their names.
    pub fn inputs(&self) -> Nested<Tensor> {
        self.space.inputs()
    }
}

/// The names are those of features.
fn check_names(names: &Value, known: &HashSet<&str>) -> Result<()> {
    let names = names.as_array().unwrap_or_default().iter();
    let names = names
        .enumerate()
        .filter_map(|(i, name)| Some((i, name.as_str()?)));
    for (i, name) in names {
        if !known.contains(name) {
            let mut error = Error::config(format!("there is no feature {name:?}"))
                .received(&Value::from(name))
                .expected("the name of one of `features`");
            if let Some(near) = crate::text::nearest(name, known.iter().copied()) {
                error = error.hint(format!("Did you mean {near:?}?"));
            }
            return Err(error.at_index(i));
        }
    }
    Ok(())
}

/// Properties that are named lists of layers.
const LAYERS: &[&str] = &["preprocessors", "crossers", "one_hot_encoders"];

impl LayerClass for FeatureSpace {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, _layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)
    }

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        // Keras names the space before what it is made of.
        base.name_if_unnamed("FeatureSpace", cx);
        self.make_features(cx)?;
        self.make_crosses(cx)?;
        self.space = Space::new(self.made_features(), self.made_crosses(), cx)?;
        Ok(self)
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        Err(Error::graph(format!(
            "the feature space `{}` is not called on tensors",
            layer.name()
        ))
        .hint("Its inputs are `space$get_inputs()`, its output is `space$get_encoded_features()`."))
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.space.layers()
    }

    fn property_names(&self) -> &[&'static str] {
        LAYERS
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        let layers = match name {
            "preprocessors" => self.space.preprocessors(),
            "crossers" => self.space.crossers(),
            "one_hot_encoders" => self.space.encoders(),
            _ => return None,
        };
        let layers = layers
            .into_iter()
            .map(|(name, layer)| (name, layer.value()));
        Some(Ok(Value::Object(layers.collect())))
    }

    fn get_build_config(&self, _layer: &Layer) -> Option<Result<Option<Value>>> {
        let shapes = self.made_features().map(|(name, feature)| {
            let shapes = feature.preprocessor().get_build_config()?;
            Ok((name, Value::from(shapes)))
        });
        let shapes: Result<Vec<_>> = shapes.collect();
        Some(shapes.map(|shapes| Some(Value::Object(shapes.into_iter().collect()))))
    }

    fn build_from_config(&self, _layer: &Layer, config: &Map, cx: &Context) -> Option<Result<()>> {
        let features: HashMap<&str, &Feature> = self.made_features().collect();
        let build = |(name, shapes): (&str, &Value)| {
            let feature = features.get(name).ok_or_else(|| {
                Error::config(format!("there is no feature {name:?} to build")).at(name)
            })?;
            feature
                .preprocessor()
                .build_from_config(shapes.clone(), cx)
                .map_err(|e| e.at(name))
        };
        Some(config.iter().try_for_each(build))
    }
}
