//! Features by the names of their kinds.

use super::{cross, feature::Feature, FeatureSpec};
use crate::config::{KerasConfig, Reader};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::Layer;
use crate::object::KerasObject;
use crate::registry;
use crate::value::{Map, Value};

/// How a feature of a kind is made.
struct Recipe {
    kind: &'static str,
    dtype: &'static str,
    /// The class of the layer that prepares the values.
    class: (&'static str, &'static str),
    /// The arguments that it takes from those of the feature.
    args: &'static [&'static str],
    /// Whether it gives integers, which become vectors unless told otherwise.
    is_integer: bool,
}

const LAYERS: &str = "keras.layers";
const OWN: &str = "keras.src.layers.preprocessing.feature_space";

const RECIPES: &[Recipe] = &[
    Recipe {
        kind: "float",
        dtype: "float32",
        class: (OWN, "TFDIdentity"),
        args: &["dtype"],
        is_integer: false,
    },
    Recipe {
        kind: "float_rescaled",
        dtype: "float32",
        class: (LAYERS, "Rescaling"),
        args: &["scale", "offset"],
        is_integer: false,
    },
    Recipe {
        kind: "float_normalized",
        dtype: "float32",
        class: (LAYERS, "Normalization"),
        args: &[],
        is_integer: false,
    },
    Recipe {
        kind: "float_discretized",
        dtype: "float32",
        class: (LAYERS, "Discretization"),
        args: &["num_bins", "bin_boundaries"],
        is_integer: true,
    },
    Recipe {
        kind: "integer_categorical",
        dtype: "int32",
        class: (LAYERS, "IntegerLookup"),
        args: &["max_tokens", "num_oov_indices"],
        is_integer: true,
    },
    Recipe {
        kind: "string_categorical",
        dtype: "string",
        class: (LAYERS, "StringLookup"),
        args: &["max_tokens", "num_oov_indices"],
        is_integer: true,
    },
    Recipe {
        kind: "integer_hashed",
        dtype: "int32",
        class: (LAYERS, "Hashing"),
        args: &["num_bins"],
        is_integer: true,
    },
    Recipe {
        kind: "string_hashed",
        dtype: "string",
        class: (LAYERS, "Hashing"),
        args: &["num_bins"],
        is_integer: true,
    },
];

/// The feature of a kind. Its layer is named after it.
pub fn feature(kind: &str, mut args: Map, cx: &Context) -> Result<KerasObject> {
    let Some(recipe) = RECIPES.iter().find(|recipe| recipe.kind == kind) else {
        let mut error = Error::config(format!("there is no kind of feature {kind:?}"))
            .received(&Value::from(kind))
            .expected("one of the kinds such as \"float\" or \"string_categorical\"");
        if let Some(near) = crate::text::nearest(kind, RECIPES.iter().map(|r| r.kind)) {
            error = error.hint(format!("Did you mean {near:?}?"));
        }
        return Err(error);
    };
    let name = match args.remove("name") {
        Some(Value::Str(name)) if !name.is_empty() => name,
        None | Some(Value::Null | Value::Str(_)) => cx.auto_name(kind),
        Some(other) => {
            return Err(Error::config("the name of a feature is a text")
                .received(&other)
                .expected("a text")
                .at("name"))
        }
    };
    let mut layer = Map::new();
    layer.push("name", format!("{name}_preprocessor"));
    match kind {
        "float" => args.insert("dtype", recipe.dtype),
        "float_rescaled" if !args.contains_key("scale") => args.insert("scale", 1.0),
        _ => {}
    }
    for arg in recipe.args {
        if let Some(value) = args.remove(arg) {
            layer.push(*arg, value);
        }
    }
    let (module, class) = recipe.class;
    let mode = args.remove("output_mode").filter(|_| recipe.is_integer);
    let mode = mode.unwrap_or_else(|| match recipe.is_integer {
        true => "one_hot".into(),
        false => "float".into(),
    });
    if let Some((name, value)) = args.iter().next() {
        let error = Error::config(format!(
            "a feature of kind {kind:?} has no argument `{name}`"
        ));
        return Err(error.received(value).at(name));
    }
    let preprocessor = new_layer(module, class, layer, cx)?;
    let args = Map::from_iter([
        ("dtype", Value::from(recipe.dtype)),
        ("preprocessor", preprocessor.value()),
        ("output_mode", mode),
    ]);
    make::<Feature>(args, cx)
}

/// Features that are crossed.
pub fn cross(args: Map, cx: &Context) -> Result<KerasObject> {
    make::<cross::Cross>(args, cx)
}

fn make<T: KerasConfig>(args: Map, cx: &Context) -> Result<KerasObject>
where
    crate::object::Builtin<T>: FeatureSpec,
{
    let entry = registry::entry_of(&T::SCHEMA)?;
    (entry.construct)(Reader::new(entry.schema, args, cx))
}

/// A layer of a class of Keras's own.
pub fn new_layer(module: &str, class: &str, args: Map, cx: &Context) -> Result<Layer> {
    let entry = registry::by_path(module, class)
        .ok_or_else(|| Error::class(format!("there is no class `{module}.{class}`")))?;
    match (entry.construct)(Reader::new(entry.schema, args, cx))? {
        KerasObject::Layer(layer) => Ok(layer),
        _ => Err(Error::class(format!("`{class}` is not a layer"))),
    }
}
