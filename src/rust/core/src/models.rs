//! Models (`keras.models`): layers made of layers.

mod clone;
mod from_config;
pub mod functional;
mod model;
pub mod sequential;
mod summary;

pub use clone::{clone_layer, clone_model, clone_model_with, CallLayer, CloneLayer, CloneOptions};
pub use functional::Functional;
pub use model::{Model, ParamCounts};
pub use sequential::Sequential;
pub use summary::{summary, SummaryOptions};

use crate::config::{describe, BaseKeys, Schema};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::json;
use crate::layers::Layer;
use crate::object::{deserialize_as, ClassEntry, KerasObject, Role};
use crate::value::Value;

/// The model of a config, with or without a `module` (before Keras 3), or of the
/// JSON text of one: some files hold the text of a text. If classes are missing,
/// the error names all of them.
pub fn from_value(config: Value, cx: &Context) -> Result<Layer> {
    let config = match config {
        Value::Str(text) => json::read(text.as_bytes())?,
        config => config,
    };
    let Value::Object(envelope) = config else {
        return Err(not_a_model(&config));
    };
    match deserialize_as(Role::Layer, envelope, cx)? {
        KerasObject::Layer(layer) => Ok(layer),
        other => Err(not_a_model(&other.into_value())),
    }
}

fn not_a_model(value: &Value) -> Error {
    Error::config(format!(
        "expected the config of a model, got {}",
        describe(value)
    ))
    .received(value)
    .expected("`class_name` and `config`, as `to_json()` writes them")
}

/// The model classes.
pub(crate) static CLASSES: &[ClassEntry] = &[
    ClassEntry {
        schema: &FUNCTIONAL,
        role: Role::Layer,
        construct: from_config::functional,
    },
    ClassEntry {
        schema: &SEQUENTIAL_SCHEMA,
        role: Role::Layer,
        construct: from_config::sequential,
    },
];

static FUNCTIONAL: Schema = Schema {
    module: "keras.src.models.functional",
    class_name: "Functional",
    python: "keras.src.models.functional.Functional",
    bases: &[
        "keras.src.ops.function.Function",
        "keras.src.models.model.Model",
        "keras.src.trainers.trainer.Trainer",
    ],
    aliases: &[
        "keras.src.engine.functional.Functional",
        "keras.Model",
        "keras.models.Model",
    ],
    names: &[],
    r: "",
    r_args: None,
    r_aliases: &[],
    example: "",
    doc: "A model from a graph of layers",
    parts: &[],
    args: &[],
    keys: &[],
    base_keys: BaseKeys::Model,
    call: &[],
};

/// What is known of `Sequential`: it takes just what every layer takes.
pub const SEQUENTIAL: Schema = Schema {
    module: "keras",
    class_name: "Sequential",
    python: "keras.src.models.sequential.Sequential",
    bases: &[
        "keras.src.models.model.Model",
        "keras.src.trainers.trainer.Trainer",
    ],
    aliases: &["keras.Sequential", "keras.models.Sequential"],
    names: &[],
    r: "",
    r_args: None,
    r_aliases: &[],
    example: "",
    doc: "A model from a sequence of layers",
    parts: &[],
    args: &[],
    keys: &[],
    base_keys: BaseKeys::All,
    call: &[],
};

static SEQUENTIAL_SCHEMA: Schema = SEQUENTIAL;
