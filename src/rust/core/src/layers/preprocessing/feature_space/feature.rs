//! [`Feature`].

use crate::config::keyword;
use crate::dtype::DType;
use crate::layers::Layer;
use keratin_derive::KerasConfig;

keyword! {
    /// What the preprocessor gives, and what becomes of it.
    pub enum FeatureMode exactly "\"int\", \"one_hot\" or \"float\"" {
        /// Integers that stay.
        Int = "int",
        /// Integers, each of which becomes a vector.
        OneHot = "one_hot",
        /// Floats.
        Float = "float",
    }
}

/// A feature of a feature space, with a layer of your own
///
/// For what the other functions for features do not make. One of the `features` of
/// `layer_feature_space()`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.preprocessing.feature_space.Feature",
    python = "keras.src.layers.preprocessing.feature_space.Feature",
    r = "feature_custom",
    example = "feature_custom(\n  dtype = \"string\",\n  preprocessor = layer_text_vectorization(\n    vocabulary = c(\"good\", \"bad\"), output_mode = \"multi_hot\"\n  ),\n  output_mode = \"float\"\n)"
)]
pub struct Feature {
    /// The dtype of the feature's values, such as `"float32"` or `"string"`.
    dtype: DType,
    /// The layer that prepares the values.
    preprocessor: Layer,
    /// What the layer gives: `"float"`, floats; `"int"`, integers; `"one_hot"`,
    /// integers that become vectors, whose size must follow from the layer.
    output_mode: FeatureMode,
}

impl Feature {
    /// The dtype of the values.
    pub fn dtype(&self) -> DType {
        self.dtype
    }

    /// The layer that prepares the values.
    pub fn preprocessor(&self) -> &Layer {
        &self.preprocessor
    }

    /// Whether what the layer gives becomes vectors.
    pub fn is_one_hot(&self) -> bool {
        self.output_mode == FeatureMode::OneHot
    }
}
