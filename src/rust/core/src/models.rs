//! Models (`keras.models`): layers made of layers.

mod clone;
mod from_config;
pub mod functional;
mod model;
pub mod sequential;
mod summary;

pub use clone::{clone_layer, clone_model, clone_model_with, CallLayer, CloneLayer, CloneOptions};
pub use functional::Functional;
pub use model::{is_operation, Model, ParamCounts};
pub use sequential::Sequential;
pub use summary::{summary, SummaryOptions};

use crate::config::{BaseKeys, Schema};
use crate::context::Context;
use crate::error::Result;
use crate::layers::Layer;
use crate::object::{ClassEntry, Role};
use crate::value::Value;

/// The model of a config, with or without a `module` (before Keras 3), or of JSON
/// text. If classes are missing, the error names all of them.
pub fn from_value(config: Value, cx: &Context) -> Result<Layer> {
    from_config::model(config, cx)
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
        "keras.Functional",
        "keras.models.Functional",
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
    base_keys: BaseKeys::Name,
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
};

static SEQUENTIAL_SCHEMA: Schema = SEQUENTIAL;
