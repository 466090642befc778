//! Which file and which help family a class belongs to.

use keratin_core::object::{ClassEntry, Role};

/// Where a class's R function stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The file in the folder `R`.
    pub file: String,
    /// The Rust sources that the file is made of.
    pub source: String,
    /// The family of help pages that point at each other.
    pub title: String,
    /// Keras's own page of the family.
    pub page: &'static str,
}

/// The families of layers: the folder, the adjective, Keras's page.
const LAYERS: &[(&str, &str, &str)] = &[
    ("activations", "activation", "activation_layers"),
    ("attention", "attention", "attention_layers"),
    ("convolutional", "convolutional", "convolution_layers"),
    ("core", "core", "core_layers"),
    ("merging", "merging", "merging_layers"),
    ("normalization", "normalization", "normalization_layers"),
    ("pooling", "pooling", "pooling_layers"),
    ("preprocessing", "preprocessing", "preprocessing_layers"),
    ("regularization", "regularization", "regularization_layers"),
    ("reshaping", "reshaping", "reshaping_layers"),
    ("rnn", "recurrent", "recurrent_layers"),
];

impl Family {
    /// The family of a class. A layer's is the folder Keras has it in.
    pub fn of(entry: &ClassEntry) -> Result<Family, String> {
        let (folder, page) = match entry.role {
            Role::Layer if entry.schema.python.starts_with("keras.src.distillation.") => {
                ("distillation", "distillation")
            }
            Role::Layer => return layer(entry.schema.python),
            Role::Operation => return operation(entry),
            Role::Initializer => ("initializers", "layers/initializers"),
            Role::Regularizer => ("regularizers", "layers/regularizers"),
            Role::Constraint => ("constraints", "layers/constraints"),
            Role::Activation => ("activations", "layers/activations"),
            Role::Loss if !entry.schema.r.starts_with("metric_") => ("losses", "losses"),
            // Some functions are losses to Keras, and metrics in R.
            Role::Loss | Role::Metric => ("metrics", "metrics"),
            Role::SeedGenerator => ("random", "ops/random"),
            Role::InputRequirement => ("input-spec", "layers/base_layer"),
            Role::DistillationLoss => ("distillation", "distillation"),
            Role::DTypePolicy => ("dtype-policies", "mixed_precision"),
            Role::Optimizer => ("optimizers", "optimizers"),
            Role::QuantizationConfig | Role::Quantizer => ("quantizers", "quantizers"),
            Role::FeatureSpec => ("feature-space", "utils/feature_space"),
            Role::LearningRateSchedule => (
                "learning-rate-schedules",
                "optimizers/learning_rate_schedules",
            ),
        };
        let source = match entry.role {
            Role::LearningRateSchedule => "optimizers/schedules".to_owned(),
            Role::InputRequirement => "layers".to_owned(),
            Role::FeatureSpec => "layers/preprocessing/feature_space".to_owned(),
            _ => folder.replace('-', "_"),
        };
        Ok(Family {
            file: format!("{folder}.R"),
            source: format!("src/rust/core/src/{source}"),
            title: folder.replace('-', " "),
            page,
        })
    }
}

/// An operation's file is that of the module Keras has it in.
fn operation(entry: &ClassEntry) -> Result<Family, String> {
    let module = entry.schema.module;
    let (folder, page) = match module.rsplit('.').next().unwrap_or_default() {
        "core" | "einops" => ("core", "ops/core"),
        "image" => ("image", "ops/image"),
        "linalg" => ("linalg", "ops/linalg"),
        "math" | "nn" => ("nn", "ops/nn"),
        _ => ("numpy", "ops/numpy"),
    };
    let title = keratin_core::ops::family_of(entry).ok_or_else(|| {
        format!(
            "`{}` is in no family of operations",
            entry.schema.class_name
        )
    })?;
    Ok(Family {
        file: format!("ops-{folder}.R"),
        source: "src/rust/core/src/ops".to_owned(),
        title: title.to_owned(),
        page,
    })
}

fn layer(python: &str) -> Result<Family, String> {
    let folder = python.split('.').nth(3).unwrap_or_default();
    let Some((folder, adjective, page)) = LAYERS.iter().find(|row| row.0 == folder) else {
        return Err(format!("`{python}` is in no known family of layers"));
    };
    Ok(Family {
        file: format!("layers-{folder}.R"),
        source: format!("src/rust/core/src/layers/{folder}"),
        title: format!("{adjective} layers"),
        page,
    })
}
